import { z } from 'zod'
import { type Role, roles } from '../policy.ts'
import type { Id } from '../records/id.ts'
import { ranks } from '../reference/ranks.ts'

/** A list of people whom a force brings in at once: what a row says, and what it would do. */

const keys = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
export const sheetPerson = z.object({
  /** The row of the sheet, counted from 1, headings included. */
  line: z.number().int(),
  name: z.string(),
  email: z.string(),
  collar: z.string().nullable(),
  rank: z.enum(keys(ranks)).nullable(),
  phone: z.string().nullable(),
  roles: z.array(z.enum(keys(roles))),
  /** Names of teams, as the sheet has them. */
  teams: z.array(z.string()),
  /** What of the row itself is wrong: a cell that could not be read, or the same address on an earlier row. */
  problems: z.array(z.string()),
})
export type SheetPerson = z.infer<typeof sheetPerson>
/** The most rows of one list: all that can be added are added in one transaction, or none. */
export const mostSheetPeople = 500

/** An account that has an email address of the list. */
export interface KnownAccount {
  email: string
  is: 'here' | 'ended' | 'elsewhere'
}
export const rowOutcomes = {
  new: { label: 'New', colour: 'green' },
  there: { label: 'Already there', colour: 'grey' },
  refused: { label: 'Refused', colour: 'red' },
} as const
export interface CheckedPerson {
  row: SheetPerson
  outcome: keyof typeof rowOutcomes
  teamIds: Id[]
  reasons: string[]
}
interface Structure {
  teams: readonly { id: Id; name: string; districtId: Id; endedAt: unknown }[]
  districts: readonly { id: Id; name: string }[]
}
const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** The team of a name, or of 'name (district)'; a sentence where it is none, or more than one. */
function teamOf(said: string, { teams, districts }: Structure): { id: Id } | string {
  const districtOf = (id: Id) => districts.find(d => d.id === id)?.name ?? ''
  const found = teams.filter(
    t => !t.endedAt && [plain(t.name), plain(`${t.name} (${districtOf(t.districtId)})`)].includes(plain(said)),
  )
  if (found[0] && found.length === 1) return { id: found[0].id }
  return found[0]
    ? `Several teams are called ${said}. Write it with its district, like ${found[0].name} (${districtOf(found[0].districtId)})`
    : `There is no team ${said}`
}

/** What a row would do, with the force as it stands now: add somebody, nothing since they are there, or be refused and why. */
export function checkPerson(row: SheetPerson, accounts: readonly KnownAccount[], structure: Structure): CheckedPerson {
  const teams = row.teams.map(said => teamOf(said, structure))
  const account = accounts.find(a => a.email === row.email.toLowerCase())
  const refusals = [
    ...row.problems,
    ...(account?.is === 'ended' ? ['An account with this email address has ended'] : []),
    ...(account?.is === 'elsewhere' ? ['This email address belongs to another account'] : []),
    ...teams.flatMap(t => (typeof t === 'string' ? [t] : [])),
  ]
  const isThere = account?.is === 'here' && !row.problems.length
  return {
    row,
    outcome: isThere ? 'there' : refusals.length ? 'refused' : 'new',
    teamIds: [...new Set(teams.flatMap(t => (typeof t === 'string' ? [] : [t.id])))],
    reasons: isThere ? [] : refusals,
  }
}

/** The address of an account whose import was undone: kept to be read, and free to be used again. */
export const freedAddress = (email: string, id: Id) => `${email} (import undone, ${id.slice(0, 8)})`
/** In words, what roles a row gives. */
export const rolesInWords = (held: readonly Role[]) => held.map(r => roles[r].label.toLowerCase()).join(', ')
