import { archiveLimits, type Entry, openArchive } from './archive.ts'
import { type Ask, type Export, type Format, joinAsks, type Opening, within } from './export-file.ts'
import { baseName, CannotRead, type InnerFile, type Outcome, type ReadOptions } from './row.ts'
import { isWorkbook, openWorkbook } from './tables/workbook.ts'

/** What packers leave in an archive and nobody wrote. */
const debris = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i
/** Told by name, so that ten thousand pictures need not be unpacked to be listed. Each is looked at again before it is kept. */
const media =
  /\.(?:jpe?g|jfif|png|gif|webp|heic|heif|avif|tiff?|bmp|mp4|m4v|mov|avi|mkv|webm|3gp|3g2|mpe?g|wmv|mp3|m4a|aac|wav|og[ga]|opus|amr|flac|caf|vcf|ics|was|thumb)$/i
/** Documents that people send each other, unless they turn out to be exports. */
const document = /\.(?:pdf|docx?|pptx?|xlsx?|od[tsp]|rtf|pages|numbers|key)$/i

const signature = [0x50, 0x4b]
export const zipFormat: Format = {
  kinds: ['zip', 'xlsx'],
  kindOf: ({ bytes }) =>
    signature.every((b, i) => bytes[i] === b) && [0x03, 0x05, 0x07].includes(bytes[2] ?? 0) && (bytes[3] ?? 0) <= 0x08
      ? 'zip'
      : undefined,
  open: openZip,
}

/** Documents that are ZIP archives themselves. */
const documents: [has: RegExp, what: string][] = [
  [
    /^word\/document\d*\.xml$/,
    'a Word document, which holds no messages that can be told apart: ask for the export itself, or keep the document as an exhibit',
  ],
  [/^ppt\/presentation\.xml$/, 'a PowerPoint presentation: ask for the export itself, or keep it as an exhibit'],
  [
    /^xl\/workbook\.bin$/,
    'a binary Excel workbook (.xlsb): open it in Excel and save it as .xlsx, or ask for it as .xlsx',
  ],
  [
    /^content\.xml$/,
    'an OpenDocument file (.ods or .odt): open a table in Excel or LibreOffice and save it as .xlsx, or keep the document as an exhibit',
  ],
  [
    /^Index\/.*\.iwa$/,
    'an Apple Pages or Numbers document: ask for a table as .xlsx or CSV, or keep the document as an exhibit',
  ],
  [/^AndroidManifest\.xml$/, 'an Android app, and no export'],
]

async function openZip(opening: Opening): Promise<Export> {
  if (opening.depth >= archiveLimits.depth)
    throw new CannotRead(
      `Archives stand inside archives ${archiveLimits.depth} deep: unpack the outer ones and hand in the inner one.`,
    )
  const entries = (await openArchive(opening.source)).filter(e => !debris.test(e.name))
  if (isWorkbook(entries)) return openWorkbook(opening, entries)
  const known = documents.find(([has]) => entries.some(e => has.test(e.name)))
  if (known) throw new CannotRead(`The file is ${known[1]}.`)
  return archiveOf(opening, entries)
}

type Inner = { file: InnerFile; export?: Export; entry: Entry }

async function archiveOf(opening: Opening, entries: Entry[]): Promise<Export> {
  if (!entries.length) throw new CannotRead('The archive is empty: ask for it again.')
  const all: Inner[] = []
  for (const entry of entries) all.push(await innerOf(opening, entry))
  const read = all.flatMap(({ file, export: e }) => (e ? [{ file, export: e }] : []))
  const first = read[0]?.export
  if (!first) throw new CannotRead(nothingRead(all))
  const names = new Set(all.map(i => baseName(i.file.name)))
  const files = all.flatMap(i => i.export?.files?.map(f => ({ ...f, name: `${i.file.name}/${f.name}` })) ?? [i.file])
  return {
    kind: 'zip',
    timeZone: opening.timeZone,
    dates: read.length === 1 ? first.dates : null,
    headings: first.headings,
    asks: joinAsks(read.map(r => r.export.asks)),
    files,
    media: all.flatMap(({ file, entry, export: e }) => [
      ...(file.is === 'media' ? [{ name: file.name, bytes: file.bytes, source: entry.source }] : []),
      ...(e?.media ?? []).map(m => ({ ...m, name: `${file.name}/${m.name}` })),
    ]),
    batches: () => batchesOf(read, names),
  }
}

