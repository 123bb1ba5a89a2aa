import { addDays } from '../calendar.ts'
import type { CaseFile, Patch } from '../case.ts'
import type { ContactMilestone } from '../codes.ts'
import { add, type Moment } from './act.ts'

/** A line in the contact ledger for each protected person: what they are now due to be told, and by when. */
export const dueContacts = (file: CaseFile, moment: Moment, milestone: ContactMilestone): Patch =>
  file.protectedPersons
    .filter(p => !p.removedAt)
    .map(p =>
      add('contacts', {
        id: moment.newId(),
        personId: p.id,
        milestone,
        dueOn: addDays(moment.today, moment.settings.victimToldWithinDays),
        toldAt: null,
        toldById: null,
        means: null,
        note: null,
        createdAt: moment.at,
      }),
    )
