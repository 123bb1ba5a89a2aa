import type { LawApplication, LawFile, LawRecord } from '../../case/law-file.ts'
import type { NotificationMethod } from '../../case/reference/codes/orders.ts'
import type { ApplicationStatus } from '../../case/reference/status.ts'
import type { Gateway, TermKind } from '../../case/reference/statute.ts'
import type { CalendarDate, Instant } from '../../case/time/calendar.ts'
import { earliest } from '../../case/views/orders.ts'
import { type SentenceKind, sentenceKinds } from '../../case/words/sentence.ts'
import type { About } from './about.ts'
import type { AppealFact, Facts, NotificationFact, OrderFact, S4Fact } from './facts.ts'

/** The document of the `check` command as a case: the edge at which its names become those of the model. */

const main = 'application'
const interim = 'interimApplication'
const gateways: Record<NonNullable<NonNullable<Facts['defendant']>['gateway']>, Gateway> = {
  resides: 'resides',
  believed_in_area: 'believedInArea',
  believed_coming: 'believedComing',
}
const methods: Record<NonNullable<NotificationFact['method']>, NotificationMethod> = {
  in_person: 'inPerson',
  phone: 'phone',
  email: 'email',
  post: 'post',
  online: 'online',
}
const applicants: Record<NonNullable<S4Fact['by']>, NonNullable<LawApplication['applicant']>> = {
  defendant: 'defendant',
  chief_officer: 'chiefOfficer',
  victim: 'victim',
  other: 'other',
}
/** A day as an instant within it, whatever the clocks do. */
const noonOf = (day: CalendarDate): Instant => `${day}T12:00:00.000Z`
const place = (text: string | null | undefined): string[] => (text?.trim() ? [text] : [])

interface Document {
  file: LawFile
  /** The document’s own name of a record. */
  nameOf: (about: About) => string
  /** Whether a clock about an application is of one that the document lists: decisions open to appeal are its `appeals`. */
  isDecision: (about: About) => boolean
}
/** A case of what the document tells. */
export function caseOf(facts: Facts): Document {
  const file: LawFile = {
    case: { id: 'force', forceId: facts.force?.id, status: 'open' },
    force: { kind: facts.force?.kind },
    defendants: defendantOf(facts),
    incidents: facts.acts?.map(actOf),
    protectedPersons: facts.protected?.map(p => ({
      id: p.id,
      role: p.victimOfActs ? 'victim' : p.victimOfActs === false ? 'other' : undefined,
      linkToActs: p.linkToActs,
    })),
    applications: [
      mainOf(facts),
      ...interimOf(facts),
      ...(facts.orders ?? []).flatMap(o => behindOrder(o, facts)),
      ...(facts.s4 ?? []).map(aboutOrder),
      ...(facts.appeals ?? []).flatMap(appealRows),
    ],
    draftConditions: facts.conditions?.map((c, n) => draftCondition(c, n, facts)),
    orders: facts.orders?.map(o => ({
      id: o.id,
      ref: o.id,
      kind: o.kind,
      origin: o.origin,
      applicationId: `${o.id}.application`,
      madeOn: o.madeOn,
      replacesId: o.replacesInterim ?? null,
      endedOn: o.dischargedOn ?? null,
      ending: o.dischargedOn ? 'discharged' : null,
      madeByForce: o.madeByForce,
      conditionsKnown: !!o.conditions,
    })),
    orderVersions: facts.orders?.flatMap(versionsOf),
    orderConditions: facts.orders?.flatMap(conditionsOf),
    services: facts.orders?.flatMap(serviceOf),
    changes: facts.changes?.map(c => ({ id: c.id, kind: c.kind, happenedOn: c.on })),
    notifications: facts.notifications?.map(n => notificationOf(n, facts)),
    hearings: facts.hearings?.map(h => ({
      id: h.id,
      applicationId: !h.for || h.for === 'main' ? main : h.for === 'interim' ? interim : undefined,
      status: 'listed',
      listedOn: h.on,
      listedAt: h.listedOn ? noonOf(h.listedOn) : null,
      purpose: h.for === 'cross_examination' ? 'crossExamination' : null,
      hearsayServedOn: h.hearsayNoticeServedOn,
    })),
    breaches: facts.breaches?.map(b => ({
      id: b.id,
      orderId: b.of,
      happenedOn: b.on,
      conditionIds: b.conditions ?? [],
      excuse: b.excuse,
      place: !b.place?.trim() ? undefined : b.place === 'england_wales' ? 'englandWales' : 'elsewhere',
    })),
    breachSteps: facts.convictions?.map(c => ({
      id: c.id,
      breachId: c.of,
      step: 'outcome',
      outcome: 'convicted',
      convictedOn: c.on,
      offenceOn: c.offenceOn,
      sentence: c.sentence,
      sentenceKind: sentenceKindOf(c.sentence),
      sentenceMonths: c.months,
      sentencingCourt: c.court,
    })),
  }
  const names = new Map<string, string>([
    ...(facts.orders ?? []).map((o): [string, string] => [serviceId(o), o.id]),
    ...(facts.notifications ?? []).map((n): [string, string] => [n.id, n.of ?? n.id]),
    ...(facts.appeals ?? []).map((a): [string, string] => [decisionId(a), a.id]),
  ])
  const nameOf = ({ kind, id, part }: About) =>
    part ?? (kind === 'defendants' ? 'defendant' : (names.get(`${id}`) ?? id))
  const listed = new Set((facts.appeals ?? []).map(decisionId))
  return {
    file,
    nameOf,
    isDecision: ({ kind, id, part }) => kind !== 'applications' || part === 'term' || listed.has(id),
  }
}
const serviceId = (o: OrderFact) => `${o.id}.service`
const decisionId = (a: AppealFact) => `${a.id}.decision`

