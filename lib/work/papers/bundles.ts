import { extractText, getDocumentProxy } from 'unpdf'
import type { CaseFile } from '../../case/case.ts'
import type { Actor } from '../../case/policy.ts'
import { type Exhibit, isFiled } from '../../case/records/exhibits.ts'
import type { Id } from '../../case/records/id.ts'
import { londonDate } from '../../case/time/calendar.ts'
import { heldWords } from '../../case/views/held-elsewhere.ts'
import {
  type Bundle,
  type BundledExhibit,
  bundledExhibits,
  bundledPapers,
  bundleOf,
  bundleSubjects,
  bundleTitle,
  printBundle,
} from '../../documents/papers/bundle.ts'
import { drawsPdf } from '../../documents/printing/pdf.ts'
import { type Found, scan } from '../../documents/printing/protected-text.ts'
import type { Audience, Form } from '../../documents/printing/sheet.ts'
import type { PaperName } from '../../documents/registry.ts'
import { shownPicture } from '../case/drawn-picture.ts'
import { viewCase } from '../case/view-case.ts'
import { keptFile } from '../files/files.ts'
import { perform } from '../pipeline/perform.ts'
import { contextOf, heldBackBy, type Printed, papersOf, printPaper, recordHeldBack } from './papers.ts'

/** A larger file is named with where it is kept: a bundle is read by people. */
const mostBytes = 60_000_000
/** Some fifty pages of text. */
const mostText = 150_000

/** The bundles of a case: one for each application, each supplement and each audience. */
export const bundlesOf = (
  file: CaseFile<'applications' | 'supplements'>,
): { key: Id; label: string; audience: Audience }[] =>
  bundleSubjects(file).flatMap(a =>
    (['served', 'police'] as const).map(audience => ({ key: a.key, label: a.label, audience })),
  )

/** A bundle before it is printed: what is in it, and where a protected address could be read. Undefined when there is none. */
export async function prepareBundle(actor: Actor, ref: string, wanted: { key: Id; audience: Audience }) {
  const view = await viewCase({ actor, ref, what: 'the bundle' }, (tx, file) =>
    contextOf(tx, file, wanted, londonDate(new Date().toISOString())),
  )
  const of = view && bundleOf(view.file, wanted.key)
  if (!view || !of) return undefined
  const { application, supplement } = of
  const { file, also: context } = view
  const papers = bundledPapers(file, application, context, supplement)
  const files = new Map<string, Buffer>()
  const exhibits: BundledExhibit[] = []
  const found: Found[] = papers.flatMap(p => heldBackBy(file, p.sheet))
  for (const exhibit of bundledExhibits(file, application, wanted.audience, supplement)) {
    const drawn = await drawnExhibit(file, exhibit)
    for (const [name, bytes] of drawn.files) files.set(name, bytes)
    found.push(...drawn.found)
    exhibits.push(drawn.bundled)
  }
  const bundle: Bundle = { application, supplement, audience: wanted.audience, papers, exhibits }
  return { file, context, bundle, files, found: [...new Map(found.map(f => [f.where, f])).values()] }
}

/**
 * The bundle of an application. Held back while a protected address can be read in a paper or in the text of a PDF that
 * goes with it. That it was given out, and which exhibits were in it, is an act of the case with a line of custody for each.
 */
export async function printBundleOf(
  actor: Actor,
  ref: string,
  wanted: { key: Id; audience: Audience },
): Promise<Printed> {
  const ready = await prepareBundle(actor, ref, wanted)
  if (!ready) return { kind: 'missing' }
  const { file, context, bundle, files, found } = ready
  const detail = { paper: 'bundle', of: wanted.key, audience: wanted.audience, form: 'pdf' }
  if (found.length) {
    await recordHeldBack(actor, file, bundleTitle, found, detail)
    return { kind: 'held', found }
  }
  const bytes = printBundle(file, bundle, context, files)
  const given = await perform({
    actor,
    ref,
    act: 'giveOutBundle',
    on: bundle.application.id,
    input: {
      audience: wanted.audience,
      supplementId: bundle.supplement?.id ?? '',
      papers: bundle.papers.map(p => p.title),
      exhibitIds: bundle.exhibits.filter(e => !e.absent).map(e => e.exhibit.id),
    },
  })
  if (given.kind !== 'done') return { kind: 'missing' }
  const part = bundle.supplement ? `-S${bundle.supplement.number}` : ''
  const name = `${ref}-A${bundle.application.number}${part}-bundle-${wanted.audience}.pdf`
  return { kind: 'printed', name: name.replace(/[^A-Za-z0-9.-]+/g, '-'), type: 'application/pdf', bytes }
}

