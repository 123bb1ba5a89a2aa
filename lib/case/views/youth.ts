import type { CaseFile } from '../case.ts'
import type { Application } from '../records/applications.ts'
import type { Order } from '../records/orders.ts'
import type { YouthStepKind } from '../reference/codes/people.ts'
import { applicationStatus } from '../reference/status.ts'
import { ageOn, anniversary, type CalendarDate, longDate } from '../time/calendar.ts'
import { isInForce, mainOf } from './orders.ts'

/** A defendant under 18 when the application is made: for the youth court, and there to stay (SPA 2019 s.13). */

const adult = 18
/** The day that fixes the court: the application's, or today while it is not yet made. */
const fixedOn = (a: Application, today: CalendarDate): CalendarDate => a.lodgedOn ?? today

export interface Youth {
  ageAtApplication: number
  ageNow: number
  /** The day on which the defendant is or was 18. */
  adultOn: CalendarDate
  sentence: string
  /** What nobody may publish. */
  publicity: string
}
/** What follows from the defendant's age for an application; undefined when it does not: an adult, or no date of birth. */
export function youthOf(file: CaseFile<'defendants'>, a: Application, today: CalendarDate): Youth | undefined {
  const born = file.defendants[0]?.bornOn
  // A variation and a renewal have an age test of their own; a discharge or an appeal goes where the order came from.
  if (!born || a.kind === 'discharge' || a.kind === 'appeal') return undefined
  const ageAtApplication = ageOn(born, fixedOn(a, today))
  if (ageAtApplication >= adult) return undefined
  const ageNow = ageOn(born, today)
  const adultOn = anniversary(born, adult)
  return {
    ageAtApplication,
    ageNow,
    adultOn,
    sentence: a.lodgedOn
      ? `The defendant was ${ageAtApplication} on ${longDate(a.lodgedOn)}, when the application was made: it stays in the youth court${ageNow >= adult ? `, although the defendant is now ${ageNow}` : ''}.`
      : `The defendant is ${ageAtApplication} today. An application made before ${longDate(adultOn)} goes to the youth court and stays there.`,
    publicity:
      'Do not name the defendant to the press: reports of proceedings in a youth court must not identify anyone under 18 (Children and Young Persons Act 1933 s.49).',
  }
}
/** Whether the defendant is under 18 on a day; not, when no date of birth is known. */
export const isUnder18 = (file: CaseFile<'defendants'>, day: CalendarDate): boolean => {
  const born = file.defendants[0]?.bornOn
  return born ? ageOn(born, day) < adult : false
}
/** The age on a day, in words for a hearing: '18 on 14 December 2026'. */
export const ageInWords = (file: CaseFile<'defendants'>, on: CalendarDate): string | undefined => {
  const born = file.defendants[0]?.bornOn
  return born ? `${ageOn(born, on)} on ${longDate(on)}` : undefined
}

export interface YouthNeed {
  kind: YouthStepKind
  application?: Application
  order?: Order
}
/** What is still to be done for a defendant under 18: the youth offending team told, a parent or guardian served. */
export function youthNeeds(
  file: CaseFile<'applications' | 'defendants' | 'orderVersions' | 'orders' | 'youthSteps'>,
  today: CalendarDate,
): YouthNeed[] {
  const born = file.defendants[0]?.bornOn
  if (!born) return []
  const minor = ageOn(born, today) < adult
  const hasStep = (kind: YouthStepKind, on: { applicationId?: string; orderId?: string }) =>
    file.youthSteps.some(
      s =>
        s.kind === kind &&
        (!on.applicationId || s.applicationId === on.applicationId) &&
        (!on.orderId || s.orderId === on.orderId),
    )
  const applications = file.applications.filter(
    a => a.kind === 'main' && !applicationStatus(a.status).ended && youthOf(file, a, today),
  )
  const orders = file.orders.filter(
    o => minor && isInForce(o, file, today) && ageOn(born, mainOf(o, file)?.lodgedOn ?? o.madeOn) < adult,
  )
  return [
    ...applications
      .filter(a => !hasStep('youthTeamTold', { applicationId: a.id }))
      .map(application => ({ kind: 'youthTeamTold' as const, application })),
    ...applications
      .filter(a => minor && a.lodgedOn && !hasStep('papersOnGuardian', { applicationId: a.id }))
      .map(application => ({ kind: 'papersOnGuardian' as const, application })),
    ...orders
      .filter(o => !hasStep('orderOnGuardian', { orderId: o.id }))
      .map(order => ({ kind: 'orderOnGuardian' as const, order })),
  ]
}
