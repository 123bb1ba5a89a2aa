import { eq } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { forces } from '../../../db/schema/organisation.ts'
import type { CaseFile } from '../../case/case.ts'
import type { Actor } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import { type CalendarDate, londonDate } from '../../case/time/calendar.ts'
import type { PaperContext } from '../../documents/paper.ts'
import { printPdf } from '../../documents/printing/pdf.ts'
import { plainText } from '../../documents/printing/plain-text.ts'
import { type Found, scan } from '../../documents/printing/protected-text.ts'
import { type Audience, type Form, forms, type Sheet, textsOf } from '../../documents/printing/sheet.ts'
import { printWord } from '../../documents/printing/word.ts'
import { availablePapers, type PaperName, papers } from '../../documents/registry.ts'
import { welshFor } from '../../documents/welsh.ts'
import { filedBefore } from '../../drafting/as-filed-file.ts'
import { look, viewCase } from '../case/view-case.ts'
import { conductCounts } from '../imports/conduct.ts'
import { namesOf } from '../lists/names.ts'

/** Which paper, of what, for whom and in which form. */
export interface Wanted {
  name: PaperName
  key: Id
  audience: Audience
  form: Form
}
export interface Prepared {
  sheet: Sheet
  /** The day whose case it shows: the day of filing, or the day that it is printed. */
  madeFrom: CalendarDate
  /** Where a protected address would be read; while there is one, nothing is printed. */
  found: Found[]
}

export const namesIn = (tx: Transaction, file: CaseFile<'applications' | 'exhibits' | 'incidents' | 'paperMarks'>) =>
  namesOf(tx, [
    ...file.applications.map(a => a.authorisedById),
    ...file.incidents.map(i => i.recordedById),
    ...file.exhibits.map(e => e.byId),
    ...file.paperMarks.map(m => m.byId),
  ])

/** A paper as its sheet, with what holds it back. Undefined when the case allows no such paper. */
export async function prepare(
  tx: Transaction,
  file: CaseFile,
  wanted: Omit<Wanted, 'form'>,
  today: CalendarDate,
): Promise<Prepared | undefined> {
  const entry = papers[wanted.name]
  if (!entry.audiences.includes(wanted.audience)) return undefined
  const context = await contextOf(tx, file, wanted, today)
  if (!entry.subjects(file, context.names).some(s => s.key === wanted.key)) return undefined
  const sheet = entry.sheet(file, wanted.key, context)
  return { sheet, madeFrom: entry.filedOn?.(file, wanted.key) ?? today, found: heldBackBy(file, sheet) }
}
/** The paper as it would go to the court and the defendant, for whoever is about to send its draft on. */
export const draftPaper = (
  tx: Transaction,
  file: CaseFile,
  applicationId: Id,
  today: CalendarDate,
): Promise<Prepared | undefined> =>
  prepare(tx, file, { name: 'application', key: applicationId, audience: 'served' }, today)
/** What a paper is told besides the case. Rows of imports are counted for an application, as of its filing. */
export async function contextOf(
  tx: Transaction,
  file: CaseFile<'applications' | 'exhibits' | 'hearings' | 'incidents' | 'orders' | 'paperMarks'>,
  { key, audience }: Pick<Wanted, 'audience' | 'key'>,
  today: CalendarDate,
): Promise<PaperContext> {
  const names = await namesIn(tx, file)
  const [force] = await tx.select({ name: forces.name }).from(forces).where(eq(forces.id, file.case.forceId))
  const application = file.applications.find(a => a.id === key)
  const counts = application && (await conductCounts(tx, file.case.id, filedBefore(application)))
  return { force: force?.name ?? '', audience, today, names, welsh: welshFor(file), ...(counts ? { counts } : {}) }
}

/** Where an address that is kept from the defendant could be read in a sheet, or in the name of a file that goes with it. */
export function heldBackBy(file: CaseFile<'confidentialAddresses' | 'exhibits'>, sheet: Sheet): Found[] {
  const secrets = file.confidentialAddresses.filter(a => !a.releasedAt)
  const files = file.exhibits.filter(e => !e.orderId && !e.breachId)
  return [
    ...textsOf(sheet).flatMap(({ where, text }) => scan(text, secrets, () => where)),
    ...files.flatMap(e => scan(e.fileName ?? '', secrets, () => `Exhibit ${e.reference}: name of its file`)),
  ]
}

/** A paper for its page: what it says and whether it may be printed. Undefined when there is none or it is not for this person. */
export async function paperForPage(actor: Actor, ref: string, wanted: Omit<Wanted, 'form'>) {
  const view = await viewCase({ actor, ref, what: `the paper “${papers[wanted.name].title}”` }, (tx, file) =>
    prepare(tx, file, wanted, londonDate(new Date().toISOString())),
  )
  return view?.also && { file: view.file, ...view.also }
}

/** Every paper that a case allows now. Undefined when the case is not there for this person. */
export async function papersOf(actor: Actor, ref: string) {
  const view = await viewCase({ actor, ref, what: 'the list of papers' }, async (tx, file) =>
    availablePapers(file, await namesIn(tx, file)),
  )
  return view && { file: view.file, today: view.today, at: view.at, papers: view.also }
}

export type Printed =
  | { kind: 'missing' }
  | { kind: 'held'; found: Found[] }
  | { kind: 'printed'; name: string; type: string; bytes: Buffer }

/** Prints a paper and records that it was given out. Held back, and recorded as held back, while a protected address is in it. */
export async function printPaper(actor: Actor, ref: string, wanted: Wanted): Promise<Printed> {
  const entry = papers[wanted.name]
  if (!entry.forms.includes(wanted.form)) return { kind: 'missing' }
  const ready = await paperForPage(actor, ref, wanted)
  if (!ready) return { kind: 'missing' }
  const { file, sheet, found } = ready
  const subject = { kind: 'case', id: file.case.id } as const
  const detail = { paper: wanted.name, of: wanted.key, audience: wanted.audience, form: wanted.form }
  if (found.length) {
    await recordHeldBack(actor, file, sheet.title, found, detail)
    return { kind: 'held', found }
  }
  const bytes = await look(
    actor,
    {
      kind: 'download',
      act: 'download',
      subject,
      sentence: `“${sheet.title}” ${sheet.reference} given out (${forms[wanted.form].label}, ${wanted.audience === 'served' ? 'to be served' : 'police only'})`,
      detail,
    },
    () => sheetBytes(sheet, wanted.form),
  )
  return { kind: 'printed', name: fileNameOf(sheet, wanted), type: forms[wanted.form].type, bytes }
}

/** That a paper was asked for and not given out, and where an address would be read in it. */
export async function recordHeldBack(
  actor: Actor,
  file: CaseFile<never>,
  title: string,
  found: readonly Found[],
  detail: Record<string, unknown>,
): Promise<void> {
  await look(
    actor,
    {
      kind: 'view',
      act: 'heldBack',
      subject: { kind: 'case', id: file.case.id },
      sentence: `“${title}” held back: a protected address can be read in ${found.map(f => f.where).join('; ')}`,
      detail,
    },
    async () => undefined,
  )
}

/** The bytes of a sheet in a form. */
export async function sheetBytes(sheet: Sheet, form: Form): Promise<Buffer> {
  if (form === 'docx') return printWord(sheet)
  return form === 'pdf' ? printPdf(sheet) : Buffer.from(plainText(sheet), 'utf8')
}
export const fileNameOf = (sheet: Sheet, wanted: Wanted): string =>
  `${sheet.reference} ${sheet.title} ${wanted.audience}`
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .concat(`.${forms[wanted.form].ending}`)
