import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Database } from '../../../db/client.ts'
import type { CaseFile } from '../../case/case.ts'
import type { Actor } from '../../case/policy.ts'
import { isFiled } from '../../case/records/exhibits.ts'
import { type ExportPurpose, exportPurposes } from '../../case/reference/codes/export-purposes.ts'
import { type Instant, londonDate, longMoment } from '../../case/time/calendar.ts'
import { needlesOf, reveals } from '../../case/views/protected-address.ts'
import { lowerFirst, upperFirst } from '../../case/words/grammar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { keptFile } from '../files/files.ts'
import { sheetBytes } from '../papers/papers.ts'
import { type SheetToPrint, sheetsOf } from '../papers/sheets.ts'
import { findCase, loadFile } from '../pipeline/load.ts'
import { performIn } from '../pipeline/perform.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { ownKeysIn } from '../transfers/outside.ts'
import { type Gathered, gatherCase, staysBehind } from './gather-case.ts'
import type { Manifest } from './manifest.ts'
import { escaped, factsAsHtml, howToCheck, inPlainWords, pageEnd, pageHead } from './pages.ts'
import { areRecipients, type Entry, type Lock, sealParcel } from './seal.ts'
import { Spool } from './spool.ts'

export interface ExportAsked {
  purpose: string
  why: string
  /** Keys of age, one a line. */
  recipients: readonly string[]
  /** Instead of keys. Kept nowhere. */
  passphrase: string
}
export type Exported =
  | { kind: 'missing' }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'export'; name: string; stream: ReadableStream<Uint8Array> }

export const leastPassphrase = 16
/** How the file is locked, or why not so. */
function lockFrom({ recipients, passphrase }: ExportAsked): Lock | Refusal[] {
  if (recipients.length && passphrase) return [{ field: 'passphrase', message: 'Give keys or a passphrase, not both' }]
  if (recipients.length)
    return areRecipients(recipients)
      ? { recipients }
      : [{ field: 'recipients', message: 'Each key must be one that age made: it begins with age1' }]
  if (!passphrase) return [{ field: 'recipients', message: 'Enter the key of whoever is to open it, or a passphrase' }]
  return passphrase.length < leastPassphrase
    ? [{ field: 'passphrase', message: `Passphrase must be ${leastPassphrase} characters or more` }]
    : { passphrase }
}

/**
 * One whole case, for its own force, as a file that any program can read: signed, and locked for whoever is to have it. That it
 * was taken out, why and by whom, is an act of the case. Nothing of it is held in memory whole.
 */
export async function exportCase(
  actor: Actor,
  ref: string,
  asked: ExportAsked,
  { at = new Date().toISOString(), db }: { at?: Instant; db?: Database } = {},
): Promise<Exported> {
  const lock = lockFrom(asked)
  if (Array.isArray(lock)) return { kind: 'refused', refusals: lock }
  const spool = new Spool()
  try {
    const taken = await asPerson(
      actor,
      async tx => {
        const input = {
          purpose: asked.purpose,
          why: asked.why,
          lockedWith: 'passphrase' in lock ? 'passphrase' : 'keys',
          recipients: asked.recipients,
        }
        const done = await performIn(tx, { actor, ref, act: 'exportCase', input, at, db })
        if (done.kind !== 'done') return done
        const root = await findCase(tx, ref, false)
        if (!root) throw new Error('The case was there a moment ago')
        const file = await loadFile(tx, root, undefined, londonDate(at))
        const { now: keys, force } = await ownKeysIn(tx, actor.forceId)
        const gathered = await gatherCase(tx, root, file, keys, spool, at)
        return {
          kind: 'gathered' as const,
          file,
          gathered,
          keys,
          force,
          sheets: await sheetsOf(tx, file, londonDate(at)),
        }
      },
      { byKeys: true, ...(db ? { db } : {}) },
    )
    if (taken.kind === 'refused') return { kind: 'refused', refusals: taken.refusals }
    if (taken.kind !== 'gathered') return { kind: 'missing' }
    const { file, gathered, keys, force, sheets } = taken
    const exhibits = exhibitEntries(file)
    const stream = await sealParcel(
      {
        kind: 'export',
        from: force,
        to: null,
        offerId: null,
        caseRef: ref,
        why: `${exportPurposes[asked.purpose as ExportPurpose].label}: ${asked.why}`,
        by: actor.name,
        at,
        entries: [...(await spool.entries()), ...exhibits.map(e => e.entry), ...paperEntries(sheets)],
        index: manifest => indexOf(manifest, file, gathered, sheets, exhibits),
      },
      keys,
      lock,
    )
    return { kind: 'export', name: `${ref}-${londonDate(at)}.zip.age`, stream: ending(stream, () => spool.remove()) }
  } catch (fault) {
    await spool.remove()
    throw fault
  }
}

/** The stream, with something to do once it is over, or given up. */
export function ending(stream: ReadableStream<Uint8Array>, after: () => Promise<void>): ReadableStream<Uint8Array> {
  const reader = stream.getReader()
  return new globalThis.ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (value) controller.enqueue(value)
        if (!done) return
        // First what was written is taken away: whoever reads on to the end may end the thread at once.
        await after()
        controller.close()
      } catch (fault) {
        await after()
        controller.error(fault)
      }
    },
    async cancel(reason) {
      await reader.cancel(reason)
      await after()
    },
  }) as ReadableStream<Uint8Array>
}

