import { addDays } from '../calendar.ts'
import type { CaseFile, Patch } from '../case.ts'
import type { ContactMilestone } from '../codes.ts'
import { withdrawalPatch } from '../former.ts'
import { add, type Moment } from './act.ts'

/** A line in the contact ledger for each protected person: what they are now due to be told, and by when. */
export const dueContacts = (file: CaseFile<'protectedPersons'>, moment: Moment, milestone: ContactMilestone): Patch =>
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
