import PostalMime, { type Address } from 'postal-mime'
import { decodeBytes } from '../lines.ts'
import type { Doubt, ReadOptions, Row } from '../row.ts'
import { ownership } from '../tables/party.ts'
import { stamps, type ZoneClock } from '../times/clock.ts'
import { mailAttachments } from './mail-attachments.ts'
import { asWestern, fromUtf7, headInUtf8, repairCharset, withMetaCharset } from './mail-charset.ts'
import { dateOfMail } from './mail-date.ts'
import { rawOf } from './mail-raw.ts'
import { fromOutlookText, holdsMailHead } from './outlook-text.ts'

/** One message as it stands in the file. */
export type RawMail = { line: number; bytes: Uint8Array; postmark: boolean; shortened: boolean; depth: number }

const newline = 10
const quoted = new TextEncoder().encode('From ')

/** A mailbox writes ">From " for a line of text that begins "From ": one mark comes off again. */
function unescapeFromLines(bytes: Uint8Array): Uint8Array {
  const cuts: number[] = []
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) {
    let next = at + 1
    while (bytes[next] === 0x3e) next++
    if (next > at + 1 && quoted.every((b, i) => bytes[next + i] === b)) cuts.push(at + 1)
  }
  if (!cuts.length) return bytes
  const out = new Uint8Array(bytes.length - cuts.length)
  let [from, to] = [0, 0]
  for (const cut of [...cuts, bytes.length]) {
    out.set(bytes.subarray(from, cut), to)
    to += cut - from
    from = cut + 1
  }
  return out
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
}
const hidden = ['style', 'script', 'head', 'title']
/** The page without its comments and the parts that nobody sees. */
function visibleText(html: string): string {
  const low = html.toLowerCase()
  const missing = new Set<string>()
  let out = ''
  let from = 0
  for (let at = low.indexOf('<'); at >= 0; at = low.indexOf('<', at)) {
    const name = low.startsWith('<!--', at)
      ? '--'
      : hidden.find(h => low.startsWith(h, at + 1) && /[\s>/]/.test(low[at + 1 + h.length] ?? ''))
    const end = name === undefined || missing.has(name) ? -1 : low.indexOf(name === '--' ? '-->' : `</${name}`, at + 1)
    if (end < 0) {
      // Once it is nowhere behind, it is nowhere further behind.
      if (name !== undefined) missing.add(name)
      at++
      continue
    }
    out += html.slice(from, at)
    const close = low.indexOf('>', end)
    from = close < 0 ? html.length : close + 1
    at = from
  }
  return out + html.slice(from)
}

/** The words of a page: blocks become lines, tags go, nothing is fetched or run. */
export function wordsOf(html: string): string {
  return visibleText(html)
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6]|blockquote|table|ul|ol|pre)\s*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, d?: string, x?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const code = d !== undefined ? Number(d) : Number.parseInt(x ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
    })
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .toWellFormed()
}

const people = (list: Address[] | undefined): { address: string; name: string }[] =>
  (list ?? []).flatMap(a =>
    a.group
      ? a.group.map(g => ({ address: g.address || g.name, name: g.name }))
      : [{ address: a.address || a.name, name: a.name }],
  )
const clean = (text: string) => text.replaceAll('\0', '\uFFFD')

type MadeMail = { raw: string } & ({ row: Row } | { reason: string })

const parse = (bytes: Uint8Array) =>
  PostalMime.parse(bytes, { forceRfc822Attachments: true }).catch((error: Error) => error)
type Parsed = Exclude<Awaited<ReturnType<typeof parse>>, Error>

/** What a mail says in words. */
export const wordsIn = (email: Parsed) =>
  (email.text?.trim() ? email.text : wordsOf(email.html ?? '')).replaceAll('\r\n', '\n').trim()
const unreadable = (email: Parsed) =>
  [email.text, email.html, email.subject, email.from?.name].some(t => t?.includes('\uFFFD'))

/** The mail with its letters as they were meant: by the set that its HTML names, or as Western where it names none or a wrong one. */
async function readLetters(bytes: Uint8Array, email: Parsed): Promise<{ email: Parsed; inferred: boolean }> {
  if (
    /charset="?(?:unicode-1-1-)?utf-7\b/i.test(rawOf(bytes.subarray(0, 20_000))) &&
    /\+[A-Za-z0-9+/]{2,}/.test(email.text ?? '')
  )
    return { email: { ...email, text: fromUtf7(email.text ?? '') }, inferred: false }
  if (unreadable(email)) {
    const named = withMetaCharset(bytes)
    const by = named && (await parse(named))
    if (by && !(by instanceof Error) && !unreadable(by)) return { email: by, inferred: false }
    const western = await parse(asWestern(bytes))
    if (!(western instanceof Error) && !unreadable(western)) return { email: western, inferred: true }
    return { email, inferred: false }
  }
  const [text, html] = [repairCharset(email.text ?? ''), repairCharset(email.html ?? '')]
  if (text === undefined && html === undefined) return { email, inferred: false }
  return {
    email: { ...email, ...(text !== undefined && { text }), ...(html !== undefined && { html }) },
    inferred: true,
  }
}

