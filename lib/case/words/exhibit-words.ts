import type { CaseFile } from '../case.ts'
import { type ExhibitWords, type FiledExhibit, isFiled } from '../records/exhibits.ts'
import { inReferenceOrder } from '../views/exhibit-order.ts'

/** What stands in words beside pictures and recordings, in the order in which it is read. Pure. */

/** What was said of one exhibit: a recording by its time, a picture by the time that it shows. */
export const wordsOfExhibit = (file: CaseFile<'exhibitWords'>, exhibitId: string): ExhibitWords[] =>
  inOrder(file.exhibitWords.filter(w => w.exhibitId === exhibitId))

const shownAt = (w: ExhibitWords) => `${w.shownOn ?? '9999'} ${w.shownTime ?? ''}`
const inOrder = (all: ExhibitWords[]): ExhibitWords[] =>
  all.toSorted(
    (a, b) =>
      (a.atSecond ?? 0) - (b.atSecond ?? 0) ||
      (shownAt(a) < shownAt(b) ? -1 : shownAt(a) > shownAt(b) ? 1 : 0) ||
      (a.at < b.at ? -1 : a.at > b.at ? 1 : 0),
  )

/** The pictures of a case, those that nobody has read yet, in the order of their references, and what was read in the others by its time. */
export function picturesToRead(file: CaseFile<'exhibits' | 'exhibitWords'>): {
  pictures: FiledExhibit[]
  unread: FiledExhibit[]
  read: ExhibitWords[]
} {
  const pictures = inReferenceOrder(file.exhibits.filter(isFiled))
    // A copy shows what its original shows; what was taken out of an archive is an original.
    .filter(e => e.mediaType.startsWith('image/') && (e.derivedFromId === null || e.innerName !== null))
  const of = new Set(pictures.map(e => e.id))
  const words = file.exhibitWords.filter(w => of.has(w.exhibitId))
  const isRead = new Set(words.map(w => w.exhibitId))
  return { pictures, unread: pictures.filter(e => !isRead.has(e.id)), read: inOrder(words) }
}
