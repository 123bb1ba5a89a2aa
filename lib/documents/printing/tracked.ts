import { diffWordsWithSpace } from 'diff'
import type { TrackedPart } from './sheet.ts'

/** Two wordings as one text with what was taken out and what was put in, word by word. */
export const trackedWords = (was: string, now: string): TrackedPart[] =>
  diffWordsWithSpace(was, now).map(part => ({
    how: part.removed ? 'takenOut' : part.added ? 'putIn' : 'kept',
    text: part.value,
  }))
