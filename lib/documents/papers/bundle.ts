import type { CaseFile } from '../../case/case.ts'
import type { Application } from '../../case/records/applications.ts'
import type { Exhibit } from '../../case/records/exhibits.ts'
import type { Id } from '../../case/records/id.ts'
import type { Supplement } from '../../case/records/supplements.ts'
import { exportMarkings, markings } from '../../case/reference/marking.ts'
import { longDate } from '../../case/time/calendar.ts'
import { fileAsFiled } from '../../drafting/as-filed-file.ts'
import { servedFile } from '../../drafting/served-file.ts'
import { supplementsOf } from '../../drafting/supplements.ts'
import {
  type BundleSection,
  bundleSections,
  defendantName,
  exhibitAnchor,
  exhibitsInOrder,
  type PaperContext,
} from '../paper.ts'
import { compilePdf, type DrawnFiles } from '../printing/pdf.ts'
import { type Audience, audiences, type Sheet } from '../printing/sheet.ts'
import { type PaperName, paperNames, papers } from '../registry.ts'
import { applicationLabel } from './application.ts'
import { policeSupplement, servedSupplement, supplementLabel } from './supplement-file.ts'

/** Everything of one application in one PDF: an index with links, dividers, the papers, the exhibits, one count of pages. */

/** An exhibit as it stands in a bundle: its own pages, or why they are not there. */
export interface BundledExhibit {
  exhibit: Exhibit
  content: DrawnPage[]
  /** Why its pages are not in the bundle: kept elsewhere, or damaged. Blank when they are. */
  absent: string
}
/** A picture, a page of a PDF, or a text as it was received. */
export type DrawnPage = { file: string; says: string; page?: number } | { text: string; says: string }
interface BundledPaper {
  name: PaperName
  title: string
  section: BundleSection
  sheet: Sheet
}
export interface Bundle {
  application: Application
  /** Of a supplement alone, with pages of its own. */
  supplement?: Supplement | undefined
  audience: Audience
  papers: BundledPaper[]
  exhibits: BundledExhibit[]
}

/** Of what there is a bundle: each application, an interim one with its main one; and each supplement. */
export const bundleSubjects = (file: CaseFile<'applications' | 'supplements'>): { key: Id; label: string }[] =>
  file.applications
    .filter(a => a.kind !== 'interim' && a.applicant === 'chiefOfficer')
    .flatMap(a => [
      { key: a.id, label: applicationLabel(a) },
      ...supplementsOf(file, a.id).map(s => ({ key: s.id, label: supplementLabel(s, a) })),
    ])
/** The application and, where it is of one, the supplement that a bundle is of. */
export function bundleOf(
  file: CaseFile<'applications' | 'supplements'>,
  key: Id,
): { application: Application; supplement: Supplement | undefined } | undefined {
  const supplement = file.supplements.find(s => s.id === key)
  const application = file.applications.find(a => a.id === (supplement?.applicationId ?? key))
  return application && bundleSubjects(file).some(b => b.key === key) ? { application, supplement } : undefined
}

