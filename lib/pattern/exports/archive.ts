import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { gather } from './gather.ts'
import { CannotRead, type Source } from './row.ts'

/** What may be unpacked. All of it is checked against the archive's own list before anything is unpacked. */
export const archiveLimits = {
  entries: 20_000,
  /** Bytes of all its files together. */
  unpacked: 4 * 2 ** 30,
  /** How many times its packed size a file above 64 MB, or the whole above 256 MB, may become. */
  ratio: 200,
  /** Archives inside archives. */
  depth: 3,
  /** An archive inside an archive is held in memory. */
  inner: 128 * 2 ** 20,
  nameLength: 1000,
}
export type ArchiveLimits = typeof archiveLimits

export type Entry = {
  name: string
  bytes: number
  packed: number
  /** Why it cannot be unpacked, where that is known beforehand. */
  closed?: string
  source: Source
}

class RangeReader extends yauzl.RandomAccessReader {
  private range: (from: number, to: number) => AsyncIterable<Uint8Array>
  constructor(range: (from: number, to: number) => AsyncIterable<Uint8Array>) {
    super()
    this.range = range
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.range(start, end), { objectMode: false })
  }
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20).toLocaleString('en-GB')} MB`
const western = new TextDecoder('windows-1252')
/** A name as the archive holds it, for display only: nothing is ever written under it. */
function nameOf(entry: yauzl.Entry): string {
  const bytes = entry.fileNameRaw
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    name = western.decode(bytes)
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name is shown to people.
  return name.replaceAll('\\', '/').replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
}

/**
 * Opens a ZIP archive by its list of files. Throws CannotRead, in one sentence, for an archive that is damaged or that
 * goes beyond the limits.
 */
export async function openArchive(source: Source, limits: ArchiveLimits = archiveLimits): Promise<Entry[]> {
  const zip = await openEntry(source, limits)
  const list = await listEntries(zip, limits)
  const files = list.filter(e => !e.fileNameRaw.toString('latin1').endsWith('/'))
  const unpacked = files.reduce((sum, e) => sum + e.uncompressedSize, 0)
  const packed = files.reduce((sum, e) => sum + e.compressedSize, 0)
  if (unpacked > limits.unpacked)
    throw new CannotRead(
      `The archive would unpack to ${megabytes(unpacked)}, and at most ${megabytes(limits.unpacked)} is taken: ask for it in several smaller archives.`,
    )
  if (
    (unpacked > 256 * 2 ** 20 && unpacked > packed * limits.ratio) ||
    files.some(e => e.uncompressedSize > 64 * 2 ** 20 && e.uncompressedSize > e.compressedSize * limits.ratio)
  )
    throw new CannotRead(
      `The archive would unpack to more than ${limits.ratio} times its size, as archives made to do harm do: nothing was unpacked; ask for the files themselves.`,
    )
  return files.map(e => {
    const name = nameOf(e)
    const closed = e.isEncrypted()
      ? 'It is locked with a password: ask for the password or for an unlocked copy'
      : e.compressionMethod !== 0 && e.compressionMethod !== 8
        ? 'It is packed in a way that cannot be unpacked here: ask for an ordinary ZIP'
        : undefined
    return {
      name,
      bytes: e.uncompressedSize,
      packed: e.compressedSize,
      ...(closed ? { closed } : {}),
      source: { bytes: e.uncompressedSize, open: () => contents(zip, e, name) },
    }
  })
}

async function openEntry(source: Source, limits: ArchiveLimits): Promise<yauzl.ZipFile> {
  const { range, bytes } = await withRange(source, limits.inner)
  return new Promise((resolve, reject) =>
    yauzl.fromRandomAccessReader(
      new RangeReader(range),
      bytes,
      { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
      (error, zip) => (error ? reject(asCannotRead(error)) : resolve(zip)),
    ),
  )
}

function listEntries(zip: yauzl.ZipFile, limits: ArchiveLimits): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = []
  return new Promise((resolve, reject) => {
    zip.on('error', error => reject(asCannotRead(error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entries.length >= limits.entries)
        return reject(
          new CannotRead(
            `The archive holds more than ${limits.entries.toLocaleString('en-GB')} files: ask for it in several smaller archives.`,
          ),
        )
      if (entry.fileNameLength > limits.nameLength)
        return reject(new CannotRead('The archive names a file with more characters than a name may have.'))
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

async function* contents(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): AsyncGenerator<Uint8Array> {
  let sum = 0
  let whole = false
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, s) => (error ? reject(asCannotRead(error, name)) : resolve(s))),
  )
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      sum = crc32(part, sum)
      yield part
    }
    whole = true
  } catch (error) {
    throw error instanceof Error ? asCannotRead(error, name) : error
  } finally {
    stream.destroy()
  }
  if (whole && sum !== entry.crc32)
    throw new CannotRead(`“${name}” in the archive is damaged: its checksum is not the one that was packed.`)
}

/** A file of which any part can be had: by its own range, or held in memory. */
export async function withRange(source: Source, most: number): Promise<Required<Pick<Source, 'range' | 'bytes'>>> {
  if (source.range && source.bytes !== undefined)
    return { bytes: source.bytes, range: (from, to) => (from < to && source.range?.(from, to)) || nothing() }
  const all = await gather(source, most)
  return {
    bytes: all.length,
    range: async function* (from, to) {
      yield all.subarray(from, to)
    },
  }
}
async function* nothing(): AsyncGenerator<Uint8Array> {}

const asCannotRead = (error: Error, name?: string) =>
  error instanceof CannotRead
    ? error
    : new CannotRead(
        `${name === undefined ? 'The archive' : `“${name}” in the archive`} is damaged and cannot be unpacked (${error.message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 200)}): ask for it again.`,
      )
