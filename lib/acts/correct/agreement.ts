import { z } from 'zod'
import type { ActName } from '../../case/act-names.ts'
import type { CaseFile, Patch } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import type { CorrectionProposal } from '../../case/records/proposals.ts'
import { statusesOf } from '../../case/reference/status.ts'
import { longDate, longMoment } from '../../case/time/calendar.ts'
import { isWaiting } from '../../case/views/proposals.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'
import { type AnyCaseAct, act, type Done } from '../act/act.ts'
import { applyPatch } from '../act/decide.ts'
import { versionOf } from '../act/versions.ts'
import type { Field } from '../form/field.ts'
import { fieldsOf, longText, optionalLongText } from '../form/fields.ts'

/**
 * Where the force asks for it, what a court sealed and how it was served are corrected or withdrawn by two people: somebody
 * proposes it, and somebody who answers for sealed orders agrees. Until then nothing changes, and papers say that it waits.
 */

export interface Agreed {
  act: AnyCaseAct
  /** The order that it is about; null for a service that is held until its order is recorded. */
  orderOf: (file: CaseFile, record: { id: Id }) => Id | null
  /** The record in a sentence. */
  name: (file: CaseFile, record: { id: Id }) => string
  /** What a correction of the record would write over: a proposal stands as long as this does. */
  stands: (file: CaseFile, record: { id: Id }) => unknown
}
type Any = Done<never, never>

/** Whether what this person corrects waits for another. */
export const asksAgreement = (file: Pick<CaseFile, 'settings'>, actor: Pick<Actor, 'roles'>): boolean =>
  file.settings.correctionsAgreed && !mayEver(actor, 'agreeCorrection')

const verbOf = (a: AnyCaseAct) => (a.withdraws ? 'withdrawal' : 'correction')
const whatOf = (a: Agreed, d: Any) => `${verbOf(a.act)} of ${lowerFirst(a.name(d.file, d.record))}`
const seenOf = (a: Agreed, file: CaseFile, record: { id: Id }): string =>
  versionOf(file, { ...a.act, compares: d => a.stands(d.file as CaseFile, d.record as { id: Id }) }, record) ?? ''
const reasonIn = (input: Record<string, unknown>) => String(input.correctionReason ?? input.reason ?? '')

/** The act as it is done where agreement is asked for: with the same questions and refusals, it proposes and changes nothing. */
function proposing(name: ActName, agreed: Agreed): AnyCaseAct {
  const { act: inner } = agreed
  const { recorded } = inner
  return {
    ...inner,
    recorded: (d: Any) =>
      asksAgreement(d.file, d.moment.actor)
        ? `Proposed: ${whatOf(agreed, d)}. It waits for agreement`
        : typeof recorded === 'string'
          ? recorded
          : recorded(d as never),
    refuse: (d: Any) => [...(inner.refuse?.(d as never) ?? []), ...waitsAlready(d)],
    patch: (d: Any): Patch =>
      asksAgreement(d.file, d.moment.actor)
        ? [
            add('correctionProposals', {
              id: d.moment.newId(),
              act: name,
              recordId: (d.record as { id: Id }).id,
              input: d.input as Record<string, unknown>,
              seen: seenOf(agreed, d.file, d.record),
              orderId: agreed.orderOf(d.file, d.record),
              what: whatOf(agreed, d),
              reason: reasonIn(d.input),
              at: d.moment.at,
              byId: d.moment.actor.id,
              outcome: null,
              note: null,
              decidedAt: null,
              decidedById: null,
            }),
          ]
        : (inner.patch?.(d as never) ?? []),
  } as AnyCaseAct
}
function waitsAlready(d: Any): Refusal[] {
  const file = d.file as CaseFile
  const id = (d.record as { id: Id }).id
  const waiting = file.correctionProposals.find(p => isWaiting(p) && p.recordId === id)
  return waiting && asksAgreement(file, d.moment.actor)
    ? [
        {
          message: `A ${waiting.what} waits for agreement already. Take that back first if it is wrong`,
          href: actPath(file.case.ref, 'takeBackCorrection', waiting.id),
        },
      ]
    : []
}

