import { type CalendarDate, daysBetween, longDate } from '../case/time/calendar.ts'
import type { After, Band, Conduct } from './conduct.ts'

/** Pictures as SVG text: black on white, no colour, the same text for the same facts. Bars up are from the defendant, outlined bars down from the protected person. */

const ink = '#12263a'
const grey = '#6b7280'
const round = (n: number): string => String(Math.round(n * 10) / 10)
/** Words of a person in markup: never markup themselves. */
const safe = (text: string): string =>
  text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`).replace(/[\p{Cc}\p{Cs}]/gu, ' ')
const short = (text: string, most: number): string => {
  const letters = [...text]
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text
}

interface Sheet {
  width: number
  height: number
  /** Px of a letter. */
  size: number
}
const svgOf = ({ width, height, size }: Sheet, name: string, parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${round(height)}" width="${width}" height="${round(height)}" class="${name}" aria-hidden="true" font-family="Arial, 'DejaVu Sans', sans-serif" font-size="${size}" fill="${ink}">${parts.join('')}</svg>`
const text = (x: number, y: number, words: string, anchor = 'start', weight = 'normal') =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-weight="${weight}">${safe(words)}</text>`
const line = (x1: number, y1: number, x2: number, y2: number, dash = '', stroke = grey) =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}"${dash && ` stroke-dasharray="${dash}"`}/>`
const solid = (x: number, y: number, w: number, h: number) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}"/>`
const hollow = (x: number, y: number, w: number, h: number) =>
  `<rect x="${round(x + 0.5)}" y="${round(y)}" width="${round(Math.max(1, w - 1))}" height="${round(h)}" fill="#ffffff" stroke="${ink}"/>`

const classOf = (width: number) => (width < 500 ? 'app-incident-picture--narrow' : 'app-incident-picture--wide')
/** Height of a count: one is always to be seen. */
const tall = (count: number, most: number, room: number) => (count ? Math.max(2, (count / most) * room) : 0)

/** Rows of bars over time, one row a channel or place, with numbered lines where something was said or ordered. */
export function drawBands(
  c: Conduct,
  bands: readonly Band[],
  marks: readonly After[],
  width: number,
  room = width < 500 ? 26 : 30,
): string {
  const narrow = width < 500
  const size = narrow ? 13 : 15
  const left = narrow ? 8 : width < 700 && bands[0]?.label === all ? 60 : 210
  const right = 14
  const below = bands.some(b => b.back > 0) ? 14 : 0
  const head = narrow ? size + 8 : 6
  const top = marks.length ? size * 2 + 12 : 8
  const step = head + room + below + 8
  const height = top + bands.length * step + size + 18
  const span = Math.max(1, daysBetween(startOf(c), endOf(c)) + 1)
  const at = (day: CalendarDate) => left + (daysBetween(startOf(c), day) / span) * (width - left - right)
  const most = Math.max(1, ...bands.flatMap(b => b.bars.map(bar => bar.count)))
  const mostBack = Math.max(1, ...bands.flatMap(b => b.bars.map(bar => bar.back)))
  const parts: string[] = []
  const foot = top + bands.length * step
  for (const { number, mark } of marks) {
    if (mark.on < startOf(c) || mark.on > endOf(c)) continue
    const x = at(mark.on)
    parts.push(line(x, size * (1 + (number % 2)) + 4, x, foot, '4 3', ink))
    parts.push(text(x, size * (1 + (number % 2)), String(number), 'middle', 'bold'))
  }
  bands.forEach((band, i) => {
    const y = top + i * step + head + room
    const label = `${short(band.label, narrow ? 26 : 25)}`
    if (narrow) {
      parts.push(`<rect x="0" y="${round(y - room - size - 4)}" width="${width}" height="${size + 3}" fill="#ffffff"/>`)
      parts.push(text(left, y - room - 5, `${label}: ${band.count}`))
    } else parts.push(text(left - 12, y - 4, label, 'end'))
    parts.push(line(left, y, width - right, y))
    for (const bar of band.bars) {
      const w = Math.max(2, at(bar.end) - at(bar.start) + (width - left - right) / span - 1)
      const h = tall(bar.count, most, room)
      if (h) parts.push(solid(at(bar.start), y - h, w, h))
      const down = tall(bar.back, mostBack, below)
      if (down) parts.push(hollow(at(bar.start), y + 1, w, down))
    }
  })
  for (const { day, label } of ticks(c, narrow ? 3 : width < 700 ? 4 : 8)) {
    const x = Math.min(Math.max(at(day), left), width - right)
    parts.push(line(x, foot, x, foot + 5))
    const anchor = x < left + 30 ? 'start' : x > width - 46 ? 'end' : 'middle'
    parts.push(text(x, foot + size + 8, label, anchor))
  }
  return svgOf({ width, height, size }, classOf(width), parts)
}
/** What the one row of every channel is called. */
const all = 'All'
const startOf = (c: Conduct): CalendarDate => c.periods[0]?.start ?? c.first
const endOf = (c: Conduct): CalendarDate => c.periods.at(-1)?.end ?? c.last

