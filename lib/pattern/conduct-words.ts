import { daysBetween, longDate } from '../case/time/calendar.ts'
import { list } from '../case/words/grammar.ts'
import { type Conduct, periodName } from './conduct.ts'
import { total } from './conduct-counts.ts'

/** A course of conduct in sentences: what each picture shows, for people who do not see it. */

export const number = (n: number): string => n.toLocaleString('en-GB')
export const countWithNoun = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)} ${n === 1 ? one : many}`

/** How much, how long and which way. */
export function summaryOf(c: Conduct): string {
  const span = c.first === c.last ? `on ${longDate(c.first)}` : `from ${longDate(c.first)} to ${longDate(c.last)}`
  const what = c.counts.rows
    ? `${number(c.forward + c.back)} incidents, messages and calls`
    : countWithNoun(c.forward + c.back, 'incident')
  return `${what} ${span}: ${directionOf(c)}`
}
/** '612 from the defendant, 3 from the protected person'. */
export const directionOf = (c: Pick<Conduct, 'forward' | 'back'>): string =>
  `${number(c.forward)} from the defendant, ${c.back ? number(c.back) : 'none'} from the protected person`

/** Why the kinds of act add up to more than there were; '' where each was of one kind. */
export const severalSays = (c: Conduct): string =>
  c.counts.several
    ? `${number(c.counts.several)} ${c.counts.several === 1 ? 'was' : 'were'} several kinds of act at once, and ${c.counts.several === 1 ? 'counts' : 'count'} under each`
    : ''

export function channelsSay(c: Conduct): string {
  if (!c.channels.length) return 'By what channel is not recorded'
  const unknown = c.channelUnknown ? `. For ${number(c.channelUnknown)} the channel is not recorded` : ''
  return `By channel: ${list(c.channels.map(b => `${b.label} ${number(b.count)}`))}${unknown}`
}
export const placesSay = (c: Conduct): string =>
  `By place, as recorded: ${list(c.places.map(b => `${b.label} ${number(b.count)}`))}`
export function periodsSay(c: Conduct): string {
  const top = c.periods.reduce((a, b) => (b.count > a.count ? b : a))
  const halves = halvesSay(c)
  return `Most in the ${periodName(c.unit, top.start).replace(/^W/, 'w')}: ${number(top.count)} from the defendant${halves ? `. ${halves}` : ''}`
}
export function halvesSay(c: Conduct): string {
  if (!c.halves) return ''
  const [a, b] = c.halves
  return `First half, ${longDate(a.from)} to ${longDate(a.to)}: ${number(a.count)} on ${countWithNoun(a.days, 'day')}. Second half, ${longDate(b.from)} to ${longDate(b.to)}: ${number(b.count)} on ${countWithNoun(b.days, 'day')}`
}

const isNight = (hour: number) => hour < 6 || hour >= 23
export const nightOf = (c: Conduct): number => total(c.hours.filter(h => isNight(h.hour)))
export function hoursSay(c: Conduct): string {
  const timed = total(c.hours)
  const untimed = c.untimed ? `. For ${number(c.untimed)} the time is not known` : ''
  if (timed + c.hours.reduce((n, h) => n + h.back, 0) === 0) return 'No incident has a time of day recorded'
  return `${number(nightOf(c))} of ${number(timed)} from the defendant with a known time ${nightOf(c) === 1 ? 'was' : 'were'} between 23:00 and 06:00${untimed}`
}
export const gapsSay = (c: Conduct): string =>
  c.gaps[0]
    ? `The longest silence was ${countWithNoun(c.gaps[0].quiet, 'day')}, between ${longDate(c.gaps[0].from)} and ${longDate(c.gaps[0].to)}`
    : 'There was no silence of a week or more'
export function afterSays(c: Conduct): string {
  const earliest = c.after[0]
  if (!earliest) return 'No warning, refusal, reply or order is recorded'
  return `After the first of them, on ${longDate(earliest.mark.on)}, there ${earliest.after === 1 ? 'was' : 'were'} ${number(earliest.after)} more from the defendant`
}

/** What is not exact about the dates and times, each in a sentence. */
export function doubtsOf(c: Conduct): string[] {
  const d = c.counts.doubts
  return [
    c.counts.rows
      ? `${number(c.counts.rows)} of them are messages and calls of phone exports: those from numbers and accounts attributed to the defendant, and those sent to them, or into a chat with them, by a protected person. Repeats count once. Incidents made of such rows are counted by their rows.`
      : '',
    d.approximate
      ? `${countWithNoun(d.approximate, 'date is', 'dates are')} approximate, and counted on the day given.`
      : '',
    d.between
      ? `${countWithNoun(d.between, 'incident')} happened at some time between two dates, and ${d.between === 1 ? 'is' : 'are'} counted on the first.`
      : '',
    d.untimed
      ? `The time of ${countWithNoun(d.untimed, 'incident')} is not known. ${d.untimed === 1 ? 'It is' : 'They are'} counted, but not under any hour.`
      : '',
    d.clockChange
      ? `${countWithNoun(d.clockChange, 'time is', 'times are')} between 01:00 and 02:00 on a night when the clocks changed: that hour came twice or not at all, so the true hour is not certain.`
      : '',
  ].filter(Boolean)
}

/** How many days the course lasted, both ends counted. */
export const spanOf = (c: Conduct): number => daysBetween(c.first, c.last) + 1
