import type { AnyAct } from '../../../lib/acts/act/act.ts'
import { applyPatch, type Decided, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded, type Seen } from '../../../lib/acts/act/versions.ts'
import { newFile, openingActs } from '../../../lib/acts/case/opening.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile, Settings } from '../../../lib/case/case.ts'
import type { ForceFile } from '../../../lib/case/force.ts'
import type { Moment } from '../../../lib/case/moment.ts'
import type { Actor, Role } from '../../../lib/case/policy.ts'
import type { Application } from '../../../lib/case/records/applications.ts'
import type { Incident } from '../../../lib/case/records/pattern.ts'
import { defaultSettings } from '../../../lib/case/settings.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { currentMain } from '../../../lib/case/views/applications.ts'

/** A case carried forward by its acts alone, without a database, for the rules of drafting and review. */

const force = '00000000-0000-4000-8000-00000000f001'
export const team = '00000000-0000-4000-8000-00000000f002'
let counter = 1
export const newId = () => `00000000-0000-4000-8000-${String(counter++).padStart(12, '0')}`
const person = (name: string, role: Role, rank: string | null = null): Actor => ({
  id: newId(),
  name,
  forceId: force,
  teamIds: [team],
  roles: [role],
  rank,
})
export const people = {
  officer: person('PC Siân O’Hare', 'officer', 'Constable'),
  otherOfficer: person('PC Ravi Menon', 'officer', 'Constable'),
  sergeant: person('PS Dilys Boateng', 'sergeant', 'Sergeant'),
  coordinator: person('Ingrid Maddox', 'coordinator'),
  otherCoordinator: person('Peter Quayle', 'coordinator'),
  legal: person('Zara Finch', 'legal'),
  authorising: person('Supt Colm Reilly', 'authorising', 'Superintendent'),
}
export const now = '2026-05-11T10:15:00.000Z'
let clock = Date.parse(now)
/** When the last act was done. It moves on with every act of every test of one process. */
export const latestMoment = () => new Date(clock).toISOString()
const later = () => {
  clock += 5_000
  return latestMoment()
}

