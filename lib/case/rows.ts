import type { Id } from './records/id.ts'
import { type RowChannel, type RowDirection, rowChannels, rowDirections } from './reference/import-codes.ts'
import { isCalendarDate, longDate } from './time/calendar.ts'
import { list } from './words/grammar.ts'

/** Rows of the case's imports, chosen by what they are or one by one. Written as the query of an address. */
export interface RowFilter {
  channels: RowChannel[]
  directions: RowDirection[]
  sender: string
  words: string
  /** Days in London, both included. */
  from: string
  to: string
  /** Instants, both included: a burst. */
  start: string
  end: string
  importId: string
  incidentId: string
  /** Rows that repeat an earlier one are left out unless asked for. */
  repeats: boolean
}
export interface RowSelection extends RowFilter {
  /** When any are named, only these. */
  ids: number[]
}

/** What an act does to rows of imports, which never load with the case. */
export type RowChange = { link: Id; selection: string } | { unlink: Id; selection: string } | { undo: Id }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/
const real = (text: string) => !Number.isNaN(Date.parse(text))

/** The selection that an address or a form names; what it does not understand is left out. */
export function selectionFrom(query: URLSearchParams): RowSelection {
  const queryValue = (name: string, fits: (text: string) => boolean) => {
    const text = (query.get(name) ?? '').trim()
    return fits(text) ? text : ''
  }
  const many = <K extends string>(name: string, table: Record<K, unknown>) =>
    query.getAll(name).filter((v): v is K => Object.hasOwn(table, v))
  const isMoment = (t: string) => momentPattern.test(t) && real(t)
  return {
    ids: [...new Set(query.getAll('row').flatMap(v => (/^\d{1,15}$/.test(v) ? [Number(v)] : [])))],
    channels: many('channel', rowChannels),
    directions: many('direction', rowDirections),
    sender: (query.get('sender') ?? '').slice(0, 300),
    words: (query.get('words') ?? '').trim().slice(0, 200),
    from: queryValue('from', isCalendarDate),
    to: queryValue('to', isCalendarDate),
    start: queryValue('start', isMoment),
    end: queryValue('end', isMoment),
    importId: queryValue('import', t => uuid.test(t)),
    incidentId: queryValue('incident', t => uuid.test(t)),
    repeats: query.get('repeats') === 'with',
  }
}

/** The query that names a selection. */
export function queryOf(s: RowSelection): URLSearchParams {
  const query = new URLSearchParams()
  for (const id of s.ids) query.append('row', String(id))
  for (const channel of s.channels) query.append('channel', channel)
  for (const direction of s.directions) query.append('direction', direction)
  const single = { sender: s.sender, words: s.words, from: s.from, to: s.to, start: s.start, end: s.end }
  for (const [name, value] of Object.entries({ ...single, import: s.importId, incident: s.incidentId }))
    if (value) query.set(name, value)
  if (s.repeats) query.set('repeats', 'with')
  return query
}

/** Whether a selection names any rows: an empty one would be every row of the case. */
export const choosesNone = (s: RowSelection): boolean =>
  !s.ids.length && !(s.from || s.to || s.start || s.end || s.sender || s.words || s.importId || s.incidentId)

export interface RowFacts {
  count: number
  byChannel: { channel: RowChannel; count: number }[]
  senders: string[]
  earliest: string
  latest: string
  /** False where a row has a day and no time. */
  timed: boolean
  sent: number
  received: number
}

/** '41 calls from 07700 900111 between 23:10 on 3 March 2026 and 04:55 on 4 March 2026'. */
export function sentenceOf(f: RowFacts, clock: (at: string) => { day: string; time: string }): string {
  const counted = list(
    f.byChannel.map(({ channel, count }) => {
      const { one, many } = rowChannels[channel]
      return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
    }),
  )
  const who =
    f.senders.length === 1 ? ` from ${f.senders[0]}` : f.senders.length ? ` from ${f.senders.length} senders` : ''
  const [first, last] = [clock(f.earliest), clock(f.latest)]
  const sameDay = first.day === last.day
  if (!f.timed)
    return `${counted}${who} ${sameDay ? `on ${longDate(first.day)}` : `from ${longDate(first.day)} to ${longDate(last.day)}`}`
  if (f.count === 1 || f.earliest === f.latest) return `${counted}${who} at ${first.time} on ${longDate(first.day)}`
  return sameDay
    ? `${counted}${who} between ${first.time} and ${last.time} on ${longDate(first.day)}`
    : `${counted}${who} between ${first.time} on ${longDate(first.day)} and ${last.time} on ${longDate(last.day)}`
}
