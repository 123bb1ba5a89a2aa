import { textParts } from '../lines.ts'
import type { Source } from '../row.ts'

/** A part of a JSON document: where it stands ("messages/*" for each element of `messages`), its text, and the line it begins on. */
export type JsonPart = { path: string; line: number; raw: string }
/** The longest part that is kept; a longer one is given with its first characters and `cut`. */
const longest = 1 << 22
/** No export nests as deep. What lies deeper is kept within its part, and not looked for: a path as long as the file would be. */
const deepest = 40

/** `inner` is where the elements of an array stand, and whether they are wanted: worked out once for all of them. */
type Frame = { array: boolean; path: string; inner: string; isWanted: boolean; key: string; expectKey: boolean }
/** A part on its way; `open` are the brackets within it, each an array's or not. */
type Capture = { start: number; path: string; line: number; open: boolean[] }

/**
 * Finds the wanted parts of a JSON document in one pass, without holding the document. Text before the first bracket
 * ("window.YTD.messages = [") is passed over; several documents may follow each other.
 */
class JsonScanner {
  private wants: (path: string) => boolean
  /** Texts that are no part of what is wanted are given too. */
  private texts: boolean
  private buffer = ''
  private at = 0
  private line = 1
  /** Where the next of each sign stands that is seldom: each is looked for once. */
  private feedAt = -1
  private slashAt = -1
  private stack: Frame[] = []
  private string = false
  private escaped = false
  private token = -1
  private scalar = false
  private capture: Capture | undefined
  private out: (JsonPart & { cut?: true })[] = []
  /** The document does not close what it opens, or closes what it never opened. */
  faulty = false

  constructor(wants: (path: string) => boolean, texts: boolean) {
    this.wants = wants
    this.texts = texts
  }

  private path(): string {
    const top = this.stack.at(-1)
    if (!top) return ''
    if (top.array) return top.inner
    return top.path === '' ? top.key : `${top.path}/${top.key}`
  }
  private open(array: boolean): void {
    const isFar = this.stack.length > deepest
    const path = isFar ? '' : this.path()
    const inner = path === '' ? '*' : `${path}/*`
    this.stack.push({ array, path, inner, isWanted: array && this.wants(inner), key: '', expectKey: !array })
  }
  private isWanted(isText: boolean): boolean {
    if (this.stack.length > deepest) return false
    const top = this.stack.at(-1)
    return (top?.array ? top.isWanted : this.wants(this.path())) || (isText && this.texts)
  }
  private begin(i: number, isText = false): Capture | undefined {
    if (!this.isWanted(isText)) return undefined
    this.countLines(i)
    this.capture = { start: i, path: this.path(), line: this.line, open: [] }
    return this.capture
  }
  private end(i: number): void {
    const { capture } = this
    if (!capture) return
    if (capture.start >= 0)
      this.out.push({ path: capture.path, line: capture.line, raw: this.buffer.slice(capture.start, i) })
    this.capture = undefined
  }
  private countLines(to: number): void {
    while (this.feedAt < to) {
      if (this.feedAt >= 0) this.line++
      const next = this.buffer.indexOf('\n', this.feedAt < 0 ? this.at : this.feedAt + 1)
      this.feedAt = next < 0 ? this.buffer.length : next
    }
  }

  feed(chunk: string): (JsonPart & { cut?: true })[] {
    this.buffer += chunk
    this.feedAt = -1
    this.slashAt = -1
    const { buffer } = this
    let i = this.at
    while (i < buffer.length) {
      if (this.string) {
        i = this.endOfString(i)
        if (!this.string && !this.capture?.open.length) this.closeString(i)
      } else i = this.capture?.open.length ? this.passOver(i, this.capture.open) : this.lookAt(i)
    }
    this.countLines(i)
    const { capture } = this
    if (capture && capture.start >= 0 && i - capture.start > longest) {
      this.out.push({
        path: capture.path,
        line: capture.line,
        raw: buffer.slice(capture.start, capture.start + 2000),
        cut: true,
      })
      capture.start = -1
    }
    const keep =
      capture && capture.start >= 0
        ? capture.start
        : this.string && this.token >= 0 && i - this.token < longest
          ? this.token
          : i
    if (capture && capture.start >= 0) capture.start -= keep
    if (this.token >= 0) this.token -= keep
    this.buffer = buffer.slice(keep)
    this.at = i - keep
    const out = this.out
    this.out = []
    return out
  }

