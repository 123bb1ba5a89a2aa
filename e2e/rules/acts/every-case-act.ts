import type { z } from 'zod'
import { type AnyAct, type CaseAbout, variantOf } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide, recordOf } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile, Patch } from '../../../lib/case/case.ts'
import { type Actor, allRoles } from '../../../lib/case/policy.ts'
import type { Id } from '../../../lib/case/records/id.ts'
import { statusesOf } from '../../../lib/case/reference/status.ts'
import { libraryEntries } from '../../../lib/drafting/library.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { maySetAside, setAsideLimit, waitKey } from '../../../lib/waits/set-aside.ts'
import { newCase, people, readyToSubmit, team } from '../drafting/drafted.ts'
import { anyInput, type Filling } from './any-input.ts'
import { afterExamples, courtExamples, orderExamples, serviceExamples } from './examples/court.ts'
import { evidenceExamples } from './examples/evidence.ts'
import { peopleExamples } from './examples/people.ts'
import { ids } from './order-file.ts'

/** One case that has a record of every kind, the steps that led to it, and every act tried on them. */

export const today = '2026-05-12'
export const at = '2026-05-12T11:30:00.000Z'
/** A day on which the latest wording of every condition is in use. */
export const lately = { at: '2026-11-30T11:30:00.000Z', today: '2026-11-30' }
export const isOfLibrary = (act: object) =>
  [acts.addCondition, acts.buildConditions, acts.takeNewWording].some(a => a === act)
let counter = 1
export const newId = () => `00000000-0000-4000-8000-${String(700_000_000_000 + counter++)}`
const examples: Partial<Record<string, { input: object }>> = {
  ...peopleExamples,
  ...evidenceExamples,
  ...courtExamples,
  ...orderExamples,
  ...serviceExamples,
  ...afterExamples,
  buildConditions: {
    input: {
      codes: 'P2,P9',
      P2_person: 'Nadia Ferrant',
      P9_person: 'Nadia Ferrant',
      religionWorkEducation: '',
      inInterim: 'no',
    },
  },
  commentOnPart: { input: { part: 'acts', text: 'Say when he was told to stop' } },
  recordVisit: { input: { outcome: 'allComplied', exceptions: [], checkedAt: '', nextOn: '2026-05-20' } },
  recordNoticeCheck: {
    input: {
      subject: 'homeAddress',
      result: 'notAsNotified',
      method: 'visit',
      found: 'Nobody of that name lives there',
      checkedAt: '',
      nextOn: '2026-05-20',
    },
  },
  // Whatever waits there that may be set aside.
  get setAside() {
    const waits = waitsOf(rich).filter(w => maySetAside(w.kind) && !setAsideLimit(w))
    return { input: { what: waits[0] ? waitKey(waits[0]) : '', untilOn: '2026-05-20', reason: 'Agreed' } }
  },
  drawArea: { input: { corners: '51.27, 0.52\n51.27, 0.53\n51.28, 0.53' } },
  attachBreachExhibit: { input: { ...evidenceExamples.attachExhibit.input, file: 'beaded'.padEnd(64, '0') } },
}
export const everyRole: Actor = { ...people.officer, roles: allRoles }
/** Someone of the force who is picked from lists and does nothing. */
const nobody = newId()
export const stranger: Actor = { ...people.otherOfficer, id: newId(), teamIds: [team], roles: allRoles }
const fillings = (): Filling[] =>
  [today, '2026-05-11', '2027-05-10'].flatMap(day =>
    [true, false].map(optional => ({
      day,
      optional,
      person: nobody,
      file: newId().replaceAll('-', '').padEnd(64, '0'),
    })),
  )
/** The inputs of an act's forms: one for each value that its questions vary by. */
const formsOf = (act: AnyAct): z.ZodObject[] => {
  const [, field] = fieldsOf(act.input).find(([name]) => name === act.varies?.by) ?? []
  return field?.options?.map(o => variantOf(act, { [act.varies?.by ?? '']: o.value }).input) ?? [act.input]
}
/** The inputs tried for an act: made from its fields, and from its example where there is one. */
export const inputsFor = (name: ActName, file: CaseFile) => {
  const made = formsOf(acts[name]).flatMap(form => fillings().map(how => anyInput(form, file, how)))
  const example = examples[name]?.input
  if (!example) return made
  const blanks = Object.fromEntries(Object.entries(example).filter(([, v]) => v === ''))
  const leavesRecordsOut = Object.values(example).some(v => Array.isArray(v) && v.length === 0)
  return [
    ...made,
    ...made.map(input => ({ ...input, ...example })),
    // Everything that may be answered, but what the example leaves blank.
    ...(leavesRecordsOut && Object.keys(blanks).length > 0 ? made.map(input => ({ ...input, ...blanks })) : []),
  ]
}
export const decideAs = (actor: Actor, file: CaseFile, act: AnyAct, on: string | undefined, input: object) =>
  decide(
    file,
    { act, on, input, seen: asLoaded, despite: 'Agreed' },
    { ...(isOfLibrary(act) ? lately : { at, today }), actor, newId, settings: file.settings },
  )

