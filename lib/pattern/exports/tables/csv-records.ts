/** One record of a table: its cells, the lines it stands on, and whether a quotation mark stood where none may. */
export type CsvRecord = { cells: string[]; line: number; span: number; raw: string; irregular: boolean; odd: boolean }
/** A line that opens a quotation mark which never closes: it is no record. */
export type Unclosed = { unclosed: true; line: number; raw: string; odd: boolean }

type Pending = { text: string; number: number; odd: boolean }
const mostLines = 1000
const fewestLines = 4
const mostText = 1 << 18

/** The cells of a line that is a record by itself, as nearly all are; undefined where a mark stays open or stands where none may. */
function wholeLine(text: string, delimiter: string): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter)
  const cells: string[] = []
  for (let at = 0; ; ) {
    if (text.charCodeAt(at) !== 0x22) {
      // A mark behind blank space opens a cell too.
      if (text.charCodeAt(at) === 0x20) return undefined
      const next = text.indexOf(delimiter, at)
      cells.push(next < 0 ? text.slice(at) : text.slice(at, next))
      if (next < 0) return cells
      at = next + 1
      continue
    }
    let close = text.indexOf('"', at + 1)
    let cell = ''
    let from = at + 1
    while (close >= 0 && text.charCodeAt(close + 1) === 0x22) {
      cell += text.slice(from, close + 1)
      from = close + 2
      close = text.indexOf('"', from)
    }
    if (close < 0) return undefined
    cells.push(cell === '' ? text.slice(from, close) : cell + text.slice(from, close))
    if (close + 1 === text.length) return cells
    if (text[close + 1] !== delimiter) return undefined
    at = close + 2
  }
}

/**
 * Puts lines together to records. A quoted cell may hold line breaks, but a mark that is opened by mistake must not swallow the
 * rows behind it: where no close is found in reach, or the record made of several lines has the wrong number of cells, its first line is
 * given back alone and the others are read again.
 */
export class CsvRecords {
  private pending: Pending[] = []
  private size = 0
  private cells: string[] = []
  private cell = ''
  private quoted = false
  private irregular = false
  private delimiter: string
  /** Lines that a quotation mark may reach over. Where marks lead nowhere again and again it shrinks, so that no line is read a thousand times. */
  private reach = mostLines
  /** Cells that a record of several lines must have; 0 where not known. */
  width = 0

  constructor(delimiter: string) {
    this.delimiter = delimiter
  }

  /** One more line; the records that are now complete go into `out`. */
  push(text: string, number: number, odd: boolean, out: (CsvRecord | Unclosed)[]): void {
    const cells = this.pending.length ? undefined : wholeLine(text, this.delimiter)
    if (cells) out.push({ cells, line: number, span: 1, raw: text, irregular: false, odd })
    else this.feed([{ text, number, odd }], out, false)
  }

  end(out: (CsvRecord | Unclosed)[]): void {
    this.feed([], out, true)
  }

  private feed(queue: Pending[], out: (CsvRecord | Unclosed)[], final: boolean): void {
    let at = 0
    for (;;) {
      const next = queue[at]
      if (next === undefined) {
        if (!final || !this.pending.length) return
        queue = this.giveUp(out)
        at = 0
        continue
      }
      at++
      this.pending.push(next)
      this.size += next.text.length
      this.scan(next.text)
      if (this.quoted) {
        if (this.pending.length <= this.reach && this.size <= mostText * (this.reach / mostLines)) continue
        this.reach = Math.max(fewestLines, this.reach >> 1)
        queue = [...this.giveUp(out), ...queue.slice(at)]
        at = 0
        continue
      }
      const several = this.pending.length > 1
      if (several && this.width && (this.irregular || this.cells.length !== this.width)) {
        queue = [...this.giveUp(out), ...queue.slice(at)]
        at = 0
        continue
      }
      if (several) this.reach = mostLines
      out.push({
        cells: this.cells,
        line: this.pending[0]?.number ?? 0,
        span: this.pending.length,
        raw: this.pending.map(p => p.text).join('\n'),
        irregular: this.irregular,
        odd: this.pending.some(p => p.odd),
      })
      this.reset()
    }
  }

  private giveUp(out: (CsvRecord | Unclosed)[]): Pending[] {
    const [first, ...others] = this.pending
    this.reset()
    if (first) out.push({ unclosed: true, line: first.number, raw: first.text, odd: first.odd })
    return others
  }

  private reset(): void {
    this.pending = []
    this.size = 0
    this.cells = []
    this.cell = ''
    this.quoted = false
    this.irregular = false
  }

  /** One more line: goes on inside a quoted cell, or begins a record. */
  private scan(text: string): void {
    const { delimiter } = this
    let at = 0
    if (this.quoted) this.cell += '\n'
    for (;;) {
      if (this.quoted) {
        const close = text.indexOf('"', at)
        if (close < 0) {
          this.cell += text.slice(at)
          return
        }
        this.cell += text.slice(at, close)
        if (text[close + 1] === '"') {
          this.cell += '"'
          at = close + 2
          continue
        }
        this.quoted = false
        const next = text.indexOf(delimiter, close + 1)
        const tail = text.slice(close + 1, next < 0 ? text.length : next)
        if (tail.trim()) {
          this.cell += tail
          this.irregular = true
        }
        this.cells.push(this.cell)
        this.cell = ''
        if (next < 0) return
        at = next + 1
        continue
      }
      let start = at
      while (text[start] === ' ') start++
      if (text[start] === '"') {
        this.quoted = true
        at = start + 1
        continue
      }
      const next = text.indexOf(delimiter, at)
      this.cells.push(text.slice(at, next < 0 ? text.length : next))
      if (next < 0) return
      at = next + 1
    }
  }
}
