import { decodeBytes, encodingOf, endingOf, withoutEnding } from './lines.ts'
import { headerOf, isMmdfMark, mayPart } from './mail/mailbox.ts'
import { isOutlookText } from './mail/outlook-text.ts'
import { CannotRead, type ColumnMap, exportKinds, type LineKind } from './row.ts'
import type { Sample } from './sample.ts'
import { headingsOf, layoutOf } from './tables/csv-layout.ts'
import { whatItIs } from './unread-kinds.ts'
import { headOf } from './whatsapp/whatsapp-head.ts'

export function sampleText(bytes: Uint8Array): Sample {
  const encoding = encodingOf(bytes)
  const whole = encoding === 'utf-8' ? utf8(bytes) : new TextDecoder(encoding).decode(bytes)
  const text = whole.replace(/^\uFEFF/, '')
  const ending = endingOf(text)
  const lines =
    ending === '\n'
      ? text.split('\n').map(withoutEnding)
      : text.split(ending === '\r' ? /\r\n?/ : /[\u2028\u2029\u0085\v\f]/)
  if (lines.length > 1) lines.pop()
  return { encoding, lines, text, bytes }
}
/** A sample may end inside a character: the last bytes without an ending of their own do not make it Western. */
function utf8(bytes: Uint8Array): string {
  for (let cut = 0; cut < 4; cut++) {
    const part = decodeBytes(bytes.subarray(0, bytes.length - cut))
    if (!part.odd) return part.text
  }
  return decodeBytes(bytes).text
}

const tellingHeaders = new Set(
  'from to date subject received message-id mime-version return-path delivered-to content-type sender reply-to x-mailer dkim-signature'.split(
    ' ',
  ),
)
/** Whether the text opens with the headers of a message, at least two of them well known. */
export function opensAsMail(lines: string[]): boolean {
  if (isOutlookText(lines)) return true
  let telling = 0
  for (const line of lines.slice(0, 200)) {
    if (line.trim() === '') break
    if (/^[ \t]/.test(line)) continue
    const name = headerOf(line)
    if (name === undefined) return false
    if (tellingHeaders.has(name)) telling++
  }
  return telling >= 2
}
const opensAsMailbox = (lines: string[]) => {
  const at = lines.findIndex(l => l.trim() !== '')
  const first = lines[at] ?? ''
  if (isMmdfMark(first)) return opensAsMail(lines.slice(at + (/^From\b/.test(lines[at + 1] ?? '') ? 2 : 1)))
  if (first !== 'From' && !first.startsWith('From ')) return false
  return opensAsMail(lines.slice(at + 1)) || (/\d:\d{2}/.test(first) && mayPart(first))
}
/** Where the root element begins, behind blank space, instructions, comments and the document type. */
function rootAt(text: string): number {
  let at = 0
  for (;;) {
    while (at < text.length && text.charCodeAt(at) <= 32) at++
    const end = text.startsWith('<?', at)
      ? '?>'
      : text.startsWith('<!--', at)
        ? '-->'
        : text.startsWith('<!', at)
          ? '>'
          : ''
    const next = end ? text.indexOf(end, at) : -1
    if (next < 0) return at
    at = next + end.length
  }
}
const xmlRoot = (text: string): 'sms-xml' | 'calls-xml' | undefined => {
  const name = /^<([a-z]+)[\s/>]/.exec(text.slice(rootAt(text), rootAt(text) + 40))?.[1]
  return name === 'smses' || name === 'sms' || name === 'mms'
    ? 'sms-xml'
    : name === 'calls' || name === 'call'
      ? 'calls-xml'
      : undefined
}
const isTable = (lines: string[], map: ColumnMap | undefined) => {
  try {
    layoutOf(lines, map)
    return true
  } catch {
    return false
  }
}

/** A line that begins a message, also one with a word beside the time of which the file asks what it means. */
const isHead = (line: string) => {
  const head = headOf(line)
  return head !== undefined && (head.time !== undefined || head.unknown !== '')
}

/** The kind of export that a sample of the file shows by its content, or nothing where it is none of them. */
export function recognise(sample: Sample, map?: ColumnMap): LineKind | undefined {
  const { lines, text } = sample
  const xml = xmlRoot(text)
  if (xml) return xml
  if (opensAsMailbox(lines)) return 'mbox'
  const body = lines.slice(lines.findIndex(l => l.trim() !== ''))
  // A chat may be attached to a mail, and is no chat for that.
  if (opensAsMail(body) && !headOf(body[0] ?? '')) return 'eml'
  if (map) return isTable(lines, map) ? 'csv' : undefined
  const heads = lines.filter(isHead).length
  const firstLine = lines.find(l => l.trim() !== '') ?? ''
  if (heads > 0 && (headOf(firstLine) || heads >= 3 || !isTable(lines, undefined))) return 'whatsapp'
  return isTable(lines, undefined) ? 'csv' : undefined
}

const fits: Record<LineKind, (s: Sample) => boolean> = {
  whatsapp: s => s.lines.some(isHead),
  'sms-xml': s => /<(?:smses|sms|mms)[\s/>]/.test(s.text),
  'calls-xml': s => /<(?:calls|call)[\s/>]/.test(s.text),
  csv: s => s.text.trim() !== '',
  eml: s =>
    opensAsMail(
      s.lines.slice(
        Math.max(
          0,
          s.lines.findIndex(l => l.trim() !== ''),
        ),
      ),
    ),
  mbox: s => opensAsMailbox(s.lines),
}
const lookedFor: Record<LineKind, string> = {
  whatsapp: 'lines such as “01/03/2026, 23:14 - Name: text” or “[01/03/2026, 23:14:05] Name: text”',
  'sms-xml': 'an XML element smses with sms or mms in it',
  'calls-xml': 'an XML element calls with call in it',
  csv: 'a row of headings and rows under it',
  eml: 'message headers such as From, Date and Subject',
  mbox: 'a line “From sender date” before each message',
}
/** The kind to read the file as: the one given if the content bears it out, or the one recognised. Otherwise says what was looked for. */
export function kindOf(sample: Sample, given: LineKind | undefined, map: ColumnMap | undefined): LineKind {
  if (sample.bytes.length === 0) throw new CannotRead('The file is empty.', { isEmpty: true })
  const known = whatItIs(sample)
  if (known) throw new CannotRead(`The file is ${known}.`)
  if (sample.text.trim() === '') throw new CannotRead('The file holds nothing but blank space.', { isEmpty: true })
  if (given) {
    if (fits[given](sample)) return given
    throw new CannotRead(`The file is not a ${exportKinds[given]}: looked for ${lookedFor[given]}.`)
  }
  const kind = recognise(sample, map)
  if (kind) return kind
  if (map || headingsOf(sample.lines).length) layoutOf(sample.lines, map)
  throw new CannotRead(`The file is none of the exports that can be read: ${everything}.`)
}
const everything =
  'looked for a WhatsApp chat, SMS Backup & Restore XML (messages or calls), CSV with headings that name time and sender or text, an email (.eml) and a mailbox (.mbox)'
