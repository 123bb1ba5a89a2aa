import { emailSlots, handleSlots, phoneSlots, type Table } from './table.ts'
import { mix } from './text.ts'

/**
 * The keys by which candidates are found: two reports that share one are compared. Those of the suspect or the victim name
 * one side by itself, `bySuspect` and `byVictim` need much of that side and a little of the other, `weak` ones less, and are
 * used only while few reports share them. Each kind is gone through by itself, so that few keys are in memory at once.
 */
export type KeyKind = 'suspect' | 'victim' | 'bySuspect' | 'byVictim' | 'weak'
export const kinds: readonly { kind: KeyKind; most: number; window: number }[] = [
  { kind: 'suspect', most: 20, window: 6 },
  { kind: 'victim', most: 20, window: 6 },
  { kind: 'bySuspect', most: 10, window: 6 },
  { kind: 'byVictim', most: 10, window: 6 },
  { kind: 'weak', most: 6, window: 0 },
]

/** Gives each key of a report to `take`, of one kind. Keys are 32-bit numbers. */
export function keysOf(table: Table, report: number, kind: KeyKind, take: (key: number) => void): void {
  const [suspect, victim] = [report * 2, report * 2 + 1]
  if (kind === 'suspect') strong(table, suspect, 1, take)
  else if (kind === 'victim') strong(table, victim, 2, take)
  else if (kind === 'bySuspect') towards(table, suspect, victim, 100, take)
  else if (kind === 'byVictim') towards(table, victim, suspect, 200, take)
  else weak(table, report, take)
}

/** How a word sounds; 0 for none and for a mere initial. Asking a list for -1 is slow. */
const soundAt = (table: Table, word: number | undefined) =>
  word === undefined || word < 0 ? 0 : (table.words.sounds[word] ?? 0)
const givenSound = (table: Table, person: number) => soundAt(table, table.columns.given[person])
const familySound = (table: Table, person: number) => soundAt(table, table.columns.family[person])
const outwardOf = (table: Table, person: number) => {
  const outward = table.columns.outward[person] ?? -1
  return outward < 0 ? 0 : (table.outwards.hashes[outward] ?? 0)
}

/** The names whichever way round they were written. */
const together = (a: number, b: number) => (a === 0 || b === 0 ? 0 : mix(Math.min(a, b), Math.max(a, b)))

const dayBeforeMonth = (born: number) => {
  const [month, day] = [Math.floor(born / 100) % 100, born % 100]
  return Math.floor(born / 10000) * 10000 + Math.min(month, day) * 100 + Math.max(month, day)
}

function strong(table: Table, p: number, side: number, take: (key: number) => void) {
  const c = table.columns
  for (let i = p * phoneSlots; i < (p + 1) * phoneSlots && c.phones[i] !== 0; i++)
    take(mix(side + 10, c.phones[i] ?? 0))
  for (let i = p * emailSlots; i < (p + 1) * emailSlots && c.emails[i] !== 0; i++)
    take(mix(side + 20, table.accounts.hashes[(c.emails[i] ?? 0) - 1] ?? 0))
  for (let i = p * handleSlots; i < (p + 1) * handleSlots && c.handles[i] !== 0; i++)
    take(mix(side + 30, table.accounts.hashes[(c.handles[i] ?? 0) - 1] ?? 0))
  if (c.ref[p] !== 0) take(mix(side + 40, c.ref[p] ?? 0))
  const given = givenSound(table, p)
  const family = familySound(table, p)
  const names = together(given, family)
  const born = c.born[p] ?? 0
  if (born > 0 && born % 10000 !== 101) {
    const date = mix(side + 50, dayBeforeMonth(born))
    if (given > 0) take(mix(date, given))
    if (family > 0) take(mix(date, family))
    if (names > 0) take(mix(mix(side + 60, born % 10000), names))
  }
  const outward = outwardOf(table, p)
  if (names > 0 && outward > 0) take(mix(mix(side + 70, outward), names))
  const postcode = c.postcode[p] ?? 0
  if (postcode > 0 && given > 0) take(mix(mix(side + 80, postcode), given))
  if (postcode > 0 && family > 0) take(mix(mix(side + 80, postcode), family))
}

/** Keys of much of one side and one name of the other. */
function towards(table: Table, one: number, other: number, n: number, take: (key: number) => void) {
  const given = givenSound(table, one)
  const family = familySound(table, one)
  const names = together(given, family)
  const born = table.columns.born[one] ?? 0
  const outward = outwardOf(table, one)
  for (let i = 0; i < 2; i++) {
    const theirs = i === 0 ? givenSound(table, other) : familySound(table, other)
    if (theirs === 0) continue
    if (names > 0) take(mix(mix(n, names), theirs))
    if (born > 0 && born % 10000 !== 101) take(mix(mix(n + 1, dayBeforeMonth(born)), theirs))
    if (outward > 0 && given > 0) take(mix(mix(mix(n + 2, outward), given), theirs))
    if (outward > 0 && family > 0) take(mix(mix(mix(n + 2, outward), family), theirs))
  }
}

function weak(table: Table, report: number, take: (key: number) => void) {
  const [suspect, victim] = [report * 2, report * 2 + 1]
  const suspectNames = [givenSound(table, suspect), familySound(table, suspect)] as const
  const victimNames = [givenSound(table, victim), familySound(table, victim)] as const
  const [ofSuspect, ofVictim] = [together(...suspectNames), together(...victimNames)]
  if (ofSuspect > 0) take(mix(301, ofSuspect))
  if (ofVictim > 0) take(mix(302, ofVictim))
  for (const s of suspectNames) for (const v of victimNames) if (s > 0 && v > 0) take(mix(mix(300, s), v))
}

/** The four names of a report in one number: in a crowd that shares a key, those alike in all of them stand together. */
export const signatureOf = (table: Table, report: number): number =>
  mix(
    together(givenSound(table, report * 2), familySound(table, report * 2)),
    together(givenSound(table, report * 2 + 1), familySound(table, report * 2 + 1)),
  )
