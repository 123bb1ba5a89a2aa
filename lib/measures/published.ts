import { longDate } from '../case/time/calendar.ts'
import { upperFirst } from '../case/words/grammar.ts'
/** Other people's figures: kept as published, in their own unit, and never joined with figures of another. */

export interface Published {
  scope: string
  area: string
  periodStart: string
  periodEnd: string
  measure: string
  /** As published: a number, or words such as "<5". */
  value: string
  unitNote: string
  source: string
  qualityFlag: string
}
/** Figures of one measure and one unit: the only ones that may stand in one list. */
export interface PublishedGroup {
  measure: string
  unitNote: string
  figures: Published[]
}

/** Figures by measure and unit, in the order first met. */
export function groupsOf(figures: readonly Published[]): PublishedGroup[] {
  const groups = new Map<string, PublishedGroup>()
  for (const f of figures) {
    const key = `${f.measure} ${f.unitNote}`
    const group = groups.get(key) ?? { measure: f.measure, unitNote: f.unitNote, figures: [] }
    group.figures.push(f)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** The sum of published figures. Throws unless they share a measure, a unit, a source and a period, and each is an exact number. */
export function sumPublished(figures: readonly Published[]): number {
  const isShared = (of: (f: Published) => string) => new Set(figures.map(of)).size <= 1
  if (!isShared(f => f.measure) || !isShared(f => f.unitNote))
    throw new RangeError('Figures of different units are never added')
  if (!isShared(f => f.source) || !isShared(f => `${f.periodStart} ${f.periodEnd}`))
    throw new RangeError('Figures of different sources or periods are never added')
  if (new Set(figures.map(f => f.area)).size < figures.length) throw new RangeError('An area would be counted twice')
  const values = figures.map(f => Number(f.value))
  if (values.some(v => !Number.isFinite(v)))
    throw new RangeError('A figure that was withheld or rounded is never added')
  return values.reduce((a, b) => a + b, 0)
}

/** A measure's published name in words: orders_granted → Orders granted. */
export const publishedName = (measure: string): string => {
  const words = measure.replaceAll('_', ' ').replace(/^dapo/i, 'Domestic abuse protection order:')
  return upperFirst(words)
}
/** A day, a month or a year of the source, in words: '20 January 2020', 'March 2021', '2021-22'. */
const inWords = (when: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(when)
    ? longDate(when)
    : /^20[1-9]\d-(0[1-9]|1[0-2])$/.test(when)
      ? longDate(`${when}-01`).replace(/^1 /, '')
      : when
export const publishedPeriod = (f: Pick<Published, 'periodStart' | 'periodEnd'>): string =>
  f.periodStart === f.periodEnd || !f.periodEnd
    ? inWords(f.periodStart)
    : `${inWords(f.periodStart)} to ${inWords(f.periodEnd)}`
