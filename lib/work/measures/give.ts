import { forces } from '../../../db/schema/organisation.ts'
import { breakdownFrom } from '../../measures/breakdowns.ts'
import type { MeasureId } from '../../measures/measures.ts'
import { type PackDefinition, packPeriods } from '../../measures/packs.ts'
import { look } from '../case/view-case.ts'
import { type Asked, measurableBy, type Stated, takingOf } from './asked.ts'
import { countAll } from './in-districts.ts'
import { measuresInside, measuresRelease } from './measure-export.ts'
import { type Taken, takeAll } from './measures.ts'
import { cellsGiven, type Giving, keepRelease } from './releases.ts'

/**
 * Counts a definition and gives it: outside, with small numbers withheld and against all that was given before; inside, whole.
 * What was given to whom is recorded in the same transaction. Returns the figures as CSV, and as lines for a document.
 */
export function giveMeasures(
  a: Omit<Asked, 'period' | 'by'>,
  definition: PackDefinition,
  to: Giving,
  isOutside: boolean,
): Promise<{ text: string; found: (Stated & { taken: Taken[] })[]; lines: string[][]; force: string }> {
  const measures = definition.measures.filter(id => measurableBy(a.actor, id))
  return look(
    a.actor,
    {
      kind: 'export',
      act: 'exportMeasures',
      sentence: `Gave measures ${measures.join(', ')} to ${to.toWhom}`,
      detail: { ...definition, measures, toWhom: to.toWhom, reference: to.reference, isOutside },
    },
    async tx => {
      const first = await takingOf(tx, { ...a, period: today => packPeriods(definition, today)[0] as never })
      await countAll(tx)
      const found = []
      for (const period of packPeriods(definition, first.today)) {
        const taking = { ...first, period }
        const split = Map.groupBy(measures, id => breakdownFrom(definition.by, id))
        for (const [by, ids] of split) {
          const taken = await takeAll(tx, a.actor, ids as MeasureId[], taking, by)
          found.push({ ...taking, by, taken })
        }
      }
      const { csv, lines, cells } = isOutside
        ? measuresRelease(found, await cellsGiven(tx, a.actor))
        : { ...measuresInside(found), cells: [] }
      await keepRelease(tx, a.actor, first.at, {
        ...to,
        isOutside,
        definition: { ...definition, measures },
        cells,
        text: csv,
      })
      const [force] = await tx.select({ name: forces.name }).from(forces)
      return { text: csv, found, lines, force: force?.name ?? '' }
    },
    { ...(a.at ? { at: a.at } : {}), ...(a.db ? { db: a.db } : {}) },
  )
}
