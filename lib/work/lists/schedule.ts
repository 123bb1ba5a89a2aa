import type { CaseFile } from '../../case/case.ts'
import { type Exhibit, isFiled } from '../../case/records/exhibits.ts'
import { derivations } from '../../case/reference/codes/incidents.ts'
import { longDate, longMoment } from '../../case/time/calendar.ts'
import { heldWords } from '../../case/views/held-elsewhere.ts'
import { csvOf } from '../../case/words/csv.ts'
import { keptFile } from '../files/files.ts'

export interface ScheduleRow {
  exhibit: Exhibit
  original: string
  disclosed: string[]
  withheld: string[]
}

/** Every exhibit of a case with what was given to whom, and what was kept back and why. */
export const scheduleOf = (file: Pick<CaseFile, 'exhibits' | 'disclosures'>): ScheduleRow[] =>
  [...file.exhibits].sort(byReference).map(exhibit => ({
    exhibit,
    original: exhibit.derivation
      ? `${derivations[exhibit.derivation].label} of ${file.exhibits.find(e => e.id === exhibit.derivedFromId)?.reference ?? 'another exhibit'}`
      : 'Original',
    disclosed: file.disclosures
      .filter(d => d.exhibitIds.includes(exhibit.id))
      .map(d => `${d.toWhom}, ${longDate(d.disclosedOn)}`),
    withheld: file.disclosures
      .filter(d => d.withheldIds.includes(exhibit.id))
      .map(d => `${d.toWhom}, ${longDate(d.disclosedOn)}: ${d.withheldWhy ?? ''}`),
  }))
/** AB/2 before AB/10. */
const byReference = (a: Exhibit, b: Exhibit) =>
  a.reference.localeCompare(b.reference, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1)

const heads = [
  'Reference',
  'Description',
  'File',
  'Received',
  'From',
  'Original or copy',
  'SHA-256 at receipt',
  'SHA-256 now',
  'Disclosed to',
  'Withheld from, and why',
]
const standing = { intact: 'The same', altered: 'NOT the same', absent: 'The file is not in the store' } as const

/** The schedule as CSV, every file hashed again for it. No cell begins as a formula. */
export async function scheduleCsv(file: Pick<CaseFile, 'exhibits' | 'disclosures'>): Promise<string> {
  const lines: string[][] = []
  for (const { exhibit: e, original, disclosed, withheld } of scheduleOf(file)) {
    const kept = isFiled(e) ? await keptFile(e.sha256) : undefined
    if (kept?.kind === 'intact') kept.stream.destroy()
    lines.push([
      e.reference,
      e.description,
      e.fileName ?? [heldWords(e), ...e.clips].join('; '),
      longMoment(e.receivedAt),
      e.receivedFrom ?? '',
      original,
      e.sha256 ?? '',
      kept ? standing[kept.kind] : 'Held elsewhere',
      disclosed.join('; '),
      withheld.join('; '),
    ])
  }
  return csvOf('exhibitSchedule', heads, lines)
}
