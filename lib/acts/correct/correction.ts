import { z } from 'zod'
import { type CaseFile, type Collections, type Patch, withParts } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import type { Permission } from '../../case/policy.ts'
import { type KeptKind, recordKinds } from '../../case/reference/record-kinds.ts'
import type { Stage } from '../../case/reference/stages.ts'
import { statusesOf } from '../../case/reference/status.ts'
import { longDate, longMoment } from '../../case/time/calendar.ts'
import { lowerFirst, upperFirst } from '../../case/words/grammar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { type AnyCaseAct, act, type CaseAbout, type Done } from '../act/act.ts'
import { correctionOf, differences, withdrawalPatch } from '../act/former.ts'
import type { PlaceFor } from '../act/places.ts'
import { choice, type Field, fieldOf, longText } from '../form/fields.ts'
import { settle } from './settle.ts'

/** How a kind of record is corrected and withdrawn, and what rests on it: from one entry come its two acts. */

/** Something that rests on a record: it goes with it when that is withdrawn, or it must be dealt with first. */
export interface Rest {
  name: string
  /** What takes it along; absent when the record cannot be withdrawn while this stands. */
  along?: (reason: string) => Patch
}
export interface Correcting<K extends KeptKind, I> {
  file: CaseFile
  record: Collections[K]
  input: I
  moment: Moment
}
export interface Correction<K extends KeptKind = KeptKind, S extends z.ZodObject = z.ZodObject> {
  kind: K
  stage: Stage
  /** Where its two acts are offered besides the page of corrections. */
  place?: PlaceFor<K>
  permission: Permission
  /** The record in a sentence, without an address or what was said: 'service of 10 February 2026 under order …'. */
  name: (file: CaseFile, record: Collections[K]) => string
  input: S
  prefill: (file: CaseFile, record: Collections[K]) => Record<string, unknown>
  /** The fields of the record as the input has them. */
  next: (d: Correcting<K, z.output<S>>) => Partial<Omit<Collections[K], 'id'>>
  refuse?: (d: Correcting<K, z.output<S>>) => Refusal[]
  warn?: (d: Correcting<K, z.output<S>>) => Refusal[]
  /** What else the correction changes, beside what the pipeline settles. */
  also?: (d: Correcting<K, z.output<S>> & { next: Partial<Omit<Collections[K], 'id'>> }) => Patch
  /** Which records of the kind it is for, where another entry is for the rest. */
  of?: (record: Collections[K]) => boolean
  /** Whose record it is, where only its author may change it. */
  author?: (record: Collections[K]) => string | null
  rests?: (file: CaseFile, record: Collections[K], moment: Moment) => Rest[]
  mayWithdraw?: (file: CaseFile, record: Collections[K]) => Refusal[]
  /** What else the withdrawal changes. */
  alsoWithdrawn?: (d: { file: CaseFile; record: Collections[K]; reason: string; moment: Moment }) => Patch
}

/** Joins an entry's parts so that its functions know their record and their input. */
export const correction = <K extends KeptKind, S extends z.ZodObject>(entry: Correction<K, S>) => entry
// biome-ignore lint/suspicious/noExplicitAny: variance: an entry takes only its own record and input
export type AnyCorrection = Correction<any, any>

/** The case without one record: what the act that recorded it would have met. */
export const without = <K extends KeptKind>(file: CaseFile, kind: K, id: string): CaseFile =>
  withParts<CaseFile, Partial<CaseFile>>(file, {
    [kind]: (file[kind] as { id: string }[]).filter(r => r.id !== id),
  }) as CaseFile

