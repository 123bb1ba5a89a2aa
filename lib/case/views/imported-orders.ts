import { z } from 'zod'
import type { CaseFile, Collection } from '../case.ts'
import { type ImportGap, importGapNames } from '../records/import-gaps.ts'
import type { Order } from '../records/orders.ts'
import { conditionKinds, orderKinds } from '../reference/statute.ts'
import { addDays, type CalendarDate, londonDate } from '../time/calendar.ts'
import { isServed } from './orders.ts'

/** Orders that were there before this program: a row of the spreadsheet in which a force kept them, and what it lacks. */

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const keys = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
export const sheetOrder = z.object({
  /** The row of the sheet, counted from 1, headings included. */
  line: z.number().int(),
  givenNames: z.string(),
  familyName: z.string(),
  aliases: z.array(z.string()),
  bornOn: day.nullable(),
  homeAddress: z.string().nullable(),
  protectedGivenNames: z.string(),
  protectedFamilyName: z.string(),
  protectedBornOn: day.nullable(),
  kind: z.enum(keys(orderKinds)).nullable(),
  court: z.string().nullable(),
  references: z.array(z.string()),
  madeOn: day.nullable(),
  lastDay: day.nullable(),
  untilFurther: z.boolean(),
  servedOn: day.nullable(),
  server: z.string().nullable(),
  conditions: z.array(z.object({ kind: z.enum(keys(conditionKinds)), text: z.string() })),
  /** As the sheet names them, and who of the force that is. */
  owner: z.string().nullable(),
  ownerId: z.string().nullable(),
  /** What stands in a cell and could not be read: 'Served on: “asap”'. */
  unread: z.array(z.string()),
  /** Cases of the force that are likely about the same people. */
  alike: z.array(z.string()),
})
export type SheetOrder = z.infer<typeof sheetOrder>
/** The most rows of one sheet: all of them become cases in one transaction, or none. */
export const mostSheetOrders = 500

interface GapEntry {
  label: string
  /** Whether a row of a sheet lacks it. */
  of: (row: SheetOrder) => boolean
  /** Whether the case that was made of it still does; absent where the row said something that stands in its place. */
  still?: (order: Order, file: CaseFile<(typeof gapReads)[number]>) => boolean
}
export const gapReads = [
  'defendants',
  'formerVersions',
  'orderConditions',
  'orders',
  'orderVersions',
  'protectedPersons',
  'services',
] as const satisfies Collection[]
/** Once the record of the order has been corrected, what stood in for it is what was found. */
const notCorrected: GapEntry['still'] = (o, file) =>
  !file.formerVersions.some(v => v.recordId === o.id && v.how === 'corrected')
const conditionsOf = (o: Order, file: CaseFile<'orderConditions'>) =>
  file.orderConditions.filter(c => c.orderId === o.id)

/** What an order of a sheet may lack. Each becomes a task of the case, and none a refusal. */
export const importGaps: Record<ImportGap, GapEntry> = {
  bornOn: {
    label: 'the defendant’s date of birth',
    of: r => !r.bornOn,
    still: (_, f) => !f.defendants[0]?.bornOn,
  },
  familyName: {
    label: 'the defendant’s full name',
    of: r => !r.familyName || !r.givenNames,
    still: (_, f) => f.defendants.some(d => d.familyName === notKnown || d.givenNames === notKnown),
  },
  protectedPerson: {
    label: 'who it protects',
    of: r => !r.protectedFamilyName && !r.protectedGivenNames,
    still: (_, f) => f.protectedPersons.every(p => p.familyName === notKnown),
  },
  madeOn: { label: 'the day on which it was made', of: r => !r.madeOn, still: notCorrected },
  court: { label: 'the court', of: r => !r.court, still: o => o.court === notKnown },
  kind: { label: 'whether it is a full or an interim order', of: r => !r.kind, still: notCorrected },
  term: {
    label: 'its last day',
    of: r => !r.lastDay && !r.untilFurther,
    still: (o, f) => f.orderVersions.every(v => v.orderId !== o.id || (!v.termKind && !v.lastDay)),
  },
  conditions: {
    label: 'its conditions, word for word',
    of: r => !r.conditions.length,
    still: (o, f) => !conditionsOf(o, f).length,
  },
  service: { label: 'whether it was served, and when', of: r => !r.servedOn, still: (o, f) => !isServed(o, f) },
  owner: { label: 'who owns it', of: r => !r.ownerId, still: o => !o.ownerId },
  checks: {
    label: 'how and when each condition is checked',
    of: r => r.conditions.length > 0,
    still: (o, f) => conditionsOf(o, f).some(c => c.toVersion === null && !c.checkMethod),
  },
  sealedCopy: {
    label: 'the sealed order, against which to read this one',
    of: () => true,
    still: (o, f) => f.orderVersions.every(v => v.orderId !== o.id || !v.sealedExhibitId),
  },
  notification: { label: 'the notification that the defendant gave', of: r => !!r.servedOn },
  unread: { label: 'cells that could not be read', of: r => r.unread.length > 0 },
}
export const notKnown = 'Not known'

export const gapsOfRow = (row: SheetOrder): ImportGap[] => importGapNames.filter(g => importGaps[g].of(row))
/** What an imported order still lacks: none once somebody has said that nothing more is to be found. */
export const gapsOfOrder = (order: Order, file: CaseFile<(typeof gapReads)[number]>): ImportGap[] =>
  order.importGaps.filter(g => importGaps[g].still?.(order, file) ?? true)

/** By when the gaps of an imported order are to be filled. */
export const gapDays = 28
export const gapsDueOn = (order: Pick<Order, 'recordedAt'>): CalendarDate =>
  addDays(londonDate(order.recordedAt), gapDays)
