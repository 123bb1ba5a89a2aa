import type { Settings } from './case.ts'

/** What a number is. A rate's part is counted among its whole; a ratio sets one kind of thing against another and is never a percentage. */
export type Kind = 'rate' | 'ratio' | 'duration' | 'count'

interface Entry {
  name: string
  /** What question of the force it answers. */
  why: string
  /** What one of the things counted is. */
  unit: string
  kind: Kind
  /** The part counted, or what is timed. */
  numerator: string
  /** The whole it is counted among; null for a count. */
  denominator: string | null
  /** By whose date a thing falls in the period. */
  period: string
  /** Whether interim orders are in it. */
  interim: string
  /** What the times are measured in, for a duration. */
  measuredIn: 'days' | 'minutes' | null
  /** The longest that a thing should take, for a duration; and in words, for the others that have one. */
  target: ((s: Settings) => number) | null
  targetWords: ((s: Settings) => string) | null
  /** What is still open, shown beside what is finished: finished cases alone hide the backlog. */
  open: string | null
  /** Rests on counts of crime reports, whose way of counting has changed. */
  fromReports: boolean
  /** To have counted nothing is what is wanted, and no sign that nobody looked. */
  zeroIsWanted: boolean
}
const entry = (
  e: Pick<Entry, 'name' | 'why' | 'unit' | 'kind' | 'numerator' | 'denominator' | 'period' | 'interim'> &
    Partial<Entry>,
): Entry => ({
  measuredIn: null,
  target: null,
  targetWords: null,
  open: null,
  fromReports: false,
  zeroIsWanted: false,
  ...e,
})
/** An earlier incident that comes this much after a later one was not seen in time. */
export const lateLinkDays = 7
/** A decision that is recorded this much after it was made was recorded late. */
export const lateDecisionHours = 24
const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)