const valueInWords = (field: Field, value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'blank'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value))
    return (
      value.map(v => (v && typeof v === 'object' && 'text' in v ? String(v.text) : String(v))).join(' / ') || 'none'
    )
  if (field.control === 'date') return longDate(String(value))
  if (field.control === 'moment') return longMoment(String(value))
  return field.options?.find(o => o.value === value)?.label ?? String(value)
}
/** What a proposal would change, field by field. */
function changesOf(
  file: CaseFile,
  p: CorrectionProposal,
  inner: AnyCaseAct,
  record: { id: Id },
  today: string,
): string[] {
  if (inner.withdraws) return ['The record would be withdrawn']
  const known = (inner.prefill?.({ file, record, today } as never) ?? {}) as Record<string, unknown>
  return fieldsOf(inner.input).flatMap(([key, field]) => {
    const [was, is] = [valueInWords(field, known[key]), valueInWords(field, p.input[key])]
    return was === is || key === 'correctionReason' || key === 'reason' ? [] : [`${field.label}: ${was} → ${is}`]
  })
}

const entryIn = (entries: object, name: string): Agreed => {
  const found = (entries as Record<string, Agreed>)[name]
  if (!found) throw new Error(`No correction is agreed by ${name}`)
  return found
}
const recordIn = (file: CaseFile, inner: AnyCaseAct, p: CorrectionProposal): { id: Id } | undefined =>
  (file[inner.about as 'services'] as { id: Id }[]).find(r => r.id === p.recordId)

/** Proposals that wait for agreement and whose record a change corrects or withdraws: nobody can agree to them any more. */
function overtakenBy(entries: object, file: CaseFile, patch: Patch): CorrectionProposal[] {
  const agreed = new Set<string>(Object.values(entries as Record<string, Agreed>).map(e => e.act.about))
  if (!patch.some(change => agreed.has(change.in))) return []
  const waiting = file.correctionProposals.filter(isWaiting)
  // Each record is met before the change, so that none is left out for not being loaded.
  const met = waiting.filter(p => recordIn(file, entryIn(entries, p.act).act, p))
  const after = applyPatch(file, patch)
  const still = new Set(after.correctionProposals.filter(isWaiting).map(p => p.id))
  return met.filter(p => {
    // What the change itself decides is not overtaken by it.
    if (!still.has(p.id)) return false
    const entry = entryIn(entries, p.act)
    const record = recordIn(after, entry.act, p)
    return !record || seenOf(entry, after, record) !== p.seen
  })
}
/** Every act of a case with this beside it: what waited for agreement and is overtaken closes itself, and says why. */
export function closingOvertaken<A extends Record<string, AnyCaseAct>>(entries: object, all: A): A {
  const closing = (inner: AnyCaseAct): AnyCaseAct => {
    if (!inner.patch) return inner
    const sentence = (d: Any) => (typeof inner.recorded === 'string' ? inner.recorded : inner.recorded(d as never))
    // Asked for by its sentence and by its patch.
    const known = new WeakMap<Any, { patch: Patch; overtaken: CorrectionProposal[] }>()
    const changeOf = (d: Any) => {
      const before = known.get(d)
      if (before) return before
      const patch = (inner.patch?.(d as never) ?? []) as Patch
      const change = { patch, overtaken: overtakenBy(entries, d.file as CaseFile, patch) }
      known.set(d, change)
      return change
    }
    return {
      ...inner,
      recorded: (d: Any) => {
        const whats = changeOf(d).overtaken.map(p => p.what)
        return whats.length
          ? `${sentence(d)}. No longer so: the proposed ${whats.join('; the proposed ')}`
          : sentence(d)
      },
      patch: (d: Any) => {
        const { patch, overtaken } = changeOf(d)
        return [
          ...patch,
          ...overtaken.map(p =>
            set('correctionProposals', p.id, {
              outcome: 'noLongerSo',
              note: `No longer so, because the record changed meanwhile: ${lowerFirst(sentence(d))}`,
              decidedAt: d.moment.at,
              decidedById: d.moment.actor.id,
            }),
          ),
        ]
      },
    } as AnyCaseAct
  }
  return Object.fromEntries(Object.entries(all).map(([name, inner]) => [name, closing(inner)])) as A
}

