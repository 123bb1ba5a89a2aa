import type { Incident } from '../records/pattern.ts'
import { type Category, categories } from '../reference/statute.ts'
import { lowerFirst } from './grammar.ts'

/** Every kind of act that an incident was, the one that it mainly was first. */
export const kindsOf = (
  i: Pick<Incident, 'category'> & { alsoKinds?: readonly Category[] | undefined },
): Category[] => [...new Set([i.category, ...(i.alsoKinds ?? [])])]
/** The same in words: 'Following a person; also loitering in any place, public or private'. */
export const kindsInWords = (i: Parameters<typeof kindsOf>[0]): string =>
  kindsOf(i)
    .map((k, n) => (n ? `also ${lowerFirst(categories[k].label)}` : categories[k].label))
    .join('; ')
