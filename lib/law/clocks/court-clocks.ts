import { type LawApplication, type LawFile, type LawRecord, rowsOf } from '../../case/law-file.ts'
import { applicationKinds } from '../../case/reference/codes/applications.ts'
import {
  addDays,
  ageOn,
  anniversary,
  type CalendarDate,
  clearDaysBefore,
  daysAfter,
  londonDate,
  longDate,
} from '../../case/time/calendar.ts'
import { isPutOffUnserved, putOffBefore } from '../../case/views/applications.ts'
import type { About } from '../rules/about.ts'
import { referenceOf } from '../rules/reference.ts'
import { by, type ClockRow, clocksNamed, dayAfter, never } from './clock.ts'

/** Clocks that the court’s diary and decisions set. */
export const courtClocks = clocksNamed([
  {
    id: 'C15',
    label: 'Serve hearsay notice',
    whose: 'police',
    queue: 'notices',
    source: 'SI 1999/681 r.3: not less than 21 days before the hearing',
    rows: file =>
      ourHearings(file)
        .filter(h => !h.hearsayNone && h.purpose !== 'crossExamination')
        .map(h => hearsay(file, h)),
  },
  {
    id: 'C16',
    label: 'Application to cross-examine on hearsay',
    whose: 'order',
    queue: { none: 'It is the other side’s to use' },
    source: 'SI 1999/681 r.4(2)(b)',
    rows: file =>
      ourHearings(file).flatMap((h): ClockRow[] => {
        const served = h.hearsayServedOn
        if (!served) return []
        const lastDay = daysAfter(served, referenceOf(file.settings).crossExaminationDays)
        return [
          {
            about: aboutHearing(h),
            startsOn: daysAfter(served, 1),
            lastDay,
            metOn: null,
            endedOn: null,
            lapsesTo: 'ended',
            sentence: () =>
              `Whoever was served on ${longDate(served)} can ask to cross-examine the maker of the statement to ${by(lastDay)}.`,
          },
        ]
      }),
  },
  {
    id: 'C17',
    label: 'Notice of the hearing about cross-examination',
    whose: 'police',
    queue: 'notices',
    source: 'SI 1999/681 r.4(4)',
    rows: file =>
      ourHearings(file)
        .filter(h => h.purpose === 'crossExamination')
        .map(h => crossExamination(file, h)),
  },
  {
    id: 'C18',
    label: 'Serve the summons again',
    whose: 'police',
    queue: 'notices',
    source: 'MCA 1980 s.55; a reasonable time before the hearing, no number of days',
    rows: file =>
      resumedHearings(file, isPutOffUnserved).map(h =>
        noticeOf(h, 'Serve the summons a reasonable time before the hearing'),
      ),
  },
  {
    id: 'C19',
    label: 'Notice of the adjourned hearing',
    whose: 'police',
    queue: 'notices',
    source: 'MCA 1980 s.54(2); adequate notice, no number of days',
    rows: file =>
      resumedHearings(file, () => true).map(h => noticeOf(h, 'Give every party adequate notice of the hearing')),
  },
  {
    id: 'C20',
    label: 'Appeal to the Crown Court',
    whose: 'order',
    queue: { none: 'To appeal is a right, not a duty' },
    source: 'Crown Court Rules 1982 r.7; not checked, confirm with legal services',
    rows: file => decisionsOf(file).map(a => appeal(file, a)),
  },
  {
    id: 'C21',
    label: 'Ask the magistrates to state a case',
    whose: 'order',
    queue: { none: 'To ask is a right, not a duty' },
    source: 'MCA 1980 s.111; not checked, confirm with legal services',
    rows: file => decisionsOf(file).map(a => statedCase(file, a)),
  },
  {
    id: 'C22',
    label: 'Age of the acts',
    whose: 'order',
    queue: { none: 'It never starts' },
    source: 'SPA 2019 s.1(5)(b) and s.13: no limit, so this clock never starts',
    rows: never,
  },
  {
    id: 'C23',
    label: 'Maximum sentence by the day of conviction',
    whose: 'order',
    queue: { none: 'It gives no deadline' },
    source: 'SPA 2019 s.8(2)-(3); SI 2024/1067: read in maximumSentence, which gives no deadline',
    rows: never,
  },
  {
    id: 'C24',
    label: 'Defendant’s 18th birthday',
    whose: 'order',
    queue: { none: 'The court is fixed by the day of the application: nobody acts on the birthday' },
    source: 'SPA 2019 s.13; text not checked, confirm with legal services',
    rows: file => rowsOf(file, 'defendants').flatMap(d => eighteenth(file, d)),
  },
])

