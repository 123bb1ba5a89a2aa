import { encodingOf } from '../lines.ts'
import type { Source } from '../row.ts'

/** A part of a JSON document: where it stands ("messages/*" for each element of `messages`), its text, and the line it begins on. */
export type JsonPart = { path: string; line: number; raw: string }
/** The longest part that is kept; a longer one is given with its first characters and `cut`. */
const longest = 1 << 22
/** No export nests as deep. What lies deeper is kept within its part, and not looked for: a path as long as the file would be. */
const deepest = 40

type Frame = { array: boolean; path: string; key: string; expectKey: boolean }

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
  private stack: Frame[] = []
  private string = false
  private escaped = false
  private token = -1
  private scalar = false
  private capture: { start: number; depth: number; path: string; line: number } | undefined
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
    const last = top.array ? '*' : top.key
    return top.path === '' ? last : `${top.path}/${last}`
  }
  private pathWithin(): string {
    return this.capture || this.stack.length > deepest ? '' : this.path()
  }
  private begin(i: number, isText = false): void {
    if (this.capture || this.stack.length > deepest) return
    const path = this.path()
    if (this.wants(path) || (isText && this.texts))
      this.capture = { start: i, depth: this.stack.length, path, line: this.line }
  }
  private end(i: number): void {
    const { capture } = this
    if (!capture || capture.depth !== this.stack.length) return
    if (capture.start >= 0)
      this.out.push({ path: capture.path, line: capture.line, raw: this.buffer.slice(capture.start, i) })
    this.capture = undefined
  }

  feed(chunk: string): (JsonPart & { cut?: true })[] {
    this.buffer += chunk
    const { buffer } = this
    let i = this.at
    /** The next sign within a text that is more than a letter: each is looked for once. */
    const after = (sign: string) => {
      const at = buffer.indexOf(sign, i)
      return at < 0 ? buffer.length : at
    }
    let [slash, feed] = [-1, -1]
    for (; i < buffer.length; i++) {
      if (this.string && !this.escaped) {
        if (slash < i) slash = after('\\')
        if (feed < i) feed = after('\n')
        const quote = buffer.indexOf('"', i)
        i = Math.min(slash, feed, quote < 0 ? buffer.length : quote)
        if (i === buffer.length) break
      }
      const c = buffer.charCodeAt(i)
      if (this.string) {
        if (this.escaped) this.escaped = false
        else if (c === 0x5c) this.escaped = true
        else if (c === 0x22) {
          this.string = false
          this.closeString(i + 1)
        } else if (c === 0x0a) this.line++
        continue
      }
      if (this.scalar) {
        if (c !== 0x2c && c !== 0x5d && c !== 0x7d && c !== 0x0a && c !== 0x0d && c !== 0x20 && c !== 0x09) continue
        this.scalar = false
        this.end(i)
      }
      if (c === 0x22) {
        if (!this.stack.length) continue
        this.string = true
        this.token = i
        if (!this.stack.at(-1)?.expectKey) this.begin(i, true)
      } else if (c === 0x7b || c === 0x5b) {
        this.begin(i)
        this.stack.push({ array: c === 0x5b, path: this.pathWithin(), key: '', expectKey: c === 0x7b })
      } else if (c === 0x7d || c === 0x5d) {
        const top = this.stack.pop()
        if (!top || top.array !== (c === 0x5d)) this.faulty = true
        else this.end(i + 1)
      } else if (c === 0x2c) {
        const top = this.stack.at(-1)
        if (top && !top.array) top.expectKey = true
      } else if (c === 0x3a) {
        const top = this.stack.at(-1)
        if (top) top.expectKey = false
      } else if (c === 0x0a) this.line++
      else if (c > 0x20 && this.stack.length && !this.stack.at(-1)?.expectKey) {
        this.scalar = true
        this.begin(i)
      }
    }
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

  private closeString(after: number): void {
    const top = this.stack.at(-1)
    if (!top) return
    if (top.expectKey) {
      if (!this.capture && this.token >= 0) top.key = textOf(this.buffer.slice(this.token, after))
    } else this.end(after)
    this.token = -1
  }

  /** What was still open at the end of the document. */
  rest(): (JsonPart & { cut?: true })[] {
    if (this.scalar) this.end(this.buffer.length)
    const { capture } = this
    if (this.stack.length || this.string) this.faulty = true
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
  let decoder: TextDecoder | undefined
  for await (const bytes of source.open()) {
    decoder ??= new TextDecoder(encodingOf(bytes))
    yield { parts: scanner.feed(decoder.decode(bytes, { stream: true })), faulty: false }
  }
  if (decoder) yield { parts: scanner.feed(decoder.decode()), faulty: false }
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