/** What a correction takes from the act that records this kind: its form, its refusals, its questions, its fields. */
export function asRecordedBy<K extends KeptKind, S extends z.ZodObject, A extends CaseAbout>(
  kind: K,
  recording: {
    about: A
    input: S
    refuse?: (d: Done<z.output<S>, A>) => Refusal[]
    warn?: (d: Done<z.output<S>, A>) => Refusal[]
    patch?: (d: Done<z.output<S>, A>) => Patch
  },
  about: (file: CaseFile, record: Collections[K]) => Done<z.output<S>, A>['record'],
  fields: readonly (keyof Collections[K])[],
): Pick<Correction<K, S>, 'input' | 'next' | 'refuse' | 'warn'> {
  const asThen = (d: Correcting<K, z.output<S>>): Done<z.output<S>, A> => ({
    file: without(d.file, kind, d.record.id) as Done<z.output<S>, A>['file'],
    record: about(d.file, d.record),
    input: d.input,
    moment: d.moment,
  })
  return {
    input: recording.input,
    refuse: d => recording.refuse?.(asThen(d)) ?? [],
    warn: d => recording.warn?.(asThen(d)) ?? [],
    next: d => {
      const patch = recording.patch?.(asThen(d)) ?? []
      const added = patch.find(c => c.in === kind && 'add' in c) as { add: Collections[K] } | undefined
      if (!added) throw new Error(`The act that records ${kind} adds none`)
      return Object.fromEntries(fields.map(key => [key, added.add[key]])) as Partial<Omit<Collections[K], 'id'>>
    },
  }
}

const reasonField = 'correctionReason'
const causes = {
  error: { label: 'It was recorded in error' },
  duplicate: { label: 'It is the same as another record' },
  elsewhere: { label: 'It belongs to another case or order' },
} as const
const withdrawalInput = z.object({
  cause: choice('Why it is withdrawn', causes),
  reason: longText('How this was noticed', { rows: 3, max: 2000 }),
})

const valueInWords = (field: Field, value: unknown): string | null => {
  if (field.withheld) return null
  if (value === null || value === undefined || value === '') return 'blank'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (field.control === 'date') return longDate(String(value))
  if (field.control === 'moment') return longMoment(String(value))
  return field.options?.find(o => o.value === value)?.label.toLowerCase() ?? null
}
/** Which fields a correction changes, with what each said where that is a date or a choice. */
function changedWords(input: z.ZodObject, before: Record<string, unknown>): string {
  const words = Object.keys(before).flatMap(key => {
    const field = input.shape[key] && fieldOf(input.shape[key])
    if (!field) return []
    const was = valueInWords(field, before[key])
    return [`${lowerFirst(field.label).replace(/\?$/, '')}${was ? ` was ${was}` : ''}`]
  })
  return words.length ? `: ${words.join('; ')}` : ''
}

const statusesFor = (kind: KeptKind) =>
  (kind === 'hearings' ? statusesOf.hearings : statusesOf.case) as unknown as readonly never[]
/** Offered for its own records alone. */
const ofItsOwn = (c: AnyCorrection) => ({
  // biome-ignore lint/suspicious/noExplicitAny: variance, as of the entry itself
  offered: ({ record }: { record: any }) => c.of?.(record) ?? true,
})
const othersOwn = (c: AnyCorrection, record: { id: string }, m: Moment): Refusal[] => {
  if (c.of && !c.of(record))
    return [{ message: 'This record is corrected and withdrawn by another form: open it from the page that shows it' }]
  const author = c.author?.(record)
  return author && author !== m.actor.id ? [{ message: 'Only the person who recorded it may change it' }] : []
}

