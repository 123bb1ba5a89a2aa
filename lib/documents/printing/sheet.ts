/** A paper as plain data, the same for PDF and Word: what the templates print, and nothing else. */

/** Whom a paper is for. What is served goes to the defendant and the court. */
export const audiences = {
  served: { label: 'For the court and the defendant', says: 'For service on the defendant and the court' },
  police: { label: 'Police only', says: 'Police only: not to be served on the defendant' },
} as const
export type Audience = keyof typeof audiences

export const forms = {
  pdf: { label: 'PDF', type: 'application/pdf', ending: 'pdf' },
  docx: {
    label: 'Word',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
  },
  txt: { label: 'Text', type: 'text/plain; charset=utf-8', ending: 'txt' },
} as const
export type Form = keyof typeof forms

export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** A paragraph; numbered ones can be referred to in court. */
  | { kind: 'paragraph'; text: string; number: number | null }
  | { kind: 'note'; text: string }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  /** `widths` are shares of the line; the first column of a row is its head. `anchors`: what each row points to in a bundle. */
  | { kind: 'table'; head: string[]; widths: number[]; rows: string[][]; anchors?: string[][] }
  | { kind: 'items'; items: string[] }
  /** Words of a condition or an order, set apart and never broken over a page. */
  | { kind: 'words'; label: string; text: string; note: string }
  /** Words with what was taken out of them and put in, each told apart in words as well as by their look. */
  | { kind: 'tracked'; label: string; parts: TrackedPart[]; note: string }
  | { kind: 'picture'; svg: string; says: string }
  | { kind: 'signature'; statement: string; lines: string[] }
  /** Room in which somebody writes by hand, in lines. */
  | { kind: 'room'; label: string; lines: number }
  /** Reviewed Welsh of what stands before it. */
  | { kind: 'welsh'; texts: string[] }
  | { kind: 'break' }

export interface TrackedPart {
  how: 'kept' | 'takenOut' | 'putIn'
  text: string
}
export interface Sheet {
  title: string
  audience: Audience
  /** The classification printed at the top of each page. */
  marking: string
  /** Ours, and the court's where it has given one. */
  reference: string
  courtReference: string
  /** Under the title: the Act, the court, how it stands. */
  under: string[]
  status: string
  /** ISO date written in the file's own properties, so that the same case gives the same bytes. */
  dated: string
  force: string
  blocks: Block[]
}

/** Builds the blocks of a paper in order, numbering the paragraphs that may be referred to. */
export class Writer {
  readonly blocks: Block[] = []
  #number = 0
  heading(text: string, level: 1 | 2 = 1): this {
    this.blocks.push({ kind: 'heading', level, text })
    return this
  }
  /** Numbered paragraphs, one for each paragraph of the text; none for a blank text. */
  numbered(text: string | null | undefined): this {
    for (const part of paragraphs(text)) this.blocks.push({ kind: 'paragraph', text: part, number: ++this.#number })
    return this
  }
  plain(text: string | null | undefined): this {
    for (const part of paragraphs(text)) this.blocks.push({ kind: 'paragraph', text: part, number: null })
    return this
  }
  note(text: string | null | undefined): this {
    for (const part of paragraphs(text)) this.blocks.push({ kind: 'note', text: part })
    return this
  }
  /** Rows with a blank answer are left out, and a list of nothing too. */
  facts(rows: readonly { label: string; value: string | null | undefined }[]): this {
    const full = rows.flatMap(({ label, value }) => (value?.trim() ? [{ label, value }] : []))
    if (full.length) this.blocks.push({ kind: 'facts', rows: full })
    return this
  }
  table(head: string[], widths: number[], rows: string[][], empty?: string, anchors?: string[][]): this {
    if (rows.length) this.blocks.push({ kind: 'table', head, widths, rows, ...(anchors ? { anchors } : {}) })
    else if (empty) this.plain(empty)
    return this
  }
  items(items: readonly string[]): this {
    const full = items.filter(item => item.trim())
    if (full.length) this.blocks.push({ kind: 'items', items: full })
    return this
  }
  words(label: string, text: string, note = ''): this {
    this.blocks.push({ kind: 'words', label, text, note })
    return this
  }
  tracked(label: string, parts: TrackedPart[], note = ''): this {
    this.blocks.push({ kind: 'tracked', label, parts, note })
    return this
  }
  picture(svg: string, says: string): this {
    if (svg) this.blocks.push({ kind: 'picture', svg, says })
    return this
  }
  signature(statement: string, lines: string[]): this {
    this.blocks.push({ kind: 'signature', statement, lines })
    return this
  }
  room(label: string, lines: number): this {
    this.blocks.push({ kind: 'room', label, lines })
    return this
  }
  pageBreak(): this {
    this.blocks.push({ kind: 'break' })
    return this
  }
}
const paragraphs = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split(/\n\s*\n|\r\n\s*\r\n/)
    .map(part => part.trim())
    .filter(Boolean)

/** Every text of a sheet with where it stands in words, for the scan of protected addresses and for plain text. */
export function textsOf(sheet: Sheet): { where: string; text: string }[] {
  let under = 'Beginning'
  const head = [sheet.title, ...sheet.under, sheet.reference, sheet.courtReference, sheet.status, sheet.force]
  return [
    ...head.filter(Boolean).map(text => ({ where: 'Title', text })),
    ...sheet.blocks.flatMap(block => {
      if (block.kind === 'heading') under = block.text
      const texts = textsOfBlock(block)
      const number = block.kind === 'paragraph' && block.number ? `, paragraph ${block.number}` : ''
      return texts.map(text => ({ where: `${under}${number}`, text }))
    }),
  ]
}
/** Tracked words where they cannot be struck through or underlined. */
export const trackedText = (parts: readonly TrackedPart[]): string =>
  parts
    .map(p => (p.how === 'kept' ? p.text : `[${p.how === 'takenOut' ? 'taken out' : 'put in'}: ${p.text.trim()}] `))
    .join('')
function textsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [block.text]
    case 'facts':
      return block.rows.map(r => `${r.label}: ${r.value}`)
    case 'table':
      return [block.head.join(' '), ...block.rows.map(r => r.join(' '))]
    case 'items':
      return block.items
    case 'words':
      return [`${block.label} ${block.text} ${block.note}`.trim()]
    case 'tracked':
      return [`${block.label} ${trackedText(block.parts)} ${block.note}`.trim()]
    case 'picture':
      // What is drawn can be read too: the labels within it.
      return [block.says, ...[...block.svg.matchAll(/>([^<>]+)</g)].map(m => m[1] ?? '').filter(t => t.trim())]
    case 'signature':
      return [block.statement, ...block.lines]
    case 'room':
      return [block.label]
    case 'welsh':
      return block.texts
    case 'break':
      return []
  }
}
