import { type CaseFile, type Kept, type Patch, withParts } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { set } from '../../case/patch.ts'
import type { LegalQuestion } from '../../case/records/orders.ts'
import type { Contact } from '../../case/records/people.ts'
import type { ContactMilestone } from '../../case/reference/codes/people.ts'
import type { RecordKind } from '../../case/reference/record-kinds.ts'
import { londonDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { orderFlags } from '../../law/rules/flags.ts'
import type { AnyRuleId } from '../../law/rules/rules.ts'
import { applyPatch } from '../act/decide.ts'
import { withdrawalPatch } from '../act/former.ts'
import { askAboutFlags } from '../decision/legal-questions.ts'
import { flagsAdded } from '../order/sealed.ts'
import { dueFor } from '../people/milestones.ts'

/** What followed from a fact that is corrected or withdrawn is settled with it. */
export interface Settling {
  file: CaseFile
  record: { id: string }
  moment: Moment
  kind: RecordKind
  /** The change so far: the fact itself and what goes with it. */
  patch: Patch
  /** 'the service of 10 February 2026 was withdrawn: …'. */
  because: string
  /** What would be asked about the fact as it is now: `all` where only another rule can tell. Absent when it was withdrawn. */
  stillAsked?: readonly Refusal[] | 'all'
}

/** When a record was typed in; what was written in the same act has the same moment. */
const typedAt = (record: object): string | undefined => {
  const r = record as Kept & { listedAt?: string; createdAt?: string }
  return r.recordedAt ?? r.listedAt ?? r.createdAt ?? undefined
}
const sameMoment = (a: string | undefined, b: string) => a !== undefined && Date.parse(a) === Date.parse(b)

/** The change with what follows: questions that no longer stand are closed, new ones asked, contacts no longer due go. */
export function settle(s: Settling): Patch {
  const { file, moment, patch } = s
  const after = applyPatch(file, patch)
  const closing = file.legalQuestions.filter(q => !q.answeredAt && q.rule !== null && noLongerSo(s, after, q))
  const closed = closing.map(q =>
    set('legalQuestions', q.id, {
      answer: `No longer so, because ${s.because}`,
      answeredAt: moment.at,
      answerRecordedAt: moment.at,
      answeredById: moment.actor.id,
    }),
  )
  const typed = typedAt(s.record)
  const notDue = s.stillAsked
    ? []
    : file.contacts.filter(
        c =>
          !c.toldAt &&
          sameMoment(typed, c.createdAt) &&
          isDueFor(s, c) &&
          after.contacts.some(standing => standing.id === c.id),
      )
  const settled = [
    ...patch,
    ...closed,
    ...(s.stillAsked ? contactsMoved(s) : []),
    ...notDue.flatMap(c =>
      withdrawalPatch('contacts', { file, record: c, reason: `No longer due, because ${s.because}`, moment }),
    ),
  ]
  const known = withParts(file, { legalQuestions: file.legalQuestions.filter(q => !closing.includes(q)) })
  return [
    ...settled,
    ...after.orders.flatMap(o => askAboutFlags(known, moment, o.id, flagsAdded(file, patch, o.id, moment.today))),
  ]
}

/** The day of a record that contacts are named by and counted from, and what they are then about. */
const namedBy: Partial<Record<RecordKind, readonly (readonly [field: string, milestone: ContactMilestone])[]>> = {
  services: [['attemptedAt', 'served']],
  hearings: [['listedOn', 'hearing']],
  breaches: [['happenedOn', 'breach']],
  orderVersions: [['fromOn', 'variation']],
  decisions: [
    ['at', 'decision'],
    ['at', 'refusal'],
  ],
  reviews: [['at', 'refusal']],
  applications: [
    ['determinedOn', 'outcome'],
    ['lodgedOn', 'lodged'],
  ],
}
/** What is due to be told once a record of a kind is made, where no day of it names the contact. */
const alsoDueFor: Partial<Record<RecordKind, readonly ContactMilestone[]>> = {
  checks: ['breach'],
  orders: ['outcome', 'variation', 'ending'],
  applications: ['outcome', 'lodged', 'ending'],
}
/** Whether a contact planned in the same moment is about this record: of its milestone, and of its day. */
function isDueFor({ kind, record }: Settling, c: Contact): boolean {
  // A check of what was notified makes no contact due.
  if ((record as { subject?: string | null }).subject && kind === 'checks') return false
  if (alsoDueFor[kind]?.includes(c.milestone)) return true
  return (namedBy[kind] ?? []).some(
    ([field, milestone]) =>
      c.milestone === milestone &&
      (c.eventOn === null || dayOf((record as Record<string, unknown>)[field]) === c.eventOn),
  )
}
const dayOf = (value: unknown): string | null =>
  typeof value !== 'string' ? null : value.length > 10 ? londonDate(value) : value
/** Contacts still due for an event whose day is corrected: they are named by the day that is right, and due from it. */
function contactsMoved({ file, record, kind, patch, moment }: Settling): Patch {
  const change = patch.find(c => c.in === kind && 'set' in c && c.id === record.id)
  const fields = change && 'set' in change ? (change.set as Record<string, unknown>) : {}
  return (namedBy[kind] ?? []).flatMap(([field, milestone]) => {
    const was = dayOf((record as Record<string, unknown>)[field])
    const on = dayOf(fields[field])
    if (!was || !on || was === on) return []
    return file.contacts
      .filter(c => !c.toldAt && c.milestone === milestone && c.eventOn === was)
      .map(c => set('contacts', c.id, { eventOn: on, dueOn: dueFor(milestone, { on }, moment) }))
  })
}

/** The rules by which a question is asked when a fact is recorded, beside those that are found on an order. */
const askedOnRecording: Partial<Record<RecordKind, readonly AnyRuleId[]>> = {
  breaches: ['V78'],
  breachSteps: ['V76', 'V77'],
  hearings: ['V81'],
  applications: ['V48'],
  moves: ['V78', 'V80'],
}

/** Whether what a question asks about was so before the change and is not after it. */
function noLongerSo(s: Settling, after: CaseFile, q: LegalQuestion): boolean {
  const { today } = s.moment
  const before = s.file.orders.find(o => o.id === q.orderId)
  const order = after.orders.find(o => o.id === q.orderId)
  if (before && !order) return true
  const now = order ? orderFlags(order, after, today) : []
  if (now.some(f => f.key === q.finding)) return false
  const then = before ? orderFlags(before, s.file, today) : []
  if (then.some(f => f.key === q.finding)) return true
  if (then.some(f => f.rule === q.rule) && !now.some(f => f.rule === q.rule)) return true
  // Asked when the fact was recorded: it stands as long as the same would be asked again.
  const asked = sameMoment(typedAt(s.record), q.raisedAt) && askedOnRecording[s.kind]?.some(rule => rule === q.rule)
  if (!asked || s.stillAsked === 'all') return false
  return ![...(s.stillAsked ?? []), ...now].some(asked => asked.rule === q.rule)
}
