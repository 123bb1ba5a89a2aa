import { longest, type Source } from './row.ts'

/** Lines in file order, without their endings. A line beyond the longest kept comes in pieces that share its number. */
export type Lines = {
  /** Number of the first line of the batch, from 1. */
  first: number
  text: string[]
  /** The last line of the batch is a piece: the next batch goes on with it. */
  open: boolean
  /** Positions in `text` whose bytes are not of the file's encoding. */
  odd: Set<number>
  /** Whether the lines end with carriage return and line feed: all, none, or each by itself. */
  crlf: boolean | boolean[]
}
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

const noneOdd: Set<number> = new Set()
const newline = 10

/** The encoding as the first bytes show it: by its mark, or by the empty halves of plain letters. */
export function encodingOf(sample: Uint8Array): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  const looked = sample.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (let i = 0; i < looked.length; i++) if (looked[i] === 0) i % 2 ? odd++ : even++
  const most = looked.length * 0.2
  return odd > most && even * 10 < odd ? 'utf-16le' : even > most && odd * 10 < even ? 'utf-16be' : 'utf-8'
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const western = new TextDecoder('windows-1252')
/** UTF-8, or Windows-1252 where the bytes are not UTF-8 (`odd`). */
export function decodeBytes(bytes: Uint8Array): { text: string; odd: boolean } {
  try {
    return { text: strict.decode(bytes), odd: false }
  } catch {
    return { text: western.decode(bytes), odd: true }
  }
}

/** A database holds no NUL character; what stood there is shown as unreadable. */
const withoutNul = (text: string) => (text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text)

export const joinChunks = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (!a.length) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** The bytes of whole lines, the ending of the last included; `open` when a line is cut for its length. */
export type WholeLines = { bytes: Uint8Array; open: boolean }
export async function* wholeLines(source: Source): AsyncGenerator<WholeLines> {
  let carry: Uint8Array[] = []
  let carried = 0
  const joinPieces = (last: Uint8Array) => {
    const all = new Uint8Array(carried + last.length)
    let at = 0
    for (const piece of carry) {
      all.set(piece, at)
      at += piece.length
    }
    all.set(last, at)
    carry = []
    carried = 0
    return all
  }
  for await (const chunk of source.open()) {
    const end = chunk.lastIndexOf(newline) + 1
    if (end > 0) {
      yield { bytes: joinPieces(chunk.subarray(0, end)), open: false }
      if (end < chunk.length) {
        carry = [chunk.slice(end)]
        carried = chunk.length - end
      }
    } else {
      carry.push(chunk.slice())
      carried += chunk.length
    }
    if (carried > longest) {
      const all = joinPieces(new Uint8Array(0))
      // A character of several bytes is not cut in two.
      let cut = all.length
      while (cut > all.length - 4 && ((all[cut - 1] ?? 0) & 0xc0) === 0x80) cut--
      if (((all[cut - 1] ?? 0) & 0xc0) === 0xc0) cut--
      else cut = all.length
      yield { bytes: all.slice(0, cut), open: true }
      carry = [all.slice(cut)]
      carried = all.length - cut
    }
  }
  if (carried) yield { bytes: joinPieces(new Uint8Array(0)), open: false }
}

export function withoutEnding(line: string): string {
  let end = line.length
  // Copied between systems, a file may end its lines with two returns.
  while (end > 0 && line.charCodeAt(end - 1) === 13) end--
  return end === line.length ? line : line.slice(0, end)
}
function splitLines(text: string, closed: boolean): { text: string[]; crlf: Lines['crlf'] } {
  const lines = text.split('\n')
  if (!text.includes('\r')) return { text: lines, crlf: false }
  const crlf: boolean[] = []
  let ended = 0
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const bare = withoutEnding(line)
    lines[i] = bare
    // The last piece of a batch that is cut for its length has no ending yet.
    const is = bare !== line && (closed || i < lines.length - 1)
    crlf.push(is)
    if (is) ended++
  }
  return { text: lines, crlf: ended === lines.length ? true : ended === 0 ? false : crlf }
}

/** A batch of lines from bytes that end with a line ending (or are open, or are the last), and their text where it is known. */
export function batch(bytes: Uint8Array, first: number, open: boolean, text?: string): Lines {
  const start = first === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const ended = !open && bytes[bytes.length - 1] === newline
  if (text !== undefined)
    return { first, open, odd: noneOdd, ...splitLines(withoutNul(ended ? text.slice(0, -1) : text), ended) }
  const body = bytes.subarray(start, ended ? bytes.length - 1 : bytes.length)
  const whole = decodeBytes(body)
  if (!whole.odd) return { first, open, odd: noneOdd, ...splitLines(withoutNul(whole.text), ended) }
  const pieces: string[] = []
  const odd = new Set<number>()
  for (let at = 0; at <= body.length; ) {
    const next = body.indexOf(newline, at)
    const line = decodeBytes(body.subarray(at, next < 0 ? body.length : next))
    if (line.odd) odd.add(pieces.length)
    pieces.push(withoutNul(line.text))
    if (next < 0) break
    at = next + 1
  }
  return { first, open, odd, ...splitLines(pieces.join('\n'), ended) }
}

