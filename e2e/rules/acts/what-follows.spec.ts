import { expect, test } from '@playwright/test'
import { applyPatch, type Decided, recordOf } from '../../../lib/acts/act/decide.ts'
import { correctionEntries } from '../../../lib/acts/correct/corrections.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { type ActName, actNames, acts } from '../../../lib/acts/index.ts'
import type { CaseFile, Collection, Patch } from '../../../lib/case/case.ts'
import { keptKinds } from '../../../lib/case/reference/record-kinds.ts'
import { addDays } from '../../../lib/case/time/calendar.ts'
import { countedSources } from '../../../lib/measures/counted.ts'
import { waitSources } from '../../../lib/waits/projection.ts'
import { aBreach, aCaseWithOrder } from './breach-file.ts'
import { along } from './case-states.ts'
import { authors, oneChanged } from './every-case-act.ts'
import { decideAs, everyRole, today } from './every-input.ts'
import { facts, today as lateToday, record, start } from './facts-recorded-late.ts'
import { after, at, decideOn } from './order-file.ts'
import { recordsOf, rich } from './rich-case.ts'
import { sameness } from './same-parts.ts'

/** What follows from correcting and from withdrawing each kind of record: beyond the record itself and its former values. */

const lines = (rows: readonly unknown[]) => rows.map(r => JSON.stringify(r)).sort()
const missing = (a: readonly string[], b: readonly string[]) => {
  const left = [...b]
  return a.filter(x => {
    const i = left.indexOf(x)
    if (i >= 0) left.splice(i, 1)
    return i < 0
  })
}
/** The rows of a source, worked out once for all cases that are the same to it. */
const onceFor = <S extends { reads: readonly (Collection | 'case')[] }>(rows: (s: S, file: CaseFile) => string[]) => {
  const known = new Map<S, Map<string, string[]>>()
  return (s: S, file: CaseFile): string[] => {
    const key = sameness(file, [...s.reads, 'withdrawn' as Collection])
    const own = known.get(s) ?? new Map<string, string[]>()
    known.set(s, own)
    const found = own.get(key) ?? rows(s, file)
    own.set(key, found)
    return found
  }
}
const waitLines = onceFor((s: (typeof waitSources)[number], file) =>
  s
    .rows(file)
    .filter(w => !w.kind.startsWith('clock '))
    .map(w => JSON.stringify([w.kind, w.about.id, w.due, w.alarms])),
)
const countedLines = onceFor((s: (typeof countedSources)[number], file) => lines(s.rows(file)))
/** The effects of a change, each said once: what goes with it, what closes, what waits no more or anew, what is counted otherwise. */
function effects(file: CaseFile, patch: Patch, own: { kind: string; id: string }): string[] {
  const after = applyPatch(file, patch)
  const said = new Set<string>()
  for (const change of patch) {
    // A warning that the question asked is passed over here; it follows from the asking, not from the change.
    if (change.in === 'case' || change.in === 'formerVersions' || change.in === 'overrides') continue
    const id = 'add' in change ? '' : change.id
    if (change.in === own.kind && id === own.id) continue
    if ('withdraw' in change) said.add(`${change.in} go`)
    else if ('add' in change) said.add(`${change.in} come`)
    else if (change.in === 'legalQuestions' && 'answeredAt' in change.set) said.add('questions close')
    else said.add(`${change.in} change`)
  }
  const kindOf = (row: string) => String(JSON.parse(row)[0])
  for (const s of waitSources) {
    const [was, is] = [waitLines(s, file), waitLines(s, after)]
    if (was === is) continue
    for (const row of missing(was, is)) said.add(`waits: ${kindOf(row)} other`)
    for (const row of missing(is, was)) said.add(`waits: ${kindOf(row)} other`)
  }
  for (const s of countedSources)
    if (countedLines(s, file).join() !== countedLines(s, after).join()) said.add(`counted: ${s.name}`)
  return [...said].sort()
}
const withdrawing = actNames.filter(n => {
  const { withdraws, about } = acts[n]
  return withdraws && about === withdraws && keptKinds.has(withdraws) && n.startsWith('withdraw')
})
function followsFromWithdrawing(name: ActName): string[] | undefined {
  const act = acts[name]
  const found = new Set<string>()
  let done = false
  for (const file of [rich, ...along])
    for (const { id } of recordsOf(file, act.about))
      for (const actor of [everyRole, ...authors]) {
        const decided = decideAs(actor, file, act, id, { cause: 'error', reason: 'Typed twice' })
        if (decided.kind !== 'done') continue
        done = true
        for (const e of effects(file, decided.patch, { kind: act.about, id })) found.add(e)
        break
      }
  return done ? [...found].sort() : undefined
}
const why = { correctionReason: 'A slip', reason: 'A slip' }
const correcting = actNames.filter(n => {
  const { corrects, about } = acts[n]
  return corrects && about === corrects && n.startsWith('correct')
})
/** The form as it opens, with each of its days moved by a little and by much, and each other field changed. */
function corrections(name: ActName, file: CaseFile, on: string, day: string): object[] {
  const record = recordOf(file, acts[name].about, on)
  const known = record && acts[name].prefill?.({ file, record, today: day })
  if (!known) return []
  const moved = fieldsOf(acts[name].input).flatMap(([key, { control }]) => {
    const value = String((known as Record<string, unknown>)[key] ?? '')
    if ((control !== 'date' && control !== 'moment') || !value) return []
    return [-30, -2, -1, 1, 2, 30].map(days => ({
      ...known,
      [key]: `${addDays(value.slice(0, 10), days)}${value.slice(10)}`,
      ...why,
    }))
  })
  const all = [...moved, ...oneChanged(name, file, on).map(input => ({ ...input, ...why }))]
  return [...new Map(all.map(input => [JSON.stringify(input), input])).values()]
}
const refusedByCourt = along
  .filter(f => f.applications.some(a => a.status === 'refusedByCourt' || a.status === 'authorised'))
  .slice(0, 3)
