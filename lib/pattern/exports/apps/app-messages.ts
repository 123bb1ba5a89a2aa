import { epochOf, type Told, type When } from '../message-row.ts'
import type { CallType, Mark } from '../row.ts'
import { isSame } from '../tables/party.ts'
import type { AppForm } from './app-form.ts'
import { isObject, type JsonObject, listOf, words } from './json-elements.ts'

const beyondLatin = /[^\p{ASCII}\u0080-\u00ff]/u
const strict = new TextDecoder('utf-8', { fatal: true })
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false
  return true
}
/** Facebook and Instagram write each byte of UTF-8 as if it were a character: put together again where the bytes are UTF-8. */
export function repairEncoding(text: string): string {
  if (isPlain(text) || beyondLatin.test(text)) return text
  try {
    return strict.decode(Uint8Array.from(text, c => c.charCodeAt(0)))
  } catch {
    return text
  }
}
const text = (value: unknown) => repairEncoding(words(value))
const at = (value: unknown): When | undefined => {
  const epoch = epochOf(value)
  return epoch === undefined ? (typeof value === 'string' && value.trim() ? { text: value } : undefined) : { epoch }
}
const uris = (value: unknown) => listOf(value).flatMap(v => (isObject(v) ? [text(v.uri)] : []))
const lastOf = (path: string) => path.split('/').at(-1) ?? path
const marksOf = (...of: [unknown, Mark][]) => of.flatMap(([is, mark]) => (is ? [mark] : []))
const seconds = (value: unknown) => Math.max(0, Math.floor(Number(value) || 0))

/** One chat, or a list of several under any name. */
const ofChats = /^(?:[^/]+\/){0,3}messages\/\*$/
let lastOthers: { among: readonly string[]; from: string; names: string[] }[] = []
/** Those who take part besides the sender. The same few write again and again. */
function others(participants: string[], from: string): string[] {
  const known = lastOthers.find(l => l.from === from && isSame(l.among, participants))
  if (known) return known.names
  const names = participants.map(repairEncoding).filter(p => p !== from)
  lastOthers = [{ among: [...participants], from, names }, ...lastOthers.slice(0, 3)]
  return names
}

/** Instagram and Facebook as the "download your information" of Meta gives them. */
export const instagram: AppForm = {
  kind: 'meta-json',
  element: ofChats,
  is: e => 'sender_name' in e && 'timestamp_ms' in e,
  instants: true,
  tell: (e, { participants }) => {
    const from = text(e.sender_name)
    const share = isObject(e.share) ? e.share : undefined
    const length = e.call_duration
    const told: Told = {
      when: at(e.timestamp_ms),
      from,
      to: others(participants, from),
      text: share
        ? [text(e.content), text(share.share_text), text(share.link)]
            .filter((t, i, all) => t && all.indexOf(t) === i)
            .join('\n')
        : text(e.content),
      app: 'Instagram or Messenger',
    }
    const files: string[] = []
    for (const list of [e.photos, e.videos, e.audio_files, e.files, e.gifs])
      if (list !== undefined) files.push(...uris(list))
    if (isObject(e.sticker)) files.push(text(e.sticker.uri))
    if (files.length) told.attachments = files
    if (e.is_unsent) told.marks = ['unsent']
    if (length !== undefined) {
      told.call = { type: e.missed ? 'missed' : seconds(length) ? 'incoming' : 'missed', seconds: seconds(length) }
      // Whose account it is, and so who called whom, the file does not say here.
      told.doubts = ['call-direction']
    }
    return [told]
  },
}
/** Messenger since its chats are encrypted end to end. */
export const newMessenger: AppForm = {
  kind: 'meta-json',
  element: ofChats,
  is: e => 'senderName' in e && 'timestamp' in e,
  instants: true,
  tell: (e, { participants }) => [
    {
      when: at(e.timestamp),
      from: words(e.senderName),
      to: others(participants, words(e.senderName)),
      text: words(e.text),
      attachments: uris(e.media),
      app: 'Messenger',
      marks: marksOf([e.isUnsent, 'unsent']),
    },
  ],
}

const flat = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : listOf(value)
        .map(v => (isObject(v) ? words(v.text) : words(v)))
        .join('')
const telegramCalls: Record<string, CallType> = {
  missed: 'missed',
  busy: 'rejected',
  hangup: 'incoming',
  disconnect: 'incoming',
}

