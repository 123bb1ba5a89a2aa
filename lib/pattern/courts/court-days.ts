import type { CourtDoubt } from '../../case/reference/court-orders.ts'
import { addDays, type CalendarDate } from '../../case/time/calendar.ts'

/** Days as orders of courts write them. */

const months = 'january february march april may june july august september october november december'.split(' ')
const month =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)'
const forms: { pattern: RegExp; parts: (m: RegExpExecArray) => [string, string, string] }[] = [
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:day\\s+of\\s+)?${month}\\.?,?\\s+(\\d{4})\\b`, 'gi'),
    parts: m => [m[3] ?? '', m[2] ?? '', m[1] ?? ''],
  },
  {
    pattern: new RegExp(`\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'gi'),
    parts: m => [m[3] ?? '', m[1] ?? '', m[2] ?? ''],
  },
  { pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g, parts: m => [m[1] ?? '', m[2] ?? '', m[3] ?? ''] },
  {
    pattern: /(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?![\d./-]*\d)/g,
    parts: m => [m[3] ?? '', m[2] ?? '', m[1] ?? ''],
  },
]
const two = (n: number) => String(n).padStart(2, '0')
export interface DayFound {
  at: number
  end: number
  value: CalendarDate
  doubts: CourtDoubt[]
}

/** The days in a line, in their order. What is no day of the calendar is none. */
export function daysIn(text: string): DayFound[] {
  const found: DayFound[] = []
  for (const [n, { pattern, parts }] of forms.entries()) {
    pattern.lastIndex = 0
    for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
      const at = m.index
      if (found.some(f => at < f.end && f.at < at + (m?.[0].length ?? 0))) continue
      const [y, mo, d] = parts(m)
      const named = months.findIndex(name => name.startsWith(mo.toLowerCase().slice(0, 3)))
      const [year, monthNumber, day] = [
        y.length === 2 ? 2000 + Number(y) : Number(y),
        named >= 0 && /\D/.test(mo) ? named + 1 : Number(mo),
        Number(d),
      ]
      const value = `${year}-${two(monthNumber)}-${two(day)}`
      if (monthNumber < 1 || monthNumber > 12 || day < 1 || day > 31 || addDays(addDays(value, 1), -1) !== value)
        continue
      const numeric = n === 3
      found.push({
        at,
        end: at + m[0].length,
        value,
        doubts: [
          ...(numeric && day <= 12 && monthNumber <= 12 && day !== monthNumber ? (['dayFirst'] as const) : []),
          ...(y.length === 2 ? (['century'] as const) : []),
        ],
      })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}
