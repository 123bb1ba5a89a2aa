import { longest, type Outcome, type ReadOptions, type Source } from '../row.ts'
import type { ZoneClock } from '../times/clock.ts'
import { type BackupElement, type Made, rowMaker } from './backup-row.ts'
import { type Piece, XmlScanner } from './xml-scan.ts'

const entries = new Set(['sms', 'mms', 'call'])
const inside = new Set(['parts', 'part', 'addrs', 'addr'])
const roots = new Set(['smses', 'calls'])

/**
 * Reads a backup made by SMS Backup & Restore, of messages or of calls. The root, comments and blank space are the frame;
 * everything else is a row or a reject. A file cut short keeps the rows before the cut, and the rest is a reject.
 */
export class BackupReader {
  private scanner = new XmlScanner()
  private make: (e: BackupElement) => Made
  private now: BackupElement | undefined
  private rawSize = 0
  private fault = ''
  private parts: string[] = []
  private out: Outcome[] = []
  private rootOpen = false
  private last = 1

  constructor(clock: ZoneClock, options: ReadOptions) {
    this.make = rowMaker(clock, options)
  }

  push(text: string): Outcome[] {
    for (const piece of this.scanner.push(text)) this.take(piece)
    return this.taken()
  }

  end(): Outcome[] {
    const last = this.scanner.end()
    for (const piece of last) this.take(piece)
    if (this.now) this.reject('The file ends inside this message')
    else if (this.rootOpen && !last.some(piece => piece.is === 'broken'))
      this.refuse(
        this.last,
        '',
        'The file ends before its closing tag: it may have been cut short between two messages',
      )
    return this.taken()
  }

  private taken(): Outcome[] {
    const out = this.out
    this.out = []
    return out
  }

  private take(piece: Piece): void {
    this.last = piece.last
    const { is, name } = piece
    if (this.now) {
      if (is === 'between' || inside.has(name)) {
        this.keep(piece.raw)
        // The rest up to the end of the message goes with it.
        if (is === 'broken') this.fault = 'A tag inside this message is never closed'
        else if (is === 'open' || is === 'empty') {
          this.now.misquoted ||= piece.misquoted
          if (name === 'part') this.now.parts.push(piece.attributes)
          if (name === 'addr') this.now.addresses.push(piece.attributes)
        }
        return
      }
      if (is === 'close' && name === this.now.name) {
        this.keep(piece.raw)
        this.give(piece.last)
        return
      }
      if (!entries.has(name) && !roots.has(name)) {
        this.keep(piece.raw)
        return
      }
      this.reject('This message is never closed')
    }
    if (is === 'between') {
      const text = piece.raw.trim()
      if (text === '' || /^<[?!]/.test(text)) this.frame(piece)
      else {
        const before = piece.raw.slice(0, piece.raw.indexOf(text)).split('\n').length - 1
        this.refuse(piece.line + before, text, 'The text stands between messages', piece.last)
      }
    } else if (roots.has(name) && is !== 'broken') {
      this.rootOpen = is === 'open'
      this.frame(piece)
    } else if (entries.has(name) && (is === 'open' || is === 'empty')) {
      this.now = {
        name,
        attributes: piece.attributes,
        parts: [],
        addresses: [],
        misquoted: piece.misquoted,
        line: piece.line,
        raw: '',
      }
      this.keep(piece.raw)
      if (is === 'empty') this.give(piece.last)
    } else if (is === 'broken') {
      const reason = entries.has(name) ? 'The tag of this message is never closed' : 'The tag is never closed'
      this.refuse(piece.line, piece.raw, reason, piece.last)
    } else {
      this.refuse(piece.line, piece.raw, `“${name}” is neither a message nor a call`, piece.last)
    }
  }

  private keep(raw: string): void {
    if (this.rawSize > longest * 4) return
    this.parts.push(this.rawSize + raw.length > longest * 4 ? '[… the rest of this message is left out …]' : raw)
    this.rawSize += raw.length
  }

  private closed(): BackupElement | undefined {
    const now = this.now
    if (now) now.raw = this.parts.join('')
    this.now = undefined
    this.fault = ''
    this.parts = []
    this.rawSize = 0
    return now
  }

  private give(last: number): void {
    const fault = this.fault
    const element = this.closed()
    if (!element) return
    const span = last - element.line + 1
    const made = fault ? { reason: fault } : this.make(element)
    if ('row' in made) this.out.push({ is: 'row', span, row: made.row })
    else this.out.push({ is: 'reject', span, line: element.line, raw: element.raw, reason: made.reason })
  }

  private reject(reason: string): void {
    const element = this.closed()
    if (element) this.refuse(element.line, element.raw, reason, this.last)
  }

  private refuse(line: number, raw: string, reason: string, last = line): void {
    this.out.push({ is: 'reject', span: last - line + 1, line, raw: raw.trimEnd(), reason })
  }

  private frame(piece: Piece): void {
    this.out.push({ is: 'frame', span: piece.last - piece.line + 1, line: piece.line, raw: piece.raw })
  }
}

/** The whole backup, in batches. */
export async function* readBackup(source: Source, clock: ZoneClock, options: ReadOptions): AsyncGenerator<Outcome[]> {
  const decoder = new TextDecoder()
  const reader = new BackupReader(clock, options)
  for await (const chunk of source.open()) {
    const text = decoder.decode(chunk, { stream: true })
    yield reader.push(text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text)
  }
  yield [...reader.push(decoder.decode()), ...reader.end()]
}
