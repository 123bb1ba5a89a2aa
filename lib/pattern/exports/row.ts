/** What is read out of a phone or computer export: the row of a message or call, and where every other line went. */

/** Read line by line from plain text. */
export const lineKinds = {
  whatsapp: 'WhatsApp chat',
  'sms-xml': 'text messages, SMS Backup & Restore',
  'calls-xml': 'calls, SMS Backup & Restore',
  csv: 'table with headings (CSV)',
  eml: 'email (.eml)',
  mbox: 'mailbox (.mbox)',
} as const
export type LineKind = keyof typeof lineKinds
/** With a structure of their own: each has its entry in formats.ts. */
export const formatKinds = {
  xlsx: 'workbook (Excel)',
  msg: 'Outlook message (.msg)',
  pdf: 'report or print (PDF)',
  zip: 'archive of exports (ZIP)',
  'meta-json': 'Instagram or Facebook messages (JSON)',
  'telegram-json': 'Telegram messages (JSON)',
  'snapchat-json': 'Snapchat messages (JSON)',
  'google-chat-json': 'Google Chat messages (JSON)',
  'twitter-json': 'X (Twitter) direct messages',
  'telegram-text': 'Telegram messages, copied',
  'line-text': 'LINE chat',
  'kakaotalk-text': 'KakaoTalk chat',
  'tiktok-text': 'TikTok messages (text)',
  'telegram-html': 'Telegram messages (web page)',
  'meta-html': 'Instagram or Facebook messages (web page)',
  'google-voice-html': 'Google Voice (web page)',
  html: 'web page',
  'records-json': 'records with named fields (JSON)',
  'records-xml': 'records with named fields (XML)',
  'report-xml': 'phone report of UFED (XML)',
  imessage: 'iPhone messages as text',
  'whatsapp-web': 'WhatsApp chat, copied or of an older phone',
  places: 'places with their times',
} as const
export const exportKinds = { ...lineKinds, ...formatKinds }
export type ExportKind = keyof typeof exportKinds

export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export type Precision = 'second' | 'minute' | 'day'
export type Channel = 'whatsapp' | 'sms' | 'mms' | 'call' | 'email' | 'csv'
export type CallType = 'missed' | 'incoming' | 'outgoing' | 'rejected' | 'voicemail'

/** What a reader of the row has to know before relying on it; each in words. */
export const doubts = {
  'date-order': 'No line of the file decides whether the day or the month comes first',
  'clock-change': 'The clocks changed at that hour: the time happened twice or not at all',
  'time-zone': 'The time zone named in the message is not one that mail knows',
  duplicate: 'The same message, sender and time stand earlier in the file',
  deleted: 'The sender or the owner deleted this message',
  edited: 'The message was edited after it was sent',
  'not-sent': 'A draft, or a message that was never delivered',
  owner: 'None of the senders is the owner named',
  sender: 'The name of the sender contains a colon, or none is given',
  encoding: 'Some characters are not in the encoding of the file',
  'line-like-message': 'A line inside the text looks like the start of another message',
  'out-of-turn':
    'Its time is out of turn with the messages round it: it was sent late, or is text that somebody pasted into a message',
  'other-shape':
    'Its line begins in another way than the messages of this export: it may be text that somebody pasted into a message',
  'lone-sender': 'Nothing else in the file is by this sender: it may be text that somebody pasted into a message',
  'half-day': 'Which half of the day the word beside the time means was answered by a person',
  year: 'The file holds the day and the month: the year was answered by a person',
  'call-words': 'The words are WhatsApp’s own for a call, but somebody may also have typed them',
  shortened: 'The message is longer than is kept here: the original file holds all of it',
  columns: 'The row has fewer cells than the headings',
  quotes: 'A quotation mark stands where the format allows none',
  'call-direction': 'The file does not say who called whom',
  layout: 'Read from the layout of a page: check it against the report',
  'missing-file': 'The message names a file that is not in the archive',
  'date-format': 'The date is the number of a day in a spreadsheet',
  'date-spoilt':
    'Its date is written in another way than those that show which comes first: a spreadsheet may have exchanged day and month',
  'buddhist-year': 'The year is one of the Buddhist calendar, as on a Thai phone: it is read as 543 less',
  approximate: 'The file says that the time is only about right',
  midnight: 'The file says 24:00, the end of the day: it is read as the beginning of the next',
  'midnight-day': 'The file says midnight of a day: it is read as its beginning, and may be its end',
  'spoilt-number': 'A spreadsheet has spoilt the number: half of its digits are gone',
  'call-kind': 'What the file calls this call does not say which way it went, or how it ended',
  'no-sender': 'The file does not say who wrote it',
  'date-sent': 'The time is when it was sent: the file does not say when it was received',
  'date-words': 'The date stands in words where the format has a number, or beside the place where it should be',
  'message-kind': 'What the file calls this message does not say whether it was sent or received',
  'date-received': 'The message has no date: the time is when a server received it',
  'charset-inferred': 'The file does not say rightly in which character set its words are: it was inferred',
  'words-unread': 'There may be words in an attachment that was not read',
  'quoted-mail':
    'Its text holds the head of another mail, as a reply quotes one: the words below that may be somebody else’s',
  calendar: 'It is a calendar invitation: its time is when it was sent, not when it is for',
  'mail-date': 'The date is not written as mail writes it: it was read from its words',
} as const
export type Doubt = keyof typeof doubts

