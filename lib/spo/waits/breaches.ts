import { breachClock, breachName, spanOf, stepsOf } from '../breaches.ts'
import { hoursAfter, minutesBetween } from '../calendar.ts'
import { type BreachOffence, type BreachSource, type BreachStep, breachSources } from '../codes.ts'
import { always, dueAt, kinds, type Now, type Shown, source, type Wait, type WaitEntry, wait } from './wait.ts'

/** An arrest, or a decision about one. */
export const arrestSteps: readonly BreachStep[] = [
  'arrestDecided',
  'noArrestDecided',
  'arrested',
  'charged',
  'noFurtherAction',
]

const named = (p: Shown['params']) => breachName({ number: Number(p.number), offence: p.offence as BreachOffence })
const breach: Pick<WaitEntry, 'sentence' | 'page' | 'go' | 'acts'> = {
  sentence: ({ params: p }: Shown, now: Now) =>
    `${named(p)}: ${
      p.actedAfter === null
        ? `No action in the ${spanOf(minutesBetween(String(p.knownAt), now.at))} since police knew`
        : `First action ${spanOf(Number(p.actedAfter))} after police knew`
    }`,
  page: '/breaches',
  go: ({ params: p }) => named(p),
  acts: ({ about, params: p }) => [{ name: p.next as never, about: 'breaches', id: about.id }],
}

const breachKinds = kinds({
  /** No step, or no arrest and no reasoned decision about one. The clock starts when police first knew. */
  breachUnactioned: {
    ...breach,
    onCase: 'visible',
    todo: ({ params: p }) => `Decide whether to arrest for breach ${p.number}`,
    acts: ({ about, params: p }) => [
      { name: 'decideArrest', about: 'breaches', id: about.id },
      ...(p.next === 'decideArrest' ? [] : [{ name: p.next as never, about: 'breaches' as const, id: about.id }]),
    ],
    line: ({ params: p }) =>
      `${named(p)}${p.ref ? ` of ${p.ref}` : ' of another order'}: ${p.steps ? 'no arrest and no decision about one' : 'no step taken'}. Source: ${breachSources[p.source as BreachSource].label.toLowerCase()}`,
  },
  /** Something has been done, and something is left. */
  breachNext: { ...breach, onCase: 'visible' },
})
export const breachSource = source({
  name: 'breaches',
  version: 2,
  reads: ['breaches', 'breachSteps', 'orders'],
  kinds: breachKinds,
  rows: file =>
    file.breaches
      .filter(b => !b.endedAt)
      .flatMap((b): Wait<'breachUnactioned' | 'breachNext'>[] => {
        const steps = stepsOf(file, b)
        const clock = breachClock(b, steps, file.settings, b.knownAt)
        if (!clock.next) return []
        const unactioned = !steps.some(s => arrestSteps.includes(s.step))
        const alarms = file.settings.breachAlarmHours.map(h => hoursAfter(b.knownAt, h))
        return [
          wait(
            unactioned ? 'breachUnactioned' : 'breachNext',
            { kind: 'breaches', id: b.id },
            { at: b.knownAt },
            {
              ...(unactioned ? { ...dueAt(alarms[0] ?? b.knownAt), alarms } : {}),
              red: clock.arrestDecisionMinutes === null ? always : null,
              params: {
                number: b.number,
                offence: b.offence,
                knownAt: b.knownAt,
                actedAfter: clock.firstActionMinutes,
                next: clock.next.act,
                steps: steps.length,
                source: b.source,
                ref: file.orders.find(o => o.id === b.orderId)?.ref ?? null,
              },
            },
          ),
        ]
      }),
})
