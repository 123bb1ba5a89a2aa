import type { CalendarDate } from '../time/calendar.ts'

/** What a court may give for a breach of an order, and what may be recorded. */

export const sentenceKinds = {
  custody: { label: 'Custody' },
  suspended: { label: 'Suspended sentence' },
  communityOrder: { label: 'Community order' },
  fine: { label: 'Fine' },
  absoluteDischarge: { label: 'Absolute discharge' },
  conditionalDischarge: { label: 'Conditional discharge' },
  other: { label: 'Something else' },
} as const
export type SentenceKind = keyof typeof sentenceKinds

export const sentencingCourts = {
  magistrates: { label: 'Magistrates’ court' },
  crown: { label: 'Crown Court' },
} as const
export type SentencingCourt = keyof typeof sentencingCourts

/** A sentence as it is recorded. */
export interface Sentence {
  sentenceKind: SentenceKind | null
  sentencingCourt: SentencingCourt | null
  /** Of custody, also suspended. */
  sentenceMonths: number | null
}
export const hasLength = (kind: SentenceKind | null): boolean => kind === 'custody' || kind === 'suspended'
/** A sentence in words: ‘Custody, 6 months, Crown Court’. Null where nothing of it is recorded. */
export function sentenceWords(s: Sentence & { sentence?: string | null }): string | null {
  const kind = s.sentenceKind ? sentenceKinds[s.sentenceKind].label : null
  const length = s.sentenceMonths ? `${s.sentenceMonths} ${s.sentenceMonths === 1 ? 'month' : 'months'}` : null
  const court = s.sentencingCourt ? sentencingCourts[s.sentencingCourt].label : null
  return [kind, length, court].filter(Boolean).join(', ') || (s.sentence ?? null)
}

/** The general limit in a magistrates’ court by the day of conviction, latest first. */
const generalLimits: { convictedFrom: CalendarDate; months: number; source: string }[] = [
  { convictedFrom: '2024-11-18', months: 12, source: 'Sentencing Act 2020 s.224(1A)(b); SI 2024/1067' },
  { convictedFrom: '2023-03-30', months: 6, source: 'Sentencing Act 2020 s.224' },
  { convictedFrom: '2022-05-02', months: 12, source: 'Sentencing Act 2020 s.224' },
]
const beforeGeneralLimit = { months: 6, source: 'SPA 2019 s.8(3)' }
/** Offences on or after this day take the general limit (SPA 2019 s.8(3)). */
const generalLimitFrom: CalendarDate = '2022-05-02'

export interface MaximumSentence {
  summaryMonths: number
  indictmentMonths: number
  source: string
  verifiedOn: CalendarDate
  words: string
}

/** The most that a court may give for breach of a stalking protection order, by the days of offence and conviction. */
export function maximumSentence(offenceOn: CalendarDate, convictedOn: CalendarDate): MaximumSentence {
  const general = generalLimits.find(limit => limit.convictedFrom <= convictedOn)
  const { months, source } = offenceOn < generalLimitFrom || !general ? beforeGeneralLimit : general
  return {
    summaryMonths: months,
    indictmentMonths: 60,
    source: source === beforeGeneralLimit.source ? 'SPA 2019 s.8(2)-(3)' : `SPA 2019 s.8(2); ${source}`,
    verifiedOn: '2026-11-21',
    words: `${months} months in a magistrates’ court, 5 years in the Crown Court, or a fine, or both`,
  }
}
/** The limit of the court that sentences, in months. */
export const limitOf = (maximum: MaximumSentence, court: SentencingCourt): number =>
  court === 'magistrates' ? maximum.summaryMonths : maximum.indictmentMonths

/** The maximum for each period of conviction that an offence on this day can fall in, latest first. */
export function maximumsByConviction(offenceOn: CalendarDate): (MaximumSentence & { convictedFrom: CalendarDate })[] {
  if (offenceOn < generalLimitFrom) return [{ ...maximumSentence(offenceOn, offenceOn), convictedFrom: offenceOn }]
  return generalLimits
    .filter((_, n) => n === 0 || (generalLimits[n - 1]?.convictedFrom ?? '') > offenceOn)
    .map(({ convictedFrom }) => {
      const from = convictedFrom > offenceOn ? convictedFrom : offenceOn
      return { ...maximumSentence(offenceOn, from), convictedFrom: from }
    })
}
