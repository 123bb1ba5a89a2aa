import type { Transaction } from '../../../db/client.ts'
import type { CaseFile } from '../../case/case.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import type { Sheet } from '../../documents/printing/sheet.ts'
import { availablePapers } from '../../documents/registry.ts'
import { fileNameOf, namesIn, prepare } from './papers.ts'

export interface SheetToPrint {
  title: string
  fileName: string
  sheet: Sheet
  /** Where a protected address would be read in it: then it is not printed. */
  held: string[]
}
/** Every paper that a case allows, for each audience that it has, ready to be printed one after another. */
export async function sheetsOf(tx: Transaction, file: CaseFile, today: CalendarDate): Promise<SheetToPrint[]> {
  const sheets: SheetToPrint[] = []
  const used = new Set<string>()
  for (const { name, key, title, label, audiences } of availablePapers(file, await namesIn(tx, file)))
    for (const audience of audiences) {
      const ready = await prepare(tx, file, { name, key, audience }, today)
      if (!ready) continue
      const plain = fileNameOf(ready.sheet, { name, key, audience, form: 'pdf' })
      const fileName = used.has(plain) ? plain.replace(/\.pdf$/, `-${used.size}.pdf`) : plain
      used.add(fileName)
      const whom = audience === 'served' ? 'to be served' : 'police only'
      sheets.push({
        title: `${title}: ${label} (${whom})`,
        fileName,
        sheet: ready.sheet,
        held: ready.found.map(f => f.where),
      })
    }
  return sheets
}
