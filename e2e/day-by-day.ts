import type { CaseFile } from '../lib/case/case.ts'
import { addDays, type CalendarDate, daysBetween, londonDate } from '../lib/case/time/calendar.ts'
import { gapBetween } from '../lib/case/time/gap.ts'
import { questionStates, spoQuestion } from '../lib/case/views/considered.ts'
import {
  conditionsOn,
  isAtCourt,
  isInForce,
  isServedAsItStands,
  mainOf,
  nextHearing,
  termOf,
} from '../lib/case/views/orders.ts'
import { clockOn, clockRows } from '../lib/law/clocks/clocks.ts'
import { referenceOf } from '../lib/law/rules/reference.ts'
import { clockKindOf } from '../lib/waits/clocks.ts'
import { endingDays } from '../lib/waits/orders.ts'
import type { CaseWait } from '../lib/waits/projection.ts'
import { instantOf } from '../lib/waits/wait.ts'

/**
 * What waits on a case, day by day: rows that hold dates, read on each day, against the rules asked of that day. The rules for
 * a day (a clock, an order in force, its terms, a hearing, the question whether to apply) know nothing of rows, and nothing of
 * the spans of days that rows are made of: a window that is a day too long, too short or divided wrongly shows as a difference.
 */

export const daysCompared = 800
const comparedKinds = ['unserved', 'ownerLeft', 'ownerless', 'orderEnding', 'checkDue', 'gap', 'considered']
const isCompared = (kind: string) => kind.startsWith('clock ') || comparedKinds.includes(kind)
/** The last second of a day, as it is read: what a day ends with holds on it. */
const endOf = (day: CalendarDate) => new Date(Date.parse(instantOf({ on: addDays(day, 1) })) - 1000).toISOString()

/** What the rules say of a case at the end of a day, as kinds and records. */
function fromRules(file: CaseFile, clocks: ReturnType<typeof clockRows>, day: CalendarDate): string[] {
  const atEnd = endOf(day)
  const found: string[] = []
  const add = (kind: string, id: string) => found.push(`${kind} ${id}`)
  for (const row of clocks) {
    const state = clockOn(row, day)?.state
    if (state === 'running' || state === 'missed') add(clockKindOf(row.id), row.about.id)
  }
  for (const order of file.orders.filter(o => isInForce(o, file, day))) {
    if (!isServedAsItStands(order, file, day)) add('unserved', order.id)
    add(order.ownerId ? 'ownerLeft' : 'ownerless', order.id)
    const { lastDay } = termOf(order, file)
    if (lastDay && addDays(lastDay, -endingDays) <= day && day <= lastDay) add('orderEnding', order.id)
    for (const c of conditionsOn(order, file, day)) if (c.nextCheckOn) add('checkDue', c.id)
    const main = order.kind === 'interim' && lastDay ? mainOf(order, file) : undefined
    if (!main || !lastDay) continue
    const hearing = nextHearing(main.id, file, day)
    const warnsFrom = addDays(lastDay, -referenceOf(file.settings).interimWarningDays)
    if (hearing ? gapBetween(lastDay, hearing.listedOn) : isAtCourt(main) && warnsFrom <= day) add('gap', order.id)
  }
  if (file.case.status === 'open') {
    const { state, since } = spoQuestion(file, day, atEnd)
    if (questionStates[state].waiting && (!since || since <= atEnd)) add('considered', file.case.id)
  }
  return found
}

export interface Difference {
  day: CalendarDate
  rows: string[]
  rules: string[]
}
/**
 * The days on which rows and rules differ, of 800 from the opening of the case: what came before it was nobody’s to do. Of
 * them every day, or only those on which a row begins or ends, the days beside them, and every 40th.
 */
export function daysThatDiffer(
  file: CaseFile,
  rows: readonly CaseWait[],
  days: 'every' | 'some',
): { differences: Difference[]; seen: Set<string> } {
  const clocks = clockRows(file)
  const kept = rows
    .filter(w => isCompared(w.kind))
    .map(w => ({
      name: `${w.kind} ${w.about.id}`,
      kind: w.kind,
      visible: Date.parse(instantOf(w.visible)),
      lapses: w.lapses ? Date.parse(instantOf(w.lapses)) : Number.POSITIVE_INFINITY,
    }))
  const first = londonDate(file.case.openedAt)
  const differences: Difference[] = []
  const seen = new Set<string>()
  const turns = kept.flatMap(k => [k.visible, k.lapses]).filter(Number.isFinite)
  for (const n of days === 'every' ? Array(daysCompared).keys() : daysToAsk(turns, first)) {
    const day = addDays(first, n)
    const atEnd = Date.parse(endOf(day))
    const standing = kept.filter(k => k.visible <= atEnd && atEnd < k.lapses)
    for (const { kind } of standing) seen.add(kind)
    const [had, wanted] = [standing.map(k => k.name).sort(), fromRules(file, clocks, day).sort()]
    if (had.join() !== wanted.join()) differences.push({ day, rows: had, rules: wanted })
  }
  return { differences, seen }
}
const stride = 40
/** How many days after the first to ask about: where the answer changes, and some where it should not. */
function daysToAsk(turns: readonly number[], first: CalendarDate): Set<number> {
  const near = turns.flatMap(t => {
    const n = daysBetween(first, londonDate(new Date(t).toISOString()))
    return [n - 1, n, n + 1]
  })
  const spread = Array.from({ length: daysCompared / stride }, (_, i) => i * stride)
  return new Set([...near, ...spread].filter(n => n >= 0 && n < daysCompared))
}
