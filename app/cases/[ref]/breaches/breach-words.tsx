import type { Breach, BreachStepTaken } from '../../../../lib/case/records/compliance.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { type BreachClock, spanOf } from '../../../../lib/law/practice/breaches.ts'
import { StatusStrip, type StripItem } from '../../../ui/status-strip.tsx'

/** The clock of a breach as facts side by side: how long, what came first, what is next. */
export function ClockStrip({ breach, clock }: { breach: Breach; clock: BreachClock }) {
  const waiting = clock.firstActionMinutes === null && !breach.endedAt
  const passed = clock.alarms.filter(a => a.passed).at(-1)
  const items: StripItem[] = [
    {
      label: breach.endedAt ? 'From police knowing to the end' : 'Since police first knew',
      value: spanOf(clock.minutes),
      note: `Police first knew on ${longMoment(breach.knownAt)}`,
    },
    {
      label: 'First action',
      value: clock.firstActionMinutes === null ? 'None yet' : `After ${spanOf(clock.firstActionMinutes)}`,
      note: (passed ?? clock.alarms[0])?.words,
      isUrgent: waiting && passed !== undefined,
    },
    {
      label: 'Arrest decision',
      value: clock.arrestDecisionMinutes === null ? 'None yet' : `After ${spanOf(clock.arrestDecisionMinutes)}`,
    },
    { label: 'Next', value: clock.next?.words ?? 'Nothing: it has ended', isUrgent: waiting },
  ]
  return <StatusStrip items={items} />
}

/** The clock of a breach that has ended, in one line: nothing in it runs any more. */
export const clockInWords = (breach: Breach, clock: BreachClock): string =>
  `${[
    `Police first knew on ${longMoment(breach.knownAt)}`,
    clock.firstActionMinutes === null ? 'No action taken' : `First action after ${spanOf(clock.firstActionMinutes)}`,
    clock.arrestDecisionMinutes === null
      ? 'No arrest decision'
      : `Arrest decision after ${spanOf(clock.arrestDecisionMinutes)}`,
    `Ended after ${spanOf(clock.minutes)}`,
  ].join('. ')}.`

/** How the breach ended, or that it has not. */
export function endOf(breach: Breach, steps: readonly BreachStepTaken[]): { text: string; classes: string } {
  if (!breach.endedAt)
    return { text: steps.some(s => s.step === 'charged') ? 'Charged' : 'Open', classes: 'govuk-tag--red' }
  const outcome = steps.findLast(s => s.step === 'outcome')?.outcome
  if (outcome === 'convicted') return { text: 'Convicted', classes: 'govuk-tag--green' }
  if (outcome) return { text: outcome === 'acquitted' ? 'Acquitted' : 'Withdrawn', classes: 'govuk-tag--grey' }
  return { text: 'No further action', classes: 'govuk-tag--grey' }
}
