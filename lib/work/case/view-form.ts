import type { Database, Transaction } from '../../../db/client.ts'
import { type AnyCaseAct, variantOf, variantValue } from '../../acts/act/act.ts'
import { availability, recordOf } from '../../acts/act/decide.ts'
import { type Offer, offersInstead } from '../../acts/act/offers.ts'
import { formAbout } from '../../acts/correct/listing.ts'
import type { Option } from '../../acts/form/fields.ts'
import { type OpenedForm, openForm } from '../../acts/form/opened.ts'
import { type ActName, acts } from '../../acts/index.ts'
import type { CaseFile } from '../../case/case.ts'
import type { Actor } from '../../case/policy.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { sectionWritten } from '../../drafting/section-place.ts'
import { importedSummary } from '../imports/imported-summary.ts'
import { evidenceOptions, fileOptions, optionsFor } from '../lists/options.ts'
import { goneOfFile, withRecorded } from '../lists/recorded-options.ts'
import { draftPaper } from '../papers/papers.ts'
import { viewCase, viewPart } from './view-case.ts'

type Options = Record<string, Option[]>
/** A form of a case that was asked for: it may not be there, not be done from where its record stands, or want a value first. */
export type CaseForm =
  | { is: 'missing' }
  | { is: 'moved'; act: AnyCaseAct; status: string; instead: Offer[] }
  | { is: 'unchosen'; choose: string }
  | {
      is: 'open'
      form: OpenedForm
      record: { id: string }
      /** The value that chooses its questions. */
      value: string | undefined
      /** What it is about, in words. */
      about: string | undefined
      lists: { ofFile: Options; gone: Options; beside: Option[] | undefined }
    }

interface Asking {
  actor: Actor
  ref: string
  name: ActName
  on: string | undefined
  /** What the address fills in. */
  asked: Record<string, string>
  at?: Instant
  db?: Database
}
/** Reads the form off the case. Pure. */
function readForm(file: CaseFile, { actor, ref, name, on, asked }: Asking, at: Instant): CaseForm {
  const today = londonDate(at)
  const act: AnyCaseAct = acts[name]
  const found = recordOf(file, act.about, on)
  const may = availability(file, act, found, { actor, at }, 'form')
  if (may.kind === 'missing') return { is: 'missing' }
  if (may.kind === 'moved') {
    const instead = found ? offersInstead(act, file, { actor, today, at }, found) : []
    return { is: 'moved', act: variantOf(act, asked), status: may.status, instead }
  }
  const { record } = may
  const form = openForm({ actor, name, seen: { file, record, today }, asked })
  const value = variantValue(act, form.filled)
  if (act.varies && value === undefined) return { is: 'unchosen', choose: act.varies.chosenAt(record, ref) }
  const ofFile = fileOptions(form.fields, file, record)
  // A form about one order picks from its conditions and from no other's.
  if (act.about === 'orders' && ofFile.orderConditions) {
    const ofIt = new Set(file.orderConditions.flatMap(c => (c.orderId === on ? [c.id] : [])))
    if (ofIt.size) ofFile.orderConditions = ofFile.orderConditions.filter(o => ofIt.has(o.value))
  }
  const gone = goneOfFile(ofFile, form.fields, form.recorded, file)
  const isBeside = ofFile.incidents && form.fields.some(([, f]) => f.beside)
  const beside = isBeside ? evidenceOptions(file) : undefined
  return { is: 'open', form, record, value, about: formAbout(file, act, record), lists: { ofFile, gone, beside } }
}

/** What a form picks from: what the case has, what its record still says, and what the force has. */
async function optionsOf(tx: Transaction, read: CaseForm): Promise<Options> {
  if (read.is !== 'open') return {}
  const { form, record, lists } = read
  const options = await optionsFor(tx, form.fields, { ofFile: lists.ofFile, record })
  const all = await withRecorded(tx, options, form.fields, form.recorded, lists.gone)
  return lists.beside ? { ...all, incidents: lists.beside } : all
}

/** What a page of a draft shows around its form: where it stands among the sections, the paper itself, what was imported. */
async function aroundOf(tx: Transaction, file: CaseFile, { name, on }: Asking, today: CalendarDate) {
  const place = sectionWritten(file, name, on, today)
  return {
    file,
    place,
    paper: name === 'submitApplication' && on ? await draftPaper(tx, file, on, today) : undefined,
    imported: place ? await importedSummary(tx, file.case.id) : undefined,
  }
}
interface FormView {
  read: CaseForm
  options: Options
  /** Where it is a page of a draft. */
  draft: Awaited<ReturnType<typeof aroundOf>> | undefined
  today: CalendarDate
}
/**
 * Reads the form of an act on a case and records that it was looked at. No more of the case is loaded than the form reads,
 * but where it is a page of a draft: that shows the draft around it. Undefined as `viewCase` is.
 */
export async function viewForm(asking: Asking, ofDraft: boolean): Promise<FormView | undefined> {
  const { actor, ref, name, asked, at = new Date().toISOString(), db } = asking
  const today = londonDate(at)
  const looked = { actor, ref, what: `the form “${variantOf(acts[name], asked).label}”`, at, ...(db ? { db } : {}) }
  if (ofDraft) {
    const view = await viewCase(looked, async (tx, file) => {
      const read = readForm(file, asking, at)
      return { read, options: await optionsOf(tx, read), draft: await aroundOf(tx, file, asking, today) }
    })
    return view && { ...view.also, today }
  }
  const view = await viewPart({ ...looked, name: `form ${name}`, read: file => readForm(file, asking, at) }, optionsOf)
  return view && { read: view.result, options: view.also, draft: undefined, today }
}
