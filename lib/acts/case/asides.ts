import type { CaseFile } from '../../case/case.ts'
import { categories } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { chronology } from '../../case/views/applications.ts'

/** The chronology, to be read while grounds or reasons are written. */
export const chronologyAside = ({ file }: { file: CaseFile<'incidents'> }) => {
  const lines = chronology(file).map(
    i => `${i.number}. ${longDate(i.happenedOn)}: ${i.summary} (${categories[i.category].label.toLowerCase()})`,
  )
  return lines.length ? [{ title: 'Chronology of incidents', lines }] : []
}