/** First days of months along the axis, at most so many; for a short course its first and last day. */
function ticks(c: Conduct, most: number): { day: CalendarDate; label: string }[] {
  const [from, to] = [startOf(c), endOf(c)]
  const months: CalendarDate[] = []
  for (let y = Number(from.slice(0, 4)), m = Number(from.slice(5, 7)); ; m++) {
    if (m > 12) {
      m = 1
      y++
    }
    const day = `${y}-${String(m).padStart(2, '0')}-01`
    if (day > to) break
    if (day >= from) months.push(day)
  }
  if (months.length < 2) return [from, to].map(day => ({ day, label: short(longDate(day).replace(/ \d{4}$/, ''), 14) }))
  const every = Math.ceil(months.length / most)
  return months.filter((_, i) => i % every === 0).map(day => ({ day, label: monthLabel(day) }))
}
const monthLabel = (day: CalendarDate) => {
  const [, month = '', year = ''] = longDate(day).split(' ')
  return `${month.slice(0, 3)} ${year.slice(2)}`
}

/** Upright bars with a label under some: the hours of a day. */
export function drawHours(c: Conduct, width: number): string {
  const narrow = width < 500
  const size = narrow ? 13 : 15
  const left = narrow ? 34 : 60
  const room = narrow ? 110 : 150
  const back = c.hours.some(h => h.back > 0)
  const below = back ? 30 : 0
  const y = room + size + 8
  const height = y + below + size + 14
  const most = Math.max(1, ...c.hours.map(h => h.count))
  const mostBack = Math.max(1, ...c.hours.map(h => h.back))
  const each = (width - left - 10) / 24
  const parts = [
    text(left - 6, y - room + size / 2, String(most), 'end'),
    line(left, y - room, width - 10, y - room, '2 4'),
    text(left - 6, y, '0', 'end'),
    line(left, y, width - 10, y),
  ]
  for (const { hour, count, back: came } of c.hours) {
    const x = left + hour * each
    if (count) parts.push(solid(x + 1, y - tall(count, most, room), each - 2, tall(count, most, room)))
    if (came) parts.push(hollow(x + 1, y + 1, each - 2, tall(came, mostBack, below)))
    if (hour % (narrow ? 6 : 3) === 0)
      parts.push(text(x, y + below + size + 8, `${String(hour).padStart(2, '0')}:00`, hour ? 'middle' : 'start'))
  }
  return svgOf({ width, height, size }, classOf(width), parts)
}

/** Every week or month of the course as one bar. */
export function drawPeriods(c: Conduct, marks: readonly After[], width: number): string {
  const whole: Band = { label: all, bars: c.periods, first: c.first, last: c.last, count: c.forward, back: c.back }
  return drawBands(c, [whole], marks, width, 90)
}
