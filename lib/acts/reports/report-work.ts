import type { ForceFile, ForcePatch } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { type FeedWork, feedWork } from '../../case/views/reports.ts'

/** Asks the program for work on all reports, which it does apart from the act. */
export const workFor = (work: FeedWork, moment: Moment): ForcePatch[number] => ({
  in: 'reportWork',
  add: {
    id: moment.newId(),
    name: feedWork[work].label,
    work,
    askedAt: moment.at,
    askedById: moment.actor.id,
    endedAt: null,
  },
})
export const waitingAlready = (file: ForceFile, work: FeedWork) =>
  file.reportWork.some(w => w.work === work && !w.endedAt)
    ? [{ message: 'This was asked for already, and is being done' }]
    : []
