import { dayPeriods, idleWords, monthWords } from './cldr-words.ts'

/** Words beside dates and times in every language of Unicode's CLDR. */

const marks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g
/** Text without the invisible marks that phones put in for the direction of writing. */
export const withoutMarks = (text: string): string => (mayHoldMark.test(text) ? text.replace(marks, '') : text)
/** Most texts hold none, and nothing below the first of them can be one: a text of Western letters is told at once. */
const mayHoldMark = /[\u061c-\uffff]/
let lastText = ''
let lastLow = ''
/** A text in lower case without marks, and without blank space at its ends. */
export function lowered(text: string): string {
  if (text !== lastText) {
    lastText = text
    lastLow = withoutMarks(text).trim().toLowerCase()
  }
  return lastLow
}

const bare = (word: string) =>
  withoutMarks(word)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,،、·'’ʼ]/g, '')
const bitsByWord = (groups: [bits: number, words: string][]) =>
  new Map(groups.flatMap(([bits, words]) => words.split(' ').map((word): [string, number] => [word, bits])))

// Any single letter but these two is another hour in the next language: it costs a question.
const periods = bitsByWord(dayPeriods.map(([bits, words]) => [bits, words.replace(/(?<!\S)[a-z](?!\S) ?/g, '')]))
// What phones write besides: “a” and “p” alone, and Spanish without its spaces.
for (const [word, bits] of [
  ['a', 0xfff],
  ['p', 0xfff000],
] as const)
  periods.set(word, bits)
const months = bitsByWord(monthWords)
// Another language has “Maw” too; here it is Welsh.
months.set('maw', 1 << 2)
const englishWeekday = /^(?:mon|tues?|wed|weds|wednes|thu|thurs?|fri|sat|sun)(?:day)?$/
const idle = new Set([...idleWords.split(' '), 'hrs', 'hr', 'hours', 'uur', 'oclock'])

/** The hours of the day, as bits 0 to 23, beside which the word stands in some language; undefined for a word that is none. */
export const hoursBeside = (word: string): number | undefined => periods.get(bare(word))
/** Whether the word says nothing about the time beside it: “at”, “Uhr”. */
export const isIdle = (word: string): boolean => word === '' || idle.has(bare(word))

/** The month, 1 to 12, that the word names in full or short in any language; undefined where languages disagree or none has it. */
export function monthNamed(word: string): number | undefined {
  const w = bare(word)
  // “Fri” and “pm” are months in some language, and here a Friday and a half of the day.
  if (englishWeekday.test(w) || periods.has(w)) return undefined
  const bits = months.get(w)
  if (bits !== undefined) return bits & (bits - 1) ? undefined : 32 - Math.clz32(bits)
  // “Sept”, “Febr”: cut short in a way of one’s own.
  if (w.length < 3) return undefined
  const full = english.findIndex(name => name.startsWith(w))
  return full < 0 ? undefined : full + 1
}
const english = 'january february march april may june july august september october november december'.split(' ')

const weekdayLanguages =
  'en cy ga gd fr de es it pt nl pl ro cs sk hu bg ru uk sr hr sl lt lv et fi sv nb da is el tr sq ar fa ku ur hi pa bn gu ta te ml si ne so am ti sw yo ha zh ja ko vi th id fil he ka hy az kk'
let weekdays: Set<string> | undefined
/** Whether the word is the name of a weekday, in full or short, in a language that is much spoken here. */
export function isWeekday(word: string): boolean {
  weekdays ??= new Set(
    weekdayLanguages.split(' ').flatMap(language =>
      (['long', 'short'] as const).flatMap(weekday => {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
        return [1, 2, 3, 4, 5, 6, 7].map(day => bare(format.format(Date.UTC(2024, 0, day))))
      }),
    ),
  )
  const w = bare(word)
  return weekdays.has(w) || englishWeekday.test(w)
}

const far = 5
/** Hours, on the round of 24, between an hour and the nearest one of the word’s. */
function distance(hour: number, bits: number): number {
  for (let d = 0; d < 12; d++) if ((bits >> ((hour + d) % 24)) & 1 || (bits >> ((hour + 24 - d) % 24)) & 1) return d
  return 12
}

/** The hour, 0 to 23, that an hour as written means beside a word of these hours; undefined where the word contradicts or leaves it open. */
export function hourBeside(hour: number, bits: number): number | undefined {
  if (hour > 12) return (bits >> hour) & 1 || bits & 0xfff000 ? hour : undefined
  const [early, late] = [distance(hour % 12, bits), distance((hour % 12) + 12, bits)]
  if (early === late) return undefined
  const [near, other, is] = early < late ? [early, late, hour % 12] : [late, early, (hour % 12) + 12]
  return near === 0 ? (other === 0 ? undefined : is) : near <= 3 && other >= far ? is : undefined
}
