import { z } from 'zod'
import { londonDate, longDate } from '../../case/time/calendar.ts'
import { reclassifiedAnswers } from '../../case/views/reports.ts'
import { forceAct } from '../act/act.ts'
import {
  choice,
  longText,
  moment as momentOf,
  optionalChoice,
  optionalLongText,
  optionalText,
  text,
} from '../form/fields.ts'

const stalking = { yes: { label: 'Stalking' }, no: { label: 'Not stalking' } } as const
const known = 'The same change of this crime is known already'

/** What a records system says of a crime that is known here, and the second reading of one that it took out of stalking. */
export const recordsChangeActs = {
  takeRecordsChange: forceAct({
    label: 'Take a change of a crime from a records system',
    permission: 'feedReports',
    about: 'force',
    needs: ['crimeCases'],
    onlyAdds: true,
    byProgram: true,
    input: z.object({
      crimeReference: text('Crime reference', { max: 60 }),
      changedAt: momentOf('When it was changed there'),
      outcome: optionalText('Outcome', { max: 200 }),
      officer: optionalText('Officer', { max: 200 }),
      isStalking: optionalChoice('Recorded as', stalking),
      reason: optionalLongText('Reason', { max: 2000 }),
    }),
    recorded: ({ input: i }) =>
      `A records system changed ${i.crimeReference}: ${[
        i.outcome && `outcome ${i.outcome}`,
        i.officer && 'another officer',
        i.isStalking && (i.isStalking === 'no' ? 'no longer recorded as stalking' : 'recorded as stalking'),
      ]
        .filter(Boolean)
        .join(', ')}`,
    refuse: ({ file, input: i, moment: m }) => [
      ...(Date.parse(i.changedAt) > Date.parse(m.at)
        ? [{ field: 'changedAt', message: 'The time of the change is in the future' }]
        : []),
      ...(i.outcome || i.officer || i.isStalking
        ? []
        : [{ message: 'Nothing changed: say the outcome, the officer, or whether it is stalking' }]),
      ...(file.recordsChanges.some(
        c =>
          Date.parse(c.changedAt) === Date.parse(i.changedAt) &&
          c.outcome === i.outcome &&
          c.officer === i.officer &&
          c.isStalking === (i.isStalking ? i.isStalking === 'yes' : null),
      )
        ? [{ message: known }]
        : []),
    ],
    patch: ({ file, input: i, moment: m }) =>
      (file.crimeCases.length ? file.crimeCases : [null]).map(caseId => ({
        in: 'recordsChanges' as const,
        add: {
          id: m.newId(),
          name: i.crimeReference,
          systemId: m.actor.id,
          crimeReference: i.crimeReference,
          changedAt: i.changedAt,
          outcome: i.outcome,
          officer: i.officer,
          isStalking: i.isStalking ? i.isStalking === 'yes' : null,
          reason: i.reason,
          caseId,
          at: m.at,
          answer: null,
          answerNote: null,
          answeredAt: null,
          answeredById: null,
        },
      })),
  }),
  readReclassified: forceAct({
    label: 'Read a crime that was taken out of stalking',
    verb: 'Record what you find',
    place: 'reports/change',
    permission: 'secondLook',
    about: 'recordsChanges',
    shownAt: '/reports/changes',
    compares: ({ record }) => record.answer,
    guidance:
      'The records system no longer counts this as stalking. A second person reads what is known, as of every decision that something is not stalking.',
    aside: ({ record: c }) => [
      {
        title: `${c.crimeReference}, changed on ${longDate(londonDate(c.changedAt))}`,
        lines: [c.reason ?? 'No reason was sent with it.'],
      },
    ],
    input: z.object({
      answer: choice('What you find', reclassifiedAnswers),
      note: longText('Why', { rows: 3, max: 2000 }),
    }),
    recorded: ({ record: c, input: i }) =>
      `${c.crimeReference} was taken out of stalking, and read by a second person. ${reclassifiedAnswers[i.answer].label}`,
    refuse: ({ record: c }) =>
      c.isStalking !== false
        ? [{ message: 'This change took nothing out of stalking' }]
        : c.answer
          ? [{ message: 'This has been read already' }]
          : [],
    patch: ({ record: c, input: i, moment: m }) => [
      {
        in: 'recordsChanges',
        id: c.id,
        set: { answer: i.answer, answerNote: i.note, answeredAt: m.at, answeredById: m.actor.id },
      },
    ],
    offered: ({ record: c }) => c.isStalking === false && !c.answer,
  }),
} as const
