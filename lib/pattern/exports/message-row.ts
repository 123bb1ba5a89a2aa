import type { Channel, DateOrder, Doubt, Outcome, Precision, ReadOptions, Row } from './row.ts'
import { ownership, remembering } from './tables/party.ts'
import type { CellTime } from './times/cell-time.ts'
import { cellTime } from './times/cell-time.ts'
import { type Placed, stamps, type ZoneClock } from './times/clock.ts'
import { answeredTime, type StrangeWords, strangeIn } from './times/half-words.ts'
import { dayIn } from './times/numeric-date.ts'
import { placeReading } from './times/place-reading.ts'

/** When something was, as a format gives it: an instant in seconds since 1970, or a text to be read as a date and time. */
export type When = { epoch: number } | { text: string }
/** What a format says of one message, call or place; what it does not say is left out. */
export type Told = Partial<
  Pick<Row, 'from' | 'to' | 'text' | 'attachments' | 'call' | 'kind' | 'place' | 'marks' | 'app'>
> & {
  when: When | undefined
  channel?: Channel
  direction?: Row['direction']
  doubts?: Doubt[]
}

const tidy = (text: string) => (text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text).toWellFormed()
const latest = 7_258_118_400
/** Who a format names: the same few again and again. */
const nameIn = remembering(text => tidy(text).trim())

function namesIn(names: readonly string[]): string[] {
  const found: string[] = []
  for (const written of names) {
    const name = nameIn(written)
    if (name) found.push(name)
  }
  return found
}

/** Seconds since 1970 from a number of seconds, milliseconds, microseconds or nanoseconds; undefined for a number that is no recent time. */
export function epochOf(value: unknown): number | undefined {
  const n =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{9,19}$/.test(value)
        ? Number(value)
        : Number.NaN
  for (let unit = 1; unit <= 1e9; unit *= 1e3) {
    const seconds = n / unit
    // From 1990 on: what counts as a time of any message.
    if (seconds > 631_152_000 && seconds < 4_102_444_800) return seconds
  }
  return undefined
}

/** Makes rows of what a format tells, or says why none can be made. What stands beside its times is noted in the words given, or known from them. */
export function rowMaker(clock: ZoneClock, options: ReadOptions, words?: StrangeWords) {
  const isOwner = ownership(options.owner)
  const order: DateOrder = options.dateOrder ?? 'dmy'

  const idle = words?.idle() ?? new Set<string>()
  const besideWord = (text: string): CellTime | string | undefined => {
    const strange = strangeIn(text, cellTime)
    if (strange) words?.see(strange.word, strange.hour)
    return strange && answeredTime(strange, options.halves ?? {}, idle)
  }

  const placeTime = (when: When | undefined): { placed: Placed; precision: Precision; doubts: Doubt[] } | string => {
    if (!when) return 'It has no date and time'
    if ('epoch' in when) {
      const epoch = Math.floor(when.epoch)
      return epoch > 0 && epoch < latest
        ? { placed: clock.show(epoch), precision: 'second', doubts: [] }
        : 'Its time is none that a message can have'
    }
    const text = when.text.trim()
    const time = cellTime(text) ?? besideWord(text)
    if (typeof time === 'string') return time
    if (!time) return text === '' ? 'It has no date and time' : `“${text.slice(0, 80)}” is not a date and time`
    if (time.is === 'instant') return { placed: clock.show(time.placed.epoch), precision: 'second', doubts: [] }
    const day = 'parts' in time.date ? dayIn(time.date, order) : time.date
    if (!day) return `“${text.slice(0, 80)}” is not a date`
    const { placed: at, doubts: ofZone } = placeReading(day, time, w => clock.place(w))
    const doubts: Doubt[] = [...time.doubts, ...ofZone]
    if (at.changed && time.precision !== 'day') doubts.push('clock-change')
    if (
      'parts' in time.date &&
      time.date.parts[0].length !== 4 &&
      options.dateOrder === undefined &&
      dayIn(time.date, 'mdy')
    )
      doubts.push('date-order')
    return { placed: at, precision: time.precision, doubts }
  }

  return (line: number, raw: string, told: Told): { row: Row; seconds: number } | { reason: string } => {
    const time = placeTime(told.when)
    if (typeof time === 'string') return { reason: time }
    const from = nameIn(told.from ?? '')
    const to = told.to?.length ? namesIn(told.to) : []
    const direction =
      told.direction ??
      (options.owner === undefined
        ? 'unknown'
        : from && isOwner(from)
          ? 'out'
          : to.some(isOwner) || from
            ? 'in'
            : 'unknown')
    const { at, local } = stamps(time.placed)
    const row: Row = {
      line,
      at,
      local,
      precision: time.precision,
      channel: told.channel ?? (told.call ? 'call' : 'csv'),
      direction: told.kind === 'place' ? 'unknown' : direction,
      from: from || (direction === 'out' ? (options.owner ?? '') : ''),
      to,
      text: tidy(told.text ?? ''),
      attachments: told.attachments?.length ? told.attachments.map(tidy).filter(Boolean) : [],
      raw: tidy(raw),
      doubts: told.doubts?.length ? [...new Set([...time.doubts, ...told.doubts])] : time.doubts,
    }
    if (row.from === '' && row.direction !== 'out' && told.kind !== 'place' && !row.doubts.includes('no-sender'))
      row.doubts.push('no-sender')
    if (row.text.includes('\uFFFD') && !row.doubts.includes('encoding')) row.doubts.push('encoding')
    if (told.call) row.call = told.call
    if (told.kind) row.kind = told.kind
    if (told.place) row.place = told.place
    if (told.marks?.length) row.marks = told.marks
    if (told.app) row.app = told.app
    return { row, seconds: Math.floor(time.placed.epoch) }
  }
}

/** A row, or the reject with its reason. */
export function outcomeFrom(
  make: ReturnType<typeof rowMaker>,
  line: number,
  span: number,
  raw: string,
  told: Told,
): Outcome {
  const made = make(line, raw, told)
  return 'row' in made
    ? { is: 'row', span, row: made.row, seconds: made.seconds }
    : { is: 'reject', span, line, raw: tidy(raw), reason: made.reason }
}
export const rejectedRow = (line: number, span: number, raw: string, reason: string): Outcome => ({
  is: 'reject',
  span,
  line,
  raw: tidy(raw),
  reason,
})
/** Seconds of a length written "00:01:23", "83" or "1m 23s". */
export { secondsOf } from './tables/csv-words.ts'
