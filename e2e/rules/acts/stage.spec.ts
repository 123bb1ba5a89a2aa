import { expect, test } from '@playwright/test'
import { actCalled } from '../../../lib/acts/index.ts'
import { peopleActs } from '../../../lib/acts/people/people.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Decision, Incident } from '../../../lib/case/records/pattern.ts'
import { applicationStatuses } from '../../../lib/case/reference/status.ts'
import { type CaseStage, stageOf } from '../../../lib/case/views/stage.ts'
import { waitingOn } from '../waits/waiting.ts'
import { aFile, after, anApplication, anInterim, anOrder, aService, at, aVersion, ids, nextId } from './order-file.ts'

const today = '2026-11-21'
const incident = (recordedOn: string, set: Partial<Incident> = {}): Incident =>
  ({
    id: nextId(),
    number: 1,
    dateKind: 'exact',
    happenedOn: recordedOn,
    recordedAt: at(recordedOn),
    withdrawnAt: null,
    summary: 'x',
    ...set,
  }) as Incident
const decision = (on: string, set: Partial<Decision> = {}): Decision =>
  ({
    id: nextId(),
    decision: 'notYet',
    reasonCode: 'moreEvidence',
    reviewOn: '2026-12-20',
    at: at(on),
    ...set,
  }) as Decision
const full = anOrder()
const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, ref: 'I/1' })
const made = {
  orders: [full],
  orderVersions: [aVersion(full)],
  applications: [anApplication({ status: 'granted', determinedOn: '2026-11-20' })],
}
const interimMade = {
  orders: [interim],
  orderVersions: [aVersion(interim, { lastDay: '2026-12-31' })],
  applications: [anApplication(), anInterim({ status: 'granted', determinedOn: '2026-11-20' })],
}
const apply = decision('2026-11-01', { decision: 'apply', reasonCode: 'limbsMet', reviewOn: null })

const table: [string, CaseStage, CaseFile][] = [
  ['nothing yet', 'evidence', aFile()],
  ['an incident and no decision', 'decisionDue', aFile({ incidents: [incident('2026-11-01')] })],
  [
    'only a withdrawn incident',
    'evidence',
    aFile({ incidents: [incident('2026-11-01', { withdrawnAt: at('2026-11-02') })] }),
  ],
  [
    'not yet, and its review to come',
    'evidence',
    aFile({ incidents: [incident('2026-10-01')], decisions: [decision('2026-11-01')] }),
  ],
  [
    'a new incident after the decision',
    'decisionDue',
    aFile({ incidents: [incident('2026-11-02')], decisions: [decision('2026-11-01')] }),
  ],
  ['its review is due', 'decisionDue', aFile({ decisions: [decision('2026-10-01', { reviewOn: today })] })],
  ['to apply, and nothing begun', 'drafting', aFile({ decisions: [apply] })],
  [
    'to apply, and the court refused',
    'decisionDue',
    aFile({ decisions: [apply], applications: [anApplication({ status: 'refusedByCourt' })] }),
  ],
  ['an order not served', 'unserved', aFile(made)],
  [
    'an attempt at service that failed',
    'unserved',
    aFile({ ...made, services: [aService(full, '2026-11-20', { served: false })] }),
  ],
  ['an order served', 'inForce', aFile({ ...made, services: [aService(full, '2026-11-20')] })],
  [
    'an interim order served, the main application at court',
    'withCourt',
    aFile({ ...interimMade, services: [aService(interim, '2026-11-20')] }),
  ],
  ['an interim order not served', 'unserved', aFile(interimMade)],
  [
    'an order discharged',
    'ended',
    aFile({ ...made, decisions: [apply], orders: [{ ...full, endedOn: '2026-11-21', ending: 'discharged' }] }),
  ],
  ['closed', 'closed', { ...aFile(made), case: { ...aFile().case, status: 'closed' } }],
]
for (const [what, stage, file] of table)
  test(`where a case stands: ${what}`, () => {
    expect(stageOf(file, today, at(today))).toBe(stage)
  })

test('every status of an application puts its case somewhere', () => {
  const stages = Object.fromEntries(
    Object.keys(applicationStatuses).map(status => [
      status,
      stageOf(
        aFile({ decisions: [apply], applications: [anApplication({ status: status as never })] }),
        today,
        at(today),
      ),
    ]),
  )
  expect(stages).toEqual({
    draft: 'drafting',
    returned: 'drafting',
    withSergeant: 'inReview',
    withCoordinator: 'inReview',
    withLegal: 'inReview',
    withAuthorising: 'inReview',
    refused: 'inReview',
    escalated: 'inReview',
    authorised: 'readyToLodge',
    lodged: 'withCourt',
    granted: 'decisionDue',
    refusalUpheld: 'decisionDue',
    refusedByCourt: 'decisionDue',
    withdrawn: 'decisionDue',
  })
})

test('the last day of an order is a day in force, and the next is not', () => {
  const file = aFile({ ...made, decisions: [apply], services: [aService(full, '2026-11-20')] })
  expect(stageOf(file, '2028-11-19', at('2028-11-19'))).toBe('inForce')
  expect(stageOf(file, '2028-11-20', at('2028-11-20'))).toBe('ended')
})

test('what waits on a case: an unserved order before all that is less pressing, and nothing once closed', () => {
  const file = aFile({ ...made, decisions: [apply] })
  const waiting = waitingOn(file, today, at(today))
  expect(waiting[0]).toMatchObject({ red: true, page: '/order' })
  for (const { name, about } of waiting.flatMap(w => w.acts)) expect(actCalled(name)?.act.about, name).toBe(about)
  expect(waiting.map(w => w.id)).toContainEqual(expect.stringMatching(/^riskDue /))
  expect(
    waitingOn({ ...file, case: { ...file.case, officerId: null } }, today, at(today)).map(w => w.id),
  ).toContainEqual(expect.stringMatching(/^noOfficer /))
  const closed = after(
    aFile({ decisions: [apply] }),
    peopleActs.closeCase,
    ids.case,
    { reason: 'Done', checksDone: [] },
    today,
    'Agreed',
  )
  expect(waitingOn(closed, today, at(today))).toEqual([])
})
