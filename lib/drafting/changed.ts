import type { CaseFile } from '../case/case.ts'
import type { Application, Review } from '../case/records/applications.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'

export interface Changed {
  key: string
  what: string
  /** Empty where there was nothing before. */
  before: string
  /** Empty where it was taken out. */
  after: string
}

/** What an application says differently from what was seen, in the order that it is read; taken-out parts last. */
export function changesSince(
  seen: Record<string, unknown>,
  file: CaseFile<
    | 'applications'
    | 'draftConditions'
    | 'incidents'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'protectedPersons'
  >,
  application: Application,
): Changed[] {
  const before = answersOf(seen)
  const after = snapshotOf(file, application).answers
  const now = Object.entries(after).flatMap(([key, { what, answer }]) => {
    const old = before[key]?.answer ?? ''
    return old === answer ? [] : [{ key, what, before: old, after: answer }]
  })
  const gone = Object.entries(before).flatMap(([key, { what, answer }]) =>
    after[key] || partOfSomethingGone(key, after) ? [] : [{ key, what, before: answer, after: '' }],
  )
  return [...now, ...gone]
}

/** The look that a reviewer should compare with: their own last one, else the last by anybody. */
export const lastLook = (file: CaseFile<'reviews'>, application: Application, personId: string): Review | undefined => {
  const looks = file.reviews
    // To escalate is the officer's answer to a look, not a look.
    .filter(r => r.applicationId === application.id && r.result !== 'escalated')
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return looks.findLast(r => r.byId === personId) ?? looks.at(-1)
}

const answersOf = (seen: Record<string, unknown>): Snapshot['answers'] =>
  typeof seen.answers === 'object' && seen.answers !== null ? (seen.answers as Snapshot['answers']) : {}
// A condition taken out is one change, not one for each of its parts.
const partOfSomethingGone = (key: string, after: Snapshot['answers']): boolean => {
  const condition = /^condition \S+(?= )/.exec(key)?.[0]
  return condition !== undefined && !after[condition]
}
