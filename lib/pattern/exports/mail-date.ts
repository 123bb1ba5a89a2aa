import { isDay, type Placed, placedAt, type ZoneClock } from './clock.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The zones that RFC 5322 (section 4.3) knows by name, in hours. */
const standard: Record<string, number> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
}
/** Names that mail programs write although the standard does not know them. */
const common: Record<string, number> = {
  bst: 1,
  ist: 5.5,
  cet: 1,
  cest: 2,
  wet: 0,
  west: 1,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  aest: 10,
  aedt: 11,
}

export type MailDate = { placed: Placed; precision: 'second' | 'minute'; doubtful: boolean }

const shape =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s-]+(\d{2,4})[\s,]+(\d{1,2})\s*[:.]\s*(\d{2})(?:\s*[:.]\s*(\d{2}))?(?:\s*([ap]m))?(?:\s+(\S+))?/i
/** As the C library writes it: "Sun Mar  1 23:14:05 2026", the zone before or after the year. */
const asctime =
  /^[a-z]{3},?\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+([a-z+-][\w:+-]*))?\s+(\d{4})(?:\s+(\S+))?/i
const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** Reads the Date header of a message. A zone that mail does not know, or none, is doubtful and read by the clock given. */
export function mailDate(header: string, clock: ZoneClock): MailDate | undefined {
  const text = header
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const m = shape.exec(text)
  const found = m ? [m[3], m[2], m[1], m[4], m[5], m[6], m[8], m[7]] : undefined
  const a = found ? null : asctime.exec(text)
  const i = found || a ? null : iso.exec(text)
  const [year, month, day, h, min, s, zone, half] =
    found ?? (a ? [a[7], a[1], a[2], a[3], a[4], a[5], a[6] ?? a[8], undefined] : i ? [...i.slice(1), undefined] : [])
  if (year === undefined || h === undefined) return undefined
  const y = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
  const mo = i ? Number(month) : months.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1
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
  const name = zone.toLowerCase()
  const known = standard[name]
  if (known !== undefined) return { seconds: known * 3600, doubtful: false }
  const used = common[name]
  return used === undefined ? undefined : { seconds: used * 3600, doubtful: true }
}
