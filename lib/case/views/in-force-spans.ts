import type { CaseFile } from '../case.ts'
import type { Order, OrderVersion } from '../records/orders.ts'
import { addDays, type CalendarDate } from '../time/calendar.ts'
import { endedOn, versionOf, versionsOf } from './orders.ts'

/** Days from one to another, both included; to none: without end. */
export interface Span {
  from: CalendarDate
  to: CalendarDate | null
}
const later = (a: CalendarDate, b: CalendarDate) => (a.localeCompare(b) > 0 ? a : b)
const sooner = (a: CalendarDate | null, b: CalendarDate | null) =>
  a === null ? b : b === null ? a : a.localeCompare(b) < 0 ? a : b

export const overlap = (a: Span, b: Span): Span | null => {
  const from = later(a.from, b.from)
  const to = sooner(a.to, b.to)
  return to !== null && to < from ? null : { from, to }
}
export const overlaps = (all: readonly Span[], b: Span): Span[] => all.flatMap(a => overlap(a, b) ?? [])
export const holds = ({ from, to }: Span, day: CalendarDate): boolean => from <= day && (to === null || day <= to)
/** Spans that follow one another without a gap as one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const { from, to } of spans) {
    const last = all.at(-1)
    if (last?.to && addDays(last.to, 1) === from) last.to = to
    else all.push({ from, to })
  }
  return all
}
/** What holds on the days of a span, when it changes only on the days given: each stretch with its value. */
export function stretches<T>(span: Span, changes: readonly CalendarDate[], value: (day: CalendarDate) => T) {
  const inside = [...new Set(changes)].filter(d => d > span.from && (span.to === null || d <= span.to)).sort()
  const starts = [span.from, ...inside]
  return starts.map((from, i) => {
    const next = starts[i + 1]
    return { from, to: next ? addDays(next, -1) : span.to, value: value(from) }
  })
}

/** Neighbouring stretches that `same` says hold one thing, as one. */
export function mergeStretches<T>(all: readonly (Span & { value: T })[], same: (before: T, next: T) => boolean) {
  const kept: (Span & { value: T })[] = []
  for (const stretch of all) {
    const before = kept.at(-1)
    if (before && same(before.value, stretch.value)) before.to = stretch.to
    else kept.push({ ...stretch })
  }
  return kept
}

/** The stretches of days on which an order is in force, each with the version that applies; the same answer as `isInForce`. */
export function inForceSpans(
  order: Order,
  file: CaseFile<'applications' | 'orderVersions' | 'orders'>,
): (Span & { version: OrderVersion | undefined })[] {
  const ended = endedOn(order, file)
  const starts = [order.madeOn, ...versionsOf(order, file).map(v => v.fromOn)]
  const days = [...new Set(starts)].filter(d => d >= order.madeOn).sort()
  return days.flatMap((from, i) => {
    const version = versionOf(order, file, from)
    const next = days[i + 1]
    const to = sooner(
      sooner(next ? addDays(next, -1) : null, ended ? addDays(ended, -1) : null),
      version?.lastDay ?? null,
    )
    return to !== null && to < from ? [] : [{ from, to, version }]
  })
}
