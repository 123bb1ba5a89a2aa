import { type AnyAct, isForceAbout } from '../../../lib/acts/act/act.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import type { CaseFile, Collection } from '../../../lib/case/case.ts'

/** Cases that are the same to whoever reads some of their parts: a patch leaves what it does not change as it was. */

const numbers = new WeakMap<object, number>()
let last = 0
const numberOf = (part: unknown): number => {
  if (typeof part !== 'object' || part === null) return 0
  const known = numbers.get(part) ?? ++last
  numbers.set(part, known)
  return known
}
/** The same for two cases whose parts are the very same. */
export const sameness = (file: CaseFile, parts: readonly (Collection | 'case')[]): string =>
  [file.case, file.settings, ...parts.map(part => (part === 'case' ? file.case : file[part]))].map(numberOf).join(' ')

const always = ['defendants', 'protectedPersons', 'named', 'restrictions', 'paperMarks'] as const
/** The parts of a case that an act and its form read; undefined where it reads all. */
function partsOf(act: AnyAct): Collection[] | undefined {
  if (!act.reads) return undefined
  const own = act.about === 'case' || isForceAbout(act.about) ? [] : [act.about as Collection]
  const picked = fieldsOf(act.input).flatMap(([, f]) =>
    [f, ...(f.columns ?? []).map(([, c]) => c)].flatMap(c => c.from ?? []),
  )
  return [...new Set([...always, ...own, ...(act.reads as Collection[]), ...(picked as Collection[])])]
}
/** Of these cases those that an act can tell apart: every act decides on the parts that it reads as on the whole case. */
export function toldApart(act: AnyAct, files: readonly CaseFile[]): CaseFile[] {
  const parts = partsOf(act)
  return parts
    ? [...new Map(files.map(file => [sameness(file, parts), file] as const).reverse()).values()].reverse()
    : [...files]
}
