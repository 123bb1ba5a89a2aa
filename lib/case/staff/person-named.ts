import type { Id } from '../records/id.ts'

/** Whom another system or a spreadsheet names: by email address, by collar number or by name. */
export interface Named {
  id: Id
  name: string
  collar: string | null
  email: string
  endedAt: string | null
}
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim()

/** The one person of the force who goes by what was said; none where it is nobody, somebody who has left, or might be two. */
export function personNamed<P extends Named>(staff: readonly P[], said: string | null): P | undefined {
  if (!said?.trim()) return undefined
  const words = new Set(plain(said).split(' '))
  const named = staff.filter(
    p =>
      !p.endedAt &&
      (p.email.toLowerCase() === said.trim().toLowerCase() ||
        (p.collar !== null && words.has(plain(p.collar))) ||
        plain(p.name)
          .split(' ')
          .every(w => words.has(w))),
  )
  return named.length === 1 ? named[0] : undefined
}