export interface PrintedPaper {
  paper: PaperName | 'bundle'
  title: string
  /** The application, order or other record of which it is. */
  of: Id
  audience: Audience
  form: Form
  printed: Printed
}
/** Every paper that a case allows, for both audiences and in every form, then its bundles; each recorded as given out. */
export async function printAll(actor: Actor, ref: string): Promise<PrintedPaper[] | undefined> {
  const list = await papersOf(actor, ref)
  if (!list) return undefined
  const all: PrintedPaper[] = []
  for (const { name, key, title, label, audiences, forms } of list.papers)
    for (const audience of audiences)
      for (const form of forms) {
        const printed = await printPaper(actor, ref, { name, key, audience, form })
        all.push({ paper: name, title: `${title}: ${label}`, of: key, audience, form, printed })
      }
  for (const { key, label, audience } of bundlesOf(list.file)) {
    const printed = await printBundleOf(actor, ref, { key, audience })
    all.push({ paper: 'bundle', title: `${bundleTitle}: ${label}`, of: key, audience, form: 'pdf', printed })
  }
  return all
}

interface Drawn {
  bundled: BundledExhibit
  files: Map<string, Buffer>
  found: Found[]
}
/** The pages of an exhibit, or why it has none here. Nothing that cannot be read stops the bundle. */
export async function drawnExhibit(file: CaseFile<'confidentialAddresses'>, exhibit: Exhibit): Promise<Drawn> {
  const without = (absent: string): Drawn => ({
    bundled: { exhibit, content: [], absent },
    files: new Map(),
    found: [],
  })
  if (!isFiled(exhibit)) return without(`Not on paper: held in the ${heldWords(exhibit)}`)
  const isPicture = exhibit.mediaType.startsWith('image/')
  const isText = exhibit.mediaType.startsWith('text/') && exhibit.mediaType !== 'text/html'
  if (!isPicture && !isText && exhibit.mediaType !== 'application/pdf')
    return without(`Not on paper: a file of the kind ${exhibit.mediaType}, kept by police under its reference`)
  if (exhibit.bytes > (isText ? mostText : mostBytes))
    return without('Too large to print: kept by police under its reference')
  const kept = await keptFile(exhibit.sha256)
  if (kept.kind !== 'intact')
    return without(
      `Not in this bundle: its file ${kept.kind === 'altered' ? 'is not what was received' : 'is not in the store'}`,
    )
  const bytes = Buffer.concat(await kept.stream.toArray())
  const secrets = file.confidentialAddresses.filter(a => !a.releasedAt)
  const says = (n: number, of: number) => `Exhibit ${exhibit.reference}, page ${n} of ${of}`
  if (isPicture) {
    // Drawn afresh: where and with what it was taken does not go with it.
    const picture = await shownPicture(bytes, { grey: false })
    if (!picture) return without('Not in this bundle: the picture cannot be read')
    const name = `exhibits/${exhibit.id}.png`
    return {
      bundled: { exhibit, content: [{ file: name, says: says(1, 1) }], absent: '' },
      files: new Map([[name, picture]]),
      found: [],
    }
  }
  if (isText) {
    const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n')
    const page = { text, says: `Exhibit ${exhibit.reference}, its text as it was received` }
    return {
      bundled: { exhibit, content: [page], absent: '' },
      files: new Map(),
      found: scan(text, secrets, () => page.says),
    }
  }
  const pages = await textOfPages(bytes)
  if (!pages || !drawsPdf(bytes, pages.length)) return without('Not in this bundle: the PDF cannot be read')
  const name = `exhibits/${exhibit.id}.pdf`
  return {
    bundled: {
      exhibit,
      content: pages.map((_, n) => ({ file: name, page: n + 1, says: says(n + 1, pages.length) })),
      absent: '',
    },
    files: new Map([[name, bytes]]),
    found: pages.flatMap((text, n) => scan(text, secrets, () => says(n + 1, pages.length))),
  }
}
/** The words of each page of a PDF; undefined when it cannot be read. */
async function textOfPages(bytes: Buffer): Promise<string[] | undefined> {
  try {
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
    return text
  } catch {
    return undefined
  }
}
