import type { Database } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { addDays, addMonths, type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { type Period, periodOf } from '../../case/time/periods.ts'
import { type MeasureId, measureIds, measureOf } from '../../measures/measures.ts'
import { againstFunnel, ratioStanding, type Standing } from '../../measures/rates.ts'
import { look } from '../case/view-case.ts'
import { measurableBy, takingOf } from './asked.ts'
import { countAll } from './in-districts.ts'
import { type Figures, type Taken, takeAll } from './measures.ts'

/** A district whose figure is outside what chance would explain. */
export interface OutOfLimits {
  measure: MeasureId
  district: string
  standing: 'below' | 'above'
  /** Within them, or too small to say, a month before. */
  isNew: boolean
  /** Nothing counted at all, and zero is not what is wanted. */
  isZero: boolean
  figures: Figures
  all: Figures
}
export interface LimitsNote {
  period: Period
  outside: OutOfLimits[]
}

/**
 * What left its limits: the twelve months to the end of the month before a moment, district by district, against the same a
 * month earlier. One function of a moment, for the supervisor's monthly note.
 */
export function limitsNote(a: { actor: Actor; at: Instant; db?: Database }): Promise<LimitsNote> {
  const ids = measureIds.filter(id => measurableBy(a.actor, id) && measureOf(id).kind.startsWith('rat'))
  const end = addDays(`${londonDate(a.at).slice(0, 7)}-01`, -1)
  return look(
    a.actor,
    {
      kind: 'view',
      act: 'seeMeasures',
      sentence: 'Looked at what left its limits',
      detail: { measures: ids, to: end },
    },
    async tx => {
      const at = async (day: CalendarDate): Promise<Taken[]> => {
        const taking = await takingOf(tx, { ...a, horizon: 90, period: today => periodOf('rolling', day, today) })
        return takeAll(tx, a.actor, ids, taking)
      }
      await countAll(tx)
      const now = await at(end)
      const before = await at(addDays(addMonths(addDays(end, 1), -1), -1))
      return { period: periodOf('rolling', end, londonDate(a.at)), outside: outsideOf(now, before) }
    },
    { at: a.at, ...(a.db ? { db: a.db } : {}) },
  )
}

/** Pure: the districts outside their limits now, and whether they were before. Those that work across the force are no district. */
export const outsideOf = (now: readonly Taken[], before: readonly Taken[]): OutOfLimits[] =>
  now.flatMap(taken => {
    const earlier = before.find(b => b.id === taken.id)
    return taken.districts
      .filter(d => !d.isForceWide)
      .flatMap((figures): OutOfLimits[] => {
        const is = standingIn(taken, figures)
        if (is !== 'below' && is !== 'above') return []
        const then = earlier?.districts.find(d => d.districtId === figures.districtId)
        const was = earlier && then ? standingIn(earlier, then) : 'none'
        const isZero = figures.numerator === 0 && !measureOf(taken.id).zeroIsWanted
        return [
          {
            measure: taken.id,
            district: figures.district,
            standing: is,
            isNew: was !== is,
            isZero,
            figures,
            all: taken.all,
          },
        ]
      })
  })
function standingIn({ id, all }: Taken, d: Figures): Standing {
  return measureOf(id).kind === 'ratio'
    ? ratioStanding(d.numerator, d.reports, { count: all.numerator, reports: all.reports })
    : againstFunnel(d.share, all.share, d.counted)
}
