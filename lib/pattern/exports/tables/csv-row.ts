import type { Channel, ColumnRole, Doubt, Mark, Place, ReadOptions, Row } from '../row.ts'
import { type CellTime, cellTime, timeOfDay } from '../times/cell-time.ts'
import { type Placed, stamps, type ZoneClock } from '../times/clock.ts'
import { withoutMarks } from '../times/day-period.ts'
import { answeredTime, type StrangeTime, strangeIn } from '../times/half-words.ts'
import { type DateReading, dayIn } from '../times/numeric-date.ts'
import { placeReading } from '../times/place-reading.ts'
import { type Zone, zoneNamed } from '../times/zone-names.ts'
import type { Marks } from './csv-headings.ts'
import type { CsvLayout } from './csv-layout.ts'
import type { CsvRecord } from './csv-records.ts'
import * as words from './csv-words.ts'
import { ownership, remembering, sameParty } from './party.ts'

/** What the whole table says before any row is read. */
export type TableSurvey = {
  dates: DateReading
  /** Ways of writing a date in which a spreadsheet may have exchanged day and month. */
  spoilt: Set<string>
  /** Whether a time stands in the file without an offset, so that the zone has to be known. */
  zoneless: boolean
  /** Words beside its times that say nothing, for they stand beside hours beyond twelve too. */
  idle: Set<string>
  /** Words beside its times of which it is not known which half of the day they mean. */
  unknown: Map<string, number>
  /** Senders by number of rows, most first. */
  senders: [string, number][]
}

/** What a spreadsheet puts round a value to keep it: ="0770…" and a leading apostrophe. */
function cellText(cell: string): string {
  const t = cell.trim()
  const c = t.charCodeAt(0)
  if (c !== 0x3d && c !== 0x27) return t
  if (t.startsWith('="') && t.endsWith('"') && t.length > 3) return t.slice(2, -1)
  if (/^=\+?\d{6,15}$/.test(t)) return t.slice(1)
  return t.startsWith("'") && /^'[+\d]/.test(t) ? t.slice(1) : t
}
/** The cells of a role, trimmed and joined by a space; empty where the table has no such column. */
const cellsOf = (layout: CsvLayout, record: CsvRecord, role: ColumnRole): string => {
  const at = layout.columns[role]
  if (!at) return ''
  if (at.length === 1) return cellText(record.cells[at[0] ?? 0] ?? '')
  return at
    .map(i => cellText(record.cells[i] ?? ''))
    .filter(Boolean)
    .join(' ')
}

/** The time of a record as its cells hold it. A column of days that a spreadsheet filled up with midnights may stand beside one of times. */
export function timeOf(layout: CsvLayout, record: CsvRecord): CellTime | undefined {
  const whole = cellTime(cellsOf(layout, record, 'at'))
  const [day, time] = layout.columns.at ?? []
  if (whole || day === undefined || time === undefined) return whole
  const dated = cellTime(cellText(record.cells[day] ?? ''))
  if (dated?.is !== 'reading') return undefined
  const own = record.cells[time] ?? ''
  const read = timeOfDay(own) ? undefined : cellTime(own)
  const clock = timeOfDay(own) ?? (read?.is === 'reading' ? read : undefined)
  if (!clock) return undefined
  const midnight = dated.time.hour === 0 && dated.time.minute === 0 && dated.time.second === 0
  return midnight ? { ...dated, time: clock.time, precision: clock.precision, doubts: clock.doubts } : undefined
}

export function strangeTime(layout: CsvLayout, record: CsvRecord): StrangeTime | undefined {
  for (const i of layout.columns.at ?? []) {
    const found = strangeIn(cellText(record.cells[i] ?? ''), cell =>
      timeOf(layout, { ...record, cells: record.cells.with(i, cell) }),
    )
    if (found) return found
  }
  return undefined
}