/** What a row is, where its format tells more than a message from a call. */
export type RowKind = 'message' | 'call' | 'place' | 'notice'
/** What happened to a message, as its format says it. */
export const marks = {
  deleted: 'Deleted',
  edited: 'Edited after it was sent',
  forwarded: 'Forwarded from elsewhere',
  unsent: 'Taken back by the sender',
} as const
export type Mark = keyof typeof marks
/** Degrees of WGS 84; accuracy in metres, where the file gives one. */
export type Place = { lat: number; lon: number; accuracy?: number }

/** One message or call. `at` is UTC, `local` the clock as the file shows it with its offset; `raw` the lines as received. */
export type Row = {
  line: number
  at: string
  local: string
  precision: Precision
  channel: Channel
  direction: 'in' | 'out' | 'unknown'
  from: string
  to: string[]
  text: string
  attachments: string[]
  raw: string
  doubts: Doubt[]
  call?: { type: CallType; seconds: number }
  kind?: RowKind
  place?: Place
  marks?: Mark[]
  /** The inner file of an archive, or the sheet of a workbook. */
  file?: string
  /** The app that the row comes from, where `channel` has no name for it. */
  app?: string
}
export type Reject = { line: number; raw: string; reason: string; file?: string }

/**
 * Where a stretch of the file went. `span` counts its lines, and `seconds` is `at` of the row since 1970, where a reader has it at hand. A notice is WhatsApp's own line or a table's preamble; a frame is what holds
 * the entries together (a heading row, the root of an XML file, blank lines between) and is no entry.
 */
export type Outcome =
  | { is: 'row'; span: number; row: Row; seconds?: number }
  | ({ is: 'reject'; span: number } & Reject)
  | { is: 'notice'; span: number; line: number; raw: string; file?: string }
  | { is: 'frame'; span: number; line: number; raw: string }

/**
 * A message whose row is its sender's as always, but for line, time and words, which need nothing done to them: left where it stands in the
 * bytes of the file.
 */
export type PlainMessage = {
  is: 'plain'
  line: number
  /** Seconds since 1970, and the offset of `local`. */
  seconds: number
  offset: number
  by: Party
  bytes: Uint8Array
  from: number
  textAt: number
  to: number
  isRepeat: boolean
}
export type Party = Pick<Row, 'precision' | 'channel' | 'direction' | 'from' | 'to'>

/** A file inside an archive, a sheet of a workbook: what it is, and what came of it. */
export type InnerFile = {
  name: string
  bytes: number
  /** `media` is a picture, recording or document that a message may name; `unread` says why in `reason`. */
  is: 'read' | 'media' | 'unread'
  kind?: ExportKind
  reason?: string
  counts?: { read: number; accepted: number; rejected: number; system: number }
}

/** read = accepted + rejected + system. `duplicates` counts those of the accepted that repeat an earlier row; none is dropped. */
export type Summary = {
  kind: ExportKind
  read: number
  accepted: number
  rejected: number
  system: number
  duplicates: number
  earliest: string | null
  latest: string | null
  /** The order used for dates written in numbers; null where the kind has none (XML, mail). */
  dateOrder: DateOrder | null
  /** "line 9: 23/04/2025", "given", or null where no line decides: then every row carries the doubt "date-order". */
  dateOrderFrom: string | null
  timeZone: string
  files?: InnerFile[]
}

/** Which headings hold what. Several headings joined by "+" are read together ("Date+Time"). */
export const columnRoles = [
  'at',
  'from',
  'to',
  'party',
  'text',
  'direction',
  'channel',
  'attachments',
  'type',
  'seconds',
] as const
export type ColumnRole = (typeof columnRoles)[number]
export type ColumnMap = Partial<Record<ColumnRole, string>>

export type ReadOptions = {
  kind?: ExportKind
  /** An IANA zone for times without an offset; Europe/London when not given. */
  timeZone?: string
  dateOrder?: DateOrder
  /** Whose phone the export came from: a name or a number as the file writes it. */
  owner?: string
  map?: ColumnMap
  /** What words beside a time mean that no language is known to put there. */
  halves?: Record<string, HalfDay>
  /** The year of the last message, where lines hold a day and a month alone. */
  year?: number
}
export type HalfDay = 'am' | 'pm' | 'none'

/** The file, openable more than once: the date order is found in a first pass. A part of it can be had where `range` is there. */
export type Source = {
  open(): AsyncIterable<Uint8Array>
  bytes?: number
  /** The bytes from `from` up to, and not with, `to`. */
  range?(from: number, to: number): AsyncIterable<Uint8Array>
}

/** The file, an option or a column is not what was expected: one sentence for the person who gave it. */
export class CannotRead extends Error {
  override name = 'CannotRead'
  /** Whether there was nothing in it to read. */
  readonly isEmpty: boolean
  /** The same sentence with what to give the command. */
  readonly onCommand: string
  constructor(message: string, why: { isEmpty?: true; onCommand?: string } = {}) {
    super(message)
    this.isEmpty = why.isEmpty ?? false
    this.onCommand = why.onCommand ?? message
  }
}

/** Beyond this many characters one message or line is cut, so that memory stays bounded. */
export const longest = 1 << 20

/** The last part of a path inside an archive. */
export const baseName = (path: string): string => (path.split('/').at(-1) ?? path).normalize('NFC')
