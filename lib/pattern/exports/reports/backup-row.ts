import type { CallType, Doubt, ReadOptions, Row } from '../row.ts'
import { secondsOf } from '../tables/csv-words.ts'
import { ownership } from '../tables/party.ts'
import { cellTime } from '../times/cell-time.ts'
import { stamps, type ZoneClock } from '../times/clock.ts'
import { dayIn } from '../times/numeric-date.ts'
import { placeReading } from '../times/place-reading.ts'

/** One element of a backup: its attributes, and for a multimedia message its parts and addresses. */
export type BackupElement = {
  name: string
  attributes: Record<string, string>
  parts: Record<string, string>[]
  addresses: Record<string, string>[]
  misquoted: boolean
  line: number
  raw: string
}
export type Made = { row: Row } | { reason: string }

/** Phones write the word null for nothing. */
const value = (attributes: Record<string, string>, name: string): string => {
  const text = attributes[name]
  return text === undefined || text === 'null' ? '' : text
}
const epochOf = (text: string): number | undefined => {
  // A spreadsheet’s way of writing: exact where it kept all figures.
  const t = text
    .trim()
    .replace(/^(\d)[.,](\d{9,18})e\+?(\d{2})$/i, (whole, a: string, b: string, e: string) =>
      b.length <= Number(e) ? (a + b).padEnd(Number(e) + 1, '0') : whole,
    )
  if (!/^\d{1,19}(?:[.,]\d{1,9})?$/.test(t)) return undefined
  const n = Number(t.replace(',', '.'))
  // Some phones write seconds, and some programs millionths: in milliseconds they would be of early 1970 or far ahead.
  const seconds = Math.floor(n < 1e11 ? n : n < 1e14 ? n / 1e3 : n < 1e17 ? n / 1e6 : n / 1e9)
  // Nothing was sent by telephone in 1970.
  return seconds > 86_400 * 365 && seconds < 7_258_118_400 ? seconds : undefined
}
const dateMissing = (text: string) =>
  text === '' ? 'There is no date' : `“${text.slice(0, 80)}” is not a date in milliseconds`

/** Folders of a message on the phone: received, sent, draft, outbox, failed, queued. */
const folders: Record<string, { direction: Row['direction']; doubts: Doubt[] }> = {
  1: { direction: 'in', doubts: [] },
  2: { direction: 'out', doubts: [] },
  3: { direction: 'out', doubts: ['not-sent'] },
  4: { direction: 'out', doubts: ['not-sent'] },
  5: { direction: 'out', doubts: ['not-sent'] },
  6: { direction: 'out', doubts: ['not-sent'] },
  // Signal numbers its own: received, outbox, being sent, sent, failed.
  20: { direction: 'in', doubts: [] },
  21: { direction: 'out', doubts: ['not-sent'] },
  22: { direction: 'out', doubts: ['not-sent'] },
  23: { direction: 'out', doubts: [] },
  24: { direction: 'out', doubts: ['not-sent'] },
}
/** The folder by its number or its word; Signal adds marks above the fifth bit. */
function folderOf(type: string): (typeof folders)[string] | undefined {
  const named = { inbox: '1', received: '1', sent: '2', draft: '3', outbox: '4', failed: '5', queued: '6' }[
    type.toLowerCase()
  ]
  const known = folders[named ?? type]
  if (known || !/^\d{2,10}$/.test(type)) return known
  const base = Number(type) & 0x1f
  return base >= 20 ? folders[base] : undefined
}
const strange: (typeof folders)[string] = { direction: 'unknown', doubts: ['message-kind'] }
/** Calls as Android numbers them; 6 is a number on the blocked list, 7 a call answered on another device. */
const calls: Record<string, CallType> = {
  1: 'incoming',
  2: 'outgoing',
  3: 'missed',
  4: 'voicemail',
  5: 'rejected',
  6: 'rejected',
  7: 'incoming',
}
const callNamed = (type: string): CallType | undefined =>
  calls[type] ?? Object.values(calls).find(name => name === type.toLowerCase())
const withheld: Record<string, string> = { 2: 'withheld', 3: 'unknown', 4: 'payphone' }
const self = 'insert-address-token'

