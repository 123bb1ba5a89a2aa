import type { ActName } from '../../case/act-names.ts'
import { type CaseFile, type Settings, withParts } from '../../case/case.ts'
import type { LawFile } from '../../case/law-file.ts'
import type { Breach, BreachStepTaken } from '../../case/records/compliance.ts'
import type { Id } from '../../case/records/id.ts'
import type { Order, OrderCondition } from '../../case/records/orders.ts'
import { type BreachPlace, isAction } from '../../case/reference/codes/breaches.ts'
import { otherOrderKinds } from '../../case/reference/codes/orders.ts'
import type { Told } from '../../case/reference/mail.ts'
import { type CalendarDate, type Instant, minutesBetween } from '../../case/time/calendar.ts'
import type { Refusal } from '../refusal.ts'
import { refusalsOf } from '../rules/asking.ts'

/** How police answered a breach, how long it took, and how many there have been. Nothing here grades a breach. */

/** The act that comes next for a breach. */
export type NextAct = Extract<
  ActName,
  'recordVictimContacted' | 'decideArrest' | 'recordArrest' | 'recordCharge' | 'recordBreachOutcome'
>
export interface BreachClock {
  /** From when police first knew to now, or to the end of the matter. */
  minutes: number
  /** From when police first knew to the first thing that police did; null while nothing has been done. */
  firstActionMinutes: number | null
  /** From when police first knew to a decision about arrest with its reason; null while there is none. */
  arrestDecisionMinutes: number | null
  alarms: Alarm[]
  /** What to do next; null when nothing is left. */
  next: { act: NextAct; words: string } | null
  /** The whole in one sentence. */
  words: string
}
export interface Alarm {
  hours: number
  passed: boolean
  words: string
}

export const stepsOf = (file: CaseFile<'breachSteps'>, breach: Pick<Breach, 'id'>): BreachStepTaken[] =>
  file.breachSteps.filter(s => s.breachId === breach.id).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))

const plural = (n: number, unit: string) => `${n.toLocaleString('en-GB')} ${unit}${n === 1 ? '' : 's'}`
/** A length of time in words: '12 minutes', '83 hours 20 minutes', and days after a week. */
export function spanOf(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  if (hours >= 168)
    return `${plural(Math.floor(hours / 24), 'day')}${hours % 24 ? ` ${plural(hours % 24, 'hour')}` : ''}`
  if (!hours) return plural(rest, 'minute')
  return rest ? `${plural(hours, 'hour')} ${plural(rest, 'minute')}` : plural(hours, 'hour')
}

/** The clock of one breach at a moment. It starts when police first knew, never when a crime was recorded. */
export function breachClock(
  breach: Pick<Breach, 'knownAt' | 'endedAt'>,
  steps: readonly BreachStepTaken[],
  settings: Pick<Settings, 'breachAlarmHours'>,
  at: Instant,
): BreachClock {
  const since = (instant: Instant) => minutesBetween(breach.knownAt, instant)
  const ordered = steps.filter(isAction).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const first = ordered[0]
  const decision = ordered.find(
    s => s.step === 'arrestDecided' || s.step === 'noArrestDecided' || s.step === 'arrested',
  )
  const firstActionMinutes = first ? since(first.at) : null
  const minutes = since(breach.endedAt ?? at)
  const waited = firstActionMinutes ?? minutes
  return {
    minutes,
    firstActionMinutes,
    arrestDecisionMinutes: decision ? since(decision.at) : null,
    alarms: settings.breachAlarmHours.map(hours => alarm(hours, waited, firstActionMinutes !== null)),
    next: nextFor(breach, ordered),
    words: first
      ? `First action ${spanOf(waited)} after police knew`
      : `No action in the ${spanOf(waited)} since police knew`,
  }
}

function alarm(hours: number, waited: number, acted: boolean): Alarm {
  const passed = waited >= hours * 60
  const limit = plural(hours, 'hour')
  if (acted)
    return { hours, passed, words: passed ? `First action came after ${limit}` : `First action within ${limit}` }
  return {
    hours,
    passed,
    words: passed ? `No action after ${limit}` : `${spanOf(hours * 60 - waited)} left of ${limit}`,
  }
}

function nextFor(breach: Pick<Breach, 'endedAt'>, steps: readonly BreachStepTaken[]): BreachClock['next'] {
  const has = (...wanted: BreachStepTaken['step'][]) => steps.some(s => wanted.includes(s.step))
  if (!has('victimContacted'))
    return {
      act: 'recordVictimContacted',
      // Owed after the end too: nobody has told them of it.
      words: breach.endedAt
        ? 'Tell the protected person how it ended, and check that they are safe'
        : 'Contact the protected person and check that they are safe',
    }
  if (breach.endedAt) return null
  if (!has('arrestDecided', 'noArrestDecided', 'arrested', 'charged'))
    return { act: 'decideArrest', words: 'Decide whether to arrest, and record the reason' }
  const latest = steps.filter(s => s.step === 'arrestDecided' || s.step === 'noArrestDecided').at(-1)
  if (latest?.step === 'arrestDecided' && !has('arrested', 'charged'))
    return { act: 'recordArrest', words: 'Arrest the defendant, and record when' }
  if (!has('charged')) return { act: 'recordCharge', words: 'Record a charge, or no further action with its reason' }
  return { act: 'recordBreachOutcome', words: 'Record what the court decided' }
}