/** The act by which a record of this kind is corrected, field by field, with a reason; the former values are kept. */
export function correctAct(c: AnyCorrection): AnyCaseAct {
  const noun = recordKinds[c.kind as KeptKind]
  const keeping = correctionOf(c.kind as KeptKind, [])
  const split = (input: Record<string, unknown>) => {
    const { [reasonField]: reason, ...rest } = input
    return { reason: String(reason), rest }
  }
  const as = (d: { file: CaseFile; record: never; input: Record<string, unknown>; moment: Moment }) => {
    const own = { ...d, input: split(d.input).rest }
    return { ...own, next: c.next(own) as never }
  }
  return act({
    label: `Correct this ${noun}`,
    stage: c.stage,
    place: ['corrections', ...(c.place ? [c.place] : [])],
    permission: c.permission,
    about: c.kind,
    from: statusesFor(c.kind),
    evenClosed: true,
    corrects: c.kind,
    ...ofItsOwn(c),
    guidance: 'For what was typed wrongly or is now known better. What it says now is kept, and shown struck through.',
    input: c.input.extend({ [reasonField]: longText('Why it is corrected', { rows: 2, max: 2000 }) }),
    prefill: ({ file, record }) => c.prefill(file, record),
    recorded: d => {
      const { before } = differences(d.record as object, as(d as never).next as object)
      return `${upperFirst(c.name(d.file, d.record))} corrected${changedWords(c.input, before as Record<string, unknown>)}`
    },
    refuse: d => {
      const others = othersOwn(c, d.record, d.moment)
      if (c.of && others.length) return others
      const own = as(d as never)
      const refusals = [...others, ...(c.refuse?.(own) ?? [])]
      return refusals.length ? refusals : keeping.refuse(d.record as never, own.next)
    },
    warn: d => c.warn?.(as(d as never)) ?? [],
    patch: d => {
      const own = as(d as never)
      const { reason } = split(d.input as Record<string, unknown>)
      const patch = [...keeping.patch({ ...own, next: own.next, reason } as never), ...(c.also?.(own) ?? [])]
      return settle({
        ...own,
        patch,
        kind: c.kind,
        because: `the ${c.name(d.file, d.record)} was corrected: ${reason}`,
        stillAsked: c.warn ? c.warn(own) : 'all',
      })
    },
  }) as AnyCaseAct
}

/** The act by which a record of this kind is withdrawn, and what rests on it goes too; refused while something else rests on it. */
export function withdrawAct(c: AnyCorrection): AnyCaseAct {
  const noun = recordKinds[c.kind as KeptKind]
  return act({
    label: `Withdraw this ${noun}`,
    stage: c.stage,
    place: ['corrections', ...(c.place ? [c.place] : [])],
    permission: c.permission,
    about: c.kind,
    from: statusesFor(c.kind),
    evenClosed: true,
    grave: true,
    withdraws: c.kind,
    ...ofItsOwn(c),
    guidance:
      'It is kept and shown as withdrawn, and counts no more: clocks, lists, papers and figures are worked out without it.',
    input: withdrawalInput,
    aside: ({ file, record }) => {
      const rests = c.rests?.(file, record, {} as Moment) ?? []
      const named = (title: string, these: Rest[]) =>
        these.length ? [{ title, lines: these.map(r => upperFirst(r.name)) }] : []
      return [
        ...named(
          'This rests on it: withdraw or correct it first',
          rests.filter((r: Rest) => !r.along),
        ),
        ...named(
          'This goes with it',
          rests.filter((r: Rest) => r.along),
        ),
      ]
    },
    recorded: ({ file, record, input, moment }) => {
      const along = (c.rests?.(file, record, moment) ?? []).map((r: Rest) => r.name)
      return `${upperFirst(c.name(file, record))} withdrawn: ${lowerFirst(causes[input.cause].label)}${along.length ? `. With it: ${along.join('; ')}` : ''}`
    },
    refuse: ({ file, record, moment }) => [
      ...othersOwn(c, record, moment),
      ...(c.mayWithdraw?.(file, record) ?? []),
      ...(c.rests?.(file, record, moment) ?? [])
        .filter((r: Rest) => !r.along)
        .map(({ name }: Rest) => ({
          message: /^\d/.test(name)
            ? `${name} rest on it. Withdraw or correct those first`
            : `${upperFirst(name)} rests on it. Withdraw or correct that first`,
        })),
    ],
    patch: ({ file, record, input, moment }) => {
      const reason = `${causes[input.cause].label}. ${input.reason}`
      const patch = [
        ...withdrawalPatch(c.kind, { file, record, reason, moment } as never),
        ...(c.rests?.(file, record, moment) ?? []).flatMap((r: Rest) => r.along?.(reason) ?? []),
        ...(c.alsoWithdrawn?.({ file, record, reason, moment }) ?? []),
      ]
      return settle({
        file,
        record,
        moment,
        patch,
        kind: c.kind,
        because: `the ${c.name(file, record)} was withdrawn: ${input.reason}`,
      })
    },
  }) as AnyCaseAct
}
