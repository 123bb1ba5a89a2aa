import { stamps, type ZoneClock } from './clock.ts'
import { ownership } from './party.ts'
import type { CallType, Doubt, ReadOptions, Row } from './row.ts'

/** One element of a backup: its attributes, and for a multimedia message its parts and addresses. */
export type BackupElement = {
  name: string
  attributes: Record<string, string>
  parts: Record<string, string>[]
  addresses: Record<string, string>[]
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
  if (!/^\d{1,16}$/.test(text.trim())) return undefined
  const n = Number(text)
  // Some phones write a multimedia message's date in seconds: in milliseconds it would be of early 1970.
  const seconds = n < 1e11 ? n : Math.floor(n / 1000)
  return seconds > 0 && seconds < 7_258_118_400 ? seconds : undefined
}
const undated = (text: string) => (text === '' ? 'There is no date' : `“${text}” is not a date in milliseconds`)

/** Folders of a message on the phone: received, sent, draft, outbox, failed, queued. */
const folders: Record<string, { direction: Row['direction']; doubts: Doubt[] }> = {
  1: { direction: 'in', doubts: [] },
  2: { direction: 'out', doubts: [] },
  3: { direction: 'out', doubts: ['not-sent'] },
  4: { direction: 'out', doubts: ['not-sent'] },
  5: { direction: 'out', doubts: ['not-sent'] },
  6: { direction: 'out', doubts: ['not-sent'] },
}
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
const withheld: Record<string, string> = { 2: 'withheld', 3: 'unknown', 4: 'payphone' }
const self = 'insert-address-token'

/** Makes rows of the elements of a backup of messages or calls. */
export function rowMaker(clock: ZoneClock, options: ReadOptions): (element: BackupElement) => Made {
  const isOwner = ownership(options.owner)
  const owner = options.owner ?? ''

  const base = (e: BackupElement, epoch: number) => ({
    line: e.line,
    ...stamps(clock.show(epoch)),
    precision: 'second' as const,
  })

  const text = (e: BackupElement): Made => {
    const epoch = epochOf(value(e.attributes, 'date'))
    if (epoch === undefined) return { reason: undated(value(e.attributes, 'date')) }
    const folder = folders[value(e.attributes, 'type')]
    const direction = folder?.direction ?? 'unknown'
    const other = value(e.attributes, 'address').trim()
    const body = value(e.attributes, 'body')
    const row: Row = {
      ...base(e, epoch),
      channel: 'sms',
      direction,
      from: direction === 'out' ? owner : other,
      to: direction === 'out' && other ? other.split('~') : [],
      text: body,
      attachments: [],
      raw: e.raw,
      doubts: [...(folder?.doubts ?? []), ...unreadable(body)],
    }
    return { row }
  }

  const multimedia = (e: BackupElement): Made => {
    const { attributes } = e
    const epoch = epochOf(value(attributes, 'date'))
    if (epoch === undefined) return { reason: undated(value(attributes, 'date')) }
    const kind = value(attributes, 'm_type')
    const folder = folders[value(attributes, 'msg_box')] ??
      folders[value(attributes, 'type')] ?? {
        direction:
          kind === '128' ? ('out' as const) : kind === '132' || kind === '130' ? ('in' as const) : ('unknown' as const),
        doubts: [],
      }
    const all = value(attributes, 'address')
      .split('~')
      .map(a => a.trim())
      .filter(Boolean)
    const listed = (types: string[]) =>
      e.addresses
        .filter(a => types.includes(value(a, 'type')))
        .map(a => value(a, 'address').trim())
        .filter(a => a && a !== self)
    const sender = listed(['137'])[0]
    const recipients = listed(['151', '130', '129'])
    const out = folder.direction === 'out' || (sender !== undefined && isOwner(sender))
    const direction = out ? 'out' : folder.direction
    const { words, files } = contentOf(e)
    const row: Row = {
      ...base(e, epoch),
      channel: 'mms',
      direction,
      from: out ? owner || (sender ?? '') : (sender ?? all[0] ?? ''),
      to: recipients.length ? recipients : out ? all : [],
      text: words,
      attachments: files,
      raw: e.raw,
      doubts: [...folder.doubts, ...unreadable(words)],
    }
    return { row }
  }

  const call = (e: BackupElement): Made => {
    const { attributes } = e
    const epoch = epochOf(value(attributes, 'date'))
    if (epoch === undefined) return { reason: undated(value(attributes, 'date')) }
    const type = calls[value(attributes, 'type')]
    if (!type) return { reason: `“${value(attributes, 'type')}” is no type of call that is known` }
    const number = value(attributes, 'number').trim()
    const hidden = withheld[value(attributes, 'presentation')]
    const other = (/^-\d$/.test(number) ? '' : number) || (hidden ?? 'withheld')
    const seconds = Number(value(attributes, 'duration'))
    const out = type === 'outgoing'
    const row: Row = {
      ...base(e, epoch),
      channel: 'call',
      direction: out ? 'out' : 'in',
      from: out ? owner : other,
      to: out ? [other] : [],
      text: '',
      attachments: [],
      raw: e.raw,
      doubts: [],
      call: { type, seconds: Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds) : 0 },
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