interface Tried {
  actor: Actor
  file: CaseFile
  on: Id
  input: object
}
/** A correction of a service as somebody proposes it where the force asks for agreement. */
function proposed(service: CaseFile['services'][number], byId: Id): Extract<Patch[number], { add: object }> {
  const file: CaseFile = { ...drafted, settings: { ...drafted.settings, correctionsAgreed: true } }
  const decided = decideAs(people.coordinator, file, acts.correctService, service.id, {
    ...acts.correctService.prefill?.({ file, record: service, today }),
    place: 'Quay Row',
    correctionReason: 'It was there',
  })
  const [change] = decided.kind === 'done' ? decided.patch : []
  if (change?.in !== 'correctionProposals' || !('add' in change)) throw new Error(JSON.stringify(decided))
  return { ...change, add: { ...change.add, id: newId(), byId } }
}
/** Of each act, an attempt with each kind of answer. */
export const tried = new Map<string, Tried & { name: ActName; kind: string }>()
const keep = (name: ActName, kind: string, t: Tried) =>
  void (tried.has(`${name} ${kind}`) || tried.set(`${name} ${kind}`, { ...t, name, kind }))

/** What each act that was done here left in the record. */
export const sentences = new Map<ActName, string>()
/** The case before each act of its story. */
export const along: CaseFile[] = [newCase()]
export const recordsOf = (file: CaseFile, about: CaseAbout): { id: Id }[] =>
  about === 'case' ? [file.case] : file[about]

