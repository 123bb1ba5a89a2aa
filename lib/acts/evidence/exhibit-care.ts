import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import { type Exhibit, isFiled } from '../../case/records/exhibits.ts'
import { derivations } from '../../case/reference/codes/incidents.ts'
import { isUnlawfulToHold } from '../../case/views/held-elsewhere.ts'
import { isRecording } from '../../case/views/playing.ts'
import { act, open } from '../act/act.ts'
import { choice, longText } from '../form/fields.ts'
import { exhibitInput, exhibitPatch, referenceOf, refuseExhibit, warnExhibit } from './exhibits.ts'

const always = ['open', 'closed'] as const
const reason = z.object({
  reason: longText('Why you need it', {
    hint: 'It is kept in the record and in the custody of the exhibit',
    rows: 2,
    max: 500,
  }),
})
const custodyLine = (
  record: Exhibit,
  m: Moment,
  what: 'viewed' | 'played' | 'copied' | 'redacted',
  note: string | null,
) => add('custody', { id: m.newId(), exhibitId: record.id, at: m.at, byId: m.actor.id, what, note })

const notHere = (record: Exhibit) =>
  isFiled(record) ? [] : [{ message: `The file of ${record.reference} is not in this service` }]

/** What is done with an exhibit after its receipt: copies made from it, care in showing it, looks and downloads. */
export const exhibitCareActs = {
  attachRedactedCopy: act({
    label: 'Attach a redacted copy',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'recordEvidence',
    about: 'exhibits',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance:
      'For a copy made from this exhibit: redacted, transcribed, translated or cut out. The original stays as it is, and the copy points to it.',
    input: exhibitInput.extend({
      derivation: choice('What kind of copy', derivations),
      derivedWhy: longText('What was changed, and why', { rows: 3, max: 1000 }),
    }),
    recorded: ({ file, record, input: i, moment: m }) =>
      `Exhibit ${referenceOf(file, i, m)} attached: ${derivations[i.derivation].label.toLowerCase()} of ${record.reference}`,
    refuse: ({ file, record, input: i, moment: m }) => [
      ...refuseExhibit(file, i, m),
      ...(i.file && i.file === record.sha256
        ? [
            {
              field: 'file',
              message: `This is ${record.reference} itself, unchanged. Select the copy that was made from it`,
            },
          ]
        : []),
      // Possession is an offence: Criminal Justice Act 1988 s.160; what is written about them is not an image.
      ...(isUnlawfulToHold(record) && i.derivation !== 'transcript' && i.derivation !== 'translation'
        ? [
            {
              field: 'derivation',
              message: 'Suspected indecent images of children stay where they are held. No copy of them comes here',
            },
          ]
        : []),
    ],
    warn: ({ file, record, input: i }) => warnExhibit(file, i, record.id),
    patch: ({ file, record, input: i, moment: m }) => [
      ...exhibitPatch(file, i, m, {
        incidentId: record.incidentId,
        orderId: record.orderId,
        breachId: record.breachId,
        derivedFromId: record.id,
        derivation: i.derivation,
        distressing: record.distressing,
        distressingWhy: record.distressingWhy,
      }),
      custodyLine(
        record,
        m,
        i.derivation === 'redacted' ? 'redacted' : 'copied',
        `${derivations[i.derivation].label} made, exhibit ${referenceOf(file, i, m)}: ${i.derivedWhy}`,
      ),
    ],
  }),
  markDistressing: act({
    label: 'Mark as distressing',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'recordEvidence',
    about: 'exhibits',
    reads: [],
    from: always,
    evenClosed: true,
    guidance: 'Whoever opens it is warned first, and sees pictures in grey.',
    input: z.object({
      why: longText('What it shows, in a few words for the warning', {
        hint: 'For example, injuries, an intimate image, a threat to a child',
        rows: 2,
        max: 200,
      }),
    }),
    recorded: ({ record }) => `Exhibit ${record.reference} marked as distressing`,
    offered: ({ record }) => !record.distressing,
    refuse: ({ record }) =>
      record.distressing ? [{ message: `${record.reference} is marked as distressing already` }] : [],
    patch: ({ record, input }) => [set('exhibits', record.id, { distressing: true, distressingWhy: input.why })],
  }),
  unmarkDistressing: act({
    label: 'Remove the distressing mark',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'recordEvidence',
    about: 'exhibits',
    reads: [],
    from: always,
    evenClosed: true,
    input: z.object({ why: longText('Why the mark is taken off', { rows: 2, max: 500 }) }),
    recorded: ({ record }) => `Exhibit ${record.reference} no longer marked as distressing`,
    offered: ({ record }) => record.distressing,
    refuse: ({ record }) =>
      record.distressing ? [] : [{ message: `${record.reference} is not marked as distressing` }],
    patch: ({ record }) => [set('exhibits', record.id, { distressing: false, distressingWhy: null })],
  }),
  viewExhibit: act({
    label: 'Look at this exhibit',
    stage: 'evidence',
    place: 'evidence/exhibit-file',
    permission: 'viewCase',
    about: 'exhibits',
    onlyAdds: true,
    reads: [],
    from: always,
    evenClosed: true,
    // It is done by opening the picture, never by a form.
    offered: () => false,
    input: z.object({}),
    recorded: ({ record }) => `Exhibit ${record.reference} looked at`,
    refuse: ({ record }) => notHere(record),
    patch: ({ record, moment }) => [custodyLine(record, moment, 'viewed', null)],
  }),
  playExhibit: act({
    label: 'Play this exhibit',
    stage: 'evidence',
    place: 'evidence/exhibit-file',
    permission: 'viewCase',
    about: 'exhibits',
    onlyAdds: true,
    reads: [],
    from: always,
    evenClosed: true,
    // Its form is on the page of the exhibit, which then shows the player.
    offered: () => false,
    input: reason,
    recorded: ({ record, input }) => `Exhibit ${record.reference} opened to be played: ${input.reason}`,
    refuse: ({ record }) =>
      record.mediaType && isRecording(record.mediaType) ? [] : [{ message: `${record.reference} is not a recording` }],
    patch: ({ record, input, moment }) => [custodyLine(record, moment, 'played', input.reason)],
  }),
  downloadExhibit: act({
    label: 'Download this exhibit',
    stage: 'evidence',
    place: 'evidence/exhibit-file',
    permission: 'viewCase',
    about: 'exhibits',
    onlyAdds: true,
    reads: [],
    from: always,
    evenClosed: true,
    // Its form is on the page of the exhibit, which answers with the bytes.
    offered: () => false,
    input: reason,
    recorded: ({ record, input }) => `Exhibit ${record.reference} downloaded: ${input.reason}`,
    refuse: ({ record }) => notHere(record),
    patch: ({ record, input, moment }) => [custodyLine(record, moment, 'copied', `Downloaded: ${input.reason}`)],
  }),
}
