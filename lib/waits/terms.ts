import type { CaseFile } from '../case/case.ts'
import type { Order } from '../case/records/orders.ts'
import { addDays, addMonths, type CalendarDate, daysBetween, longDate } from '../case/time/calendar.ts'
import { gapBetween } from '../case/time/gap.ts'
import {
  inForceSpans,
  joinSpans,
  mergeStretches,
  overlaps,
  type Span,
  stretches,
} from '../case/views/in-force-spans.ts'
import { isAtCourt, mainOf, nextHearing, termOf, versionsOf } from '../case/views/orders.ts'
import { referenceOf } from '../law/rules/reference.ts'
import { endDecided } from './orders.ts'
import { always, dueBy, kinds, type Params, source, type Wait, wait, within } from './wait.ts'

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)
const order = { page: '/order', go: 'Order' } as const
const sentences = {
  renewal: (p: Params, today: CalendarDate) => {
    const lastDay = String(p.lastDay)
    const months = (p.months as readonly string[]).map(Number)
    const n = months.findLast(m => addMonths(lastDay, -m) <= today) ?? months[0]
    return `Order ${p.ref}: Less than ${n === 1 ? '1 month' : `${n} months`} left: the order ends at the end of ${longDate(lastDay)}, in ${days(daysBetween(today, lastDay))}. Decide on renewal and ask for the protected person’s views`
  },
}

const termKinds = kinds({
  /** An interim order that does not reach the next hearing, or is about to end with none listed. */
  gap: {
    clocks: ['C7'],
    onCase: 'visible',
    sentence: ({ params: p }) => `Order ${p.ref}: ${p.sentence}`,
    todo: () => 'Apply to renew the interim order before it ends',
    line: ({ params: p }) =>
      `Interim order ${p.ref} ends at the end of ${longDate(String(p.lastDay))}: ${p.hearing ? `the hearing is on ${longDate(String(p.hearing))}` : 'no hearing is listed'}`,
    ...order,
    acts: ({ about }) => [{ name: 'startRenewal', about: 'orders', id: about.id }],
  },
  interimUnlisted: {
    clocks: ['C5'],
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Order ${p.ref}: The interim order lasts to the end of ${longDate(String(p.lastDay))}, or until the main application is decided if that is earlier. No hearing of the main application is listed`,
    page: '/court',
    go: 'Court',
    acts: ({ params: p }) => [{ name: 'listHearing', about: 'applications', id: String(p.mainId) }],
  },
  renewal: {
    clocks: ['C3'],
    onCase: 'visible',
    sentence: ({ params: p }, { today }) => sentences.renewal(p, today),
    ...order,
    acts: ({ about }) => [{ name: 'startRenewal', about: 'orders', id: about.id }],
  },
  conditionEnds: {
    clocks: ['C8'],
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Order ${p.ref}: Condition ${p.number} lasts to the end of ${longDate(String(p.lastDay))}. The others go on`,
    ...order,
    acts: ({ params: p }) => [{ name: 'startVariation', about: 'orders', id: String(p.orderId) }],
  },
})
type Kind = keyof typeof termKinds

/** What will end a protection, from the first day on which it can be seen. */
export const termSource = source({
  name: 'terms',
  version: 3,
  reads: ['orders', 'orderVersions', 'orderConditions', 'applications', 'hearings'],
  kinds: termKinds,
  rows: file =>
    file.orders.flatMap(o => {
      const spans = joinSpans(inForceSpans(o, file))
      return [
        ...(o.kind === 'interim' ? interim(o, file, spans) : renewal(o, file, spans)),
        ...conditions(o, file, spans),
      ]
    }),
})
const aboutOrder = (o: Order) => ({ kind: 'orders' as const, id: o.id })
const withinSpans = (spans: Span[], kind: Kind, about: Wait['about'], since: Wait['since'], given: Partial<Wait>) =>
  spans.map((span, i) =>
    wait(kind, about, since, {
      foreseen: since,
      ...within(span),
      ...given,
      part: [given.part ?? '', i ? String(i) : ''].filter(Boolean).join(' '),
    }),
  )

