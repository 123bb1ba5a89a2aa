import { CannotRead, type ColumnMap, columnRoles, type DateOrder } from '../row.ts'
import { cellTime, timeOfDay } from '../times/cell-time.ts'
import { wordsBesideTime } from '../times/half-words.ts'
import type { Zone } from '../times/zone-names.ts'
import {
  type Columns,
  columnsOf,
  headingWords,
  type Marks,
  namesStrangeZone,
  orderOfHeading,
  zoneOfHeading,
  zoneOfLine,
} from './csv-headings.ts'
import { CsvRecords } from './csv-records.ts'

/** Where the columns of a table are, and what their headings say of the times. */
export type CsvLayout = {
  delimiter: string
  headings: string[]
  /** Line of the headings; 0 where there are none and columns go by number. */
  headingLine: number
  columns: Columns
  marks: Marks
  zone: Zone | undefined
  /** The heading of the time names a zone that is not known. */
  strangeZone: boolean
  order: DateOrder | undefined
}
type Found = Pick<CsvLayout, 'columns' | 'marks' | 'zone' | 'strangeZone' | 'order'>
const noMarks: Marks = {
  deleted: [],
  edited: [],
  unsent: [],
  forwarded: [],
  zone: [],
  lat: [],
  lon: [],
  accuracy: [],
  cells: [],
}

function timesOf(columns: Columns, headings: string[]): Pick<CsvLayout, 'zone' | 'strangeZone' | 'order'> {
  const own = (columns.at ?? []).map(i => headings[i] ?? '')
  const zone = own.map(zoneOfHeading).find(Boolean)
  return { zone, strangeZone: !zone && own.some(namesStrangeZone), order: own.map(orderOfHeading).find(Boolean) }
}
/** The zone that the lines above the headings name for the whole table. */
const zoneAbove = (lines: string[]): Zone | undefined => lines.map(zoneOfLine).find(Boolean)
function byHeadings(headings: string[]): Found | undefined {
  const found = columnsOf(headings)
  return found && { ...found, ...timesOf(found.columns, headings) }
}

/** The columns of a mapping, or the heading that is not there. */
function mapColumns(map: ColumnMap, headings: string[]): Found | { missing: string } {
  const find = (name: string) => {
    const exact = headings.findIndex(h => h.trim() === name.trim())
    if (exact >= 0) return exact
    const words = headingWords(name)
    return words === '' ? -1 : headings.findIndex(h => headingWords(h) === words)
  }
  const columns: Columns = {}
  for (const role of columnRoles) {
    const name = map[role]
    if (name === undefined) continue
    const whole = find(name)
    const parts = whole >= 0 ? [whole] : name.split('+').map(find)
    if (parts.some(p => p < 0)) return { missing: name }
    columns[role] = parts
  }
  return { columns, marks: columnsOf(headings)?.marks ?? noMarks, ...timesOf(columns, headings) }
}

