import { type Ask, asksHalves, asksOwner, asksZone, type Export } from './export-file.ts'
import { formatOf } from './formats.ts'
import { inPlainLines, sampleOf } from './lines.ts'
import { readMail, readMmdf } from './mail/mail.ts'
import { isMmdfMark } from './mail/mailbox.ts'
import { openStoredMail, storedMail } from './mail/stored-mail.ts'
import { kindOf, recognise, sampleText } from './recognise.ts'
import { readBackup } from './reports/backup.ts'
import {
  CannotRead,
  type ExportKind,
  type InnerFile,
  type LineKind,
  lineKinds,
  type Outcome,
  type Party,
  type PlainMessage,
  type ReadOptions,
  type Reject,
  type Row,
  type Source,
  type Summary,
} from './row.ts'
import { Seen } from './seen.ts'
import { readTable, surveyTable } from './tables/csv.ts'
import { headingsOf, layoutOf } from './tables/csv-layout.ts'
import { isSame } from './tables/party.ts'
import { clockOf, instantText } from './times/clock.ts'
import type { DateReading } from './times/numeric-date.ts'
import { readChat, readPlainChat } from './whatsapp/whatsapp.ts'
import { surveyChat } from './whatsapp/whatsapp-survey.ts'

export type { Ask, Export } from './export-file.ts'

export const usualZone = 'Europe/London'

/** The kind that the content shows, and the headings of a table, without reading on. Never throws for a file that is none. */
export async function look(source: Source): Promise<{ kind: ExportKind | undefined; headings: string[] }> {
  const sample = sampleText(await sampleOf(source))
  if (formatOf(sample, undefined)) {
    const file = await openExport(source).catch((error: unknown) => {
      if (error instanceof CannotRead) return undefined
      throw error
    })
    return { kind: file?.kind, headings: file?.headings ?? [] }
  }
  const kind = recognise(sample)
  return { kind, headings: kind === undefined || kind === 'csv' ? headingsOf(sample.lines) : [] }
}

/**
 * Opens an export: recognises its kind, and reads chats and tables once to find their date order and senders.
 * Throws CannotRead, with what was looked for, where the file or an option is not what it has to be.
 */
export const openExport = (source: Source, options: ReadOptions = {}): Promise<Export> => openAt(source, options, 0)

async function openAt(file: Source, options: ReadOptions, depth: number): Promise<Export> {
  const timeZone = options.timeZone ?? usualZone
  const clock = clockOf(timeZone)
  const sample = sampleText(await sampleOf(file))
  const format = formatOf(sample, options.kind)
  if (format) {
    // What reads the file inside has something to say of its rows: it is given none that are plain.
    const inner = async (s: Source, o: ReadOptions) => {
      const { plainBatches: _, ...opened } = await openAt(s, o, depth + 1)
      return opened
    }
    return format.open({ source: file, sample, clock, timeZone, options, depth, inner })
  }
  const stored = storedMail(sample)
  if (stored) return openStoredMail(file, stored, inner => openAt(inner, { ...options, kind: 'eml' }, depth))
  const kind = kindOf(sample, lineKind(options.kind), options.map)
  const source = inPlainLines(file, sample)
  const asksOrder = (dates: DateReading): Ask[] =>
    dates.settled && dates.from === null ? [{ ask: 'date-order', assumed: dates.order }] : []
  if (kind === 'whatsapp') {
    const survey = await surveyChat(source, options)
    return {
      kind,
      timeZone,
      dates: survey.dates,
      headings: [],
      asks: [
        ...asksOrder(survey.dates),
        ...asksHalves(options, survey.unknown),
        ...asksZone(options, timeZone),
        ...asksOwner(options, survey.senders),
      ],
      batches: () => readChat(source, survey, clock, options),
      plainBatches: () => readPlainChat(source, survey, clock, options),
    }
  }
  if (kind === 'csv') {
    const layout = layoutOf(sample.lines, options.map)
    const survey = await surveyTable(source, layout, options)
    const { dates, zoneless, senders, unknown } = survey
    return {
      kind,
      timeZone,
      dates,
      headings: layout.headings,
      asks: [
        ...asksOrder(dates),
        ...asksHalves(options, unknown),
        ...(zoneless ? asksZone(options, timeZone) : []),
        ...asksOwner(options, senders),
      ],
      batches: () => readTable(source, layout, survey, clock, options),
    }
  }
  const isMmdf = kind === 'mbox' && isMmdfMark(sample.lines.find(l => l.trim() !== '') ?? '')
  const batches = () =>
    isMmdf
      ? readMmdf(source, clock, options)
      : kind === 'eml' || kind === 'mbox'
        ? readMail(source, kind, clock, options)
        : readBackup(source, clock, options)
  return { kind, timeZone, dates: null, headings: [], asks: asksOwner(options, []), batches }
}

const lineKind = (kind: ExportKind | undefined): LineKind | undefined =>
  kind !== undefined && Object.hasOwn(lineKinds, kind) ? (kind as LineKind) : undefined

type Moment = { at: string | undefined; seconds: number }
const momentText = (moment: Moment | undefined) => moment && (moment.at ?? instantText(moment.seconds))
type Counts = NonNullable<InnerFile['counts']>
const column = { row: 'accepted', reject: 'rejected', notice: 'system' } as const
function countInner(all: Map<string, Counts>, name: string, is: keyof typeof column): void {
  const counts = all.get(name) ?? { read: 0, accepted: 0, rejected: 0, system: 0 }
  counts.read++
  counts[column[is]]++
  all.set(name, counts)
}

