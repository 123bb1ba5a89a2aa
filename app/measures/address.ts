import type { CalendarDate } from '../../lib/case/time/calendar.ts'
import { type Period, type PeriodKind, periodFrom, periodKinds } from '../../lib/case/time/periods.ts'
import { type Horizon, horizonFrom } from '../../lib/measures/measures.ts'
import { withQuery } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'

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
  const [period, on] = [askedFirst(asked, 'period'), askedFirst(asked, 'on')]
  return {
    kind: period && Object.hasOwn(periodKinds, period) ? (period as PeriodKind) : 'rolling',
    on,
    horizon: horizonFrom(askedFirst(asked, 'within')),
    by: askedFirst(asked, 'by'),
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