const partyLike = /^(?:="?)?\+?\d[\d ().-]{8,17}"?$|^[^\s@]+@[^\s@]+\.[^\s@]+$|^\d(?:[.,]\d+)?E\+?\d{2}$/i
/** A column of numbers or addresses that nothing names, where nothing says who sent or called: which it is has to be asked. */
function unnamedParty(found: Found, headings: string[], records: { cells: string[] }[]): string | undefined {
  const { columns, marks } = found
  // Of a call it has to be known who called whom: both columns.
  if ((columns.from || columns.party) && !(columns.from && !columns.to && !columns.party && columns.seconds))
    return undefined
  const taken = new Set([...Object.values(columns).flat(), ...Object.values(marks).flat()])
  return headings.find((heading, i) => {
    if (taken.has(i) || /\b(?:imei|imsi|iccid|meid|serial)\b/i.test(heading)) return false
    const cells = records.map(r => (r.cells[i] ?? '').trim()).filter(Boolean)
    return cells.length > 0 && cells.filter(c => partyLike.test(c.slice(0, 60))).length * 2 > cells.length
  })
}

const isTimeOfDay = (cell: string): boolean =>
  timeOfDay(cell) !== undefined ||
  [...wordsBesideTime(cell)].some(w => timeOfDay(w.as('am')) !== undefined || timeOfDay(w.as('none')) !== undefined)

/** A column of times of day that nothing names, beside one of days alone: without it every hour would be lost. */
function unnamedTime(found: Found, headings: string[], records: { cells: string[] }[]): string | undefined {
  const { columns, marks } = found
  const [at, more] = columns.at ?? []
  if (at === undefined || more !== undefined) return undefined
  const days = records.map(r => cellTime((r.cells[at] ?? '').slice(0, 60))).filter(t => t !== undefined)
  if (!days.length || days.some(t => t.is === 'instant' || t.precision !== 'day')) return undefined
  const taken = new Set([...Object.values(columns).flat(), ...Object.values(marks).flat()])
  return headings.find((heading, i) => {
    if (taken.has(i) || /\b(?:read|delivered|end|ended|duration|edited|deleted)\b/i.test(heading)) return false
    const cells = records.map(r => (r.cells[i] ?? '').trim()).filter(Boolean)
    return cells.length > 0 && cells.every(c => /[:.h]|[ap]m/i.test(c) && isTimeOfDay(c.slice(0, 40)))
  })
}

const lengthLike = /^\d{1,6}$|^\d{1,3}(?::\d{2}){1,2}$/
/** A column that may be how long calls took, where nothing else says what a row was: without it calls would be messages without words. */
function unnamedLength(found: Found, headings: string[], records: { cells: string[] }[]): string | undefined {
  const { columns, marks } = found
  if (columns.seconds ?? columns.text ?? columns.type ?? columns.channel ?? columns.attachments) return undefined
  const taken = new Set([...Object.values(columns).flat(), ...Object.values(marks).flat()])
  return headings.find((heading, i) => {
    if (taken.has(i) || heading.trim() === '' || /^#$|\b(?:id|no|nr|row|line|index|seq\w*|ref\w*)\b/i.test(heading))
      return false
    const cells = records.map(r => (r.cells[i] ?? '').trim()).filter(Boolean)
    return cells.length > 0 && cells.every(c => lengthLike.test(c))
  })
}

const delimiters = [',', ';', '\t', '|']
const reach = 40

/** The first records of the sample, read with a delimiter; those still open at its end are left out. */
function firstRecords(sample: string[], delimiter: string) {
  const records = new CsvRecords(delimiter)
  const out: Parameters<CsvRecords['end']>[0] = []
  for (const [i, text] of sample.slice(0, reach).entries()) records.push(text, i + 1, false, out)
  return out.flatMap(r => ('unclosed' in r ? [] : [r]))
}

/** Finds delimiter, headings and columns in the first lines. Says which column is missing, or that none is known. */
export function layoutOf(sample: string[], map: ColumnMap | undefined): CsvLayout {
  const tables = delimiters.map(delimiter => ({ delimiter, records: firstRecords(sample, delimiter) }))
  const widest = tables.reduce((a, b) => (columnCount(b.records) > columnCount(a.records) ? b : a))
  if (map) {
    if (map.at === undefined) throw new CannotRead('The mapping names no column for the time: add at=NAME.')
    let missing = map.at
    for (const { delimiter, records } of tables)
      for (const record of records.slice(0, 20)) {
        const found = mapColumns(map, record.cells)
        if (!('missing' in found))
          return {
            delimiter,
            headings: record.cells.map(c => c.trim()),
            headingLine: record.line,
            ...found,
            zone: found.zone ?? zoneAbove(sample.slice(0, record.line - 1)),
          }
        if (delimiter === widest.delimiter && record === records[0]) missing = found.missing
      }
    const numbers = Object.values(map).flatMap(name => name.split('+'))
    if (numbers.every(n => /^\d{1,3}$/.test(n.trim()) && Number(n) >= 1)) return headless(widest.delimiter, map)
    throw new CannotRead(`There is no column “${missing}”: ${headingsInWords(widest.records[0]?.cells ?? [])}.`)
  }
  for (const { delimiter, records } of [widest, ...tables.filter(t => t !== widest)])
    for (const record of records.slice(0, 20)) {
      const found = record.cells.length > 1 ? byHeadings(record.cells) : undefined
      if (!found) continue
      const headings = record.cells.map(c => c.trim())
      const below = records.slice(records.indexOf(record) + 1)
      const party = unnamedParty(found, headings, below)
      if (party !== undefined)
        throw unmapped(
          `The headings do not say who sent or called; “${party.slice(0, 40)}” may`,
          'map the columns, as at=Date,from=Sender,text=Body',
          headings,
        )
      const time = unnamedTime(found, headings, below)
      if (time !== undefined)
        throw unmapped(
          `The headings do not say what time of day it was; “${time.slice(0, 40)}” may`,
          'map the columns, as at=Date+Time,from=Sender,text=Body',
          headings,
        )
      const length = unnamedLength(found, headings, below)
      if (length !== undefined)
        throw unmapped(
          `The headings do not say whether these are calls; “${length.slice(0, 40)}” may be how long they took`,
          `map the columns, as at=Date,from=Caller,to=Called,seconds=${length.replace(/[,=]/g, ' ').slice(0, 40)}`,
          headings,
        )
      const zone = found.zone ?? zoneAbove(sample.slice(0, record.line - 1))
      return { delimiter, headings, headingLine: record.line, ...found, zone }
    }
  throw unmapped(
    'The headings do not say which column holds what',
    'map them, as at=Date,from=Sender,text=Body',
    widest.records[0]?.cells ?? [],
  )
}

function unmapped(what: string, how: string, headings: string[]): CannotRead {
  const columns = headingsInWords(headings)
  return new CannotRead(`${what}: ${columns}.`, { onCommand: `${what}: ${how}; ${columns}.` })
}

/** The headings of what looks like a table, for the question which column holds what; none where it does not look like one. */
export function headingsOf(sample: string[]): string[] {
  const tables = delimiters.map(delimiter => firstRecords(sample, delimiter))
  const widest = tables.reduce((a, b) => (columnCount(b) > columnCount(a) ? b : a))
  return columnCount(widest) > 2 ? (widest[0]?.cells ?? []).map(c => c.trim()) : []
}

function headless(delimiter: string, map: ColumnMap): CsvLayout {
  const columns: Columns = {}
  for (const role of columnRoles) {
    const name = map[role]
    if (name !== undefined) columns[role] = name.split('+').map(n => Number(n) - 1)
  }
  return {
    delimiter,
    headings: [],
    headingLine: 0,
    columns,
    marks: noMarks,
    zone: undefined,
    strangeZone: false,
    order: undefined,
  }
}

/** Columns that the first records agree on. */
function columnCount(records: { cells: string[] }[]): number {
  const counts = records.slice(0, 10).map(r => r.cells.length)
  return counts.length ? (counts.filter(c => c === counts[0]).length > counts.length / 2 ? (counts[0] ?? 0) : 1) : 0
}
const headingsInWords = (headings: string[]) =>
  headings.length
    ? `the columns are ${headings
        .slice(0, 20)
        .map(h => `“${h.replace(/\s+/g, ' ').trim().slice(0, 40)}”`)
        .join(', ')}`
    : 'the file has no columns'