const self = /^(?:me|you|self|myself|owner|\(?owner\)?|device owner|local user|ich|moi|yo|io|ik)$/i
const owned = /\((?:owner|device owner)\)/i
/** Half of the digits are gone: it is no number, and two such are not the same. */
const spoilt = /^\d(?:[.,]\d+)?(?:e[+ ]?| )\d{1,3}$|^#{3,}$|^#(?:name|value|ref|num|null|n\/a|div\/0)[!?]?$/i
/** As a spreadsheet writes out a number of which it kept six figures. */
const rounded = /^\+?[1-9]\d{3,8}0{6}$/
const wholeNumber = /^(\+?\d{6,15})\.0+$/

/** Several people or files of one cell. */
function listOf(cell: string): string[] {
  if (cell === '') return []
  return cell
    .split(/[;|\n]/)
    .map(t => withoutMarks(t).trim())
    .filter(Boolean)
}

const none: readonly string[] = []
function isEmpty(cells: readonly string[]): boolean {
  for (const c of cells) if (c.trim() !== '') return false
  return true
}

const degrees = (text: string | undefined): number | undefined => {
  const t = (text ?? '')
    .trim()
    .replace(/°$/, '')
    .replace(/^(-?\d{1,3}),(\d{2,})$/, '$1.$2')
  return /^-?\d{1,3}(?:\.\d+)?$/.test(t) ? Number(t) : undefined
}
/** The place of a record; undefined where it has none, or one that is not on the earth. */
function placeOf(marks: Marks, cells: string[]): Place | undefined {
  if (!marks.lat.length || !marks.lon.length) return undefined
  const at = (column: number[]) => (column[0] === undefined ? undefined : cells[column[0]])
  const [lat, lon] = [degrees(at(marks.lat)), degrees(at(marks.lon))]
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return undefined
  if (lat === 0 && lon === 0) return undefined
  const accuracy = /^\d+(?:\.\d+)?(?= ?(?:m|metres|meters)?$)/i.exec((at(marks.accuracy) ?? '').trim())?.[0]
  return { lat, lon, ...(accuracy === undefined ? {} : { accuracy: Number(accuracy) }) }
}

/** A person as a cell names one; none where a spreadsheet has spoilt the number. */
function personIn(text: string): { name: string; isSpoilt: boolean; isSelf: boolean; isProgram: boolean } {
  const name = withoutMarks(text).trim()
  const isNone = spoilt.test(name)
  const is = isNone ? '' : (wholeNumber.exec(name)?.[1] ?? name)
  return {
    name: is,
    isSpoilt: isNone || rounded.test(name),
    isSelf: self.test(is) || owned.test(is),
    isProgram: words.isProgram(is),
  }
}
const nobody = personIn('')
/** Who a cell names, for the list of those who wrote. */
export const nameIn = (cell: string): string => personIn(cellText(cell)).name
/** What the words of a call's kind and of its direction say. */
const saidIn = (text: string) => ({
  isNotification: words.isNotification(text),
  direction: words.directionOf(text),
  channel: words.channelOf(text),
  isUnsent: words.isUnsent(text),
  isDeleted: words.isDeletedWord(text),
})

