import { eq } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { teams } from '../../../db/schema/organisation.ts'
import { factsOf } from '../../acts/act/decide.ts'
import type { Case, CaseFile, Collection } from '../../case/case.ts'
import { type Actor, type CaseFacts, can, type Permission } from '../../case/policy.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { ordersInForce } from '../../case/views/orders.ts'
import { settledStage } from '../../case/views/stage.ts'
import { type CaseNow, caseNow, caseNowReads } from '../../views/case-now.ts'
import { keptFigures, lastOnCase, whoseOf } from '../lists/kept-figures.ts'
import { namesOf } from '../lists/names.ts'
import { type Recorded, recordEvent } from '../pipeline/events.ts'
import { findCase, loadFile, withMore } from '../pipeline/load.ts'
import { readNarrow } from '../pipeline/narrow.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { inTurn } from '../pipeline/turns.ts'

export interface View<K extends Collection = Collection> {
  actor: Actor
  ref: string
  /** What was looked at, for the record: 'incidents', 'the application'. */
  what: string
  /** The collections that the page reads; all when absent. */
  only?: readonly K[]
  permission?: Permission
  at?: Instant
  db?: Database
}

const always = ['defendants', 'protectedPersons', 'named', 'restrictions', 'paperMarks'] as const satisfies Collection[]
/** What is loaded for any page of a case: who it is about, and what the policy asks. */
export type Always = (typeof always)[number]
const withAlways = <K extends Collection>(only: readonly K[]): (K | Always)[] => [...new Set([...always, ...only])]

/**
 * Reads one case for a page and records that it was viewed, in one transaction.
 * Undefined when there is none or the actor may not see it: the two are not told apart.
 * `also` runs in the same transaction, for a page's own paged lists.
 */
export async function viewCase<T = undefined, K extends Collection = Collection>(
  v: View<K>,
  also: (tx: Transaction, file: CaseFile<K | Always>) => Promise<T> = async () => undefined as T,
): Promise<{ file: CaseFile<K | Always>; also: T; today: string; at: Instant } | undefined> {
  const load: Loading<CaseFile<K | Always>> = async (tx, root, at) => {
    const file = await loadFile(tx, root, v.only && withAlways(v.only), londonDate(at))
    return { facts: factsOf(file, at), result: file }
  }
  const view = await viewing(v, load, also)
  return view && { file: view.result, also: view.also, today: view.today, at: view.at }
}

interface ViewPart<R> extends Omit<View, 'only'> {
  /** Under which name the parts that it reads are remembered. */
  name: string
  /** Pure: it runs again on more of the case whenever it meets a part that was not loaded. */
  read: (file: CaseFile) => R
}
/** The same for a page that is drawn from what a reading of the case gives: no more of the case is loaded than that reads. */
export const viewPart = <R, T>(
  { name, read, ...v }: ViewPart<R>,
  also: (tx: Transaction, result: R) => Promise<T>,
): Promise<{ result: R; also: T; today: string; at: Instant } | undefined> =>
  viewing(
    v,
    async (tx, root, at) => {
      const reading = (file: CaseFile) => ({ facts: factsOf(file, at), result: read(file) })
      return (await readNarrow(tx, { name, root, today: londonDate(at), read: reading })).result
    },
    also,
  )

type Loading<R> = (tx: Transaction, root: Case, at: Instant) => Promise<{ facts: CaseFacts; result: R }>
function viewing<R, T>(
  v: Omit<View, 'only'>,
  load: Loading<R>,
  also: (tx: Transaction, result: R) => Promise<T>,
): Promise<{ result: R; also: T; today: string; at: Instant } | undefined> {
  const at = v.at ?? new Date().toISOString()
  const read = () =>
    asPerson(
      v.actor,
      async tx => {
        const root = await findCase(tx, v.ref, false)
        if (!root) return undefined
        const { facts, result } = await load(tx, root, at)
        if (!can(v.actor, 'viewCase', facts) || !can(v.actor, v.permission ?? 'viewCase', facts)) return undefined
        const extra = await also(tx, result)
        await recordEvent(tx, v.actor, {
          kind: 'view',
          subject: { kind: 'case', id: root.id },
          act: 'view',
          sentence: `Looked at ${v.what}`,
          detail: { what: v.what },
          at,
        })
        return { result, also: extra, today: londonDate(at), at }
      },
      { byKeys: true, ...(v.db ? { db: v.db } : {}) },
    )
  // Its look is written into the record of the case, and would wait with a connection for whoever holds that.
  return inTurn(`look ${v.ref}`, read)
}

