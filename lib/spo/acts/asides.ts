import { chronology } from '../applications.ts'
import { longDate } from '../calendar.ts'
import type { CaseFile } from '../case.ts'
import { categories } from '../statute.ts'

/** The chronology, to be read while grounds or reasons are written. */
export const chronologyAside = ({ file }: { file: CaseFile<'incidents'> }) => {
  const lines = chronology(file).map(
    i => `${i.number}. ${longDate(i.happenedOn)}: ${i.summary} (${categories[i.category].label.toLowerCase()})`,
  )
  return lines.length ? [{ title: 'Chronology of incidents', lines }] : []
}
