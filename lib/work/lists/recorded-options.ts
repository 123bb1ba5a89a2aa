import { inArray } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { people, teams } from '../../../db/schema/organisation.ts'
import { panels } from '../../../db/schema/panels.ts'
import type { NamedField, Option } from '../../acts/form/field.ts'
import { type CaseFile, withParts } from '../../case/case.ts'
import { isId } from '../../case/ids.ts'
import { longDate } from '../../case/time/calendar.ts'
import { optionsOfFile } from './options.ts'

/**
 * What a record says stays to be chosen where its list no longer has it: somebody who left, a person taken off the case, an
 * incident that was withdrawn. Without it a form would say that nothing is recorded, and clear it as it is sent.
 */

type Options = Record<string, Option[]>
type Known = Record<string, unknown>

/** The ids that a form opens with, by the list that each is picked from. */
export function idsKnown(fields: readonly NamedField[], known: Known): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, field] of fields) {
    const values = [known[name] ?? []].flat()
    if (field.columns)
      for (const row of values)
        for (const [list, ids] of idsKnown(field.columns, row as Known))
          found.set(list, [...(found.get(list) ?? []), ...ids])
    else if (field.from) found.set(field.from, [...(found.get(field.from) ?? []), ...values.map(String).filter(isId)])
  }
  return found
}

const gone = (options: Options, list: string, ids: readonly string[]): string[] =>
  [...new Set(ids)].filter(id => !options[list]?.some(o => o.value === id))

/** Of the lists that are read off the case, what its record says and they have no longer, each marked with why. Pure. */
export function goneOfFile(options: Options, fields: readonly NamedField[], known: Known, file: CaseFile): Options {
  const found: Options = {}
  for (const [list, ids] of idsKnown(fields, known)) {
    const missing = ofForce[list] ? [] : gone(options, list, ids)
    if (missing.length) found[list] = ofFile(file, list).filter(o => missing.includes(o.value))
  }
  return found
}

/** The lists of a form with what its record says in them: what `goneOfFile` gave, and people, teams and panels, which are read. */
export async function withRecorded(
  tx: Transaction,
  options: Options,
  fields: readonly NamedField[],
  known: Known,
  goneThere: Options,
): Promise<Options> {
  const kept: Options = { ...options }
  for (const [list, ids] of idsKnown(fields, known)) {
    const missing = gone(options, list, ids)
    const found = missing.length && ofForce[list] ? await ofForce[list](tx, missing) : (goneThere[list] ?? [])
    if (found.length) kept[list] = [...(options[list] ?? []), ...found]
  }
  return kept
}

const staff = async (tx: Transaction, ids: string[]): Promise<Option[]> => {
  const rows = await tx
    .select({ id: people.id, name: people.name, endedAt: people.endedAt })
    .from(people)
    .where(inArray(people.id, ids))
  return rows.map(p => ({ value: p.id, label: `${p.name} (${p.endedAt ? 'left' : 'no longer in this role'})` }))
}
const ofForce: Record<string, (tx: Transaction, ids: string[]) => Promise<Option[]>> = {
  people: staff,
  officers: staff,
  checkers: staff,
  reviewers: staff,
  teams: async (tx, ids) =>
    (await tx.select({ id: teams.id, name: teams.name }).from(teams).where(inArray(teams.id, ids))).map(t => ({
      value: t.id,
      label: `${t.name} (ended)`,
    })),
  panels: async (tx, ids) =>
    (await tx.select().from(panels).where(inArray(panels.id, ids))).map(p => ({
      value: p.id,
      label: `${longDate(p.heldOn)} (cancelled)`,
    })),
}

/** The same list as if nothing had been taken off it: what was removed, replaced or withdrawn since. */
function ofFile(file: CaseFile, list: string): Option[] {
  const withdrawn = (file.withdrawn?.[list as 'services'] ?? []) as { id: string }[]
  const rows = (file[list as 'services'] ?? []) as { id: string }[]
  const asThere = [...rows, ...withdrawn].map(row => ({
    ...row,
    ...('removedAt' in row ? { removedAt: null } : {}),
    ...('withdrawnAt' in row ? { withdrawnAt: null } : {}),
    ...('toVersion' in row ? { toVersion: null } : {}),
  }))
  const whole = withParts<CaseFile, Partial<CaseFile>>(file, { [list]: asThere }) as CaseFile
  const marked = withdrawn.map(row => row.id)
  return optionsOfFile(whole, list).map(o => ({
    ...o,
    label: `${o.label} (${marked.includes(o.value) || list === 'incidents' ? 'withdrawn' : 'no longer on this list'})`,
  }))
}
