import { rowsOf } from '../../case/law-file.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { inForceAtSomeTimeOn, lastDayInForce } from '../../case/views/orders.ts'
import { maximumSentence } from '../../case/words/sentence.ts'
import type { Clock } from '../clocks/clocks.ts'
import { clockOn, clockRows } from '../clocks/clocks.ts'
import { convictionsOf } from './breach-rules.ts'
import { caseOf } from './document.ts'
import type { Facts } from './facts.ts'
import { type Finding, findingsOf, questionOf } from './finding.ts'
import { type RuleId, rules } from './rules.ts'

/** Every legal finding and every clock of a document of facts: the answer of the `check` command. */

const stateOf: Record<Clock['state'], string> = {
  notStarted: 'not_started',
  running: 'running',
  met: 'met',
  missed: 'missed',
  ended: 'ended',
}
export interface Answer {
  findings: { rule: RuleId; severity: Finding['severity']; about: string; message: string; source: string }[]
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
  const { file, nameOf, isDecision } = caseOf(facts)
  const { today } = facts
  return {
    findings: findingsOf(rules, questionOf(file, today, facts.mode ?? 'draft')).map(
      ({ rule, severity, about, other, message, source }) => ({
        rule,
        severity,
        about: nameOf(about),
        message: other ? `${message} Check the other date too: that of ${nameOf(other)}.` : message,
        source,
      }),
    ),
    clocks: clockRows(file)
      .filter(row => isOfTheLaw.test(row.id) && !row.pending && isDecision(row.about))
      .flatMap(row => clockOn(row, today) ?? [])
      .map(({ id, about, startsOn, lastDay, state, source }) => ({
        clock: id,
        about: nameOf(about),
        startsOn,
        lastDay,
        state: stateOf[state],
        source,
      })),
    inForce: rowsOf(file, 'orders').map(o => ({
      about: o.id,
      from: o.madeOn ?? null,
      lastDay: lastDayInForce(o, file),
      inForce: inForceAtSomeTimeOn(o, file, today),
    })),
    maximumSentence: convictionsOf(file).flatMap(({ id, offenceOn, convictedOn }) => {
      if (!offenceOn || !convictedOn) return []
      const { summaryMonths, indictmentMonths } = maximumSentence(offenceOn, convictedOn)
      return [{ about: id, summaryMonths, indictmentYears: indictmentMonths / monthsInYear }]
    }),
  }
}
/** The clocks of the legal dossier, and not those that a force names for itself. */
const isOfTheLaw = /^C\d+$/
