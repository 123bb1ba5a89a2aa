import { expect, test } from '@playwright/test'
import { correctionEntries } from '../../lib/spo/acts/corrections.ts'
import { type ActName, actNames, acts } from '../../lib/spo/acts/index.ts'
import type { CaseFile, Patch } from '../../lib/spo/case.ts'
import { countedSources } from '../../lib/spo/counted.ts'
import { applied } from '../../lib/spo/decide.ts'
import { keptKinds } from '../../lib/spo/record-kinds.ts'
import { waitsOf } from '../../lib/spo/waits/projection.ts'
import { along, authors, decideAs, everyRole, recordsOf, rich } from './every-case-act.ts'

/** What follows from withdrawing each kind of record: beyond the record itself and its former values. */

const lines = (rows: readonly unknown[]) => rows.map(r => JSON.stringify(r)).sort()
const missing = (a: readonly string[], b: readonly string[]) => {
  const left = [...b]
  return a.filter(x => {
    const i = left.indexOf(x)
    if (i >= 0) left.splice(i, 1)
    return i < 0
  })
}
/** The effects of a change, each said once: what goes with it, what closes, what waits no more or anew, what is counted otherwise. */
function effects(file: CaseFile, patch: Patch, own: { kind: string; id: string }): string[] {
  const after = applied(file, patch)
  const said = new Set<string>()
  for (const change of patch) {
    if (change.in === 'case' || change.in === 'formerVersions') continue
    const id = 'add' in change ? '' : change.id
    if (change.in === own.kind && id === own.id) continue
    if ('withdraw' in change) said.add(`${change.in} go`)
    else if ('add' in change) said.add(`${change.in} come`)
    else if (change.in === 'legalQuestions' && 'answeredAt' in change.set) said.add('questions close')
    else said.add(`${change.in} change`)
  }
  const [was, is] = [waitsOf(file), waitsOf(after)].map(rows =>
    rows.filter(w => !w.kind.startsWith('clock ')).map(w => JSON.stringify([w.kind, w.about.id, w.due, w.alarms])),
  ) as [string[], string[]]
  const kindOf = (row: string) => String(JSON.parse(row)[0])
  for (const row of missing(was, is)) said.add(`waits: ${kindOf(row)} other`)
  for (const row of missing(is, was)) said.add(`waits: ${kindOf(row)} other`)
  for (const s of countedSources)
    if (lines(s.rows(file)).join() !== lines(s.rows(after)).join()) said.add(`counted: ${s.name}`)
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
/** By each act that withdraws a record: what goes, comes or closes with it, what no longer waits or waits otherwise, what is counted anew. */
const afterWithdrawal: Record<string, string[]> = {
  withdrawConfidentialAddress: [],
  withdrawService: [
    'contacts go',
    'counted: countedContacts',
    'counted: countedOrders',
    'waits: contact other',
    'waits: held other',
    'waits: notification other',
    'waits: notificationOnly other',
    'waits: unserved other',
  ],
  withdrawNewNameOrAddress: ['waits: notification other', 'waits: notificationOnly other'],
  withdrawNotification: ['counted: countedOrders', 'waits: acknowledge other', 'waits: notification other'],
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
    'waits: notStarted other',
  ],
  withdrawOtherOrder: [],
  withdrawContact: ['counted: countedContacts', 'waits: contact other'],
  withdrawExhibit: [],
  withdrawDisclosure: [],
  withdrawThirdPartyRequest: ['waits: thirdParty other'],
  withdrawLegalQuestion: ['waits: legalQuestion other'],
  withdrawComment: [],
  withdrawSupplement: ['conditionAmendments go'],
  withdrawConditionAmendment: [],
  withdrawPaperService: [],
  withdrawCriminalStep: [],
  withdrawEnquiry: ['waits: enquiry other'],
  withdrawOutsideRequest: ['waits: complaintUnseen other', 'waits: requestDue other', 'waits: requesterUntold other'],
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
    'waits: ownerless other',
    'waits: riskReview other',
    'waits: unlisted other',
    'waits: unserved other',
  ],
}

test('what follows from withdrawing each kind of record, and nothing else', () => {
  test.setTimeout(240_000)
  expect(withdrawing.length).toBeGreaterThanOrEqual(Object.keys(correctionEntries).length)
  expect(Object.fromEntries(withdrawing.map(n => [n, followsFromWithdrawing(n) ?? ['not done']]))).toEqual(
    afterWithdrawal,
  )
})