function defendantOf({ defendant: d }: Facts): LawRecord<'defendants'>[] | undefined {
  if (!d) return undefined
  const register = d.sexOffenderRegister
  return [
    {
      id: d.id ?? 'defendant',
      bornOn: d.bornOn,
      gateway: d.gateway ? gateways[d.gateway] : null,
      gatewayGrounds: d.gatewayGrounds,
      isSexOffender: !!register,
      sexOffenderFrom: register?.startsOn,
      sexOffenderUntil: register?.endsOn,
    },
  ]
}
const actOf = (a: NonNullable<Facts['acts']>[number]): LawRecord<'incidents'> => {
  const codes = Array.isArray(a.code) ? a.code : a.code ? [a.code] : []
  return {
    id: a.id,
    happenedOn: a.on,
    category: codes[0] ?? null,
    categories: codes,
    summary: a.description,
    categoryNote: a.description,
    unwelcome: a.unwelcomeNote,
    looksHarmless: a.harmlessLooking ?? false,
  }
}
const outcomes = { granted: 'granted', refused: 'refusedByCourt', withdrawn: 'withdrawn' } as const
function statusOf({ application: a }: Facts): ApplicationStatus | undefined {
  if (!a) return undefined
  if (a.outcome) return outcomes[a.outcome]
  return a.determinedOn ? 'granted' : a.lodgedOn ? 'lodged' : 'draft'
}
const termOf = (t: {
  lastDay?: CalendarDate | null | undefined
  untilFurtherOrder?: boolean | null | undefined
}): TermKind | null => (t.untilFurtherOrder ? 'untilFurtherOrder' : t.lastDay ? 'fixed' : null)
function mainOf(facts: Facts): LawApplication {
  const { application, authorisation, term, risk } = facts
  return {
    id: main,
    kind: 'main',
    applicant: 'chiefOfficer',
    status: statusOf(facts),
    lodgedOn: application ? (application.lodgedOn ?? null) : undefined,
    determinedOn: application?.determinedOn,
    youthCourt: application?.court ? application.court === 'youth' : undefined,
    // Without an authorisation an application was made by nobody; a draft alone may still wait for one.
    authorisedOn: authorisation?.on ?? (application ? null : undefined),
    authorisedRank: authorisation?.rank,
    actsIncidentIds: facts.acts?.filter(a => a.cited !== false).map(a => a.id),
    riskToIds: risk ? (risk.to ?? []) : undefined,
    harms: risk ? (risk.harm ?? []) : undefined,
    necessityGrounds: facts.necessity,
    prosecution: facts.chargingThresholdMet ? (facts.prosecutionConsidered ?? null) : undefined,
    ...(term ? { termKind: termOf(term), termLastDay: term.lastDay ?? null, proposedMadeOn: term.madeOn ?? null } : {}),
    termReason: facts.termReason,
  }
}
function interimOf({ interimApplication: a }: Facts): LawApplication[] {
  if (!a) return []
  return [
    {
      id: interim,
      kind: 'interim',
      mainId: main,
      status: 'draft',
      applicantForce: a.force,
      lodgedOn: a.lodgedOn,
      interimLastDay: a.lastDay ?? null,
      termKind: a.untilFurtherOrder ? 'untilFurtherOrder' : null,
      interimReason: a.reason ?? null,
    },
  ]
}
/** The applications from which an order came. An interim order of another force has a main application that is not known. */
function behindOrder(o: OrderFact, { application, force }: Facts): LawApplication[] {
  const isOwn = !o.madeByForce || !force?.id || o.madeByForce === force.id
  const ownMain = o.determinedOn ? `${o.id}.main` : main
  return [
    {
      id: `${o.id}.application`,
      kind: o.kind === 'interim' ? 'interim' : 'main',
      status: 'granted',
      conditionsKnown: false,
      lodgedOn: o.appliedOn,
      mainId: o.kind === 'interim' && (isOwn || o.determinedOn) ? ownMain : undefined,
    },
    ...(o.determinedOn
      ? [
          {
            id: ownMain,
            kind: 'main' as const,
            status: 'granted' as const,
            conditionsKnown: false,
            lodgedOn: application?.lodgedOn,
            determinedOn: isOwn ? earliest(o.determinedOn, application?.determinedOn) : o.determinedOn,
          },
        ]
      : []),
  ]
}
const aboutOrder = (a: S4Fact): LawApplication => ({
  id: a.id,
  kind: a.kind,
  orderId: a.of,
  applicant: a.by ? applicants[a.by] : undefined,
  applicantForce: a.force ?? null,
  lodgedOn: a.lodgedOn,
  heardOn: a.heardOn,
  defendantConsents: a.defendantConsents,
  consentingForces: a.policeConsents ?? [],
  residenceForce: a.defendantLivesInForce,
  addsCondition: a.addsCondition,
  necessityGrounds: a.necessity,
})
const decided = {
  full_made: ['main', 'granted', 'fullMade'],
  interim_made: ['interim', 'granted', 'interimMade'],
  full_refused: ['main', 'refusedByCourt', 'fullRefused'],
  interim_refused: ['interim', 'refusedByCourt', 'interimRefused'],
  s4_made: ['variation', 'granted', 's4Made'],
  s4_refused: ['variation', 'refusedByCourt', 's4Refused'],
  interim_varied: ['variation', 'granted', 'interimVaried'],
} as const
const party = (by: string | null | undefined): LawApplication['applicant'] =>
  !by ? undefined : by === 'defendant' ? 'defendant' : by.includes('chief_officer') ? 'chiefOfficer' : 'other'