  /** Behind the end of the text that is open, or where the buffer ends. */
  private endOfString(i: number): number {
    const { buffer } = this
    for (let at = i; at < buffer.length; ) {
      if (this.escaped) {
        this.escaped = false
        at++
        continue
      }
      if (this.slashAt < at) {
        const slash = buffer.indexOf('\\', at)
        this.slashAt = slash < 0 ? buffer.length : slash
      }
      const quote = buffer.indexOf('"', at)
      const stop = quote < 0 ? buffer.length : quote
      if (this.slashAt < stop) {
        this.escaped = true
        at = this.slashAt + 1
      } else if (quote < 0) return buffer.length
      else {
        this.string = false
        return quote + 1
      }
    }
    return buffer.length
  }

  /** Goes on in a part that is kept whole: nothing counts in it but where it ends. */
  private passOver(i: number, open: boolean[]): number {
    const { buffer } = this
    for (let at = i; at < buffer.length; ) {
      const c = buffer.charCodeAt(at++)
      if (c === 0x22) {
        this.string = true
        at = this.endOfString(at)
      } else if (c === 0x7b || c === 0x5b) open.push(c === 0x5b)
      else if (c === 0x7d || c === 0x5d) {
        if (open.pop() !== (c === 0x5d)) this.faulty = true
        if (open.length) continue
        this.end(at)
        return at
      }
    }
    return buffer.length
  }

  /** One sign outside of texts and of parts that are kept whole. */
  private lookAt(i: number): number {
    const c = this.buffer.charCodeAt(i)
    if (this.scalar) {
      if (c !== 0x2c && c !== 0x5d && c !== 0x7d && c !== 0x0a && c !== 0x0d && c !== 0x20 && c !== 0x09) return i + 1
      this.scalar = false
      this.end(i)
    }
    const top = this.stack.at(-1)
    if (c === 0x22) {
      if (!top) return i + 1
      this.string = true
      this.token = i
      if (!top.expectKey) this.begin(i, true)
    } else if (c === 0x7b || c === 0x5b) {
      const capture = this.begin(i)
      if (capture) capture.open.push(c === 0x5b)
      else this.open(c === 0x5b)
    } else if (c === 0x7d || c === 0x5d) {
      if (this.stack.pop()?.array !== (c === 0x5d)) this.faulty = true
    } else if (c === 0x2c) {
      if (top && !top.array) top.expectKey = true
    } else if (c === 0x3a) {
      if (top) top.expectKey = false
    } else if (c > 0x20 && top && !top.expectKey) {
      this.scalar = true
      this.begin(i)
    }
    return i + 1
  }

  private closeString(after: number): void {
    const top = this.stack.at(-1)
    if (!top) return
    if (top.expectKey) {
      if (this.token >= 0) top.key = textOf(this.buffer.slice(this.token, after))
    } else this.end(after)
    this.token = -1
  }

  /** What was still open at the end of the document. */
  rest(): (JsonPart & { cut?: true })[] {
    if (this.scalar) this.end(this.buffer.length)
    const { capture } = this
    if (this.stack.length || this.string || capture) this.faulty = true
    if (capture && capture.start >= 0)
      this.out.push({
        path: capture.path,
        line: capture.line,
        raw: this.buffer.slice(capture.start).slice(0, 2000),
        cut: true,
      })
    const out = this.out
    this.out = []
    return out
  }
}
const textOf = (quoted: string): string => {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value.slice(0, 300) : ''
  } catch {
    return quoted.slice(1, 300)
  }
}

/** The wanted parts in file order, in batches; the last batch says whether the document was whole. */
export async function* jsonParts(
  source: Source,
  wants: (path: string) => boolean,
  texts = false,
): AsyncGenerator<{ parts: (JsonPart & { cut?: true })[]; faulty: boolean }> {
  const scanner = new JsonScanner(wants, texts)
  for await (const text of textParts(source)) yield { parts: scanner.feed(text), faulty: false }
  const parts = scanner.rest()
  yield { parts, faulty: scanner.faulty }
}
/** The parts of a text that is held whole, such as a sample. */
export function jsonPartsOf(text: string, wants: (path: string) => boolean): JsonPart[] {
  return new JsonScanner(wants, false).feed(text)
}

export type JsonObject = { [key: string]: unknown }
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** A text, or a number as text; empty for anything else. */
export const words = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
export function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

/** Whether a text opens as JSON does, or as a script that holds nothing else ("window.YTD.messages = ["). A chat in brackets does not. */
export const startsAsJson = (text: string): boolean =>
  /^\s*(?:[\w.]{1,80}\s*=\s*)?(?:\{\s*["}]|\[\s*[[{"\]])/.test(text)