/** A message taken apart, with its letters as they were meant; or why it cannot be. */
export async function openMail(mail: Pick<RawMail, 'bytes' | 'postmark'>) {
  const start = mail.postmark ? mail.bytes.indexOf(newline) + 1 : 0
  const mark = mail.bytes[0] === 0xef && mail.bytes[1] === 0xbb && mail.bytes[2] === 0xbf ? 3 : 0
  const whole = mail.postmark
    ? unescapeFromLines(mail.bytes.subarray(start || mail.bytes.length))
    : mail.bytes.subarray(mark)
  const western = headInUtf8(fromOutlookText(whole) ?? whole)
  const first = await parse(western.bytes)
  if (first instanceof Error) return first
  const { email, inferred } = await readLetters(western.bytes, first)
  return { bytes: western.bytes, first, email, inferred: inferred || western.inferred }
}

/** Another person’s mail set into this one: the line by which programs begin it, and a head below. */
const forwardedHead =
  /^[ \t>]*(?:-{2,} ?(?:forwarded message|original message|ursprüngliche nachricht|weitergeleitete nachricht|message transféré|message d['’]origine|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|wiadomość przekazana) ?-{2,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message transféré ?:|inicio del mensaje reenviado:)/im
const deepest = 5

/** Makes a row of a message, with the offset that its own Date header gives, and one of each message that lies inside it. */
export function mailRowMaker(clock: ZoneClock, options: ReadOptions) {
  const isOwner = ownership(options.owner)
  const owns = (p: { address: string; name: string }) => isOwner(p.address) || (p.name !== '' && isOwner(p.name))

  return async function make(mail: RawMail): Promise<MadeMail[]> {
    const raw = rawOf(mail.bytes)
    const opened = await openMail(mail)
    if (opened instanceof Error) return [{ raw, reason: `The message cannot be taken apart: ${opened.message}` }]
    const { bytes, first, email, inferred } = opened
    const headers = email.headers.map(h => ({ key: h.key, value: clean(h.value) }))
    const date = dateOfMail(headers, clock, mail.postmark ? (raw.split('\n', 1)[0] ?? '').slice(0, 300) : '')
    if ('reason' in date) return [{ raw, reason: date.reason }]
    const doubts: Doubt[] = [...date.doubts]
    if (date.placed.changed) doubts.push('clock-change')
    if (mail.shortened) doubts.push('shortened')
    if (inferred || (decodeBytes(bytes).odd && !/charset/i.test(raw))) doubts.push('charset-inferred')
    const sender = people(email.from ? [email.from] : email.sender ? [email.sender] : [])[0]
    if (!sender?.address) doubts.push('no-sender')
    const recipients = [...people(email.to), ...people(email.cc), ...people(email.bcc)]
    const out = sender !== undefined && owns(sender)
    const isForwarded =
      forwardedHead.test((email.text ?? '').slice(0, 20_000)) || forwardedHead.test(wordsIn(email).slice(0, 20_000))
    const { names, inner, words, unread, invitation } = mailAttachments(email.attachments, mail.depth < deepest)
    if (unread) doubts.push('words-unread')
    if (invitation) doubts.push('calendar')
    const row: Row = {
      line: mail.line,
      ...stamps(date.placed),
      precision: date.precision,
      channel: 'email',
      direction: options.owner === undefined ? 'unknown' : out ? 'out' : recipients.some(owns) ? 'in' : 'unknown',
      from: clean(sender?.address ?? ''),
      to: recipients.map(r => r.address).filter(Boolean),
      text: clean([email.subject?.trim(), wordsIn(email), ...words].filter(Boolean).join('\n\n')).toWellFormed(),
      attachments: names.map(clean),
      raw,
      doubts,
    }
    if (isForwarded) row.marks = ['forwarded']
    else if (holdsMailHead(row.text)) doubts.push('quoted-mail')
    const listed = headers.filter(h => h.key === 'attachments').flatMap(h => h.value.split(';').map(n => n.trim()))
    if (first.attachments.length === 0) row.attachments.push(...listed.filter(Boolean))
    if (options.owner !== undefined && row.direction === 'unknown') doubts.push('owner')
    if (row.text.includes('\uFFFD')) doubts.push('encoding')
    const within: MadeMail[] = []
    for (const piece of inner)
      within.push(...(await make({ ...piece, line: mail.line, shortened: false, depth: mail.depth + 1 })))
    return [{ raw, row }, ...within]
  }
}