/** The papers of a bundle, by their places; each as it is for its audience, or for service where police have no other. */
export function bundledPapers(
  file: CaseFile,
  application: Application,
  context: PaperContext,
  supplement?: Supplement,
): BundledPaper[] {
  const others = new Set(
    file.applications.filter(a => a.id !== application.id && a.mainId !== application.id).map(a => a.id),
  )
  // Evidence and statements go as they were when the application was filed, as the application itself does.
  const filed = fileAsFiled(file, application)
  return paperNames.flatMap(name => {
    const entry = papers[name]
    const { section } = entry
    const audience = entry.audiences.includes(context.audience) ? context.audience : 'served'
    // What is for police alone never stands in what is served.
    if (!section || !entry.audiences.includes(audience)) return []
    const asFiled = !supplement && (section === 'evidence' || section === 'statements')
    const from = asFiled ? filed : file
    return entry
      .subjects(from, context.names)
      .filter(s => s.supplementId === supplement?.id && !others.has(s.key))
      .map(s => ({
        name,
        title: `${entry.title}: ${s.label}`,
        section,
        sheet: entry.sheet(from, s.key, { ...context, audience }),
      }))
  })
}
/** The exhibits of a bundle as they were when it was filed, in the order of their references. */
export function bundledExhibits(
  file: CaseFile,
  application: Application,
  audience: Audience,
  supplement?: Supplement,
): Exhibit[] {
  if (supplement)
    return exhibitsInOrder(
      audience === 'served' ? servedSupplement(file, supplement.id) : policeSupplement(file, supplement.id),
    )
  const filed = fileAsFiled(file, application)
  return exhibitsInOrder(audience === 'served' ? servedFile(filed, application) : filed)
}

/** The title under which a bundle stands in lists and in the record. */
export const bundleTitle = 'Bundle'

/**
 * A bundle printed. The same bundle gives the same bytes. It claims PDF/UA-1 where every page is the program's own.
 * Throws what the compiler says when it cannot be printed.
 */
export function printBundle(file: CaseFile, bundle: Bundle, context: PaperContext, files: DrawnFiles): Buffer {
  const { application, supplement } = bundle
  const lost = bundle.exhibits.filter(e => e.absent)
  const data = {
    title: bundleTitle,
    lang: 'en',
    marking: markings[exportMarkings.paper],
    audienceSays: audiences[bundle.audience].says,
    force: context.force,
    dated: context.today,
    counts: supplement ? `Supplement ${supplement.number} page` : 'Bundle page',
    reference: `${file.case.ref}/A${application.number}${supplement ? `/S${supplement.number}` : ''}`,
    courtReference: application.courtReference ?? '',
    under: [
      supplement ? supplementLabel(supplement, application) : applicationLabel(application),
      `Defendant: ${defendantName(file)}`,
      application.court ?? '',
      `Made on ${longDate(context.today)}`,
    ].filter(Boolean),
    notes: lost.length
      ? [`Exhibits whose pages are not in it: ${lost.map(e => e.exhibit.reference).join(', ')}. Each says why.`]
      : [],
    sections: (Object.keys(bundleSections) as BundleSection[])
      .map((section, n) => ({
        title: `${String.fromCharCode(65 + n)}. ${bundleSections[section]}`,
        parts: [
          ...bundle.papers
            .filter(p => p.section === section)
            .map((p, at) => ({
              kind: 'paper' as const,
              anchor: `paper-${section}-${at}`,
              title: p.title,
              sheet: { under: p.sheet.under, status: p.sheet.status, blocks: p.sheet.blocks },
            })),
          ...(section === 'evidence' ? bundle.exhibits.map(e => exhibitPart(file, e, context)) : []),
        ],
      }))
      .filter(s => s.parts.length),
  }
  const foreign = bundle.exhibits.some(e => e.content.some(c => 'page' in c))
  return compilePdf('bundle.typ', { bundle: data }, files, { foreign })
}

const exhibitPart = (file: CaseFile, { exhibit: e, content, absent }: BundledExhibit, context: PaperContext) => ({
  kind: 'exhibit' as const,
  anchor: exhibitAnchor(e.id),
  title: `Exhibit ${e.reference}`,
  rows: [
    { label: 'What it is', value: e.description },
    { label: 'Produced by', value: context.names.get(e.byId) ?? '' },
    { label: 'Warning', value: e.distressing ? `It may distress: ${e.distressingWhy ?? ''}` : '' },
    { label: 'Shows incident', value: String(file.incidents.find(i => i.id === e.incidentId)?.number ?? '') },
    {
      label: 'Pages',
      value: absent || (content.length === 1 ? 'It follows' : `${content.length} pages follow`),
    },
  ].filter(r => r.value),
  content,
})
