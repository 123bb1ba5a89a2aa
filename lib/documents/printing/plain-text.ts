import { audiences, type Block, type Sheet, trackedText } from './sheet.ts'

/** A sheet as plain text, for a message. */
export const plainText = (sheet: Sheet): string =>
  [
    sheet.marking,
    audiences[sheet.audience].says,
    '',
    sheet.title,
    ...sheet.under,
    `Reference: ${sheet.reference}`,
    '',
    ...sheet.blocks.flatMap(linesOf),
  ].join('\n')

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text, '']
    case 'paragraph':
      return [block.number ? `${block.number}. ${block.text}` : block.text, '']
    case 'note':
      return [block.text, '']
    case 'facts':
      return [...block.rows.map(r => `${r.label}: ${r.value}`), '']
    case 'table':
      return [block.head.join(' | '), ...block.rows.map(r => r.join(' | ')), '']
    case 'items':
      return [...block.items.map(item => `- ${item}`), '']
    case 'words':
      return [`${block.label} ${block.text}${block.note ? ` ${block.note}` : ''}`, '']
    case 'tracked':
      return [`${block.label} ${trackedText(block.parts)}${block.note ? ` ${block.note}` : ''}`, '']
    case 'picture':
      return [block.says, '']
    case 'signature':
      return [block.statement, ...block.lines.map(line => `${line}:`), '']
    case 'room':
      return [block.label, '']
    case 'welsh':
      return [...block.texts, '']
    case 'break':
      return ['']
  }
}