/** Telegram’s own export of a chat, or of all of them (result.json). */
export const telegram: AppForm = {
  kind: 'telegram-json',
  element: /^(?:(?:chats|left_chats)\/list\/\*\/)?messages\/\*$/,
  is: e => 'type' in e && 'date' in e && ('from' in e || 'actor' in e || 'from_id' in e),
  instants: false,
  tell: (e, { path, around }) => {
    const when: When | undefined =
      epochOf(e.date_unixtime) !== undefined
        ? at(e.date_unixtime)
        : typeof e.date === 'string'
          ? { text: e.date }
          : undefined
    const chat = around.get(path.replace(/messages\/\*$/, 'name')) ?? ''
    const isGroup = /group|channel/.test(around.get(path.replace(/messages\/\*$/, 'type')) ?? '')
    const told: Told = {
      when,
      // Of an account that is gone only its number is left.
      from: words(e.from) || words(e.actor) || words(e.from_id) || words(e.actor_id),
      app: 'Telegram',
      ...(isGroup && chat ? { to: [chat] } : {}),
    }
    if (e.type === 'service') {
      if (e.action !== 'phone_call') return undefined
      const length = seconds(e.duration_seconds)
      const type = telegramCalls[words(e.discard_reason)] ?? (length ? 'incoming' : 'missed')
      return [{ ...told, text: '', call: { type, seconds: length }, doubts: ['call-direction'] }]
    }
    const spot = isObject(e.location_information) ? e.location_information : undefined
    const poll = isObject(e.poll) ? words(e.poll.question) : ''
    return [
      {
        ...told,
        text: [flat(e.text), words(e.sticker_emoji), poll].filter(Boolean).join('\n'),
        attachments: [words(e.photo), words(e.file)].filter(Boolean),
        marks: marksOf(
          [e.forwarded_from !== undefined || e.saved_from, 'forwarded'],
          [e.edited_unixtime ?? e.edited, 'edited'],
        ),
        ...(spot && typeof spot.latitude === 'number' && typeof spot.longitude === 'number'
          ? { place: { lat: spot.latitude, lon: spot.longitude } }
          : {}),
      },
    ]
  },
}

/** Snapchat’s "My Data": chat_history.json and snap_history.json, by the other person’s name or by the older headings. */
export const snapchat: AppForm = {
  kind: 'snapchat-json',
  element: /^[^/*]+\/\*$/,
  is: e => ('From' in e || 'To' in e) && 'Media Type' in e && 'Created' in e,
  instants: true,
  tell: (e, { path }) => {
    const micro = epochOf(e['Created(microseconds)'])
    const other = path.replace(/\/\*$/, '')
    const isSent = e.IsSender === true || e.IsSender === 'true' || /^Sent /.test(other)
    const isKnown = e.IsSender !== undefined || /^(?:Sent|Received) /.test(other)
    const type = words(e['Media Type'])
    const content = words(e.Content) || words(e.Text)
    const partner = /^(?:Sent|Received) /.test(other) ? '' : other
    const to = words(e.To) || (isSent ? words(e['Conversation Title']) || partner : '')
    return [
      {
        when: micro === undefined ? at(e.Created) : { epoch: micro },
        from: words(e.From),
        to: to ? [to] : [],
        text: content,
        attachments:
          type && !/^TEXT$/i.test(type)
            ? [words(e['Media IDs']) || `${type.toLowerCase()} of Snapchat, not in this file`]
            : [],
        app: 'Snapchat',
        ...(isKnown ? { direction: isSent ? 'out' : 'in' } : {}),
      },
    ]
  },
}

/** "Sunday, 1 March 2026 at 23:14:05 UTC" → without the day of the week. */
const googleTime = (value: unknown): When | undefined =>
  typeof value === 'string' ? { text: value.replace(/^\p{L}+,\s*/u, '').replace(/\u202f/g, ' ') } : undefined
/** Google Chat and Hangouts as Google Takeout gives them. */
export const googleChat: AppForm = {
  kind: 'google-chat-json',
  element: ofChats,
  is: e => isObject(e.creator) && 'created_date' in e,
  instants: true,
  tell: e => {
    const creator: JsonObject = isObject(e.creator) ? e.creator : {}
    return [
      {
        when: googleTime(e.created_date),
        from: words(creator.email) || words(creator.name),
        text: words(e.text),
        attachments: listOf(e.attached_files).flatMap(f =>
          isObject(f) ? [words(f.export_name) || words(f.original_name)] : [],
        ),
        app: 'Google Chat',
        marks: marksOf(
          [e.message_state === 'DELETED' || isObject(e.deletion_metadata) || e.deletion_type, 'deleted'],
          [e.updated_date, 'edited'],
        ),
      },
    ]
  },
}

/** Direct messages of X (Twitter), which names its people by number. */
export const twitter: AppForm = {
  kind: 'twitter-json',
  element: /^\*\/dmConversation\/messages\/\*$/,
  is: e => isObject(e.messageCreate),
  instants: true,
  tell: e => {
    if (!isObject(e.messageCreate)) return undefined
    const m = e.messageCreate
    return [
      {
        when: at(m.createdAt),
        from: words(m.senderId),
        to: [words(m.recipientId)],
        text: words(m.text),
        attachments: listOf(m.mediaUrls).map(u => lastOf(words(u))),
        app: 'X (Twitter)',
      },
    ]
  },
}
