import type { ProtectedPerson } from '../../case/records/people.ts'
import {
  type ContactMeans,
  contactMeans,
  type SpokenTo,
  type Weekday,
  weekdays,
} from '../../case/reference/codes/people.ts'
import { dayNumber, type Instant, londonDate, londonTime } from '../../case/time/calendar.ts'
import { list } from '../../case/words/grammar.ts'
import type { Refusal } from '../refusal.ts'

export interface SafeContact {
  title: string
  lines: string[]
}
type Rules = Pick<
  ProtectedPerson,
  'contactMeans' | 'contactDays' | 'contactFrom' | 'contactTo' | 'contactAnswer' | 'noVoicemail'
>
/** A person of whom no rule is recorded. */
export const noContactRules: Rules = {
  contactMeans: [],
  contactDays: [],
  contactFrom: null,
  contactTo: null,
  contactAnswer: null,
  noVoicemail: false,
}

const dayNames = Object.keys(weekdays) as Weekday[]
const workdays = dayNames.slice(0, 5)
const daysInWords = (days: readonly Weekday[]) =>
  days.length === workdays.length && workdays.every(d => days.includes(d))
    ? 'weekdays'
    : list(
        dayNames.filter(d => days.includes(d)).map(d => weekdays[d].label),
        'or',
      )
const hoursInWords = (p: Rules) =>
  p.contactFrom && p.contactTo
    ? `between ${p.contactFrom} and ${p.contactTo}`
    : p.contactFrom
      ? `after ${p.contactFrom}`
      : p.contactTo
        ? `before ${p.contactTo}`
        : ''
const meansInWords = (p: Rules) =>
  list(
    p.contactMeans.map(m => contactMeans[m].label.toLowerCase()),
    'or',
  )
const whenInWords = (p: Rules) =>
  [p.contactDays.length ? daysInWords(p.contactDays) : '', hoursInWords(p)].filter(Boolean).join(', ')

/** The rules in a few words each, for the band of the case and the lists on which people stand. */
export const ruleWords = (p: Rules): string[] =>
  [
    p.contactMeans.length ? `by ${meansInWords(p)} only` : '',
    whenInWords(p),
    p.noVoicemail ? 'no voicemail' : '',
    p.contactAnswer ? `may answer: ${p.contactAnswer}` : '',
  ].filter(Boolean)

/** How a protected person may be contacted safely, in lines to be read before anyone writes or rings. */
export function safeContactOf(person: ProtectedPerson, withCodeWord: boolean): SafeContact {
  const lines = [
    person.contactNever &&
      (/^never\b/i.test(person.contactNever) ? person.contactNever : `Never: ${person.contactNever}`),
    person.noVoicemail && 'Leave no message on voicemail',
    person.contactMeans.length > 0 && `Only by ${meansInWords(person)}`,
    whenInWords(person) && `Only ${whenInWords(person)}`,
    person.contactBy && `How: ${person.contactBy}`,
    person.contactWhen && `When: ${person.contactWhen}`,
    person.contactAnswer && `Who else may answer: ${person.contactAnswer}`,
    withCodeWord && person.codeWord && `Code word: ${person.codeWord}`,
    person.language && `Language and help: ${person.language}`,
  ].flatMap(line => line || [])
  return {
    title: `Contacting ${person.givenNames} ${person.familyName} safely`,
    lines: lines.length
      ? lines
      : ['No safe-contact rules are recorded. Find out what is safe before you write or ring.'],
  }
}

// Day 0 of the calendar was a Thursday.
const firstDay = dayNames.indexOf('thursday')
/** The weekday of an instant in London. */
const weekdayOf = (at: Instant): Weekday => dayNames[(((dayNumber(londonDate(at)) + firstDay) % 7) + 7) % 7] ?? 'monday'
const notByHour = new Set<ContactMeans>(['letter', 'advocate'])
const answered = new Set<ContactMeans>(['phone', 'inPerson'])

/** A contact that was made, or is planned: how, when and with whom, as far as that is known. */
export interface ContactMade {
  means: ContactMeans | null
  at: Instant | null
  spokenTo: SpokenTo | null
}
/** Where a contact goes against what the person said is safe: each rule asks why. */
export function againstRules(
  p: Rules & Pick<ProtectedPerson, 'givenNames'>,
  { means, at, spokenTo }: ContactMade,
  field = 'toldAt',
): Refusal[] {
  const source = 'Their safe-contact rules'
  const found: Refusal[] = []
  if (means === 'voicemail' && p.noVoicemail)
    found.push({ field: 'means', message: `${p.givenNames} said: no message on voicemail. Say why`, source })
  if (means && means !== 'voicemail' && p.contactMeans.length && !p.contactMeans.includes(means))
    found.push({
      field: 'means',
      message: `${p.givenNames} is safe to contact by ${meansInWords(p)} only. Say why it is another way`,
      source,
    })
  if (at && !(means && notByHour.has(means))) {
    const time = londonTime(at)
    const day = weekdayOf(at)
    const outside = (p.contactFrom && time < p.contactFrom) || (p.contactTo && time > p.contactTo)
    if ((p.contactDays.length && !p.contactDays.includes(day)) || outside)
      found.push({
        field,
        message: `${p.givenNames} is safe to contact only ${whenInWords(p)}. This was a ${weekdays[day].label} at ${time}: say why`,
        source,
      })
  }
  if (means && answered.has(means) && spokenTo === 'other')
    found.push({
      field: 'spokenTo',
      message: `Somebody else answered${p.contactAnswer ? `, and only ${p.contactAnswer} may` : ''}. Say what was said to them and why`,
      source,
    })
  return found
}
/** The rules as a form gives them that cannot be as they are. */
export const refuseRules = (p: Pick<Rules, 'contactFrom' | 'contactTo'>): Refusal[] => [
  ...(['contactFrom', 'contactTo'] as const).flatMap(field =>
    p[field] && !/^([01]\d|2[0-3]):[0-5]\d$/.test(p[field])
      ? [{ field, message: 'Time must be like 09:00 or 18:30' }]
      : [],
  ),
  ...(p.contactFrom && p.contactTo && p.contactTo <= p.contactFrom
    ? [{ field: 'contactTo', message: 'The later hour must be after the earlier one' }]
    : []),
]