/** Makes rows of the records of a table. */
export function csvRowMaker(
  layout: CsvLayout,
  { dates, spoilt: exchanged, idle }: TableSurvey,
  clock: ZoneClock,
  options: ReadOptions,
): (record: CsvRecord) => { row: Row } | { notice: true } | { reason: string } {
  const isOwner = ownership(options.owner)
  const owner = options.owner ?? ''
  const atName = (layout.columns.at ?? []).map(i => layout.headings[i] ?? `column ${i + 1}`).join('” and “')
  const needed = Math.max(...Object.values(layout.columns).flat()) + 1
  const { columns, marks } = layout
  const [partyAt] = columns.party ?? []
  const isPlaces =
    marks.lat.length > 0 &&
    marks.lon.length > 0 &&
    !(columns.from ?? columns.to ?? columns.text ?? columns.direction ?? columns.type) &&
    (partyAt === undefined || /name|address/i.test(layout.headings[partyAt] ?? ''))
  const isCallLog = columns.seconds !== undefined && columns.text === undefined && !isPlaces

  const who = remembering(personIn)
  const said = remembering(saidIn)
  const happenings = (['deleted', 'edited', 'unsent', 'forwarded'] as const).filter(
    m => marks[m].length > 0 || (m === 'deleted' && columns.type),
  )
  const mayBeCalls = isCallLog || columns.type !== undefined

  const besideWord = (record: CsvRecord) => {
    const strange = strangeTime(layout, record)
    return strange && answeredTime(strange, options.halves ?? {}, idle)
  }

  const placeTime = (record: CsvRecord): { placed: Placed; precision: Row['precision']; doubts: Doubt[] } | string => {
    const cell = cellsOf(layout, record, 'at')
    if (cell === '') return `There is nothing in “${atName}”`
    const time = timeOf(layout, record) ?? besideWord(record)
    if (typeof time === 'string') return time
    if (!time) return `“${cell.slice(0, 80)}” in “${atName}” is not a date and time`
    if (time.is === 'instant') return { placed: clock.show(time.placed.epoch), precision: 'second', doubts: [] }
    const { date, precision } = time
    const day = 'parts' in date ? dayIn(date, dates.order) : date
    if (!day) return 'parts' in date ? dates.refusal(date) : 'There is no such day'
    const beside = marks.zone.length ? marks.zone.map(i => (record.cells[i] ?? '').trim()).find(Boolean) : undefined
    const own: Zone | undefined = beside === undefined ? undefined : zoneNamed(beside.replace(/^\(([^()]*)\)$/, '$1'))
    const zone = time.zone ?? own ?? layout.zone
    const { placed: at, doubts } = placeReading(day, zone ? { ...time, zone } : time, w => clock.place(w))
    const found: Doubt[] = time.doubts.length || doubts.length ? [...time.doubts, ...doubts] : []
    const strange = !zone && (beside !== undefined || layout.strangeZone)
    if (strange && !found.includes('time-zone')) found.push('time-zone')
    if (at.changed && precision !== 'day') found.push('clock-change')
    if ('parts' in date && dates.open(date)) found.push('date-order')
    if (exchanged.has(time.form)) found.push('date-spoilt')
    return { placed: at, precision, doubts: found }
  }

  return record => {
    const cell = (role: ColumnRole) => cellsOf(layout, record, role)
    const { cells } = record
    const width = layout.headings.length
    if (width && cells.length > width && cells.slice(width).some(c => c.trim() !== ''))
      return { reason: `The row has ${cells.length} cells where the headings have ${width}` }
    if (isEmpty(cells)) return { reason: 'The row is empty' }
    const time = placeTime(record)
    if (typeof time === 'string') return { reason: time }
    const { doubts } = time
    const note = (d: Doubt) => {
      if (!doubts.includes(d)) doubts.push(d)
    }
    const personOf = (text: string) => {
      const is = text === '' ? nobody : who(text)
      if (is.isSpoilt) note('spoilt-number')
      return is
    }
    const person = (text: string) => personOf(text).name
    if (isPlaces) {
      const place = placeOf(marks, cells)
      if (!place) return { reason: 'There is no place on the earth in its latitude and longitude' }
      if (record.odd) note('encoding')
      if (record.irregular) note('quotes')
      return {
        row: {
          line: record.line,
          ...stamps(time.placed),
          precision: time.precision,
          channel: 'csv',
          direction: 'unknown',
          from: '',
          to: [],
          text: cell('party'),
          attachments: [],
          raw: record.raw,
          doubts,
          kind: 'place',
          place,
        },
      }
    }
    const type = cell('type')
    const wayCell = cell('direction')
    const [ofType, ofWay] = [said(type), said(wayCell)]
    if (ofType.isNotification || ofWay.isNotification) return { notice: true }
    const writer = personOf(cell('from'))
    const sender = writer.name
    const party = person(cell('party'))
    if (writer.isProgram) return { notice: true }
    const receivers = cell('to')
    const all = receivers === '' ? none : listOf(receivers).map(person).filter(Boolean)
    // Those who take part are everybody, and a message is for the others.
    const to = all.length > 1 && sender ? all.filter(t => !sameParty(t, sender)) : all
    const way = ofWay.direction ?? ofType.direction
    const own =
      writer.isSelf || (sender && isOwner(sender))
        ? 'out'
        : to.length === 1 && (who(to[0] ?? '').isSelf || isOwner(to[0] ?? ''))
          ? 'in'
          : undefined
    let direction: Row['direction'] = own ?? way ?? (options.owner !== undefined && sender ? 'in' : 'unknown')
    const text =
      columns.text?.length === 1
        ? (cells[columns.text[0] ?? 0] ?? '')
        : (columns.text ?? []).map(i => cells[i] ?? '').join(' ')
    const seconds = columns.seconds ? words.secondsOf(cell('seconds')) : 0
    const kind = mayBeCalls ? `${type} ${wayCell}`.trim() : wayCell
    const channelWords = cell('channel')
    const named = ofType.channel ?? said(channelWords).channel
    const isCall =
      named === 'call' ||
      (mayBeCalls &&
        text === '' &&
        (named === undefined || named === 'whatsapp') &&
        (words.isCallWord(kind) || (isCallLog && !words.isDataSession(`${kind} ${channelWords}`))))
    const channel: Channel = isCall ? 'call' : (named ?? 'csv')
    let call: Row['call']
    if (isCall) {
      const found = words.callOf(kind, own ?? way, seconds > 0)
      call = { type: found.type, seconds }
      if (direction === 'unknown') direction = found.direction
      // Who called whom is known where caller and called each have a column, but not what that is to the owner.
      if (found.doubtful) note('call-kind')
    }
    if (record.odd) note('encoding')
    if (record.irregular) note('quotes')
    if (cells.length < Math.max(width, needed)) note('columns')
    const happened: Mark[] = happenings.filter(
      m => marks[m].some(i => words.isYes(cells[i] ?? '')) || (m === 'deleted' && columns.type && ofType.isDeleted),
    )
    if (happened.includes('deleted') || happened.includes('unsent')) note('deleted')
    if (happened.includes('edited')) note('edited')
    if (!isCall && (ofWay.isUnsent || ofType.isUnsent)) note('not-sent')
    // Where senders have a column, the name of the chat is none.
    const isNobody = columns.from !== undefined && direction === 'unknown' && !isCall
    const from = sender || (direction === 'out' ? owner : isNobody ? '' : party)
    if (!sender && direction === 'unknown' && !isCall && (isNobody || (party && columns.direction))) note('no-sender')
    const session = !isCall && text === '' && isCallLog && words.isDataSession(`${kind} ${channelWords}`)
    const masts = text === '' && marks.cells.length ? marks.cells.filter(i => (cells[i] ?? '').trim() !== '') : []
    const { at, local } = stamps(time.placed)
    const row: Row = {
      line: record.line,
      at,
      local,
      precision: time.precision,
      channel,
      direction,
      from: self.test(from) && owner ? owner : from,
      to: to.length ? [...to] : direction === 'out' && party ? [party] : [],
      text: session
        ? `${type || channelWords}`.trim()
        : masts.length
          ? masts.map(i => `${layout.headings[i]}: ${(cells[i] ?? '').trim()}`).join(', ')
          : text,
      attachments: columns.attachments ? listOf(cell('attachments')) : [],
      raw: record.raw,
      doubts,
    }
    if (call) row.call = call
    else {
      const place = placeOf(marks, cells)
      if (place) row.place = place
    }
    if (happened.length) row.marks = happened
    return { row }
  }
}
