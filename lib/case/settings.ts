import type { Settings } from './case.ts'
import { startingMarkers } from './reference/marker-kinds.ts'
import { isDirectory } from './staff/directory.ts'
import type { WelshSentence } from './words/welsh.ts'

/** What a force starts with. Numbers that may change carry their source, and are shown where they are used. */
export const defaultSettings: Settings = {
  reviewOrder: ['sergeant', 'coordinator', 'legal', 'authorising'],
  authorisingRank: 'Superintendent',
  consideredWithinHours: 72,
  reviewEveryDays: 90,
  serviceWithinHours: 48,
  listingWithinDays: 7,
  checkEveryDays: 28,
  victimToldWithinDays: 1,
  breachAlarmHours: [1, 4, 24],
  fee: null,
  addressForService: null,
  reviewedWithinDays: 2,
  returnedWithinDays: 5,
  refusalSeenWithinDays: 2,
  authorisedToLodgedDays: 2,
  divertedSeenWithinDays: 7,
  reportToLodgedDays: 28,
  lodgedToHearingDays: 28,
  legalAnsweredWithinDays: 7,
  ordersOnConviction: false,
  correctionsAgreed: false,
  endingAlarmDays: [90, 60, 30],
  quietFromHour: 20,
  quietToHour: 7,
  requestAnsweredWithinDays: 10,
  referralSentWithinDays: 1,
  referralAnsweredWithinDays: 10,
  countsWorkingDays: true,
  cutOffHour: 17,
  ownHolidays: [],
  pairLookedAtWithinDays: 7,
  courtOrderMatchedWithinDays: 2,
  courtOrderKeptDays: 90,
  markers: startingMarkers,
  retainPublicProtectionYears: 10,
  retainSeriousYears: 10,
  retainOtherYears: 6,
  retainUnfoundedYears: 6,
  subjectAnsweredWithinMonths: 1,
  subjectExtendedByMonths: 2,
  backupsKeptDays: 35,
  proofStandard: 'Civil: on the balance of probabilities',
  proofStandardFrom: '2024-04-01',
  proofStandardSource:
    'Statutory guidance of April 2024: courts are likely to apply the civil standard to acts, risk and necessity. The 2019 Act is silent. A breach is proved to the criminal standard',
  oldProofWords: [
    'beyond reasonable doubt',
    'criminal standard',
    'criminal threshold',
    'satisfied so that it is sure',
    'enough to charge',
  ],
  draftIdleDays: 7,
  trainingLastsMonths: 36,
  sampleShare: 5,
  overrideShare: 10,
  sampleFrom: '2026-01-01',
  sampleReadWithinDays: 10,
  noNames: [],
  welsh: [],
  directory: { claim: 'groups', groups: [] },
  welshCourts: [],
}

/**
 * A force's settings as stored, whatever was stored: the starting value stands for any that is missing or of another make.
 * The one way in which stored settings are read.
 */
export function settingsFrom(stored: unknown): Settings {
  const kept = new Map(Object.entries(typeof stored === 'object' && stored !== null ? stored : {}))
  return Object.fromEntries(
    Object.entries(defaultSettings).map(([name, start]) => [
      name,
      (makes[name] ?? ((value: unknown) => isLike(value, start)))(kept.get(name)) ? kept.get(name) : start,
    ]),
  ) as unknown as Settings
}
/** The settings by which anything that waits or is counted may change, in one order. The linkage has its own. */
export const settingsOfRules = (settings: Settings): [string, unknown][] =>
  Object.entries(settings)
    .filter(([name]) => !['addressForService', 'noNames', 'welsh', 'welshCourts', 'directory'].includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))

const areWelsh = (value: unknown): value is WelshSentence[] =>
  Array.isArray(value) &&
  value.every(s =>
    ['id', 'english', 'welsh', 'reviewer', 'reviewedOn'].every(key => typeof Object(s)[key] === 'string'),
  )
