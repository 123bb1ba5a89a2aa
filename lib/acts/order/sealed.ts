import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { DraftCondition } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import type { Order, OrderCondition, OrderVersion } from '../../case/records/orders.ts'
import { checkMethods } from '../../case/reference/codes/orders.ts'
import { conditionKinds, termKinds } from '../../case/reference/statute.ts'
import { addDays, type CalendarDate } from '../../case/time/calendar.ts'
import { conditionsOfVersion, versionOf, versionsOf } from '../../case/views/orders.ts'
import type { Refusal } from '../../law/refusal.ts'
import { asRecorded } from '../../law/rules/asking.ts'
import type { Flag } from '../../law/rules/flag.ts'
import { orderFlags } from '../../law/rules/flags.ts'
import { applyPatch } from '../act/decide.ts'
import { exhibitPatch, neverUpload } from '../evidence/exhibits.ts'
import {
  carriedField,
  choice,
  longText,
  optionalChoice,
  optionalDate,
  optionalNumber,
  optionalText,
  rows,
  storedFile,
} from '../form/fields.ts'

/** What every act that records a sealed order asks: its term, its conditions word for word, and the sealed copy. */

const condition = z.object({
  conditionId: carriedField('Condition'),
  libraryCode: carriedField('Library entry'),
  kind: choice('Prohibition or requirement', conditionKinds),
  text: longText('Exact text, as sealed', { rows: 4, error: 'Enter the text of the condition as sealed' }),
  locality: optionalText('Limited to a locality', {
    hint: 'Leave blank if it applies in all of the United Kingdom',
    max: 500,
    detail: 'always',
  }),
  lastDay: optionalDate('Its own last day', {
    hint: 'Only if the order gives this condition a different period',
    detail: 'always',
  }),
  checkMethod: optionalChoice('How it will be checked', checkMethods, { detail: 'always' }),
  checkEveryDays: optionalNumber('Check every (days)', { least: 1, most: 366, detail: 'always' }),
})
export type SealedCondition = z.output<typeof condition>

export const sealedConditions = (hint: string) =>
  rows('Conditions, each exactly as sealed', condition, { rowLabel: 'condition', hint, asLine: true })
export const sealedFields = {
  termKind: optionalChoice('Term, as sealed', termKinds, { hint: 'Leave blank if the sealed order does not say' }),
  lastDay: optionalDate('Last day of the order, as sealed', { hint: 'The last day on which it has effect' }),
  conditions: sealedConditions(
    'Filled in from what was asked for. Change every word that the court changed. To leave one out, clear its text.',
  ),
  sealedCopy: storedFile('Sealed copy', {
    hint: `A scan or PDF of the order. It can be attached later. ${neverUpload}`,
  }),
  sealedCopyName: carriedField('Name of the file'),
  sealedCopyMediaType: carriedField('Kind of file'),
  sealedCopyBytes: carriedField('Size of the file'),
}
const sealedSchema = z.object(sealedFields)
export type Sealed = z.output<typeof sealedSchema>

const row = (c: DraftCondition | OrderCondition) => ({
  conditionId: 'orderId' in c ? c.id : null,
  libraryCode: c.libraryCode,
  kind: c.kind,
  text: c.text,
  locality: c.locality,
  lastDay: c.lastDay,
  checkMethod: c.checkMethod,
  checkEveryDays: c.checkEveryDays,
})
/** Conditions that the court was asked for, each still tied to the one of the order that it continues. */
export const rowsAsked = (conditions: DraftCondition[]) =>
  conditions.map(c => ({ ...row(c), conditionId: c.fromConditionId }))
export const rowsFrom = (conditions: (DraftCondition | OrderCondition)[]) => conditions.map(row)
/** The form of a change to an order, filled in with the order as it stands, or stood on a day. */
export const asItStands = (order: Order, file: CaseFile<'orderConditions' | 'orderVersions'>, day?: CalendarDate) => {
  const v = versionOf(order, file, day)
  return {
    termKind: v?.termKind,
    lastDay: v?.lastDay,
    conditions: rowsFrom(v ? conditionsOfVersion(order, file, v.version) : []),
  }
}

