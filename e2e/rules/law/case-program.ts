import type { CaseFile, Settings } from '../../../lib/case/case.ts'
import type { Application, DraftCondition, Hearing } from '../../../lib/case/records/applications.ts'
import type { Order } from '../../../lib/case/records/orders.ts'
import type { Applicant } from '../../../lib/case/reference/codes/applications.ts'
import type { CalendarDate, Instant } from '../../../lib/case/time/calendar.ts'
import type { DraftFinding } from '../../../lib/drafting/draft.ts'
import type { isRule } from '../../../lib/law/clocks/clock.ts'
import type { Clock, clockColour, isClockId } from '../../../lib/law/clocks/clocks.ts'
import type { flagsOnceRecorded, refusalsOf } from '../../../lib/law/rules/asking.ts'
import type { Read } from '../../../lib/law/rules/facts.ts'
import { isChecked, type questionOf, type Rule } from '../../../lib/law/rules/finding.ts'
import type { Flag } from '../../../lib/law/rules/flag.ts'
import type { withNewTerm, withProposed } from '../../../lib/law/rules/proposed-change.ts'
import type { Reference } from '../../../lib/law/rules/reference.ts'
import {
  aChange,
  aCondition,
  aFile,
  aHearing,
  aNotification,
  anApplication,
  anInterim,
  anOrder,
  aService,
  at,
  aVersion,
  ids,
  uuid,
} from '../acts/order-file.ts'

