import { longDate } from '../case/time/calendar.ts'
import { lowerFirst } from '../case/words/grammar.ts'
import { type Conduct, hourName } from './conduct.ts'
import { total } from './conduct-counts.ts'
import { countWithNoun, directionOf, gapsSay, nightOf, number, spanOf } from './conduct-words.ts'

/** One word of FOUR: what to look for, and what is recorded. Never a score, and never a conclusion. */
export interface Prompt {
  word: 'Fixated' | 'Obsessive' | 'Unwanted' | 'Repeated'
  asks: string
  evidence: string[]
  /** What to ask when nothing is recorded. */
  missing: string
}

/** FOUR with the evidence for each. `nameOf` gives the name of a protected person for an id. */
export function fourOf(c: Conduct, nameOf: (target: string) => string | undefined): Prompt[] {
  return [
    {
      word: 'Fixated',
      asks: 'Is the attention fixed on one person, or on one grievance?',
      evidence: fixation(c, nameOf),
      missing: 'Nobody is recorded as the person aimed at. Ask whom each act was meant for.',
    },
    {
      word: 'Obsessive',
      asks: 'Does it take over: how often, at what hours, in how many ways?',
      evidence: obsessive(c),
      missing: 'Nothing recorded shows how much time it takes. Ask about calls, messages and journeys.',
    },
    {
      word: 'Unwanted',
      asks: 'Did the defendant know, or ought they to have known, that it was unwanted?',
      evidence: unwelcomeActs(c),
      missing: 'Nothing says yet why it was unwelcome. Ask what was said, by whom and when, or what made it plain.',
    },
    {
      word: 'Repeated',
      asks: 'Has it happened more than once?',
      evidence: repetition(c),
      missing: 'One incident is recorded. Ask about earlier ones, however small.',
    },
  ]
}

function fixation(c: Conduct, nameOf: (target: string) => string | undefined): string[] {
  const aimed = c.counts.targets.filter(t => t.target)
  const through = total(c.counts.directions.filter(k => k.direction === 'throughOther' || k.direction === 'toOther'))
  return [
    ...aimed.slice(0, 5).map(t => `${countWithNoun(t.count, 'incident')} aimed at ${nameOf(t.target) ?? t.target}`),
    ...(aimed.length && spanOf(c) > 1 ? [`Over ${countWithNoun(spanOf(c), 'day')}, to ${longDate(c.last)}`] : []),
    ...(through ? [`${countWithNoun(through, 'incident')} to or through someone else`] : []),
  ]
}
function obsessive(c: Conduct): string[] {
  const used = c.channels.filter(b => b.count > 0)
  const night = nightOf(c)
  const top = c.hours.reduce((a, b) => (b.count > a.count ? b : a))
  return [
    ...(c.busiest && c.busiest.count > 1 ? [`${number(c.busiest.count)} on one day, ${longDate(c.busiest.on)}`] : []),
    ...(c.run && c.run.days > 1
      ? [`${countWithNoun(c.run.days, 'day')} one after another, ${longDate(c.run.from)} to ${longDate(c.run.to)}`]
      : []),
    ...(night ? [`${number(night)} between 23:00 and 06:00`] : []),
    ...(top.count > 1 ? [`Most in the hour ${hourName(top.hour)}: ${number(top.count)}`] : []),
    ...(used.length > 1 ? [`${used.length} ways: ${used.map(b => b.label).join(', ')}`] : []),
  ]
}
function unwelcomeActs(c: Conduct): string[] {
  const said = c.counts.doubts.unwelcome
  return [
    ...(said
      ? [`${countWithNoun(said, 'incident says', 'incidents say')} why the defendant knew that it was unwelcome`]
      : []),
    ...(c.back ? [`Direction: ${directionOf(c)}`] : []),
    ...c.after
      .filter(a => a.after > 0)
      .map(a => `${number(a.after)} after ${longDate(a.mark.on)}: ${lowerFirst(a.mark.label)}`),
  ]
}
function repetition(c: Conduct): string[] {
  if (c.forward < 2) return []
  return [
    `${countWithNoun(c.forward, 'incident')} on ${countWithNoun(c.days, 'day')}`,
    `In ${countWithNoun(c.periods.filter(p => p.count > 0).length, c.unit)} of the ${countWithNoun(spanOf(c), 'day')}`,
    `${gapsSay(c)}${c.gaps.length ? ', and it began again' : ''}`,
  ]
}