export interface OrderCount {
  id: Id
  name: string
  count: number
}
export interface Escalation {
  to: 'supervisor' | 'coordinator'
  words: string
  /** When an order was considered again after the breach that called for it; null while it was not, or is not asked for. */
  consideredAt: Instant | null
}
export interface BreachCount {
  total: number
  byOrder: OrderCount[]
  escalations: Escalation[]
}

/** The order that was broken, in the words that a person knows it by. */
export function brokenOrder(
  file: CaseFile<'orders' | 'otherOrders'>,
  breach: Pick<Breach, 'orderId' | 'otherOrderId'>,
): { id: Id; name: string } {
  const order = file.orders.find(o => o.id === breach.orderId)
  if (order) return { id: order.id, name: order.ref }
  const other = file.otherOrders.find(o => o.id === breach.otherOrderId)
  return { id: other?.id ?? '', name: other ? otherOrderKinds[other.kind].label : 'Order not on this case' }
}
/** What a breach, or another offence that goes the same steps, is called: 'Breach 3', 'Suspected offence 4'. */
export const breachName = (b: Pick<Breach, 'number' | 'offence'>): string =>
  b.offence === 'breach' ? `Breach ${b.number}` : `Suspected offence ${b.number}`
/** Whether it is a breach of an order, and counts as one. */
export const isBreach = (b: Pick<Breach, 'offence'>): boolean => b.offence === 'breach'
/** Breaches in the order in which police came to know of them; suspected offences about notification are none. */
export const breachesByKnowledge = (file: CaseFile<'breaches'>): Breach[] =>
  file.breaches.filter(isBreach).sort((a, b) => Date.parse(a.knownAt) - Date.parse(b.knownAt) || a.number - b.number)

/** Every breach of every order on the case, counted together: the second goes to the supervisor, the third further. */
export function countedAcrossOrders(file: CaseFile<'breaches' | 'decisions' | 'orders' | 'otherOrders'>): BreachCount {
  const ordered = breachesByKnowledge(file)
  const byOrder = new Map<Id, OrderCount>()
  for (const breach of ordered) {
    const { id, name } = brokenOrder(file, breach)
    byOrder.set(id, { id, name, count: (byOrder.get(id)?.count ?? 0) + 1 })
  }
  const [, , third] = ordered
  const escalations: Escalation[] = []
  if (ordered.length >= 2)
    escalations.push({
      to: 'supervisor',
      words: `${ordered.length} breaches across all orders on this case: the supervisor must look at them`,
      consideredAt: null,
    })
  if (third) {
    const considered = file.decisions.find(d => Date.parse(d.at) >= Date.parse(third.knownAt))
    escalations.push({
      to: 'coordinator',
      words: considered
        ? 'Third breach: with the coordinator. An order was considered again'
        : 'Third breach: the coordinator must look at it, and an order must be considered again',
      consideredAt: considered?.at ?? null,
    })
  }
  return { total: ordered.length, byOrder: [...byOrder.values()], escalations }
}
/** Which breach this is among all on the case, counted from 1 as police came to know of them. */
export const placeOf = (file: CaseFile<'breaches'>, breach: Pick<Breach, 'id'>): number =>
  breachesByKnowledge(file).findIndex(b => b.id === breach.id) + 1

export interface Alleged {
  order: Order
  conditions: readonly OrderCondition[]
  happenedOn: CalendarDate
  place: BreachPlace | null
  excuse: string | null
}
const breachRules = ['V74', 'V75', 'V78'] as const
const alleged = 'breach'
const fieldOf: Record<string, string> = { V75: 'excuse', V78: 'place', on: 'happenedOn', conditions: 'conditionIds' }
/** The case with this breach and no other. */
const withBreach = (file: CaseFile, a: Alleged): LawFile =>
  withParts(file, {
    breaches: [
      {
        id: alleged,
        orderId: a.order.id,
        happenedOn: a.happenedOn,
        conditionIds: a.conditions.map(c => c.id),
        excuse: a.excuse,
        place: a.place,
      },
    ],
  })
const breachRefusals = (file: CaseFile, a: Alleged, severity: 'refuse' | 'warn'): Refusal[] =>
  refusalsOf(withBreach(file, a), a.happenedOn, breachRules, severity, {
    about: alleged,
    field: f => fieldOf[f.field ?? f.rule],
  })
/** Why this cannot have been a breach of the order: outside its term, or of no condition of it (V74). */
export const notABreach = (file: CaseFile, a: Alleged): Refusal[] => breachRefusals(file, a, 'refuse')
/** What a lawyer would ask of this breach: knowledge of the order, the excuse, and where it happened (V74, V75, V78). */
export const questionsOfBreach = (file: CaseFile, a: Alleged): Refusal[] => breachRefusals(file, a, 'warn')

/**
 * Who is told of a breach: the officer, who must act, and the coordinators; with `evenClosed`, those too to whom the case is
 * closed, because nobody who is let in may know of it yet.
 */
export const breachTold = (file: CaseFile<never>, evenClosed?: 'evenClosed'): Told[] => [
  { kind: 'breachRecorded', to: { person: file.case.officerId } },
  { kind: 'breachRecorded', to: { role: 'coordinator', ...(evenClosed ? { evenClosed: true as const } : {}) } },
]
