import type { CaseFile } from '../../case/case.ts'
import type { Application } from '../../case/records/applications.ts'
import type { Supplement } from '../../case/records/supplements.ts'
import { servedFile } from '../../drafting/served-file.ts'
import { addedBy, supplementFile } from '../../drafting/supplements.ts'
import type { PaperSubject } from '../paper.ts'
import { applicationOf } from './application.ts'
import { inOrder } from './statements.ts'

/** A supplement with its application. Throws where there is none. */
export function supplementOf(file: CaseFile, key: string): { s: Supplement; a: Application } {
  const s = file.supplements.find(x => x.id === key)
  if (!s) throw new Error('No such supplement')
  return { s, a: applicationOf(file, s.applicationId) }
}
export const supplementLabel = (s: Supplement, a: Application) => `Supplement ${s.number} to application ${a.number}`
/** Every supplement, as that of which there is a paper. */
export const supplementSubjects = (file: CaseFile): PaperSubject[] =>
  file.supplements.map(s => {
    const { a } = supplementOf(file, s.id)
    return { key: s.id, label: supplementLabel(s, a), supplementId: s.id }
  })
/** The case as police read it of one supplement, its incidents in order. */
export function policeSupplement(file: CaseFile, key: string): CaseFile {
  const { s, a } = supplementOf(file, key)
  const then = supplementFile(file, a, s)
  return { ...then, incidents: then.incidents.toSorted(inOrder) }
}
/** The same as the court and the defendant may read it. */
export function servedSupplement(file: CaseFile, key: string): CaseFile {
  const { s, a } = supplementOf(file, key)
  return servedFile(policeSupplement(file, key), a, { relied: addedBy(file, s), exhibits: s.exhibitIds })
}
