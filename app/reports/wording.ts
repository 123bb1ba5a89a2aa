import { longDate } from '../../lib/case/time/calendar.ts'
import { upperFirst } from '../../lib/case/words/grammar.ts'
import { readDate } from '../../lib/pattern/linkage/normal.ts'
import type { PairRow } from '../../lib/work/reports/pair-list.ts'

const dayOf = (date: string) =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))

/** How long from one day to another, in words. */
export function spanOf(first: string, last: string): string {
  const days = Math.round((dayOf(last) - dayOf(first)) / 86_400_000)
  if (days === 0) return 'on one day'
  if (days === 1) return 'in 2 days'
  if (days < 14) return `in ${days + 1} days`
  if (days < 70) return `in ${Math.round(days / 7)} weeks`
  return `in ${Math.round(days / 30.4)} months`
}

/** Why a pair is on the list, in one line. */
export function reasonFor(
  row: Pick<PairRow, 'reports' | 'firstRecordedOn' | 'lastRecordedOn' | 'suspectWhy' | 'victimWhy'>,
): string {
  const because = (side: string, why: readonly string[]) =>
    why.length ? ` ${side}: ${why.slice(0, 2).join(', ')}.` : ''
  return `${row.reports} reports ${spanOf(row.firstRecordedOn, row.lastRecordedOn)}, the last on ${longDate(row.lastRecordedOn)}.${because('Suspect', row.suspectWhy)}${because('Victim', row.victimWhy)}`
}

/** A date as a records system wrote it, in words where it is a whole one: '2026-03-27T10:40' → '27 March 2026 at 10:40'. */
export function dateSaid(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?)?$/.exec(text) ?? []
  return day && readDate(day) > 0 ? `${longDate(day)}${time ? ` at ${time}` : ''}` : text
}

/** Reasons as one sentence's beginning: with a capital letter. */
export const sentenceOf = (parts: readonly string[]): string => {
  const text = parts.join(', ')
  return upperFirst(text)
}
