import type { QueueName } from '../../case/reference/queue-names.ts'

export type { QueueName } from '../../case/reference/queue-names.ts'

import type { TogetherAct } from '../../acts/act/together.ts'
import type { Settings } from '../../case/case.ts'
import { type Actor, mayEver, type Permission } from '../../case/policy.ts'
import type { Stage } from '../../case/reference/stages.ts'
import type { GivenWork } from '../../case/staff/given.ts'
import { targetWords, type WorkingTarget } from '../../case/time/working-days.ts'
import { defaultReference } from '../../law/rules/reference.ts'
import { tierPermission } from '../../waits/applications.ts'
import { noticesAhead } from '../../waits/hearings.ts'
import type { WaitKind } from '../../waits/projection.ts'

/** A list of work: what stands in it follows from what waits on each case, and nothing is ever put into it or taken out. */
export interface Queue {
  label: string
  /** What stands in it, in a sentence. */
  meaning: string
  /** Who has it: anyone holding one of these. */
  for: readonly Permission[]
  /** By when each thing in it should have left it. */
  target: (s: Settings) => string
  /** The page of the case where it is dealt with. */
  stage: Stage
  /** Times matter to the minute, not to the day. */
  byTheHour?: true
  /** The alarms that a row has passed, in hours, least first. */
  alarms?: (s: Settings) => readonly number[]
  /** The kinds of thing that stand in it, and whether as soon as they are somebody’s to do or only once they are late. */
  kinds: readonly WaitKind[]
  shown: 'visible' | 'late'
  /** What of its rows is given to a person; the case itself, to an officer, when absent. */
  gives?: GivenWork
  /** What is recorded of several of its rows at once. */
  together?: TogetherAct
}
const { interimWarningDays } = defaultReference
/** The target of a queue that the force sets in days. */
const withinDays = (key: WorkingTarget) => (s: Settings) =>
  `${targetWords(key, s)}. Set by the force: the Act sets no time`