const areTiers = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(tier => defaultSettings.reviewOrder.includes(tier))
/** Of what make a setting is that is no amount, text or list of texts. */
const makes: Record<string, (value: unknown) => boolean> = {
  welsh: areWelsh,
  directory: isDirectory,
  reviewOrder: areTiers,
}
/** Of the same make as the starting value. Where that is nothing, an amount or nothing. */
function isLike(value: unknown, start: unknown): boolean {
  if (start === null) return value === null || typeof value === 'number' || typeof value === 'string'
  if (Array.isArray(start))
    return start.length
      ? Array.isArray(value) && value.length > 0 && value.every(v => isItemLike(v, start[0]))
      : Array.isArray(value) && value.every(v => typeof v === 'string')
  return typeof value === typeof start && (typeof value !== 'number' || Number.isFinite(value))
}
/** An item of a list of amounts, texts or records: a record has every part that the starting one has. */
const isItemLike = (value: unknown, start: unknown): boolean =>
  typeof start === 'object'
    ? typeof value === 'object' && value !== null && Object.keys(Object(start)).every(part => part in value)
    : typeof value === typeof start

const subjectLimits = 'As amended from 5 February 2026 by the Data (Use and Access) Act 2025 s.76 (SI 2026/82 reg.2(h))'
const retention =
  'College of Policing APP: retention, review and disposal; national retention criteria. Starting value, text not checked'
