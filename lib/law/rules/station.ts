import type { LawFile } from '../../case/law-file.ts'
import type { Refusal } from '../refusal.ts'
import { type Notice, rightCourt } from './case-rules.ts'

/** What is asked about the station as a notification is recorded, where it is said that there is no address in England or Wales (V69). */
export function warnOfStation(file: LawFile, n: Notice, outside: boolean): Refusal[] {
  const message = outside && rightCourt(file, n)
  return message ? [{ field: 'station', message, rule: 'V69', source: 'SPA 2019 s.10(2)' }] : []
}