const lossy = new TextDecoder('utf-8', { ignoreBOM: true })
/** Where the last whole character ends: what stands behind it goes on in the next part. */
function wholeEnd(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0 && at > bytes.length - 4; at--) {
    const c = bytes[at] ?? 0
    if ((c & 0xc0) === 0x80) continue
    const length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1
    return at + length > bytes.length ? at : bytes.length
  }
  return bytes.length
}
/**
 * The file as text, in parts that cut no character. UTF-8 is decoded a part at a time: a decoder that keeps its state between parts takes
 * far longer, and makes texts of plain letters twice as wide.
 */
export async function* textParts(source: Source): AsyncGenerator<string> {
  let wide: TextDecoder | undefined
  let carry: Uint8Array = new Uint8Array(0)
  let isFirst = true
  for await (const bytes of source.open()) {
    if (!bytes.length) continue
    if (isFirst && encodingOf(bytes) !== 'utf-8') wide = new TextDecoder(encodingOf(bytes))
    if (wide) yield wide.decode(bytes, { stream: true })
    else {
      const all = joinChunks(carry, bytes)
      const end = wholeEnd(all)
      const text = lossy.decode(all.subarray(0, end))
      // A copy: sources may fill one buffer again and again.
      carry = new Uint8Array(all.subarray(end))
      yield isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text
    }
    isFirst = false
  }
  const rest = wide ? wide.decode() : lossy.decode(carry)
  if (rest) yield rest
}

/** The file as batches of lines. A final line ending makes no further line. */
export async function* lines(source: Source): AsyncGenerator<Lines> {
  let first = 1
  for await (const { bytes, open } of wholeLines(source)) {
    const lot = batch(bytes, first, open)
    yield lot
    first += lot.text.length - (open ? 1 : 0)
  }
}

/** The same file in UTF-8 with line feeds: read from UTF-16, and from a file whose lines end with another sign alone. */
export function inPlainLines(source: Source, { encoding, text }: { encoding: Encoding; text: string }): Source {
  const wide = encoding === 'utf-8' ? source : transcode(source, encoding)
  const ending = endingOf(text)
  if (ending === '\n') return wide
  return { open: () => (ending === '\r' ? fed(wide) : breakAtSigns(wide)) }
}
/** How lines end: a spreadsheet of a Macintosh ends rows with a return, and breaks the text within a cell with a feed. */
export function endingOf(text: string): '\n' | '\r' | '\u2028' {
  const feed = text.indexOf('\n')
  const first = text.indexOf('\r')
  if (first >= 0 && (feed < 0 || (first < feed - 1 && text[feed - 1] !== '\r'))) {
    let quoted = false
    let within = true
    for (let i = 0; i < text.length && within; i++) {
      const c = text.charCodeAt(i)
      if (c === 0x22) quoted = !quoted
      else if (c === newline) within = quoted && text.charCodeAt(i - 1) !== 13
    }
    if (within) return '\r'
  }
  return feed < 0 && first < 0 && /[\u2028\u2029\u0085\v\f]/.test(text) ? '\u2028' : '\n'
}
/** Lines parted by the signs of Unicode, or by the page. */
async function* breakAtSigns(source: Source): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  const inFeeds = (text: string) => encoder.encode(text.replace(/[\u2028\u2029\u0085\v\f]/g, '\n'))
  for await (const chunk of source.open()) yield inFeeds(decoder.decode(chunk, { stream: true }))
  const rest = inFeeds(decoder.decode())
  if (rest.length) yield rest
}
const transcode = (source: Source, encoding: Encoding): Source => ({
  async *open() {
    const decoder = new TextDecoder(encoding)
    const encoder = new TextEncoder()
    for await (const chunk of source.open()) yield encoder.encode(decoder.decode(chunk, { stream: true }))
    const rest = encoder.encode(decoder.decode())
    if (rest.length) yield rest
  },
})
async function* fed(source: Source): AsyncGenerator<Uint8Array> {
  let held = false
  for await (const chunk of source.open()) {
    if (!chunk.length) continue
    const out: Uint8Array = new Uint8Array(chunk.length + (held ? 1 : 0))
    out.set(chunk, held ? 1 : 0)
    if (held) out[0] = 13
    // Whether a line feed follows the last sign is not known yet.
    held = out[out.length - 1] === 13
    const end = held ? out.length - 1 : out.length
    for (let i = out.indexOf(13); i >= 0 && i < end; i = out.indexOf(13, i + 1))
      if (out[i + 1] !== newline) out[i] = newline
    yield out.subarray(0, end)
  }
  if (held) yield new Uint8Array([newline])
}

/** The first bytes of the file, up to a quarter of a megabyte. */
export async function sampleOf(source: Source, size = 1 << 18): Promise<Uint8Array> {
  let sample = new Uint8Array(0) as Uint8Array
  for await (const chunk of source.open()) {
    sample = joinChunks(sample, chunk)
    if (sample.length >= size) break
  }
  return sample
}