/** The sealed copy as an exhibit of the order; no patch when none was given. */
export function sealedCopy(
  file: CaseFile<'exhibits'>,
  i: Pick<Sealed, 'sealedCopy' | 'sealedCopyName' | 'sealedCopyMediaType' | 'sealedCopyBytes'>,
  m: Moment,
  order: Pick<Order, 'id' | 'ref' | 'court'>,
): { patch: Patch; exhibitId: Id | null } {
  const patch = exhibitPatch(
    file,
    {
      file: i.sealedCopy,
      fileName: i.sealedCopyName,
      mediaType: i.sealedCopyMediaType,
      bytes: i.sealedCopyBytes,
      likeness: null,
      ofItself: null,
      description: `Sealed order ${order.ref}`,
      receivedFrom: order.court,
      receivedAt: null,
      initials: null,
      number: null,
    },
    m,
    { orderId: order.id },
  )
  const first = patch[0]
  return { patch, exhibitId: first && 'add' in first ? first.add.id : null }
}

const newCondition = (
  m: Moment,
  orderId: Id,
  version: number,
  number: number,
  c: SealedCondition,
  from: CalendarDate,
) => ({
  id: m.newId(),
  orderId,
  fromVersion: version,
  toVersion: null,
  number,
  kind: c.kind,
  text: c.text,
  locality: c.locality,
  lastDay: c.lastDay,
  libraryCode: c.libraryCode,
  checkMethod: c.checkMethod,
  checkEveryDays: c.checkEveryDays,
  checkerId: null,
  nextCheckOn: c.checkMethod && c.checkEveryDays ? addDays(from, c.checkEveryDays) : null,
})

/** The first version of an order and its conditions. */
export function firstVersion(file: CaseFile<'exhibits'>, order: Order, i: Sealed, m: Moment): Patch {
  const copy = sealedCopy(file, i, m, order)
  return [
    ...copy.patch,
    add('orderVersions', {
      id: m.newId(),
      orderId: order.id,
      version: 1,
      fromOn: order.madeOn,
      reason: 'made',
      termKind: i.termKind,
      lastDay: i.lastDay,
      sealedExhibitId: copy.exhibitId,
      applicationId: order.applicationId,
      askedBy: null,
      note: null,
    }),
    ...i.conditions.map((c, n) => add('orderConditions', newCondition(m, order.id, 1, n + 1, c, order.madeOn))),
  ]
}

/** What a new version of an order is besides its text. */
export interface VersionFacts extends Pick<OrderVersion, 'fromOn' | 'reason' | 'applicationId'> {
  askedBy?: OrderVersion['askedBy']
  note?: string | null
}
const wordingOf = (c: SealedCondition | OrderCondition, number: number) =>
  JSON.stringify([number, c.kind, c.text, c.locality, c.lastDay])

/**
 * A new version of an order from its own date, in its place among the others: one recorded late comes before those that
 * followed it. A condition whose wording, kind, place and period are unchanged goes on; the others are closed with the
 * version that they belonged to, and kept.
 */