export interface Asking {
  on?: string
  input?: Record<string, unknown>
  /** The version that the form was opened at; what is asked of, when absent. */
  seen?: Seen
  despite?: string
  /** What the pipeline looked up for the act. */
  moment?: Pick<Moment, 'panels'>
}
export const ask = (file: CaseFile, actor: Actor, act: ActName, asking: Asking = {}): Decided => {
  const at = later()
  return decide(
    file,
    {
      act: acts[act],
      on: asking.on,
      input: asking.input ?? {},
      seen: asking.seen ?? asLoaded,
      despite: asking.despite,
    },
    { at, today: londonDate(at), actor, newId, settings: file.settings, ...asking.moment },
  )
}
/** The case after the act; anything but success is a fault of the test. */
export const after = (file: CaseFile, actor: Actor, act: ActName, asking: Asking = {}): CaseFile => {
  const decided = ask(file, actor, act, asking)
  if (decided.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(decided)}`)
  return applyPatch(file, decided.patch)
}
export const refusalsOf = (decided: Decided) => (decided.kind === 'refused' ? decided.refusals : [])
export const rulesOf = (decided: Decided) => refusalsOf(decided).map(r => r.rule)
export const messagesOf = (decided: Decided) =>
  (decided.kind === 'refused' ? decided.refusals : decided.kind === 'warned' ? decided.warnings : []).map(
    r => r.message,
  )

/** A force about to open a case: one team, and no case like the new one. */
export const aForce = (settings: Partial<Settings> = {}): ForceFile => ({
  force: {
    id: force,
    name: 'Marlshire',
    kind: 'territorial',
    settings: { ...defaultSettings, ...settings },
    version: 1,
  },
  districts: [],
  premises: [],
  teams: [{ id: team, districtId: force, name: 'Aldermere', endedAt: null, mergedIntoId: null, formerDistricts: [] }],
  people: [],
  memberships: [],
  personRoles: [],
  sessions: [],
  reportCounts: [],
  dutyTurns: [],
  absences: [],
  courseRecords: [],
  panels: [],
  alarmRules: [],
  alarmNotices: [],
  recordsSystems: [],
  reportImports: [],
  reportPairs: [],
  pairReports: [],
  pairDecisions: [],
  personLinks: [],
  crimeReports: [],
  linkJudgements: [],
  suspectMatches: [],
  frequentNames: [],
  reportWork: [],
  emailOwnerId: null,
  openCases: [],
  held: [],
  lastSeenAt: null,
  namedReport: null,
  namedPerson: [],
  namedCase: null,
  opening: { ref: 'ML-2026-01234', alike: [] },
  orderImports: [],
  transfersIn: [],
  arrivals: [],
  outsideForces: [],
  ownKeys: [],
  peopleImports: [],
  courtUploads: [],
  courtOrders: [],
  courtOrderMatches: [],
  toDraw: [],
  entry: null,
  crimeCases: [],
  recordsChanges: [],
  entryAcks: [],
  pairCrimes: [],
})
export const newCaseInput = {
  givenNames: 'Roy',
  familyName: 'Thackray',
  bornOn: '1964-08-02',
  relationship: 'acquaintance',
  protectedGivenNames: 'Nadia',
  protectedFamilyName: 'Ferrant',
  protectedRole: 'victim',
  support: 'supports',
  reportedOn: '2026-04-20',
  teamId: team,
  officerId: people.officer.id,
  searched: 'Thackray',
}
/** Does an act of the force. */
export const askForce = (file: ForceFile, actor: Actor, act: AnyAct, asking: Asking = {}) =>
  decide(
    file,
    { act, on: asking.on, input: asking.input, seen: asking.seen ?? asLoaded, despite: asking.despite },
    { at: now, today: londonDate(now), actor, newId, settings: file.force.settings },
  )

/** The councillor's case: an officer, a defendant whose gateway is not yet known, one protected person, no incident. */
export function newCase(settings: Partial<Settings> = {}): CaseFile {
  const file = aForce(settings)
  const opened = askForce(file, people.officer, openingActs.openCase, { input: newCaseInput })
  if (opened.kind !== 'done' || !opened.opens) throw new Error(JSON.stringify(opened))
  return newFile(opened.opens, file.force)
}
const incident = (file: CaseFile, happenedOn: string, summary: string): Incident => ({
  id: newId(),
  number: file.incidents.length + 1,
  dateKind: 'exact',
  happenedOn,
  happenedTo: null,
  happenedTime: null,
  place: null,
  placeExact: null,
  platform: null,
  handle: null,
  pageAddress: null,
  captured: null,
  capturedOn: null,
  features: [],
  witnesses: null,
  alsoKinds: [],
  reported: null,
  category: 'B',
  categoryNote: null,
  direction: 'toProtected',
  targetIds: file.protectedPersons.map(p => p.id),
  targetOther: null,
  summary,
  victimWords: null,
  effect: null,
  source: 'victim',
  crimeReference: null,
  unwelcome: null,
  recordedAt: now,
  recordedById: people.officer.id,
  withdrawnAt: null,
  withdrawnReason: null,
  version: 1,
})
export const withIncident = (file: CaseFile, happenedOn: string, summary: string): CaseFile =>
  applyPatch(file, [{ in: 'incidents', add: incident(file, happenedOn, summary) }])

export const mainOf = (file: CaseFile): Application => {
  const main = currentMain(file)
  if (!main) throw new Error('No application')
  return main
}
export const interim = (file: CaseFile): Application => {
  const half = file.applications.find(a => a.kind === 'interim')
  if (!half) throw new Error('No interim application')
  return half
}
export const status = (file: CaseFile) => mainOf(file).status

/** A draft with everything that submission asks for; `despite` is still needed for what is questioned. */
export function readyToSubmit(settings: Partial<Settings> = {}): CaseFile {
  let file = newCase(settings)
  file = withIncident(file, '2026-04-02', 'Filmed her home from the pavement for an hour')
  file = withIncident(file, '2026-04-19', 'Stood at her son’s football match')
  const defendant = file.defendants[0]
  if (!defendant) throw new Error('No defendant')
  file = applyPatch(file, [{ in: 'defendants', id: defendant.id, set: { gateway: 'resides' } }])
  file = after(file, people.officer, 'startApplication', { despite: 'Agreed at the daily meeting' })
  const on = mainOf(file).id
  const incidents = file.incidents.map(i => i.id)
  file = after(file, people.officer, 'writeActs', {
    on,
    input: { actsGrounds: 'He films her home and waits for her.', actsIncidentIds: incidents },
  })
  file = after(file, people.officer, 'writeRisk', {
    on,
    input: {
      riskGrounds: 'She no longer sleeps.',
      riskToIds: file.protectedPersons.map(p => p.id),
      harms: ['psychological'],
    },
  })
  file = after(file, people.officer, 'writeNecessity', { on, input: { necessityGrounds: 'Warnings had no effect.' } })
  file = after(file, people.officer, 'writeTerm', {
    on,
    input: { termKind: 'fixed', termYears: '3', termReason: 'It has gone on for years.' },
  })
  return after(file, people.officer, 'addCondition', {
    on,
    input: {
      code: 'P4',
      person: 'Nadia Ferrant',
      exception: 'to comment on how she votes as a councillor',
      necessity: 'Nine posts a day name her.',
      incidentIds: incidents,
      religionWorkEducation: 'Retired; no clash.',
      inInterim: 'yes',
    },
  })
}
export const submittedCase = (settings: Partial<Settings> = {}): CaseFile => {
  const file = readyToSubmit(settings)
  return after(file, people.officer, 'submitApplication', { on: mainOf(file).id, despite: 'Seen by the coordinator' })
}
/** An interim asked for beside the full application, with each condition that is marked for it. */
export function withInterimOf(file: CaseFile): CaseFile {
  const main = mainOf(file)
  const conditionIds = file.draftConditions.filter(c => c.applicationId === main.id && c.inInterim).map(c => c.id)
  return after(file, people.officer, 'startInterim', { on: main.id, input: { conditionIds } })
}
