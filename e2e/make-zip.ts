import { crc32, deflateRawSync } from 'node:zlib'

export type Packed = {
  name: string
  content: string | Uint8Array
  stored?: true
  /** What the archive's list says of the size, where it lies. */
  claims?: number
  locked?: true
}

/** A ZIP archive as phones and programs write it. */
export function makeZip(files: Packed[]): Uint8Array {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, content, stored, claims, locked } of files) {
    const bytes = Buffer.from(content)
    const body = stored ? bytes : deflateRawSync(bytes)
    const nameBytes = Buffer.from(name)
    const size = claims ?? bytes.length
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800 | (locked ? 1 : 0), 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes])
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), nameBytes])
    entry.writeUInt32LE(at, 42)
    parts.push(head, body)
    list.push(entry)
    at += head.length + body.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, directory, end]))
}

export type Cell = string | number | { date: number; style?: number } | { shared: string } | null
/** Styles 1 to 4 of the made workbooks: date and time with seconds, without, a day, a length of time. */
const styles =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="[$-809]d mmmm yyyy"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/><xf numFmtId="46"/></cellXfs></styleSheet>'
const escapeXml = (t: string) => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const letters = (i: number): string =>
  (i < 26 ? '' : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26))

/** A workbook as Excel writes it: shared texts, styled dates, merged cells ("A1:B1"). */
export function makeWorkbook(
  sheets: { name: string; rows: Cell[][]; merges?: string[]; first?: number }[],
  { from1904 = false } = {},
): Uint8Array {
  const shared: string[] = []
  const cell = (c: Cell, ref: string): string => {
    if (c === null) return ''
    if (typeof c === 'string')
      return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(c)}</t></is></c>`
    if (typeof c === 'number') return `<c r="${ref}"><v>${c}</v></c>`
    if ('shared' in c) return `<c r="${ref}" t="s"><v>${shared.push(c.shared) - 1}</v></c>`
    return `<c r="${ref}" s="${c.style ?? 1}"><v>${c.date}</v></c>`
  }
  const parts = sheets.map(({ rows, merges = [], first = 1 }) => {
    const data = rows
      .map(
        (row, y) => `<row r="${y + first}">${row.map((c, x) => cell(c, `${letters(x)}${y + first}`)).join('')}</row>`,
      )
      .join('')
    const merged = merges.length
      ? `<mergeCells>${merges.map(m => `<mergeCell ref="${m}"/>`).join('')}</mergeCells>`
      : ''
    return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData>${merged}</worksheet>`
  })
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${rel}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map((s, i) => `<sheet name="${escapeXml(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    },
    ...parts.map((content, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content })),
    { name: 'xl/styles.xml', content: styles },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${shared.map(s => `<si><r><t xml:space="preserve">${escapeXml(s.slice(0, 3))}</t></r><r><t xml:space="preserve">${escapeXml(s.slice(3))}</t></r><rPh sb="0" eb="1"><t>reading aid</t></rPh></si>`).join('')}</sst>`,
    },
  ])
}
