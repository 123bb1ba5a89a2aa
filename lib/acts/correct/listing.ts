import type { z } from 'zod'
import type { CaseFile, Kept } from '../../case/case.ts'
import type { FormerVersion } from '../../case/records/former.ts'
import type { Id } from '../../case/records/id.ts'
import { applicationKinds } from '../../case/reference/codes/applications.ts'
import { identifierKinds } from '../../case/reference/codes/people.ts'
import { type RecordKind, recordKinds } from '../../case/reference/record-kinds.ts'
import { type Instant, longDate, longMoment } from '../../case/time/calendar.ts'
import { walkBack } from '../../case/views/former-values.ts'
import { lowerFirst, upperFirst } from '../../case/words/grammar.ts'
import type { AnyCaseAct } from '../act/act.ts'
import { type Field, fieldOf } from '../form/fields.ts'
import { type ActName, actNames, acts } from '../index.ts'
import type { AnyCorrection } from './correction.ts'
import { correctionEntries } from './corrections.ts'

/** The records of a case that can be corrected or withdrawn, what they said before, and those that were withdrawn. */

export interface FormerLine {
  id: Id
  how: FormerVersion['how']
  reason: string
  at: Instant
  byId: Id
  /** What was replaced, as it was said. */
  fields: { label: string; was: string }[]
}
export interface ListedRecord {
  id: Id
  kind: RecordKind
  name: string
  former: FormerLine[]
  withdrawn: { at: Instant; reason: string } | undefined
}
export interface ListedKind {
  kind: RecordKind
  noun: string
  records: ListedRecord[]
}

const entryOf = new Map<RecordKind, AnyCorrection>(
  Object.values(correctionEntries).map(entry => [entry.kind as RecordKind, entry as AnyCorrection]),
)
/** The act that corrects a record of this kind by itself. */
const correctingAct = (kind: RecordKind): ActName | undefined =>
  actNames.find(name => acts[name].corrects === kind && acts[name].about === kind)

const wordsOf = (key: string) => upperFirst(key.replace(/([A-Z])/g, ' $1').toLowerCase())
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A value as a page says it; undefined for what only the program reads. */
function inWords(field: Field | undefined, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return 'Blank'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value))
    return value.length === 0
      ? 'None'
      : value.every(v => uuid.test(String(v)))
        ? `${value.length} chosen`
        : value.map(v => field?.options?.find(o => o.value === v)?.label ?? String(v)).join(', ')
  if (typeof value === 'object') return undefined
  const text = String(value)
  if (uuid.test(text)) return undefined
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return longDate(text)
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return longMoment(text)
  return field?.options?.find(o => o.value === text)?.label ?? text
}

/** What each version of a record said where it differs from the next, the latest first. */
export function formerLines(kind: RecordKind, record: object, versions: readonly FormerVersion[]): FormerLine[] {
  const name = correctingAct(kind)
  const shape = name ? (acts[name].input as z.ZodObject).shape : {}
  return walkBack(record, versions).map(({ version: v }) => ({
    id: v.id,
    how: v.how,
    reason: v.reason,
    at: v.recordedAt,
    byId: v.byId,
    fields: Object.entries(v.before).flatMap(([key, value]) => {
      const field = shape[key] && fieldOf(shape[key])
      const was = inWords(field, value)
      return was === undefined || (!field && /(Id|Ids)$/.test(key))
        ? []
        : [{ label: field?.label ?? wordsOf(key), was }]
    }),
  }))
}

/** A name, phone, account or vehicle, which has no number to be known by. */
function identifierName(file: CaseFile, kind: RecordKind, id: Id): string | undefined {
  const i = kind === 'identifiers' ? file.identifiers.find(x => x.id === id) : undefined
  return i && `${identifierKinds[i.kind].label}: ${i.value}`
}

/** What of a person is for those who contact them, and addresses of the vault, are on pages of their own. */
const elsewhere: readonly RecordKind[] = ['confidentialAddresses', 'protectedPersons', 'defendants', 'applications']

/** A record as a heading names it: 'Hearing of 5 December 2026'. */
function recordName(file: CaseFile, kind: RecordKind, record: { id: Id; number?: number }): string {
  return upperFirst(
    entryOf.get(kind)?.name(file, record) ??
      identifierName(file, kind, record.id) ??
      `${recordKinds[kind]}${record.number ? ` ${record.number}` : ''}`,
  )
}

/** Records that acts about them show beside their forms. */
const shownBeside: readonly string[] = ['breaches', 'orderConditions']

/** What the form of an act is about, where that is one record among others; undefined where the form itself shows it. */
export function formAbout(file: CaseFile, act: AnyCaseAct, record: { id: Id; number?: number }): string | undefined {
  const { about } = act
  if (act.aside && !act.withdraws && shownBeside.includes(about)) return
  if (about === 'protectedPersons') {
    const person = file.protectedPersons.find(p => p.id === record.id)
    return person && `${person.givenNames} ${person.familyName}`.trim()
  }
  const order = about === 'orders' ? file.orders.find(o => o.id === record.id) : undefined
  if (order) return `Order ${order.ref}`
  if (about === 'applications' && act.stage === 'court' && file.applications.length > 1) {
    const a = file.applications.find(x => x.id === record.id)
    return a && `Application ${a.number}: ${lowerFirst(applicationKinds[a.kind].label)}`
  }
  const link = about === 'caseLinks' ? file.caseLinks.find(l => l.id === record.id) : undefined
  if (link) return `Linked with case ${link.otherRef}`
  const kind = about as RecordKind
  return about in recordKinds && !elsewhere.includes(kind) ? recordName(file, kind, record) : undefined
}

/** Every kind of record of a case with the records that it has or had; kinds of which there are none are left out. */
export function listedRecords(file: CaseFile): ListedKind[] {
  return (Object.keys(recordKinds) as RecordKind[])
    .filter(kind => !elsewhere.includes(kind))
    .flatMap(kind => {
      const versions = Map.groupBy(
        file.formerVersions.filter(v => v.recordKind === kind),
        v => v.recordId,
      )
      const listRecord = (record: { id: Id } & Kept): ListedRecord => ({
        id: record.id,
        kind,
        name: recordName(file, kind, record),
        former: formerLines(kind, record, versions.get(record.id) ?? []),
        withdrawn: record.withdrawnAt ? { at: record.withdrawnAt, reason: record.withdrawnReason ?? '' } : undefined,
      })
      const all = [...(file[kind] as { id: Id }[]), ...((file.withdrawn?.[kind] ?? []) as { id: Id }[])]
      return all.length
        ? [
            {
              kind,
              noun: upperFirst(recordKinds[kind]),
              records: all.map(listRecord),
            },
          ]
        : []
    })
}
