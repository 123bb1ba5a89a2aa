import { type CalendarDate, isCalendarDate } from '../case/time/calendar.ts'

/** Words that say that the defendant was told: a refusal by the person, or a warning by police or somebody else. */
const words =
  '(told|asked|warned|begged|wrote to|texted|messaged|replied|emailed)[^.]*(to stop|not to|never to|no more|leave (her|him|them|me|us) alone|stay away|keep away|no contact)|(refused|turned down|said no|blocked (him|her|them)|harassment warning|stalking warning|words of advice|police warning|community protection (warning|notice)|cease and desist|cautioned about)'

/** For the database, which reads it as a case-insensitive regular expression. */
export const warningPattern = words
const warning = new RegExp(words, 'i')
const months = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')
const dayNamed = new RegExp(`\\bon (\\d{1,2}) (${months.join('|')})(?: (\\d{4}))?`, 'i')

/**
 * The day on which a note says that the defendant was warned or refused; undefined where it says neither. Without a day in its
 * words it is the day of the incident, and a day without a year is the last such day up to then.
 */
export function warnedOn(note: string | null, happenedOn: CalendarDate): CalendarDate | undefined {
  if (!note || !warning.test(note)) return undefined
  const [, day = '', month = '', year] = dayNamed.exec(note) ?? []
  if (!month) return happenedOn
  const dateInYear = (y: number) =>
    `${y}-${String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
  const years = year ? [Number(year)] : [Number(happenedOn.slice(0, 4)), Number(happenedOn.slice(0, 4)) - 1]
  return years.map(dateInYear).find(d => isCalendarDate(d) && d <= happenedOn) ?? happenedOn
}
