import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { verbOf } from '../../acts/act/act.ts'
import { acts } from '../../acts/index.ts'
import type { ActName } from '../../case/act-names.ts'
import type { Case, CaseFile } from '../../case/case.ts'
import { type Actor, type CaseFacts, can, mayEver } from '../../case/policy.ts'
import type { RiskJudgement } from '../../case/reference/codes/decisions.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { readinessOf } from '../../drafting/readiness.ts'
import type { CaseAddress } from '../../site/pages.ts'
import { type WaitKind, waitKinds } from '../../waits/projection.ts'
import type { Doing } from '../../waits/wait.ts'
import { look } from '../case/view-case.ts'
import { cursorFrom, keyText, pageInOrder } from '../lists/cursor.ts'
import { keptFigures, keptOfCases, lastBy, whoseOf } from '../lists/kept-figures.ts'
import { learn, readNarrowAll } from '../pipeline/narrow.ts'
import { versionUnder } from '../pipeline/project.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { offersWaiting } from '../transfers/incoming.ts'
import { queuesOf } from './all.ts'
import {
  countStanding,
  type Decided,
  type DeskAsk,
  decidedRow,
  decidedSince,
  deskPageSize,
  deskRows,
  type PageRow,
  type QueueCount,
  queueCount,
} from './desk-rows.ts'
import type { DeskTab } from './desk-tabs.ts'
import { countForceWaits, type ForceCount } from './force.ts'
import { type Opening, openingsSince } from './openings.ts'
import { settingsOf } from './read.ts'

/** The desk of a person: one row for each case, the most pressing first. */
export interface DeskRow {
  caseId: string
  ref: string
  defendant: string
  protectedPersons: string
  risk: RiskJudgement | null
  incidents: number
  officer: string | null
  team: string
  kind: WaitKind
  /** What stands there, of the most pressing thing. */
  words: string
  /** How many other things wait on the case under this tab. */
  others: number
  due: Instant | null
  /** The force's target in the days by which it counts, where these are not all. */
  counted: string | null
  late: boolean
  /** Whether its day is set by statute or a court. */
  legal: boolean
  /** Of an application: how far it is. */
  readiness: string | null
  next: { words: string; page: CaseAddress }
  /** What settles it, by its own form, where that is for this reader to do. */
  act: { name: ActName; on: string | null; words: string } | null
}
export interface DeskPage {
  counts: Record<DeskTab, number>
  /** The reader's queues with how much stands in each. */
  queues: QueueCount[]
  /** How much waits on pairs and on the force, of what is the reader’s; undefined where nothing of it ever is. */
  pairs: ForceCount | undefined
  force: ForceCount | undefined
  /** How many offers of other forces wait for an answer. */
  offers: number
  /** Openings of restricted cases in an emergency, for whoever may know of them. */
  openings: Opening[] | null
  rows: DeskRow[]
  decided: Decided[]
  after: string | undefined
  before: string | undefined
  teams: { id: string; name: string }[]
  today: CalendarDate
  at: Instant
}

const teamRow = z.object({ id: z.string(), name: z.string() })
const keyOf = (actor: Actor) => JSON.stringify(['desk', ...whoseOf(actor)])

