import type { CalendarDate } from '../../case/time/calendar.ts'
import type { SheetOrder } from '../../case/views/imported-orders.ts'
import { cellTime } from '../exports/times/cell-time.ts'
import { dayIn } from '../exports/times/numeric-date.ts'

/** What the cells of a list of orders say: days, names and conditions. */

const two = (n: number) => String(n).padStart(2, '0')
/** A cell as a day, read with the day before the month as in this country; undefined where it is none. */
export function dayOfCell(cell: string): CalendarDate | undefined {
  const time = cellTime(cell.trim())
  if (time?.is !== 'reading') return undefined
  const day = 'parts' in time.date ? dayIn(time.date, 'dmy') : time.date
  return day && `${day.year}-${two(day.month)}-${two(day.day)}`
}

/** 'SURNAME, Given', 'Given Surname' or 'Given SURNAME'. One word alone is taken for the family name. */
export function nameOfCell(cell: string): { givenNames: string; familyName: string } {
  const text = cell.replace(/\s+/g, ' ').trim()
  const [before, ...after] = text.split(',')
  if (after.length) return { familyName: inName(before ?? ''), givenNames: inName(after.join(' ')) }
  const words = text.split(' ')
  const first = words.findIndex(w => w.length > 1 && w === w.toUpperCase() && /\p{L}/u.test(w))
  const at = first > 0 ? first : words.length - 1
  return { givenNames: inName(words.slice(0, at).join(' ')), familyName: inName(words.slice(at).join(' ')) }
}
/** A name in capitals as it is written in a sentence. */
export const inName = (text: string): string => {
  const name = text.trim()
  return name.length > 1 && name === name.toUpperCase()
    ? name.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, b: string, l: string) => b + l.toUpperCase())
    : name
}

const forbids = /\b(not|no|never|refrain|prohibited|forbidden|cease|without)\b/i
const requires = /\b(must|shall|required|to (attend|provide|surrender|notify|inform|hand|give|report|co-?operate))\b/i
/** By its first words: what forbids is a prohibition, what asks for something is a requirement. */
const kindOf = (text: string): SheetOrder['conditions'][number]['kind'] => {
  const start = text.slice(0, 90)
  return !forbids.test(start) && requires.test(start) ? 'requirement' : 'prohibition'
}

/**
 * The conditions in a cell, word for word. Where they are numbered from 1 each number begins one, wherever it stands, and its
 * number alone is left out; else a line that is not blank is one.
 */
export function conditionsOfCell(cell: string): SheetOrder['conditions'] {
  const text = cell.replace(/\r\n?|\u2028/g, '\n').trim()
  const starts: { at: number; end: number }[] = []
  let from = 0
  for (let n = 1; ; n++) {
    const found = new RegExp(`(?:^|[\\n\\s;])\\(?${n}[.):]\\s+`, 'g')
    found.lastIndex = from
    const match = found.exec(text)
    if (!match || (n === 1 && match.index > 0)) break
    starts.push({ at: match.index, end: match.index + match[0].length })
    from = match.index + match[0].length
  }
  const parts = starts.length
    ? starts.map(({ end }, i) => text.slice(end, starts[i + 1]?.at ?? text.length))
    : text.split('\n').map(line => line.replace(/^\s*[•*–-]\s+/, ''))
  return parts
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => ({ kind: kindOf(part), text: part }))
}
