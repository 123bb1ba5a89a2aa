import type { CourtLine } from '../../case/reference/court-orders.ts'

/** The lines of a Word document, from its main part: paragraphs as they stand, a row of a table as one line, numbers of lists counted. */

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string) =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, d?: string, x?: string, name?: string) =>
    name
      ? (entities[name] ?? whole)
      : String.fromCodePoint(Math.min(0x10ffff, d ? Number(d) : Number.parseInt(x ?? '0', 16))),
  )

export function wordLines(xml: string): CourtLine[] {
  const lines: CourtLine[] = []
  const counts = new Map<string, number>()
  let row: string[] | undefined
  let cell: string[] = []
  const paragraph = (body: string) => {
    // What was struck out in a tracked change is no longer part of it.
    let text = ''
    for (const m of body.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)\b[^>]*>/g))
      text += m[2] ? (m[2] === 'tab' ? '\t' : '\n') : plain(m[1] ?? '')
    const list = /<w:numPr>.*?<w:numId w:val="(\d+)"/s.exec(body)?.[1]
    const level = /<w:ilvl w:val="(\d+)"/.exec(body)?.[1] ?? '0'
    if (list && list !== '0' && level === '0' && text.trim() && !/^\s*\(?(?:\d+|[a-z])[.)]/.test(text)) {
      const n = (counts.get(list) ?? 0) + 1
      counts.set(list, n)
      text = `${n}. ${text}`
    }
    if (row) cell.push(text)
    else for (const line of text.split('\n')) lines.push({ page: null, text: line.slice(0, 2000) })
  }
  for (const m of xml.matchAll(/<w:tr[ >]|<\/w:tr>|<\/w:tc>|<w:p(?:\s[^>]*)?>(.*?)<\/w:p>/gs)) {
    const [whole, body] = m
    if (body !== undefined) paragraph(body)
    else if (whole.startsWith('<w:tr')) row = []
    else if (whole === '</w:tc>' && row) {
      row.push(cell.join(' ').replace(/\s+/g, ' ').trim())
      cell = []
    } else if (whole === '</w:tr>' && row) {
      lines.push({ page: null, text: row.join('\t').slice(0, 2000) })
      row = undefined
    }
  }
  return lines
}