interface DeskOptions {
  at?: Instant
  db?: Database
  /** Whether counts of the last minute may be shown again: see `keptFigures`. */
  keep?: boolean
}
/** One page of the desk. The number of statements does not depend on how many cases there are. */
export function readDesk(actor: Actor, ask: DeskAsk, options: DeskOptions = {}): Promise<DeskPage> {
  const at = options.at ?? new Date().toISOString()
  const today = londonDate(at)
  const words = ask.words?.trim().slice(0, 100)
  return look(
    actor,
    {
      kind: words ? 'search' : 'view',
      act: 'readQueue',
      sentence: 'Looked at the desk',
      detail: { tab: ask.tab, ...(words ? { words } : {}) },
    },
    async tx => {
      // What others do is counted within a minute; what the reader does, at once. The rows are read anew each time.
      const count = async () => ({
        ...(await countStanding(tx, actor, at)),
        apart: await countForceWaits(tx, actor, at),
        offers: mayEver(actor, 'exchange') ? await offersWaiting(tx) : 0,
        teams: await rowsOf(tx, teamRow, sql`select id, name from teams where ended_at is null order by name`),
      })
      const { counts, kinds, apart, offers, teams } = options.keep
        ? await keptFigures(tx, { key: keyOf(actor), last: lastBy(actor.id), count })
        : await count()
      const found =
        ask.tab === 'decided' ? [] : await deskRows(tx, actor, { ...ask, words, tab: ask.tab }, { at, today })
      const page = pageInOrder(found, deskPageSize, cursorFrom(ask), row => keyText(row.sort, row.caseId))
      const readiness = await readinessFor(tx, page.rows, { forceId: actor.forceId, today })
      const rows = page.rows.map(row => shownRow(row, readiness, actor, { at, today }))
      const openings = mayEver(actor, 'viewLookers') ? await openingsSince(tx, at) : null
      const decided = ask.tab === 'decided' ? await rowsOf(tx, decidedRow, decidedSince(actor, at)) : []
      return {
        counts: {
          'needs-you': counts.needs,
          'with-officers': counts.officers,
          'with-legal': counts.legal,
          'at-court': counts.court,
          orders: counts.orders,
          decided: counts.decided,
        },
        queues: queuesOf(actor).map(name => queueCount(name, kinds)),
        ...apart,
        offers,
        openings,
        rows,
        decided,
        after: page.next,
        before: page.previous,
        teams,
        today,
        at,
      }
    },
    { ...options, at, byKeys: true },
  )
}

/** What readiness is read from: known from the first look on, so that each is one statement. Should it come to read more, it is asked for. */
learn('readiness', [
  'applications',
  'assessments',
  'behaviourReasons',
  'citationLooks',
  'confidentialAddresses',
  'defendants',
  'draftConditions',
  'exhibits',
  'formerVersions',
  'hearings',
  'incidents',
  'orderConditions',
  'orders',
  'otherOrders',
  'protectedPersons',
  'reviews',
])
const written: readonly WaitKind[] = ['draft', 'returned', 'review']
/** How far each application of a page is. Statements do not grow with how many there are, and a case is read again only after something was done on it. */
async function readinessFor(
  tx: Transaction,
  rows: readonly PageRow[],
  { forceId, today }: { forceId: string; today: CalendarDate },
): Promise<Map<string, string>> {
  const caseIds = [...new Set(rows.filter(row => written.includes(row.kind)).map(row => row.caseId))]
  if (!caseIds.length) return new Map()
  const settings = await settingsOf(tx, forceId)
  const count = async (ids: readonly string[]) => {
    const which = sql`${cases.id} = any(${sql.param([...ids])}::uuid[])`
    const roots = (await tx.select().from(cases).where(which)) as Case[]
    const read = (file: CaseFile) => ({
      id: file.case.id,
      words: file.applications.map(a => [a.id, readinessOf(file, a, today)] as const),
    })
    const all = await readNarrowAll(tx, { name: 'readiness', roots, read })
    return new Map(all.map(({ id, words }) => [id, words]))
  }
  const kept = await keptOfCases(tx, { what: `readiness ${today} ${versionUnder(settings)}`, caseIds, count })
  return new Map([...kept.values()].flat())
}

function shownRow(
  { sort: _sort, aboutKind, aboutId, params, owner, teamId, officerId, named, restricted, ...row }: PageRow,
  readiness: ReadonlyMap<string, string>,
  actor: Actor,
  now: { at: Instant; today: CalendarDate },
): DeskRow {
  const entry = waitKinds[row.kind]
  const shown = { about: { kind: aboutKind, id: aboutId }, params, owner, text: '' }
  return {
    ...row,
    words: entry.line ? entry.line(shown, now, actor) : entry.sentence(shown, now),
    counted: typeof params.counted === 'string' ? params.counted : null,
    readiness: readiness.get(aboutId) ?? null,
    next: {
      words: typeof entry.go === 'function' ? entry.go(shown) : entry.go,
      page: typeof entry.page === 'function' ? entry.page(shown) : entry.page,
    },
    act: actOn(entry.acts(shown), actor, {
      forceId: actor.forceId,
      teamId,
      officerId,
      namedIds: named ? [actor.id] : [],
      admittedIds: [],
      restricted,
    }),
  }
}

/** Of what settles a thing, the first that this reader may do on this case; its form says so where the case does not allow it now. */
function actOn(ways: readonly Doing[], actor: Actor, facts: CaseFacts): DeskRow['act'] {
  const way = ways.find(({ name }) => can(actor, acts[name].permission, facts))
  return way ? { name: way.name, on: way.id ?? null, words: verbOf(acts[way.name]) } : null
}
