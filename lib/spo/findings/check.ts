import type { CalendarDate } from '../calendar.ts'
import type { Clock } from '../clocks/clock.ts'
import { clocksIn } from '../clocks.ts'
import { maximumSentence } from '../sentence.ts'
import type { Facts } from './facts.ts'
import { type Finding, findingsOf, type Question } from './finding.ts'
import { defaultReference } from './reference.ts'
import { rules } from './rules.ts'
import { inForceOn, lastDayOf, ordersOf } from './standing.ts'

/** Every legal finding and every clock of a document of facts: the answer of the `check` command. */

const stateOf: Record<Clock['state'], string> = {
  notStarted: 'not_started',
  running: 'running',
  met: 'met',
  missed: 'missed',
  ended: 'ended',
}
export interface Answer {
  findings: Omit<Finding, 'confidence'>[]
  clocks: {
    clock: string
    about: string
    startsOn: CalendarDate | null
    lastDay: CalendarDate | null
    state: string
    source: string
  }[]
  inForce: { about: string; from: CalendarDate | null; lastDay: CalendarDate | null; inForce: boolean }[]
  maximumSentence: { about: string; summaryMonths: number; indictmentYears: number }[]
}
const monthsInYear = 12

export function answer(facts: Facts): Answer {
  const q: Question = { facts, reference: defaultReference }
  return {
    findings: findingsOf(rules, q, facts.mode ?? 'draft').map(({ rule, severity, about, message, source }) => ({
      rule,
      severity,
      about,
      message,
      source,
    })),
    clocks: clocksIn(q).map(({ id, about, startsOn, lastDay, state, source }) => ({
      clock: id,
      about,
      startsOn,
      lastDay,
      state: stateOf[state],
      source,
    })),
    inForce: ordersOf(facts).map(o => ({
      about: o.id,
      from: o.madeOn ?? null,
      lastDay: lastDayOf(o, facts),
      inForce: inForceOn(o, facts, facts.today),
    })),
    maximumSentence: (facts.convictions ?? []).flatMap(c => {
      const offenceOn = c.offenceOn ?? facts.breaches?.find(b => b.id === c.of)?.on
      if (!offenceOn || !c.on) return []
      const { summaryMonths, indictmentMonths } = maximumSentence(offenceOn, c.on)
      return [{ about: c.id, summaryMonths, indictmentYears: indictmentMonths / monthsInYear }]
    }),
  }
}
