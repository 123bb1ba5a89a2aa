import { readBackup } from './backup.ts'
import { clockOf } from './clock.ts'
import { readTable, surveyTable } from './csv.ts'
import { headingsOf, layoutOf } from './csv-layout.ts'
import { sampleOf } from './lines.ts'
import { readMail } from './mail.ts'
import type { DateReading } from './numeric-date.ts'
import { kindOf, recognise, sampleText } from './recognise.ts'
import type { ExportKind, Outcome, ReadOptions, Reject, Row, Source, Summary } from './row.ts'
import { Seen } from './seen.ts'
import { readChat } from './whatsapp.ts'
import { surveyChat } from './whatsapp-survey.ts'

/** What the file leaves open, for the person who imports it. Only what is asked need be answered. */
export type Ask =
  | { ask: 'date-order'; assumed: 'dmy' | 'mdy' | 'ymd' }
  | { ask: 'time-zone'; assumed: string }
  | { ask: 'owner'; senders: [name: string, messages: number][] }

/** A file that is open for reading: what it is, what it leaves open, and its contents as often as wanted. */
export type Export = {
  kind: ExportKind
  timeZone: string
  dates: DateReading | null
  headings: string[]
  asks: Ask[]
  /** Everything in file order, in batches of at most some hundred kilobytes of the file. */
  batches(): AsyncGenerator<Outcome[]>
}

export const usualZone = 'Europe/London'

/** The kind that the content shows, and the headings of a table, without reading on. Never throws for a file that is none. */
export async function look(source: Source): Promise<{ kind: ExportKind | undefined; headings: string[] }> {
  const sample = sampleText(await sampleOf(source))
  const kind = recognise(sample)
  return { kind, headings: kind === undefined || kind === 'csv' ? headingsOf(sample.lines) : [] }
}

/**
 * Opens an export: recognises its kind, and reads chats and tables once to find their date order and senders.
 * Throws CannotRead, with what was looked for, where the file or an option is not what it has to be.
 */
export async function openExport(source: Source, options: ReadOptions = {}): Promise<Export> {
  const timeZone = options.timeZone ?? usualZone
  const clock = clockOf(timeZone)
  const sample = sampleText(await sampleOf(source))
  const kind = kindOf(sample, options.kind, options.map)
  const { encoding } = sample
  const asksOwner = (senders: [string, number][]): Ask[] =>
    options.owner === undefined ? [{ ask: 'owner', senders }] : []
  const asksZone: Ask[] = options.timeZone === undefined ? [{ ask: 'time-zone', assumed: timeZone }] : []
  const asksOrder = (dates: DateReading): Ask[] =>
    dates.settled && dates.from === null ? [{ ask: 'date-order', assumed: dates.order }] : []
  if (kind === 'whatsapp') {
    const survey = await surveyChat(source, encoding, options)
    return {
      kind,
      timeZone,
      dates: survey.dates,
      headings: [],
      asks: [...asksOrder(survey.dates), ...asksZone, ...asksOwner(survey.senders)],
      batches: () => readChat(source, encoding, survey, clock, options),
    }
  }
  if (kind === 'csv') {
    const layout = layoutOf(sample.lines, options.map)
    const { dates, zoneless, senders } = await surveyTable(source, encoding, layout, options)
    return {
      kind,
      timeZone,
      dates,
      headings: layout.headings,
      asks: [...asksOrder(dates), ...(zoneless ? asksZone : []), ...asksOwner(senders)],
      batches: () => readTable(source, encoding, layout, dates, clock, options),
    }
  }
  const batches = () =>
    kind === 'eml' || kind === 'mbox'
      ? readMail(source, kind, clock, options)
      : readBackup(source, encoding, clock, options)
  return { kind, timeZone, dates: null, headings: [], asks: asksOwner([]), batches }
}

/** Counts what is read, and marks rows that repeat an earlier one. */
export class Tally {
  private seen = new Seen()
  private counts = { accepted: 0, rejected: 0, system: 0, duplicates: 0 }
  private earliest: string | null = null
  private latest: string | null = null
  private file: Pick<Export, 'kind' | 'dates' | 'timeZone'>

  constructor(file: Pick<Export, 'kind' | 'dates' | 'timeZone'>) {
    this.file = file
  }

  count(outcomes: Outcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.is === 'reject') this.counts.rejected++
      else if (outcome.is === 'notice') this.counts.system++
      else if (outcome.is === 'row') this.countRow(outcome.row)
    }
  }

  private countRow(row: Row): void {
    this.counts.accepted++
    if (this.earliest === null || row.at < this.earliest) this.earliest = row.at
    if (this.latest === null || row.at > this.latest) this.latest = row.at
    const call = row.call ? `${row.call.type} ${row.call.seconds}` : ''
    const { at, channel, from, to, text, attachments } = row
    if (!this.seen.again(at, channel, from, text, call, ...to, '', ...attachments)) return
    this.counts.duplicates++
    row.doubts.push('duplicate')
  }

  summary(): Summary {
    const { accepted, rejected, system, duplicates } = this.counts
    const { kind, dates, timeZone } = this.file
    return {
      kind,
      read: accepted + rejected + system,
      accepted,
      rejected,
      system,
      duplicates,
      earliest: this.earliest,
      latest: this.latest,
      dateOrder: dates?.settled ?? null,
      dateOrderFrom: dates?.from ?? null,
      timeZone,
    }
  }
}

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
      if (o.is === 'reject' && rejects.length < most) rejects.push({ line: o.line, raw: o.raw, reason: o.reason })
    }
    if (rows.length >= most || rejects.length >= most) break
  }
  return { file, rows, rejects }
}

/** What the file leaves open: the order of its dates, the zone of its clock, whose phone it was. */
export const asks = (file: Export): Ask[] => file.asks