/** Counts what is read, and marks rows that repeat an earlier one. */
export class Tally {
  private seen = new Seen()
  private counts = { accepted: 0, rejected: 0, system: 0, duplicates: 0 }
  private earliest: Moment | undefined
  private latest: Moment | undefined
  private file: Pick<Export, 'kind' | 'dates' | 'timeZone' | 'files'>

  constructor(file: Pick<Export, 'kind' | 'dates' | 'timeZone' | 'files'>) {
    this.file = file
  }

  private inner = new Map<string, Counts>()

  count(outcomes: (Outcome | PlainMessage)[]): void {
    for (const outcome of outcomes) {
      if (outcome.is === 'plain') {
        this.countPlain(outcome)
        continue
      }
      if (outcome.is === 'frame') continue
      const name = outcome.is === 'row' ? outcome.row.file : outcome.file
      if (name !== undefined) countInner(this.inner, name, outcome.is)
      if (outcome.is === 'reject') this.counts.rejected++
      else if (outcome.is === 'notice') this.counts.system++
      else if (outcome.is === 'row') this.countRow(outcome.row, outcome.seconds ?? Date.parse(outcome.row.at) / 1000)
    }
  }

  private countRow(row: Row, seconds: number): void {
    const isBeyond = this.place(seconds, row.at)
    // Two numbers that a spreadsheet has spoilt are not the same number.
    if (row.doubts.length && row.doubts.includes('spoilt-number')) return
    const said = row.call || row.place || row.attachments.length ? factsOf(row) : [row.text]
    if (!this.seen.again(said, seconds, isBeyond, this.beginningOf(row))) return
    this.counts.duplicates++
    row.doubts.push('duplicate')
  }

  private countPlain(message: PlainMessage): void {
    const { seconds, bytes, textAt, to, by } = message
    const isBeyond = this.place(seconds)
    if (!this.seen.againPlain(bytes, textAt, to, seconds, isBeyond, this.beginningOf(by))) return
    this.counts.duplicates++
    message.isRepeat = true
  }

  /** Counts a row at its moment; whether that is later, or earlier, than all before. */
  private place(seconds: number, at?: string): boolean {
    this.counts.accepted++
    const isLast = this.latest === undefined || seconds > this.latest.seconds
    if (isLast) this.latest = { at, seconds }
    const isFirst = this.earliest === undefined || seconds < this.earliest.seconds
    if (isFirst) this.earliest = { at, seconds }
    return isFirst || isLast
  }

  /** Who said it to whom and by what, as each sender said it last. */
  private said = new Map<string, Pick<Row, 'channel' | 'to'> & { begun: ReturnType<Seen['beginning']> }>()
  private beginningOf({ channel, from, to }: Party) {
    const last = this.said.get(from)
    if (last?.channel === channel && isSame(last.to, to)) return last.begun
    const begun = this.seen.beginning([channel, from, ...to])
    if (this.said.size > 1000) this.said.clear()
    this.said.set(from, { channel, to: [...to], begun })
    return begun
  }

  summary(): Summary {
    const { accepted, rejected, system, duplicates } = this.counts
    const { kind, dates, timeZone, files } = this.file
    return {
      kind,
      read: accepted + rejected + system,
      accepted,
      rejected,
      system,
      duplicates,
      earliest: momentText(this.earliest) ?? null,
      latest: momentText(this.latest) ?? null,
      dateOrder: dates?.settled ?? null,
      dateOrderFrom: dates?.from ?? null,
      timeZone,
      ...(files && {
        files: files.map(f => (f.is === 'read' ? { ...f, counts: this.inner.get(f.name) ?? noCounts } : f)),
      }),
    }
  }
}
const factsOf = ({ text, call, place, attachments }: Row): string[] => [
  text,
  call ? `${call.type} ${call.seconds}` : '',
  place ? `${place.lat} ${place.lon}` : '',
  ...attachments,
]
const noCounts: Counts = { read: 0, accepted: 0, rejected: 0, system: 0 }

/** Reads a whole export: batches of outcomes in file order, then the summary as the value returned. */
export async function* read(source: Source, options: ReadOptions = {}): AsyncGenerator<Outcome[], Summary> {
  const file = await openExport(source, options)
  const tally = new Tally(file)
  for await (const outcomes of file.batches()) {
    tally.count(outcomes)
    yield outcomes
  }
  return tally.summary()
}

/** The first rows as they will be read, what was refused among them, and what the file leaves open. */
export async function preview(
  source: Source,
  options: ReadOptions = {},
  most = 20,
): Promise<{ file: Export; rows: Row[]; rejects: Reject[] }> {
  const file = await openExport(source, options)
  const rows: Row[] = []
  const rejects: Reject[] = []
  for await (const outcomes of file.batches()) {
    for (const o of outcomes) {
      if (o.is === 'row' && rows.length < most) rows.push(o.row)
      if (o.is === 'reject' && rejects.length < most)
        rejects.push({ line: o.line, raw: o.raw, reason: o.reason, ...(o.file !== undefined && { file: o.file }) })
    }
    if (rows.length >= most || rejects.length >= most) break
  }
  return { file, rows, rejects }
}

/** What the file leaves open: the order of its dates, the zone of its clock, whose phone it was. */
export const asks = (file: Export): Ask[] => file.asks
