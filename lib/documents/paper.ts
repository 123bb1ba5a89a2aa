import type { CaseFile } from '../case/case.ts'
import type { Id } from '../case/records/id.ts'
import { exportMarkings, markings } from '../case/reference/marking.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { inReferenceOrder } from '../case/views/exhibit-order.ts'
import { notFinalWords, proposalsWaiting } from '../case/views/proposals.ts'
import { chiefOfficerOf } from '../case/words/chief-officer.ts'
import type { WelshSentence } from '../case/words/welsh.ts'
import type { ConductCounts } from '../pattern/conduct-counts.ts'
import type { Audience, Form, Sheet, Writer } from './printing/sheet.ts'

/** What a paper is told besides the case. */
export interface PaperContext {
  force: string
  audience: Audience
  today: CalendarDate
  /** Names with collar numbers, by person. */
  names: ReadonlyMap<Id, string>
  /** What is attached, where the paper says so. */
  attached?: readonly string[]
  /** Rows of imports, counted as of the moment that the paper is made from. */
  counts?: ConductCounts | undefined
  /** Sentences whose Welsh was reviewed: printed beside the English where the paper is bilingual. */
  welsh?: readonly WelshSentence[]
}
/** Of what a paper is made: an application, an order, a statement by somebody. */
export interface PaperSubject {
  /** An id, or two joined where a paper is of both. */
  key: Id
  label: string
  /** The supplement whose paper it is: it goes in that bundle, and not in the application’s. */
  supplementId?: Id
}
/** The sections of a bundle, in their order. */
export const bundleSections = {
  application: 'Application',
  statements: 'Statements',
  evidence: 'Evidence',
  orders: 'Orders',
  service: 'Service',
} as const
export type BundleSection = keyof typeof bundleSections
/** Where the pages of an exhibit begin in a bundle. */
export const exhibitAnchor = (id: Id) => `exhibit-${id}`
/** Exhibits of the application in the order of their references. */
export const exhibitsInOrder = (file: CaseFile<'exhibits'>) =>
  inReferenceOrder(file.exhibits.filter(e => !e.orderId && !e.breachId))
/** One kind of paper. Its entry makes it appear on the page of papers, in the command, in the bundle and in the tests. */
export interface PaperEntry {
  title: string
  /** What it is for, in a line. */
  says: string
  audiences: readonly Audience[]
  forms: readonly Form[]
  /** Its place in the bundle; not in it when absent. */
  section?: BundleSection
  /** The things of this case of which there is such a paper now. */
  subjects: (file: CaseFile, names: PaperContext['names']) => PaperSubject[]
  sheet: (file: CaseFile, key: Id, context: PaperContext) => Sheet
  /** The day whose case it shows, where that is fixed: what was filed stays. Of every other paper it is the day of printing. */
  filedOn?: (file: CaseFile, key: Id) => CalendarDate | null
  /** The order of which it is a paper: it is a draft while a correction of that waits for agreement. */
  orderOf?: (file: CaseFile, key: Id) => Id | null
}
/** A paper that says of itself, on each page, that it is not final while a correction of its order waits for agreement. */
export const draftWhileWaiting = (entry: PaperEntry): PaperEntry => {
  const { orderOf } = entry
  if (!orderOf) return entry
  return {
    ...entry,
    sheet: (file, key, context) => {
      const sheet = entry.sheet(file, key, context)
      const orderId = orderOf(file, key)
      if (!orderId || !proposalsWaiting(file, orderId).length) return sheet
      return {
        ...sheet,
        title: `Draft: ${sheet.title}`,
        marking: `${sheet.marking}. DRAFT, NOT FINAL`,
        status: [sheet.status, 'A correction waits for agreement'].filter(Boolean).join('. '),
        blocks: [{ kind: 'note', text: notFinalWords }, ...sheet.blocks],
      }
    },
  }
}

export const fullName = (p: { givenNames: string; familyName: string } | undefined): string =>
  p ? `${p.givenNames} ${p.familyName}` : 'Not recorded'
export const defendantName = (file: CaseFile<'defendants'>): string => fullName(file.defendants[0])

/** Where a defendant lives, or can be found; blank where neither is known. */
export const addressOf = (d: CaseFile<'defendants'>['defendants'][number] | undefined): string =>
  d?.homeAddress?.trim() || (d?.foundAt ? `No fixed address. Can be found at ${d.foundAt}` : '')

/** The party who applies, as the holder of the office, and where papers are served on it. */
export const applicantRows = (file: CaseFile<never>, context: Pick<PaperContext, 'force'>, label = 'Applicant') => [
  { label, value: `The ${chiefOfficerOf(context.force)}` },
  { label: 'Address for service', value: file.settings.addressForService ?? '' },
]

/** A sheet with what every paper has. */
export const sheetOf = (
  context: PaperContext,
  head: Pick<Sheet, 'title' | 'reference' | 'dated' | 'status'> & Partial<Pick<Sheet, 'courtReference' | 'under'>>,
  writer: Writer,
): Sheet => ({
  audience: context.audience,
  marking: markings[exportMarkings.paper],
  courtReference: '',
  under: [],
  force: context.force,
  ...head,
  blocks: writer.blocks,
})