/** The same law over a case, where it rests on more than facts: versions, stations, the diary, what the screens show. */
export interface CaseProgram {
  rules: readonly Rule[]
  clocksOf: (file: CaseFile, today: CalendarDate, at: Instant) => Clock[]
  orderFlags: (order: Order, file: CaseFile, today: CalendarDate) => Flag[]
  contactFlags: (order: Order, file: CaseFile) => Flag[]
  draftFindings: (file: CaseFile, application: Application, today: CalendarDate) => readonly DraftFinding[]
  conditionFindings: (file: CaseFile, c: DraftCondition, today: CalendarDate) => readonly DraftFinding[]
  byUrgency: (a: Clock, b: Clock) => number
  flagsOnceRecorded: typeof flagsOnceRecorded
  questionOf: typeof questionOf
  doubtsOfNotice: (file: CaseFile, id: string, today: CalendarDate) => Flag[]
  numbersAside: (settings: Settings, ...keys: (keyof Reference)[]) => { title: string; lines: string[] }
  listDay: (c: Clock) => CalendarDate | null
  isRule: typeof isRule
  isClockId: typeof isClockId
  clockColour: typeof clockColour
  appealAgainstOf: (decision: Application) => string | null
  noRoute: (decision: Application, appellant: Applicant, file: CaseFile) => string | null
  readFacts: (given: unknown) => Read
  withProposed: typeof withProposed
  withNewTerm: typeof withNewTerm
  refusalsOf: typeof refusalsOf
}
export interface CaseRow {
  id: string
  kind: 'passes' | 'found' | 'allowed'
  name: string
  had: (p: CaseProgram) => string[]
  wanted: string[]
}
export const words = (...values: unknown[]) => values.map(v => v ?? '-').join(' ')
export const clock = (id: string, name: string, file: CaseFile, today: string, ...wanted: string[]): CaseRow => ({
  id,
  kind: wanted.length ? 'found' : 'allowed',
  name,
  had: p =>
    p
      .clocksOf(file, today, at(today))
      .filter(c => c.id === id)
      .map(c => words(c.about.kind, c.startsOn, c.lastDay, c.state)),
  wanted,
})
export const rule = (
  id: string,
  kind: CaseRow['kind'],
  name: string,
  file: CaseFile,
  ...wanted: string[]
): CaseRow => ({
  id,
  kind,
  name,
  had: p =>
    p.rules
      .filter(r => r.id === id)
      .flatMap(r =>
        isChecked(r) ? r.find(p.questionOf(file, '2026-12-01')).map(f => f.about.kind) : ['held by the program'],
      ),
  wanted,
})
export const flags = (id: string, name: string, order: Order, file: CaseFile, ...wanted: string[]): CaseRow => ({
  id,
  kind: wanted.length ? 'found' : 'allowed',
  name,
  had: p => p.orderFlags(order, file, order.madeOn).map(f => words(f.rule, f.severity, f.about.kind)),
  wanted,
})
export const contact = (id: string, name: string, file: CaseFile, ...wanted: string[]): CaseRow => ({
  id,
  kind: wanted.length ? 'found' : 'allowed',
  name,
  had: p => p.contactFlags(order, file).map(f => words(f.rule, f.severity, f.about.kind)),
  wanted,
})
export const draft = (id: string, name: string, file: CaseFile, a: Application, ...wanted: string[]): CaseRow => ({
  id,
  kind: wanted.length ? 'found' : 'allowed',
  name,
  had: p =>
    p
      .draftFindings(file, a, '2026-11-21')
      .map(f => words(f.rule, f.severity, f.section, f.href?.replace(/^\/cases\/[^/]*\//, '').replace(/=.*/, ''))),
  wanted,
})

/** Part of what a clock’s sentence says, or its label. */
export const says = (id: string, name: string, file: CaseFile, today: string, part: string): CaseRow => ({
  id,
  kind: 'found',
  name,
  had: p =>
    p
      .clocksOf(file, today, at(today))
      .flatMap(c => (c.id === id ? [`${c.label}. ${c.sentence}`] : []))
      .map(text => (text.includes(part) ? part : text)),
  wanted: [part],
})
export const yields = (
  id: string,
  name: string,
  had: (p: CaseProgram) => unknown[],
  ...wanted: unknown[]
): CaseRow => ({
  id,
  kind: 'found',
  name,
  had: p => had(p).map(String),
  wanted: wanted.map(String),
})

export const order = anOrder()
export const served = aService(order, '2026-11-20')
export const orderFile = (parts: Parameters<typeof aFile>[0] = {}) =>
  aFile({
    applications: [anApplication({ status: 'granted', determinedOn: '2026-11-20' })],
    orders: [order],
    orderVersions: [aVersion(order)],
    orderConditions: [aCondition(order)],
    services: [served],
    ...parts,
  })
export const interim = anOrder({
  id: ids.interimOrder,
  kind: 'interim',
  applicationId: ids.interim,
  ref: 'MAR-2026-0417/9',
})
export const interimFile = (parts: Parameters<typeof aFile>[0] = {}) =>
  aFile({
    applications: [anApplication(), anInterim({ status: 'granted', determinedOn: '2026-11-20' })],
    orders: [interim],
    orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
    orderConditions: [aCondition(interim)],
    services: [aService(interim, '2026-11-20')],
    ...parts,
  })
export const hearing = (on: string, set: Partial<Hearing> = {}) => aHearing(on, { listedAt: at('2026-11-21'), ...set })
export const onRegister = (until: string | null) =>
  orderFile().defendants.map(d => ({ ...d, isSexOffender: true, sexOffenderUntil: until }))
export const renewal = (startedAt: string, set: Partial<Application> = {}) =>
  anApplication({
    id: uuid(71),
    number: 7,
    kind: 'renewal',
    orderId: order.id,
    status: 'draft',
    startedAt: at(startedAt),
    ...set,
  })
export const appeal = (lodgedOn: string) =>
  anApplication({ id: uuid(72), number: 8, kind: 'appeal', status: 'lodged', againstId: ids.main, lodgedOn })
export const move = aChange(order, 'address', '2026-12-10', { id: uuid(73) })
export const notice = (on: string, set: object = {}) => aNotification(order, on, set)
export const withMove = (on: string, set: object = {}) =>
  orderFile({
    changes: [move],
    notifications: [notice('2026-11-20'), notice(on, { kind: 'address', changeId: move.id, ...set })],
  })
export const secret = (text: string, set: object = {}) =>
  orderFile({
    confidentialAddresses: [
      {
        id: uuid(74),
        personId: ids.victim,
        address: '7 Larch Way',
        postcode: 'QX9 4ZZ',
        kind: 'home',
        releasedAt: null,
        ...set,
      },
    ],
    orderConditions: [aCondition(order, { text })],
  })
export const withAssessment = (assessedOn: string) =>
  orderFile({
    assessments: [
      {
        id: uuid(75),
        tool: 'dash',
        toolVersion: null,
        assessedOn,
        assessor: 'PC Osgood',
        source: 'records',
        answers: {},
        yesCount: 0,
        judgement: 'high',
        judgementReason: 'Escalating',
        reportReference: null,
        at: at(assessedOn),
        byId: ids.officer,
      },
    ],
  })
export const drafting = (
  parts: Parameters<typeof aFile>[0] = {},
  set: Partial<Application> = {},
  incidentOn = '2026-11-01',
) => {
  const main = anApplication({
    status: 'draft',
    lodgedOn: null,
    authorisedOn: null,
    termKind: 'fixed',
    termYears: 2,
    actsIncidentIds: [uuid(81), uuid(82)],
    prosecution: 'Charging advice asked for',
    ...set,
  })
  const base = aFile({ applications: [main], ...parts })
  const incident = (n: number) => ({
    id: uuid(80 + n),
    number: n,
    dateKind: 'exact' as const,
    happenedOn: incidentOn,
    happenedTo: null,
    happenedTime: null,
    place: null,
    platform: null,
    handle: null,
    category: 'B' as const,
    categoryNote: null,
    direction: 'toProtected' as const,
    targetIds: [],
    targetOther: null,
    summary: 'A message',
    victimWords: null,
    effect: null,
    source: 'victim' as const,
    crimeReference: null,
    unwelcome: 'Told to stop',
    recordedAt: at('2026-11-02'),
    recordedById: ids.officer,
    withdrawnAt: null,
    withdrawnReason: null,
    version: 1,
  })
  const condition: DraftCondition = {
    id: uuid(90),
    applicationId: main.id,
    number: 1,
    libraryCode: null,
    kind: 'prohibition',
    text: 'You must not contact her.',
    necessity: 'Forty messages',
    incidentIds: [uuid(81)],
    religionWorkEducation: 'No conflict',
    locality: null,
    isArea: false,
    boundary: null,
    lastDay: null,
    inInterim: true,
    checkMethod: null,
    checkEveryDays: null,
    breachProof: null,
    libraryVersion: null,
    librarySlots: null,
    keptWording: null,
    keptAgainst: null,
    providerConfirmed: null,
    shape: null,
    removedAt: null,
    removedReason: null,
    fromConditionId: null,
    version: 1,
  }
  const defendants = base.defendants.map(d => ({ ...d, gateway: 'resides' as const }))
  const file = {
    ...base,
    defendants,
    incidents: [incident(1), incident(2)],
    draftConditions: [condition],
    ...parts,
  } as CaseFile
  return { file, main, condition }
}
export const lawful = drafting()
export const withDraftCondition = (set: Partial<DraftCondition>) => ({
  ...lawful.file,
  draftConditions: [{ ...lawful.condition, ...set }],
})
export const asking = (set: Partial<Application>, parts: Partial<CaseFile> = {}) => {
  const main = { ...lawful.main, ...set }
  return { main, file: { ...lawful.file, applications: [main], ...parts } }
}
