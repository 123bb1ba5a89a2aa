import { hourOfDay } from './calendar.ts'

/** Days and hours as conditions write them, so that two can be compared. */

export interface When {
  /** 0 is Monday. */
  days: ReadonlySet<number>
  /** Minutes after midnight; `to` may be past 1440 where it runs into the next day. */
  from: number
  to: number
}

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const every = new Set([0, 1, 2, 3, 4, 5, 6])
const dayWord = `(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?`
const clock = String.raw`(\d{1,2}|noon|midday|midnight)(?:[:.](\d{2}))?\s*(am|pm|hours)?`

function daysIn(text: string): ReadonlySet<number> {
  const days = new Set<number>()
  const index = (word: string) => names.indexOf(word.slice(0, 3).toLowerCase())
  for (const [, a = '', b = ''] of text.matchAll(
    new RegExp(`\\b(${dayWord})\\s+(?:to|until|–|-)\\s+(${dayWord})\\b`, 'gi'),
  ))
    for (let d = index(a), n = 0; n < 7; d = (d + 1) % 7, n++) {
      days.add(d)
      if (d === index(b)) break
    }
  for (const [word] of text.matchAll(new RegExp(`\\b${dayWord}\\b`, 'gi'))) days.add(index(word))
  if (/\bweekdays?\b|\bschool days?\b/i.test(text)) for (const d of [0, 1, 2, 3, 4]) days.add(d)
  if (/\bweekends?\b/i.test(text)) for (const d of [5, 6]) days.add(d)
  return days.size ? days : every
}
function minutes(hour: string | undefined, minute: string | undefined, half: string | undefined): number | undefined {
  if (!hour) return undefined
  if (/noon|midday/i.test(hour)) return 720
  if (/midnight/i.test(hour)) return 0
  const h = hourOfDay(Number(hour), half?.toLowerCase())
  return h === undefined || Number(minute ?? 0) > 59 ? undefined : h * 60 + Number(minute ?? 0)
}

/** The hours that a text names; undefined when it names none, so that it holds at any time. ‘At 10am’ is read as an hour. */
export function whenIn(text: string): When | undefined {
  const days = daysIn(text)
  const between = new RegExp(`\\b(?:between|from)\\s+${clock}\\s+(?:and|to|until|–|-)\\s+${clock}`, 'i').exec(text)
  if (between) {
    const [, h1, m1, a1, h2, m2, a2] = between
    const from = minutes(h1, m1, a1 ?? (a2 && Number(h1) < Number(h2) ? a2 : undefined))
    const to = minutes(h2, m2, a2)
    if (from !== undefined && to !== undefined) return { days, from, to: to <= from ? to + 1440 : to }
  }
  const at = new RegExp(
    `\\bat\\s+(?=\\d{1,2}(?:[:.]\\d{2}|\\s*(?:am|pm|hours))|noon|midday|midnight)${clock}`,
    'i',
  ).exec(text)
  if (at) {
    const from = minutes(at[1], at[2], at[3])
    if (from !== undefined) return { days, from, to: from + 60 }
  }
  return days === every ? undefined : { days, from: 0, to: 1440 }
}

/** Whether two share any minute of the week. What names no time holds always. */
export function overlaps(a: When | undefined, b: When | undefined): boolean {
  if (!a || !b) return true
  const spans = (w: When) => [...w.days].map(d => [d * 1440 + w.from, d * 1440 + w.to] as const)
  const week = 7 * 1440
  return spans(a).some(([f1, t1]) =>
    spans(b).some(([f2, t2]) => [-week, 0, week].some(shift => f1 < t2 + shift && f2 + shift < t1)),
  )
}
