import type { CalendarDate, Instant } from '../../../lib/spo/calendar.ts'
import type { Application, CaseFile, DraftCondition, Hearing, Order, Refusal } from '../../../lib/spo/case.ts'
import type { Clock } from '../../../lib/spo/clocks/clock.ts'
import type { Applicant } from '../../../lib/spo/codes.ts'
import type { DraftFinding } from '../../../lib/spo/findings/draft.ts'
import type { Facts, Read } from '../../../lib/spo/findings/facts.ts'
import type { Finding, Flag, Rule } from '../../../lib/spo/findings/finding.ts'
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
} from '../order-file.ts'

/** The same law over a case, where it rests on more than facts: versions, stations, the diary, what the screens show. */
export interface CaseProgram {
  rules: readonly Rule[]
  clocksOf: (file: CaseFile, today: CalendarDate, at: Instant) => Clock[]
  orderFlags: (order: Order, file: CaseFile, today: CalendarDate) => Flag[]
  contactFlags: (order: Order, file: CaseFile) => Flag[]
  draftFindings: (file: CaseFile, application: Application, today: CalendarDate) => DraftFinding[]
  conditionFindings: (file: CaseFile, a: Application, c: DraftCondition, today: CalendarDate) => DraftFinding[]
  byUrgency: (a: Clock, b: Clock) => number
  appealAgainstOf: (decision: Application) => string | null
  noRoute: (decision: Application, appellant: Applicant, file: CaseFile) => string | null
  readFacts: (given: unknown) => Read
  saidOf: (facts: Facts, ids: string[], severity: Finding['severity'], field: () => string | undefined) => Refusal[]
}
export interface CaseRow {
  id: string
  kind: 'passes' | 'found' | 'allowed'
  name: string
  had: (p: CaseProgram) => string[]
  wanted: string[]
}
const words = (...values: unknown[]) => values.map(v => v ?? '-').join(' ')
const clock = (id: string, name: string, file: CaseFile, today: string, ...wanted: string[]): CaseRow => ({
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
const rule = (id: string, kind: CaseRow['kind'], name: string, file: CaseFile, ...wanted: string[]): CaseRow => ({
  id,
  kind,
  name,
  had: p =>
    p.rules
      .filter(r => r.id === id)
      .flatMap(r => (r.over === 'case' ? r.find(file, '2026-12-01').map(f => f.about.kind) : ['not over a case'])),
  wanted,
})
const flags = (id: string, name: string, order: Order, file: CaseFile, ...wanted: string[]): CaseRow => ({
  id,
  kind: wanted.length ? 'found' : 'allowed',
  name,
  had: p => p.orderFlags(order, file, order.madeOn).map(f => words(f.rule, f.severity, f.about.kind)),
  wanted,
})
const contact = (id: string, name: string, file: CaseFile, ...wanted: string[]): CaseRow => ({
  id,
  kind: wanted.length ? 'found' : 'allowed',
  name,
  had: p => p.contactFlags(order, file).map(f => words(f.rule, f.severity, f.about.kind)),
  wanted,
})
const draft = (id: string, name: string, file: CaseFile, a: Application, ...wanted: string[]): CaseRow => ({
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
const says = (id: string, name: string, file: CaseFile, today: string, part: string): CaseRow => ({
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
const asked = (id: string, name: string, had: (p: CaseProgram) => unknown[], ...wanted: unknown[]): CaseRow => ({
  id,
  kind: 'found',
  name,
  had: p => had(p).map(String),
  wanted: wanted.map(String),
})

const order = anOrder()
const served = aService(order, '2026-11-20')
const made = (parts: Parameters<typeof aFile>[0] = {}) =>
  aFile({
    applications: [anApplication({ status: 'granted', determinedOn: '2026-11-20' })],
    orders: [order],
    orderVersions: [aVersion(order)],
    orderConditions: [aCondition(order)],
    services: [served],
    ...parts,
  })
const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, ref: 'MAR-2026-0417/9' })
const interimFile = (parts: Parameters<typeof aFile>[0] = {}) =>
  aFile({
    applications: [anApplication(), anInterim({ status: 'granted', determinedOn: '2026-11-20' })],
    orders: [interim],
    orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
    orderConditions: [aCondition(interim)],
    services: [aService(interim, '2026-11-20')],
    ...parts,
  })
const hearing = (on: string, set: Partial<Hearing> = {}) => aHearing(on, { listedAt: at('2026-11-21'), ...set })
const onRegister = (until: string | null) =>
  made().defendants.map(d => ({ ...d, isSexOffender: true, sexOffenderUntil: until }))
const renewal = (startedAt: string, set: Partial<Application> = {}) =>
  anApplication({
    id: uuid(71),
    number: 7,
    kind: 'renewal',
    orderId: order.id,
    status: 'draft',
    startedAt: at(startedAt),
    ...set,
  })
const appeal = (lodgedOn: string) =>
  anApplication({ id: uuid(72), number: 8, kind: 'appeal', status: 'lodged', againstId: ids.main, lodgedOn })
const move = aChange(order, 'address', '2026-12-10', { id: uuid(73) })
const notice = (on: string, set: object = {}) => aNotification(order, on, set)
const moved = (on: string, set: object = {}) =>
  made({
    changes: [move],
    notifications: [notice('2026-11-20'), notice(on, { kind: 'address', changeId: move.id, ...set })],
  })
const secret = (text: string, set: object = {}) =>
  made({
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
const assessed = (assessedOn: string) =>
  made({
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
const drafting = (
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
    unwelcome: null,
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
const lawful = drafting()
const drafted = (set: Partial<DraftCondition>) => ({
  ...lawful.file,
  draftConditions: [{ ...lawful.condition, ...set }],
})
const asking = (set: Partial<Application>, parts: Partial<CaseFile> = {}) => {
  const main = { ...lawful.main, ...set }
  return { main, file: { ...lawful.file, applications: [main], ...parts } }
}

export const caseRows: CaseRow[] = [
  rule('V69', 'passes', 'an address in England', made({ notifications: [notice('2026-11-20')] })),
  rule(
    'V69',
    'allowed',
    'a new name under an order',
    made({ notifications: [notice('2026-11-20', { kind: 'name', homeAddress: '1 High Street, Scotland' })] }),
  ),
  rule(
    'V69',
    'found',
    'an address in Scotland',
    made({ notifications: [notice('2026-11-20', { homeAddress: '1 High Street, Stirling, Scotland' })] }),
    'notifications',
  ),
  rule('V70', 'passes', 'a move notified at another station', moved('2026-12-11', { station: 'Thornfold' })),
  rule('V70', 'allowed', 'notified before the move, at the old station', moved('2026-12-09')),
  rule(
    'V70',
    'allowed',
    'the only notice there is',
    made({ changes: [move], notifications: [notice('2026-12-11', { kind: 'address', changeId: move.id })] }),
  ),
  rule('V70', 'found', 'notified on the day of the move at the old station', moved('2026-12-10'), 'notifications'),
  rule(
    'V72',
    'passes',
    'fingerprints while notifying',
    made({ notifications: [notice('2026-11-20', { identityChecked: 'Fingerprints' })] }),
  ),
  rule(
    'V72',
    'allowed',
    'none taken with a letter',
    made({ notifications: [notice('2026-11-20', { method: 'post' })] }),
  ),
  rule(
    'V72',
    'found',
    'a photograph with a letter',
    made({ notifications: [notice('2026-11-20', { method: 'post', identityChecked: 'Photograph' })] }),
    'notifications',
  ),
  rule('V84', 'passes', 'no address in a condition', secret('You must not go near her.')),
  rule(
    'V84',
    'allowed',
    'an address that was released',
    secret('You must not enter 7 Larch Way.', { releasedAt: at('2026-11-20') }),
  ),
  rule('V84', 'found', 'the address', secret('You must not enter 7, LARCH  Way.'), 'orderConditions'),
  rule('V84', 'found', 'the postcode', secret('You must not enter qx94zz.'), 'orderConditions'),
  rule(
    'V84',
    'found',
    'in a draft',
    { ...secret('Nothing.'), draftConditions: [{ ...lawful.condition, text: 'Not to enter 7 Larch Way' }] },
    'draftConditions',
  ),
  flags('sealed', 'the sealed copy is attached', order, made()),
  flags(
    'sealed',
    'it is not',
    order,
    made({ orderVersions: [aVersion(order, { sealedExhibitId: null })] }),
    'sealed note orders',
  ),
  flags(
    'V28',
    'a day short',
    order,
    made({ orderVersions: [aVersion(order, { lastDay: '2028-11-18' })] }),
    'V28 flag orders',
    'V32 flag orders',
  ),
  flags(
    'V28',
    'renewed for less is another matter',
    order,
    made({
      orderVersions: [
        aVersion(order, { lastDay: '2028-11-19' }),
        aVersion(order, { version: 2, fromOn: '2028-11-01', reason: 'renewed', lastDay: '2028-12-01' }),
      ],
    }),
    'V55 note orders',
  ),
  flags(
    'V45',
    'the hearing is after the interim order',
    interim,
    interimFile({ hearings: [hearing('2027-01-14')] }),
    'V45 note orders',
  ),
  flags(
    'V45',
    'a hearing of another application',
    interim,
    interimFile({ hearings: [hearing('2027-01-14', { applicationId: ids.interim })] }),
  ),
  flags(
    'V41',
    'an interim order until further order',
    interim,
    interimFile({ orderVersions: [aVersion(interim, { termKind: 'untilFurtherOrder', lastDay: null })] }),
    'V41 flag orders',
  ),
  contact('V57', 'served in person and explained', made()),
  contact('V57', 'at court is in person', made({ services: [aService(order, '2026-11-20', { method: 'atCourt' })] })),
  contact(
    'V57',
    'by post, not explained',
    made({ services: [aService(order, '2026-11-20', { method: 'post', explained: false })] }),
    'V57 note services',
    'V57 note services',
  ),
  contact(
    'V57',
    'an attempt that failed',
    made({ services: [aService(order, '2026-11-20', { method: 'post', served: false, explained: false })] }),
  ),
  contact(
    'V56',
    'an attempt before it was made',
    made({ services: [aService(order, '2026-11-19', { served: false })] }),
    'V56 flag services',
  ),
  contact(
    'V73',
    'a new name needs no address',
    made({ notifications: [notice('2026-12-01', { kind: 'name', homeAddress: null })] }),
  ),
  contact(
    'V73',
    'a new address does',
    made({ notifications: [notice('2026-12-01', { kind: 'address', homeAddress: null })] }),
    'V73 flag notifications',
  ),
  contact(
    'V71',
    'not acknowledged',
    made({ notifications: [notice('2026-12-01', { acknowledgement: null })] }),
    'V71 flag notifications',
  ),
  contact('V70', 'a move notified at the old station', moved('2026-12-10'), 'V70 note notifications'),
  draft('V05', 'a draft with nothing to find', lawful.file, lawful.main),
  draft(
    'V02',
    'no gateway',
    { ...lawful.file, defendants: lawful.file.defendants.map(d => ({ ...d, gateway: null })) },
    lawful.main,
    'V02 refuse gateway do/setGateway?on',
  ),
  draft(
    'V02',
    'the Transport Police',
    { ...lawful.file, force: { kind: 'btp' }, defendants: lawful.file.defendants.map(d => ({ ...d, gateway: null })) },
    lawful.main,
  ),
  draft(
    'V05',
    'no incident',
    { ...lawful.file, incidents: [] },
    lawful.main,
    'V05 refuse acts do/writeActs?on',
    'V21 warn conditions do/changeCondition?on',
  ),
  draft('V08', 'a stale pattern', drafting({}, {}, '2025-11-20').file, lawful.main, 'V08 warn acts do/writeActs?on'),
  draft(
    'V09',
    'an incident of tomorrow',
    drafting({}, {}, '2026-11-22').file,
    lawful.main,
    'V09 refuse acts do/correctIncident?on',
    'V09 refuse acts do/correctIncident?on',
  ),
  draft(
    'V12',
    'nobody at risk',
    asking({ riskToIds: [] }).file,
    asking({ riskToIds: [] }).main,
    'V12 refuse risk do/writeRisk?on',
  ),
  draft(
    'V14',
    'a sister, not linked',
    { ...lawful.file, protectedPersons: lawful.file.protectedPersons.map(p => ({ ...p, role: 'family' as const })) },
    lawful.main,
    'V14 warn people do/changeProtectedPerson?on',
  ),
  draft(
    'V15',
    'no necessity',
    asking({ necessityGrounds: null }).file,
    asking({ necessityGrounds: null }).main,
    'V15 refuse necessity do/writeNecessity?on',
  ),
  draft(
    'V20',
    'no condition',
    { ...lawful.file, draftConditions: [] },
    lawful.main,
    'V20 refuse conditions application/conditions',
  ),
  draft(
    'V21',
    'no reason for a condition',
    drafted({ necessity: null }),
    lawful.main,
    'V21 refuse conditions do/changeCondition?on',
  ),
  draft(
    'V23',
    'local, and no locality',
    drafted({ text: 'You must not enter the local area.' }),
    lawful.main,
    'V23 refuse conditions do/changeCondition?on',
  ),
  draft(
    'V23',
    'local, and named',
    drafted({ text: 'You must not enter the local area.', locality: 'Thornfold' }),
    lawful.main,
  ),
  draft(
    'V27',
    'no term',
    asking({ termKind: null, termYears: null }).file,
    asking({ termKind: null, termYears: null }).main,
    'V27 refuse term do/writeTerm?on',
  ),
  draft(
    'V27',
    'until further order',
    asking({ termKind: 'untilFurtherOrder', termYears: null }).file,
    asking({ termKind: 'untilFurtherOrder', termYears: null }).main,
  ),
  draft(
    'V28',
    'a last day too soon',
    asking({ termYears: null, termLastDay: '2028-11-19' }).file,
    asking({ termYears: null, termLastDay: '2028-11-19' }).main,
    'V28 refuse term do/writeTerm?on',
  ),
  draft(
    'V80',
    'a child of nine',
    { ...lawful.file, defendants: lawful.file.defendants.map(d => ({ ...d, bornOn: '2016-11-22' })) },
    lawful.main,
    'V80 refuse people do/changeDefendant?on',
  ),
  draft(
    'V43',
    'an interim with no reason and no last day',
    { ...lawful.file, applications: [lawful.main, anInterim({ status: 'draft', lodgedOn: null })] },
    lawful.main,
    'V41 refuse interim do/writeInterim?on',
    'V43 refuse interim do/writeInterim?on',
  ),
  clock('C3', 'six months before', made(), '2028-05-19', 'orders 2028-05-19 2028-11-19 running'),
  clock(
    'C3',
    'a renewal started a year before',
    made({ applications: [renewal('2027-11-19')] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 met',
  ),
  clock(
    'C3',
    'a renewal of more than a year before',
    made({ applications: [renewal('2027-11-18')] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 running',
  ),
  clock(
    'C3',
    'a renewal withdrawn',
    made({ applications: [renewal('2028-10-01', { status: 'withdrawn' })] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 running',
  ),
  clock(
    'C3',
    'a discharge asked for',
    made({ applications: [renewal('2028-10-01', { kind: 'discharge' })] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 met',
  ),
  clock(
    'C3',
    'a variation',
    made({ applications: [renewal('2028-10-01', { kind: 'variation' })] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 running',
  ),
  clock(
    'C3',
    'a renewal of another order',
    made({ applications: [renewal('2028-10-01', { orderId: ids.interimOrder })] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 running',
  ),
  clock(
    'C3',
    'quashed',
    made({ orders: [{ ...order, endedOn: '2027-03-01', ending: 'quashed' }] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 ended',
  ),
  clock('C3', 'no interim order is renewed under s.4', interimFile(), '2026-12-01'),
  clock(
    'C7',
    'the hearing is reached',
    interimFile({ hearings: [hearing('2026-12-20')] }),
    '2026-12-01',
    'orders 2026-11-21 2026-12-20 met',
  ),
  clock(
    'C7',
    'a day short',
    interimFile({ hearings: [hearing('2026-12-21')] }),
    '2026-12-01',
    'orders 2026-11-21 2026-12-20 running',
  ),
  clock('C7', 'no hearing, a week before', interimFile(), '2026-12-13', 'orders 2026-12-13 2026-12-20 running'),
  clock('C7', 'no hearing, eight days before', interimFile(), '2026-12-12'),
  clock('C7', 'a full order', made(), '2026-12-13'),
  clock(
    'C7',
    'not at court',
    interimFile({ applications: [anApplication({ status: 'authorised' }), anInterim({ status: 'granted' })] }),
    '2026-12-13',
  ),
  clock(
    'C8',
    'a condition with a last day of its own',
    made({ orderConditions: [aCondition(order, { lastDay: '2027-05-31' })] }),
    '2027-05-31',
    'orderConditions 2026-11-20 2027-05-31 running',
  ),
  clock(
    'C9',
    'served',
    made({ notifications: [notice('2026-11-22')] }),
    '2026-12-01',
    'orders 2026-11-20 2026-11-22 met',
  ),
  clock('C11', 'a move', moved('2026-12-12'), '2026-12-20', 'changes 2026-12-10 2026-12-12 met'),
  clock(
    'C12',
    'on the register, with no end',
    made({ defendants: onRegister(null) }),
    '2026-12-01',
    'orders - - notStarted',
  ),
  clock(
    'C12',
    'until a day to come',
    made({ defendants: onRegister('2027-03-10') }),
    '2026-12-01',
    'orders 2027-03-10 2027-03-12 notStarted',
  ),
  clock(
    'C12',
    'the order has ended',
    made({ defendants: onRegister(null), orders: [{ ...order, endedOn: '2026-11-25', ending: 'discharged' }] }),
    '2026-12-01',
    'orders - - ended',
  ),
  clock(
    'C12',
    'the final day has come',
    made({ defendants: onRegister('2027-03-10') }),
    '2027-03-12',
    'orders 2027-03-10 2027-03-12 running',
  ),
  clock('C12', 'not served', made({ defendants: onRegister('2027-03-10'), services: [] }), '2027-03-12'),
  clock('C12', 'not on the register', made(), '2027-03-12'),
  clock(
    'C13',
    'acknowledged',
    made({ notifications: [notice('2026-11-20')] }),
    '2026-12-01',
    'orders 2026-11-20 - met',
  ),
  clock('C14', 'unserved', made({ services: [] }), '2026-11-22', 'orders 2026-11-20 2026-11-22 running'),
  clock('C14', 'the day after', made({ services: [] }), '2026-11-23', 'orders 2026-11-20 2026-11-22 missed'),
  clock(
    'C14',
    'an attempt does not serve it',
    made({ services: [aService(order, '2026-11-21', { served: false })] }),
    '2026-11-23',
    'orders 2026-11-20 2026-11-22 missed',
  ),
  clock(
    'C14',
    'a variation is served again',
    made({ orderVersions: [aVersion(order), aVersion(order, { version: 2, fromOn: '2027-03-01', reason: 'varied' })] }),
    '2027-03-03',
    'orders 2026-11-20 2026-11-22 met',
    'orders 2027-03-01 2027-03-03 running',
  ),
  clock(
    'C14',
    'on the very day of the variation',
    made({
      services: [served, aService(order, '2027-03-01')],
      orderVersions: [aVersion(order), aVersion(order, { version: 2, fromOn: '2027-03-01', reason: 'varied' })],
    }),
    '2027-03-03',
    'orders 2026-11-20 2026-11-22 met',
    'orders 2027-03-01 2027-03-03 met',
  ),
  clock(
    'C14',
    'a version overtaken before service',
    made({
      services: [aService(order, '2027-03-01')],
      orderVersions: [aVersion(order), aVersion(order, { version: 2, fromOn: '2027-03-01', reason: 'varied' })],
    }),
    '2027-03-03',
    'orders 2027-03-01 2027-03-03 met',
  ),
  clock(
    'C15',
    'a hearing listed',
    made({ hearings: [hearing('2026-12-14')] }),
    '2026-11-22',
    'hearings 2026-11-21 2026-11-22 running',
  ),
  clock(
    'C15',
    'an adjourned hearing',
    made({ hearings: [hearing('2026-12-14', { status: 'adjourned' })] }),
    '2026-11-22',
  ),
  clock(
    'C15',
    'the defendant’s application',
    made({ applications: [anApplication({ applicant: 'defendant' })], hearings: [hearing('2026-12-14')] }),
    '2026-11-22',
  ),
  clock(
    'C15',
    'an appeal',
    made({ applications: [anApplication({ kind: 'appeal' })], hearings: [hearing('2026-12-14')] }),
    '2026-11-22',
  ),
  clock(
    'C18',
    'adjourned for want of service',
    made({
      hearings: [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'notServed' }), hearing('2026-12-14')],
    }),
    '2026-12-14',
    'hearings 2026-11-21 - running',
  ),
  clock(
    'C18',
    'that hearing is over',
    made({
      hearings: [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'notServed' }), hearing('2026-12-14')],
    }),
    '2026-12-15',
    'hearings 2026-11-21 - ended',
  ),
  clock(
    'C18',
    'adjourned for something else',
    made({
      hearings: [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'courtTime' }), hearing('2026-12-14')],
    }),
    '2026-12-10',
  ),
  clock(
    'C19',
    'adjourned',
    made({
      hearings: [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'courtTime' }), hearing('2026-12-14')],
    }),
    '2026-12-10',
    'hearings 2026-11-21 - running',
  ),
  clock(
    'C19',
    'adjourned later',
    made({
      hearings: [hearing('2026-12-14', { status: 'adjourned', adjournReason: 'courtTime' }), hearing('2026-12-14')],
    }),
    '2026-12-10',
  ),
  clock(
    'C19',
    'another was heard',
    made({ hearings: [hearing('2026-12-01', { status: 'heard' }), hearing('2026-12-14')] }),
    '2026-12-10',
  ),
  clock(
    'C19',
    'vacated afterwards',
    made({
      hearings: [
        hearing('2026-12-01', { status: 'adjourned', adjournReason: 'courtTime' }),
        hearing('2026-12-14', { status: 'vacated' }),
      ],
    }),
    '2026-12-10',
  ),
  clock(
    'C19',
    'an adjournment of another application',
    made({
      hearings: [hearing('2026-12-01', { status: 'adjourned', applicationId: ids.interim }), hearing('2026-12-14')],
    }),
    '2026-12-10',
  ),
  clock('C20', 'the last day', made(), '2026-12-11', 'applications 2026-11-21 2026-12-11 running'),
  clock('C20', 'lapsed', made(), '2026-12-12', 'applications 2026-11-21 2026-12-11 ended'),
  clock(
    'C20',
    'lodged',
    made({
      applications: [anApplication({ status: 'refusedByCourt', determinedOn: '2026-11-20' }), appeal('2026-12-11')],
    }),
    '2026-12-12',
    'applications 2026-11-21 2026-12-11 met',
  ),
  clock(
    'C20',
    'an appeal against something else',
    made({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-11-20' }),
        { ...appeal('2026-12-01'), againstId: ids.interim },
      ],
    }),
    '2026-12-12',
    'applications 2026-11-21 2026-12-11 ended',
  ),
  clock(
    'C20',
    'another application is not an appeal',
    made({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-11-20' }),
        { ...appeal('2026-12-01'), kind: 'renewal' },
      ],
    }),
    '2026-12-12',
    'applications 2026-11-21 2026-12-11 ended',
  ),
  clock(
    'C20',
    'the appeal itself decided',
    made({ applications: [{ ...appeal('2026-12-01'), status: 'granted', determinedOn: '2027-01-01' }] }),
    '2027-01-02',
  ),
  clock(
    'C20',
    'withdrawn is no decision',
    made({ applications: [anApplication({ status: 'withdrawn', determinedOn: '2026-11-20' })] }),
    '2026-12-01',
  ),
  clock('C21', 'the last day', made(), '2026-12-11', 'applications 2026-11-21 2026-12-11 running'),
  clock('C21', 'lapsed', made(), '2026-12-12', 'applications 2026-11-21 2026-12-11 ended'),
  clock(
    'C24',
    'a defendant of 17',
    made({ defendants: made().defendants.map(d => ({ ...d, bornOn: '2009-06-01' })) }),
    '2026-12-01',
    'defendants 2009-06-01 2027-06-01 running',
  ),
  clock('C25', 'ninety days from the order', made(), '2027-02-18', 'case 2026-11-20 2027-02-18 running'),
  clock('C25', 'the day after', made(), '2027-02-19', 'case 2026-11-20 2027-02-18 missed'),
  clock('C25', 'from the last assessment', assessed('2027-01-01'), '2027-04-01', 'case 2027-01-01 2027-04-01 running'),
  clock(
    'C25',
    'no order in force',
    made({ orders: [{ ...order, endedOn: '2026-12-01', ending: 'discharged' }] }),
    '2026-12-02',
  ),
  clock('C25', 'a closed case', { ...made(), case: { ...made().case, status: 'closed' } }, '2027-02-19'),
  clock(
    'listing',
    'a week after lodging',
    aFile({ applications: [anApplication()] }),
    '2026-11-26',
    'applications 2026-11-19 2026-11-26 running',
  ),
  clock(
    'listing',
    'the day after',
    aFile({ applications: [anApplication()] }),
    '2026-11-27',
    'applications 2026-11-19 2026-11-26 missed',
  ),
  clock(
    'listing',
    'a hearing is listed',
    aFile({ applications: [anApplication()], hearings: [hearing('2026-12-14')] }),
    '2026-11-27',
  ),
  {
    id: 'C2',
    kind: 'found',
    name: 'what an order of two, a condition and a hearing are about',
    had: p =>
      [
        ...new Set(
          p
            .clocksOf(made({ hearings: [hearing('2027-12-14')] }), '2026-12-01', at('2026-12-01'))
            .map(c => c.about.kind),
        ),
      ].sort(),
    wanted: ['applications', 'case', 'hearings', 'orders'],
  },
]
const decision = (set: Partial<Application>) => anApplication({ status: 'granted', determinedOn: '2026-12-01', ...set })
const refused = { status: 'refusedByCourt' } as const
const twoOrders = aFile({ orders: [order, interim] })
const may = (name: string, a: Application, against: string | null, ...who: Applicant[]) =>
  asked(
    'V82',
    name,
    p => [
      p.appealAgainstOf(a),
      ...(['chiefOfficer', 'defendant'] as const).filter(by => p.noRoute(a, by, twoOrders) === null),
    ],
    against,
    ...who,
  )
const half = anInterim({ status: 'draft', lodgedOn: null })
const withHalf = (set: Partial<Application>, main: Application = lawful.main) => ({
  ...lawful.file,
  applications: [main, { ...half, ...set }],
})
const clockAt = (state: Clock['state'], lastDay: string | null) => ({ state, lastDay }) as Clock

caseRows.push(
  may('the order', decision({}), 'fullMade', 'defendant'),
  may('the refusal of the order', decision(refused), 'fullRefused', 'chiefOfficer'),
  may('the interim order', decision({ kind: 'interim' }), 'interimMade', 'defendant'),
  may('the refusal of the interim order', decision({ kind: 'interim', ...refused }), 'interimRefused', 'chiefOfficer'),
  ...(['variation', 'renewal', 'discharge'] as const).flatMap(kind => [
    may(`a ${kind} for the police`, decision({ kind, orderId: order.id }), 's4Made', 'defendant'),
    may(
      `a ${kind} for the defendant`,
      decision({ kind, orderId: order.id, applicant: 'defendant' }),
      's4Made',
      'chiefOfficer',
    ),
    may(
      `the refusal of a police ${kind}`,
      decision({ kind, orderId: order.id, ...refused }),
      's4Refused',
      'chiefOfficer',
    ),
    may(`a ${kind} of an interim order`, decision({ kind, orderId: interim.id }), 's4Made'),
  ]),
  may(
    'the refusal of a defendant’s discharge',
    decision({ kind: 'discharge', orderId: order.id, applicant: 'defendant', ...refused }),
    's4Refused',
    'defendant',
  ),
  may('an appeal decided', decision({ kind: 'appeal' }), null),
  may('nothing is decided yet', anApplication(), null),
  may('the main application of an interim order, decided', decision({ orderId: interim.id }), 'fullMade', 'defendant'),
  asked(
    'V74',
    'what is refused and what is questioned are asked apart, each with its field',
    p =>
      (['refuse', 'warn'] as const).map(severity =>
        p
          .saidOf(
            {
              today: '2026-12-01',
              orders: [{ id: 'o1', kind: 'full', madeOn: '2026-11-20' }],
              breaches: [{ id: 'b1', of: 'o1', on: '2026-12-01' }],
            },
            ['V74', 'V75'],
            severity,
            () => 'here',
          )
          .map(r => words(r.rule, r.field))
          .join(),
      ),
    'V74 here',
    'V74 here,V75 here',
  ),
  asked(
    'V01',
    'the rules are in the dossier’s order',
    p => p.rules.map(r => r.id).slice(0, 4),
    'V01',
    'V02',
    'V03',
    'V04',
  ),
  asked(
    'C9',
    'the most pressing first',
    p =>
      [
        clockAt('ended', '2026-01-01'),
        clockAt('met', '2026-01-01'),
        clockAt('notStarted', null),
        clockAt('running', null),
        clockAt('running', '2026-03-01'),
        clockAt('running', '2026-02-01'),
        clockAt('missed', '2026-05-01'),
      ]
        .toSorted(p.byUrgency)
        .map(c => words(c.state, c.lastDay)),
    'missed 2026-05-01',
    'running 2026-02-01',
    'running 2026-03-01',
    'running -',
    'notStarted -',
    'met 2026-01-01',
    'ended 2026-01-01',
  ),
  asked(
    'V69',
    'the court that last made an order',
    p =>
      p.rules.flatMap(r =>
        r.id === 'V69' && r.over === 'case'
          ? r
              .find(
                made({
                  orders: [
                    { ...order, madeOn: '2027-01-01', court: 'Third Court' },
                    { ...order, id: uuid(91), court: 'First Court' },
                    { ...order, id: uuid(92), madeOn: '2026-12-01', court: 'Second Court' },
                  ],
                  notifications: [notice('2027-01-02', { homeAddress: 'Stirling, Scotland' })],
                }),
                '2027-01-02',
              )
              .map(f => /order: (.*)\.$/.exec(f.message)?.[1])
          : [],
      ),
    'Third Court',
  ),
  asked(
    'sealed',
    'which sealed copy is missing',
    p =>
      [1, 2].flatMap(version =>
        p
          .orderFlags(
            order,
            made({ orderVersions: [aVersion(order, { version, sealedExhibitId: null })] }),
            '2026-12-01',
          )
          .map(f => f.message),
      ),
    'The sealed copy is not attached.',
    'The sealed copy of the order as it stands from 20 November 2026 is not attached.',
  ),
  asked(
    'V43',
    'the half that goes with the application, and no other',
    p =>
      [withHalf({}), withHalf({ status: 'lodged' }), withHalf({ status: 'authorised' })].map(
        f => p.draftFindings(f, lawful.main, '2026-11-21').length,
      ),
    2,
    0,
    0,
  ),
  asked(
    'V43',
    'both before the same reviewer',
    p => [
      p.draftFindings(
        withHalf({ status: 'withLegal' }, { ...lawful.main, status: 'withLegal' }),
        { ...lawful.main, status: 'withLegal' },
        '2026-11-21',
      ).length,
    ],
    2,
  ),
  asked(
    'V21',
    'a finding names its condition and the form that mends it',
    p => p.draftFindings(drafted({ necessity: null }), lawful.main, '2026-11-21').map(f => words(f.message, f.href)),
    `Condition 1: enter why this condition itself is necessary to protect the person. /cases/MAR-2026-0417/do/changeCondition?on=${uuid(90)}`,
  ),
  asked(
    'V02',
    'and the defendant',
    p =>
      p
        .draftFindings(
          { ...lawful.file, defendants: lawful.file.defendants.map(d => ({ ...d, gateway: null })) },
          lawful.main,
          '2026-11-21',
        )
        .map(f => f.href),
    `/cases/MAR-2026-0417/do/setGateway?on=${ids.defendant}`,
  ),
  asked(
    'V21',
    'one condition by itself',
    p =>
      [lawful.condition, { ...lawful.condition, necessity: null }].map(c =>
        p
          .conditionFindings(
            asking({ necessityGrounds: null }).file,
            asking({ necessityGrounds: null }).main,
            c,
            '2026-11-21',
          )
          .map(f => f.rule)
          .join(),
      ),
    '',
    'V21',
  ),
  asked(
    'V25',
    'findings about orders already made are not the draft’s',
    p => [
      p.draftFindings(
        { ...lawful.file, orders: [order], orderVersions: [aVersion(order, { lastDay: '2027-01-01' })] },
        lawful.main,
        '2026-11-21',
      ).length,
    ],
    0,
  ),
  draft(
    'V10',
    'X with a note',
    {
      ...lawful.file,
      incidents: lawful.file.incidents.map(i => ({ ...i, category: 'X' as const, categoryNote: 'A dead bird' })),
    },
    lawful.main,
  ),
  draft(
    'V10',
    'X with a summary alone',
    { ...lawful.file, incidents: lawful.file.incidents.slice(0, 1).map(i => ({ ...i, category: 'X' as const })) },
    lawful.main,
    'V06 warn acts do/writeActs?on',
    'V10 warn acts do/correctIncident?on',
  ),
  asked(
    'V09',
    'what is wrong with today',
    p =>
      [{}, { today: 7 }, { today: '2026-11-21', mode: 'x' }].map(given => {
        const read = p.readFacts(given)
        return 'error' in read ? read.error : ''
      }),
    'Give today’s date, such as 2026-11-20',
    'Must be a date such as 2026-11-20',
    'Must be one of: draft, made',
  ),
  contact('V70', 'nor when this one has notices of its own', {
    ...moved('2026-12-10'),
    notifications: [
      ...moved('2026-12-10').notifications.map(n => ({ ...n, orderId: ids.interimOrder })),
      notice('2026-11-20', { station: 'Thornfold' }),
    ],
  }),
  contact('V70', 'another order’s notices are not this one’s', {
    ...moved('2026-12-10'),
    notifications: moved('2026-12-10').notifications.map(n => ({ ...n, orderId: ids.interimOrder })),
  }),
  flags(
    'V44',
    'served after the decision that ended the interim order',
    interim,
    interimFile({
      applications: [
        anApplication({ determinedOn: '2026-11-25', status: 'refusedByCourt' }),
        anInterim({ status: 'granted' }),
      ],
      services: [aService(interim, '2026-11-26')],
    }),
    'V44 flag orders',
  ),
  flags(
    'V44',
    'a full order served after the day of its own decision',
    order,
    made({ services: [aService(order, '2026-11-26')] }),
  ),
  flags(
    'V47',
    'two changes of the same order are read together',
    order,
    made({
      applications: [anApplication({ status: 'granted', determinedOn: '2026-11-20' })],
      orders: [order, interim],
      orderVersions: [aVersion(order), aVersion(interim, { lastDay: null, termKind: null })],
    }),
  ),
  flags(
    'V62',
    'replacing an interim order that was never served',
    anOrder({ replacesId: interim.id }),
    interimFile({
      orders: [interim, anOrder({ replacesId: interim.id })],
      orderVersions: [aVersion(order), aVersion(interim, { lastDay: '2026-12-20' })],
      orderConditions: [aCondition(order), aCondition(interim)],
      services: [served],
    }),
    'V62 note orders',
  ),
  flags(
    'V44',
    'an interim order served after the full one was made',
    interim,
    interimFile({
      orders: [interim, anOrder({ replacesId: interim.id, madeOn: '2026-11-22' })],
      services: [aService(interim, '2026-11-23')],
    }),
    'V44 flag orders',
  ),
  clock(
    'C3',
    'what was said of a renewal in facts is not asked twice',
    made({ applications: [renewal('2028-10-01', { kind: 'main' })] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 running',
  ),
  clock(
    'C14',
    'a force that gives 49 hours',
    { ...made({ services: [] }), settings: { ...made().settings, serviceWithinHours: 49 } },
    '2026-11-23',
    'orders 2026-11-20 2026-11-23 running',
  ),
  clock(
    'C25',
    'from the latest of two assessments',
    { ...made(), assessments: [...assessed('2027-01-01').assessments, ...assessed('2026-12-01').assessments] },
    '2027-04-01',
    'case 2027-01-01 2027-04-01 running',
  ),
  clock(
    'C2',
    'discharged on its last day',
    made({ orders: [{ ...order, endedOn: '2028-11-19', ending: 'discharged' }] }),
    '2028-11-20',
    'orders 2026-11-20 2028-11-19 ended',
  ),
  says(
    'C2',
    'ended on its last day by a decision',
    made({ orders: [{ ...order, endedOn: '2028-11-19', ending: 'discharged' }] }),
    '2028-11-20',
    'The order ended early, on 19 November 2028.',
  ),
  says(
    'C6',
    'decided on the last day',
    interimFile({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-12-20' }),
        anInterim({ status: 'granted' }),
      ],
    }),
    '2026-12-21',
    'the interim order ended that day',
  ),
  says(
    'C6',
    'decided the day after',
    interimFile({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-12-21' }),
        anInterim({ status: 'granted' }),
      ],
    }),
    '2026-12-21',
    'had ended before',
  ),
  says('C9', 'on the last day', made(), '2026-11-22', 'the last day is 22 November 2026'),
  says('C20', 'on the last day', made(), '2026-12-11', 'Notice of appeal can be given'),
  says('C20', 'the day after', made(), '2026-12-12', 'Notice of appeal could be given'),
  says(
    'C15',
    'served on the safe day, read that day',
    made({ hearings: [hearing('2026-12-14', { hearsayServedOn: '2026-11-22' })] }),
    '2026-11-22',
    'The last safe day is 22 November 2026.',
  ),
  says(
    'C15',
    'borderline',
    made({ hearings: [hearing('2026-12-14', { hearsayServedOn: '2026-11-23' })] }),
    '2026-11-23',
    'was 22 November 2026; the day after is borderline.',
  ),
  says(
    'C15',
    'late',
    made({ hearings: [hearing('2026-12-14', { hearsayServedOn: '2026-11-24' })] }),
    '2026-11-24',
    'was 22 November 2026, so ask the court for another period.',
  ),
  says(
    'C15',
    'not served in time',
    made({ hearings: [hearing('2026-12-14')] }),
    '2026-11-23',
    'No hearsay notice is recorded',
  ),
  says('C14', 'the first version', made({ services: [] }), '2026-11-21', 'Serve the order.'),
  says(
    'C14',
    'a later version',
    made({ orderVersions: [aVersion(order, { version: 2, reason: 'varied', fromOn: '2027-01-01' })] }),
    '2027-01-01',
    'Serve the changed order.',
  ),
  says('C25', 'due', made(), '2027-02-18', 'The next review is due'),
  says('C25', 'missed', made(), '2027-02-19', 'The next review was due'),
  says('C3', 'a month', made(), '2028-10-19', 'Less than 1 month left'),
  says('C3', 'three months', made(), '2028-08-19', 'Less than 3 months left'),
)
/** What a program gets wrong over a case; nothing when it holds. */
export const wrongInCases = (p: CaseProgram): string[] =>
  caseRows.flatMap(row => {
    const [had, wanted] = [row.had(p), row.wanted].map(list => list.join('; '))
    return had === wanted ? [] : [`${row.id} ${row.name}: wanted [${wanted}], had [${had}]`]
  })