/** A breach of which police knew, with its steps, recorded a week later. */
const breached = (() => {
  const breach = aBreach({ knownAt: at('2026-10-16 21:00') })
  const steps: [ActName, object][] = [
    ['decideArrest', { decision: 'arrest', at: '2026-10-16T22:00', reason: 'He was outside' }],
    ['recordArrest', { at: '2026-10-16T23:00', reason: '' }],
    ['recordCharge', { at: '2026-10-17T10:00', offences: 'Breach of the order' }],
  ]
  return steps.reduce(
    (file, [name, input]) => after(file, acts[name], breach.id, input, '2026-10-23', 'As it was'),
    aCaseWithOrder({ breaches: [breach] }),
  )
})()
const late = facts.reduce(record, start)
function followsFromCorrecting(name: ActName): string[] | undefined {
  const act = acts[name]
  const effectsOf = (file: CaseFile, day: string, decided: (id: string, input: object) => Decided) =>
    recordsOf(file, act.about).flatMap(({ id }) =>
      corrections(name, file, id, day).flatMap(input => {
        const answer = decided(id, input)
        return answer.kind === 'done' ? [effects(file, answer.patch, { kind: act.about, id })] : []
      }),
    )
  const byAnybody = (file: CaseFile) => (id: string, input: object) => {
    const first = decideAs(everyRole, file, act, id, input)
    if (first.kind === 'done') return first
    for (const actor of authors) {
      const answer = decideAs(actor, file, act, id, input)
      if (answer.kind === 'done') return answer
    }
    return first
  }
  const lists = [
    ...[rich, ...refusedByCourt].flatMap(file => effectsOf(file, today, byAnybody(file))),
    ...effectsOf(breached, '2026-10-23', (id, input) => decideOn(breached, act, id, input, '2026-10-23', 'As it was')),
    ...effectsOf(late, lateToday, (id, input) => decideOn(late, act, id, input, lateToday, 'As it was')),
  ]
  return lists.length ? [...new Set(lists.flat())].sort() : undefined
}
/** By each act that withdraws a record: what goes, comes or closes with it, what waits otherwise, what is counted anew. */
const afterWithdrawal: Record<string, string[]> = {
  withdrawConfidentialAddress: [],
  withdrawService: [
    'contacts go',
    'correctionProposals change',
    'counted: countedContacts',
    'counted: countedOrders',
    'waits: contact other',
    'waits: held other',
    'waits: marker other',
    'waits: notification other',
    'waits: notificationOnly other',
    'waits: unserved other',
  ],
  withdrawNewNameOrAddress: ['waits: notification other', 'waits: notificationOnly other'],
  withdrawNotification: ['counted: countedOrders', 'waits: acknowledge other', 'waits: notification other'],
  withdrawNoticeCheck: [],
  withdrawCheck: [
    'contacts go',
    'counted: countedContacts',
    'counted: countedOrders',
    'orderConditions change',
    'waits: contact other',
  ],
  withdrawYouthStep: [],
  withdrawWhereabouts: ['changes go', 'waits: notification other', 'waits: notificationOnly other'],
  withdrawMove: [
    'changes go',
    'questions close',
    'waits: legalQuestion other',
    'waits: moveTold other',
    'waits: notification other',
    'waits: notificationOnly other',
  ],
  withdrawBreach: [
    'breachSteps go',
    'contacts go',
    'counted: countedBreaches',
    'counted: countedConditions',
    'counted: countedContacts',
    'counted: countedOrders',
    'exhibits change',
    'questions close',
    'waits: breachNext other',
    'waits: breachUnactioned other',
    'waits: contact other',
    'waits: legalQuestion other',
  ],
  withdrawBreachStep: [
    'breaches change',
    'counted: countedBreaches',
    'waits: breachNext other',
    'waits: breachUnactioned other',
  ],
  withdrawHearing: [
    'contacts go',
    'counted: countedApplications',
    'counted: countedContacts',
    'directions go',
    'waits: contact other',
    'waits: direction other',
    'waits: hearing other',
    'waits: hearsayNotice other',
    'waits: held other',
  ],
  withdrawDirection: ['waits: direction other'],
  withdrawReview: [
    'applications change',
    'counted: countedApplications',
    'counted: countedDecisions',
    'waits: readyToLodge other',
    'waits: review other',
  ],
  withdrawOrderVersion: [
    'counted: countedApplications',
    'counted: countedConditions',
    'counted: countedTerms',
    'orderConditions go',
    'waits: checkDue other',
    'waits: considered other',
    'waits: gap other',
    'waits: interimUnlisted other',
    'waits: marker other',
    'waits: notificationOnly other',
    'waits: orderEnding other',
  ],
  withdrawOrderCondition: ['counted: countedConditions', 'waits: checkDue other'],
  withdrawAssessment: [],
  withdrawDecision: [
    'contacts go',
    'counted: countedApplications',
    'counted: countedBreaches',
    'counted: countedCases',
    'counted: countedContacts',
    'counted: countedDecisions',
    'counted: countedReviews',
    'waits: considered other',
    'waits: contact other',
    'waits: notStalkingUnread other',
    'waits: notStarted other',
    'waits: screening other',
  ],
  withdrawOtherOrder: [],
  withdrawContact: ['counted: countedContacts', 'waits: contact other'],
  withdrawExhibit: ['exhibitWords go'],
  withdrawExhibitWords: [],
  withdrawDisclosure: [],
  withdrawThirdPartyRequest: ['waits: thirdParty other'],
  withdrawLegalQuestion: ['waits: legalQuestion other'],
  withdrawComment: [],
  withdrawWitness: [],
  withdrawAgreedAction: [],
  withdrawPanelItem: [],
  withdrawQualityReading: [],
  withdrawExemplar: [],
  withdrawReferral: [],
  withdrawSafetyReview: [],
  withdrawSupplement: ['conditionAmendments go'],
  withdrawConditionAmendment: [],
  withdrawPaperService: [],
  withdrawCriminalStep: [],
  withdrawEnquiry: ['waits: enquiry other'],
  withdrawOutsideRequest: [
    'counted: countedRequests',
    'waits: complaintUnseen other',
    'waits: requestDue other',
    'waits: requesterUntold other',
  ],
  withdrawMarker: ['waits: marker other'],
  withdrawOrder: [
    'applications change',
    'contacts go',
    'counted: countedApplications',
    'counted: countedConditions',
    'counted: countedContacts',
    'counted: countedOrders',
    'counted: countedReviews',
    'counted: countedTerms',
    'orderConditions go',
    'orderVersions go',
    'questions close',
    'waits: contact other',
    'waits: legalQuestion other',
    'waits: marker other',
    'waits: ownerless other',
    'waits: riskReview other',
    'waits: unlisted other',
    'waits: unserved other',
  ],
}
/** The same by each act that corrects one, whichever of its fields is changed, and to whatever. */
const afterCorrection: Record<string, string[]> = {
  correctIdentifier: [],
  correctIncident: ['counted: countedCases'],
  correctOrderRecord: [
    'counted: countedApplications',
    'counted: countedConditions',
    'counted: countedOrders',
    'counted: countedReviews',
    'counted: countedTerms',
    'legalQuestions come',
    'orderConditions change',
    'orderConditions come',
    'orderVersions change',
    'questions close',
    'waits: checkDue other',
    'waits: conditionEnding other',
    'waits: conditionEnds other',
    'waits: considered other',
    'waits: gap other',
    'waits: interimUnlisted other',
    'waits: legalQuestion other',
    'waits: marker other',
    'waits: notification other',
    'waits: notificationOnly other',
    'waits: orderEnding other',
    'waits: ownerLeft other',
    'waits: ownerless other',
    'waits: renewal other',
    'waits: riskReview other',
    'waits: unserved other',
  ],
  correctNotificationOffence: ['counted: countedBreaches'],
  correctService: [
    'contacts change',
    'correctionProposals change',
    'counted: countedContacts',
    'counted: countedOrders',
    'legalQuestions come',
    'questions close',
    'waits: contact other',
    'waits: legalQuestion other',
    'waits: notification other',
    'waits: notificationOnly other',
    'waits: unserved other',
  ],
  correctNewNameOrAddress: [
    'legalQuestions come',
    'questions close',
    'waits: legalQuestion other',
    'waits: notification other',
    'waits: notificationOnly other',
  ],
  correctNotification: [
    'counted: countedOrders',
    'defendants change',
    'legalQuestions come',
    'waits: acknowledge other',
    'waits: falseNotice other',
    'waits: legalQuestion other',
  ],
  correctNoticeCheck: [],
  correctCheck: ['counted: countedOrders', 'orderConditions change', 'waits: checkDue other'],
  correctYouthStep: [],
  correctWhereabouts: ['waits: release other', 'waits: releaseTell other'],
  correctMove: ['waits: moveTold other'],
  correctBreach: [
    'counted: countedBreaches',
    'counted: countedConditions',
    'questions close',
    'waits: legalQuestion other',
  ],
  correctBreachStep: ['counted: countedBreaches'],
  correctHearing: [
    'contacts change',
    'counted: countedApplications',
    'counted: countedContacts',
    'waits: contact other',
    'waits: hearsayNotice other',
  ],
  correctDirection: ['waits: direction other'],
  correctReview: ['counted: countedApplications', 'counted: countedDecisions'],
  correctOrderVersion: ['not done'],
  correctOrderCondition: [
    'counted: countedConditions',
    'legalQuestions come',
    'waits: checkDue other',
    'waits: conditionEnding other',
    'waits: conditionEnds other',
    'waits: legalQuestion other',
  ],
  correctAssessment: ['counted: countedReviews', 'waits: riskReview other'],
  correctDecision: [
    'contacts change',
    'counted: countedCases',
    'counted: countedContacts',
    'counted: countedDecisions',
    'counted: countedReviews',
    'waits: considered other',
    'waits: contact other',
    'waits: notStalkingUnread other',
    'waits: notStarted other',
  ],
  correctOtherOrder: ['counted: countedApplications'],
  correctContact: ['counted: countedContacts', 'waits: contact other'],
  correctExhibit: [],
  correctExhibitWords: [],
  correctDisclosure: [],
  correctThirdPartyRequest: ['waits: thirdParty other'],
  correctLegalQuestion: ['waits: legalQuestion other'],
  correctComment: [],
  correctWitness: [],
  correctAgreedAction: [],
  correctPanelItem: [],
  correctQualityReading: [],
  correctExemplar: [],
  correctReferral: [],
  correctSafetyReview: [],
  correctSupplement: [],
  correctConditionAmendment: [],
  correctPaperService: [],
  correctCriminalStep: ['waits: considered other', 'waits: criminalDate other'],
  correctEnquiry: ['waits: enquiry other'],
  correctOutsideRequest: ['counted: countedRequests', 'waits: complaintUnseen other', 'waits: requestDue other'],
  correctMarker: [],
  correctAuthority: ['applications change', 'waits: readyToLodge other'],
  correctLodging: [
    'contacts change',
    'counted: countedApplications',
    'counted: countedCases',
    'counted: countedContacts',
    'legalQuestions come',
    'waits: contact other',
    'waits: legalQuestion other',
    'waits: unlisted other',
  ],
  correctCourtOutcome: ['counted: countedApplications'],
  correctNoAppeal: [],
}