/** Makes rows of the elements of a backup of messages or calls. */
export function rowMaker(clock: ZoneClock, options: ReadOptions): (element: BackupElement) => Made {
  const isOwner = ownership(options.owner)
  const owner = options.owner ?? ''

  type Base = Pick<Row, 'line' | 'at' | 'local' | 'precision'>
  /** When it was: the date, else when it was sent, else the words beside it. */
  const base = (e: BackupElement): { base: Base; doubts: Doubt[] } | undefined => {
    const doubts: Doubt[] = e.misquoted ? ['quotes'] : []
    const instant = (epoch: number, doubt?: Doubt) => ({
      base: { line: e.line, ...stamps(clock.show(epoch)), precision: 'second' as const },
      doubts: doubt ? [...doubts, doubt] : doubts,
    })
    const date = value(e.attributes, 'date')
    const epoch = epochOf(date)
    if (epoch !== undefined) return instant(epoch)
    const sent = epochOf(value(e.attributes, 'date_sent'))
    const worded = inWords(date) ?? (sent === undefined ? inWords(value(e.attributes, 'readable_date')) : undefined)
    if (worded) return { base: { line: e.line, ...worded.base }, doubts: [...doubts, ...worded.doubts] }
    return sent === undefined ? undefined : instant(sent, 'date-sent')
  }
  const inWords = (text: string): { base: Omit<Base, 'line'>; doubts: Doubt[] } | undefined => {
    const time = cellTime(text)
    if (time?.is !== 'reading' || time.precision === 'day') return undefined
    const numeric = 'parts' in time.date
    const order = options.dateOrder ?? 'dmy'
    const day = 'parts' in time.date ? dayIn(time.date, order) : time.date
    if (!day) return undefined
    const { placed, doubts } = placeReading(day, time, w => clock.place(w))
    const found: Doubt[] = ['date-words', ...time.doubts, ...doubts]
    if (numeric && !options.dateOrder) found.push('date-order')
    if (placed.changed) found.push('clock-change')
    return { base: { ...stamps(placed), precision: time.precision }, doubts: found }
  }

  const text = (e: BackupElement): Made => {
    const dated = base(e)
    if (!dated) return { reason: dateMissing(value(e.attributes, 'date')) }
    const folder = folderOf(value(e.attributes, 'type')) ?? strange
    const direction = folder.direction
    const other = value(e.attributes, 'address').trim()
    const body = value(e.attributes, 'body')
    const row: Row = {
      ...dated.base,
      channel: 'sms',
      direction,
      from: direction === 'out' ? owner : other,
      to: direction === 'out' && other ? other.split('~') : [],
      text: body,
      attachments: [],
      raw: e.raw,
      doubts: [
        ...dated.doubts,
        ...folder.doubts,
        // The network said that it did not arrive.
        ...(direction === 'out' && !folder.doubts.length && value(e.attributes, 'status') === '64'
          ? (['not-sent'] as const)
          : []),
        ...(direction !== 'out' && !other ? (['no-sender'] as const) : []),
        ...unreadable(body),
      ],
    }
    return { row }
  }

  const multimedia = (e: BackupElement): Made => {
    const { attributes } = e
    const dated = base(e)
    if (!dated) return { reason: dateMissing(value(attributes, 'date')) }
    const kind = value(attributes, 'm_type')
    const folder = folders[value(attributes, 'msg_box')] ??
      folders[value(attributes, 'type')] ?? {
        direction:
          kind === '128' ? ('out' as const) : kind === '132' || kind === '130' ? ('in' as const) : ('unknown' as const),
        doubts: kind === '128' || kind === '132' || kind === '130' ? [] : ['message-kind' as const],
      }
    const all = value(attributes, 'address')
      .split(/[~;,|]/)
      .map(a => a.trim())
      .filter(a => a && a !== self)
    const addressesOf = (types: string[]) =>
      e.addresses
        .filter(a => types.includes(value(a, 'type')))
        .map(a => value(a, 'address').trim())
        .filter(a => a && a !== self)
    const sender = addressesOf(['137'])[0]
    const recipients = addressesOf(['151', '130', '129'])
    const out = folder.direction === 'out' || (sender !== undefined && isOwner(sender))
    const direction = out ? 'out' : folder.direction
    const { words, files } = contentOf(e)
    // Of a thread with several numbers nothing but the address of the sender says who wrote.
    const alone = all.length === 1 ? all[0] : undefined
    const named = sender ?? alone
    const row: Row = {
      ...dated.base,
      channel: 'mms',
      direction,
      from: out ? owner || (sender ?? '') : (named ?? ''),
      to: recipients.length ? recipients : out ? all : [],
      text: words,
      attachments: files,
      raw: e.raw,
      doubts: [
        ...dated.doubts,
        ...folder.doubts,
        ...(out || named ? [] : (['no-sender'] as const)),
        ...unreadable(words),
      ],
    }
    return { row }
  }

  const call = (e: BackupElement): Made => {
    const { attributes } = e
    const dated = base(e)
    if (!dated) return { reason: dateMissing(value(attributes, 'date')) }
    const type = callNamed(value(attributes, 'type'))
    const code = value(attributes, 'type')
    const number = value(attributes, 'number').trim()
    const hidden = withheld[value(attributes, 'presentation')]
    const other = (/^(?:-\d|0)$/.test(number) ? '' : number) || (hidden ?? 'withheld')
    const length = secondsOf(value(attributes, 'duration'))
    const out = type === 'outgoing'
    const row: Row = {
      ...dated.base,
      channel: 'call',
      direction: out ? 'out' : type ? 'in' : 'unknown',
      from: out ? owner : other,
      to: out ? [other] : [],
      text: type ? '' : `The file calls this kind of call “${code}”`,
      attachments: [],
      raw: e.raw,
      doubts: type ? dated.doubts : [...dated.doubts, 'call-kind'],
      call: { type: type ?? (length > 0 ? 'incoming' : 'missed'), seconds: length },
    }
    return { row }
  }

  return e => (e.name === 'sms' ? text(e) : e.name === 'mms' ? multimedia(e) : call(e))
}

const unreadable = (text: string): Doubt[] => (text.includes('\uFFFD') ? ['encoding'] : [])

/** The words of a multimedia message, and the names of its files; how they are laid out (SMIL) is neither. */
function contentOf(e: BackupElement): { words: string; files: string[] } {
  const subject = value(e.attributes, 'sub')
  const words: string[] = subject ? [subject] : []
  const files: string[] = []
  for (const part of e.parts) {
    const type = value(part, 'ct').toLowerCase()
    const named = ['name', 'fn', 'cl', 'cid'].map(key => value(part, key).replace(/^<|>$/g, '')).find(Boolean)
    if (type === 'application/smil') continue
    const body = value(part, 'text')
    if (type.startsWith('text/plain')) {
      if (body) words.push(body)
    } else files.push(named ?? (type || 'file without a name'))
  }
  return { words: words.join('\n'), files }
}
