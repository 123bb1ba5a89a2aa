import { z } from 'zod'
import type { CalendarDate } from '../time/calendar.ts'
import { otherOrderKinds } from './codes/orders.ts'

/** Orders that a court or another body sent: what is read out of one, each value with where it stands, and what became of it. */

export const courtFields = {
  kind: { label: 'Kind of order' },
  court: { label: 'Court' },
  number: { label: 'Case or order number' },
  defendant: { label: 'Defendant or respondent' },
  defendantBornOn: { label: 'Defendant’s date of birth' },
  protectedPerson: { label: 'Protected person' },
  protectedBornOn: { label: 'Protected person’s date of birth' },
  madeOn: { label: 'Made on' },
  lastDay: { label: 'Last day' },
  length: { label: 'How long it lasts' },
  amends: { label: 'Changes an earlier order' },
  terms: { label: 'What it says' },
} as const
export type CourtField = keyof typeof courtFields
export const allCourtFields = Object.keys(courtFields) as CourtField[]

/** Why a value is to be looked at before it is relied on. */
export const courtDoubts = {
  several: { label: 'The text holds another value too' },
  dayFirst: { label: 'Day and month could be the other way round: read as day first' },
  century: { label: 'The year has two figures' },
  mention: { label: 'Not in a heading: it may only be mentioned' },
  noLabel: { label: 'Nothing beside it says that this is what it is' },
  inCondition: { label: 'It stands in a condition, and may be a date of that alone' },
  notNumbered: { label: 'The conditions are not numbered: lines that forbid or require were taken' },
  lengthOnly: { label: 'It says how long and not until when: work out the last day' },
} as const
export type CourtDoubt = keyof typeof courtDoubts

const keys = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
const words = z.string().max(20_000)
const foundValue = z.object({
  field: z.enum(keys(courtFields)),
  value: words,
  /** The line of the text, counted from 1, and the page where it has pages. */
  line: z.number().int(),
  page: z.number().int().nullable(),
  doubts: z.array(z.enum(keys(courtDoubts))),
  /** Other values that the text gives for the same. */
  others: z.array(words),
})
export type FoundValue = z.infer<typeof foundValue>
const courtLine = z.object({ page: z.number().int().nullable(), text: z.string().max(2000) })
export type CourtLine = z.infer<typeof courtLine>

/** One document as it was sent: with what its mail says of itself, where it came by mail. */
export const courtLetter = z.object({
  /** Its place in what was sent, counted from 1. */
  line: z.number().int(),
  name: z.string().max(300),
  sentFrom: z.string().max(300).nullable(),
  subject: z.string().max(500).nullable(),
  sentAt: z.string().nullable(),
  /** Why nothing could be read of it; null where it was read. */
  unread: z.string().max(500).nullable(),
  lines: z.array(courtLine).max(3000),
  found: z.array(foundValue),
  /** Of its words alone: the same order sent as mail, Word or PDF again is known by it. */
  textHash: z.string(),
  /** The same order that was sent before. */
  sameAs: z.string().nullable(),
  /** The earlier order that this one changes. */
  follows: z.string().nullable(),
})
export type CourtLetter = z.infer<typeof courtLetter>
export const mostCourtLetters = 60

export const courtOrderStates = {
  waiting: { label: 'Waits to be matched' },
  placed: { label: 'Recorded on a case' },
  onPair: { label: 'Kept with a pair of reports' },
  noPair: { label: 'About nobody known here' },
  undone: { label: 'Sending undone' },
} as const
export type CourtOrderState = keyof typeof courtOrderStates
export const allCourtOrderStates = Object.keys(courtOrderStates) as CourtOrderState[]

const kindCodes = Object.keys(otherOrderKinds)
export type CourtOrderKind = keyof typeof otherOrderKinds
export const isOrderKind = (text: string | undefined): text is CourtOrderKind => !!text && kindCodes.includes(text)
export const readOf = (found: readonly FoundValue[], field: CourtField): string | undefined =>
  found.find(f => f.field === field)?.value
const isDay = (text: string | undefined): text is CalendarDate => !!text && /^\d{4}-\d\d-\d\d$/.test(text)
export const dayIn = (found: readonly FoundValue[], field: CourtField): CalendarDate | null => {
  const value = readOf(found, field)
  return isDay(value) ? value : null
}
/** A number as two of them are compared. */
export const plainNumber = (text: string | null | undefined): string =>
  (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
/** What an order is called: its kind, court and day, of what was read. */
export function courtOrderName(found: readonly FoundValue[], name: string): string {
  const kind = readOf(found, 'kind')
  return isOrderKind(kind) ? otherOrderKinds[kind].label : name
}