/** Every queue, the most pressing first. */
const all = {
  breaches: {
    label: 'Breaches unactioned',
    meaning:
      'Breaches with no step taken, or with no arrest and no reasoned decision about one. The clock starts when police first knew, whatever day a crime was recorded.',
    for: ['actOnBreach', 'allocate'],
    target: s => `alarms at ${s.breachAlarmHours.join(', ')} hours. Set by the force`,
    stage: 'breaches',
    byTheHour: true,
    alarms: s => s.breachAlarmHours,
    kinds: ['breachUnactioned'],
    shown: 'visible',
  },
  repeated: {
    label: 'Repeated breaches',
    meaning:
      'Cases with a second breach of any order, for 28 days from when it was recorded; and those with a third since which nobody has decided again whether to apply.',
    for: ['actOnBreach', 'allocate'],
    target: () => 'the supervisor sees the second, the coordinator decides after the third. No number is set',
    stage: 'breaches',
    kinds: ['breachRepeated', 'breachThird'],
    shown: 'visible',
  },
  gaps: {
    label: 'Interim order ends too soon',
    meaning:
      'Interim orders in force that end before the next hearing of the main application, from the day on which it was listed; and those about to end with no hearing listed.',
    for: ['court', 'draft', 'allocate'],
    target: () => `a renewal ${interimWarningDays} days before the last day. A starting value`,
    stage: 'order',
    kinds: ['gap'],
    shown: 'visible',
  },
  considered: {
    label: 'Order decision missing',
    meaning:
      'Open cases with no reasoned decision about an order, with an incident recorded since the last one, or whose review date has come.',
    for: ['decideSpo', 'allocate'],
    target: s =>
      `${s.consideredWithinHours} hours from opening or from the new incident; or the review date. Set by the force`,
    stage: 'decision',
    kinds: ['considered'],
    shown: 'visible',
  },
  screening: {
    label: 'New cases to screen',
    meaning:
      'Open cases that nobody has screened and on which nothing has been decided. Pairs of reports that form a pattern wait under Reports.',
    for: ['secondLook'],
    target: () => 'the day on which the case was opened',
    stage: 'case',
    kinds: ['screening'],
    shown: 'visible',
  },
  firstRefusals: {
    label: 'Refused at the first decision',
    meaning:
      'Decisions that no order is needed, with the limb that is said not to be met, and those that somebody asked to be looked at again. A second person reads every one.',
    for: ['secondLook'],
    target: withinDays('refusalSeenWithinDays'),
    stage: 'decision',
    kinds: ['refusedFirst', 'decisionEscalated'],
    shown: 'visible',
  },
  notStalking: {
    label: '“Not stalking” to read',
    meaning: 'Decisions that the behaviour is not stalking. A second person reads every one, and may send it back.',
    for: ['secondLook'],
    target: withinDays('refusalSeenWithinDays'),
    stage: 'decision',
    kinds: ['notStalkingUnread'],
    shown: 'visible',
  },
  oldStandard: {
    label: 'Older standard of proof',
    meaning:
      'Decisions that no order is needed, made before the standard of proof that the force applies now, on open and on closed cases; applications that a reviewer refused before it; and drafts that hold words of an older one.',
    for: ['secondLook'],
    target: () => 'every one is looked at again. No number is set',
    stage: 'decision',
    kinds: ['oldStandard', 'oldRefusal', 'oldWording'],
    shown: 'visible',
  },
  overrides: {
    label: 'Warnings accepted',
    meaning:
      'Cases that were closed although a check was missing, and the share of all other warnings accepted that was drawn to be read, with the reason that was given. Every one is listed under Warnings accepted.',
    for: ['oversee'],
    target: s =>
      `${targetWords('refusalSeenWithinDays', s)} for a closing, ${targetWords('sampleReadWithinDays', s)} for the rest. Set by the force: the Act sets no time`,
    stage: 'case',
    kinds: ['closedLacking', 'overrideDrawn'],
    shown: 'visible',
  },
  samples: {
    label: 'Work drawn to be read',
    meaning:
      'A share of decisions that no order is needed, compliance checks, breaches without an arrest and drafts that were passed on, drawn by chance. Somebody who did not do the work reads it.',
    for: ['oversee'],
    target: withinDays('sampleReadWithinDays'),
    stage: 'case',
    kinds: ['sampleDrawn'],
    shown: 'visible',
  },
  diverted: {
    label: 'Relying on another order',
    meaning:
      'Open cases whose latest decision is that the victim should seek their own order, or that another order is enough. A coordinator looks at every one; a new decision takes it out.',
    for: ['reviewAsCoordinator'],
    target: withinDays('divertedSeenWithinDays'),
    stage: 'decision',
    kinds: ['diverted'],
    shown: 'visible',
  },
  review: {
    label: 'Drafts to review',
    meaning: 'Applications that wait for a decision by a tier that you hold. Nobody decides on their own.',
    for: Object.values(tierPermission),
    target: withinDays('reviewedWithinDays'),
    stage: 'application',
    kinds: ['review'],
    gives: 'reviewer',
    shown: 'visible',
  },
  idleDrafts: {
    label: 'Idle drafts',
    meaning:
      'Drafts that were never sent for review and in which nothing has been written for longer than the force allows.',
    for: ['submit', 'allocate'],
    target: s => `${s.draftIdleDays} days. Set by the force: the Act sets no time`,
    stage: 'application',
    kinds: ['draftIdle'],
    shown: 'visible',
  },
  returned: {
    label: 'Returned',
    meaning: 'Applications that a reviewer has sent back for more work.',
    for: ['submit'],
    target: withinDays('returnedWithinDays'),
    stage: 'application',
    kinds: ['returned'],
    shown: 'visible',
  },
  refusals: {
    label: 'Refusals',
    meaning:
      'Applications refused before they reached a court, with the limb that was said not to be met, and those escalated. A refusal for a reason that the Act does not ask for is marked “wrong test”.',
    for: ['escalate', 'reviewAsCoordinator'],
    target: withinDays('refusalSeenWithinDays'),
    stage: 'application',
    kinds: ['refused'],
    shown: 'visible',
  },
  readyToLodge: {
    label: 'Ready to lodge',
    meaning: 'Applications that are authorised and not yet with the court.',
    for: ['court'],
    target: withinDays('authorisedToLodgedDays'),
    stage: 'court',
    kinds: ['readyToLodge'],
    shown: 'visible',
  },
  unlisted: {
    label: 'Hearing without date',
    meaning: 'Applications with the court that have no hearing listed today or later.',
    for: ['court', 'allocate'],
    target: s => `${targetWords('listingWithinDays', s)} from lodging, or from the last hearing. Set by the force`,
    stage: 'court',
    kinds: ['unlisted'],
    shown: 'visible',
  },
  legal: {
    label: 'Questions for legal services',
    meaning:
      'What is at odds with the Act on an order as sealed, and what officers have asked. Each stays here until somebody in legal services answers it.',
    for: ['reviewAsLegal'],
    target: withinDays('legalAnsweredWithinDays'),
    stage: 'order',
    kinds: ['legalQuestion'],
    shown: 'visible',
  },
  corrections: {
    label: 'Corrections to agree',
    meaning:
      'Corrections of sealed orders and of their service that somebody proposed. Until a second person agrees nothing changes, and papers of the order say that they are not final.',
    for: ['agreeCorrection'],
    target: withinDays('legalAnsweredWithinDays'),
    stage: 'order',
    kinds: ['correctionWaits'],
    shown: 'visible',
  },
  notices: {
    label: 'Notices of hearings',
    meaning: `Hearings to come for which hearsay notice is not recorded, from ${noticesAhead} days before the last safe day, if hearsay is relied on; and hearings listed after an adjournment or about cross-examination, of which every party must be told; supplements that are filed and not served; and service that is not certified to the court.`,
    for: ['court'],
    target: () =>
      `${defaultReference.hearsayDays} clear days for hearsay notice, SI 1999/681 r.3. No number for the rest`,
    stage: 'court',
    kinds: [
      'hearsayNotice',
      'crossExaminationNotice',
      'summonsAgain',
      'hearingAgain',
      'supplementUnserved',
      'papersCertificate',
      'orderCertificate',
    ],
    shown: 'visible',
  },
  unserved: {
    label: 'Made but not served',
    meaning:
      'Orders in force that the defendant has not been given, or not since they were changed. The defendant’s duty to notify cannot start.',
    for: ['serve', 'allocate'],
    target: s => `${s.serviceWithinHours} hours, counted in whole days. Set by the force: the Act sets no time`,
    stage: 'order',
    kinds: ['unserved'],
    shown: 'visible',
  },
  notification: {
    label: 'Notification overdue',
    meaning:
      'Orders in force whose defendant has not notified in person within 3 days, the first of which is the day of service, of the new name or of the move; notices given that wait for their written acknowledgement; and an address or identity found not to be as notified, or not checked again by the day planned.',
    for: ['takeNotification', 'allocate'],
    target: () => '3 days beginning with the day itself. SPA 2019 s.9',
    stage: 'compliance',
    kinds: ['notification', 'acknowledge', 'notAsNotified', 'noticeCheckDue'],
    shown: 'late',
  },
  checks: {
    label: 'Checks overdue',
    meaning: 'Conditions of orders in force whose next check was planned for a day that has passed.',
    for: ['check', 'allocate'],
    target: () => 'the day planned for each condition',
    stage: 'compliance',
    kinds: ['checkDue'],
    gives: 'checker',
    shown: 'late',
  },
  riskReview: {
    label: 'Risk reviews overdue',
    meaning: 'Open cases with an order in force whose risk has not been assessed for longer than the force allows.',
    for: ['assessRisk', 'allocate'],
    target: s => `${s.reviewEveryDays} days from the last assessment, or from the order. Set by the force`,
    stage: 'risk',
    kinds: ['riskReview'],
    shown: 'late',
  },
  ownerless: {
    label: 'Orders without an owner',
    meaning: 'Orders in force with nobody to look after them: no owner, or an owner who has left.',
    for: ['allocate', 'planChecks'],
    target: () => 'every order in force has an owner',
    stage: 'order',
    kinds: ['ownerless', 'ownerLeft'],
    gives: 'owner',
    shown: 'visible',
  },
  leavers: {
    label: 'Held by people who have left',
    meaning:
      'What stands under the name of somebody whose account has ended, and was given to nobody: cases, reviews, orders, checks, agreed actions, lines of enquiry and reminders. What is due on a case goes with its officer.',
    for: ['allocate'],
    target: () => 'everything that waits is somebody’s who is here. No number is set',
    stage: 'case',
    kinds: ['heldByLeaver'],
    gives: 'held',
    shown: 'visible',
  },
  markers: {
    label: 'Entries on other systems',
    meaning:
      'Orders that are to be entered on another system, brought up to date there after a change or a correction, or taken off because they are over. An order that the control room does not know of protects nobody.',
    for: ['recordMarker', 'allocate'],
    target: s =>
      s.markers
        .filter(k => k.isUsed)
        .map(k => `${k.name}: ${k.withinHours} hours`)
        .join('; ') || 'no system is set',
    stage: 'order',
    byTheHour: true,
    gives: 'owner',
    kinds: ['marker'],
    shown: 'visible',
  },
  ending: {
    label: 'Ending within 90 days',
    meaning:
      'Orders in force whose last day is within 90 days, and whether a renewal has been started; and conditions that end before their order.',
    for: ['draft', 'court', 'allocate', 'planChecks'],
    target: () =>
      'a renewal decision a month before the last day of a full order, 7 days before that of an interim order. These are starting values',
    stage: 'order',
    kinds: ['orderEnding', 'conditionEnding'],
    shown: 'visible',
  },
  contact: {
    label: 'Victim contact overdue',
    meaning:
      'Protected persons who were due to be told something and have not been. Read the safe-contact rules first.',
    for: ['contactVictim'],
    target: s =>
      `told within ${s.victimToldWithinDays} ${s.victimToldWithinDays === 1 ? 'day' : 'days'}. Set by the force`,
    stage: 'contact',
    kinds: ['contact'],
    together: 'recordContact',
    shown: 'late',
  },
  requests: {
    label: 'Requests to answer',
    meaning:
      'Requests and complaints by victims, advocates, charities and others that have no answer yet, or whose answer nobody has told to whoever asked.',
    for: ['contactVictim', 'allocate'],
    target: withinDays('requestAnsweredWithinDays'),
    stage: 'contact',
    kinds: ['requestDue', 'requesterUntold'],
    shown: 'visible',
  },
  complaints: {
    label: 'Complaints',
    meaning: 'Complaints that no supervisor has seen.',
    for: ['oversee'],
    target: () => 'seen on the day that it is recorded',
    stage: 'contact',
    kinds: ['complaintUnseen'],
    shown: 'visible',
  },
  safety: {
    label: 'Safety plans and referrals',
    meaning:
      'Safety plans to make because the risk is high, plans to look at again because something has happened, agreed actions, referrals to send or to be answered, and cases before a panel that have no minute yet.',
    for: ['contactVictim', 'secondLook'],
    target: s =>
      `the day agreed for an action; ${s.referralSentWithinDays} ${s.referralSentWithinDays === 1 ? 'day' : 'days'} for a plan or to send a referral; ${targetWords('referralAnsweredWithinDays', s)} for its answer. Set by the force`,
    stage: 'risk',
    kinds: ['safetyPlan', 'agreedAction', 'referralUnsent', 'referralDue', 'panelItem'],
    shown: 'visible',
  },
  thirdParties: {
    label: 'Material and enquiries to chase',
    meaning:
      'Material asked of another organisation that has not come by the day on which it was to be chased, and lines of enquiry without a result by their day.',
    for: ['recordEvidence'],
    target: () => 'the day set when it was asked for',
    stage: 'evidence',
    kinds: ['thirdParty', 'enquiry'],
    together: 'chaseThirdParty',
    shown: 'late',
  },
  reminders: {
    label: 'Reminders',
    meaning: 'Reminders that people have set themselves on cases, from their day on.',
    for: ['converse'],
    target: () => 'the day of the reminder',
    stage: 'case',
    kinds: ['reminder'],
    shown: 'visible',
  },
  criminal: {
    label: 'Bail, trials and advice',
    meaning:
      'Dates of the criminal case beside an order: bail and release under investigation that are about to end or have ended, advice wanted from the prosecutor, and trials.',
    for: ['recordEvidence', 'allocate'],
    target: () => 'the day itself. It is seen 14 days ahead, a trial 28 days: starting values',
    stage: 'criminal',
    kinds: ['criminalDate'],
    shown: 'visible',
  },
  retention: {
    label: 'Reviews for disposal',
    meaning:
      'Closed cases that have been kept for as long as their group says, and disposals that wait for a second person.',
    for: ['keepRecords', 'disposeRecords'],
    target: () => 'the day of the review, by the years that the force sets for each group',
    stage: 'case',
    kinds: ['retentionDue', 'disposalAsked'],
    shown: 'visible',
  },
} as const satisfies Record<string, Queue>
export const queues: Record<QueueName, Queue> = all
export const queueNames: QueueName[] = Object.keys(all) as (keyof typeof all)[]
/** The queue of a name in an address, or undefined. */
export const queueNamed = (name: string): QueueName | undefined =>
  Object.hasOwn(all, name) ? (name as QueueName) : undefined
/** The queues that are this person’s work. */
export const queuesOf = (actor: Actor): QueueName[] =>
  queueNames.filter(name => queues[name].for.some(permission => mayEver(actor, permission)))
