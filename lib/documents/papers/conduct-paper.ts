import type { CaseFile } from '../../case/case.ts'
import { directions } from '../../case/reference/codes/incidents.ts'
import { categories } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { type Conduct, conductOf, hourName, periodName } from '../../pattern/conduct.ts'
import { type ConductCounts, countsOf, rowOf } from '../../pattern/conduct-counts.ts'
import { drawBands, drawHours, drawPeriods } from '../../pattern/conduct-drawing.ts'
import { marksOf, saidShown } from '../../pattern/conduct-marks.ts'
import {
  afterSays,
  channelsSay,
  directionOf,
  doubtsOf,
  gapsSay,
  hoursSay,
  number,
  periodsSay,
  placesSay,
  severalSays,
  summaryOf,
} from '../../pattern/conduct-words.ts'
import { warnedOn } from '../../pattern/warnings.ts'

/** A course of conduct as it is printed: each picture with what it says and its table. */
export interface ConductPaper {
  says: string
  doubts: string[]
  parts: { title: string; says: string; picture: string; head: string[]; rows: string[][] }[]
}
const width = 760

/** The course of conduct of a case for its application; null where nothing is counted. Without counts, that of its incidents alone. */
export function conductPaper(
  file: CaseFile<'breachSteps' | 'incidents' | 'orders' | 'otherOrders' | 'services'>,
  counts?: ConductCounts,
): ConductPaper | null {
  const standing = file.incidents.filter(i => !i.withdrawnAt)
  const listShown = (which: typeof standing) =>
    which.slice(0, saidShown).map(i => ({ number: i.number, on: i.happenedOn }))
  const inOrder = [...standing].sort((a, b) =>
    a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : a.number - b.number,
  )
  const marks = marksOf(file, {
    warned: inOrder
      .flatMap(i => {
        const on = warnedOn(i.unwelcome, i.happenedOn)
        return on ? [{ number: i.number, on }] : []
      })
      .slice(0, saidShown),
    replies: listShown(inOrder.filter(i => i.direction === 'fromProtected')),
  })
  const c = conductOf(counts ?? countsOf(standing.map(rowOf)), marks)
  return c && { says: `${summaryOf(c)}.`, doubts: doubtsOf(c), parts: partsOf(c) }
}

function partsOf(c: Conduct): ConductPaper['parts'] {
  const sides = ['From the defendant', 'From the protected person']
  const bands = (all: Conduct['channels']) =>
    all.map(b => [b.label, longDate(b.first), longDate(b.last), number(b.count), number(b.back)])
  return [
    {
      title: 'Over time, by channel',
      says: `${channelsSay(c)}.`,
      picture: c.channels.length ? drawBands(c, c.channels, c.after, width) : '',
      head: ['Channel', 'First', 'Last', ...sides],
      rows: bands(c.channels),
    },
    {
      title: 'Over time, by place',
      says: `${placesSay(c)}.`,
      picture: c.places.length ? drawBands(c, c.places, c.after, width) : '',
      head: ['Place', 'First', 'Last', ...sides],
      rows: bands(c.places),
    },
    {
      title: `How often, by ${c.unit}`,
      says: `${periodsSay(c)}.`,
      picture: drawPeriods(c, c.after, width),
      head: [c.unit === 'week' ? 'Week' : 'Month', ...sides],
      rows: c.periods.map(p => [periodName(c.unit, p.start), number(p.count), number(p.back)]),
    },
    {
      title: 'At what hours of the day',
      says: `${hoursSay(c)}.`,
      picture: drawHours(c, width),
      head: ['Hour', ...sides],
      rows: c.hours.filter(h => h.count + h.back > 0).map(h => [hourName(h.hour), number(h.count), number(h.back)]),
    },
    {
      title: 'After a warning, a refusal, a reply or an order',
      says: `${afterSays(c)}. The numbers are those of the dashed lines.`,
      picture: '',
      head: ['What', 'Number', 'Day', 'Same day', 'After'],
      rows: c.after.map(a => [a.mark.label, number(a.number), longDate(a.mark.on), number(a.sameDay), number(a.after)]),
    },
    {
      title: 'Kinds of act and their direction',
      says: [directionOf(c), severalSays(c), gapsSay(c)]
        .filter(Boolean)
        .map(says => `${says}.`)
        .join(' '),
      picture: '',
      head: ['Kind of act', 'Direction', 'First', 'Last', 'Incidents'],
      rows: [...c.counts.kinds]
        .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : b.count - a.count))
        .map(k => [
          categories[k.category].label,
          directions[k.direction].label,
          longDate(k.first),
          longDate(k.last),
          number(k.count),
        ]),
    },
  ].filter(part => part.rows.length > 0)
}
