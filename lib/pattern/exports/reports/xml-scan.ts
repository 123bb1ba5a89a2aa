/** A piece of an XML file: a tag with its attributes, or what stands between tags. Lines count from 1. */
export type Piece = {
  is: 'open' | 'close' | 'empty' | 'between' | 'broken'
  name: string
  attributes: Record<string, string>
  /** A quotation mark stood where XML allows none. */
  misquoted: boolean
  raw: string
  line: number
  /** Line on which the piece ends. */
  last: number
}

/** A value is kept up to this length; of pictures and other files that stand in it, only their size is said. */
const keptData = 1 << 16
const keptText = 1 << 19
const known = /^<\/?(?:smses|sms|mms|parts|part|addrs|addr|calls|call)(?=[\s>/]|$)/
/** The longest of the names above, its signs and one character more. */
const ahead = 10

const none = { attributes: {}, broken: false }
const states = { between: 0, tag: 1, value: 2, comment: 3, section: 4 } as const
type State = (typeof states)[keyof typeof states]

/**
 * Takes XML apart as it arrives, in bounded memory, and keeps going where a strict reader stops: cut off, or with a tag that is
 * never closed. A backup of text messages holds both, and character numbers that XML forbids.
 */
export class XmlScanner {
  private state: State = states.between
  private rest = ''
  private raw: string[] = []
  private size = 0
  private line = 1
  private begun = 1
  private quote = ''
  private valueSize = 0
  private skipped = 0
  private keep = keptText
  private pieces: Piece[] = []

  /** Gives the next characters of the file; what is complete comes back. */
  push(text: string): Piece[] {
    const input = this.rest + text
    this.rest = ''
    this.scan(input, false)
    return this.taken()
  }

  /** The end of the file: whatever is open is a broken piece. */
  end(): Piece[] {
    const input = this.rest
    this.rest = ''
    this.scan(input, true)
    this.finish(this.state === states.between ? 'between' : 'broken')
    this.state = states.between
    return this.taken()
  }

  private taken(): Piece[] {
    const pieces = this.pieces
    this.pieces = []
    return pieces
  }

  private keepText(text: string): void {
    if (!text) return
    this.raw.push(text)
    this.size += text.length
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.line++
  }

  /** Part of an attribute's value; beyond the length kept only its size and its lines count. */
  private keepValue(text: string): void {
    const room = this.keep - this.valueSize
    this.valueSize += text.length
    if (room >= text.length) {
      this.keepText(text)
      return
    }
    if (room > 0) this.keepText(text.slice(0, room))
    const over = room > 0 ? text.slice(room) : text
    this.skipped += over.length
    for (let at = over.indexOf('\n'); at >= 0; at = over.indexOf('\n', at + 1)) this.line++
  }

  private closeValue(): void {
    if (this.skipped) this.keepText(`[… ${this.skipped} characters left out …]`)
    this.skipped = 0
    this.valueSize = 0
  }

  private finish(is: Piece['is']): void {
    const raw = this.raw.join('')
    if (raw || this.skipped) {
      this.closeValue()
      const whole = this.raw.join('')
      const name = /^<\/?([^\s>/]+)/.exec(whole)?.[1] ?? ''
      const { attributes, broken } = is === 'open' || is === 'empty' ? attributesOf(whole) : none
      this.pieces.push({
        is,
        name,
        attributes,
        misquoted: broken,
        raw: whole,
        line: this.begun,
        last: this.line,
      })
    }
    this.raw = []
    this.size = 0
    this.begun = this.line
    this.valueSize = 0
  }

