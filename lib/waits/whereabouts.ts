import type { CaseFile } from '../case/case.ts'
import type { Id } from '../case/records/id.ts'
import type { Whereabouts } from '../case/records/orders.ts'
import { addDays, type Instant, londonDate, longDate, startOfDay } from '../case/time/calendar.ts'
import { inForceSpans, joinSpans } from '../case/views/in-force-spans.ts'
import { spanOf, whereaboutsInOrder } from '../case/views/whereabouts.ts'
import { dueBy, hasCome, kinds, source, type Wait, wait } from './wait.ts'

/** How many days ahead of a release it is foreseen, and said again. */
export const releaseDays = [60, 14, 2] as const

const whereaboutsKinds = kinds({
  release: {
    // Its owner and its checker have a row each; the case says it once.
    onCase: p => p.first !== false,
    todo: ({ params: p }, { today }) =>
      String(p.on) < today
        ? 'Record where the defendant is'
        : `Prepare for the release expected on ${longDate(String(p.on))}`,
    sentence: ({ params: p }, { today }) =>
      `The defendant is expected out of custody on ${longDate(String(p.on))}${String(p.on) < today ? ', and nothing is recorded of it: say where the defendant is' : '. Plan the first checks, and ask where the defendant will live'}`,
    line: ({ params: p }) => `Release expected on ${longDate(String(p.on))}`,
    page: '/people',
    go: 'Where the defendant is',
    acts: () => [{ name: 'recordWhereabouts', about: 'case' }],
  },
  releaseTell: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Tell ${p.given} that the defendant is expected out of custody on ${longDate(String(p.on))}`,
    line: ({ params: p }) => `Release on ${longDate(String(p.on))}: ${p.given} not told`,
    page: '/contact',
    go: 'Victim contact',
    acts: ({ about }) => [
      { name: 'recordOtherContact', about: 'protectedPersons', id: about.id, given: { milestone: 'release' } },
    ],
  },
})
type Kind = keyof typeof whereaboutsKinds

/** What a release is worked out from. */
export const releaseReads = [
  'whereabouts',
  'orders',
  'orderVersions',
  'orderConditions',
  'applications',
  'protectedPersons',
  'contacts',
] as const
type Read = CaseFile<(typeof releaseReads)[number]>

/** A release to come: for whoever owns or checks an order, and for whoever speaks with the protected persons. */
export const whereaboutsSource = source({
  name: 'whereabouts',
  version: 2,
  reads: [...releaseReads, 'case'],
  kinds: whereaboutsKinds,
  rows: file => releases(file),
})
/** Protected persons who are to be told of a release at a moment: what the page of victim contact says is due. */
export const releasesToTell = (file: Read, at: Instant) =>
  releases(file).filter(w => w.kind === 'releaseTell' && hasCome(w.visible, at) && !(w.lapses && hasCome(w.lapses, at)))

const releases = (file: Read): Wait<Kind>[] =>
  whereaboutsInOrder(file).flatMap(w => {
    const span = w.place === 'custody' && w.expectedRelease ? spanOf(file, w) : null
    return span && w.expectedRelease ? release(file, w, w.expectedRelease, span.to) : []
  })
function release(file: Read, w: Whereabouts, on: string, heldTo: string | null): Wait<Kind>[] {
  const [far, near, last] = releaseDays
  const since = { on: w.fromOn }
  const told = addDays(on, -far)
  const from = [told, w.fromOn].sort().at(-1) ?? w.fromOn
  // Once another record says where the defendant is, the release is over or was put off.
  const lapses = heldTo ? { on: addDays(heldTo, 1) } : null
  const common = {
    foreseen: since,
    visible: { on: from },
    ...dueBy(on),
    alarms: [far, near, last].map(days => startOfDay(addDays(on, -days))),
    lapses,
  }
  const owners = ownersOn(file, on)
  return [
    ...(owners.length ? owners : [null]).map((ownerId, n) =>
      wait('release' as const, { kind: 'whereabouts', id: w.id }, since, {
        ...common,
        red: { on: addDays(on, -last) },
        part: ownerId ?? '',
        ownerId,
        params: { on, first: n === 0 },
      }),
    ),
    ...file.protectedPersons
      .filter(p => !p.removedAt && !isTold(file, p.id, from))
      .map(p =>
        wait('releaseTell' as const, { kind: 'protectedPersons', id: p.id }, since, {
          ...common,
          red: { on: addDays(on, -last) },
          part: w.id,
          params: { given: p.givenNames, on },
        }),
      ),
  ]
}
/** Told of the release since it was foreseen. */
const isTold = (file: Read, personId: Id, from: string) =>
  file.contacts.some(
    c => c.personId === personId && c.milestone === 'release' && c.toldAt !== null && londonDate(c.toldAt) >= from,
  )
/** Whoever owns an order that is in force on a day, or checks a condition of it. */
function ownersOn(file: Read, day: string): Id[] {
  const live = file.orders.filter(o =>
    joinSpans(inForceSpans(o, file)).some(s => s.from <= day && (s.to === null || day <= s.to)),
  )
  const checkers = file.orderConditions
    .filter(c => c.toVersion === null && live.some(o => o.id === c.orderId))
    .map(c => c.checkerId)
  return [...new Set([...live.map(o => o.ownerId), ...checkers])].flatMap(id => id ?? [])
}