type Hearing = LawRecord<'hearings'> & { listedOn: CalendarDate }
const aboutHearing = (h: Hearing): About => ({ kind: 'hearings', id: h.id })
const listedOn = (h: Hearing): CalendarDate | null => (h.listedAt ? londonDate(h.listedAt) : null)
const withDay = (hearings: LawRecord<'hearings'>[]): Hearing[] =>
  hearings.flatMap(h => (h.listedOn ? [{ ...h, listedOn: h.listedOn }] : []))
/** Hearings to come of the chief officer’s own applications: those whose notices are for police to give. */
const ourHearings = (file: LawFile): Hearing[] =>
  withDay(rowsOf(file, 'hearings')).filter(h => {
    const a = rowsOf(file, 'applications').find(x => x.id === h.applicationId)
    return h.status === 'listed' && (a?.applicant ?? 'chiefOfficer') === 'chiefOfficer' && a?.kind !== 'appeal'
  })
/** Hearings to come that took the place of one that was adjourned or vacated. */
const resumedHearings = (file: LawFile, why: (before: Hearing) => boolean): Hearing[] => {
  const hearings = withDay(rowsOf(file, 'hearings'))
  return hearings.filter(h => h.status === 'listed' && putOffBefore(hearings, h).some(why))
}
const noticeOf = (h: Hearing, duty: string): ClockRow => {
  const toldOn = h.partiesToldOn
  return {
    about: aboutHearing(h),
    startsOn: listedOn(h),
    lastDay: null,
    actBy: addDays(h.listedOn, -1),
    metOn: toldOn ?? null,
    endedOn: toldOn ? null : dayAfter(h.listedOn),
    sentence: () =>
      toldOn
        ? `Every party was told on ${longDate(toldOn)} of the hearing on ${longDate(h.listedOn)}.`
        : `${duty} on ${longDate(h.listedOn)}. The law names no number of days.`,
  }
}
function hearsay(file: LawFile, h: Hearing): ClockRow {
  const lastDay = clearDaysBefore(h.listedOn, referenceOf(file.settings).hearsayDays)
  const served = h.hearsayServedOn
  return {
    about: aboutHearing(h),
    startsOn: listedOn(h),
    lastDay,
    metOn: served ?? null,
    endedOn: served ? null : dayAfter(h.listedOn),
    sentence: (state, today) => {
      const after =
        served === addDays(lastDay, 1)
          ? '; the day after is borderline'
          : state === 'missed'
            ? ', so ask the court for another period'
            : ''
      return served
        ? `Hearsay notice served on ${longDate(served)}. The last safe day ${lastDay < today ? 'was' : 'is'} ${longDate(lastDay)}${after}.`
        : state === 'missed'
          ? `No hearsay notice is recorded for the hearing on ${longDate(h.listedOn)}, and the last safe day was ${longDate(lastDay)}. If hearsay is relied on, ask the court for another period.`
          : `If hearsay is relied on, serve notice on every party and the court by ${by(lastDay)}, for the hearing on ${longDate(h.listedOn)}.`
    },
  }
}
function crossExamination(file: LawFile, h: Hearing): ClockRow {
  const lastDay = clearDaysBefore(h.listedOn, referenceOf(file.settings).crossExaminationNoticeDays)
  const toldOn = h.partiesToldOn
  return {
    about: aboutHearing(h),
    startsOn: listedOn(h),
    lastDay,
    metOn: toldOn ?? null,
    endedOn: dayAfter(h.listedOn),
    sentence: (_, today) =>
      toldOn
        ? `Every party was told on ${longDate(toldOn)}. The last day was ${longDate(lastDay)}.`
        : `Notice of the hearing on ${longDate(h.listedOn)} about cross-examination ${today <= lastDay ? 'must' : 'had to'} reach the parties by ${by(lastDay)}.`,
  }
}