  private scan(input: string, final: boolean): void {
    let at = 0
    const length = input.length
    while (at < length) {
      if (this.state === states.between) {
        const next = input.indexOf('<', at)
        this.keepText(input.slice(at, next < 0 ? length : next))
        if (next < 0) {
          // Text without a tag is handed on before it grows.
          if (this.size > keptText) this.finish('between')
          return
        }
        if (!final && length - next < ahead) {
          this.rest = input.slice(next)
          return
        }
        this.finish('between')
        at = next
        if (input.startsWith('<!--', at)) this.state = states.comment
        else if (input.startsWith('<![CDATA[', at)) this.state = states.section
        else this.state = states.tag
        this.keepText('<')
        at++
      } else if (this.state === states.comment || this.state === states.section) {
        const mark = this.state === states.comment ? '-->' : ']]>'
        const next = input.indexOf(mark, at)
        const stop = next < 0 ? (final ? length : Math.max(at, length - 2)) : next + 3
        this.keepValue(input.slice(at, stop))
        if (next < 0) {
          this.rest = input.slice(stop)
          return
        }
        at = stop
        this.state = states.between
        this.closeValue()
        this.finish('between')
      } else if (this.state === states.tag) {
        const found = nextSign(input, at)
        this.keepText(input.slice(at, found < 0 ? length : found))
        if (this.size > keptText * 4) this.broken()
        if (found < 0) return
        at = found
        const sign = input[at] ?? ''
        if (sign === '<') {
          // A tag inside a tag: the one before was never closed.
          this.broken()
        } else if (sign === '>') {
          this.keepText('>')
          at++
          this.state = states.between
          const mark = this.raw[1]?.[0]
          const whole = this.raw.at(-2) ?? ''
          this.finish(
            mark === '/' ? 'close' : mark === '?' || mark === '!' ? 'between' : whole.endsWith('/') ? 'empty' : 'open',
          )
        } else {
          this.keepText(sign)
          at++
          this.quote = sign
          this.keep = / data\s*=\s*["']$/.test(this.raw.slice(-3).join('').slice(-40)) ? keptData : keptText
          this.state = states.value
        }
      } else {
        const close = input.indexOf(this.quote, at)
        const stop = close < 0 ? length : close
        const tag = startOfTag(input, at, stop, final)
        if (tag >= 0) {
          this.keepValue(input.slice(at, tag))
          if (!final && length - tag < ahead) {
            this.rest = input.slice(tag)
            return
          }
          if (known.test(input.slice(tag, tag + ahead))) {
            this.broken()
            at = tag
          } else {
            this.keepValue('<')
            at = tag + 1
          }
          continue
        }
        this.keepValue(input.slice(at, stop))
        if (close < 0) return
        this.closeValue()
        this.keepText(this.quote)
        at = stop + 1
        this.state = states.tag
      }
    }
  }

  private broken(): void {
    this.finish('broken')
    this.state = states.between
  }
}

const signs = /[<>"']/g
function nextSign(input: string, at: number): number {
  signs.lastIndex = at
  return signs.exec(input)?.index ?? -1
}

/** Where a tag that we know may begin inside a value, which well-formed XML does not allow. */
function startOfTag(input: string, from: number, to: number, final: boolean): number {
  for (let at = input.indexOf('<', from); at >= 0 && at < to; at = input.indexOf('<', at + 1))
    if (known.test(input.slice(at, at + ahead)) || (!final && input.length - at < ahead)) return at
  return -1
}

const isBlank = (c: number) => c === 32 || c === 9 || c === 10 || c === 13
const isName = (c: number) =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 58) || c === 95 || c === 45 || c === 46 || c > 127
/** Whether a quotation mark ends its value: blank space and a further attribute, or the end of the tag, stands behind it. */
function isClosing(tag: string, at: number): boolean {
  let i = at + 1
  while (isBlank(tag.charCodeAt(i))) i++
  const c = tag.charCodeAt(i)
  if (i >= tag.length || c === 47 || c === 62 || c === 63) return true
  const from = i
  while (i - from < 40 && isName(tag.charCodeAt(i))) i++
  if (i === from) return false
  while (isBlank(tag.charCodeAt(i))) i++
  if (tag.charCodeAt(i) !== 61) return false
  i++
  while (isBlank(tag.charCodeAt(i))) i++
  const mark = tag.charCodeAt(i)
  return mark === 34 || mark === 39
}

/**
 * The attributes of a tag, and whether a quotation mark stood in a value that was not written as XML asks: then the value goes on to the mark
 * that can end it. Every sign is looked at a fixed number of times.
 */
function attributesOf(tag: string): { attributes: Record<string, string>; broken: boolean } {
  const attributes: Record<string, string> = {}
  let broken = false
  let at = 0
  for (;;) {
    const equals = tag.indexOf('=', at)
    if (equals < 0) return { attributes, broken }
    let end = equals
    while (end > at && isBlank(tag.charCodeAt(end - 1))) end--
    let from = end
    while (from > at && isName(tag.charCodeAt(from - 1))) from--
    const name = tag.slice(from, end)
    let open = equals + 1
    while (isBlank(tag.charCodeAt(open))) open++
    const mark = tag[open]
    at = equals + 1
    if (mark !== '"' && mark !== "'") continue
    let close = tag.indexOf(mark, open + 1)
    while (close >= 0 && !isClosing(tag, close)) {
      broken = true
      close = tag.indexOf(mark, close + 1)
    }
    if (close < 0) return { attributes, broken: true }
    // An attribute that stands twice was part of a text whose quotation mark ended it.
    if (name && Object.hasOwn(attributes, name)) broken = true
    else if (name) attributes[name] = characters(tag.slice(open + 1, close))
    at = close + 1
  }
}

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Replaces references by characters. A pair of surrogate numbers, which XML forbids and phones write, becomes its one character. */
export function characters(text: string): string {
  if (!text.includes('&')) return text
  return text
    .replace(
      /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return names[name] ?? whole
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
        if (code === 0 || code > 0x10ffff) return '\uFFFD'
        return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)
      },
    )
    .toWellFormed()
}