export const measures = {
  M01: entry({
    name: 'Full orders per 1,000 reports',
    why: 'Whether orders are used, given how much stalking is reported',
    unit: 'Orders made by a court',
    kind: 'ratio',
    numerator: 'Full orders made',
    denominator: 'Stalking crime reports recorded in the same months and the same district, in thousands',
    period: 'By the day the order was made. A month whose reports have not been loaded is left out on both sides',
    interim: 'No',
    fromReports: true,
  }),
  M01A: entry({
    name: 'All orders per 1,000 reports',
    why: 'The same as M01 with interim orders: some published figures count them together',
    unit: 'Orders made by a court',
    kind: 'ratio',
    numerator: 'Full and interim orders made. One application can lead to both',
    denominator: 'Stalking crime reports recorded in the same months and the same district, in thousands',
    period: 'By the day the order was made. A month whose reports have not been loaded is left out on both sides',
    interim: 'Yes',
    fromReports: true,
  }),
  M02: entry({
    name: 'Patterns put together',
    why: 'Whether incidents that were reported one by one are seen as one pattern',
    unit: 'Cases',
    kind: 'rate',
    numerator: 'Of those cases, the ones that now hold incidents of two or more crime references',
    denominator: 'Cases opened',
    period: 'By the day the case was opened. Withdrawn incidents are left out',
    interim: 'Not applicable',
  }),
  M03: entry({
    name: 'Linked late',
    why: 'How often the pattern was already there and was put together afterwards',
    unit: 'Cases',
    kind: 'rate',
    numerator: `Of those cases, the ones in which an incident was logged more than ${lateLinkDays} days after a later one was`,
    denominator: 'Cases opened that hold two or more incidents',
    period: 'By the day the case was opened. Withdrawn incidents are left out',
    interim: 'Not applicable',
  }),
  M05: entry({
    name: 'Order considered in time',
    why: 'Whether anyone asks, of every case, if an order is needed',
    unit: 'Cases',
    kind: 'rate',
    numerator: 'Cases with a reasoned decision within the target after they were opened',
    denominator: 'Cases opened',
    period: 'By the day the case was opened',
    interim: 'Not applicable',
    targetWords: s => `${s.consideredWithinHours} hours from the case being opened`,
    open: 'Open cases past the target with no decision',
  }),
  M05A: entry({
    name: 'Decisions recorded late',
    why: 'Whether decisions are written down when they are made: what is recorded days later is remembered, not recorded',
    unit: 'Decisions about an order, and reviews of applications',
    kind: 'rate',
    numerator: `Of those, the ones recorded more than ${lateDecisionHours} hours after they were made`,
    denominator: 'Decisions whether an order is needed, and decisions of reviewers',
    period: 'By the day the decision was made',
    interim: 'Not applicable',
  }),
  M06: entry({
    name: 'Application rate',
    why: 'Whether cases lead to applications, and where none do',
    unit: 'Cases',
    kind: 'rate',
    numerator: 'Of those cases, the ones in which a main application has since been lodged, each counted once',
    denominator: 'Cases opened',
    period: 'By the day the case was opened, whenever the application was lodged. Newer cases have had less time',
    interim: 'No: an interim application alone does not count',
  }),
  M08: entry({
    name: 'Report to application',
    why: 'How long people wait between telling police and a court being asked',
    unit: 'Main applications lodged',
    kind: 'duration',
    numerator: 'Days from the day police were first told to the day the main application was lodged',
    denominator: 'Main applications lodged',
    period: 'By the day the application was lodged',
    interim: 'No',
    measuredIn: 'days',
    target: s => s.reportToLodgedDays,
    targetWords: s => `${s.reportToLodgedDays} days. Set by the force: the Act sets no time`,
    open: 'Open cases with no main application lodged, unless the latest decision is not to apply, past the target',
  }),
  M12: entry({
    name: 'Application to first hearing',
    why: 'The court’s share of the wait',
    unit: 'Main applications',
    kind: 'duration',
    numerator:
      'Days from the main application being lodged to the first hearing that went ahead, of it or of its interim application',
    denominator: 'Main applications with a hearing that went ahead',
    period: 'By the day of that hearing',
    interim: 'A hearing of the interim application counts as the first hearing',
    measuredIn: 'days',
    target: s => s.lodgedToHearingDays,
    targetWords: s => `${s.lodgedToHearingDays} days. Set by the force: the court decides`,
    open: 'Main applications lodged, not decided and with no hearing that went ahead, past the target',
  }),
  M16: entry({
    name: 'Order to service',
    why: 'How long an order binds nobody because the defendant has not been given it',
    unit: 'Orders made by a court',
    kind: 'duration',
    numerator: 'Whole days from the day the order was made to the day it was served. Courts give a day and no time',
    denominator: 'Orders served',
    period: 'By the day the order was made',
    interim: 'Yes',
    measuredIn: 'days',
    target: s => Math.ceil(s.serviceWithinHours / 24),
    targetWords: s =>
      `${s.serviceWithinHours} hours, counted as ${days(Math.ceil(s.serviceWithinHours / 24))}. The Act sets no time`,
    open: 'Orders in force, not served, past the target',
  }),
  M17: entry({
    name: 'Granted rate',
    why: 'How applications end, when they have ended',
    unit: 'Main applications',
    kind: 'rate',
    numerator: 'Main applications granted',
    denominator:
      'Disposals: main applications lodged and then granted, refused by the court or withdrawn. Those still with the court are not in it',
    period: 'By the day the application was decided or withdrawn',
    interim: 'No: interim orders are never counted as grants',
    open: 'Main applications still with the court',
  }),
  M18: entry({
    name: 'Orders in force',
    why: 'How many orders someone must look after',
    unit: 'Orders',
    kind: 'count',
    numerator: 'Orders made and not expired, discharged, quashed or ended by the decision of the main application',
    denominator: null,
    period: 'On the last day of the period',
    interim: 'Yes',
    open: 'Of these, orders with no owner or with no check planned',
  }),
  M20: entry({
    name: 'Ending with no renewal decision',
    zeroIsWanted: true,
    why: 'Orders about to run out while nobody has decided what happens next',
    unit: 'Full orders for a fixed time',
    kind: 'rate',
    numerator: 'Of those orders, the ones with no renewal application begun',
    denominator: 'Full orders in force whose last day falls within the days chosen (90 unless you choose)',
    period: 'Counted from today',
    interim: 'No',
  }),
  M22: entry({
    name: 'Breach to first action',
    why: 'How long after police know of a breach somebody acts on it',
    unit: 'Breaches',
    kind: 'duration',
    numerator: 'Minutes from police first knowing to the first step taken',
    denominator: 'Breaches with a step taken',
    period: 'By the time police first knew, whatever day a crime was recorded',
    interim: 'Yes: breaches of any order on the case',
    measuredIn: 'minutes',
    target: s => s.breachAlarmHours[0] * 60,
    targetWords: s => `${s.breachAlarmHours[0]} hour${s.breachAlarmHours[0] === 1 ? '' : 's'}`,
    open: 'Breaches with no step taken, past the target',
  }),
  M22A: entry({
    name: 'Breach to arrest decision',
    why: 'How long until a reasoned decision to arrest or not',
    unit: 'Breaches',
    kind: 'duration',
    numerator: 'Minutes from police first knowing to an arrest, or a decision to arrest or not',
    denominator: 'Breaches with that decision',
    period: 'By the time police first knew',
    interim: 'Yes: breaches of any order on the case',
    measuredIn: 'minutes',
    target: s => s.breachAlarmHours[2] * 60,
    targetWords: s => `${s.breachAlarmHours[2]} hours`,
    open: 'Breaches with no such decision, past the target',
  }),
  M23: entry({
    name: 'Breaches found by police checks',
    why: 'Whether we find breaches first. The aim is not more breaches, but more found by us',
    unit: 'Breaches',
    kind: 'rate',
    numerator: 'Breaches found by a check by police',
    denominator: 'All breaches recorded',
    period: 'By the time police first knew',
    interim: 'Yes: breaches of any order on the case',
  }),
} as const satisfies Record<string, Entry>

export type MeasureId = keyof typeof measures
export type Measure = Entry
export const measureIds = Object.keys(measures) as MeasureId[]
export const measureOf = (id: MeasureId): Measure => measures[id]
/** The id in an address, or undefined. */
export const measureNamed = (id: string): MeasureId | undefined =>
  Object.hasOwn(measures, id) ? (id as MeasureId) : undefined

/** How many days ahead M20 looks. */
export const horizons = [30, 60, 90, 180] as const
export type Horizon = (typeof horizons)[number]
export const horizonFrom = (asked: string | undefined): Horizon => horizons.find(h => String(h) === asked) ?? 90

/** Days or minutes as people say them: 1 day, 95 minutes, 83 hours 20 minutes. */
export function durationWords(value: number, measuredIn: 'days' | 'minutes'): string {
  const one = (n: number, word: string) => `${n.toLocaleString('en-GB')} ${word}${n === 1 ? '' : 's'}`
  if (measuredIn === 'days') return one(Math.round(value * 10) / 10, 'day')
  const whole = Math.round(value)
  if (whole < 120) return one(whole, 'minute')
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  return rest ? `${one(hours, 'hour')} ${one(rest, 'minute')}` : one(hours, 'hour')
}
