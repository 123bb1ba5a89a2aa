import { type Actor, mayEver } from '../../case/policy.ts'
import { addMonths, type CalendarDate } from '../../case/time/calendar.ts'
import { bankHolidaysKnownTo, bankHolidaysSource } from '../../case/time/working-days.ts'
import { type Reference, reference } from './reference.ts'

/** The law in use, dated: each number and switch with its provision, from when it is in force, who checked it and when to look again. */
export interface LawInUse {
  key: string
  label: string
  provision: string
  /** The day from which the provision is in force; null where it is not known, or where a force decides. */
  inForceFrom: CalendarDate | null
  checkedOn: CalendarDate | null
  checkedBy: string | null
  /** The day on which it is to be looked at again; null for what a force decides itself. */
  checkAgainOn: CalendarDate | null
}
const dossier = 'Legal dossier'
const monthsBetweenChecks = 6
/** The day on which the dossier was last gone through. What it could not check is due from then. */
const reviewedOn: CalendarDate = '2026-11-29'
const theAct: CalendarDate = '2020-01-20'
const inForceFrom: Partial<Record<keyof Reference, CalendarDate>> = {
  leastTermYears: theAct,
  notificationDays: theAct,
  consentYears: theAct,
  adultAge: theAct,
}
const ofNumber = (key: keyof Reference): LawInUse => {
  const { label, source, lastVerified, ofPolicy } = reference[key]
  return {
    key,
    label,
    provision: source,
    inForceFrom: inForceFrom[key] ?? null,
    checkedOn: lastVerified,
    checkedBy: lastVerified ? dossier : null,
    checkAgainOn: ofPolicy ? null : lastVerified ? addMonths(lastVerified, monthsBetweenChecks) : reviewedOn,
  }
}
/** When the days by which the force's own targets are counted run out. */
const workingDays: LawInUse = {
  key: 'bankHolidays',
  label: `Bank holidays in England and Wales, known to the end of ${bankHolidaysKnownTo}`,
  provision: bankHolidaysSource,
  inForceFrom: null,
  checkedOn: reviewedOn,
  checkedBy: dossier,
  checkAgainOn: `${bankHolidaysKnownTo}-07-01`,
}
/** Provisions that no number of the program stands for, and that may come into force. Secondary sources, to be checked by hand. */
const expected: readonly Omit<LawInUse, 'checkedOn' | 'checkedBy' | 'checkAgainOn'>[] = [
  {
    key: 'identityDisclosure',
    label: 'Telling a victim who the online stalker is',
    provision: 'Crime and Policing Act 2026, Royal Assent 29 April 2026; commencement of this section not found',
    inForceFrom: null,
  },
  {
    key: 'multiAgencyGuidance',
    label: 'Statutory guidance for several agencies',
    provision: 'Crime and Policing Act 2026, first commencement 29 June 2026; commencement of this section not found',
    inForceFrom: null,
  },
  {
    key: 'victimInformationRequests',
    label: 'Requests for information about a victim',
    provision:
      'Police, Crime, Sentencing and Courts Act 2022 as amended; whether it covers enquiries for an order alone',
    inForceFrom: '2026-01-12',
  },
  {
    key: 'summaryLimit',
    label: 'Most that a magistrates’ court may give for a breach (12 months)',
    provision: 'SPA 2019 s.8(2); SI 2024/1067',
    inForceFrom: '2024-11-18',
  },
]
export const lawRegister: readonly LawInUse[] = [
  ...(Object.keys(reference) as (keyof Reference)[]).map(ofNumber),
  workingDays,
  ...expected.map(e => ({
    ...e,
    checkedOn: reviewedOn,
    checkedBy: dossier,
    checkAgainOn: addMonths(reviewedOn, 1),
  })),
]
/** Whether this person answers for the law in use: legal services, and whoever keeps the settings. */
export const answersForLaw = (actor: Pick<Actor, 'roles'>): boolean =>
  mayEver(actor, 'reviewAsLegal') || mayEver(actor, 'manageSettings')
/** What is due to be checked again on a day: for legal services and the administrator. */
export const staleLaw = (today: CalendarDate): LawInUse[] =>
  lawRegister.filter(law => law.checkAgainOn !== null && law.checkAgainOn <= today)
