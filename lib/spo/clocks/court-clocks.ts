import {
  addDays,
  ageOn,
  anniversary,
  type CalendarDate,
  clearDaysBefore,
  daysAfter,
  londonDate,
  longDate,
} from '../calendar.ts'
import type { CaseFile } from '../case.ts'
import { applicationKinds } from '../codes.ts'
import type { AppealFact } from '../findings/facts.ts'
import type { Question } from '../findings/finding.ts'
import { referenceOf } from '../findings/reference.ts'
import type { Application, Hearing } from '../records/applications.ts'
import { by, type ClockEntry, type Found, type FoundInFacts, nothing, runTo } from './clock.ts'

/** Clocks that the court’s diary and decisions set. */
export const courtClocks: ClockEntry[] = [
  {
    id: 'C15',
    label: 'Serve hearsay notice',
    whose: 'police',
    queue: 'notices',
    source: 'SI 1999/681 r.3: not less than 21 days before the hearing',
    find: q => (q.facts.hearings ?? []).flatMap(h => (h.on ? [hearsay(q, { ...h, on: h.on })] : [])),
    inCase: (file, today) =>
      ourHearings(file)
        .filter(h => !h.hearsayNone && h.purpose !== 'crossExamination')
        .map(h => ({
          ...hearsay(questionOf(file, today), {
            id: h.id,
            on: h.listedOn,
            listedOn: londonDate(h.listedAt),
            hearsayNoticeServedOn: h.hearsayServedOn,
          }),
          about: { kind: 'hearings', id: h.id },
        })),
  },
  {
    id: 'C16',
    label: 'Application to cross-examine on hearsay',
    whose: 'order',
    queue: { none: 'It is the other side’s to use' },
    source: 'SI 1999/681 r.4(2)(b)',
    find: q =>
      (q.facts.hearings ?? []).flatMap(h => {
        const served = h.hearsayNoticeServedOn
        if (!served) return []
        const lastDay = daysAfter(served, q.reference.crossExaminationDays)
        return [
          {
            about: h.id,
            startsOn: daysAfter(served, 1),
            lastDay,
            state: q.facts.today <= lastDay ? 'running' : 'ended',
            sentence: `Whoever was served on ${longDate(served)} can ask to cross-examine the maker of the statement to ${by(lastDay)}.`,
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
    find: q =>
      (q.facts.hearings ?? []).flatMap(h => {
        if (h.for !== 'cross_examination' || !h.on) return []
        return [crossExamination(q, { id: h.id, on: h.on, listedOn: h.listedOn ?? null, toldOn: null, late: 'ended' })]
      }),
    inCase: (file, today) =>
      ourHearings(file)
        .filter(h => h.purpose === 'crossExamination')
        .map(h => ({
          ...crossExamination(questionOf(file, today), {
            id: h.id,
            on: h.listedOn,
            listedOn: londonDate(h.listedAt),
            toldOn: h.partiesToldOn,
            late: h.listedOn < today ? 'ended' : 'missed',
          }),
          about: { kind: 'hearings', id: h.id },
        })),
  },
  {
    id: 'C18',
    label: 'Serve the summons again',
    whose: 'police',
    queue: 'notices',
    source: 'MCA 1980 s.55; a reasonable time before the hearing, no number of days',
    find: nothing,
    inCase: (file, today) =>
      resumed(file, before => before.adjournReason === 'notServed').map(h =>
        noticeOf(h, today, 'Serve the summons a reasonable time before the hearing'),
      ),
  },
  {
    id: 'C19',
    label: 'Notice of the adjourned hearing',
    whose: 'police',
    queue: 'notices',
    source: 'MCA 1980 s.54(2); adequate notice, no number of days',
    find: nothing,
    inCase: (file, today) =>
      resumed(file, () => true).map(h => noticeOf(h, today, 'Give every party adequate notice of the hearing')),
  },
  {
    id: 'C20',
    label: 'Appeal to the Crown Court',
    whose: 'order',
    queue: { none: 'To appeal is a right, not a duty' },
    source: 'Crown Court Rules 1982 r.7; not checked, confirm with legal services',
    find: q => (q.facts.appeals ?? []).flatMap(a => appeal(q, a, 'missed')),
    inCase: (file, today) =>
      decisionsOf(file).flatMap(({ id, kind, determinedOn }) => {
        const lodged = file.applications.find(x => x.kind === 'appeal' && x.againstId === id)?.lodgedOn
        return appeal(questionOf(file, today), { id, decidedOn: determinedOn, lodgedOn: lodged }, 'ended').map(f => ({
          ...f,
          about: { kind: 'applications', id },
          label: `Appeal about the ${applicationKinds[kind].label.toLowerCase()}`,
        }))
      }),
  },
  {
    id: 'C21',
    label: 'Ask the magistrates to state a case',
    whose: 'order',
    queue: { none: 'To ask is a right, not a duty' },
    source: 'MCA 1980 s.111; not checked, confirm with legal services',
    find: q => (q.facts.appeals ?? []).flatMap(a => statedCase(q, a)),
    inCase: (file, today) =>
      decisionsOf(file).flatMap(({ id, determinedOn }) =>
        statedCase(questionOf(file, today), { id, decidedOn: determinedOn }).map(f => ({
          ...f,
          about: { kind: 'applications', id },
        })),
      ),
  },
  {
    id: 'C22',
    label: 'Age of the acts',
    whose: 'order',
    queue: { none: 'It never starts' },
    source: 'SPA 2019 s.1(5)(b) and s.13: no limit, so this clock never starts',
    find: nothing,
  },
  {
    id: 'C23',
    label: 'Maximum sentence by the day of conviction',
    whose: 'order',
    queue: { none: 'It gives no deadline' },
    source: 'SPA 2019 s.8(2)-(3); SI 2024/1067: read in maximumSentence, which gives no deadline',
    find: nothing,
  },
  {
    id: 'C24',
    label: 'Defendant’s 18th birthday',
    whose: 'order',
    queue: { none: 'The court is fixed by the day of the application: nobody acts on the birthday' },
    source: 'SPA 2019 s.13; text not checked, confirm with legal services',
    find: q => {
      const { defendant, application, today } = q.facts
      const born = defendant?.bornOn
      const appliedOn = application?.lodgedOn ?? today
      if (!defendant || !born || ageOn(born, appliedOn) >= q.reference.adultAge) return []
      const birthday = anniversary(born, q.reference.adultAge)
      return [
        {
          about: 'defendant',
          startsOn: born,
          lastDay: birthday,
          state: today <= birthday ? 'running' : 'ended',
          sentence: `The defendant turns 18 on ${longDate(birthday)}. An application made before then belongs in a youth court, and stays there.`,
        },
      ]
    },
  },
]

const questionOf = (file: CaseFile, today: CalendarDate): Question => ({
  facts: { today },
  reference: referenceOf(file.settings),
})
/** Decisions of the magistrates, each the beginning of a time to appeal. */
const decisionsOf = (file: CaseFile): (Application & { determinedOn: CalendarDate })[] =>
  file.applications.flatMap(a =>
    a.determinedOn && a.kind !== 'appeal' && (a.status === 'granted' || a.status === 'refusedByCourt')
      ? [{ ...a, determinedOn: a.determinedOn }]
      : [],
  )

function appeal(
  q: Question,
  a: Pick<AppealFact, 'id' | 'decidedOn' | 'lodgedOn'>,
  lapsed: 'missed' | 'ended',
): FoundInFacts[] {
  const { today } = q.facts
  if (!a.decidedOn) return []
  const lastDay = daysAfter(a.decidedOn, q.reference.appealDays)
  const { lodgedOn } = a
  const inTime = !!lodgedOn && lodgedOn <= lastDay
  return [
    {
      about: a.id,
      startsOn: daysAfter(a.decidedOn, 1),
      lastDay,
      state: inTime ? 'met' : today <= lastDay ? 'running' : lapsed,
      sentence: inTime
        ? `Notice of appeal was given on ${longDate(lodgedOn)}. An appeal does not suspend an order.`
        : `Notice of appeal ${today <= lastDay ? 'can' : 'could'} be given to ${by(lastDay)}, ${q.reference.appealDays} days after the decision. An appeal does not suspend an order.`,
    },
  ]
}
function statedCase(q: Question, a: Pick<AppealFact, 'id' | 'decidedOn'>): FoundInFacts[] {
  if (!a.decidedOn) return []
  const lastDay = daysAfter(a.decidedOn, q.reference.caseStatedDays)
  return [
    {
      about: a.id,
      startsOn: daysAfter(a.decidedOn, 1),
      lastDay,
      state: q.facts.today <= lastDay ? 'running' : 'ended',
      sentence: `On a point of law, the magistrates can be asked to state a case to ${by(lastDay)}.`,
    },
  ]
}

interface Listed {
  id: string
  on: CalendarDate
  listedOn?: CalendarDate | null | undefined
  hearsayNoticeServedOn?: CalendarDate | null | undefined
}
function hearsay(q: Question, h: Listed): FoundInFacts {
  const { today } = q.facts
  const lastDay = clearDaysBefore(h.on, q.reference.hearsayDays)
  const border = addDays(lastDay, 1)
  const served = h.hearsayNoticeServedOn
  const state = served ? (served <= lastDay ? 'met' : 'missed') : h.on < today ? 'ended' : runTo(lastDay, today)
  const after =
    served === border
      ? '; the day after is borderline'
      : state === 'missed'
        ? ', so ask the court for another period'
        : ''
  return {
    about: h.id,
    startsOn: h.listedOn ?? null,
    lastDay,
    state,
    sentence: served
      ? `Hearsay notice served on ${longDate(served)}. The last safe day ${lastDay < today ? 'was' : 'is'} ${longDate(lastDay)}${after}.`
      : state === 'missed'
        ? `No hearsay notice is recorded for the hearing on ${longDate(h.on)}, and the last safe day was ${longDate(lastDay)}. If hearsay is relied on, ask the court for another period.`
        : `If hearsay is relied on, serve notice on every party and the court by ${by(lastDay)}, for the hearing on ${longDate(h.on)}.`,
  }
}

function crossExamination(
  q: Question,
  h: {
    id: string
    on: CalendarDate
    listedOn: CalendarDate | null
    toldOn: CalendarDate | null
    late: 'ended' | 'missed'
  },
): FoundInFacts {
  const { today } = q.facts
  const lastDay = clearDaysBefore(h.on, q.reference.crossExaminationNoticeDays)
  return {
    about: h.id,
    startsOn: h.listedOn,
    lastDay,
    state: h.toldOn && h.toldOn <= lastDay ? 'met' : today <= lastDay ? 'running' : h.late,
    sentence: h.toldOn
      ? `Every party was told on ${longDate(h.toldOn)}. The last day was ${longDate(lastDay)}.`
      : `Notice of the hearing on ${longDate(h.on)} about cross-examination ${today <= lastDay ? 'must' : 'had to'} reach the parties by ${by(lastDay)}.`,
  }
}
/** Hearings to come of the chief officer’s own applications: those whose notices are for police to give. */
const ourHearings = (file: CaseFile): Hearing[] =>
  file.hearings.filter(h => {
    const a = file.applications.find(x => x.id === h.applicationId)
    return h.status === 'listed' && a?.applicant === 'chiefOfficer' && a.kind !== 'appeal'
  })

/** Hearings listed after one of the same application was adjourned. */
const resumed = (file: CaseFile, why: (before: Hearing) => boolean): Hearing[] =>
  file.hearings.filter(
    h =>
      h.status === 'listed' &&
      file.hearings.some(
        b => b.applicationId === h.applicationId && b.status === 'adjourned' && b.listedOn < h.listedOn && why(b),
      ),
  )
const noticeOf = (h: Hearing, today: CalendarDate, duty: string): Found => ({
  about: { kind: 'hearings', id: h.id },
  startsOn: londonDate(h.listedAt),
  lastDay: null,
  actBy: addDays(h.listedOn, -1),
  state: h.partiesToldOn ? 'met' : today <= h.listedOn ? 'running' : 'ended',
  sentence: h.partiesToldOn
    ? `Every party was told on ${longDate(h.partiesToldOn)} of the hearing on ${longDate(h.listedOn)}.`
    : `${duty} on ${longDate(h.listedOn)}. The law names no number of days.`,
})
