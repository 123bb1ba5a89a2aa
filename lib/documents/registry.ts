import type { CaseFile } from '../case/case.ts'
import type { Id } from '../case/records/id.ts'
import { fileAsFiled } from '../drafting/as-filed-file.ts'
import { draftWhileWaiting, type PaperContext, type PaperEntry } from './paper.ts'
import { applicationEntry } from './papers/application.ts'
import { coveringMessageEntry, summonsEntry } from './papers/court-papers.ts'
import { draftOrderEntry } from './papers/draft-order.ts'
import { fullAndFrankEntry, hearingNoteEntry, hearingSheetEntry } from './papers/hearing-papers.ts'
import { hearsayEntry } from './papers/hearsay.ts'
import { acknowledgementEntry, certificateEntry, orderSheetEntry, responseEntry } from './papers/order-papers.ts'
import { releasedAdviceEntry } from './papers/released-advice.ts'
import { chronologyEntry, exhibitListEntry, officerStatementEntry, victimStatementEntry } from './papers/statements.ts'
import {
  amendedOrderEntry,
  papersCertificateEntry,
  supplementEntry,
  supplementStatementEntry,
} from './papers/supplements.ts'
import type { Audience, Form } from './printing/sheet.ts'
import { withWelsh } from './welsh.ts'

/** Every paper that the program makes, once: pages, routes, the command, the bundle and the tests read this. */
const all = {
  application: applicationEntry,
  draftOrder: draftOrderEntry,
  response: responseEntry,
  fullAndFrank: fullAndFrankEntry,
  officerStatement: officerStatementEntry,
  victimStatement: victimStatementEntry,
  chronology: chronologyEntry,
  exhibitList: exhibitListEntry,
  hearsay: hearsayEntry,
  summons: summonsEntry,
  hearingSheet: hearingSheetEntry,
  hearingNote: hearingNoteEntry,
  coveringMessage: {
    ...coveringMessageEntry,
    sheet: (file: CaseFile, key: Id, context: PaperContext) =>
      coveringMessageEntry.sheet(file, key, { ...context, attached: attachedTo(file, key, context.names) }),
  },
  orderSheet: orderSheetEntry,
  supplement: supplementEntry,
  supplementStatement: supplementStatementEntry,
  amendedOrder: amendedOrderEntry,
  papersCertificate: papersCertificateEntry,
  certificate: certificateEntry,
  acknowledgement: acknowledgementEntry,
  releasedAdvice: releasedAdviceEntry,
} as const satisfies Record<string, PaperEntry>
export type PaperName = keyof typeof all
/** Those that bear the reviewed Welsh of their sentences. */
const bilingual: readonly PaperName[] = [
  'draftOrder',
  'amendedOrder',
  'orderSheet',
  'hearsay',
  'summons',
  'papersCertificate',
  'certificate',
  'acknowledgement',
]
const besideWelsh = (entry: PaperEntry): PaperEntry => ({
  ...entry,
  sheet: (file, key, context) => withWelsh(entry.sheet(file, key, context), context.welsh ?? []),
})
export const papers = Object.fromEntries(
  Object.entries<PaperEntry>(all).map(([name, entry]) => [
    name,
    draftWhileWaiting(bilingual.includes(name as PaperName) ? besideWelsh(entry) : entry),
  ]),
) as Record<PaperName, PaperEntry>
export const paperNames = Object.keys(all) as PaperName[]
/** The paper of a name in an address, or undefined. */
export const paperNamed = (name: string): PaperName | undefined =>
  Object.hasOwn(all, name) ? (name as PaperName) : undefined

/** The served papers that go to the court with an application, by their titles: what its bundle holds of papers. */
function attachedTo(file: CaseFile, key: Id, names: PaperContext['names']): string[] {
  const others = new Set(file.applications.filter(a => a.id !== key && a.mainId !== key).map(a => a.id))
  const application = file.applications.find(a => a.id === key)
  const filed = application ? fileAsFiled(file, application) : file
  return paperNames.flatMap(name => {
    const { title, section, audiences, subjects } = papers[name]
    // The message itself is in no section.
    if (!section || !audiences.includes('served')) return []
    // Evidence and statements are those of the day of filing, as in the bundle.
    return subjects(section === 'evidence' || section === 'statements' ? filed : file, names)
      .filter(s => !s.supplementId && !others.has(s.key))
      .map(s => `${title}: ${s.label}`)
  })
}

/** One paper that this case allows now. */
export interface Available {
  name: PaperName
  title: string
  says: string
  key: Id
  label: string
  audiences: readonly Audience[]
  forms: readonly Form[]
}
/** Every paper that a case allows, in the order of the registry. */
export const availablePapers = (file: CaseFile, names: PaperContext['names']): Available[] =>
  paperNames.flatMap(name => {
    const { title, says, audiences, forms, subjects } = papers[name]
    return subjects(file, names).map(({ key, label }) => ({ name, title, says, key, label, audiences, forms }))
  })
