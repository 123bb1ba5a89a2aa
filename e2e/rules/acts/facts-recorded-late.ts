import { expect } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import * as drafted from '../drafting/drafted.ts'
import { interim, interimFile, people } from './change-file.ts'
import { ids } from './order-file.ts'

/** Facts of one case with an interim order, each recorded on a day after them all. */

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
export type Fact = [act: ActName, on: string, input: object]
export const facts: Fact[] = [
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
      otherNamesAsked: 'yes',
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
export const today = '2027-02-01'
const officer = { ...people.officer, forceId: ids.force, teamIds: [ids.team] }
export const start: CaseFile = { ...interimFile, case: { ...interimFile.case, officerId: officer.id } }

export function record(file: CaseFile, [act, on, input]: Fact): CaseFile {
  const { refuse, warn, patch, input: schema } = acts[act]
  const parsed = schema.parse(input)
  const about = acts[act].about === 'case' ? file.case : file.orders.find(o => o.id === on)
  const moment = { at: `${today}T12:00:00.000Z`, today, actor: officer, newId: drafted.newId, settings: file.settings }
  const d = { file, record: about, input: parsed, moment } as never
  expect(refuse?.(d) ?? [], act).toEqual([])
  warn?.(d)
  return applyPatch(file, patch?.(d) as never)
}
