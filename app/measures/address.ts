import type { CalendarDate } from '../../lib/case/time/calendar.ts'
import { type Period, type PeriodKind, periodFrom, periodKinds } from '../../lib/case/time/periods.ts'
import { type Horizon, horizonFrom } from '../../lib/measures/measures.ts'
import { withQuery } from '../../lib/site/addresses.ts'

export type Asked = Record<string, string | string[] | undefined>
export const oneValue = (asked: Asked, name: string): string | undefined => {
  const value = asked[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() || undefined
}

/** What an address asks of measures: a kind of period, a day within it, and how far ahead M20 looks. */
export interface Wanted {
  kind: PeriodKind
  on: string | undefined
  horizon: Horizon
  /** By what a measure is told apart, as asked. */
  by: string | undefined
  period: (today: CalendarDate) => Period
}
export function wantedFrom(asked: Asked): Wanted {
  const [period, on] = [oneValue(asked, 'period'), oneValue(asked, 'on')]
  return {
    kind: period && Object.hasOwn(periodKinds, period) ? (period as PeriodKind) : 'rolling',
    on,
    horizon: horizonFrom(oneValue(asked, 'within')),
    by: oneValue(asked, 'by'),
    period: today => periodFrom({ period, on }, today),
  }
}

/** An address of measures that keeps the period, with some of it changed. */
export function measureHref(path: string, wanted: Wanted, change: Record<string, string | undefined> = {}): string {
  const now: Record<string, string | undefined> = {
    period: wanted.kind === 'rolling' ? undefined : wanted.kind,
    on: wanted.on,
    within: wanted.horizon === 90 ? undefined : String(wanted.horizon),
    by: wanted.by === 'district' ? undefined : wanted.by,
    ...change,
  }
  return withQuery(path, now)
}
