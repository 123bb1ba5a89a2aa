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

const strict = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const western = new TextDecoder('windows-1252')
/** UTF-8, or Windows-1252 where the bytes are not UTF-8 (`odd`). */
export function decoded(bytes: Uint8Array): { text: string; odd: boolean } {
  try {
    return { text: strict().decode(bytes), odd: false }
  } catch {
    return { text: western.decode(bytes), odd: true }
  }
}

/** A database holds no NUL character; what stood there is shown as unreadable. */
const withoutNul = (text: string) => (text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text)

export const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (!a.length) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** The bytes of whole lines, the ending of the last included; `open` when a line is cut for its length. */
export async function* wholeLines(source: Source): AsyncGenerator<{ bytes: Uint8Array; open: boolean }> {
  let carry: Uint8Array[] = []
  let carried = 0
  const gathered = (last: Uint8Array) => {
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
      yield { bytes: gathered(chunk.subarray(0, end)), open: false }
      if (end < chunk.length) {
        carry = [chunk.slice(end)]
        carried = chunk.length - end
      }
    } else {
      carry.push(chunk.slice())
      carried += chunk.length
    }
    if (carried > longest) {
      const all = gathered(new Uint8Array(0))
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
  if (carried) yield { bytes: gathered(new Uint8Array(0)), open: false }
}

const ending = /\r$/
const splitted = (text: string) => {
  const lines = text.split('\n')
  if (text.includes('\r')) for (let i = 0; i < lines.length; i++) lines[i] = (lines[i] ?? '').replace(ending, '')
  return lines
}

/** A batch of lines from bytes that end with a line ending (or are open, or are the last). */
function batch(bytes: Uint8Array, first: number, open: boolean): Lines {
  const start = first === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const ended = !open && bytes[bytes.length - 1] === newline
  const body = bytes.subarray(start, ended ? bytes.length - 1 : bytes.length)
  const whole = decoded(body)
  if (!whole.odd) return { first, text: splitted(withoutNul(whole.text)), open, odd: noneOdd }
  const text: string[] = []
  const odd = new Set<number>()
  for (let at = 0; at <= body.length; ) {
    const next = body.indexOf(newline, at)
    const line = decoded(body.subarray(at, next < 0 ? body.length : next))
    if (line.odd) odd.add(text.length)
    text.push(withoutNul(line.text).replace(ending, ''))
    if (next < 0) break
    at = next + 1
  }
  return { first, text, open, odd }
}

/** The file as batches of lines, whatever its encoding. A final line ending makes no further line. */
export async function* lines(source: Source, encoding: Encoding): AsyncGenerator<Lines> {
  let first = 1
  if (encoding === 'utf-8') {
    for await (const { bytes, open } of wholeLines(source)) {
      const lot = batch(bytes, first, open)
      yield lot
      first += lot.text.length - (open ? 1 : 0)
    }
    return
  }
  const decoder = new TextDecoder(encoding)
  let carry = ''
  const give = (text: string, open: boolean): Lines => {
    const lot = { first, text: splitted(withoutNul(text)), open, odd: noneOdd }
    first += lot.text.length - (open ? 1 : 0)
    return lot
  }
  for await (const chunk of source.open()) {
    carry += decoder.decode(chunk, { stream: true })
    const end = carry.lastIndexOf('\n')
    if (end >= 0) {
      yield give(carry.slice(0, end), false)
      carry = carry.slice(end + 1)
    } else if (carry.length > longest) {
      yield give(carry, true)
      carry = ''
    }
  }
  carry += decoder.decode()
  if (carry) yield give(carry, false)
}

/** The first bytes of the file, up to a quarter of a megabyte. */
export async function sampleOf(source: Source, size = 1 << 18): Promise<Uint8Array> {
  let sample = new Uint8Array(0) as Uint8Array
  for await (const chunk of source.open()) {
    sample = joined(sample, chunk)
    if (sample.length >= size) break
  }
  return sample
}
