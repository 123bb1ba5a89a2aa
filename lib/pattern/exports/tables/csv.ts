import { lines } from '../lines.ts'
import type { Outcome, ReadOptions, Source } from '../row.ts'
import type { ZoneClock } from '../times/clock.ts'
import { DateForms } from '../times/date-forms.ts'
import { StrangeWords } from '../times/half-words.ts'
import { DateOrders } from '../times/numeric-date.ts'
import type { CsvLayout } from './csv-layout.ts'
import { type CsvRecord, CsvRecords, type Unclosed } from './csv-records.ts'
import { csvRowMaker, nameIn, strangeTime, type TableSurvey, timeOf } from './csv-row.ts'
import { ownCopy, remembering } from './party.ts'

const mostSenders = 1000

/** Reads the table once to find the order of its dates and who wrote. */
export async function surveyTable(source: Source, layout: CsvLayout, options: ReadOptions): Promise<TableSurvey> {
  const dates = new DateOrders()
  const senders = new Map<string, number>()
  let zoneless = false
  const forms = new DateForms()
  const words = new StrangeWords()
  const party = layout.columns.from?.[0] ?? layout.columns.party?.[0]
  const nameOf = remembering(nameIn)
  for await (const records of recordsOf(source, layout))
    for (const record of records) {
      if ('unclosed' in record || record.line <= layout.headingLine) continue
      let time = timeOf(layout, record)
      if (!time) {
        const strange = strangeTime(layout, record)
        if (strange) words.see(strange.word, strange.hour)
        time = strange?.as('none') ?? strange?.as('am')
      }
      if (time?.is !== 'reading') continue
      zoneless ||= !time.zone && !layout.zone && !layout.marks.zone.some(i => (record.cells[i] ?? '').trim() !== '')
      forms.see(time)
      if ('parts' in time.date) dates.see(time.date, record.line)
      const name = party === undefined ? '' : nameOf(record.cells[party] ?? '')
      const count = senders.get(name)
      if (name && (count !== undefined || senders.size < mostSenders))
        senders.set(count ? name : ownCopy(name), (count ?? 0) + 1)
    }
  return {
    dates: dates.settle(options.dateOrder ?? layout.order),
    spoilt: forms.spoilt(),
    zoneless,
    idle: words.idle(),
    unknown: words.unknown(),
    senders: [...senders].sort(([, a], [, b]) => b - a),
  }
}

async function* recordsOf(source: Source, layout: CsvLayout): AsyncGenerator<(CsvRecord | Unclosed)[]> {
  const records = new CsvRecords(layout.delimiter)
  records.width = layout.headingLine > 1 ? 0 : layout.headings.length
  for await (const lot of lines(source)) {
    const out: (CsvRecord | Unclosed)[] = []
    for (let i = 0; i < lot.text.length; i++) {
      records.push(lot.text[i] ?? '', lot.first + i, lot.odd.has(i), out)
      if (lot.first + i >= layout.headingLine) records.width = layout.headings.length
    }
    yield out
  }
  const last: (CsvRecord | Unclosed)[] = []
  records.end(last)
  yield last
}

/** The whole table, in batches. The headings are the frame; lines before them are notices. */
export async function* readTable(
  source: Source,
  layout: CsvLayout,
  survey: TableSurvey,
  clock: ZoneClock,
  options: ReadOptions,
): AsyncGenerator<Outcome[]> {
  const make = csvRowMaker(layout, survey, clock, options)
  for await (const records of recordsOf(source, layout)) yield records.map(r => outcomeOf(r, layout, make))
}

/** Most lines begin with a letter or a number. */
const isBlank = (raw: string) => !(raw.charCodeAt(0) > 0x20 && raw.charCodeAt(0) < 0x7f) && raw.trim() === ''

function outcomeOf(record: CsvRecord | Unclosed, layout: CsvLayout, make: ReturnType<typeof csvRowMaker>): Outcome {
  const { line } = record
  if ('unclosed' in record) {
    const reason = 'A quotation mark is opened and never closed, or closed in the wrong place'
    return { is: 'reject', span: 1, line, raw: record.raw, reason }
  }
  const { span, raw } = record
  // Excel writes its separator on a first line of its own.
  if (isBlank(raw) || line === layout.headingLine || (line === 1 && /^sep=.$/i.test(raw)))
    return { is: 'frame', span, line, raw }
  if (line < layout.headingLine) return { is: 'notice', span, line, raw }
  const made = make(record)
  if ('notice' in made) return { is: 'notice', span, line, raw }
  return 'row' in made ? { is: 'row', span, row: made.row } : { is: 'reject', span, line, raw, reason: made.reason }
}
