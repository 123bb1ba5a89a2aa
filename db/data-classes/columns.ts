import type { PgTable } from 'drizzle-orm/pg-core'

/**
 * What a person who asks what is held on them is given of each column: `disclose` is about them or the course of the case;
 * `thirdParty` may be about somebody else, and is masked until a human has read it; `withhold` is never given: what is
 * privileged, what would endanger somebody, and what is the program's own. DPA 2018 ss.45 and 54; schedule 11 for privilege.
 */
export type DataClass = 'disclose' | 'thirdParty' | 'withhold'
/** Whose a table is: what stands in one of another person is not given at all. */
export type Side = 'defendant' | 'protectedPerson' | 'case'
/** DPA 2018 s.38: facts are told from personal assessments. */
export type Holds = 'fact' | 'assessment'

/**
 * What of a table leaves with a whole case that its own force takes out: all of it; all but the rows of the legal tier; nothing,
 * because it is talk with legal services, because it would endanger somebody, or because the program made it of other rows or
 * keeps it for itself.
 */
export type Leaves = 'whole' | 'notLegal' | 'privileged' | 'vault' | 'derived'

type Words<S extends string> = S extends `${infer A} ${infer B}` ? A | Words<B> : S extends '' ? never : S
type Columns<T extends PgTable> = Extract<keyof T['$inferSelect'], string>
/** What is not said of a column, or said of none: a column that nobody has classified does not compile. */
type Left<T extends PgTable, All extends string> = Exclude<Columns<T>, All> | Exclude<All, Columns<T>>

export interface Classified {
  table: PgTable
  of: ReadonlyMap<string, DataClass>
  side: Side
  holds: Holds
  leaves: Leaves
  /** Nothing of it is given to a person who asks. */
  isWithheld?: true
}
export function columns<T extends PgTable, D extends string, P extends string, W extends string>(
  table: T,
  given: { disclose: D; thirdParty: P; withhold: W; side?: Side; holds?: Holds; leaves?: Leaves },
  ..._left: [Left<T, Words<D> | Words<P> | Words<W>>] extends [never]
    ? []
    : [unclassified: Left<T, Words<D> | Words<P> | Words<W>>]
): Classified {
  const words = (text: string, as: DataClass) =>
    text
      .split(' ')
      .filter(Boolean)
      .map(name => [name, as] as const)
  return {
    table,
    of: new Map([
      ...words(given.disclose, 'disclose'),
      ...words(given.thirdParty, 'thirdParty'),
      ...words(given.withhold, 'withhold'),
    ]),
    side: given.side ?? 'case',
    holds: given.holds ?? 'fact',
    leaves: given.leaves ?? 'whole',
  }
}
/** A table of which nothing is given: every column of it is named all the same. None of it leaves with a case unless that is said. */
export const withheld = <T extends PgTable, W extends string>(
  table: T,
  names: W,
  leaves: Leaves = 'derived',
  ...left: [Left<T, Words<W>>] extends [never] ? [] : [unclassified: Left<T, Words<W>>]
): Classified => ({
  ...columns(table, { disclose: '', thirdParty: '', withhold: names, leaves }, ...(left as never)),
  isWithheld: true,
})

/** Names that tie a record to others, or say how it stands: withheld from people, and needed to read a case as a whole. */
const tying = /^(id|sha256|version|recordedAt|withdrawnAt|withdrawnReason|writtenAt)$|Ids?$/
/** The columns of a table that leave with a whole case. */
export const columnsThatLeave = ({ of, leaves, isWithheld }: Classified): string[] =>
  leaves === 'whole' || leaves === 'notLegal'
    ? [...of].flatMap(([name, as]) => (isWithheld || as !== 'withhold' || tying.test(name) ? [name] : []))
    : []
/** Whether a row leaves with a whole case: advice of the legal tier does not. */
export const rowLeaves = ({ leaves }: Classified, row: Record<string, unknown>): boolean =>
  leaves !== 'notLegal' || row.tier !== 'legal'