/** An appeal, and the decision that it is about. */
function appealRows(a: AppealFact): LawApplication[] {
  const [kind, status, against] = a.against ? decided[a.against] : ([undefined, 'granted', undefined] as const)
  return [
    {
      id: decisionId(a),
      conditionsKnown: false,
      kind,
      status,
      determinedOn: a.decidedOn,
      applicant: party(a.appliedBy),
    },
    { id: a.id, kind: 'appeal', againstId: decisionId(a), against, applicant: party(a.by), lodgedOn: a.lodgedOn },
  ]
}
type ConditionOf = NonNullable<Facts['conditions']>[number]
const draftCondition = (c: ConditionOf, n: number, facts: Facts): LawRecord<'draftConditions'> => {
  const chosen = facts.interimApplication?.conditions
  return {
    id: c.id,
    applicationId: main,
    number: n + 1,
    kind: c.kind,
    text: c.text,
    necessity: c.necessity,
    incidentIds: c.acts ?? [],
    religionWorkEducation: c.religionWorkEducation,
    isLocal: c.local,
    locality: c.locality,
    isArea: c.area,
    boundary: c.boundary,
    lastDay: c.lastDay,
    inInterim: !chosen || chosen.includes(c.id),
    forbidsPlaces: place(c.forbidsPresenceAt),
    requiresPlaces: place(c.requiresPresenceAt),
  }
}
function versionsOf(o: OrderFact): LawRecord<'orderVersions'>[] {
  const asItStands = { termKind: o.untilFurtherOrder == null && !o.lastDay ? undefined : termOf(o) }
  const versions = o.versions?.length ? o.versions : undefined
  return versions
    ? versions.map((v, n) => ({
        id: `${o.id}.${v.id}`,
        orderId: o.id,
        version: n + 1,
        fromOn: v.on,
        reason: v.reason === 'renewed' ? 'renewed' : n === 0 ? 'made' : 'varied',
        lastDay: v.lastDay,
        termKind: n === versions.length - 1 ? asItStands.termKind : v.lastDay ? 'fixed' : undefined,
      }))
    : [
        {
          id: `${o.id}.version`,
          orderId: o.id,
          version: 1,
          fromOn: o.madeOn,
          reason: 'made',
          lastDay: o.lastDay,
          ...asItStands,
        },
      ]
}
const conditionsOf = (o: OrderFact): LawRecord<'orderConditions'>[] =>
  (o.conditions ?? []).map(c => ({
    id: c.id,
    orderId: o.id,
    fromVersion: 1,
    toVersion: null,
    kind: c.kind,
    number: c.number,
    text: c.text,
    lastDay: c.lastDay,
    forbidsPlaces: place(c.forbidsPresenceAt),
    requiresPlaces: place(c.requiresPresenceAt),
    saysLocality: c.saysLocality,
    saysPeriod: c.saysPeriod,
  }))
