import type { CaseFile } from '../case/case.ts'
import type { Application, Review } from '../case/records/applications.ts'
import type { Id } from '../case/records/id.ts'
import type { ReviewPoint } from '../case/records/review-points.ts'
import { type ReturnReason, returnReasons } from '../case/reference/codes/applications.ts'
import { conditionsOf } from '../case/views/applications.ts'
import { type Changed, changesSince, lastLook } from './changed.ts'
import { sectionsFor } from './sections.ts'

/** A reviewer's comments on parts of an application: from where they sit to how each was answered. */

export interface Part {
  part: string
  title: string
}
export const conditionPart = (id: Id) => `condition ${id}`
/** The parts on which a comment may sit: each section, and each condition. */
export const partsFor = (file: CaseFile, a: Application): Part[] => [
  ...sectionsFor(a)
    .filter(s => !s.asked || s.asked(file, a))
    .map(s => ({ part: s.key, title: s.title })),
  ...conditionsOf(file, a).map(c => ({ part: conditionPart(c.id), title: `Condition ${c.number}` })),
]
/** What is asked of no section in particular. */
const whole = 'whole'
/** The part of this application that a reason for a return is about. */
export const partOfReason = (a: Application, reason: ReturnReason): string => {
  const { part } = returnReasons[reason]
  return sectionsFor(a).some(s => s.key === part) ? part : whole
}
export const partTitle = (file: CaseFile, a: Application, part: string): string => {
  if (part === whole) return 'The application as a whole'
  const gone = file.draftConditions.find(c => conditionPart(c.id) === part)
  return partsFor(file, a).find(p => p.part === part)?.title ?? (gone ? `Condition ${gone.number}, taken out` : part)
}

const ofApplication = (file: CaseFile<'reviewPoints'>, a: Application): ReviewPoint[] =>
  file.reviewPoints.filter(p => p.applicationId === a.id && !p.removedAt)
/** The comments that a reviewer has made and not yet returned. */
export const pointsBy = (file: CaseFile<'reviewPoints'>, a: Application, personId: Id): ReviewPoint[] =>
  ofApplication(file, a).filter(p => !p.reviewId && p.byId === personId)

/** The last return of an application, where it stands returned or was sent again after it. */
export const lastReturn = (file: CaseFile<'reviews'>, a: Application): Review | undefined =>
  file.reviews
    .filter(r => r.applicationId === a.id && r.result === 'returned')
    .toSorted((x, y) => (x.at < y.at ? -1 : 1))
    .at(-1)

export interface Asked {
  point: ReviewPoint
  title: string
  /** What was changed in its part since. */
  changes: Changed[]
  isAnswered: boolean
}
/** What the last return asked for, part by part, and how each was answered: by a change, or by why not. */
export function askedFor(file: CaseFile, a: Application): Asked[] {
  const review = lastReturn(file, a)
  if (!review) return []
  const changes = changesSince(review.seen, file, a)
  return ofApplication(file, a)
    .filter(p => p.reviewId === review.id)
    .map(point => {
      const own = changes.filter(c => isOfPart(c.key, point.part))
      const isAnswered = point.answer !== null || own.length > 0 || addedSince(file, point.part, review.at)
      return { point, title: partTitle(file, a, point.part), changes: own, isAnswered }
    })
}
/** Whether nothing at all differs from what was returned, and no comment was answered. */
export const isUntouched = (file: CaseFile, a: Application): boolean => {
  const review = lastReturn(file, a)
  if (!review || changesSince(review.seen, file, a).length > 0) return false
  return !askedFor(file, a).some(asked => asked.isAnswered)
}

/** The parts that a reviewer has read at a look of her own, asked nothing about, and that have not changed since. */
export function readBefore(file: CaseFile, a: Application, personId: Id): string[] {
  const look = lastLook(file, a, personId)
  if (look?.byId !== personId) return []
  const changes = changesSince(look.seen, file, a)
  const asked = askedFor(file, a).map(({ point }) => point.part)
  return partsFor(file, a)
    .map(p => p.part)
    .filter(part => !asked.includes(part))
    .filter(part => part in keysOf || part.startsWith('condition '))
    .filter(part => !changes.some(c => isOfPart(c.key, part)))
}

const keysOf: Record<string, RegExp> = {
  acts: /^acts/,
  risk: /^(?:risk|harms|prosecution)/,
  necessity: /^(?:necessity|changedSince)/,
  conditions: /^condition /,
  term: /^term/,
  interim: /^interim/,
  [whole]: /./,
}
const isOfPart = (key: string, part: string) =>
  part.startsWith('condition ') ? key === part || key.startsWith(`${part} `) : (keysOf[part]?.test(key) ?? key === part)
/** Parts that are records of the case and no text of the application: answered by a record that came later. */
function addedSince(file: CaseFile, part: string, at: string): boolean {
  if (part === 'exhibits') return file.exhibits.some(e => e.receivedAt > at)
  if (part === 'assessment') return file.assessments.some(x => x.at > at)
  return false
}