/**
 * Runs a reading of many cases, or of the force, and records it: a search, a download, an export, a look at the register.
 * The event is written in the same transaction as the reading.
 */
export const look = <T>(
  actor: Actor,
  e: Looked,
  read: (tx: Transaction) => Promise<T>,
  { at = new Date().toISOString(), ...options }: { at?: Instant; db?: Database; byKeys?: boolean } = {},
): Promise<T> => asPerson(actor, tx => lookIn(tx, actor, e, read, at), options)

/** The same within a transaction that holds more. */
export async function lookIn<T>(
  tx: Transaction,
  actor: Actor,
  e: Looked,
  read: (tx: Transaction) => Promise<T>,
  at: Instant,
): Promise<T> {
  const found = await read(tx)
  await recordEvent(tx, actor, {
    ...e,
    subject: e.subject ?? { kind: 'force', id: actor.forceId },
    at,
  })
  return found
}
type Looked = Pick<Recorded, 'kind' | 'act' | 'sentence'> & {
  subject?: Recorded['subject']
  detail?: Record<string, unknown>
}

export interface Band {
  status: CaseFile['case']['status']
  defendant: string
  bornOn: string | null
  protectedPersons: string[]
  team: string
  officer: string | null
  restricted: boolean
  /** What matters now, in words. */
  now: CaseNow
  /** The acts of the quick bar that this person may do: the order that is visited by its id, and that whose card is printed by its reference. */
  quick: { log: boolean; breach: boolean; visit: string | null; card: string | null }
}

/**
 * What stands at the head of a case's pages. It records nothing: the page beneath records its own view. Whoever goes from page to
 * page of a case has it read again when something was done on the case, when they are let see something else, or after a minute.
 */
export function bandOf(actor: Actor, ref: string, db?: Database): Promise<Band | undefined> {
  return asPerson(
    actor,
    async tx => {
      const root = await findCase(tx, ref, false)
      if (!root) return undefined
      const at = new Date().toISOString()
      return keptFigures(tx, {
        key: JSON.stringify(['band', root.id, whoseOf(actor), londonDate(at)]),
        last: lastOnCase(root.id),
        count: () => readBand(tx, actor, root, at),
      })
    },
    { byKeys: true, ...(db ? { db } : {}) },
  )
}
async function readBand(tx: Transaction, actor: Actor, root: Case, at: Instant): Promise<Band | undefined> {
  const today = londonDate(at)
  const read = await loadFile(tx, root, withAlways(caseNowReads), today)
  const facts = factsOf(read, at)
  if (!can(actor, 'viewCase', facts)) return undefined
  // Thousands of incidents are read for the head of a page only where nothing else says where the case stands.
  const file = settledStage(read, today)
    ? read
    : await withMore(tx, read, ['criminalSteps', 'incidents', 'secondLooks'], today)
  const inForce = ordersInForce(file, today)
  const order = inForce.find(o => o.kind === 'full') ?? inForce[0]
  const isOpen = root.status === 'open'
  const [names, [team]] = await Promise.all([
    namesOf(tx, [root.officerId]),
    tx.select({ name: teams.name }).from(teams).where(eq(teams.id, root.teamId)),
  ])
  const [defendant] = file.defendants
  return {
    status: root.status,
    defendant: defendant ? `${defendant.givenNames} ${defendant.familyName}` : 'Defendant not known',
    bornOn: defendant?.bornOn ?? null,
    protectedPersons: file.protectedPersons.filter(p => !p.removedAt).map(p => `${p.givenNames} ${p.familyName}`),
    team: team?.name ?? '',
    officer: root.officerId ? (names.get(root.officerId) ?? null) : null,
    restricted: facts.restricted,
    now: caseNow(file, today, at),
    quick: {
      log: can(actor, 'recordEvidence', facts),
      breach: isOpen && can(actor, 'recordBreach', facts) && file.orders.length + file.otherOrders.length > 0,
      visit: isOpen && can(actor, 'check', facts) ? (order?.id ?? null) : null,
      card: order?.ref ?? null,
    },
  }
}