/** An interim order against the diary of its main application, hearing by hearing. */
function interim(o: Order, file: CaseFile, spans: Span[]): Wait<Kind>[] {
  const { lastDay } = termOf(o, file)
  const main = mainOf(o, file)
  if (!lastDay || !main) return []
  const { interimWarningDays } = referenceOf(file.settings)
  const warnOn = addDays(lastDay, -interimWarningDays)
  const listed = file.hearings.filter(h => h.applicationId === main.id).map(h => addDays(h.listedOn, 1))
  const diary = stretches({ from: o.madeOn, to: null }, listed, day => nextHearing(main.id, file, day))
  // The day of a hearing that was put off changes nothing of what is next.
  return mergeStretches(diary, (before, next) => !!next && before === next).flatMap(
    ({ from, to, value: hearing }): Wait<Kind>[] => {
      const here = overlaps(spans, { from, to })
      const params = { ref: o.ref, lastDay, hearing: hearing?.listedOn ?? null }
      if (hearing) {
        const gap = gapBetween(lastDay, hearing.listedOn)
        if (!gap) return []
        return withinSpans(
          here,
          'gap',
          aboutOrder(o),
          { at: hearing.listedAt },
          {
            part: hearing.id,
            ...dueBy(warnOn),
            red: always,
            params: { ...params, sentence: gap.sentence.replace(/\.$/, '') },
          },
        )
      }
      if (!isAtCourt(main)) return []
      const since = { on: from }
      return [
        ...withinSpans(overlaps(here, { from: warnOn, to: null }), 'gap', aboutOrder(o), since, {
          part: `unlisted ${from}`,
          ...dueBy(warnOn),
          red: always,
          params: {
            ...params,
            sentence: `The interim order ends at the end of ${longDate(lastDay)} and no hearing of the main application is listed. Apply to renew it before then`,
          },
        }),
        ...withinSpans(overlaps(here, { from, to: addDays(warnOn, -1) }), 'interimUnlisted', aboutOrder(o), since, {
          part: from,
          params: { ...params, mainId: main.id },
        }),
      ]
    },
  )
}

function renewal(o: Order, file: CaseFile, spans: Span[]): Wait<Kind>[] {
  const { lastDay } = termOf(o, file)
  if (!lastDay || endDecided(o, file, lastDay)) return []
  const { reviewMonths } = referenceOf(file.settings)
  const since = { on: versionsOf(o, file).at(-1)?.fromOn ?? o.madeOn }
  const from = addMonths(lastDay, -Math.max(...reviewMonths))
  return withinSpans(overlaps(spans, { from, to: lastDay }), 'renewal', aboutOrder(o), since, {
    ownerId: o.ownerId,
    ...dueBy(addMonths(lastDay, -1)),
    red: { on: addMonths(lastDay, -1) },
    params: { ref: o.ref, lastDay, months: reviewMonths.map(String) },
  })
}

function conditions(o: Order, file: CaseFile, spans: Span[]): Wait<Kind>[] {
  const latest = versionsOf(o, file).at(-1)
  if (!latest) return []
  const months = Math.max(...referenceOf(file.settings).reviewMonths)
  return file.orderConditions.flatMap(c => {
    const { lastDay } = c
    const stands =
      c.orderId === o.id && c.fromVersion <= latest.version && (c.toVersion === null || latest.version <= c.toVersion)
    if (!stands || !lastDay || lastDay === latest.lastDay) return []
    const window = { from: addMonths(lastDay, -months), to: lastDay }
    return withinSpans(
      overlaps(spans, window),
      'conditionEnds',
      { kind: 'orderConditions', id: c.id },
      { on: latest.fromOn },
      { due: { on: lastDay }, params: { ref: o.ref, orderId: o.id, number: c.number, lastDay } },
    )
  })
}
