import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add } from '../../case/patch.ts'
import { heldIns } from '../../case/reference/codes/incidents.ts'
import { longMoment } from '../../case/time/calendar.ts'
import { clipProblem, heldWords, isUnlawfulToHold } from '../../case/views/held-elsewhere.ts'
import { upperFirst } from '../../case/words/grammar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { choice, lines, longText, optionalMoment, optionalRecord, text } from '../form/fields.ts'
import { exhibitInput, referenceOf, refuseReference } from './exhibits.ts'

const { receivedFrom, initials, number } = exhibitInput.shape
export const heldFields = {
  heldIn: choice('Where it is held', heldIns),
  heldReference: text('Its reference there', { hint: 'For example, BWV-2026-104482 or property 26/01873', max: 100 }),
  clips: lines('Parts that matter', {
    hint: 'One to a line, by the clock of the recording, with what each shows. For example, 00:04:10 to 00:06:30, she shows the messages',
    most: 50,
  }),
}
const heldInput = z.object({
  ...heldFields,
  description: longText('What it is', {
    hint: 'For example, body-worn video of PC Osgood at her door, 9 March, from 19:02 to 19:40. Of suspected indecent images, only how many there are and where they were found',
    rows: 2,
    max: 500,
  }),
  heldSince: optionalMoment('When police received it', { hint: 'Leave blank if it was today', detail: 'always' }),
  incidentId: optionalRecord('Incident that it shows', 'incidents'),
  breachId: optionalRecord('Breach that it shows', 'breaches', { detail: 'always' }),
  receivedFrom,
  initials,
  number,
})
type Held = z.output<typeof heldInput>

export const refuseClips = (clips: readonly string[]): Refusal[] =>
  clips.flatMap(clip => {
    const message = clipProblem(clip)
    return message ? [{ field: 'clips', message }] : []
  })
/** Another exhibit of the case under the same reference of the same store: it may be another part of it. */
export const warnHeldTwice = (
  file: CaseFile<'exhibits'>,
  i: Pick<Held, 'heldIn' | 'heldReference'>,
  except?: string,
): Refusal[] => {
  const same = file.exhibits.find(
    e =>
      e.id !== except &&
      e.heldIn === i.heldIn &&
      e.heldReference?.toUpperCase().replace(/\s/g, '') === i.heldReference.toUpperCase().replace(/\s/g, ''),
  )
  return same
    ? [{ field: 'heldReference', message: `${same.reference} is ${i.heldReference} of that store already` }]
    : []
}

/** Exhibits that another store keeps: body-worn video, the digital evidence system, the property store. */
export const heldExhibitActs = {
  referToExhibit: act({
    label: 'Record an exhibit held elsewhere',
    stage: 'evidence',
    place: ['evidence', 'evidence/exhibits'],
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['breaches', 'exhibits', 'incidents'],
    from: open,
    guidance:
      'For what stays where it is: body-worn video, the digital evidence system, the property store. Nothing is uploaded: it becomes an exhibit by its reference there. Suspected indecent images of children are recorded in this way only.',
    input: heldInput,
    recorded: ({ file, input: i, moment: m }) =>
      `Exhibit ${referenceOf(file, i, m)} recorded by reference: held in the ${heldWords(i)}`,
    refuse: ({ file, input: i, moment: m }) => [
      ...refuseReference(file, i, m),
      ...refuseClips(i.clips),
      ...(i.heldSince && Date.parse(i.heldSince) > Date.parse(m.at)
        ? [{ field: 'heldSince', message: `When police received it must be now or earlier, ${longMoment(m.at)}` }]
        : []),
    ],
    warn: ({ file, input: i }) => warnHeldTwice(file, i),
    patch: ({ file, input: i, moment: m }) => {
      const id = m.newId()
      const receivedAt = i.heldSince ?? m.at
      return [
        add('exhibits', {
          id,
          incidentId: i.incidentId,
          orderId: null,
          breachId: i.breachId,
          reference: referenceOf(file, i, m),
          description: i.description,
          fileName: null,
          mediaType: null,
          bytes: null,
          sha256: null,
          heldIn: i.heldIn,
          heldReference: i.heldReference,
          clips: i.clips,
          receivedAt,
          receivedFrom: i.receivedFrom,
          byId: m.actor.id,
          derivedFromId: null,
          derivation: null,
          innerName: null,
          likeness: null,
          ofItself: null,
          distressing: isUnlawfulToHold(i),
          distressingWhy: isUnlawfulToHold(i) ? heldIns.indecentImages.label : null,
        }),
        add('custody', {
          id: m.newId(),
          exhibitId: id,
          at: receivedAt,
          byId: m.actor.id,
          what: 'received',
          note: `${upperFirst(heldWords(i))}${i.receivedFrom ? `, from ${i.receivedFrom}` : ''}`,
        }),
      ]
    },
  }),
}
