/** Letters of a mail that names no character set, or the wrong one. */

/** Bytes as characters 0 to 255, so that heads can be edited and nothing else changes. */
function binary(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
function unbinary(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

const contentType = /^content-type:[^\n]{0,2000}(?:\n[ \t][^\n]{0,2000}){0,20}/gim
const charsetIn = /;\s*charset\s*=\s*"?([\w.:-]{1,40})"?/i
const metaCharset = /<(?:meta\b[^<>]{0,300}?charset|\?xml\b[^<>]{0,100}?encoding)\s*=\s*(?:3D)?\s*["']?([\w.:-]{1,40})/i
const isKnown = (charset: string) => {
  try {
    new TextDecoder(charset)
    return true
  } catch {
    return false
  }
}

/** The same mail with a character set where a part names none: the one that its HTML names. Undefined where there is nothing to add. */
export function withMetaCharset(bytes: Uint8Array): Uint8Array | undefined {
  const text = binary(bytes)
  const named = metaCharset.exec(text)?.[1]
  if (!named || !isKnown(named)) return undefined
  const out = text.replace(contentType, head =>
    /text\/html/i.test(head) && !charsetIn.test(head) ? `${head.trimEnd()}; charset=${named}` : head,
  )
  return out === text ? undefined : unbinary(out)
}

/** The same mail, its words said to be Windows-1252 where they name nothing or what they are not. */
export function asWestern(bytes: Uint8Array): Uint8Array {
  const text = binary(bytes)
  let typed = false
  const out = text.replace(contentType, head => {
    if (!/^content-type:\s*text\//i.test(head)) return head
    typed = true
    const named = charsetIn.exec(head)?.[1]?.toLowerCase()
    if (named === undefined) return `${head.trimEnd()}; charset=windows-1252`
    return named === 'utf-8' || named === 'us-ascii' || !isKnown(named)
      ? head.replace(charsetIn, '; charset=windows-1252')
      : head
  })
  return unbinary(typed ? out : `Content-Type: text/plain; charset=windows-1252\n${out}`)
}

const western = new TextDecoder('windows-1252')
let codes: Map<string, number> | undefined
/** UTF-8 that was read as Windows-1252 (“cafÃ©”) as what it was; undefined where the text is not such. */
export function repairCharset(text: string): string | undefined {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/.test(text)) return undefined
  codes ??= new Map(Array.from({ length: 256 }, (_, b): [string, number] => [western.decode(new Uint8Array([b])), b]))
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = codes.get(text[i] ?? '')
    if (code === undefined) return undefined
    bytes[i] = code
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const newlines = (bytes: Uint8Array, at: number) =>
  bytes[at] === 10 && (bytes[at + 1] === 10 || (bytes[at + 1] === 13 && bytes[at + 2] === 10))
/** The same mail with letters in its head as UTF-8, where they stand there bare and are Western: old programs write them so. */
export function headInUtf8(bytes: Uint8Array): { bytes: Uint8Array; inferred: boolean } {
  let end = 0
  let plain = true
  for (; end < bytes.length && end < 200_000 && !newlines(bytes, end); end++) if ((bytes[end] ?? 0) > 127) plain = false
  if (plain) return { bytes, inferred: false }
  const head = bytes.subarray(0, end)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head)
    return { bytes, inferred: false }
  } catch {
    const utf8 = new TextEncoder().encode(western.decode(head))
    const all = new Uint8Array(utf8.length + bytes.length - end)
    all.set(utf8)
    all.set(bytes.subarray(end), utf8.length)
    return { bytes: all, inferred: true }
  }
}

/** Words in UTF-7 (RFC 2152), which the standard decoders leave as they are: “caf+AOk-”. */
export const fromUtf7 = (text: string): string =>
  text.replace(/\+([A-Za-z0-9+/]{0,8000})-?/g, (whole, code: string) => {
    if (code === '') return '+'
    const bytes = Uint8Array.from(atob(code.padEnd(Math.ceil(code.length / 4) * 4, 'A')), c => c.charCodeAt(0))
    const units = Math.floor((code.length * 6) / 16)
    if (units === 0) return whole
    return new TextDecoder('utf-16be').decode(bytes.subarray(0, units * 2))
  })
