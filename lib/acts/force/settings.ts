import { z } from 'zod'
import type { Settings } from '../../case/case.ts'
import { type Tier, tiers } from '../../case/reference/codes/applications.ts'
import { ranks } from '../../case/reference/ranks.ts'
import { partOfSetting, settingParts, settingSources } from '../../case/settings.ts'
import { isCalendarDate, longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import {
  choice,
  chosenFrom,
  date,
  lines,
  longText,
  number,
  optionalChoice,
  optionalLongText,
  optionalText,
  record,
  text,
  yesNo,
} from '../form/fields.ts'

/** Each stands under its part, and what is changed is opened. */
const inPart = (key: keyof Settings) => ({ detail: 'folded', under: settingParts[partOfSetting[key]] }) as const
const withHint = (key: keyof Settings, more?: string) => ({
  hint: [settingSources[key].source, more].filter(Boolean).join('. '),
  ...inPart(key),
})
const days = (key: keyof Settings, most = 366) =>
  number(settingSources[key].label, { ...withHint(key), least: 1, most })

const chosenOrder = (i: Record<`review${1 | 2 | 3 | 4}`, Tier | null>): Tier[] =>
  [i.review1, i.review2, i.review3, i.review4].filter(t => t !== null)

const input = z.object({
  review1: choice('First review', tiers, withHint('reviewOrder')),
  review2: optionalChoice('Second review', tiers, inPart('reviewOrder')),
  review3: optionalChoice('Third review', tiers, inPart('reviewOrder')),
  review4: optionalChoice('Fourth review', tiers, inPart('reviewOrder')),
  authorisingRank: chosenFrom(settingSources.authorisingRank.label, ranks, withHint('authorisingRank')),
  consideredWithinHours: days('consideredWithinHours', 8760),
  reviewEveryDays: days('reviewEveryDays'),
  serviceWithinHours: days('serviceWithinHours', 8760),
  listingWithinDays: days('listingWithinDays'),
  checkEveryDays: days('checkEveryDays'),
  victimToldWithinDays: days('victimToldWithinDays'),
  breachFirstHours: number('First breach alarm at (hours)', { ...withHint('breachAlarmHours'), least: 1, most: 720 }),
  breachSecondHours: number('Second breach alarm at (hours)', { ...inPart('breachAlarmHours'), least: 1, most: 720 }),
  breachThirdHours: number('Third breach alarm at (hours)', { ...inPart('breachAlarmHours'), least: 1, most: 720 }),
  reviewedWithinDays: days('reviewedWithinDays'),
  returnedWithinDays: days('returnedWithinDays'),
  refusalSeenWithinDays: days('refusalSeenWithinDays'),
  authorisedToLodgedDays: days('authorisedToLodgedDays'),
  divertedSeenWithinDays: days('divertedSeenWithinDays'),
  reportToLodgedDays: days('reportToLodgedDays'),
  lodgedToHearingDays: days('lodgedToHearingDays'),
  legalAnsweredWithinDays: days('legalAnsweredWithinDays'),
  fee: optionalText(settingSources.fee.label, withHint('fee')),
  addressForService: optionalLongText(settingSources.addressForService.label, {
    rows: 4,
    max: 500,
    ...withHint('addressForService'),
  }),
  ordersOnConviction: yesNo(settingSources.ordersOnConviction.label, withHint('ordersOnConviction')),
  correctionsAgreed: yesNo(settingSources.correctionsAgreed.label, withHint('correctionsAgreed')),
  requestAnsweredWithinDays: days('requestAnsweredWithinDays'),
  referralSentWithinDays: days('referralSentWithinDays'),
  referralAnsweredWithinDays: days('referralAnsweredWithinDays'),
  countsWorkingDays: yesNo(settingSources.countsWorkingDays.label, withHint('countsWorkingDays')),
  cutOffHour: number(settingSources.cutOffHour.label, { ...withHint('cutOffHour'), least: 0, most: 24 }),
  ownHolidays: lines(settingSources.ownHolidays.label, {
    ...withHint('ownHolidays', 'One to a line, for example 2026-12-24'),
    most: 60,
  }),
  pairLookedAtWithinDays: days('pairLookedAtWithinDays'),
  courtOrderMatchedWithinDays: days('courtOrderMatchedWithinDays'),
  courtOrderKeptDays: days('courtOrderKeptDays', 3660),
  retainPublicProtectionYears: days('retainPublicProtectionYears', 100),
  retainSeriousYears: days('retainSeriousYears', 100),
  retainOtherYears: days('retainOtherYears', 100),
  retainUnfoundedYears: days('retainUnfoundedYears', 100),
  subjectAnsweredWithinMonths: days('subjectAnsweredWithinMonths', 12),
  subjectExtendedByMonths: days('subjectExtendedByMonths', 12),
  backupsKeptDays: days('backupsKeptDays', 3660),
  draftIdleDays: days('draftIdleDays'),
  trainingLastsMonths: days('trainingLastsMonths', 240),
  sampleShare: number(settingSources.sampleShare.label, { ...withHint('sampleShare'), least: 0, most: 100 }),
  overrideShare: number(settingSources.overrideShare.label, { ...withHint('overrideShare'), least: 0, most: 100 }),
  sampleFrom: date(settingSources.sampleFrom.label, withHint('sampleFrom')),
  sampleReadWithinDays: days('sampleReadWithinDays'),
  welshCourts: lines(settingSources.welshCourts.label, { ...withHint('welshCourts', 'One to a line'), most: 60 }),
  proofStandard: text(settingSources.proofStandard.label, withHint('proofStandard')),
  proofStandardFrom: date(settingSources.proofStandardFrom.label, withHint('proofStandardFrom')),
  proofStandardSource: longText(settingSources.proofStandardSource.label, {
    rows: 2,
    ...withHint('proofStandardSource'),
  }),
  oldProofWords: lines(settingSources.oldProofWords.label, {
    ...withHint('oldProofWords', 'One to a line'),
    optional: false,
    most: 30,
  }),
  endingFirstDays: number('First alarm before an order ends (days)', {
    ...withHint('endingAlarmDays'),
    least: 1,
    most: 366,
  }),
  endingSecondDays: number('Second alarm before an order ends (days)', {
    ...inPart('endingAlarmDays'),
    least: 1,
    most: 366,
  }),
  endingThirdDays: number('Third alarm before an order ends (days)', {
    ...inPart('endingAlarmDays'),
    least: 1,
    most: 366,
  }),
  quietFromHour: number(settingSources.quietFromHour.label, { ...withHint('quietFromHour'), least: 0, most: 23 }),
  quietToHour: number(settingSources.quietToHour.label, {
    ...withHint('quietToHour', 'The same as the first for no quiet hours'),
    least: 0,
    most: 23,
  }),
  reason: longText('Why, and on whose decision', { rows: 2 }),
})

/** What the form asks; the systems on which orders are entered, and the words that mean no name, have acts of their own. */
const settingsFrom = (i: z.output<typeof input>, { markers, noNames, welsh, directory }: Settings): Settings => ({
  markers,
  noNames,
  welsh,
  directory,
  reviewOrder: chosenOrder(i),
  authorisingRank: ranks[i.authorisingRank].label,
  consideredWithinHours: i.consideredWithinHours,
  reviewEveryDays: i.reviewEveryDays,
  serviceWithinHours: i.serviceWithinHours,
  listingWithinDays: i.listingWithinDays,
  checkEveryDays: i.checkEveryDays,
  victimToldWithinDays: i.victimToldWithinDays,
  breachAlarmHours: [i.breachFirstHours, i.breachSecondHours, i.breachThirdHours],
  fee: i.fee,
  addressForService: i.addressForService,
  reviewedWithinDays: i.reviewedWithinDays,
  returnedWithinDays: i.returnedWithinDays,
  refusalSeenWithinDays: i.refusalSeenWithinDays,
  authorisedToLodgedDays: i.authorisedToLodgedDays,
  divertedSeenWithinDays: i.divertedSeenWithinDays,
  reportToLodgedDays: i.reportToLodgedDays,
  lodgedToHearingDays: i.lodgedToHearingDays,
  legalAnsweredWithinDays: i.legalAnsweredWithinDays,
  ordersOnConviction: i.ordersOnConviction,
  correctionsAgreed: i.correctionsAgreed,
  endingAlarmDays: [i.endingFirstDays, i.endingSecondDays, i.endingThirdDays],
  quietFromHour: i.quietFromHour,
  quietToHour: i.quietToHour,
  requestAnsweredWithinDays: i.requestAnsweredWithinDays,
  referralSentWithinDays: i.referralSentWithinDays,
  referralAnsweredWithinDays: i.referralAnsweredWithinDays,
  countsWorkingDays: i.countsWorkingDays,
  cutOffHour: i.cutOffHour,
  ownHolidays: [...new Set(i.ownHolidays)].sort(),
  pairLookedAtWithinDays: i.pairLookedAtWithinDays,
  courtOrderMatchedWithinDays: i.courtOrderMatchedWithinDays,
  courtOrderKeptDays: i.courtOrderKeptDays,
  retainPublicProtectionYears: i.retainPublicProtectionYears,
  retainSeriousYears: i.retainSeriousYears,
  retainOtherYears: i.retainOtherYears,
  retainUnfoundedYears: i.retainUnfoundedYears,
  subjectAnsweredWithinMonths: i.subjectAnsweredWithinMonths,
  subjectExtendedByMonths: i.subjectExtendedByMonths,
  backupsKeptDays: i.backupsKeptDays,
  proofStandard: i.proofStandard,
  proofStandardFrom: i.proofStandardFrom,
  proofStandardSource: i.proofStandardSource,
  oldProofWords: i.oldProofWords,
  draftIdleDays: i.draftIdleDays,
  sampleShare: i.sampleShare,
  overrideShare: i.overrideShare,
  sampleFrom: i.sampleFrom,
  sampleReadWithinDays: i.sampleReadWithinDays,
  trainingLastsMonths: i.trainingLastsMonths,
  welshCourts: i.welshCourts,
})

/** A larger share is drawn of what was done before it too, and of that the day by which it is read is past. */
const drawsOldWork = (next: Pick<Settings, DrawSetting>, now: Settings): Refusal[] =>
  next.sampleFrom <= now.sampleFrom && (next.sampleShare > now.sampleShare || next.overrideShare > now.overrideShare)
    ? [
        {
          message: `More would be drawn of the work done since ${longDate(next.sampleFrom)} too, which is late to be read at once. Give today as the first day to begin with new work.`,
        },
      ]
    : []
type DrawSetting = 'sampleShare' | 'overrideShare' | 'sampleFrom'

export const settingsActs = {
  changeSettings: forceAct({
    label: 'Change settings',
    place: 'settings',
    shownAt: '/settings/rules',
    permission: 'manageSettings',
    about: 'force',
    guidance:
      'Open the part that you want to change. Settings apply from now on. What was decided under the old ones stays as it was decided.',
    input,
    recorded: ({ file, input }) => {
      const next = settingsFrom(input, file.force.settings)
      const changed = (Object.keys(settingSources) as (keyof Settings)[]).filter(
        key => JSON.stringify(next[key]) !== JSON.stringify(file.force.settings[key]),
      )
      return `Changed settings: ${changed.map(key => settingSources[key].label.toLowerCase()).join('; ') || 'none'}`
    },
    refuse: ({ input }) => {
      const order = chosenOrder(input)
      return [
        ...(new Set(order).size < order.length
          ? [{ field: 'review2', message: 'Each reviewer can come once in the order of review' }]
          : []),
        ...(input.breachFirstHours < input.breachSecondHours && input.breachSecondHours < input.breachThirdHours
          ? []
          : [{ field: 'breachSecondHours', message: 'Each breach alarm must come later than the one before' }]),
        ...input.ownHolidays
          .filter(day => !isCalendarDate(day))
          .slice(0, 1)
          .map(day => ({ field: 'ownHolidays', message: `${day} is no date. Write each as 2026-12-24` })),
        ...(input.endingFirstDays > input.endingSecondDays && input.endingSecondDays > input.endingThirdDays
          ? []
          : [{ field: 'endingSecondDays', message: 'Each alarm must come nearer to the end than the one before' }]),
      ]
    },
    warn: ({ file, input }) => [
      ...(chosenOrder(input).includes('authorising')
        ? []
        : [{ message: 'No authorising officer would see an application before it goes to court.' }]),
      ...drawsOldWork(input, file.force.settings),
    ],
    patch: ({ file, input }) => [{ in: 'force', set: { settings: settingsFrom(input, file.force.settings) } }],
    prefill: ({ file }) => {
      const { settings } = file.force
      const [review1, review2, review3, review4] = settings.reviewOrder
      const [breachFirstHours, breachSecondHours, breachThirdHours] = settings.breachAlarmHours
      const [endingFirstDays, endingSecondDays, endingThirdDays] = settings.endingAlarmDays
      const rank = Object.entries(ranks).find(([, r]) => r.label === settings.authorisingRank)?.[0]
      return {
        ...settings,
        authorisingRank: rank,
        review1,
        review2,
        review3,
        review4,
        breachFirstHours,
        breachSecondHours,
        breachThirdHours,
        endingFirstDays,
        endingSecondDays,
        endingThirdDays,
      }
    },
  }),
  recordReportCounts: forceAct({
    label: 'Record stalking reports',
    place: 'settings/counts',
    permission: 'recordReports',
    about: 'force',
    compares: ({ file }) => file.reportCounts,
    guidance:
      'The number of stalking crime reports in a district in a month, from the crime records system. Rates are worked out against it. A month recorded before is replaced, and the old number stays in the record.',
    input: z.object({
      districtId: record('District', 'districts'),
      month: date('Any day in the month'),
      reports: number('Stalking crime reports', { hint: 'Enter 0 if there were none' }),
      source: text('Source', { hint: 'For example, crime records system, run on 3 November 2026' }),
    }),
    recorded: ({ file, input }) => {
      const name = file.districts.find(d => d.id === input.districtId)?.name ?? ''
      const before = countOf(file.reportCounts, input)
      return `Recorded ${input.reports} stalking reports for ${name} in ${input.month.slice(0, 7)}${before ? ` (was ${before.reports})` : ''}`
    },
    refuse: ({ file, input, moment }) => [
      ...(file.districts.some(d => d.id === input.districtId)
        ? []
        : [{ field: 'districtId', message: 'Select a district of this force' }]),
      ...(input.month > moment.today ? [{ field: 'month', message: 'The month must not be in the future' }] : []),
    ],
    patch: ({ file, input, moment }) => {
      const before = countOf(file.reportCounts, input)
      const fields = { reports: input.reports, source: input.source }
      return [
        before
          ? { in: 'reportCounts', id: before.id, set: fields }
          : {
              in: 'reportCounts',
              add: { id: moment.newId(), districtId: input.districtId, month: firstOf(input.month), ...fields },
            },
      ]
    },
  }),
}
const firstOf = (day: string) => `${day.slice(0, 7)}-01`
const countOf = <C extends { districtId: string; month: string }>(
  counts: C[],
  input: { districtId: string; month: string },
) => counts.find(c => c.districtId === input.districtId && c.month === firstOf(input.month))
