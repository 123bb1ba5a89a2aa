import { type CellTime, cellTime, withOffset } from './cell-time.ts'
import { type Placed, stamps, type ZoneClock } from './clock.ts'
import type { CsvLayout } from './csv-layout.ts'
import type { CsvRecord } from './csv-records.ts'
import { type DateReading, dayIn } from './numeric-date.ts'
import { ownership } from './party.ts'
import type { CallType, Channel, ColumnRole, Doubt, ReadOptions, Row } from './row.ts'
import { unmarked } from './whatsapp-head.ts'

/** The cells of a role, trimmed and joined by a space; empty where the table has no such column. */
const cellsOf = (layout: CsvLayout, record: CsvRecord, role: ColumnRole): string =>
  (layout.columns[role] ?? [])
    .map(i => (record.cells[i] ?? '').trim())
    .filter(Boolean)
    .join(' ')

/** The time of a record as its cell holds it. */
export const timeOf = (layout: CsvLayout, record: CsvRecord): CellTime | undefined =>
  cellTime(unmarked(cellsOf(layout, record, 'at')))

const calls: [RegExp, CallType][] = [
  [/miss|unanswered|no answer|not answered|cancel/, 'missed'],
  [/reject|declin|block|refus|busy/, 'rejected'],
  [/voice ?mail/, 'voicemail'],
  [/out|dial|sent|placed|made/, 'outgoing'],
  [/in|receiv|answer/, 'incoming'],
]
const channels: [RegExp, Channel][] = [
  [/whats ?app/, 'whatsapp'],
  [/\bmms\b/, 'mms'],
  [/\bsms\b|text message/, 'sms'],
  [/\bcall|phone|voice/, 'call'],
  [/e-?mail/, 'email'],
]
const directions: [RegExp, 'in' | 'out'][] = [
  [
    /^(?:in|incoming|inbound|inbox|received|receive|recv|rx|from|to me|missed|rejected|declined|blocked|voicemail)\b/,
    'in',
  ],
  [/^(?:out|outgoing|outbound|outbox|sent|send|tx|to|from me|dialled|dialed|placed|made)\b/, 'out'],
]
const first = <T>(table: [RegExp, T][], text: string): T | undefined => table.find(([p]) => p.test(text))?.[1]
const self = /^(?:me|you|self|myself|owner|\(?owner\)?)$/i

/** "83", "00:01:23", "1:23", "1m 23s" as seconds. */
export function secondsOf(text: string): number {
  const t = text.trim().toLowerCase()
  if (/^\d+(?:[.,]\d+)?(?:\s*(?:s|sec|secs|seconds))?$/.test(t))
    return Math.floor(Number.parseFloat(t.replace(',', '.')))
  if (/^\d+(?::\d{1,2}){1,2}$/.test(t)) return t.split(':').reduce((sum, n) => sum * 60 + Number(n), 0)
  const m = /^(?:(\d+)\s*h\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*s\w*)?$/.exec(t)
  return m ? Number(m[1] ?? 0) * 3600 + Number(m[2] ?? 0) * 60 + Number(m[3] ?? 0) : 0
}

/** Makes rows of the records of a table. */
export function csvRowMaker(
  layout: CsvLayout,
  dates: DateReading,
  clock: ZoneClock,
  options: ReadOptions,
): (record: CsvRecord) => { row: Row } | { reason: string } {
  const isOwner = ownership(options.owner)
  const owner = options.owner ?? ''
  const atName = (layout.columns.at ?? []).map(i => layout.headings[i] ?? `column ${i + 1}`).join('” and “')
  const needed = Math.max(...Object.values(layout.columns).flat()) + 1
  const isCallLog = layout.columns.seconds !== undefined

  const placed = (cell: string): { placed: Placed; precision: Row['precision']; doubts: Doubt[] } | string => {
    if (cell === '') return `There is nothing in “${atName}”`
    const time = cellTime(cell)
    if (!time) return `“${cell.slice(0, 80)}” in “${atName}” is not a date and time`
    if (time.is === 'instant') return { placed: clock.show(time.placed.epoch), precision: 'second', doubts: [] }
    const { date, precision } = time
    const day = 'parts' in date ? dayIn(date, dates.order) : date
    if (!day) return 'parts' in date ? dates.refusal(date) : 'There is no such day'
    const offset = time.offset ?? (layout.utc ? 0 : undefined)
    const at = offset === undefined ? clock.place({ ...day, ...time.time }) : withOffset(day, time.time, offset)
    const found: Doubt[] = []
    if (at.changed && precision !== 'day') found.push('clock-change')
    if ('parts' in date && dates.open(date)) found.push('date-order')
    if (time.serial) found.push('date-format')
    return { placed: at, precision, doubts: found }
  }

  return record => {
    const cell = (role: ColumnRole) => cellsOf(layout, record, role)
    const { cells } = record
    const width = layout.headings.length
    if (width && cells.length > width && cells.slice(width).some(c => c.trim() !== ''))
      return { reason: `The row has ${cells.length} cells where the headings have ${width}` }
    if (cells.every(c => c.trim() === '')) return { reason: 'The row is empty' }
    const time = placed(unmarked(cell('at')))
    if (typeof time === 'string') return { reason: time }
    const type = cell('type').toLowerCase()
    const said = first(directions, cell('direction').toLowerCase()) ?? first(directions, type)
    const callType = first(calls, type || cell('direction').toLowerCase())
    const named = first(channels, (cell('channel') || type).toLowerCase())
    const channel: Channel = named ?? (isCallLog && callType ? 'call' : 'csv')
    const party = cell('party')
    const sender = cell('from')
    const direction =
      said ??
      (self.test(sender) || (sender && isOwner(sender))
        ? 'out'
        : options.owner !== undefined && sender
          ? 'in'
          : 'unknown')
    const to = cell('to')
      .split(/\s*[;|\n]\s*/)
      .map(t => unmarked(t).trim())
      .filter(Boolean)
    const doubts = [...time.doubts]
    if (record.odd) doubts.push('encoding')
    if (record.irregular) doubts.push('quotes')
    if (cells.length < Math.max(width, needed)) doubts.push('columns')
    const row: Row = {
      line: record.line,
      ...stamps(time.placed),
      precision: time.precision,
      channel,
      direction,
      from: unmarked(sender || (direction === 'out' ? owner : party)).trim(),
      to: to.length ? to : direction === 'out' && party ? [party] : [],
      text: (layout.columns.text ?? []).map(i => cells[i] ?? '').join(' '),
      attachments: cell('attachments')
        .split(/\s*[;|\n]\s*/)
        .filter(Boolean),
      raw: record.raw.join('\n'),
      doubts,
    }
    if (channel === 'call')
      row.call = {
        type: callType ?? (direction === 'out' ? 'outgoing' : 'incoming'),
        seconds: secondsOf(cell('seconds')),
      }
    return { row }
  }
}
