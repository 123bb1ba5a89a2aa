import type { CaseFile, Patch } from '../case.ts'
import type { Id } from '../records/id.ts'
import type { IdentifierKind } from '../reference/codes/people.ts'
import type { Instant } from '../time/calendar.ts'
import { normalPhone } from './search.ts'

const numeral = /^\+?[\d\s().-]{6,}$/
const mailbox = /^\S+@\S+\.\S+$/
/** A caller who withheld their number is nobody in particular. */
const nobody = new Set(['', 'withheld', 'unknown', 'payphone', 'private', 'private number', 'anonymous'])

/** What a sender as an export writes it is: a number, an address or a name; undefined for nobody in particular. */
export function partyKind(value: string): IdentifierKind | undefined {
  const plain = value.trim()
  if (nobody.has(plain.toLowerCase())) return undefined
  return numeral.test(plain) ? 'phone' : mailbox.test(plain.replace(/^.*<|>$/g, '')) ? 'email' : 'handle'
}
const keyOf = (kind: IdentifierKind, value: string) =>
  `${kind} ${kind === 'phone' ? normalPhone(value) : value.trim().toLowerCase().replace(/^@/, '')}`

/** The same for a number however it is written; undefined for nobody in particular. */
export const partyKey = (value: string): string | undefined => {
  const kind = partyKind(value)
  return kind && keyOf(kind, value)
}

/** An identifier of which no day, source or exhibit is known. */
export const unsourced = { seenOn: null, source: null, exhibitId: null } as const
/** Senders found by an import: new ones are strangers on the case, known ones say that it names them too. */
export function partiesPatch(file: CaseFile<'identifiers'>, importId: Id, found: string[], newId: () => Id): Patch {
  const known = new Map(file.identifiers.filter(i => !i.removedAt).map(i => [keyOf(i.kind, i.value), i]))
  const seen = new Set<string>()
  return found.flatMap((value): Patch => {
    const kind = partyKind(value)
    if (!kind) return []
    const key = keyOf(kind, value)
    if (seen.has(key)) return []
    seen.add(key)
    const there = known.get(key)
    if (there) return [{ in: 'identifiers', id: there.id, set: { importIds: [...there.importIds, importId] } }]
    const row = { id: newId(), kind, value: value.trim(), belongsTo: 'stranger' as const, note: null, ...unsourced }
    return [{ in: 'identifiers', add: { ...row, importIds: [importId], removedAt: null } }]
  })
}

/** Takes an import's mark off what it named; a stranger that nothing else names leaves the case. */
export const withoutImport = (file: CaseFile<'identifiers'>, importId: Id, at: Instant): Patch =>
  file.identifiers
    .filter(i => !i.removedAt && i.importIds.includes(importId))
    .map(i => {
      const importIds = i.importIds.filter(id => id !== importId)
      const gone = i.belongsTo === 'stranger' && importIds.length === 0
      return { in: 'identifiers' as const, id: i.id, set: { importIds, ...(gone ? { removedAt: at } : {}) } }
    })
