import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import type { Hearing } from '../../case/records/applications.ts'
import { directionsFor, earlierAnswers } from '../../case/reference/codes/court.ts'
import { statusesOf } from '../../case/reference/status.ts'
import { longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { choice, date, longText, optionalDate, optionalLongText, optionalText, records, text } from '../form/fields.ts'
import { notAfterToday } from './court-checks.ts'

/** What a hearing needs besides its day, and what the court directs at it. */

/** A hearing of which nothing of this is known yet. */
export const noDetails = {
  contestedIds: [],
  policeAdvocate: null,
  defenceAdvocate: null,
  specialMeasures: null,
  interpreter: null,
  timeEstimate: null,
  earlierAskedBy: null,
  earlierAskedOn: null,
  earlierAnswer: null,
} satisfies Partial<Hearing>
/** The same for another day of one hearing: what was arranged is still wanted. */
export const detailsOf = (h: Hearing) => ({
  ...noDetails,
  contestedIds: h.contestedIds,
  policeAdvocate: h.policeAdvocate,
  defenceAdvocate: h.defenceAdvocate,
  specialMeasures: h.specialMeasures,
  interpreter: h.interpreter,
  timeEstimate: h.timeEstimate,
})

export const directionFields = {
  who: choice('Who must do it', directionsFor),
  what: longText('What must be done', { rows: 3, max: 2000, hint: 'For example, serve the body-worn video' }),
  byOn: optionalDate('By when', { hint: 'The last day, inclusive. Leave blank if the court gave none' }),
}
/** A direction with a day earlier than its hearing is of another hearing, or its day is wrong. */
export const refuseDirection = (
  file: CaseFile<'hearings'>,
  h: Hearing | undefined,
  i: { byOn: string | null },
): Refusal[] =>
  h && i.byOn && h.status !== 'listed' && i.byOn < h.listedOn
    ? [
        {
          field: 'byOn',
          message: `By when must be on or after ${longDate(h.listedOn)}, the day of the hearing. If that is wrong, correct the hearing`,
          href: actPath(file.case.ref, 'correctHearing', h.id),
        },
      ]
    : []

export const hearingDetailActs = {
  recordHearingDetails: act({
    label: 'Record who represents, what is contested, special measures and time',
    stage: 'court',
    place: 'court/hearing',
    rank: 1,
    permission: 'court',
    about: 'hearings',
    reads: [],
    from: statusesOf.hearings,
    offered: ({ record: h }) => h.status !== 'vacated',
    guidance: 'It goes onto the hearing sheet, and stays when the hearing is put off to another day.',
    input: z.object({
      contestedIds: records('Conditions that are contested', 'draftConditions', { optional: true }),
      policeAdvocate: optionalText('Who presents it for the police', { max: 300 }),
      defenceAdvocate: optionalText('Who represents the defendant', { max: 300 }),
      specialMeasures: optionalLongText('Special measures', {
        rows: 2,
        hint: 'For whom, which, and whether the court has granted them. For example, a screen or a live link',
      }),
      interpreter: optionalText('Interpreter', { hint: 'Which language, and for whom', max: 300 }),
      timeEstimate: optionalText('Time estimate', { hint: 'For example, half a day', max: 100 }),
    }),
    recorded: ({ record: h, input }) =>
      `Hearing of ${longDate(h.listedOn)}: ${
        [
          input.contestedIds.length
            ? `${input.contestedIds.length} condition${input.contestedIds.length === 1 ? '' : 's'} contested`
            : '',
          input.policeAdvocate || input.defenceAdvocate ? 'representation' : '',
          input.specialMeasures ? 'special measures' : '',
          input.interpreter ? 'interpreter' : '',
          input.timeEstimate ? `time estimate ${input.timeEstimate}` : '',
        ]
          .filter(Boolean)
          .join(', ') || 'nothing special is needed'
      }`,
    patch: ({ record: h, input }) => [set('hearings', h.id, input)],
    prefill: ({ record: h }) => detailsOf(h),
  }),
  recordEarlierDate: act({
    label: 'Record that an earlier day was asked for',
    stage: 'court',
    place: 'court/hearing',
    rank: 1,
    permission: 'court',
    about: 'hearings',
    compares: ({ record: h }) => [h.listedOn, h.earlierAskedBy, h.earlierAskedOn, h.earlierAnswer],
    reads: [],
    from: statusesOf.hearings,
    guidance: 'If the court gives one, record that this hearing was vacated, with the new day.',
    input: z.object({
      earlierAskedBy: text('Who asked for it', { max: 300, hint: 'For example, the defendant’s solicitor' }),
      earlierAskedOn: date('Day on which it was asked for'),
      earlierAnswer: choice('What the court answered', earlierAnswers),
    }),
    recorded: ({ record: h, input }) =>
      `A day earlier than ${longDate(h.listedOn)} was asked for on ${longDate(input.earlierAskedOn)}: ${earlierAnswers[input.earlierAnswer].label.toLowerCase()}`,
    refuse: ({ file, record: h, input, moment: m }) => [
      ...notAfterToday('earlierAskedOn', 'Day on which it was asked for', input.earlierAskedOn, m),
      ...(input.earlierAskedOn > h.listedOn
        ? [
            contradicts(file.case.ref, ['correctHearing', h.id], {
              field: 'earlierAskedOn',
              message: `It must be on or before ${longDate(h.listedOn)}, the day of the hearing`,
            }),
          ]
        : []),
    ],
    patch: ({ record: h, input }) => [set('hearings', h.id, input)],
    prefill: ({ record: h }) => ({
      earlierAskedBy: h.earlierAskedBy,
      earlierAskedOn: h.earlierAskedOn,
      earlierAnswer: h.earlierAnswer,
    }),
  }),
  recordDirection: act({
    label: 'Record a direction of the court',
    stage: 'court',
    place: 'court/hearing',
    rank: 1,
    permission: 'court',
    about: 'hearings',
    onlyAdds: true,
    reads: ['hearings'],
    from: statusesOf.hearings,
    guidance: 'One thing that the court ordered somebody to do. It waits until it is recorded as done.',
    input: z.object(directionFields),
    recorded: ({ record: h, input }) =>
      `Direction at the hearing of ${longDate(h.listedOn)} for ${directionsFor[input.who].label.toLowerCase()}${input.byOn ? `, by ${longDate(input.byOn)}` : ''}`,
    refuse: ({ file, record: h, input }) => refuseDirection(file, h, input),
    patch: ({ record: h, input, moment: m }) => [
      add('directions', {
        id: m.newId(),
        hearingId: h.id,
        ...input,
        doneOn: null,
        doneNote: null,
        at: m.at,
        byId: m.actor.id,
      }),
    ],
    prefill: () => ({ who: 'police' }),
  }),
  endDirection: act({
    label: 'Record that it was done',
    stage: 'court',
    place: 'court/direction',
    permission: 'court',
    about: 'directions',
    reads: [],
    offeredReads: [],
    from: open,
    input: z.object({
      doneOn: date('Day on which it was done'),
      doneNote: optionalLongText('Note', { rows: 2, max: 2000 }),
    }),
    offered: ({ record: d }) => !d.doneOn,
    recorded: ({ record: d, input }) =>
      `Direction for ${directionsFor[d.who].label.toLowerCase()} done on ${longDate(input.doneOn)}${d.byOn && input.doneOn > d.byOn ? `, after ${longDate(d.byOn)}` : ''}`,
    refuse: ({ input, moment: m }) => notAfterToday('doneOn', 'Day', input.doneOn, m),
    patch: ({ record: d, input }) => [set('directions', d.id, input)],
    prefill: ({ today }) => ({ doneOn: today }),
  }),
}
