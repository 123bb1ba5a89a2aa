import { durationWords, type Measure } from '../../lib/measures/measures.ts'
import { percent, ratioWords } from '../../lib/measures/rates.ts'
import type { Figures } from '../../lib/work/measures/measures.ts'

/** The one figure that a measure is known by, in words; never a bare zero where there is nothing to measure. */
export function headline(measure: Measure, f: Figures): string {
  switch (measure.kind) {
    case 'rate':
      return f.share === null ? 'Nothing to measure' : percent(f.share)
    case 'ratio':
      return f.ratio === null ? 'No reports loaded' : `${ratioWords(f.ratio)} per 1,000`
    case 'duration':
      return f.median === null ? 'Nothing to measure' : durationWords(f.median, measure.measuredIn ?? 'days')
    case 'count':
      return String(f.numerator)
  }
}
/** What the figure rests on, beside it. */
export function basis(measure: Measure, f: Figures): string {
  switch (measure.kind) {
    case 'rate':
      return `${f.numerator} of ${f.denominator ?? 0}`
    case 'ratio':
      return `${f.numerator} to ${(f.denominator ?? 0).toLocaleString('en-GB')} reports`
    case 'duration':
      return `median of ${f.counted}${f.ninetieth === null ? '' : `; 9 in 10 within ${durationWords(f.ninetieth, measure.measuredIn ?? 'days')}`}`
    case 'count':
      return measure.unit.toLowerCase()
  }
}
export const standingWords = {
  below: 'Below what chance would explain',
  within: 'Within what chance would explain',
  above: 'Above what chance would explain',
  none: 'Too little to say',
} as const
