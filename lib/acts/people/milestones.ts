import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { ContactMilestone } from '../../case/reference/codes/people.ts'
import { addDays, type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { withdrawalPatch } from '../act/former.ts'

/** The event that somebody is to be told of: its day, and the day from which the days to tell them count. */
export interface Told {
  on: CalendarDate
  from?: CalendarDate
}
/**
 * By when it is to be told: counted from the event, so that what is recorded late is seen to be late. Of a hearing, from the
 * day on which its date is recorded, and no later than the hearing.
 */
export const dueFor = (milestone: ContactMilestone, { on, from }: Told, moment: Moment): CalendarDate => {
  const days = moment.settings.victimToldWithinDays
  if (milestone !== 'hearing') return addDays(from ?? on, days)
  const soon = addDays(from ?? moment.today, days)
  return soon < on ? soon : on
}
/** A line in the contact ledger for each protected person: what they are now due to be told, and by when. */
export const dueContacts = (
  file: CaseFile<'protectedPersons'>,
  moment: Moment,
  milestone: ContactMilestone,
  event: Told,
): Patch =>
  file.protectedPersons
    .filter(p => !p.removedAt)
    .map(p =>
      add('contacts', {
        id: moment.newId(),
        personId: p.id,
        milestone,
        dueOn: dueFor(milestone, event, moment),
        eventOn: event.on,
        toldAt: null,
        toldById: null,
        means: null,
        spokenTo: null,
        note: null,
        createdAt: moment.at,
      }),
    )

/** The day of a decision, where it may have been recorded later than it was made. */
export const decidedDay = (decidedAt: Instant | null, moment: Moment): Told => ({
  on: londonDate(decidedAt ?? moment.at),
})

/** The lines about an event of a day that will not come, of which nobody was told, withdrawn. */
export const noLongerTold = (
  file: CaseFile<'contacts' | 'formerVersions'>,
  moment: Moment,
  milestone: ContactMilestone,
  on: CalendarDate,
  because: string,
): Patch =>
  file.contacts
    .filter(c => c.milestone === milestone && c.eventOn === on && !c.toldAt)
    .flatMap(record =>
      withdrawalPatch('contacts', { file, record, reason: `No longer due, because ${because}`, moment }),
    )

/** The lines last written for a milestone that has not come after all, of which nobody was told, withdrawn. */
export function notDue(file: CaseFile, moment: Moment, milestone: ContactMilestone, because: string): Patch {
  const open = file.contacts.filter(c => c.milestone === milestone && !c.toldAt)
  const latest = Math.max(...open.map(c => Date.parse(c.createdAt)))
  return open
    .filter(c => Date.parse(c.createdAt) === latest)
    .flatMap(record =>
      withdrawalPatch('contacts', { file, record, reason: `No longer due, because ${because}`, moment }),
    )
}