const start = 'Starting value, for the force to set; the Act sets no time'
export const settingSources: Record<keyof Settings, { label: string; source: string; verifiedOn: string | null }> = {
  reviewOrder: { label: 'Order of review', source: 'Force policy', verifiedOn: null },
  authorisingRank: {
    label: 'Lowest rank that may authorise',
    source: 'Statutory guidance; not confirmed, check with legal services',
    verifiedOn: null,
  },
  consideredWithinHours: { label: 'Order considered within (hours)', source: 'Force policy', verifiedOn: null },
  reviewEveryDays: { label: 'Risk and order reviewed every (days)', source: 'Force policy', verifiedOn: null },
  serviceWithinHours: {
    label: 'Order served within (hours)',
    source: 'Force policy; the Act sets no time',
    verifiedOn: null,
  },
  listingWithinDays: { label: 'Hearing listed within (days)', source: 'Force policy', verifiedOn: null },
  checkEveryDays: { label: 'Compliance checked every (days)', source: 'Force policy', verifiedOn: null },
  victimToldWithinDays: { label: 'Protected person told within (days)', source: 'Force policy', verifiedOn: null },
  breachAlarmHours: { label: 'Breach alarms at (hours)', source: 'Force policy', verifiedOn: null },
  fee: { label: 'Court fee', source: 'Magistrates’ Courts Fees Order 2008; amount not confirmed', verifiedOn: null },
  addressForService: {
    label: 'Address for service on the chief officer',
    source:
      'For the force to set. Printed on applications, responses and notices; where it is blank, a line is left to fill in',
    verifiedOn: null,
  },
  reviewedWithinDays: { label: 'Draft reviewed within (days)', source: start, verifiedOn: null },
  returnedWithinDays: { label: 'Returned draft sent on within (days)', source: start, verifiedOn: null },
  refusalSeenWithinDays: { label: 'Refusal looked at within (days)', source: start, verifiedOn: null },
  authorisedToLodgedDays: { label: 'Authorised application lodged within (days)', source: start, verifiedOn: null },
  divertedSeenWithinDays: {
    label: 'Relying on another order: looked at within (days)',
    source: start,
    verifiedOn: null,
  },
  reportToLodgedDays: { label: 'From first report to application (days)', source: start, verifiedOn: null },
  lodgedToHearingDays: {
    label: 'From application to first hearing (days)',
    source: 'Starting value; the court decides',
    verifiedOn: null,
  },
  legalAnsweredWithinDays: { label: 'Legal services answer within (days)', source: start, verifiedOn: null },
  ordersOnConviction: {
    label: 'Record orders made on conviction or acquittal',
    source: 'Crime and Policing Act 2026; commencement of its stalking sections not found',
    verifiedOn: null,
  },
  correctionsAgreed: {
    label: 'Corrections of sealed orders and of their service wait for agreement',
    source: 'Force policy. They are agreed by a civil-orders officer or a legal adviser other than who proposed them',
    verifiedOn: null,
  },
  endingAlarmDays: { label: 'Alarm before an order ends at (days)', source: start, verifiedOn: null },
  quietFromHour: {
    label: 'Quiet hours from (hour of the day)',
    source: 'Starting value, for the force to set. A breach is told at any hour',
    verifiedOn: null,
  },
  quietToHour: { label: 'Quiet hours to (hour of the day)', source: start, verifiedOn: null },
  proofStandard: {
    label: 'Standard of proof for an order',
    source: 'Guidance of April 2024; not settled by authority',
    verifiedOn: null,
  },
  proofStandardFrom: {
    label: 'It applies from',
    source: 'Refusals made before this day are listed for another look',
    verifiedOn: null,
  },
  proofStandardSource: {
    label: 'Source of the standard of proof',
    source: 'For whoever drafts and decides',
    verifiedOn: null,
  },
  oldProofWords: {
    label: 'Words of an older standard of proof',
    source: 'Drafts that hold them are found',
    verifiedOn: null,
  },
  trainingLastsMonths: {
    label: 'A course counts as training for (months)',
    source: 'Starting value, for the force to set',
    verifiedOn: null,
  },
  sampleShare: {
    label: 'Finished work drawn to be read (in a hundred)',
    source:
      'Starting value, for the force to set. Decisions that no order is needed, checks, breaches without an arrest, and drafts passed on. 0 draws none',
    verifiedOn: null,
  },
  overrideShare: {
    label: 'Warnings accepted that are drawn to be read (in a hundred)',
    source: 'Starting value, for the force to set. All of them are listed; 0 draws none',
    verifiedOn: null,
  },
  sampleFrom: {
    label: 'Work is drawn that was done from',
    source: 'Starting value, for the force to set',
    verifiedOn: null,
  },
  sampleReadWithinDays: { label: 'What was drawn is read within (days)', source: start, verifiedOn: null },
  draftIdleDays: { label: 'Draft idle after (days)', source: start, verifiedOn: null },
  requestAnsweredWithinDays: { label: 'Request or complaint answered within (days)', source: start, verifiedOn: null },
  referralSentWithinDays: { label: 'Referral sent within (days)', source: start, verifiedOn: null },
  referralAnsweredWithinDays: { label: 'Referral answered within (days)', source: start, verifiedOn: null },
  countsWorkingDays: {
    label: 'Targets of the force count working days only',
    source:
      'Starting value, for the force to set. It counts so for reviews, returns, refusals, other orders, lodging, listing, legal questions, requests and answers to referrals. Periods of the 2019 Act and of the rules of court, and targets about somebody’s safety, count every day',
    verifiedOn: null,
  },
  cutOffHour: {
    label: 'What comes in counts as come on the next working day from (hour of the day)',
    source: 'Starting value, for the force to set. 24 for none',
    verifiedOn: null,
  },
  ownHolidays: {
    label: 'Other days on which the force’s offices are closed',
    source: 'For the force to set, beside weekends and the bank holidays of England and Wales',
    verifiedOn: null,
  },
  pairLookedAtWithinDays: { label: 'Pair of crime reports looked at within (days)', source: start, verifiedOn: null },
  courtOrderMatchedWithinDays: {
    label: 'Order sent by a court matched within (days)',
    source: start,
    verifiedOn: null,
  },
  courtOrderKeptDays: {
    label: 'Order of a court about nobody known here kept for (days)',
    source: 'Starting value, for the force to set',
    verifiedOn: null,
  },
  markers: {
    label: 'Systems on which orders are entered',
    source:
      'Starting value, for the force to set. Statutory guidance names the national computer; the times are this program’s own',
    verifiedOn: null,
  },
  retainPublicProtectionYears: {
    label: 'Group 1, public protection: reviewed every (years)',
    source: retention,
    verifiedOn: null,
  },
  retainSeriousYears: { label: 'Group 2, serious: kept for (years)', source: retention, verifiedOn: null },
  retainOtherYears: { label: 'Group 3, other: kept for (years)', source: retention, verifiedOn: null },
  retainUnfoundedYears: { label: 'Group 4, not stalking: kept for (years)', source: retention, verifiedOn: null },
  subjectAnsweredWithinMonths: {
    label: 'Request for access or correction answered within (months)',
    source: `DPA 2018 ss.45(3), 48(2) and 54(2) and (3): from the latest of the request, what shows who asks, and a fee. ${subjectLimits}`,
    verifiedOn: '2026-11-30',
  },
  subjectExtendedByMonths: {
    label: 'By how much that may be put off, by notice with reasons (months)',
    source: `DPA 2018 s.54(3A) to (3D): for how complex or how many the requests are, by notice within the first month. ${subjectLimits}`,
    verifiedOn: '2026-11-30',
  },
  backupsKeptDays: {
    label: 'Backups are kept for (days)',
    source: 'Starting value; whoever makes the backups knows it',
    verifiedOn: null,
  },
  welsh: {
    label: 'Sentences in Welsh',
    source: 'Reviewed by the person named beside each. None is printed that nobody reviewed',
    verifiedOn: null,
  },
  directory: {
    label: 'Groups of the directory that give roles',
    source: 'For the force to set. They are changed under Settings, Roles by the directory',
    verifiedOn: null,
  },
  welshCourts: {
    label: 'Courts in Wales, whose papers are in Welsh beside English',
    source: 'For the force to set. At any other court, papers are so where a Welsh interpreter is asked for',
    verifiedOn: null,
  },
  noNames: {
    label: 'Words written in place of a name',
    source: 'The force’s own crime reports. They are changed under Reports, Words that mean no name',
    verifiedOn: null,
  },
}