/** One act, with the first of its inputs that is accepted on the latest record that accepts it. */
function told(file: CaseFile, actor: Actor, name: ActName): CaseFile {
  const answers: unknown[] = []
  for (const record of [...recordsOf(file, acts[name].about)].reverse())
    for (const input of inputsFor(name, file).filter(
      i => (!('code' in i) || i.code === 'P2') && (!('interimNotice' in i) || i.interimNotice === 'none'),
    )) {
      const decided = decideAs(actor, file, acts[name], record.id, input)
      keep(name, decided.kind, { actor, file, on: record.id, input })
      if (decided.kind === 'done') {
        sentences.set(name, decided.sentence)
        along.push(file)
        return applyPatch(file, decided.patch)
      }
      answers.push(decided)
    }
  throw new Error(`${name}: ${JSON.stringify(answers.slice(0, 4))}`)
}
/** A case with a record in every collection: each put there by its act. */
function richCase(): CaseFile {
  const ready = readyToSubmit({ ordersOnConviction: true, sampleShare: 100, overrideShare: 100 })
  const steps: [Actor, ActName][] = [
    ...(
      [
        'addIdentifier',
        'keepConfidentialAddress',
        'attachCaseExhibit',
        'referToExhibit',
        'offerTransfer',
        'recordCustody',
        'importExport',
        'attributeIdentifiers',
        'markDistressing',
        'recordDisclosure',
        'askThirdParty',
        'recordOtherOrder',
        'linkCase',
        'assessRisk',
        'decideSpo',
        'planContact',
        'correctIncident',
        'comment',
        'addCondition',
        'removeCondition',
        'restoreCondition',
        'removeCondition',
        'addProtectedPerson',
        'removeProtectedPerson',
        'startInterim',
        'writeInterim',
        'writeInterimNotice',
        'agreeToNoNotice',
        'submitApplication',
      ] as const
    ).map((name): [Actor, ActName] => [everyRole, name]),
    [people.sergeant, 'endorseAsSergeant'],
    [people.coordinator, 'endorseAsCoordinator'],
    [people.legal, 'endorseAsLegal'],
    [people.authorising, 'authorise'],
    ...(
      [
        'lodgeBoth',
        'prepareSupplement',
        'amendCondition',
        'recordPaperService',
        'recordWitness',
        'listHearing',
        'recordOrderMade',
        'recordServiceAttempt',
        'recordOrderCertificateFiled',
        'recordMarker',
        'recordHeldService',
        'recordHeldHearing',
        'recordNotification',
        'recordChange',
        'planCheck',
        'recordCheck',
        'recordNoticeCheck',
        'recordBreach',
        'attachBreachExhibit',
        'decideArrest',
        'recordArrest',
        'recordCharge',
        'recordBreachOutcome',
        'recordNotificationOffence',
        'startVariation',
        'startAppeal',
        'askLegalServices',
        'answerLegalQuestion',
        'releaseAdvice',
        'askLegalServices',
        'tellYouthTeam',
        'recordMoveAway',
        'recordWhereabouts',
        'recordDirection',
        'recordCriminalStep',
        'recordEnquiry',
        'recordOutsideRequest',
        'recordReferral',
        'agreeAction',
        'reviewSafetyPlan',
        'putToPanel',
        'makeExemplar',
        'nameOnCase',
      ] as const
    ).map((name): [Actor, ActName] => [everyRole, name]),
  ]
  return steps.reduce<CaseFile>((file, [actor, name]) => told(file, actor, name), {
    ...ready,
    force: { ...ready.force, others: [{ id: ids.otherForce, name: 'Severnvale Police' }] },
  })
}
const drafted = richCase()
export const rich = applyPatch(drafted, [
  ...drafted.incidents.slice(0, 1).map(i => ({
    in: 'incidentJoins' as const,
    add: {
      id: newId(),
      incidentId: i.id,
      joinedId: i.id,
      reason: 'One night',
      at,
      byId: people.officer.id,
      undoneAt: null,
      undoneById: null,
      undoneReason: null,
    },
  })),
  {
    in: 'qualityReadings',
    add: {
      id: newId(),
      work: 'checks',
      workId: newId(),
      met: ['clear'],
      result: 'learn',
      note: 'Say which door was tried',
      at,
      byId: everyRole.id,
    },
  },
  // A breach that somebody else decided not to arrest for, and a draft that somebody else passed on.
  ...drafted.breaches.slice(0, 1).flatMap(b => {
    const breachId = newId()
    const byId = newId()
    return [
      { in: 'breaches' as const, add: { ...b, id: breachId, number: 90, endedAt: null, byId } },
      ...drafted.breachSteps.slice(0, 1).map(s => ({
        in: 'breachSteps' as const,
        add: { ...s, id: newId(), breachId, step: 'noArrestDecided' as const, reason: 'He was not found', byId },
      })),
    ]
  }),
  ...drafted.reviews.slice(0, 1).map(r => ({
    in: 'reviews' as const,
    add: { ...r, id: newId(), result: 'endorsed' as const, byId: newId() },
  })),
  // A decision that no order is needed, which somebody else made; what was missing when the case was closed before.
  ...drafted.decisions.slice(0, 1).map(d => ({
    in: 'decisions' as const,
    add: {
      ...d,
      id: newId(),
      decision: 'no' as const,
      reasonCode: 'notStalking' as const,
      whatWouldChange: 'More',
      byId: newId(),
    },
  })),
  ...drafted.transfers.slice(0, 1).map(t => ({
    in: 'transfers' as const,
    add: {
      ...t,
      id: newId(),
      state: 'refused' as const,
      answeredAt: at,
      answeredBy: 'E. Prosser',
      answer: 'Nobody is free',
    },
  })),
  { in: 'case', set: { closedAt: at, closedLacking: ['No risk assessment has been recorded.'] } },
  // Corrections of a service that wait for agreement: somebody else's, and their own.
  ...drafted.services
    .filter(s => s.orderId && s.served)
    .slice(0, 1)
    .flatMap(s => [newId(), everyRole.id].map(byId => proposed(s, byId))),
  {
    in: 'secondLooks',
    add: {
      id: newId(),
      look: 'escalated',
      decisionId: drafted.decisions[0]?.id ?? null,
      requestId: null,
      limb: null,
      wrongTest: null,
      note: 'Look again',
      at,
      byId: newId(),
    },
  },
  { in: 'reminders', add: { id: newId(), onDay: today, note: 'Ring', doneAt: null, at, byId: people.officer.id } },
  {
    in: 'setAsides',
    add: { id: newId(), what: 'nothing', untilOn: '2027-01-01', reason: 'Later', endedAt: null, at, byId: newId() },
  },
  // A referral that was sent and one that was not, and an action that was done.
  ...drafted.referrals.slice(0, 1).flatMap(r => [
    {
      in: 'referrals' as const,
      add: {
        ...r,
        id: newId(),
        kind: 'marac' as const,
        basis: 'lawEnforcement' as const,
        sentOn: '2026-02-20',
        answerDueOn: '2026-03-06',
      },
    },
    {
      in: 'referrals' as const,
      add: {
        ...r,
        id: newId(),
        kind: 'health' as const,
        basis: null,
        shared: null,
        sentOn: null,
        answerDueOn: null,
        answeredOn: null,
        outcome: null,
      },
    },
  ]),
  ...drafted.agreedActions.slice(0, 1).map(a => ({
    in: 'agreedActions' as const,
    add: { ...a, id: newId(), what: 'Change the locks', doneOn: '2026-02-20', result: 'done' as const },
  })),
  // A complaint that no supervisor has seen, and a request that is answered and not told.
  ...drafted.outsideRequests.slice(0, 1).flatMap(r => [
    { in: 'outsideRequests' as const, add: { ...r, id: newId(), kind: 'complaint' as const } },
    {
      in: 'outsideRequests' as const,
      add: { ...r, id: newId(), answeredOn: r.receivedOn, outcome: 'answered' as const, answer: 'By letter' },
    },
  ]),
  ...drafted.notifications.slice(0, 1).map(n => ({
    in: 'notifications' as const,
    add: { ...n, id: newId(), method: 'inPerson' as const, acknowledgement: null },
  })),
  // Seen only by the one who reads it, within one transaction.
  ...drafted.imports.slice(0, 1).map(i => ({
    in: 'imports' as const,
    add: { ...i, id: newId(), number: 2, state: 'reading' as const },
  })),
  {
    in: 'paperMarks',
    add: {
      id: newId(),
      kind: 'heldBack',
      recordKind: 'incidents',
      recordId: drafted.incidents[0]?.id ?? '',
      passage: null,
      reason: 'A source could be known by it',
      at,
      byId: people.officer.id,
      endedAt: null,
      endedById: null,
    },
  },
  // One that its reviewer has not returned yet, and one that went with a return.
  ...[null, drafted.reviews[0]?.id ?? newId()].map(reviewId => ({
    in: 'reviewPoints' as const,
    add: {
      id: newId(),
      applicationId: drafted.applications[0]?.id ?? '',
      part: 'acts',
      tier: 'sergeant' as const,
      text: 'Say when he was told to stop',
      at,
      byId: people.officer.id,
      reviewId,
      removedAt: null,
      answer: null,
      answeredAt: null,
      answeredById: null,
    },
  })),
  {
    in: 'retentionSteps',
    add: {
      id: newId(),
      kind: 'hold',
      retentionGroup: null,
      reason: 'An inquest',
      reviewOn: null,
      at,
      byId: people.officer.id,
    },
  },
  {
    in: 'behaviourReasons',
    add: {
      id: newId(),
      applicationId: drafted.applications[0]?.id ?? '',
      category: 'G',
      reason: 'Covered by the condition on the street',
      at,
      byId: people.officer.id,
    },
  },
])