/** The acts that propose where agreement is asked for, and those by which a proposal is agreed, refused or taken back. */
export function agreementActs<N extends ActName>(entries: Record<N, Agreed>) {
  const entryOf = (name: string): Agreed => entryIn(entries, name)
  const innerOf = (name: string): AnyCaseAct => entryOf(name).act
  const recordOf = (file: CaseFile, p: CorrectionProposal) => recordIn(file, innerOf(p.act), p)
  const asProposed = (d: { file: CaseFile; record: CorrectionProposal; moment: Any['moment'] }) => ({
    file: d.file,
    record: recordOf(d.file, d.record) as never,
    input: d.record.input as never,
    moment: d.moment,
  })
  const refuseDecided = (p: CorrectionProposal): Refusal[] =>
    isWaiting(p) ? [] : [{ message: 'This has been decided already' }]
  const about = { about: 'correctionProposals', stage: 'order', place: 'order/proposal' } as const
  const from = statusesOf.case as unknown as readonly never[]
  const aside = ({ file, record: p, today }: { file: CaseFile; record: CorrectionProposal; today: string }) => {
    const record = recordOf(file, p)
    return [
      {
        title: `${p.what.replace(/^./, c => c.toUpperCase())}, proposed on ${longMoment(p.at)}`,
        lines: [...(record ? changesOf(file, p, innerOf(p.act), record, today) : []), `Why: ${p.reason}`],
      },
    ]
  }
  const wrapped = Object.fromEntries(
    (Object.keys(entries) as N[]).map(name => [name, proposing(name, entries[name])]),
  ) as Record<N, AnyCaseAct>
  return {
    ...wrapped,
    agreeCorrection: act({
      ...about,
      label: 'Agree to the correction',
      verb: 'Agree',
      permission: 'agreeCorrection',
      from,
      evenClosed: true,
      grave: true,
      guidance: 'The record is then changed as proposed, and what it said is kept.',
      input: z.object({ note: optionalLongText('Note', { rows: 2 }) }),
      aside,
      offered: ({ record: p, actor }) => isWaiting(p) && p.byId !== actor.id,
      recorded: ({ record: p }) => `Agreed: ${p.what}, as proposed on ${longMoment(p.at)}`,
      refuse: d => {
        const { file, record: p, moment: m } = d
        const record = recordOf(file, p)
        const inner = innerOf(p.act)
        if (!isWaiting(p)) return refuseDecided(p)
        if (p.byId === m.actor.id) return [{ message: 'Whoever proposed it may not agree to it: another person does' }]
        if (!record || seenOf(entryOf(p.act), file, record) !== p.seen)
          return [{ message: 'The record has changed since this was proposed. Refuse it; it can be proposed again' }]
        return inner.refuse?.(asProposed(d)) ?? []
      },
      warn: d => (recordOf(d.file, d.record) ? (innerOf(d.record.act).warn?.(asProposed(d)) ?? []) : []),
      patch: d => [
        ...((innerOf(d.record.act).patch?.(asProposed(d)) ?? []) as Patch),
        set('correctionProposals', d.record.id, {
          outcome: 'agreed',
          note: d.input.note,
          decidedAt: d.moment.at,
          decidedById: d.moment.actor.id,
        }),
      ],
    }),
    refuseCorrection: act({
      ...about,
      label: 'Refuse the correction',
      verb: 'Refuse',
      permission: 'agreeCorrection',
      from,
      evenClosed: true,
      guidance: 'The record stays as it is.',
      input: z.object({ note: longText('Why it is not agreed', { rows: 3 }) }),
      aside,
      offered: ({ record: p }) => isWaiting(p),
      recorded: ({ record: p }) => `Not agreed: ${p.what}, as proposed on ${longMoment(p.at)}`,
      refuse: ({ record: p }) => refuseDecided(p),
      patch: ({ record: p, input, moment: m }) => [
        set('correctionProposals', p.id, {
          outcome: 'refused',
          note: input.note,
          decidedAt: m.at,
          decidedById: m.actor.id,
        }),
      ],
    }),
    takeBackCorrection: act({
      ...about,
      label: 'Withdraw the proposal',
      verb: 'Withdraw it',
      permission: 'correctOrder',
      from,
      evenClosed: true,
      input: z.object({}),
      aside,
      offered: ({ record: p, actor }) => isWaiting(p) && p.byId === actor.id,
      recorded: ({ record: p }) => `Taken back: ${p.what}, as proposed on ${longMoment(p.at)}`,
      refuse: ({ record: p, moment: m }) => [
        ...refuseDecided(p),
        ...(p.byId === m.actor.id ? [] : [{ message: 'Only whoever proposed it takes it back' }]),
      ],
      patch: ({ record: p, moment: m }) => [
        set('correctionProposals', p.id, { outcome: 'takenBack', decidedAt: m.at, decidedById: m.actor.id }),
      ],
    }),
  }
}
