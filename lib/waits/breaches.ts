import type { CaseFile, Kept } from '../case/case.ts'
import {
  type BreachOffence,
  type BreachSource,
  type BreachStep,
  breachSources,
  isAction,
} from '../case/reference/codes/breaches.ts'
import { hoursAfter, type Instant, laterOf, longMoment, minutesBetween } from '../case/time/calendar.ts'
import { breachClock, breachesByKnowledge, breachName, spanOf, stepsOf } from '../law/practice/breaches.ts'
import { always, dueAt, kinds, type Now, type Shown, source, type Wait, type WaitEntry, wait } from './wait.ts'

/** An arrest, or a decision about one. */
export const arrestSteps: readonly BreachStep[] = [
  'arrestDecided',
  'noArrestDecided',
  'arrested',
  'charged',
  'noFurtherAction',
]

const nameOf = (p: Shown['params']) => breachName({ number: Number(p.number), offence: p.offence as BreachOffence })
const breach: Pick<WaitEntry, 'sentence' | 'page' | 'go' | 'acts'> = {
  sentence: ({ params: p }: Shown, now: Now) =>
    `${nameOf(p)}: ${
      p.actedAfter === null
        ? `No action in the ${spanOf(minutesBetween(String(p.knownAt), now.at))} since police knew`
        : `First action ${spanOf(Number(p.actedAfter))} after police knew`
    }`,
  page: '/breaches',
  go: ({ params: p }) => nameOf(p),
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
      `${nameOf(p)}${p.ref ? ` of ${p.ref}` : ' of another order'}: ${p.steps ? 'no arrest and no decision about one' : 'no step taken'}. Source: ${breachSources[p.source as BreachSource].label.toLowerCase()}`,
  },
  /** Something has been done, and something is left. */
  breachNext: { ...breach, onCase: 'visible' },
  /** Breaches of all orders on the case, counted together: something for the supervisor to know. */
  breachRepeated: {
    ...breach,
    onCase: 'never',
    sentence: ({ params: p }) =>
      `Second breach of any order on this case: police knew on ${longMoment(String(p.knownAt))}`,
    acts: () => [],
  },
  breachThird: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Third breach of any order on this case, known on ${longMoment(String(p.knownAt))}, and no decision about an order since`,
    todo: () => 'Decide again whether to apply for an order',
    page: '/risk',
    go: 'Risk and decision',
    acts: () => [{ name: 'decideSpo', about: 'case' }],
  },
})
export const breachSource = source({
  name: 'breaches',
  version: 5,
  reads: ['breaches', 'breachSteps', 'case', 'decisions', 'orders'],
  kinds: breachKinds,
  rows: file => [
    ...repeatedRows(file),
    ...file.breaches
      .filter(b => !b.endedAt)
      .flatMap((b): Wait<Kind>[] => {
        const steps = stepsOf(file, b).filter(isAction)
        const clock = breachClock(b, steps, file.settings, b.knownAt)
        if (!clock.next) return []
        const unactioned = !steps.some(s => arrestSteps.includes(s.step))
        // What is late counts from when police knew. Alarms count from the recording where that is later: nobody is told before then.
        const since = (from: Instant) => file.settings.breachAlarmHours.map(h => hoursAfter(from, h))
        const [due] = since(b.knownAt)
        const alarms = since(laterOf(b.knownAt, (b as Kept).recordedAt ?? b.knownAt))
        return [
          wait(
            unactioned ? 'breachUnactioned' : 'breachNext',
            { kind: 'breaches', id: b.id },
            { at: b.knownAt },
            {
              ...(unactioned ? { ...dueAt(due ?? b.knownAt), alarms } : {}),
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
  ],
})
type Kind = keyof typeof breachKinds

/** How long a second breach stands for the supervisor to see. */
const repeatedDays = 28
function repeatedRows(file: CaseFile<'breaches' | 'decisions'>): Wait<Kind>[] {
  if (file.case.status !== 'open') return []
  const [, second, third] = breachesByKnowledge(file)
  if (!second) return []
  const recordedAt = (second as Kept).recordedAt ?? second.knownAt
  const row = (kind: Kind, b: typeof second, given = {}) =>
    wait(
      kind,
      { kind: 'breaches', id: b.id },
      { at: b.knownAt },
      { ...given, params: { number: b.number, knownAt: b.knownAt } },
    )
  const decided = third && file.decisions.some(d => Date.parse(d.at) >= Date.parse(third.knownAt))
  return [
    row('breachRepeated', second, { lapses: { at: hoursAfter(recordedAt, repeatedDays * 24) } }),
    ...(third && !decided ? [row('breachThird', third, { red: always })] : []),
  ]
}