/** A draft that is older than the library: conditions on wording since closed, and one with its map. */
const older = readyToSubmit()
const ring: [number, number][] = [
  [0.52, 51.27],
  [0.53, 51.27],
  [0.53, 51.28],
  [0.52, 51.27],
]
along.push({
  ...older,
  draftConditions: older.draftConditions.flatMap(c => [
    c,
    ...libraryEntries
      .filter(e => e.version === 2)
      .map(({ code: libraryCode }, n) => ({
        ...c,
        id: newId(),
        number: n + 2,
        libraryCode,
        libraryVersion: 1,
        librarySlots: {},
        shape: { type: 'Polygon' as const, coordinates: [ring] },
      })),
  ]),
})

/** A closed case whose disposal somebody asked for, and one before that. */
const closedLongAgo: CaseFile = {
  ...readyToSubmit(),
  case: { ...readyToSubmit().case, status: 'closed', closedAt: '2015-05-12T09:00:00.000Z', closedReason: 'Over' },
}
along.push(closedLongAgo, {
  ...closedLongAgo,
  retentionSteps: [
    {
      id: newId(),
      kind: 'disposalAsked',
      retentionGroup: null,
      reason: 'Kept long enough',
      reviewOn: null,
      at: '2026-05-02T09:00:00.000Z',
      byId: people.officer.id,
    },
  ],
})

/** An application that was returned with a comment. */
along.push({ ...rich, applications: rich.applications.map(a => ({ ...a, status: 'returned' as const })) })
// An order that came from a list which did not say all of it.
along.push({ ...rich, orders: rich.orders.map(o => ({ ...o, importGaps: ['sealedCopy' as const] })) })

