import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { type ActName, acts } from '../../lib/spo/acts/index.ts'
import type { CaseFile } from '../../lib/spo/case.ts'
import { clocksOf } from '../../lib/spo/clocks.ts'
import { applied } from '../../lib/spo/decide.ts'
import { orderFlags } from '../../lib/spo/findings/flags.ts'
import { conditionsOfVersion, lastDayInForce, versionsOf } from '../../lib/spo/orders.ts'
import { waitsOf } from '../../lib/spo/waits/projection.ts'
import { whereaboutsInOrder, whereaboutsInWords } from '../../lib/spo/whereabouts.ts'
import { interim, interimFile, people } from './change-file.ts'
import * as drafted from './drafted.ts'
import { ids } from './order-file.ts'

/**
 * Facts of one case, all recorded late, in any order: the case, its clocks, its findings and what waits are the same, up to
 * ids, the moment of recording, and numbers that say in which order things were typed.
 */

const condition = interimFile.orderConditions[0]
const rows = [{ conditionId: condition?.id, libraryCode: 'P2', kind: condition?.kind, text: condition?.text }]
const passing = (fromOn: string, lastDay: string) => ({
  fromOn,
  askedBy: 'chiefOfficer',
  termKind: 'fixed',
  lastDay,
  conditions: rows,
})
const attempt = (attemptedAt: string, more: object) => ({
  attemptedAt,
  method: 'inPerson',
  served: 'no',
  result: 'nobodyIn',
  server: 'PC 4471 Osgood',
  place: 'Aldermere',
  ...more,
})
type Fact = [act: ActName, on: string, input: object]
const facts: Fact[] = [
  ['recordInterimChanged', interim.id, passing('2026-12-18', '2027-01-20')],
  ['recordInterimChanged', interim.id, passing('2027-01-18', '2027-02-20')],
  ['recordServiceAttempt', interim.id, attempt('2026-11-24T18:40', {})],
  [
    'recordServiceAttempt',
    interim.id,
    attempt('2026-11-26T18:40', { served: 'yes', result: '', explained: 'yes', cardGiven: 'yes' }),
  ],
  [
    'recordServiceAttempt',
    interim.id,
    attempt('2026-12-19T09:00', { served: 'yes', result: '', explained: 'yes', cardGiven: 'yes' }),
  ],
  ['recordChange', interim.id, { kind: 'name', happenedOn: '2026-12-02', detail: 'Signs as Daz' }],
  [
    'recordNotification',
    interim.id,
    {
      kind: 'initial',
      givenOn: '2026-11-28',
      method: 'inPerson',
      station: 'Aldermere',
      takenBy: 'PC 4471 Osgood',
      names: ['Darren O’Pocock'],
      otherNames: 'no',
      addressKind: 'home',
      homeAddress: '14 Quay Row, Aldermere',
      acknowledgement: 'ACK-20931',
    },
  ],
  [
    'recordWhereabouts',
    ids.case,
    {
      place: 'custody',
      custody: 'remand',
      fromOn: '2026-12-05',
      expectedRelease: '2027-03-01',
      toldBy: 'HMP Weirside',
    },
  ],
  ['recordCriminalStep', ids.case, { step: 'bail', happenedOn: '2026-12-01', untilOn: '2027-02-10' }],
  ['recordCriminalStep', ids.case, { step: 'charge', happenedOn: '2026-12-05' }],
  ['recordCriminalStep', ids.case, { step: 'trialListed', happenedOn: '2026-12-20', untilOn: '2027-02-20' }],
  ['recordWhereabouts', ids.case, { place: 'home', fromOn: '2027-01-10', toldBy: 'HMP Weirside', homeChanged: 'no' }],
]
const today = '2027-02-01'
const officer = { ...people.officer, forceId: ids.force, teamIds: [ids.team] }
const start: CaseFile = { ...interimFile, case: { ...interimFile.case, officerId: officer.id } }

function record(file: CaseFile, [act, on, input]: Fact): CaseFile {
  const { refuse, warn, patch, input: schema } = acts[act]
  const parsed = schema.parse(input)
  const about = acts[act].about === 'case' ? file.case : file.orders.find(o => o.id === on)
  const moment = { at: `${today}T12:00:00.000Z`, today, actor: officer, newId: drafted.newId, settings: file.settings }
  const d = { file, record: about, input: parsed, moment } as never
  expect(refuse?.(d) ?? [], act).toEqual([])
  warn?.(d)
  return applied(file, patch?.(d) as never)
}
const seen = (file: CaseFile) => {
  const [order] = file.orders
  if (!order) throw new Error('No order')
  return {
    versions: versionsOf(order, file).map(v => [
      v.version,
      v.fromOn,
      v.reason,
      v.lastDay,
      conditionsOfVersion(order, file, v.version).map(c => c.text),
    ]),
    last: lastDayInForce(order, file),
    where: whereaboutsInOrder(file).map(whereaboutsInWords),
    clocks: ['2026-12-21', today].flatMap(day =>
      clocksOf(file, day)
        .map(c => [day, c.id, c.label, c.state, c.startsOn, c.lastDay, c.sentence].join(' | '))
        .sort(),
    ),
    findings: orderFlags(order, file, today)
      .map(f => f.message)
      .sort(),
    questions: file.legalQuestions
      .filter(q => !q.answeredAt)
      .map(q => q.question)
      .sort(),
    waits: waitsOf(file)
      .filter(w => w.kind !== 'legalQuestion')
      .map(w => JSON.stringify([w.kind, w.due, w.visible, w.lapses, w.params]))
      .sort(),
  }
}

test('facts recorded late in any order end in the same case, clocks, findings and waits', () => {
  const expected = seen(facts.reduce(record, start))
  expect(expected.versions).toHaveLength(3)
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), order => {
      expect(seen(order.reduce(record, start))).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