/** Of records, these and nothing else; of what waits and is counted, at least these. */
function expectEffects(found: Record<string, string[]>, expected: Record<string, string[]>) {
  const isDerived = (effect: string) => effect.startsWith('waits: ') || effect.startsWith('counted: ')
  const split = (table: Record<string, string[]>, of: (effect: string) => boolean) =>
    Object.fromEntries(Object.entries(table).map(([name, effects]) => [name, effects.filter(of)]))
  expect(split(found, e => !isDerived(e))).toEqual(split(expected, e => !isDerived(e)))
  for (const [name, effects] of Object.entries(expected))
    expect(found[name], name).toEqual(expect.arrayContaining(effects))
}
test('what follows from withdrawing each kind of record', () => {
  test.setTimeout(600_000)
  expect(withdrawing.length).toBeGreaterThanOrEqual(Object.keys(correctionEntries).length)
  expectEffects(
    Object.fromEntries(withdrawing.map(n => [n, followsFromWithdrawing(n) ?? ['not done']])),
    afterWithdrawal,
  )
})
test('what follows from correcting each kind of record', () => {
  test.setTimeout(600_000)
  expect(correcting.length).toBeGreaterThanOrEqual(Object.keys(correctionEntries).length)
  expectEffects(Object.fromEntries(correcting.map(n => [n, followsFromCorrecting(n) ?? ['not done']])), afterCorrection)
})
