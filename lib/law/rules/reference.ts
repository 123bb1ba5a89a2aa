import type { Settings } from '../../case/case.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'

/** What the rules count with that a statute, a rule or a force may change: each with where it comes from and when it was last checked. */

interface Entry<T> {
  label: string
  value: T
  source: string
  lastVerified: CalendarDate | null
  /** Set by a force, where no law sets it: nothing to check against. */
  ofPolicy: boolean
}
const entry = <T>(label: string, value: T, source: string, lastVerified: CalendarDate | null = null): Entry<T> => ({
  label,
  value,
  source,
  lastVerified,
  ofPolicy: false,
})
const policy = <T>(label: string, value: T, more = ''): Entry<T> => ({
  ...entry(label, value, `Force policy${more}`),
  ofPolicy: true,
})
const checked: CalendarDate = '2026-11-21'

export const reference = {
  leastTermYears: entry('Least fixed term (years)', 2, 'SPA 2019 s.3(2)', checked),
  notificationDays: entry('Days to notify, the first included', 3, 'SPA 2019 s.9', checked),
  consentYears: entry('Years in which discharge needs consent', 2, 'SPA 2019 s.4'),
  longTermYears: policy('Term that needs a reason for its length (years)', 5, '; the Act sets no maximum'),
  staleActYears: policy('Age of the newest act that needs a reason (years)', 1, '; the Act sets no limit'),
  adultAge: entry('Age below which the youth court hears the application', 18, 'SPA 2019 s.13'),
  responsibleAge: policy('Age of criminal responsibility', 10, ', from the age of criminal responsibility'),
  hearsayDays: entry('Clear days of hearsay notice', 21, 'SI 1999/681 r.3', checked),
  crossExaminationDays: entry('Days to ask to cross-examine', 7, 'SI 1999/681 r.4(2)(b)', checked),
  crossExaminationNoticeDays: entry('Clear days of notice of that hearing', 3, 'SI 1999/681 r.4(4)', checked),
  appealDays: entry('Days to appeal, after the decision', 21, 'Crown Court Rules 1982 r.7'),
  caseStatedDays: entry('Days to ask for a case to be stated', 21, 'MCA 1980 s.111'),
  reviewMonths: policy('Months before the end at which renewal is looked at', [6, 3, 1]),
  interimWarningDays: policy('Days before an interim order ends at which to warn', 7),
  serviceWithinHours: policy('Hours in which an order is to be served', 48, '; the Act sets no time'),
  authorisingRank: entry('Lowest rank that may authorise', 'Superintendent', 'Statutory guidance'),
  ordersOnConviction: entry<boolean>(
    'Orders on conviction or acquittal are recorded',
    false,
    'Crime and Policing Act 2026; commencement of its stalking sections not found',
  ),
  fee: entry<string | null>('Court fee', null, 'Magistrates’ Courts Fees Order 2008'),
} as const
export type Reference = { [K in keyof typeof reference]: (typeof reference)[K]['value'] }

export const defaultReference = Object.fromEntries(
  Object.entries(reference).map(([key, { value }]) => [key, value]),
) as Reference
/** What a force has set for itself in place of what it starts with. */
export const referenceOf = (settings: Settings | undefined): Reference =>
  settings
    ? {
        ...defaultReference,
        authorisingRank: settings.authorisingRank,
        serviceWithinHours: settings.serviceWithinHours,
        ordersOnConviction: settings.ordersOnConviction,
        fee: settings.fee,
      }
    : defaultReference

/** When a number was last checked against its source, in words; null where the force decides it, and there is nothing to check. */
const verifiedWords = ({ lastVerified, ofPolicy }: Entry<unknown>): string | null =>
  lastVerified
    ? `Last verified on ${longDate(lastVerified)}`
    : ofPolicy
      ? null
      : 'Not verified: confirm with legal services'
/** A number that may change, as it is shown where it is used: its value here, where it comes from and when that was last checked. */
export const numberSaid = (key: keyof Reference, settings: Settings): string => {
  const { label, source } = reference[key]
  const value = referenceOf(settings)[key]
  const words = value === null ? 'not set' : Array.isArray(value) ? value.join(', ') : String(value)
  return [`${label}: ${words}`, source, verifiedWords(reference[key])].filter(Boolean).join('. ')
}
/** As it stands beside the form of an act. */
export const numbersAside = (settings: Settings, ...keys: (keyof Reference)[]) => ({
  title: keys.length === 1 ? 'The number used here' : 'The numbers used here',
  lines: keys.map(key => numberSaid(key, settings)),
})
