import type { ActName } from '../../case/act-names.ts'
import type { Refusal } from '../../law/refusal.ts'
import type { About } from '../../law/rules/about.ts'
import { actPath } from '../../site/addresses.ts'

/** The acts by which the date of another record is corrected, when it is that one which is wrong, and what each corrects. */
export const otherDates = {
  changeDefendant: 'the defendant’s details',
  correctAuthority: 'the authority',
  correctBreach: 'the breach',
  correctBreachStep: 'that step',
  correctCourtOutcome: 'the court’s outcome',
  correctDecision: 'the decision',
  correctHearing: 'the hearing',
  correctLegalQuestion: 'the question',
  correctLodging: 'the lodging',
  correctMove: 'the move',
  correctNotification: 'the notification',
  correctNotificationOffence: 'the suspected offence',
  correctOrderRecord: 'the record of the order',
  correctPanelItem: 'the record of the panel',
  correctReferral: 'the referral',
  correctThirdPartyRequest: 'the request',
} as const satisfies Partial<Record<ActName, string>>
export type OtherDate = keyof typeof otherDates

/**
 * A refusal of a date that contradicts the date of another record: it says which record that is, and leads to where it is
 * corrected.
 */
export const contradicts = (
  ref: string,
  [act, on]: readonly [OtherDate, string],
  refusal: Omit<Refusal, 'href'>,
  which = 'that',
): Refusal => ({
  ...refusal,
  message: `${refusal.message.replace(/\.$/, '')}. If ${which} is wrong, correct ${otherDates[act]}`,
  href: actPath(ref, act, on),
})

const ofKind: Partial<Record<About['kind'], OtherDate>> = {
  applications: 'correctLodging',
  defendants: 'changeDefendant',
  orders: 'correctOrderRecord',
}
/** What a rule of law finds between two dates, with the way to the other one. A record that is not kept yet has none. */
export function withOtherDate(file: { case: { ref: string } }, refusal: Refusal): Refusal {
  const { other, ...rest } = refusal
  const act = other && ofKind[other.kind]
  return act && !rest.href ? contradicts(file.case.ref, [act, other.id], rest, 'the other date') : rest
}
