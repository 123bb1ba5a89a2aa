import type { ImportAnswers } from '../../case/records/imports.ts'
import type { Ask, Export } from '../../pattern/exports/read.ts'
import { columnRoles, type ReadOptions } from '../../pattern/exports/row.ts'

/** What a person answered, as the reader takes it. */
export function optionsOf(a: ImportAnswers): ReadOptions {
  const map = Object.fromEntries(columnRoles.flatMap(role => (a.map?.[role] ? [[role, a.map[role]]] : [])))
  return {
    ...(a.dateOrder ? { dateOrder: a.dateOrder } : {}),
    ...(a.timeZone ? { timeZone: a.timeZone } : {}),
    ...(a.owner ? { owner: a.owner } : {}),
    ...(a.year ? { year: a.year } : {}),
    ...(a.halves ? { halves: a.halves } : {}),
    ...(Object.keys(map).length ? { map } : {}),
  }
}

/** What the file leaves open and nobody has answered. That it is not known whose phone it was is an answer. */
export const openAsks = (file: Export, answers: ImportAnswers): Ask[] =>
  file.asks.filter(a => !(a.ask === 'owner' && answers.owner !== undefined))

const named: Record<Ask['ask'], string> = {
  'date-order': 'whether the day or the month comes first',
  'time-zone': 'in which time zone its times are',
  owner: 'whose phone or account it came from',
  year: 'in which year its last message was',
  'half-day': 'which half of the day the word beside its times means',
}
/** One sentence that says what is still open; undefined when nothing is. */
export function whatIsOpen(file: Export, answers: ImportAnswers): string | undefined {
  const open = openAsks(file, answers).map(a => named[a.ask])
  return open.length ? `The file does not say ${open.join(', nor ')}. Answer that first` : undefined
}
