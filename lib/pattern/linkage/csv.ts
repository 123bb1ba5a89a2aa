export type CsvRow = { line: number; fields: string[]; problem?: string }

const longest = 1_000_000

/**
 * Reads CSV that comes in pieces. A row with a fault is handed on with its problem, and reading begins again at the
 * next line, so that one quote left open never swallows the rows after it.
 */
export function csvReader(onRow: (row: CsvRow) => void) {
  let held = ''
  let line = 1
  let width = 0
  let delimiter = ','

  const row = (fields: string[], problem?: string) => {
    if (width === 0) width = fields.length
    while (fields.length > width && fields.at(-1)?.trim() === '') fields.pop()
    const wrong = problem ?? (fields.length === width ? undefined : `has ${fields.length} fields, not ${width}`)
    onRow(wrong === undefined ? { line, fields } : { line, fields, problem: wrong })
  }

  /** Reads as many whole rows as there are; what is left is held until more comes. */
  const read = (text: string, last: boolean): string => {
    let start = 0
    if (width === 0 && line === 1) delimiter = delimiterOf(text)
    while (start < text.length) {
      let end = text.indexOf('\n', start)
      if (end < 0) {
        if (!last) break
        end = text.length
      }
      const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end
      const quote = text.indexOf('"', start)
      if (quote < 0 || quote >= end) {
        if (stop > start) row(text.slice(start, stop).split(delimiter))
        start = end + 1
        line++
        continue
      }
      const found = readQuotedRow(text, start, last, delimiter)
      if (found === 'more' && !last && text.length - start < longest) break
      if (
        typeof found === 'object' &&
        (found.end <= end + 1 || width === 0 || found.fields.length === width) &&
        !found.problem
      ) {
        row(found.fields)
        start = found.end
        line += found.lines
        continue
      }
      const problem =
        found === 'more' ? 'a quotation mark is never closed' : (found.problem ?? 'a quotation mark is out of place')
      row(text.slice(start, stop).split(delimiter), problem)
      start = end + 1
      line++
    }
    return text.slice(start)
  }

  return {
    /** What stands between the fields, once a line was read. */
    delimiter: () => delimiter,
    push: (text: string) => {
      const all = held + text
      held = read(line === 1 && all.charCodeAt(0) === 0xfeff ? all.slice(1) : all, false)
    },
    end: () => {
      held = read(held, true)
    },
  }
}

/** Comma, semicolon or tab: whichever the line of headings has most of. */
function delimiterOf(text: string): string {
  const end = text.indexOf('\n')
  const line = text.slice(0, end < 0 ? 20_000 : Math.min(end, 20_000))
  const count = (sign: string) => line.split(sign).length
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

type Quoted = { fields: string[]; end: number; lines: number; problem?: string }

/** One row with quoted fields; 'more' when the text ends before the row does. */
function readQuotedRow(text: string, start: number, last: boolean, delimiter: string): Quoted | 'more' {
  const fields: string[] = []
  let at = start
  let lines = 0
  for (;;) {
    if (text.charCodeAt(at) === 34) {
      let value = ''
      at++
      for (;;) {
        const close = text.indexOf('"', at)
        if (close < 0 || close - start > longest) return 'more'
        value += text.slice(at, close)
        at = close + 1
        if (text.charCodeAt(at) !== 34) break
        value += '"'
        at++
      }
      for (let i = value.indexOf('\n'); i >= 0; i = value.indexOf('\n', i + 1)) lines++
      fields.push(value)
    } else {
      const comma = text.indexOf(delimiter, at)
      const newline = text.indexOf('\n', at)
      const end = newline < 0 ? text.length : newline
      const stop = comma < 0 || comma > end ? end : comma
      const value = text.slice(at, stop)
      fields.push(stop === end && value.endsWith('\r') ? value.slice(0, -1) : value)
      at = stop
    }
    const next = text.charCodeAt(at)
    if (at >= text.length) return last ? { fields, end: at, lines: lines + 1 } : 'more'
    if (next === delimiter.charCodeAt(0)) at++
    else if (next === 10) return { fields, end: at + 1, lines: lines + 1 }
    else if (next === 13 && text.charCodeAt(at + 1) === 10) return { fields, end: at + 2, lines: lines + 1 }
    else if (next === 13 && at + 1 >= text.length && !last) return 'more'
    else return { fields, end: at, lines: lines + 1, problem: 'there is text after a closing quotation mark' }
  }
}
