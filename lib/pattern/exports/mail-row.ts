import PostalMime, { type Address } from 'postal-mime'
import { stamps, type ZoneClock } from './clock.ts'
import { decoded } from './lines.ts'
import { mailDate } from './mail-date.ts'
import { ownership } from './party.ts'
import type { Doubt, ReadOptions, Row } from './row.ts'

/** One message as it stands in the file. */
export type RawMail = { line: number; bytes: Uint8Array; postmark: boolean; shortened: boolean }

const newline = 10
const quoted = new TextEncoder().encode('From ')

/** A mailbox writes ">From " for a line of text that begins "From ": one mark comes off again. */
function unquoted(bytes: Uint8Array): Uint8Array {
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
/** The words of a page: blocks become lines, tags go, nothing is fetched or run. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6]|blockquote|table|ul|ol|pre)\s*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, d?: string, x?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const code = d !== undefined ? Number(d) : Number.parseInt(x ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
    })
    .replace(/ *\n */g, '\n')
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

/** Makes a row of a message, with the offset that its own Date header gives. */
export function mailRowMaker(clock: ZoneClock, options: ReadOptions) {
  const isOwner = ownership(options.owner)
  const owns = (p: { address: string; name: string }) => isOwner(p.address) || (p.name !== '' && isOwner(p.name))

  return async (mail: RawMail): Promise<{ raw: string } & ({ row: Row } | { reason: string })> => {
    const source = decoded(mail.bytes)
    const raw = clean(source.text.replace(/^\uFEFF/, ''))
      .replaceAll('\r\n', '\n')
      .replace(/\n+$/, '')
    const start = mail.postmark ? mail.bytes.indexOf(newline) + 1 : 0
    const mark = mail.bytes[0] === 0xef && mail.bytes[1] === 0xbb && mail.bytes[2] === 0xbf ? 3 : 0
    const bytes = mail.postmark ? unquoted(mail.bytes.subarray(start || mail.bytes.length)) : mail.bytes.subarray(mark)
    const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true }).catch((error: Error) => error)
    if (email instanceof Error) return { raw, reason: `The message cannot be taken apart: ${email.message}` }
    const header = email.headers.find(h => h.key === 'date')?.value
    if (header === undefined || header.trim() === '') return { raw, reason: 'The message has no Date header' }
    const date = mailDate(header, clock)
    if (!date) return { raw, reason: `“${header.trim().slice(0, 80)}” in the Date header is not a date and time` }
    const doubts: Doubt[] = []
    if (date.doubtful) doubts.push('time-zone')
    if (date.placed.changed) doubts.push('clock-change')
    if (mail.shortened) doubts.push('shortened')
    const sender = people(email.from ? [email.from] : email.sender ? [email.sender] : [])[0]
    const recipients = [...people(email.to), ...people(email.cc), ...people(email.bcc)]
    const out = sender !== undefined && owns(sender)
    const body = (email.text?.trim() ? email.text : wordsOf(email.html ?? '')).replaceAll('\r\n', '\n').trim()
    const row: Row = {
      line: mail.line,
      ...stamps(date.placed),
      precision: date.precision,
      channel: 'email',
      direction: options.owner === undefined ? 'unknown' : out ? 'out' : recipients.some(owns) ? 'in' : 'unknown',
      from: sender?.address ?? '',
      to: recipients.map(r => r.address).filter(Boolean),
      text: clean([email.subject?.trim(), body].filter(Boolean).join('\n\n')).toWellFormed(),
      attachments: email.attachments.map(a => clean(a.filename || a.mimeType || 'file without a name')),
      raw,
      doubts,
    }
    if (options.owner !== undefined && row.direction === 'unknown') doubts.push('owner')
    if (row.text.includes('\uFFFD')) doubts.push('encoding')
    return { raw, row }
  }
}
