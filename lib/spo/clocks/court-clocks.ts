import { addDays, clearDaysBefore, daysAfter, londonDate, longDate } from '../calendar.ts'
import { applicationKinds } from '../codes.ts'
import { isAtCourt, isInForce } from '../orders.ts'
import { by, type ClockEntry, type Found, runTo } from './clock.ts'

/** Clocks that the court's diary and decisions set, and the force's own clocks beside them. */
export const courtClocks: ClockEntry[] = [
  {
    id: 'C15',
    label: 'Serve hearsay notice',
    whose: 'police',
    source: 'SI 1999/681 r.3: not less than 21 days before the hearing',
    find: (file, today) =>
      file.hearings.flatMap((h): Found[] => {
        const application = file.applications.find(a => a.id === h.applicationId)
        if (h.status !== 'listed' || application?.applicant !== 'chiefOfficer' || application.kind === 'appeal')
          return []
        const lastDay = clearDaysBefore(h.listedOn, 21)
        const served = h.hearsayServedOn
        const state = served
          ? served <= lastDay
            ? 'met'
            : 'missed'
          : h.listedOn < today
            ? 'ended'
            : runTo(lastDay, today)
        const border = addDays(h.listedOn, -21)
        return [
          {
            about: { kind: 'hearings', id: h.id },
            startsOn: londonDate(h.listedAt),
            lastDay,
            state,
            sentence: served
              ? `Hearsay notice served on ${longDate(served)}. The last safe day ${lastDay < today ? 'was' : 'is'} ${longDate(lastDay)}${
                  served === border
                    ? '; the day after is borderline'
                    : served > border
                      ? ', so ask the court for another period'
                      : ''
                }.`
              : state === 'missed'
                ? `No hearsay notice is recorded for the hearing on ${longDate(h.listedOn)}, and the last safe day was ${longDate(lastDay)}. If hearsay is relied on, ask the court for another period.`
                : `If hearsay is relied on, serve notice on every party and the court by ${by(lastDay)}, for the hearing on ${longDate(h.listedOn)}.`,
          },
        ]
      }),
  },
  {
    id: 'C20',
    label: 'Appeal to the Crown Court',
    whose: 'order',
    source: 'Crown Court Rules 1982 r.7; not checked, confirm with legal services',
    find: (file, today) =>
      file.applications.flatMap((a): Found[] => {
        if (!a.determinedOn || a.kind === 'appeal' || (a.status !== 'granted' && a.status !== 'refusedByCourt'))
          return []
        const lastDay = daysAfter(a.determinedOn, 21)
        const appeal = file.applications.find(x => x.kind === 'appeal' && x.againstId === a.id)
        const inTime = appeal?.lodgedOn && appeal.lodgedOn <= lastDay
        return [
          {
            about: { kind: 'applications', id: a.id },
            label: `Appeal about the ${applicationKinds[a.kind].label.toLowerCase()}`,
            startsOn: daysAfter(a.determinedOn, 1),
            lastDay,
            state: inTime ? 'met' : today <= lastDay ? 'running' : 'ended',
            sentence: inTime
              ? `Notice of appeal was given on ${longDate(appeal.lodgedOn as string)}. An appeal does not suspend an order.`
              : `Notice of appeal ${today <= lastDay ? 'can' : 'could'} be given to ${by(lastDay)}, 21 days after the decision. An appeal does not suspend an order.`,
          },
        ]
      }),
  },
  {
    id: 'listing',
    label: 'Get a court date',
    whose: 'police',
    source: 'Force policy',
    find: (file, today) =>
      file.applications.flatMap((a): Found[] => {
        if (!isAtCourt(a) || !a.lodgedOn || file.hearings.some(h => h.applicationId === a.id)) return []
        const lastDay = daysAfter(a.lodgedOn, file.settings.listingWithinDays)
        const state = runTo(lastDay, today)
        return [
          {
            about: { kind: 'applications', id: a.id },
            startsOn: a.lodgedOn,
            lastDay,
            state,
            sentence: `Lodged on ${longDate(a.lodgedOn)} and no hearing is listed. The force expects one by ${by(lastDay)}.`,
          },
        ]
      }),
  },
  {
    id: 'C25',
    label: 'Review the risk',
    whose: 'police',
    source: 'Force policy',
    find: (file, today) => {
      const live = file.orders.filter(o => isInForce(o, file, today))
      const oldest = live.map(o => o.madeOn).sort()[0]
      if (file.case.status !== 'open' || !oldest) return []
      const last = file.assessments
        .map(a => a.assessedOn)
        .sort()
        .at(-1)
      const startsOn = last ?? oldest
      const lastDay = daysAfter(startsOn, file.settings.reviewEveryDays)
      const state = runTo(lastDay, today)
      return [
        {
          about: { kind: 'case', id: file.case.id },
          startsOn,
          lastDay,
          state,
          sentence: `${last ? `Risk was last assessed on ${longDate(last)}` : 'Risk has not been assessed on this case'}. The next review ${state === 'missed' ? 'was' : 'is'} due by ${by(lastDay)}.`,
        },
      ]
    },
  },
]
