import type { CourtLine } from '../../case/reference/court-orders.ts'
import { openArchive } from '../exports/archive.ts'
import { gather } from '../exports/gather.ts'
import { decodeBytes } from '../exports/lines.ts'
import { mailsIn } from '../exports/mail/mail-attachments.ts'
import { openMail, wordsIn, wordsOf } from '../exports/mail/mail-row.ts'
import { headerOf, mayPart } from '../exports/mail/mailbox.ts'
import { outlookMail } from '../exports/mail/outlook.ts'
import { apart, pdfLines } from '../exports/reports/pdf-lines.ts'
import { CannotRead, type Source } from '../exports/row.ts'
import { wordLines } from './word-lines.ts'

/** What a court sent, taken apart: a mail with what is attached to it, a PDF, a Word document, or an archive of such. */

export interface CourtDocument {
  name: string
  sentFrom: string | null
  subject: string | null
  sentAt: string | null
  lines: CourtLine[]
  /** Why nothing could be read of it. */
  unread: string | null
  /** The words of a mail, and not what is attached to it. */
  isCover: boolean
}
type Carried = Pick<CourtDocument, 'sentFrom' | 'subject' | 'sentAt'>
const byHand: Carried = { sentFrom: null, subject: null, sentAt: null }

const mostBytes = 64 * 2 ** 20
const mostLines = 3000
const deepest = 4
const starts = (bytes: Uint8Array, ...signs: number[]) => signs.every((s, i) => bytes[i] === s)
const linesOf = (text: string): CourtLine[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line => ({ page: null, text: line.slice(0, 2000) }))
const isMail = (text: string) =>
  text
    .split(/\r?\n/, 12)
    .filter(line =>
      ['from', 'to', 'date', 'subject', 'received', 'message-id', 'mime-version'].includes(headerOf(line) ?? ''),
    ).length >= 2

/** Every document in what was sent. What cannot be read is among them, with the reason. Throws CannotRead where the whole is too large. */
export async function courtDocuments(source: Source, name: string): Promise<CourtDocument[]> {
  return taken(await gather(source, mostBytes), name, byHand, 0)
}

async function taken(bytes: Uint8Array, name: string, by: Carried, depth: number): Promise<CourtDocument[]> {
  const one = (lines: CourtLine[], isCover = false): CourtDocument[] => [
    {
      ...by,
      name,
      lines: lines.slice(0, mostLines),
      isCover,
      unread: lines.some(l => l.text.trim()) ? null : 'It holds no words',
    },
  ]
  const none = (unread: string): CourtDocument[] => [{ ...by, name, lines: [], unread, isCover: false }]
  if (depth > deepest) return none('It lies too deep inside the others: send it by itself')
  try {
    if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) {
      const { lines } = await pdfLines(bytes)
      if (!lines.length)
        return none('It is a picture of pages and holds no text, as a scan does: read it and enter what it says')
      return one(
        lines.map(l => ({
          page: l.page,
          text: apart(l)
            .map(r => r.text)
            .join('\t')
            .slice(0, 2000),
        })),
      )
    }
    if (starts(bytes, 0x50, 0x4b)) return await archived(bytes, by, depth, { one, none })
    if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return await mailed(outlookMail(bytes), name, depth)
    const text = decodeBytes(bytes).text
    if (text.includes('\0')) return none('It is no mail, PDF or Word document: read it and enter what it says')
    if (mayPart(text.split(/\r?\n/, 1)[0] ?? '')) {
      const mails = mailsIn(bytes)
      const all: CourtDocument[] = []
      for (const [n, mail] of mails.entries())
        all.push(
          ...(await ofMail(mail.bytes, mail.postmark, mails.length > 1 ? `${name}, mail ${n + 1}` : name, depth)),
        )
      if (all.length) return all
    }
    if (isMail(text)) return await ofMail(bytes, false, name, depth)
    return one(linesOf(/^\s*<(?:!doctype|html)/i.test(text) ? wordsOf(text) : text))
  } catch (fault) {
    if (fault instanceof CannotRead) return none(fault.message)
    throw fault
  }
}

interface Kinds {
  one: (lines: CourtLine[]) => CourtDocument[]
  none: (why: string) => CourtDocument[]
}
async function archived(bytes: Uint8Array, by: Carried, depth: number, { one, none }: Kinds) {
  const entries = await openArchive({
    bytes: bytes.length,
    open: async function* () {
      yield bytes
    },
  })
  const document = entries.find(e => e.name === 'word/document.xml')
  if (document) return one(wordLines(new TextDecoder().decode(await gather(document.source, mostBytes))))
  if (entries.some(e => e.name === '[Content_Types].xml'))
    return none('It is a workbook or slides, and no order of a court')
  const all: CourtDocument[] = []
  for (const entry of entries) {
    if (/(?:^|\/)(?:\.|__MACOSX)/.test(entry.name)) continue
    const inner = entry.name.split('/').at(-1) ?? entry.name
    if (entry.closed) all.push({ ...by, name: inner, lines: [], unread: `${entry.closed}.`, isCover: false })
    else all.push(...(await taken(await gather(entry.source, mostBytes), inner, by, depth + 1)))
  }
  return all.length ? all : none('The archive is empty')
}

async function ofMail(bytes: Uint8Array, postmark: boolean, name: string, depth: number): Promise<CourtDocument[]> {
  const opened = await openMail({ bytes, postmark })
  if (opened instanceof Error) throw new CannotRead(`The message cannot be taken apart: ${opened.message}`)
  const { email } = opened
  return mailed(
    {
      sentFrom: email.from?.address ?? null,
      subject: email.subject?.trim() || null,
      sentAt: /^\d{4}-\d\d-\d\dT.*Z$/.test(email.date ?? '') ? (email.date ?? null) : null,
      text: wordsIn(email),
      attachments: email.attachments
        .filter(a => !(a.mimeType.startsWith('image/') && (a.related || a.disposition === 'inline')))
        .map(a => ({
          name: a.filename ?? a.mimeType,
          bytes:
            typeof a.content === 'string'
              ? new TextEncoder().encode(a.content)
              : new Uint8Array(a.content as ArrayBuffer),
        })),
    },
    name,
    depth,
  )
}
interface Mailed extends Carried {
  text: string
  attachments: { name: string; bytes: Uint8Array }[]
}
/** The words of a mail, and each document that is attached to it. */
async function mailed(mail: Mailed, name: string, depth: number): Promise<CourtDocument[]> {
  const by = { sentFrom: mail.sentFrom, subject: mail.subject, sentAt: mail.sentAt }
  const cover: CourtDocument = {
    ...by,
    name,
    lines: linesOf(mail.text).slice(0, mostLines),
    unread: null,
    isCover: true,
  }
  const all: CourtDocument[] = [cover]
  for (const a of mail.attachments) {
    const inner = await taken(a.bytes, a.name, by, depth + 1)
    all.push(
      ...inner.map(d => ({
        ...d,
        sentFrom: d.sentFrom ?? by.sentFrom,
        subject: d.subject ?? by.subject,
        sentAt: d.sentAt ?? by.sentAt,
      })),
    )
  }
  return all
}
