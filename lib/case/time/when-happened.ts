import type { Incident } from '../records/pattern.ts'
import { longDate } from './calendar.ts'

/** When an incident happened, in words: 'about 3 March 2026', 'between 1 March 2026 and 3 March 2026 at 21:05'. */
export function whenItHappened(i: Pick<Incident, 'dateKind' | 'happenedOn' | 'happenedTo' | 'happenedTime'>): string {
  const time = i.happenedTime ? ` at ${i.happenedTime}` : ''
  if (i.dateKind === 'between' && i.happenedTo)
    return `between ${longDate(i.happenedOn)} and ${longDate(i.happenedTo)}${time}`
  return `${i.dateKind === 'approximate' ? 'about ' : ''}${longDate(i.happenedOn)}${time}`
}
