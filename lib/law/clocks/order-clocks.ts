import { type LawApplication, type LawFile, type LawOrder, rowsOf } from '../../case/law-file.ts'
import { addDays, type CalendarDate, londonDate, longDate } from '../../case/time/calendar.ts'
import { gapBetween } from '../../case/time/gap.ts'
import { isLive } from '../../case/views/applications.ts'
import {
  conditionsOfVersion,
  determinedOn,
  earliest,
  endedOn,
  isAtCourt,
  latest,
  termOf,
  versionOf,
} from '../../case/views/orders.ts'
import {
  askedLastDay,
  consentNeededTo,
  earliestLastDay,
  firstLastDay,
  fullOrders,
  interimOrders,
  interimsOf,
  leastLastDay,
} from '../rules/orders-and-terms.ts'
import { type Reference, referenceOf } from '../rules/reference.ts'
import { aboutOrder, by, type ClockRow, clocksNamed, dayAfter, overFrom } from './clock.ts'

/** Clocks that an order itself sets: how long it lasts, and what ends it. */
export const orderClocks = clocksNamed([
  {
    id: 'C1',
    label: 'Least period of the order',
    whose: 'order',
    queue: 'legal',
    source: 'SPA 2019 s.3(2)',
    rows: file => [
      ...rowsOf(file, 'applications').flatMap(a => (a.kind === 'main' ? ofApplication(a, file) : [])),
      ...fullOrders(file).flatMap(o => least(file, aboutOrder(o.id), o.madeOn, firstLastDay(o, file))),
    ],
  },
  {
    id: 'C2',
    label: 'Last day of the order',
    whose: 'order',
    queue: 'ending',
    source: 'SPA 2019 s.3',
    rows: file =>
      fullOrders(file).flatMap((order): ClockRow[] => {
        const { lastDay } = termOf(order, file)
        const ended = endedOn(order, file)
        return lastDay
          ? [
              {
                ...whileInForce(order, file),
                lastDay,
                sentence: () =>
                  ended
                    ? `The order ended early, on ${longDate(ended)}.`
                    : `The order lasts to ${by(lastDay)}. After that a new application is needed, not a renewal.`,
              },
            ]
          : []
      }),
  },
  {
    id: 'C4',
    label: 'Discharge needs consent',
    whose: 'order',
    queue: { none: 'It bars, and asks nobody to act' },
    source: 'SPA 2019 s.4; text not checked, confirm with legal services',
    rows: file =>
      fullOrders(file).flatMap((order): ClockRow[] => {
        if (!order.madeOn) return []
        const lastDay = consentNeededTo(referenceOf(file.settings), order.madeOn)
        return [
          {
            ...whileInForce(order, file),
            lastDay,
            endedOn: earliest(dayAfter(lastDay), overFrom(order, file)),
            sentence: () =>
              `To ${by(lastDay)} the order cannot be discharged unless the defendant and the police consent. It can be varied or renewed.`,
          },
        ]
      }),
  },
  {
    id: 'C5',
    label: 'Last day of the interim order',
    whose: 'order',
    queue: 'ending',
    source: 'SPA 2019 s.5(6)(a)',
    rows: file =>
      interimOrders(file).flatMap((order): ClockRow[] => {
        const { lastDay } = termOf(order, file)
        return lastDay
          ? [
              {
                ...whileInForce(order, file),
                lastDay,
                sentence: () =>
                  `The interim order lasts to ${by(lastDay)}, or until the main application is decided if that is earlier.`,
              },
            ]
          : []
      }),
  },
  {
    id: 'C6',
    label: 'Interim order ends when the main application is decided',
    whose: 'order',
    queue: { none: 'The court’s decision ends the order: nobody acts on the clock' },
    source: 'SPA 2019 s.5(6)(b)',
    rows: file =>
      interimOrders(file).map((order): ClockRow => {
        const determined = determinedOn(order, file)
        const { lastDay } = termOf(order, file)
        const early = determined && determined <= (lastDay ?? determined)
        return {
          about: aboutOrder(order.id),
          startsOn: determined,
          lastDay: determined,
          metOn: null,
          endedOn: determined ?? overFrom(order, file),
          runsFrom: null,
          sentence: () =>
            determined
              ? early
                ? `The main application was decided on ${longDate(determined)}: the interim order ended that day.`
                : `The interim order had ended before the main application was decided on ${longDate(determined)}.`
              : 'The main application is not decided yet.',
        }
      }),
  },
  {
    id: 'C7',
    label: 'Interim order must reach the next hearing',
    whose: 'police',
    queue: 'gaps',
    source: 'SPA 2019 s.5(7)',
    rows: file =>
      rowsOf(file, 'applications').flatMap(main =>
        main.kind === 'main' ? interimsOf(main, file).flatMap(order => reaching(file, main, order)) : [],
      ),
  },
  {
    id: 'C8',
    label: 'Last day of one condition',
    whose: 'order',
    queue: 'ending',
    source: 'SPA 2019 s.3(3)',
    rows: file =>
      rowsOf(file, 'orders').flatMap(order => {
        const version = versionOf(order, file)
        if (!version) return []
        return conditionsOfVersion(order, file, version.version).flatMap((c): ClockRow[] => {
          const { lastDay } = c
          if (!lastDay || lastDay === version.lastDay) return []
          const name = `condition ${c.number ?? c.id}`
          return [
            {
              about: { kind: 'orderConditions', id: c.id },
              label: `Last day of ${name}`,
              startsOn: order.madeOn ?? null,
              runsFrom: order.madeOn ?? null,
              lastDay,
              metOn: null,
              endedOn: earliest(dayAfter(lastDay), overFrom(order, file)),
              sentence: () => `C${name.slice(1)} lasts to ${by(lastDay)}. The others go on.`,
            },
          ]
        })
      }),
  },
])