async function* batchesOf(read: { file: InnerFile; export: Export }[], names: Set<string>): AsyncGenerator<Outcome[]> {
  for (const { file, export: e } of read) {
    try {
      for await (const outcomes of e.batches()) {
        if (e.kind === 'whatsapp') doubtMissing(outcomes, names)
        yield within(file.name, outcomes)
      }
    } catch (fault) {
      // One damaged file takes nothing from the others, and is said.
      if (!(fault instanceof CannotRead)) throw fault
      yield [
        {
          is: 'reject',
          span: 0,
          line: 0,
          raw: '',
          reason: `The rest of the file could not be read. ${fault.message}`,
          file: file.name,
        },
      ]
    }
  }
}

/** A chat exported with its media names each file: one that is not there was taken out or never packed. */
function doubtMissing(outcomes: Outcome[], names: Set<string>): void {
  for (const o of outcomes)
    if (o.is === 'row' && o.row.attachments.some(a => /\.[\p{L}\p{N}]{1,8}$/u.test(a) && !names.has(baseName(a))))
      o.row.doubts.push('missing-file')
}

async function innerOf(opening: Opening, entry: Entry): Promise<Inner> {
  const { name, bytes } = entry
  const unread = (reason: string): Inner => ({ entry, file: { name, bytes, is: 'unread', reason } })
  if (entry.closed) return unread(entry.closed)
  if (media.test(name)) return { entry, file: { name, bytes, is: 'media' } }
  if (bytes === 0) return unread('The file is empty')
  try {
    const opened = await openedInner(opening, entry)
    return { entry, export: opened, file: { name, bytes, is: 'read', kind: opened.kind } }
  } catch (fault) {
    if (!(fault instanceof CannotRead)) throw fault
    if (document.test(name)) return { entry, file: { name, bytes, is: 'media' } }
    return unread(fault.message.replace(/\.$/, ''))
  }
}

/** Opens an inner file. The answer about the order of dates is for the files that leave it open, and for no others. */
async function openedInner(opening: Opening, entry: Entry): Promise<Export> {
  const { kind: _, dateOrder, ...options }: ReadOptions = opening.options
  const opened = await opening.inner(entry.source, options)
  if (dateOrder === undefined || !opened.asks.some((a: Ask) => a.ask === 'date-order')) return opened
  return opening.inner(entry.source, { ...options, dateOrder })
}

function nothingRead(all: Inner[]): string {
  const closed = all.find(i => i.entry.closed)
  if (closed && all.every(i => i.entry.closed || i.file.is === 'media'))
    return `Nothing in the archive can be unpacked: ${closed.entry.closed}.`
  const some = (list: Inner[]) =>
    list
      .slice(0, 5)
      .map(i => `“${i.file.name.slice(0, 80)}”`)
      .join(', ')
  const unread = all.filter(i => i.file.is === 'unread')
  const count = all.length === 1 ? '1 file' : `${all.length.toLocaleString('en-GB')} files`
  if (!unread.length)
    return `The archive holds ${count} and all of them are pictures, recordings or documents (${some(all)}): keep each as an exhibit, or ask for the chat with its media.`
  const why = unread[0]?.file.reason?.replace(/^The file is /, 'it is ') ?? ''
  return `The archive holds ${count} and none is an export that can be read (${some(unread)}); of the first: ${why}.`
}
