import { decodeWords } from 'postal-mime'
import type { Doubt, Precision } from '../row.ts'
import { cellTime } from '../times/cell-time.ts'
import { isDay, type Placed, placedAt, type ZoneClock } from '../times/clock.ts'
import { dayIn } from '../times/numeric-date.ts'
import { placeReading } from '../times/place-reading.ts'
import { zoneNamed } from '../times/zone-names.ts'

const months = 'january february march april may june july august september october november december'.split(' ')
/** The month that an English word names in full or cut short: “marraskuuta” is no March. */
const monthIn = (word: string): number => months.findIndex(name => name.startsWith(word.toLowerCase())) + 1
/** The zones that RFC 5322 (section 4.3) knows by name; others are in doubt. */
const standard = new Set('ut gmt utc z est edt cst cdt mst mdt pst pdt'.split(' '))

export type MailDate = { placed: Placed; precision: 'second' | 'minute'; doubtful: boolean }

const shape =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s-]+(\d{2,4})[\s,]+(\d{1,2})\s*[:.]\s*(\d{2})(?:\s*[:.]\s*(\d{2}))?(?:\s*([ap]m))?(?:\s+(\S+))?/i
/** As the C library writes it: "Sun Mar  1 23:14:05 2026", the zone before or after the year. */
const asctime =
  /^[a-z]{3},?\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+([a-z+-][\w:+-]*))?\s+(\d{4})(?:\s+(\S+))?/i
const east = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/
const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** Reads the Date header of a message. A zone that mail does not know, or none, is doubtful and read by the clock given. */
export function mailDate(header: string, clock: ZoneClock): MailDate | undefined {
  const text = header
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(east, '$1-$2-$3')
    .replace(
      /^(\d{4})-(\d{1,2})-(\d{1,2}) /,
      (_, y: string, m: string, d: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')} `,
    )
  const m = shape.exec(text)
  const found = m ? [m[3], m[2], m[1], m[4], m[5], m[6], m[8], m[7]] : undefined
  const a = found ? null : asctime.exec(text)
  const i = found || a ? null : iso.exec(text)
  const [year, month, day, h, min, s, zone, half] =
    found ?? (a ? [a[7], a[1], a[2], a[3], a[4], a[5], a[6] ?? a[8], undefined] : i ? [...i.slice(1), undefined] : [])
  if (year === undefined || h === undefined) return undefined
  const y = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
  const mo = i ? Number(month) : monthIn(month ?? '-')
  const late = half?.toLowerCase() === 'pm'
  const hour = half ? (Number(h) % 12) + (late ? 12 : 0) : Number(h)
  // A leap second is the last second of its minute.
  const wall = { year: y, month: mo, day: Number(day), hour, minute: Number(min), second: Math.min(Number(s ?? 0), 59) }
  if (!isDay(y, mo, wall.day) || hour > 23 || wall.minute > 59 || Number(s ?? 0) > 60) return undefined
  const precision = s === undefined ? 'minute' : 'second'
  const offset = zone === undefined ? undefined : offsetOf(zone)
  if (offset === undefined) return { placed: clock.place(wall), precision, doubtful: true }
  return { placed: placedAt(wall, offset.seconds), precision, doubtful: offset.doubtful }
}

function offsetOf(zone: string): { seconds: number; doubtful: boolean } | undefined {
  const m = /^(?:utc|gmt)?([+-])(\d{2}):?(\d{2})$/i.exec(zone)
  if (m) {
    const seconds = Number(m[2]) * 3600 + Number(m[3]) * 60
    return Number(m[3]) > 59 || seconds > 86_400
      ? undefined
      : { seconds: m[1] === '-' ? -seconds : seconds, doubtful: false }
  }
  const known = zoneNamed(zone)?.offset
  return known === undefined ? undefined : { seconds: known, doubtful: !standard.has(zone.toLowerCase()) }
}

type Header = { key: string; value: string }
export type DateOfMail = { placed: Placed; precision: Precision; doubts: Doubt[] }
const longestDate = 300

/** A date in the words of any language or in numbers. */
function inWords(header: string, clock: ZoneClock): DateOfMail | undefined {
  const time = cellTime(header)
  if (!time || time.is === 'instant' || time.precision === 'day') return undefined
  const numeric = 'parts' in time.date
  const day = 'parts' in time.date ? (dayIn(time.date, 'dmy') ?? dayIn(time.date, 'mdy')) : time.date
  if (!day) return undefined
  const { placed, doubts } = placeReading(day, time, w => clock.place(w))
  const found: Doubt[] = [...time.doubts, ...doubts]
  if (numeric) found.push('mail-date')
  if (!time.zone) found.push('time-zone')
  return { placed, precision: time.precision, doubts: found }
}
function readDate(encoded: string, clock: ZoneClock): DateOfMail | undefined {
  if (encoded.length > longestDate) return undefined
  const header = decodeWords(encoded)
  const seconds = /^\d{10}(?:\d{3})?$/.test(header) ? Number(header.slice(0, 10)) : undefined
  if (seconds !== undefined) return { placed: clock.show(seconds), precision: 'second', doubts: ['mail-date'] }
  const date = mailDate(header, clock)
  return date
    ? { placed: date.placed, precision: date.precision, doubts: date.doubtful ? ['time-zone'] : [] }
    : inWords(header, clock)
}

const signedAt = (value: string) => /(?:^|[;\s])t=(\d{10})(?:;|\s|$)/.exec(value.slice(0, 4000))?.[1] ?? ''

/**
 * The time of a message: its Date; or else the time at which it was sent by another name, at which the last server received it, at which a
 * server signed it, or that the mailbox has on the line before it, each with a doubt.
 */
export function dateOfMail(headers: Header[], clock: ZoneClock, postmark: string): DateOfMail | { reason: string } {
  const value = (key: string) => headers.filter(h => h.key === key).map(h => h.value.trim())
  const own = value('date').find(Boolean)
  const found = own === undefined ? undefined : readDate(own, clock)
  if (found) return found
  const received = [
    ...value('received').map(v => v.slice(v.lastIndexOf(';') + 1).trim()),
    ...value('x-received').map(v => v.slice(v.lastIndexOf(';') + 1).trim()),
    ...['sent', 'date-sent', 'original-date', 'x-date', 'x-original-date'].flatMap(value),
    ...['delivery-date', 'date-received', 'x-delivered-date', 'resent-date'].flatMap(value),
    ...['x-originalarrivaltime', 'x-original-arrival-time']
      .flatMap(value)
      .map(v => v.replace(/\s*FILETIME=.*$/i, '').replace(/\((UTC|GMT)\)/i, '$1')),
    ...['dkim-signature', 'arc-seal', 'arc-message-signature', 'x-google-dkim-signature'].flatMap(value).map(signedAt),
    ...(/^From \S+ +(.*\d{4}.*)$/.exec(postmark)?.slice(1) ?? []),
  ]
  for (const text of received) {
    const date = text === '' ? undefined : readDate(text, clock)
    if (date)
      return {
        ...date,
        doubts: ['date-received', ...(own === undefined ? [] : (['mail-date'] as const)), ...date.doubts],
      }
  }
  return {
    reason:
      own === undefined
        ? 'The message has no Date header'
        : `“${own.slice(0, 80)}” in the Date header is not a date and time`,
  }
}