interface ExhibitOfExport {
  reference: string
  description: string
  sha256: string
  entry: Entry
}
const packed = /^(image|video|audio)\/|pdf|zip|officedocument/
/** Each exhibit's file under its reference, hashed again before it is given. */
export function exhibitEntries(file: Pick<CaseFile, 'exhibits' | 'confidentialAddresses'>): ExhibitOfExport[] {
  const needles = file.confidentialAddresses.filter(a => !a.releasedAt).map(a => needlesOf(a))
  const used = new Set<string>()
  return file.exhibits.filter(isFiled).map(e => {
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(e.fileName)?.[0] ?? ''
    const stem = e.reference.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'exhibit'
    const name = used.has(`${stem}${ending}`) ? `${stem}-${e.id.slice(0, 8)}${ending}` : `${stem}${ending}`
    used.add(name)
    const entry: Entry = {
      name: `exhibits/${name}`,
      isPacked: packed.test(e.mediaType),
      open: async () => {
        const kept = await keptFile(e.sha256)
        if (kept.kind === 'intact') return { stream: kept.stream }
        return { why: kept.kind === 'altered' ? 'Its file is not what was received' : 'Its file is not in the store' }
      },
    }
    const description = reveals(e.description, needles) ? 'Kept back' : e.description
    return { reference: e.reference, description, sha256: e.sha256, entry }
  })
}
const paperEntries = (sheets: readonly SheetToPrint[]): Entry[] =>
  sheets.flatMap(s =>
    s.held.length
      ? []
      : [
          {
            name: `papers/${s.fileName}`,
            isPacked: true,
            open: async () => ({ stream: Readable.from([await sheetBytes(s.sheet, 'pdf')]) }),
          },
        ],
  )

function indexOf(
  m: Manifest,
  file: CaseFile,
  g: Gathered,
  sheets: readonly SheetToPrint[],
  exhibits: readonly ExhibitOfExport[],
): string {
  const link = (to: string, text: string) => `<a href="${escaped(encodeURI(to))}">${escaped(text)}</a>`
  const people = (of: readonly { givenNames: string; familyName: string }[]) =>
    of.map(p => `${p.givenNames} ${p.familyName}`.trim()).join(', ')
  const row = (cells: readonly string[]) => `<tr>${cells.map(c => `<td>${c}</td>`).join('')}</tr>\n`
  const missing = new Map(m.missing.map(f => [f.name, f.why]))
  const held = sheets.filter(s => s.held.length)
  return [
    pageHead(`Case ${m.caseRef}`, m.marking),
    factsAsHtml([
      ['Defendant', people(file.defendants) || 'Not known'],
      ['Protected persons', people(file.protectedPersons) || 'Nobody'],
      ['As it stood', longMoment(m.at)],
    ]),
    howToCheck(m),
    '<h2>What is not in it</h2><ul>',
    `<li>${escaped(upperFirst(staysBehind.map(lowerFirst).join(', ')))}, and advice of legal services in reviews: talk with legal services is privileged, and addresses that are kept secret never leave the service in a document.</li>`,
    `<li>${g.masked} records and ${g.keptBack} texts of events have a line in place of what they say, for one of these reasons. The chain of the record holds without them: it is of digests.</li>`,
    '<li>Exhibits are as they were received. What they show was not looked through for addresses.</li>',
    ...held.map(
      s => `<li>Paper “${escaped(s.title)}”: a protected address can be read in ${escaped(s.held.join('; '))}.</li>`,
    ),
    ...m.missing.map(f => `<li>${escaped(f.name)}: ${escaped(f.why)}.</li>`),
    '</ul><h2>Record</h2>',
    `<p>${link('record/events.html', `${g.events} events`)}, each with the hash of the one before it (${link('record/events.jsonl', 'JSON')}), and the signed head of their chain (${link('record/heads.json', 'JSON')}).</p>`,
    '<h2>Records by kind</h2><table><tbody>',
    ...g.counts.map(c =>
      row([
        c.kind === 'withdrawn' ? 'Withdrawn records' : link(`records/${c.kind}.html`, inPlainWords(c.kind)),
        String(c.records),
        link(`records/${c.kind}.jsonl`, 'JSON'),
      ]),
    ),
    `</tbody></table><p>Ids of people of the force are told in ${link('records/people-of-the-force.json', 'one list')}.</p>`,
    `<h2>Exhibits</h2>${exhibits.length ? '' : '<p>None.</p>'}<table class="wide"><tbody>`,
    ...exhibits.map(e => {
      const why = missing.get(e.entry.name)
      return row([
        link(e.entry.name, e.reference),
        `${escaped(e.description)}${why ? `<br>${escaped(why)}` : ''}`,
        `<code>${e.sha256}</code>`,
      ])
    }),
    '</tbody></table><h2>Papers</h2><ul>',
    ...sheets.filter(s => !s.held.length).map(s => `<li>${link(`papers/${s.fileName}`, s.title)}</li>`),
    '</ul>',
    pageEnd,
  ].join('\n')
}