/** Running while the order is in force, ended when it is not. */
const whileInForce = (order: LawOrder, file: LawFile): Omit<ClockRow, 'lastDay' | 'sentence'> => ({
  about: aboutOrder(order.id),
  startsOn: order.madeOn ?? null,
  runsFrom: order.madeOn ?? null,
  metOn: null,
  endedOn: overFrom(order, file),
})
function least(
  file: LawFile,
  about: ClockRow['about'],
  madeOn: CalendarDate | null | undefined,
  lastDay: CalendarDate | null | undefined,
): ClockRow[] {
  if (!madeOn || !lastDay) return []
  const enough = leastLastDay(referenceOf(file.settings), madeOn)
  const isEnough = lastDay >= enough
  return [
    {
      about,
      startsOn: madeOn,
      lastDay: enough,
      metOn: isEnough ? madeOn : null,
      fixed: isEnough ? 'met' : 'missed',
      endedOn: null,
      sentence: () => `A fixed period must last to ${by(enough)} or later: this one lasts to ${by(lastDay)}.`,
    },
  ]
}
/** Of the term asked for; before any is, the earliest last day that the order could lawfully have. */
function ofApplication(a: LawApplication, file: LawFile): ClockRow[] {
  const reference = referenceOf(file.settings)
  if (a.proposedMadeOn)
    return least(
      file,
      { kind: 'applications', id: a.id, part: 'term' },
      a.proposedMadeOn,
      askedLastDay(a, a.proposedMadeOn),
    )
  return isLive(a)
    ? [
        {
          about: { kind: 'applications', id: a.id },
          label: 'Earliest lawful last day',
          startsOn: null,
          lastDay: null,
          metOn: null,
          endedOn: null,
          runsFrom: null,
          pending: true,
          sentence: (_, today) => earliestLastDay(reference, today),
        },
      ]
    : []
}

/** Whether an interim order reaches each hearing as it becomes the next; with none listed, a warning in its last days. */
function reaching(file: LawFile, main: LawApplication, order: LawOrder): ClockRow[] {
  const { lastDay } = termOf(order, file)
  const { madeOn } = order
  if (!lastDay || !madeOn || endedOn(order, file)) return []
  const about = aboutOrder(order.id)
  const hearings = rowsOf(file, 'hearings')
    .filter(h => h.applicationId === main.id && h.status === 'listed' && h.listedOn)
    .map(h => ({ on: h.listedOn ?? '', knownOn: h.listedAt ? londonDate(h.listedAt) : null }))
    .sort((a, b) => a.on.localeCompare(b.on))
  const { interimWarningDays }: Reference = referenceOf(file.settings)
  const warnFrom = addDays(lastDay, -interimWarningDays)
  const last = hearings.at(-1)
  const noneFrom = last ? addDays(last.on, 1) : madeOn
  return [
    ...hearings.map(({ on, knownOn }, n): ClockRow => {
      const before = hearings[n - 1]
      const gap = gapBetween(lastDay, on)
      return {
        about,
        startsOn: knownOn,
        lastDay,
        metOn: gap ? null : madeOn,
        endedOn: null,
        shownFrom: before ? addDays(before.on, 1) : madeOn,
        shownTo: earliest(on, lastDay),
        foreseeableFrom: knownOn,
        sentence: () => gap?.sentence ?? `The interim order lasts beyond the hearing on ${longDate(on)}.`,
      }
    }),
    ...(isAtCourt(main) || main.status === undefined
      ? [
          {
            about,
            startsOn: warnFrom,
            lastDay,
            metOn: null,
            endedOn: null,
            shownFrom: latest(warnFrom, noneFrom),
            shownTo: lastDay,
            sentence: () =>
              `The interim order ends at ${by(lastDay)} and no hearing of the main application is listed. Apply to renew it before then.`,
          },
        ]
      : []),
  ].filter(row => !row.shownTo || !row.shownFrom || row.shownFrom <= row.shownTo)
}
