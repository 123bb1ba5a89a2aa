import { z } from 'zod'
import { forceAct } from '../act/act.ts'
import { carriedField, text } from '../form/fields.ts'

/** What the records system calls an entry of this program’s log once it stands there too. */
export const entryAckActs = {
  acknowledgeEntry: forceAct({
    label: 'Record that a log entry is in the records system',
    verb: 'Record the reference',
    place: 'entries',
    permission: 'acknowledgeEntries',
    about: 'force',
    needs: ['entry'],
    onlyAdds: true,
    shownAt: '/entries',
    input: z.object({
      entryId: carriedField('Entry'),
      reference: text('Reference in the records system', { max: 100 }),
    }),
    aside: ({ file }) => (file.entry ? [{ title: `Entry of case ${file.entry.ref}`, lines: [file.entry.words] }] : []),
    recorded: ({ file, input: i }) =>
      `Log entry of case ${file.entry?.ref ?? ''} is in the records system as ${i.reference}`,
    refuse: ({ file, input: i }) =>
      !file.entry
        ? [{ message: 'There is no such log entry. Open it from the list of log entries' }]
        : file.entry.reference === i.reference
          ? [{ field: 'reference', message: 'It is acknowledged with this reference already' }]
          : [],
    patch: ({ file, input: i, moment: m }) =>
      file.entry
        ? [
            {
              in: 'entryAcks',
              add: {
                id: m.newId(),
                eventId: file.entry.id,
                caseId: file.entry.caseId,
                reference: i.reference,
                at: m.at,
                byId: m.actor.id,
              },
            },
          ]
        : [],
  }),
}
