import { expect } from '@playwright/test'
import fc from 'fast-check'
import { endingOf } from '../../../lib/pattern/exports/lines.ts'
import { CannotRead, type ExportKind, type ReadOptions } from '../../../lib/pattern/exports/row.ts'
import { lineOf, type ReadAll, rawOf, readAll } from './export-source.ts'

const lineKinds: ExportKind[] = [
  'whatsapp',
  'whatsapp-web',
  'telegram-text',
  'line-text',
  'kakaotalk-text',
  'tiktok-text',
  'imessage',
  'csv',
  'eml',
  'mbox',
]
const backupKinds: ExportKind[] = ['sms-xml', 'calls-xml']
/** Every line belongs to exactly one outcome, which holds it word for word; of a backup in XML, every sign does. Says what is not so. */
export function lostLines(text: string, { file, outcomes, summary, rows, rejects, notices }: ReadAll): string[] {
  const wrong: string[] = []
  const same = (what: string, is: unknown, should: unknown) => {
    if (is !== should) wrong.push(`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`)
  }
  const whole = text.replace(/^\ufeff/, '').replaceAll('\0', '\uFFFD')
  // A file of an old Macintosh ends its lines with a carriage return alone.
  const plain = endingOf(whole) === '\r' ? whole.replace(/\r(?!\n)/g, '\n') : whole
  if (lineKinds.includes(file.kind)) {
    // A line may end with several returns, where a file was copied between systems.
    const lines = plain.split('\n').map(l => l.replace(/\r+$/, ''))
    if (plain.endsWith('\n')) lines.pop()
    let next = 1
    for (const o of outcomes) {
      same('line', lineOf(o), next)
      const own = lines.slice(next - 1, next - 1 + o.span).join('\n')
      const isMail = file.kind === 'eml' || file.kind === 'mbox'
      same(`raw of line ${next}`, isMail ? rawOf(o).trimEnd() : rawOf(o), isMail ? own.trimEnd() : own)
      next += o.span
    }
    same('lines', next, lines.length + 1)
  } else if (!backupKinds.includes(file.kind)) {
    // Records within a document that has fields of its own: each is kept, in its order.
    let from = 0
    for (const o of outcomes) {
      const at = plain.indexOf(rawOf(o), from)
      if (at < 0) wrong.push(`not in the file after sign ${from}: ${JSON.stringify(rawOf(o))}`)
      else from = at + rawOf(o).length
    }
  } else {
    const bare = (t: string) => t.replace(/\s+/g, '')
    same('signs', bare(outcomes.map(rawOf).join('')), bare(plain))
  }
  same('accepted', summary.accepted, rows.length)
  same('rejected', summary.rejected, rejects.length)
  same('system', summary.system, notices.length)
  same('read', summary.read, summary.accepted + summary.rejected + summary.system)
  for (const r of rejects) if (r.reason === '') wrong.push(`no reason for line ${r.line}`)
  for (const r of rows) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(r.at)) wrong.push(r.at)
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?$/.test(r.local)) wrong.push(r.local)
    if (r.local.length === 25) same('instant', Date.parse(r.local), Date.parse(r.at))
  }
  return wrong
}

/** Reads, or is told in one sentence that the file is none. */
export async function tryRead(text: string, options: ReadOptions = {}, part?: number): Promise<ReadAll | undefined> {
  try {
    return await readAll(text, options, part)
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error
    expect(error.message).toMatch(/^[^\n]+\.$/)
    return undefined
  }
}

export const snippet = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '"',
    '\n',
    '\r\n',
    '<',
    '>',
    '<sms ',
    '</mms>',
    '<call',
    ',',
    ';',
    ': ',
    ' - ',
    '[',
    ']',
    '&#55357;',
    '\0',
    '\u200e',
    '99/99/9999, 10:00 - X: y\n',
    '<!--',
    '<![CDATA[',
    'From ',
    '\n\nFrom a@b Sun Mar  1 23:14:05 2026\n',
    '13/13/2026, 10:00 - A: b\n',
    '31/01/2026, 25:00 - A: b\n',
  ),
)
const edit = fc.record({ at: fc.nat(2000), cut: fc.nat(40), put: snippet })
export const edits = fc.array(edit, { minLength: 1, maxLength: 5 })
type Edit = { at: number; cut: number; put: string }

/** A text cut and added to at random, still one that can be written down. */
export const damagedBy = (edits: Edit[], text: string): string =>
  edits
    .reduce((whole, { at, cut, put }) => {
      const from = at % (whole.length + 1)
      return whole.slice(0, from) + put + whole.slice(from + cut)
    }, text)
    .toWellFormed()
