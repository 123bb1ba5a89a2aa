import { Temporal } from 'temporal-polyfill'
import { CannotRead } from '../row.ts'

/** A clock reading as written, without a zone. Month and day count from 1. */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number; second: number }
/** A reading placed in time: seconds since 1970 and the offset in seconds; `changed` when the clock change makes it doubtful. */
export type Placed = { epoch: number; offset: number; changed: boolean }

const daySeconds = 86_400
const upToSixty = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
const two = (n: number) => upToSixty[n] ?? String(n)
const leap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the day exists, from 1900 to 2199. */
export const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1900 &&
  year <= 2199 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= (month === 2 && leap(year) ? 29 : (lengths[month - 1] ?? 0))

const lastDay = { year: 0, month: 0, day: 0, number: 0 }
/** Days since 1970-01-01 of a day that exists. Rows that follow each other are mostly of one day. */
export function dayNumber(year: number, month: number, day: number): number {
  if (lastDay.day !== day || lastDay.month !== month || lastDay.year !== year) {
    lastDay.number = Math.floor(Date.UTC(year, month - 1, day) / (daySeconds * 1000))
    lastDay.year = year
    lastDay.month = month
    lastDay.day = day
  }
  return lastDay.number
}

const floorMod = (a: number, n: number) => ((a % n) + n) % n
/** The UTC clock at a number of seconds since 1970. */
export function wallOf(seconds: number): Wall {
  const inDay = floorMod(seconds, daySeconds)
  const z = Math.floor(seconds / daySeconds) + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
    hour: Math.floor(inDay / 3600),
    minute: Math.floor((inDay % 3600) / 60),
    second: inDay % 60,
  }
}
/** Writes “2026-03-01T23:14:05” of a number of seconds since 1970, and an ending. The minute is kept: rows that follow are often of the same. */
function clockWriter(): (seconds: number, endings: readonly string[]) => string {
  let shownMinute = Number.NaN
  let shownText = ''
  return (seconds, endings) => {
    const minute = Math.floor(seconds / 60)
    if (minute !== shownMinute) {
      const w = wallOf(minute * 60)
      shownMinute = minute
      shownText = `${String(w.year).padStart(4, '0')}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}:`
    }
    return shownText + (endings[Math.floor(seconds - minute * 60)] ?? '')
  }
}
const writeInstant = clockWriter()
const writeLocal = clockWriter()
const writtenOffset = (offset: number) => {
  const a = Math.abs(offset)
  const seconds = a % 60 ? `:${two(a % 60)}` : ''
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(a / 3600))}:${two(Math.floor((a % 3600) / 60))}${seconds}`
}
const ofInstant = upToSixty.map(second => `${second}Z`)
let shownOffset = Number.NaN
let ofOffset: string[] = []
/** `at` and `local` of a placed reading: "2026-03-01T23:14:05Z" and the same instant on its own clock with its offset. */
export function stamps(p: Placed): { at: string; local: string } {
  if (p.offset !== shownOffset) {
    shownOffset = p.offset
    ofOffset = upToSixty.map(second => second + writtenOffset(p.offset))
  }
  return { at: writeInstant(p.epoch, ofInstant), local: writeLocal(p.epoch + p.offset, ofOffset) }
}
/** `at` of a number of seconds since 1970. */
export const instantText = (epoch: number): string => writeInstant(epoch, ofInstant)
/** Seconds from 1970 on to a reading, as a clock without changes counts them. */
export const wallSeconds = (
  day: Pick<Wall, 'year' | 'month' | 'day'>,
  time: Pick<Wall, 'hour' | 'minute' | 'second'>,
): number => dayNumber(day.year, day.month, day.day) * daySeconds + time.hour * 3600 + time.minute * 60 + time.second
/** A reading with an offset of its own. */
export const placedAt = (w: Wall, offset: number): Placed => ({
  epoch: wallSeconds(w, w) - offset,
  offset,
  changed: false,
})

/**
 * The clock of a place. Days without a change are answered from a small memory; only the days around a change ask the zone's rules.
 * A time that happened twice takes the first; one that never was keeps its written clock and the offset before the change.
 */
export class ZoneClock {
  readonly zone: string
  private days = new Map<number, number | 'changes'>()
  private quarters = new Map<number, Omit<Placed, 'epoch'> | 'changes'>()
  private shownDays = new Map<number, number | 'changes'>()
  private shownMinutes = new Map<number, number>()
  /** The day asked for last, and its offset. */
  private last: { day: number; offset: number | 'changes' } = { day: Number.NaN, offset: 0 }
  /** The day shown last, and its offset. */
  private shown: { day: number; offset: number | 'changes' } = { day: Number.NaN, offset: 0 }

  constructor(zone: string) {
    this.zone = zone
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    } catch {
      throw new CannotRead(`“${zone}” is not a time zone: looked for a name such as Europe/London or UTC.`)
    }
  }

  private offsetAt(epoch: number): number {
    const at = Temporal.Instant.fromEpochMilliseconds(epoch * 1000).toZonedDateTimeISO(this.zone)
    return Math.round(at.offsetNanoseconds / 1e9)
  }

  /** Where the reading stands in time. */
  place(w: Wall): Placed {
    const offset = this.lastOffset(dayNumber(w.year, w.month, w.day))
    return offset === 'changes' ? this.placeAtChange(wallSeconds(w, w)) : placedAt(w, offset)
  }
  /** The same for a reading given as `wallSeconds`. */
  placeSeconds(seconds: number): Placed {
    const offset = this.lastOffset(Math.floor(seconds / daySeconds))
    return offset === 'changes' ? this.placeAtChange(seconds) : { epoch: seconds - offset, offset, changed: false }
  }

  private lastOffset(day: number): number | 'changes' {
    if (day !== this.last.day) this.last = { day, offset: this.offsetOn(day) }
    return this.last.offset
  }

  private offsetOn(day: number): number | 'changes' {
    let offset = this.days.get(day)
    if (offset === undefined) {
      const start = day * daySeconds
      // Two days either side hold any change that can touch the readings of this one, even across the date line.
      const before = this.offsetAt(start - 2 * daySeconds)
      const probes = [start - daySeconds, start, start + daySeconds / 2, start + daySeconds, start + 2 * daySeconds]
      offset = probes.every(p => this.offsetAt(p) === before) ? before : 'changes'
      if (this.days.size > 20_000) this.days.clear()
      this.days.set(day, offset)
    }
    return offset
  }

  private placeAtChange(seconds: number): Placed {
    const quarter = Math.floor(seconds / 900) * 900
    let whole = this.quarters.get(quarter)
    if (whole === undefined) {
      const [first, last] = [this.askAt(quarter), this.askAt(quarter + 899)]
      whole = first.offset === last.offset && first.changed === last.changed ? first : 'changes'
      if (this.quarters.size > 20_000) this.quarters.clear()
      this.quarters.set(quarter, whole)
    }
    const { offset, changed } = whole === 'changes' ? this.askAt(seconds) : whole
    return { epoch: seconds - offset, offset, changed }
  }

  /** What the zone's rules say of one reading. */
  private askAt(seconds: number): Omit<Placed, 'epoch'> {
    const plain = Temporal.PlainDateTime.from(wallOf(seconds))
    const first = plain.toZonedDateTime(this.zone, { disambiguation: 'earlier' })
    const last = plain.toZonedDateTime(this.zone, { disambiguation: 'later' })
    // In both cases the earlier answer lies before the change, and so holds the offset from before it.
    return {
      offset: Math.round(first.offsetNanoseconds / 1e9),
      changed: first.epochMilliseconds !== last.epochMilliseconds,
    }
  }

  /** An instant on this clock. */
  show(epoch: number): Placed {
    const day = Math.floor(epoch / daySeconds)
    if (day !== this.shown.day) this.shown = { day, offset: this.offsetIn(day) }
    const { offset } = this.shown
    return { epoch, offset: offset === 'changes' ? this.offsetInMinute(epoch) : offset, changed: false }
  }

  /** The offset of a whole day of UTC. */
  private offsetIn(day: number): number | 'changes' {
    let offset = this.shownDays.get(day)
    if (offset === undefined) {
      const [first, noon, last] = [0, daySeconds / 2, daySeconds - 1].map(s => this.offsetAt(day * daySeconds + s))
      offset = first !== undefined && first === noon && noon === last ? first : 'changes'
      if (this.shownDays.size > 20_000) this.shownDays.clear()
      this.shownDays.set(day, offset)
    }
    return offset
  }

  private offsetInMinute(epoch: number): number {
    const minute = Math.floor(epoch / 60)
    let offset = this.shownMinutes.get(minute)
    if (offset === undefined) {
      offset = this.offsetAt(epoch)
      if (this.shownMinutes.size > 20_000) this.shownMinutes.clear()
      this.shownMinutes.set(minute, offset)
    }
    return offset
  }
}

const clocks = new Map<string, ZoneClock>()
/** The clock of a zone; what it worked out once it keeps. */
export function clockOf(zone: string): ZoneClock {
  const known = clocks.get(zone) ?? new ZoneClock(zone)
  clocks.set(zone, known)
  return known
}
