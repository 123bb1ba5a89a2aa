import type { CaseFile, Collection } from '../case/case.ts'
import type { Id } from '../case/records/id.ts'
import { addDays, type CalendarDate, londonDate } from '../case/time/calendar.ts'
import { stretches } from '../case/views/in-force-spans.ts'
import { isShownOn, stateOn } from '../law/clocks/clock.ts'
import { type ClockId, clockEntries, clockRows, type DatedClock } from '../law/clocks/clocks.ts'
import { source, type Wait, type WaitEntry, wait } from './wait.ts'

/** A clock of the law or of the force, while it runs or once it was missed: for a person’s own list and calendar. */
export type ClockKind = `clock ${ClockId}`
export const clockKindOf = (id: ClockId): ClockKind => `clock ${id}`
const kinds = Object.fromEntries(
  clockEntries.map(({ id, label }): [ClockKind, WaitEntry] => [
    clockKindOf(id),
    { clocks: [id], onCase: 'never', sentence: () => label, page: '', go: '', acts: () => [] },
  ]),
) as Record<ClockKind, WaitEntry>
export const clockKinds = Object.keys(kinds) as ClockKind[]

/** What the clocks read of a case. */
export const clockReads = [
  'defendants',
  'protectedPersons',
  'incidents',
  'assessments',
  'decisions',
  'applications',
  'reviews',
  'hearings',
  'orders',
  'orderVersions',
  'orderConditions',
  'services',
  'notifications',
  'changes',
  'breaches',
  'breachSteps',
  'otherOrders',
  'thirdPartyRequests',
] as const satisfies readonly Collection[]

export const clockSource = source<ClockKind>({
  name: 'clocks',
  version: 2,
  reads: ['case', ...clockReads],
  kinds,
  rows: file => {
    const seen = new Map<string, number>()
    return clockRows(file).flatMap(row => {
      const key = `${row.id} ${row.about.id}`
      const n = seen.get(key) ?? 0
      seen.set(key, n + 1)
      return running(row, file, n)
    })
  },
})
/** The order that a record belongs to: whoever owns it keeps its clocks. */
function ownerOf(file: CaseFile, id: Id): Id | null {
  const orderId =
    file.orderConditions.find(c => c.id === id)?.orderId ?? file.changes.find(c => c.id === id)?.orderId ?? id
  return file.orders.find(o => o.id === orderId)?.ownerId ?? null
}

/** The days on which a clock runs or stands missed, as one window. */
function running(row: DatedClock, file: CaseFile, n: number): Wait<ClockKind>[] {
  const { startsOn, lastDay, actBy, runsFrom, endedOn, metOn, shownFrom, shownTo } = row
  const after = (day: CalendarDate | null | undefined) => (day ? [addDays(day, 1)] : [])
  const changes = [runsFrom, endedOn, metOn, shownFrom].flatMap(day => day ?? [])
  const opened = londonDate(file.case.openedAt)
  const from = startsOn && startsOn < opened ? startsOn : opened
  const found = stretches(
    { from, to: null },
    [...changes, ...after(lastDay), ...after(shownTo), ...after(metOn)],
    day => (isShownOn(row, day) ? stateOn(row, day) : 'ended'),
  ).filter(s => s.value === 'running' || s.value === 'missed')
  const [first] = found
  const end = found.at(-1)
  if (!first || !end) return []
  const missed = found.find(s => s.value === 'missed')
  const due = lastDay ?? actBy ?? null
  return [
    wait(
      clockKindOf(row.id),
      row.about,
      { on: startsOn ?? first.from },
      {
        visible: { on: first.from },
        lapses: end.to ? { on: addDays(end.to, 1) } : null,
        part: n ? String(n) : '',
        ownerId: ownerOf(file, row.about.id),
        due: due ? { on: due } : null,
        late: missed ? { on: missed.from } : null,
        params: { label: row.label, byLaw: lastDay !== null, startsOn },
      },
    ),
  ]
}