export function nextVersion(
  file: CaseFile<'exhibits' | 'orderConditions' | 'orderVersions'>,
  order: Order,
  i: Sealed,
  m: Moment,
  v: VersionFacts,
): Patch {
  const later = versionsOf(order, file)
    .filter(x => x.fromOn > v.fromOn)
    .reverse()
  const id = m.newId()
  // Numbers are unique in an order, and rows are added before others change: the new one waits beyond the last, the latest
  // makes room first, and then it takes its place.
  const room = later.map(x => set('orderVersions', x.id, { version: x.version + 1 }))
  const version = (later.at(-1)?.version ?? (versionOf(order, file)?.version ?? 0) + 1) as number
  const last = version - 1
  const before = conditionsOfVersion(order, file, last)
  const copy = sealedCopy(file, i, m, order)
  const kept = new Set<Id>()
  const to = later.length ? version : null
  const rowsNow = i.conditions.flatMap((c, n): Patch => {
    // Read from a later version, it is known by its words.
    const isOld = before.some(b => b.id === c.conditionId)
    const same = before.find(b => (b.id === c.conditionId || !isOld) && wordingOf(b, b.number) === wordingOf(c, n + 1))
    if (same) {
      kept.add(same.id)
      const { checkMethod, checkEveryDays } = c
      return [
        ...(same.checkMethod === checkMethod && same.checkEveryDays === checkEveryDays
          ? []
          : [set('orderConditions', same.id, { checkMethod, checkEveryDays })]),
        ...(later.length && same.toVersion === last ? [set('orderConditions', same.id, { toVersion: version })] : []),
      ]
    }
    const former = before.find(b => b.id === c.conditionId)
    const fresh = { ...newCondition(m, order.id, version, n + 1, c, v.fromOn), toVersion: to }
    // Whoever checked the old wording goes on checking the new.
    return [
      add(
        'orderConditions',
        former
          ? { ...fresh, checkerId: former.checkerId, nextCheckOn: former.nextCheckOn ?? fresh.nextCheckOn }
          : fresh,
      ),
    ]
  })
  return [
    ...copy.patch,
    add('orderVersions', {
      id,
      orderId: order.id,
      version: later.length ? (later[0]?.version ?? version) + 2 : version,
      fromOn: v.fromOn,
      reason: v.reason,
      termKind: i.termKind,
      lastDay: i.lastDay,
      sealedExhibitId: copy.exhibitId,
      applicationId: v.applicationId,
      askedBy: v.askedBy ?? null,
      note: v.note ?? null,
    }),
    ...room,
    ...(later.length ? [set('orderVersions', id, { version }), ...renumber(file, order, version, m, kept)] : []),
    ...rowsNow,
    ...(later.length
      ? []
      : before.filter(b => !kept.has(b.id)).map(b => set('orderConditions', b.id, { toVersion: last }))),
  ]
}

/**
 * The conditions of an order when a version takes its place before others: those of later versions move up with them. One
 * that stood on both sides and not in the new version is in two parts: the later keeps its checks and breaches.
 */
function renumber(
  file: CaseFile<'orderConditions'>,
  order: Order,
  version: number,
  m: Moment,
  kept: ReadonlySet<Id>,
): Patch {
  return file.orderConditions
    .filter(c => c.orderId === order.id && (c.toVersion === null || c.toVersion >= version))
    .flatMap((c): Patch => {
      const toVersion = c.toVersion === null ? null : c.toVersion + 1
      if (c.fromVersion >= version) return [set('orderConditions', c.id, { fromVersion: c.fromVersion + 1, toVersion })]
      if (kept.has(c.id)) return toVersion === null ? [] : [set('orderConditions', c.id, { toVersion })]
      return [
        add('orderConditions', { ...c, id: m.newId(), toVersion: version - 1 }),
        set('orderConditions', c.id, { fromVersion: version + 1, toVersion }),
      ]
    })
}

/** What the Act finds once a patch is carried out and does not find now. */
function newlyFound(file: CaseFile, patch: Patch, orderId: Id, today: CalendarDate): Flag[] {
  const after = applyPatch(file, patch)
  const order = after.orders.find(o => o.id === orderId)
  if (!order) return []
  const before = file.orders.find(o => o.id === orderId)
  const known = new Set(before ? orderFlags(before, file, today).map(f => f.key) : [])
  return orderFlags(order, after, today).filter(f => isOfTheAct(f) && !known.has(f.key))
}
const isOfTheAct = (f: Flag) => /^V\d\d$/.test(f.rule)
/** What is at odds with the Act once a patch is carried out and is not now: a task for legal services. */
export const flagsAdded = (file: CaseFile, patch: Patch, orderId: Id, today: CalendarDate): Flag[] =>
  newlyFound(file, patch, orderId, today).filter(f => f.severity === 'flag')
const saying = (flags: Flag[]): Refusal[] =>
  flags.map(f => ({ message: f.message, rule: f.rule, source: f.source, key: f.key }))
/** What would be found of the order once recorded and is not now: asked about once, then kept as sealed. */
export const newFlags = (file: CaseFile, patch: Patch, orderId: Id, today: CalendarDate): Refusal[] => {
  const found = newlyFound(file, patch, orderId, today)
  return [
    ...asRecorded(saying(found.filter(f => f.severity === 'flag'))),
    ...saying(found.filter(f => f.severity === 'note')),
  ]
}
