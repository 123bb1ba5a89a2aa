import { z } from 'zod'
import { isCalendarDate } from '../../case/time/calendar.ts'

/** The facts of a case as the rules of the Act read them: the document of the `check` command, and what the screens build from a case. */

const absent = { error: 'Leave the field out, or give it its own kind of value' }
const text = z.string(absent).nullish()
const yesNo = z.boolean({ error: 'Must be true or false' }).nullish()
const isoDate = z
  .string({ error: 'Must be a date such as 2026-11-20' })
  .refine(isCalendarDate, { error: 'Must be a date that exists, written such as 2026-11-20' })
const date = isoDate.nullish()
const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: `Must be one of: ${values.join(', ')}` }).nullish()
const texts = z.array(z.string({ error: 'Must be text' }), { error: 'Must be a list' }).nullish()
/** A list of things, each known by its id, or by its place in the document where it gives none. */
const listOf = <S extends z.ZodRawShape>(name: string, shape: S) =>
  z
    .array(z.object({ id: text, ...shape }, { error: 'Must be an object' }), { error: 'Must be a list' })
    .transform(rows => rows.map((row, n) => ({ ...row, id: (row as { id?: string | null }).id ?? `${name}.${n}` })))
    .nullish()
const object = <S extends z.ZodRawShape>(shape: S) => z.object(shape, { error: 'Must be an object' }).nullish()

const orderCondition = {
  kind: oneOf('prohibition', 'requirement'),
  requiresPresenceAt: text,
  forbidsPresenceAt: text,
  // Beyond the contract of the command.
  text: text,
  number: z.number().nullish(),
  lastDay: date,
  // What its wording speaks of and the record does not give.
  saysLocality: yesNo,
  saysPeriod: yesNo,
}

export const factsSchema = z.object(
  {
    today: isoDate,
    mode: oneOf('draft', 'made'),
    force: object({ id: text, kind: oneOf('territorial', 'btp', 'mdp', 'other') }),
    defendant: object({
      id: text,
      bornOn: date,
      gateway: oneOf('resides', 'believed_in_area', 'believed_coming'),
      gatewayGrounds: text,
      sexOffenderRegister: object({ startsOn: date, endsOn: date }),
    }),
    acts: listOf('acts', {
      on: date,
      code: z
        .union([z.string(), z.array(z.string())], { error: 'Must be a code such as B, or a list of codes' })
        .nullish(),
      description: text,
      unwelcomeNote: text,
      harmlessLooking: yesNo,
      // Whether the grounds cite it: known to the screens, beyond the contract of the command.
      cited: yesNo,
    }),
    protected: listOf('protected', { victimOfActs: yesNo, linkToActs: text }),
    risk: object({
      to: texts,
      harm: z
        .array(z.enum(['physical', 'psychological'], { error: 'Must be one of: physical, psychological' }), {
          error: 'Must be a list',
        })
        .nullish(),
    }),
    necessity: text,
    chargingThresholdMet: yesNo,
    prosecutionConsidered: text,
    authorisation: object({ on: date, rank: text }),
    application: object({
      lodgedOn: date,
      court: oneOf('adult', 'youth'),
      determinedOn: date,
      outcome: oneOf('granted', 'refused', 'withdrawn'),
    }),
    interimApplication: object({
      force: text,
      lodgedOn: date,
      lastDay: date,
      untilFurtherOrder: yesNo,
      reason: text,
      // Those chosen for it: known to the screens, beyond the contract of the command.
      conditions: texts,
    }),
    conditions: listOf('conditions', {
      kind: oneOf('prohibition', 'requirement'),
      text: text,
      necessity: text,
      acts: texts,
      religionWorkEducation: text,
      local: yesNo,
      locality: text,
      area: yesNo,
      boundary: text,
      requiresPresenceAt: text,
      forbidsPresenceAt: text,
      lastDay: date,
    }),
    term: object({ madeOn: date, lastDay: date, untilFurtherOrder: yesNo }),
    termReason: text,
    orders: listOf('orders', {
      kind: oneOf('interim', 'full'),
      madeOn: date,
      appliedOn: date,
      lastDay: date,
      untilFurtherOrder: yesNo,
      servedOn: date,
      servedBy: text,
      servedInPerson: yesNo,
      replacesInterim: text,
      dischargedOn: date,
      madeByForce: text,
      conditions: listOf('conditions', orderCondition),
      // Known to the screens, beyond the contract of the command.
      explained: yesNo,
      determinedOn: date,
      origin: oneOf('application', 'conviction', 'acquittal'),
      versions: listOf('versions', { on: isoDate, reason: text, lastDay: date }),
    }),
    changes: listOf('changes', { kind: oneOf('name', 'address'), on: date }),
    notifications: listOf('notifications', {
      of: text,
      on: date,
      method: oneOf('in_person', 'phone', 'email', 'post', 'online'),
      acknowledged: yesNo,
      names: texts,
      homeAddress: text,
      // Whether it was asked if any other name is used: known to the screens, beyond the contract of the command.
      otherNames: yesNo,
    }),
    hearings: listOf('hearings', { on: date, for: text, hearsayNoticeServedOn: date, listedOn: date }),
    s4: listOf('s4', {
      kind: oneOf('variation', 'renewal', 'discharge'),
      of: text,
      by: oneOf('defendant', 'chief_officer', 'victim', 'other'),
      force: text,
      lodgedOn: date,
      heardOn: date,
      defendantConsents: yesNo,
      policeConsents: texts,
      defendantLivesInForce: text,
      addsCondition: yesNo,
      necessity: text,
    }),
    breaches: listOf('breaches', { of: text, on: date, conditions: texts, excuse: text, place: text }),
    convictions: listOf('convictions', {
      of: text,
      on: date,
      offenceOn: date,
      sentence: text,
      // Known to the screens, beyond the contract of the command.
      months: z.number().nullish(),
      court: oneOf('magistrates', 'crown'),
    }),
    appeals: listOf('appeals', {
      by: text,
      against: oneOf(
        'full_made',
        'interim_made',
        'full_refused',
        'interim_refused',
        's4_made',
        's4_refused',
        'interim_varied',
      ),
      decidedOn: date,
      lodgedOn: date,
      // Who had applied for what was decided: known to the screens, beyond the contract of the command.
      appliedBy: text,
    }),
  },
  { error: 'Must be one object of facts' },
)
/** What may be written: every field may be left out but `today`. */
export type FactsInput = z.input<typeof factsSchema>
export type Facts = z.output<typeof factsSchema>
type RowOf<K extends keyof Facts> = NonNullable<Facts[K]> extends readonly (infer R)[] ? R : never
export type OrderFact = RowOf<'orders'>
export type NotificationFact = RowOf<'notifications'>
export type S4Fact = RowOf<'s4'>
export type AppealFact = RowOf<'appeals'>

export type Read = { facts: Facts } | { error: string; path: string }
/** Facts out of anything, or why not with the field that is wrong. */
export function readFacts(given: unknown): Read {
  const read = factsSchema.safeParse(given)
  if (read.success) return { facts: read.data }
  const [issue] = read.error.issues
  const path = issue?.path.join('.') ?? ''
  const missing = path === 'today' && (given as { today?: unknown }).today === undefined
  return { error: missing ? 'Give today’s date, such as 2026-11-20' : (issue?.message ?? 'Not facts'), path }
}
