import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { otherDates } from '../../../lib/acts/act/other-date.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { actAt } from '../../../lib/site/addresses.ts'
import { aBreach, aCaseWithOrder, doAct, objectionsTo, order } from '../acts/breach-file.ts'
import { aHearing, aNotification, anApplication, ids, nextId } from '../acts/order-file.ts'

/** Where a date contradicts that of another record, the refusal says which record that is and leads to where it is corrected. */

const on = '2026-09-14 18:20'
const application = anApplication({
  id: nextId(),
  status: 'lodged',
  lodgedOn: '2026-08-10',
  authorisedOn: '2026-08-09',
})
const hearing = { ...aHearing('2026-09-01'), applicationId: application.id, status: 'heard' as const }
const given = aNotification(order, '2026-06-03')
const breach = aBreach({ happenedOn: '2026-09-01', knownAt: '2026-09-01T10:00:00.000Z' })
const base = aCaseWithOrder({ notifications: [given], breaches: [breach] })
const atCourt: CaseFile = { ...base, applications: [...base.applications, application], hearings: [hearing] }
const early = '2026-05-20'

type Row = [name: string, file: CaseFile, act: ActName, on: string, input: object, leads: [ActName, string]]
const made = ['correctOrderRecord', order.id] as [ActName, string]
const lodged = ['correctLodging', application.id] as [ActName, string]
const service = {
  attemptedAt: `${early}T10:00`,
  method: 'inPerson',
  served: 'yes',
  server: 'PC 4471 Osgood',
  place: 'Aldermere',
  explained: 'yes',
  cardGiven: 'yes',
}
const notice = {
  kind: 'initial',
  givenOn: early,
  method: 'inPerson',
  station: 'Aldermere',
  takenBy: 'PC 4471 Osgood',
  names: ['Darren O’Pocock'],
  otherNamesAsked: 'yes',
  addressKind: 'home',
  homeAddress: '14 Quay Row, Aldermere',
}
const check = { result: 'complied', method: 'visit', checkedAt: `${early}T10:00`, nextOn: '2026-10-01' }
const rows: Row[] = [
  ['V56: service', base, 'recordServiceAttempt', order.id, service, made],
  ['a notification', base, 'recordNotification', order.id, notice, made],
  ['a check of a condition', base, 'recordCheck', String(base.orderConditions[0]?.id), check, made],
  [
    'a visit',
    base,
    'recordVisit',
    order.id,
    { outcome: 'allComplied', exceptions: [], method: 'visit', checkedAt: `${early}T10:00`, nextOn: '2026-10-01' },
    made,
  ],
  [
    'a check of the address',
    base,
    'recordNoticeCheck',
    order.id,
    { ...check, subject: 'homeAddress', result: 'asNotified' },
    made,
  ],
  [
    'V74: a breach',
    base,
    'recordBreach',
    ids.case,
    {
      of: 'order',
      orderId: order.id,
      conditionIds: [base.orderConditions[0]?.id],
      happenedOn: early,
      knownAt: '2026-09-01T10:00',
      source: 'victim',
      place: 'englandWales',
      description: 'He came to her door.',
      excuse: 'None offered',
    },
    made,
  ],
  [
    'a suspected offence about notification',
    base,
    'recordNotificationOffence',
    order.id,
    {
      offence: 'notNotified',
      happenedOn: early,
      knownAt: '2026-09-01T10:00',
      source: 'proactive',
      place: 'englandWales',
      description: 'No notice was given',
    },
    made,
  ],
  [
    'found to be false before it was given',
    base,
    'recordNotificationFalse',
    given.id,
    { falseFoundOn: '2026-06-02', falseFoundHow: 'Nobody lives there' },
    ['correctNotification', given.id],
  ],
  [
    'an arrest before police knew',
    base,
    'decideArrest',
    breach.id,
    { decision: 'arrest', at: '2026-08-31T10:00', reason: 'He was outside' },
    ['correctBreach', breach.id],
  ],
  [
    'a refusal at court before the lodging',
    atCourt,
    'refuseAtCourt',
    application.id,
    { determinedOn: '2026-08-01', courtRefusal: 'notNecessary', outcomeReason: 'Enough is in place' },
    lodged,
  ],
  [
    'a hearing before the lodging',
    atCourt,
    'listHearing',
    application.id,
    { listedOn: '2026-08-01', listedTime: '10:00', court: 'Aldermere', purpose: 'final' },
    lodged,
  ],
  [
    'a lodging before the authority',
    atCourt,
    'correctLodging',
    application.id,
    { court: 'Aldermere', lodgedOn: '2026-08-01', courtReference: '', correctionReason: 'A slip' },
    ['correctAuthority', application.id],
  ],
  [
    'a direction due before its hearing',
    atCourt,
    'recordDirection',
    hearing.id,
    { who: 'police', what: 'Serve the video', byOn: '2026-08-20' },
    ['correctHearing', hearing.id],
  ],
  [
    'V09: an incident before the defendant was born',
    { ...base, defendants: base.defendants.map(d => ({ ...d, bornOn: '2026-09-10' })) },
    'logIncident',
    ids.case,
    {
      summary: 'Left flowers on the desk',
      dateKind: 'exact',
      happenedOn: '2026-09-01',
      category: 'B',
      direction: 'toProtected',
      targetIds: [ids.victim],
      source: 'victim',
      unwelcome: 'Told to stop',
    },
    ['changeDefendant', String(base.defendants[0]?.id)],
  ],
]
for (const [name, file, act, record, input, [leadsTo, id]] of rows)
  test(`${name}: the other record is named, and corrected from here`, () => {
    const found = objectionsTo(file, acts[act], record, input, on).flatMap(r => {
      const to = r.href ? actAt(r.href) : undefined
      return to ? [{ act: to.act, on: to.on, says: r.message }] : []
    })
    expect(found).toContainEqual({
      act: leadsTo,
      on: id,
      says: expect.stringContaining(`is wrong, correct ${otherDates[leadsTo as keyof typeof otherDates]}`),
    })
  })

test('every act that such a message leads to is there, and writes over what it is about', () => {
  for (const name of Object.keys(otherDates) as ActName[]) {
    expect(acts[name], name).toBeDefined()
    expect(acts[name].prefill, name).toBeDefined()
  }
})

test('once the order’s own date is corrected, the same service is recorded', () => {
  const moved = doAct(
    base,
    acts.correctOrderRecord,
    order.id,
    {
      ...acts.correctOrderRecord.prefill?.({ file: base, record: order, today: '2026-09-14' }),
      madeOn: '2026-05-20',
      reason: 'Read again',
    },
    on,
  ).file
  expect(objectionsTo(moved, acts.recordServiceAttempt, order.id, service, on).filter(r => r.rule === 'V56')).toEqual(
    [],
  )
})

test('no message asks for one of two dates without saying whose', () => {
  const rules = ['act-rules', 'term-rules', 'contact-rules', 'breach-rules'].map(name =>
    readFileSync(path.join(import.meta.dirname, `../../../lib/law/rules/${name}.ts`), 'utf8'),
  )
  expect(rules.join('\n')).not.toMatch(/one of the two dates/)
})
