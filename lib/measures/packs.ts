import type { CalendarDate } from '../case/time/calendar.ts'
import { type Period, type PeriodKind, periodKinds, periodOf, periodsToChoose } from '../case/time/periods.ts'
import { type MeasureId, measureNamed } from './measures.ts'

/** What is put together for somebody who asks: which measures, for which periods, told apart by what. */
export interface PackDefinition {
  pack: string
  measures: MeasureId[]
  period: PeriodKind
  /** A day in the last period. */
  on: CalendarDate
  /** How many periods, the last of them included. */
  periods: number
  by: string
}
/** One count as it left: null where it was withheld. */
export interface ReleasedCell {
  measure: MeasureId
  column: string
  from: CalendarDate
  to: CalendarDate
  by: string
  /** Which row of the breakdown; null for all of them. */
  group: string | null
  value: number | null
}

/** The periods of a definition, the newest first, as far as they have begun. */
export const packPeriods = (d: Pick<PackDefinition, 'period' | 'on' | 'periods'>, today: CalendarDate): Period[] => {
  const last = periodOf(d.period, d.on > today ? today : d.on, today)
  return periodsToChoose(d.period, last.to, d.periods).map(p => periodOf(d.period, p.to, today))
}

const packOf = (p: { label: string; hint: string; measures: MeasureId[]; period: PeriodKind; periods: number }) => p
/** The packs that are put together again and again. Each can be given for other periods, told apart by something else. */
export const packs = {
  freedomOfInformation: packOf({
    label: 'Freedom of information',
    hint: 'What requesters ask: applications, orders, refusals before and at court, breaches and what came of them',
    measures: ['M01', 'M01A', 'M07', 'M08', 'M10B', 'M17', 'M18', 'M23', 'M24', 'M24A', 'M25', 'M33', 'M34'],
    period: 'calendar',
    periods: 3,
  }),
  scrutiny: packOf({
    label: 'Scrutiny by the oversight body',
    hint: 'Orders per 1,000 reports, whether an order is considered in every case, patterns put together, delays, breaches, and what victims are told',
    measures: ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M08', 'M16', 'M17', 'M18', 'M19', 'M22', 'M23', 'M26', 'M28'],
    period: 'quarter',
    periods: 4,
  }),
  homeOffice: packOf({
    label: 'Home Office return',
    hint: 'Not an official form: no published list of fields was found. Choose what is asked for',
    measures: ['M01', 'M01A', 'M08', 'M10B', 'M17', 'M18', 'M24', 'M33'],
    period: 'financial',
    periods: 1,
  }),
} as const
export type PackName = keyof typeof packs

/** What a form asks for: a pack by name, or the definition of one that was given before, for the newest period of its kind. */
export function packWanted(
  asked: { pack?: string; period?: string; by?: string; measures?: readonly string[] },
  before: PackDefinition | undefined,
  today: CalendarDate,
): PackDefinition | null {
  const name = asked.pack && Object.hasOwn(packs, asked.pack) ? (asked.pack as PackName) : undefined
  const base = name ? { pack: name, by: 'district', ...packs[name] } : before
  if (!base) return null
  const period = asked.period && Object.hasOwn(periodKinds, asked.period) ? (asked.period as PeriodKind) : base.period
  const by = asked.by || base.by
  const chosen = [...new Set((asked.measures ?? []).flatMap(id => measureNamed(id) ?? []))].sort()
  return {
    pack: base.pack,
    measures: chosen.length ? chosen : [...base.measures],
    period,
    on: today,
    periods: base.periods,
    by,
  }
}
