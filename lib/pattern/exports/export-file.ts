import type { ExportKind, InnerFile, Outcome, PlainMessage, ReadOptions, Source } from './row.ts'
import type { Sample } from './sample.ts'
import type { ZoneClock } from './times/clock.ts'
import type { DateReading } from './times/numeric-date.ts'

/** What the file leaves open, for the person who imports it. Only what is asked need be answered. */
export type Ask =
  | { ask: 'date-order'; assumed: 'dmy' | 'mdy' | 'ymd' }
  | { ask: 'time-zone'; assumed: string }
  | { ask: 'owner'; senders: [name: string, messages: number][] }
  /** So many lines have a day and a month and no year. */
  | { ask: 'year'; lines: number }
  /** Words beside hours up to twelve of which no language is known to say which half of the day they mean, each with its times. */
  | { ask: 'half-day'; words: [word: string, times: number][] }

/** A picture, recording or document beside the messages of an archive. */
export type MediaFile = { name: string; bytes: number; source: Source }

/** A file that is open for reading: what it is, what it leaves open, and its contents as often as wanted. */
export type Export = {
  kind: ExportKind
  timeZone: string
  dates: DateReading | null
  headings: string[]
  asks: Ask[]
  /** The inner files of an archive or the sheets of a workbook, in their order. */
  files?: InnerFile[]
  media?: MediaFile[]
  /** Everything in file order, in batches of at most some hundred kilobytes of the file. */
  batches(): AsyncGenerator<Outcome[]>
  /** The same with plain messages left in the bytes of the file, where its kind has them. */
  plainBatches?(): AsyncGenerator<(Outcome | PlainMessage)[]>
}

/** What a format is given to open a file with. */
export type Opening = {
  source: Source
  sample: Sample
  clock: ZoneClock
  timeZone: string
  options: ReadOptions
  /** How many archives stand around this file. */
  depth: number
  /** Opens a file found inside this one. */
  inner(source: Source, options: ReadOptions): Promise<Export>
}
/** A format with a structure of its own: told by the first bytes, and opened by its own reader. */
export type Format = {
  kinds: readonly ExportKind[]
  kindOf(sample: Sample): ExportKind | undefined
  open(opening: Opening): Promise<Export>
}

/** The questions about owner and zone, where the options do not answer them. */
export const asksOwner = (options: ReadOptions, senders: [string, number][]): Ask[] =>
  options.owner === undefined ? [{ ask: 'owner', senders }] : []
export const asksZone = (options: ReadOptions, assumed: string): Ask[] =>
  options.timeZone === undefined ? [{ ask: 'time-zone', assumed }] : []

export const asksYear = (options: ReadOptions, lines: number): Ask[] =>
  options.year === undefined && lines > 0 ? [{ ask: 'year', lines }] : []

export function asksHalves({ halves = {} }: ReadOptions, unknown: Map<string, number>): Ask[] {
  const words = [...unknown].filter(([word]) => !Object.hasOwn(halves, word))
  return words.length ? [{ ask: 'half-day', words }] : []
}

/** The questions of several files asked once: of each kind the first, with everybody who wrote in any of them. */
export function joinAsks(files: Ask[][]): Ask[] {
  const all = files.flat()
  const senders = new Map<string, number>()
  for (const a of all)
    if (a.ask === 'owner') for (const [name, n] of a.senders) senders.set(name, (senders.get(name) ?? 0) + n)
  const first = (ask: Ask['ask']) => all.filter(a => a.ask === ask).slice(0, 1)
  const words = new Map<string, number>()
  for (const a of all)
    if (a.ask === 'half-day') for (const [word, n] of a.words) words.set(word, (words.get(word) ?? 0) + n)
  return [
    ...asksHalves({}, words),
    ...first('year'),
    ...first('date-order'),
    ...first('time-zone'),
    ...first('owner').map(
      (): Ask => ({ ask: 'owner', senders: [...senders].sort(([, a], [, b]) => b - a).slice(0, 1000) }),
    ),
  ]
}

/** The same outcomes as parts of an inner file. */
export const within = (file: string, outcomes: Outcome[]): Outcome[] =>
  outcomes.map(o => {
    const name = (inner: string | undefined) => (inner === undefined ? file : `${file}/${inner}`)
    if (o.is === 'row') return { ...o, row: { ...o.row, file: name(o.row.file) } }
    return o.is === 'frame' ? o : { ...o, file: name(o.file) }
  })