type Decision = LawApplication & { determinedOn: CalendarDate }
/** Decisions of the magistrates, each the beginning of a time to appeal. */
const decisionsOf = (file: LawFile): Decision[] =>
  rowsOf(file, 'applications').flatMap(a =>
    a.determinedOn && a.kind !== 'appeal' && (a.status === 'granted' || a.status === 'refusedByCourt')
      ? [{ ...a, determinedOn: a.determinedOn }]
      : [],
  )
function appeal(file: LawFile, decision: Decision): ClockRow {
  const { appealDays } = referenceOf(file.settings)
  const lastDay = daysAfter(decision.determinedOn, appealDays)
  const begun = rowsOf(file, 'applications').find(x => x.kind === 'appeal' && x.againstId === decision.id)
  const lodgedOn = begun?.lodgedOn
  const inTime = lodgedOn && lodgedOn <= lastDay
  return {
    about: { kind: 'applications', id: decision.id },
    ...(decision.kind ? { label: `Appeal about the ${applicationKinds[decision.kind].label.toLowerCase()}` } : {}),
    startsOn: daysAfter(decision.determinedOn, 1),
    lastDay,
    metOn: inTime ? lodgedOn : null,
    endedOn: !begun && decision.noAppealOn ? decision.noAppealOn : null,
    // A right that nobody used has lapsed; an appeal that was begun and not lodged in time is out of time.
    lapsesTo: begun ? 'missed' : 'ended',
    sentence: (_, today) =>
      inTime
        ? `Notice of appeal was given on ${longDate(lodgedOn)}. An appeal does not suspend an order.`
        : !begun && decision.noAppealOn
          ? `It was decided on ${longDate(decision.noAppealOn)} not to appeal.`
          : `Notice of appeal ${today <= lastDay ? 'can' : 'could'} be given to ${by(lastDay)}, ${appealDays} days after the decision. An appeal does not suspend an order.`,
  }
}
function statedCase(file: LawFile, decision: Decision): ClockRow {
  const lastDay = daysAfter(decision.determinedOn, referenceOf(file.settings).caseStatedDays)
  return {
    about: { kind: 'applications', id: decision.id },
    startsOn: daysAfter(decision.determinedOn, 1),
    lastDay,
    metOn: null,
    endedOn: null,
    lapsesTo: 'ended',
    sentence: () => `On a point of law, the magistrates can be asked to state a case to ${by(lastDay)}.`,
  }
}

/** The birthday of a defendant who was under 18 when the application was made, or is while none is. */
function eighteenth(file: LawFile, d: LawRecord<'defendants'>): ClockRow[] {
  const { adultAge } = referenceOf(file.settings)
  const born = d.bornOn
  const lodged = rowsOf(file, 'applications').flatMap(a => (a.kind === 'main' && a.lodgedOn ? [a.lodgedOn] : []))
  if (!born || (lodged.length && !lodged.some(on => ageOn(born, on) < adultAge))) return []
  const birthday = anniversary(born, adultAge)
  return [
    {
      about: { kind: 'defendants', id: d.id },
      startsOn: born,
      lastDay: birthday,
      metOn: null,
      endedOn: null,
      lapsesTo: 'ended',
      shownTo: lodged.length ? null : addDays(birthday, -1),
      sentence: () =>
        `The defendant turns 18 on ${longDate(birthday)}. An application made before then belongs in a youth court, and stays there.`,
    },
  ]
}
