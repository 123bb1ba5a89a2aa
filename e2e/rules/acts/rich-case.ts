import type { CaseAbout } from '../../../lib/acts/act/act.ts'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile, Patch } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import type { Id } from '../../../lib/case/records/id.ts'
import { newCase, people, readyToSubmit } from '../drafting/drafted.ts'
import { at, decideAs, everyRole, inputsFor, newId, today } from './every-input.ts'
import { ids } from './order-file.ts'

/** One case that has a record of every kind, each put there by its act, and the steps that led to it. */

interface Tried {
  actor: Actor
  file: CaseFile
  on: Id
  input: object
}
/** Of each act, an attempt with each kind of answer. */
export const tried = new Map<string, Tried & { name: ActName; kind: string }>()
export const keep = (name: ActName, kind: string, t: Tried) =>
  void (tried.has(`${name} ${kind}`) || tried.set(`${name} ${kind}`, { ...t, name, kind }))

/** What each act that was done here left in the record. */
export const sentences = new Map<ActName, string>()
/** The case before each act of its story. */
export const casesBefore: CaseFile[] = [newCase()]
export const recordsOf = (file: CaseFile, about: CaseAbout): { id: Id }[] =>
  about === 'case' ? [file.case] : file[about]

/** One act, with the first of its inputs that is accepted on the latest record that accepts it. */
function doFirstAccepted(file: CaseFile, actor: Actor, name: ActName): CaseFile {
  const answers: unknown[] = []
  for (const record of [...recordsOf(file, acts[name].about)].reverse())
    for (const input of inputsFor(name, file).filter(
      i => (!('code' in i) || i.code === 'P2') && (!('interimNotice' in i) || i.interimNotice === 'none'),
    )) {
      const decided = decideAs(actor, file, acts[name], record.id, input)
      keep(name, decided.kind, { actor, file, on: record.id, input })
      if (decided.kind === 'done') {
        sentences.set(name, decided.sentence)
        casesBefore.push(file)
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
        'typeTranscript',
        'attachManyExhibits',
        'referToExhibit',
        'offerTransfer',
        'makeOfferFile',
        'recordCustody',
        'importExport',
        'attributeIdentifiers',
        'markDistressing',
        'recordDisclosure',
        'exportCase',
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
        'readPicture',
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
  return steps.reduce<CaseFile>((file, [actor, name]) => doFirstAccepted(file, actor, name), {
    ...ready,
    force: {
      ...ready.force,
      others: [
        { id: ids.otherForce, name: 'Severnvale Police', outside: false },
        { id: ids.outsideForce, name: 'Northmoor Police', outside: true },
      ],
    },
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
  // A check that somebody else made before anything was drawn.
  ...drafted.checks.slice(0, 1).map(c => ({
    in: 'checks' as const,
    add: { ...c, id: newId(), checkedAt: '2025-06-01T10:00:00.000Z', byId: newId() },
  })),
  { in: 'drawnPieces', add: { id: newId(), work: 'checks', workId: newId(), at, byId: everyRole.id } },
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
    .flatMap(s => [newId(), everyRole.id].map(byId => correctionProposal(s, byId))),
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
      recordedAt: null,
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

/** A correction of a service as somebody proposes it where the force asks for agreement. */
function correctionProposal(service: CaseFile['services'][number], byId: Id): Extract<Patch[number], { add: object }> {
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
