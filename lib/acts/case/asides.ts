import type { CaseFile } from '../../case/case.ts'
import { longDate } from '../../case/time/calendar.ts'
import { chronology } from '../../case/views/applications.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { kindsInWords } from '../../case/words/kinds-of-act.ts'

/** The chronology, to be read while grounds or reasons are written. */
export const chronologyAside = ({ file }: { file: CaseFile<'incidents'> }) => {
  const lines = chronology(file).map(
    i => `${i.number}. ${longDate(i.happenedOn)}: ${i.summary} (${lowerFirst(kindsInWords(i))})`,
  )
  return lines.length ? [{ title: 'Chronology of incidents', lines }] : []
}
