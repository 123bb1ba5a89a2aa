import type { CaseFile } from '../case/case.ts'
import { sameSentence, type WelshSentence, welshOf } from '../case/words/welsh.ts'
import type { Block, Sheet } from './printing/sheet.ts'

/**
 * The sentences whose Welsh the papers of a case bear: all that were reviewed where it is before a court in Wales or where a
 * hearing of it has a Welsh interpreter, and none elsewhere. A protected person's own language is not looked at: the defendant
 * would read it from the paper.
 */
export function welshFor(file: CaseFile<'applications' | 'hearings' | 'orders'>): readonly WelshSentence[] {
  const { welsh, welshCourts } = file.settings
  const courts = [...file.applications, ...file.hearings, ...file.orders].flatMap(x => x.court ?? [])
  const inWales = courts.some(court => welshCourts.some(w => sameSentence(w, court)))
  const asked = file.hearings.some(h => /\b(?:Welsh|Cymraeg)\b/i.test(h.interpreter ?? ''))
  return inWales || asked ? welsh : []
}

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
