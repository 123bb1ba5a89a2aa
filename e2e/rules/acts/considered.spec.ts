import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { spoQuestion } from '../../../lib/case/views/considered.ts'
import { after, flowers, incidentOf } from './evidence-asked.ts'
import { aFile, at, ids, nextId } from './order-file.ts'

const questionOn = (file: CaseFile, when: string) => spoQuestion(file, when.slice(0, 10), when)
/** Opened with one incident, and decided “not yet” on 21 February 2026, to be looked at again on 20 March. */
function decidedNotYet(): CaseFile {
  const decision = {
    id: nextId(),
    decision: 'notYet' as const,
    reasonCode: 'moreEvidence' as const,
    actsReason: 'a',
    riskReason: 'r',
    necessityReason: 'n',
    limb: null,
    whatWouldChange: null,
    wrongTest: null,
    reviewOn: '2026-03-20',
    toldVictim: null,
    at: at('2026-02-21'),
    byId: ids.officer,
  }
  return { ...after(aFile(), 'logIncident', flowers, { when: at('2026-02-20') }), decisions: [decision] }
}

test('whether an order was considered is asked when a case is opened, and is overdue after three days', () => {
  // Given a case opened on 14 February 2026
  const opened = aFile()
  // Then it is asked from then on, and overdue by 17 February
  expect(questionOn(opened, at('2026-02-14 13:00'))).toMatchObject({
    state: 'unanswered',
    since: at('2026-02-14'),
    overdue: false,
  })
  expect(questionOn(opened, at('2026-02-17 12:01'))).toMatchObject({ state: 'unanswered', overdue: true })
})

test('“not yet” answers it until the day of its review, and is overdue on the day after', () => {
  const decided = decidedNotYet()
  expect(questionOn(decided, at('2026-03-19')).state).toBe('answered')
  expect(questionOn(decided, at('2026-03-20'))).toMatchObject({ state: 'reviewDue', overdue: false })
  expect(questionOn(decided, at('2026-03-21'))).toMatchObject({ state: 'reviewDue', overdue: true })
})

test('a new incident asks again whether an order was considered; a correction does not', () => {
  // Given a case decided “not yet”
  const decided = decidedNotYet()
  // When its incident is corrected, then it stays answered
  const corrected = after(
    decided,
    'correctIncident',
    { ...flowers, place: 'Ward 9', reason: 'Ward was wrong' },
    { on: incidentOf(decided).id, when: at('2026-02-22') },
  )
  expect(questionOn(corrected, at('2026-02-23')).state).toBe('answered')
  // When another incident is logged, however long ago it happened, then it is asked again, to be answered in three days
  const oldIncident = { ...flowers, happenedOn: '2019-05-04' }
  const logged = after(decided, 'logIncident', oldIncident, { when: at('2026-02-24') })
  expect(questionOn(logged, at('2026-02-25'))).toMatchObject({
    state: 'askedAgain',
    since: at('2026-02-24'),
    dueAt: at('2026-02-27'),
    overdue: false,
  })
  // When that incident is withdrawn, then it is answered as before
  const withdrawn = after(
    logged,
    'withdrawIncident',
    { reason: 'Wrong case' },
    { on: logged.incidents.at(-1)?.id ?? '', when: at('2026-02-25') },
  )
  expect(questionOn(withdrawn, at('2026-02-26')).state).toBe('answered')
})
