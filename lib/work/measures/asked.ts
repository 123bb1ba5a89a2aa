import type { Database, Transaction } from '../../../db/client.ts'
import type { Settings } from '../../case/case.ts'
import { type Actor, mayEver, scopeFor } from '../../case/policy.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import type { Period } from '../../case/time/periods.ts'
import type { BreakdownName } from '../../measures/breakdowns.ts'
import { type Horizon, type MeasureId, measureOf } from '../../measures/measures.ts'
import { settingsOf } from '../queues/read.ts'
import type { Taking } from './measure-facts.ts'

/** Who asks for measures, of which days, and by what they are told apart. */
export interface Asked {
  actor: Actor
  period: (today: CalendarDate) => Period
  horizon: Horizon
  /** By what it is told apart: by district where nothing else is asked. */
  by?: BreakdownName
  at?: Instant
  db?: Database
  /** Whether what was counted before may be shown again: see `keptFigures`. */
  keep?: boolean
}
export interface Stated {
  period: Period
  settings: Settings
  today: CalendarDate
  at: Instant
}

/** Measures that this person may see: reports are counted by district, so a ratio to them is not for one team. */
export const measurableBy = (actor: Actor, id: MeasureId): boolean =>
  mayEver(actor, 'seeMeasures') && (!measureOf(id).fromReports || scopeFor(actor, 'seeMeasures') === 'force')

export const takingOf = async (tx: Transaction, a: Asked): Promise<Taking & Stated> => {
  const at = a.at ?? new Date().toISOString()
  const today = londonDate(at)
  return { at, today, period: a.period(today), horizon: a.horizon, settings: await settingsOf(tx, a.actor.forceId) }
}
export const lookEvent = (sentence: string, detail: Record<string, unknown>, kind: 'view' | 'export' = 'view') => ({
  kind,
  act: kind === 'export' ? ('exportMeasures' as const) : ('seeMeasures' as const),
  sentence,
  detail,
})
export const reader = (a: Asked) => ({ ...(a.at ? { at: a.at } : {}), ...(a.db ? { db: a.db } : {}) })

/** What tells counted figures apart: whose they are, of which days, and which. */
export const keyOf = (
  { actor, by }: Asked,
  { period, horizon, today }: Taking,
  ids: readonly (readonly MeasureId[])[],
): string => {
  const scope = scopeFor(actor, 'seeMeasures')
  return JSON.stringify([
    actor.forceId,
    scope,
    scope === 'force' ? [] : actor.teamIds.toSorted(),
    period,
    horizon,
    today,
    by,
    ids,
  ])
}