const serviceOf = (o: OrderFact): LawRecord<'services'>[] =>
  o.servedOn || o.servedBy?.trim()
    ? [
        {
          id: serviceId(o),
          orderId: o.id,
          attemptedAt: o.servedOn ? noonOf(o.servedOn) : null,
          served: true,
          server: o.servedBy,
          method: o.servedInPerson ? 'inPerson' : o.servedInPerson === false ? 'other' : undefined,
          explained: o.explained,
        },
      ]
    : []
const notificationOf = (n: NotificationFact, facts: Facts): LawRecord<'notifications'> => {
  const change = facts.changes?.find(c => c.id === n.of)
  return {
    id: n.id,
    orderId: change ? null : n.of,
    changeId: change ? change.id : null,
    kind: change ? change.kind : 'initial',
    givenOn: n.on,
    method: n.method ? methods[n.method] : undefined,
    acknowledgement: n.acknowledged ? 'Acknowledged' : null,
    names: n.names,
    homeAddress: n.homeAddress,
    otherNamesAsked: n.otherNames,
  }
}
/** The kind of sentence that a document names: ‘conditional_discharge’. */
const sentenceKindOf = (written: string | null | undefined): SentenceKind | null | undefined => {
  if (!written) return written === '' ? null : (written as null | undefined)
  const bare = (text: string) => text.replace(/[^a-z]/gi, '').toLowerCase()
  return (Object.keys(sentenceKinds) as SentenceKind[]).find(kind => bare(kind) === bare(written)) ?? 'other'
}
