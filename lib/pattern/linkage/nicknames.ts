import { givenNames } from './given-names.ts'
import { moreNames } from './more-names.ts'
import { fold, soundOf } from './text.ts'

const groupsOf = new Map<string, number[]>()
const heads: string[] = []

for (const line of `${givenNames.trim()}\n${moreNames.trim()}`.split('\n')) {
  const names = new Set(line.split(' ').map(name => fold(name).replace(/[^a-z]/g, '')))
  for (const name of names) {
    const groups = groupsOf.get(name)
    if (groups) groups.push(heads.length)
    else groupsOf.set(name, [heads.length])
  }
  heads.push([...names][0] ?? '')
}

/** How many families of names there are. */
export const groupTotal = heads.length

const none: readonly number[] = []

/** The families of names that a folded name belongs to, by number; none for a name that is not listed here. */
export const nameGroups = (name: string): readonly number[] => groupsOf.get(name) ?? none

/** Whether two folded names are written or spoken forms of one name: Bill and William, Mohammed and Muhammad. */
export function sameName(a: string, b: string): boolean {
  const ofB = nameGroups(b)
  return nameGroups(a).some(group => ofB.includes(group))
}

/** The sound by which candidates are found: of the head of its first family for a listed name, else its own. */
export function soundKey(name: string): number {
  const group = nameGroups(name)[0]
  return soundOf(group === undefined ? name : (heads[group] ?? name))
}