/** The parts in which settings are shown and changed. */
export const settingParts = {
  review: 'Review and authorising',
  court: 'From report to court',
  order: 'Orders, checks and safety',
  alarms: 'Alarms and quiet hours',
  days: 'How days are counted',
  keeping: 'Keeping and deleting',
  proof: 'Standard of proof',
  people: 'Training, names and languages',
} as const
export type SettingPart = keyof typeof settingParts
export const settingPartNames = Object.keys(settingParts) as SettingPart[]
export const partOfSetting: Record<keyof Settings, SettingPart> = {
  reviewOrder: 'review',
  authorisingRank: 'review',
  reviewedWithinDays: 'review',
  returnedWithinDays: 'review',
  refusalSeenWithinDays: 'review',
  draftIdleDays: 'review',
  legalAnsweredWithinDays: 'review',
  correctionsAgreed: 'review',
  sampleShare: 'review',
  overrideShare: 'review',
  sampleFrom: 'review',
  sampleReadWithinDays: 'review',
  pairLookedAtWithinDays: 'court',
  courtOrderMatchedWithinDays: 'court',
  courtOrderKeptDays: 'keeping',
  consideredWithinHours: 'court',
  divertedSeenWithinDays: 'court',
  authorisedToLodgedDays: 'court',
  reportToLodgedDays: 'court',
  listingWithinDays: 'court',
  lodgedToHearingDays: 'court',
  fee: 'court',
  addressForService: 'court',
  ordersOnConviction: 'court',
  serviceWithinHours: 'order',
  checkEveryDays: 'order',
  reviewEveryDays: 'order',
  victimToldWithinDays: 'order',
  referralSentWithinDays: 'order',
  referralAnsweredWithinDays: 'order',
  requestAnsweredWithinDays: 'order',
  markers: 'order',
  breachAlarmHours: 'alarms',
  endingAlarmDays: 'alarms',
  quietFromHour: 'alarms',
  quietToHour: 'alarms',
  countsWorkingDays: 'days',
  cutOffHour: 'days',
  ownHolidays: 'days',
  retainPublicProtectionYears: 'keeping',
  retainSeriousYears: 'keeping',
  retainOtherYears: 'keeping',
  retainUnfoundedYears: 'keeping',
  subjectAnsweredWithinMonths: 'keeping',
  subjectExtendedByMonths: 'keeping',
  backupsKeptDays: 'keeping',
  proofStandard: 'proof',
  proofStandardFrom: 'proof',
  proofStandardSource: 'proof',
  oldProofWords: 'proof',
  trainingLastsMonths: 'people',
  noNames: 'people',
  welsh: 'people',
  directory: 'people',
  welshCourts: 'people',
}
