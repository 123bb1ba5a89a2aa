import type { HalfDay } from '../row.ts'
import { ownCopy } from '../tables/party.ts'
import type { CellTime } from './cell-time.ts'
import { hoursBeside, isIdle, withoutMarks } from './day-period.ts'

/** A word beside the clock of a cell, and the cell as it would stand with a half of the day in its place, or with none. */
export type BesideTime = { word: string; clock: string; hour: number; as(half: HalfDay): string }

const clocks = /(?<![\d:.,/-])(\d{1,2})(?:(?: ?: ?|\.|h)\d{2}(?:[:.]\d{2})?)?(?![\d:.,]*\d)/gu
const letters = String.raw`[\p{L}\p{M}][\p{L}\p{M}.'’]*(?: [\p{L}\p{M}][\p{L}\p{M}.'’]*)?`
const behind = new RegExp(`^ ?(${letters})`, 'u')
const before = new RegExp(`(?<![\\p{L}\\p{M}\\d])(${letters}) ?$`, 'u')
const longestCell = 120
const longestWord = 24

/**
 * Words that stand right beside something like a clock, each as if it told the half of the day. Which of them does is for the caller to
 * find: the one with which the cell can be read.
 */
export function* wordsBesideTime(cell: string): Generator<BesideTime> {
  if (cell.length > longestCell * 2) return
  const text = withoutMarks(cell).replace(/\s+/g, ' ').trim()
  if (text.length > longestCell) return
  for (const m of text.matchAll(clocks)) {
    const [clock, hour] = [m[0], Number(m[1])]
    const [lead, tail] = [text.slice(0, m.index), text.slice(m.index + clock.length)]
    const after = behind.exec(tail)
    const front = before.exec(lead)
    const besideTime = (word: string, as: (half: string) => string): BesideTime => ({
      word,
      clock,
      hour,
      as: half => as(half === 'none' ? '' : ` ${half.toUpperCase()}`).trim(),
    })
    for (const [found, as] of [
      [after, half => `${lead}${clock}${half}${tail.slice(after?.[0].length ?? 0)}`],
      [front, half => `${lead.slice(0, front?.index ?? 0)}${clock}${half}${tail}`],
    ] satisfies [RegExpExecArray | null, (half: string) => string][]) {
      const words = found?.[1] ?? ''
      if (words && words.length <= longestWord && !words.split(' ').every(isIdle)) yield besideTime(words, as)
    }
  }
}

/** A time that can be read only once it is known what the word beside it means. */
export type StrangeTime = { word: string; clock: string; hour: number; as(half: HalfDay): CellTime | undefined }
/** The word of a cell with which, were it a half of the day, its time could be read. */
export function strangeIn(cell: string, read: (cell: string) => CellTime | undefined): StrangeTime | undefined {
  for (const { word, clock, hour, as } of wordsBesideTime(cell)) {
    // “13:14 am” contradicts itself: which of the two is wrong nobody can say.
    if (speaksForItself(hour) && hoursBeside(word) !== undefined) continue
    const readAs = (half: HalfDay) => read(as(speaksForItself(hour) ? 'none' : half))
    const time = readAs('am')
    if (time?.is === 'reading' && time.precision !== 'day') return { word, clock, hour, as: readAs }
  }
  return undefined
}

/** Letters that may as well be the name of a zone. */
const maybeZone = /^[A-Z]{3,5}$/
/** The time as a person answered, or without the word where it says nothing; a sentence where that is not known. */
export function answeredTime(
  strange: StrangeTime,
  halves: Record<string, HalfDay>,
  idle: ReadonlySet<string>,
): CellTime | string | undefined {
  const { word } = strange
  const answer = Object.hasOwn(halves, word) ? halves[word] : undefined
  if (answer === undefined && !idle.has(word)) return noHalf(word, strange.clock)
  const time = strange.as(answer ?? 'none')
  if (time?.is !== 'reading') return undefined
  const doubts = [...time.doubts]
  if (answer !== undefined) doubts.push('half-day')
  if ((answer ?? 'none') === 'none' && maybeZone.test(word)) doubts.push('time-zone')
  return { ...time, doubts }
}

const mostWords = 50
/** Beyond twelve the hour speaks for itself, and midnight is nought only where the clock has 24 hours. */
const speaksForItself = (hour: number): boolean => hour > 12 || hour === 0

/** Words beside the times of one file that no language is known to put there. */
export class StrangeWords {
  private words = new Map<string, { count: number; late: boolean }>()

  has(word: string): boolean {
    return this.words.has(word)
  }
  see(word: string, hour: number): void {
    let seen = this.words.get(word)
    if (!seen) {
      if (this.words.size >= mostWords) return
      seen = { count: 0, late: false }
      this.words.set(ownCopy(word), seen)
    }
    seen.count++
    if (speaksForItself(hour)) seen.late = true
  }
  /** Those that say nothing, for they stand beside hours beyond twelve too. */
  idle(): Set<string> {
    return new Set([...this.words].filter(([, w]) => w.late).map(([word]) => word))
  }
  /** Those of which it is not known which half of the day they mean, with the number of their times. */
  unknown(): Map<string, number> {
    return new Map([...this.words].filter(([word, w]) => !w.late && !isIdle(word)).map(([word, w]) => [word, w.count]))
  }
}

export const noHalf = (word: string, clock: string): string =>
  `“${word}” beside “${clock}” is no word that is known for before or after noon: the time could be either`