/** An order varied once, which gained a condition by it. */
const [sealedOrder] = rich.orders
const [sealedCondition] = rich.orderConditions
if (sealedOrder && sealedCondition)
  along.push(
    applyPatch(rich, [
      {
        in: 'orderVersions',
        add: {
          id: newId(),
          orderId: sealedOrder.id,
          version: 2,
          fromOn: today,
          reason: 'varied',
          termKind: 'fixed',
          lastDay: '2029-01-01',
          sealedExhibitId: null,
          applicationId: null,
          askedBy: null,
          note: null,
        },
      },
      { in: 'orderConditions', add: { ...sealedCondition, id: newId(), number: 9, fromVersion: 2, toVersion: null } },
    ]),
  )

/** An application that the court refused, with a decision not to appeal, and a new one being written after it. */
const [refusedMain] = rich.applications
if (refusedMain)
  along.push({
    ...rich,
    applications: [
      {
        ...refusedMain,
        status: 'refusedByCourt',
        determinedOn: '2026-05-11',
        courtRefusal: 'notNecessary',
        outcomeReason: 'Not necessary',
        noAppealOn: '2026-05-11',
        noAppealAdvice: 'Ffion Rees: no point of law',
        noAppealAdviceOn: '2026-05-11',
      },
      { ...refusedMain, id: newId(), number: 99, status: 'draft', lodgedOn: null, filed: null },
    ],
  })

export const locked: CaseFile = applyPatch(rich, [
  {
    in: 'restrictions',
    add: {
      id: newId(),
      reason: 'She works here',
      at,
      byId: people.sergeant.id,
      liftedAt: null,
      liftAskedAt: null,
      liftAskedById: null,
      liftReason: null,
    },
  },
])
/** The same, with somebody who has asked for it to be lifted: another decides. */
along.push({
  ...locked,
  restrictions: locked.restrictions.map(r => ({
    ...r,
    liftAskedAt: at,
    liftAskedById: people.sergeant.id,
    liftReason: 'She has left the force',
  })),
})
/** The case as an act expects it, and someone whom the policy lets do it: break-glass is for those outside. */
export const setting = (name: ActName): { file: CaseFile; actor: Actor } =>
  name === 'breakGlass' ? { file: locked, actor: stranger } : { file: rich, actor: everyRole }
const withStatus = (file: CaseFile, about: CaseAbout, id: Id, status: string): CaseFile =>
  about === 'case'
    ? ({ ...file, case: { ...file.case, status } } as CaseFile)
    : ({ ...file, [about]: file[about].map(r => (r.id === id ? { ...r, status } : r)) } as CaseFile)
export const closed = (file: CaseFile): CaseFile => ({ ...file, case: { ...file.case, status: 'closed' } })
export const statusesFor = (about: CaseAbout): readonly string[] =>
  about === 'applications' || about === 'hearings' ? statusesOf[about] : statusesOf.case

/** The case with the record at a status: an application or a hearing has its own, anything else has the case's. */
export const standing = (file: CaseFile, about: CaseAbout, id: Id, status: string): CaseFile[] => {
  if (about !== 'applications' && about !== 'hearings') return [withStatus(file, 'case', id, status)]
  const stands = withStatus(file, about, id, status)
  return [stands, closed(stands)]
}
/** For an act that corrects: the form as it opens, with one field changed at a time. */
export const oneChanged = (name: ActName, file: CaseFile, on: Id): object[] => {
  const act = acts[name]
  const record = recordOf(file, act.about, on)
  if (!act.corrects || !record || !act.prefill) return []
  const known = act.prefill({ file, record, today })
  return inputsFor(name, file).flatMap(made =>
    Object.entries(made).map(([field, value]) => ({ ...known, [field]: value, correctionReason: 'A slip' })),
  )
}
/** Everyone who did something on the case, with every role: some records only their author may change. */
export const authors = [people.sergeant, people.coordinator, people.legal, people.authorising].map(p => ({
  ...p,
  roles: allRoles,
}))
/** Tries an act at every status it may be done from, by several people, on each record, with and without a restriction. */
export function attempt(name: ActName) {
  const act = acts[name]
  for (const file of [rich, locked, ...along])
    for (const { id } of recordsOf(file, act.about))
      for (const status of act.from)
        for (const actor of [everyRole, stranger, ...(act.corrects || act.withdraws ? authors : [])])
          for (const stands of standing(file, act.about, id, status))
            for (const input of [...inputsFor(name, stands), ...oneChanged(name, stands, id)]) {
              const decided = decideAs(actor, stands, act, id, input)
              keep(name, decided.kind, { actor, file: stands, on: id, input })
              if (decided.kind === 'done') return void sentences.set(name, decided.sentence)
            }
}
