import type { SheetState } from '../../case/reference/sheet-states.ts'
import type { Refusal } from '../../law/refusal.ts'

/** What acts on a list that was sent have in common: it is looked at once, and rows may be left out by their numbers. */
export const mustBeRead = (list: { state: SheetState }): Refusal[] =>
  list.state === 'read' ? [] : [{ message: 'This list has been imported or left already' }]

export function linesLeftOut<R extends { line: number }>(rows: readonly R[], typed: readonly string[]) {
  const left = new Set(typed.flatMap(line => line.match(/\d+/g) ?? []).map(Number))
  return { taken: rows.filter(r => !left.has(r.line)), out: rows.filter(r => left.has(r.line)) }
}
