import type { Attachment } from 'postal-mime'
import { mayPart, Parting } from './mailbox.ts'

/** A message that lies inside another: forwarded as an attachment, or one of an attached mailbox. */
export type Inner = { bytes: Uint8Array; postmark: boolean }
export type Attached = {
  names: string[]
  inner: Inner[]
  /** Words of the mail that stand in a part of their own, such as an invitation. */
  words: string[]
  /** Something that holds words was not read. */
  unread: boolean
  invitation: boolean
}

const encoder = new TextEncoder()
const bytesOf = (a: Attachment): Uint8Array =>
  typeof a.content === 'string'
    ? encoder.encode(a.content)
    : a.content instanceof Uint8Array
      ? a.content
      : new Uint8Array(a.content)

/** What holds words and is not read here: Outlook’s winmail.dat, sealed mails, mails of Outlook, archives and documents of mails. */
const sealed =
  /^application\/(?:ms-tnef|vnd\.ms-tnef|(?:x-)?pkcs7-mime|pgp-encrypted|vnd\.ms-outlook)$|^winmail\.dat$|\.(?:msg|pst|ost|p7m|tnef)$/i
/** A chat, a letter or an archive that somebody attached; a picture or a recording holds no words that could be read here. */
const documents =
  /\.(?:zip|7z|rar|gz|pdf|docx?|odt|rtf|pages|xlsx?|ods|numbers|pptx?|csv|tsv|txt|log|md|json|xml|html?|mht|eml|vcf|db|sqlite)$/i
const isDocument = (a: Attachment, type: string, name: string) =>
  documents.test(name) ||
  /^application\/(?:pdf|zip|x-zip-compressed|rtf|msword|json|xml|vnd\.(?:openxmlformats|oasis|ms-excel|ms-powerpoint))/.test(
    type,
  ) ||
  (type.startsWith('text/') && a.disposition === 'attachment')
const leftOut = encoder.encode(' bytes left out ...]')

export function mailAttachments(attachments: Attachment[], goDeeper: boolean): Attached {
  const found: Attached = { names: [], inner: [], words: [], unread: false, invitation: false }
  for (const a of attachments) {
    const name = a.filename ?? ''
    const type = a.mimeType.toLowerCase()
    const isMail = type === 'message/rfc822' || type === 'message/global' || /\.eml$/i.test(name)
    const isBox = type === 'application/mbox' || /\.mbo?x$/i.test(name)
    found.names.push(name || a.mimeType || 'file without a name')
    if (isMail || isBox) {
      const bytes = bytesOf(a)
      if (!goDeeper || bytes.length === 0 || holds(bytes, leftOut)) found.unread = true
      if (!goDeeper || bytes.length === 0) continue
      if (isMail) found.inner.push({ bytes, postmark: false })
      else found.inner.push(...mailsIn(bytes))
    } else if (type === 'text/calendar' || /\.ics$/i.test(name)) {
      const words = invitationOf(new TextDecoder().decode(bytesOf(a)))
      if (words) found.words.push(words)
      found.invitation = true
    } else if (sealed.test(type) || sealed.test(name) || isDocument(a, type, name)) found.unread = true
  }
  return found
}

function holds(bytes: Uint8Array, piece: Uint8Array): boolean {
  const first = piece[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (piece.every((b, i) => bytes[at + i] === b)) return true
  return false
}

const latin = new TextDecoder('windows-1252')
/** The messages of a mailbox that is small enough to be an attachment. */
export function mailsIn(bytes: Uint8Array): Inner[] {
  const starts: number[] = []
  let parting: { from: number; by: Parting } | undefined
  for (let at = 0; at < bytes.length; ) {
    const next = bytes.indexOf(10, at)
    const end = next < 0 ? bytes.length : next + 1
    const line = latin.decode(bytes.subarray(at, Math.min(end, at + 1000))).trimEnd()
    const begins = parting?.by.see(line)
    if (parting && begins) starts.push(parting.from)
    if (begins === undefined && parting) parting.by.lines.push(bytes.subarray(at, at))
    if (begins !== undefined || !parting) {
      parting = mayPart(line) ? { from: at, by: new Parting(line) } : undefined
      parting?.by.lines.push(bytes.subarray(at, at))
    }
    at = end
  }
  return starts.map((from, i) => ({ bytes: bytes.slice(from, starts[i + 1] ?? bytes.length), postmark: true }))
}

const shown: [string, string][] = [
  ['SUMMARY', 'Invitation'],
  ['ORGANIZER', 'From'],
  ['DTSTART', 'Begins'],
  ['DTEND', 'Ends'],
  ['LOCATION', 'Where'],
  ['DESCRIPTION', 'Words'],
  ['COMMENT', 'Comment'],
]
/** What an invitation says, a line for each of its parts (RFC 5545). */
function invitationOf(text: string): string {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  return shown
    .flatMap(([key, label]) => {
      const line = lines.find(l => l.startsWith(`${key}:`) || l.startsWith(`${key};`))
      const value = line?.slice(line.search(/:(?!\/\/)/) + 1).trim()
      return value ? [`${label}: ${value.replaceAll('\\n', '\n').replace(/\\([,;\\])/g, '$1')}`] : []
    })
    .join('\n')
}
