import { type WelshSentence, welshOf } from '../case/words/welsh.ts'
import type { Block, Sheet } from './printing/sheet.ts'

/** A paper with the reviewed Welsh of its headings, paragraphs and items beside the English. Nothing else is Welsh. */
export function withWelsh(sheet: Sheet, sentences: readonly WelshSentence[]): Sheet {
  if (!sentences.length) return sheet
  const beside = (texts: readonly string[]): Block[] => {
    const found = texts.flatMap(text => welshOf(sentences, text) ?? [])
    return found.length ? [{ kind: 'welsh', texts: found }] : []
  }
  return {
    ...sheet,
    blocks: sheet.blocks.flatMap(block => {
      switch (block.kind) {
        case 'heading':
        case 'paragraph':
        case 'note':
          return [block, ...beside([block.text])]
        case 'items':
          return [block, ...beside(block.items)]
        case 'signature':
          return [...beside([block.statement]), block]
        default:
          return [block]
      }
    }),
  }
}
