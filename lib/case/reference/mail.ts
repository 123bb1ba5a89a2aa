import type { Permission, Role } from '../policy.ts'
import type { Id } from '../records/id.ts'
import { upperFirst } from '../words/grammar.ts'
import { type AlarmKind, alarmKinds } from './alarm-kinds.ts'

/**
 * What a person may be told by mail. A mail leaves the force's walls, so it says that something waits and where, and
 * nothing of the case: these words, a reference and a link are all there is in it.
 */
export const mailKinds = {
  emergencyOpening: { says: 'a restricted case was opened in an emergency', at: 'openings' },
  restrictedAttempt: { says: 'somebody tried to find or open a restricted case that you are named on', at: 'history' },
  restrictedReport: {
    says: 'a crime report may be about the defendant of a restricted case that you are named on',
    at: 'history',
  },
  liftingAsked: { says: 'lifting the restriction of a case waits for your decision', at: 'case' },
  refusalQuestioned: { says: 'a refusal gives a reason that the 2019 Act does not ask for', at: 'application' },
  decisionQuestioned: { says: 'a decision gives a reason that the 2019 Act does not ask for', at: 'risk' },
  decisionEscalated: { says: 'a decision that no order is needed is to be looked at again', at: 'risk' },
  refusalEscalated: { says: 'a refusal is to be looked at again', at: 'application' },
  applicationReturned: { says: 'an application was returned', at: 'application' },
  applicationWaiting: { says: 'an application waits for your review', at: 'application' },
  breachRecorded: { says: 'a breach was recorded', at: 'breaches' },
  caseAllocated: { says: 'you are now the officer in this case', at: 'case' },
  workGiven: { says: 'work on a case was given to you', at: 'case' },
  dailyDigest: { says: 'what waits for you today', at: 'desk' },
  monthlyLimits: { says: 'which districts left their limits last month', at: 'limits' },
  alarmBreachUnactioned: { says: alarmKinds.breachUnactioned.says, at: 'alarms' },
  alarmBreachRepeated: { says: alarmKinds.breachRepeated.says, at: 'alarms' },
  alarmBreachThird: { says: alarmKinds.breachThird.says, at: 'alarms' },
  alarmGap: { says: alarmKinds.gap.says, at: 'alarms' },
  alarmUnserved: { says: alarmKinds.unserved.says, at: 'alarms' },
  alarmNotification: { says: alarmKinds.notification.says, at: 'alarms' },
  alarmHearsayNotice: { says: alarmKinds.hearsayNotice.says, at: 'alarms' },
  alarmOwnerless: { says: alarmKinds.ownerless.says, at: 'alarms' },
  alarmOwnerLeft: { says: alarmKinds.ownerLeft.says, at: 'alarms' },
  alarmMarker: { says: alarmKinds.marker.says, at: 'alarms' },
  alarmOrderEnding: { says: alarmKinds.orderEnding.says, at: 'alarms' },
  alarmRequestDue: { says: alarmKinds.requestDue.says, at: 'alarms' },
  alarmComplaintUnseen: { says: alarmKinds.complaintUnseen.says, at: 'alarms' },
  alarmDraftIdle: { says: alarmKinds.draftIdle.says, at: 'alarms' },
  alarmClosedLacking: { says: alarmKinds.closedLacking.says, at: 'alarms' },
  alarmDecisionEscalated: { says: alarmKinds.decisionEscalated.says, at: 'alarms' },
  alarmRelease: { says: alarmKinds.release.says, at: 'alarms' },
  alarmReleaseTell: { says: alarmKinds.releaseTell.says, at: 'alarms' },
  alarmCriminalDate: { says: alarmKinds.criminalDate.says, at: 'alarms' },
  alarmPart2Ends: { says: alarmKinds.part2Ends.says, at: 'alarms' },
  alarmPairToScreen: { says: alarmKinds.pairToScreen.says, at: 'alarms' },
  alarmKnownSuspect: { says: alarmKinds.knownSuspect.says, at: 'alarms' },
  alarmDutyGap: { says: alarmKinds.dutyGap.says, at: 'alarms' },
  alarmFeedSilent: { says: alarmKinds.feedSilent.says, at: 'alarms' },
  alarmFeedStopped: { says: alarmKinds.feedStopped.says, at: 'alarms' },
  alarmMailUndelivered: { says: alarmKinds.mailUndelivered.says, at: 'alarms' },
  alarmLawCheck: { says: alarmKinds.lawCheck.says, at: 'alarms' },
  alarmRecordFault: { says: alarmKinds.recordFault.says, at: 'alarms' },
} as const satisfies Record<
  string,
  {
    says: string
    at: 'case' | 'risk' | 'application' | 'breaches' | 'openings' | 'history' | 'alarms' | 'desk' | 'limits'
  }
> &
  Record<`alarm${Capitalize<AlarmKind>}`, unknown>
export type MailKind = keyof typeof mailKinds
/** The kind of mail that tells of a kind of alarm. */
export const mailOfAlarm = <K extends AlarmKind>(kind: K) => `alarm${upperFirst(kind)}` as `alarm${Capitalize<K>}`

/** Whom an act tells: a person, everyone of a role, or everyone whom the policy lets do something to this case. */
export type Told = { kind: MailKind } & (
  | { to: { person: Id | null } }
  /** `evenClosed`: also those to whom the case, being restricted, is closed. */
  | { to: { role: Role; evenClosed?: true } }
  | { to: { may: Permission; except: Id[] } }
)
