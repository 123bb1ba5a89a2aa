import type { Collection, Collections, Patch } from './case.ts'
import type { Id } from './records/id.ts'

/** The fields of a record that are not its id, for a change. */
export const add = <C extends Collection>(collection: C, row: Collections[C]) =>
  ({ in: collection, add: row }) as Patch[number]

export const set = <C extends Collection>(collection: C, id: Id, fields: Partial<Omit<Collections[C], 'id'>>) =>
  ({ in: collection, id, set: fields }) as Patch[number]
