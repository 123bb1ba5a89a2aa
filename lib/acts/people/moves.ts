import { z } from 'zod'
import { add, set } from '../../case/patch.ts'
import { moveCountries } from '../../case/reference/codes/people.ts'
import { longDate } from '../../case/time/calendar.ts'
import { moveOn, policeOf } from '../../case/views/moves.ts'
import { ordersInForce } from '../../case/views/orders.ts'
import { questionOfMove } from '../../law/rules/questions.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { addressDuties } from '../compliance/address-duties.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { askLegal } from '../decision/legal-questions.ts'
import { choice, date, longText, text } from '../form/fields.ts'

/** The defendant leaves England and Wales: what still binds is shown with the order, and legal services are asked. */
export const moveActs = {
  recordMoveAway: act({
    label: 'Record a move out of England and Wales',
    stage: 'case',
    place: 'people/defendant',
    permission: 'recordEvidence',
    about: 'defendants',
    onlyAdds: true,
    reads: ['applications', 'changes', 'legalQuestions', 'moves', 'orderVersions', 'orders'],
    offeredReads: ['moves'],
    from: open,
    guidance:
      'The case stays open and the order goes on. The move starts the three days in which the defendant must notify the new address, and a question to legal services about where a breach would be an offence.',
    input: z.object({
      country: choice('Where they moved to', moveCountries),
      movedOn: date('Day of the move', { hint: 'It may be in the future' }),
      note: longText('What is known, and how', { rows: 3, max: 2000, withheld: true }),
    }),
    recorded: ({ input }) => `Defendant moves to ${place(input.country)} on ${longDate(input.movedOn)}`,
    offered: ({ file, today }) => !moveOn(file, today),
    refuse: ({ file, input }) =>
      file.moves.some(m => m.movedOn === input.movedOn && m.country === input.country)
        ? [{ field: 'movedOn', message: 'This move is recorded already' }]
        : [],
    patch: ({ file, input, moment: m }) => [
      add('moves', {
        id: m.newId(),
        ...input,
        toldOn: null,
        liaison: null,
        returnedOn: null,
        at: m.at,
        byId: m.actor.id,
      }),
      ...addressDuties(file, input.movedOn, `Move to ${place(input.country)}`, m),
      ...ordersInForce(file, m.today).flatMap(o =>
        askLegal(file, m, o.id, [questionOfMove(o.ref, place(input.country), input.movedOn)]),
      ),
    ],
  }),
  recordPoliceTold: act({
    label: 'Record that the police there were told',
    stage: 'case',
    place: 'people/move',
    permission: 'recordEvidence',
    about: 'moves',
    reads: [],
    from: open,
    input: z.object({
      toldOn: date('Date'),
      liaison: text('Who to speak to there', { hint: 'Name, post and how to reach them', withheld: true }),
    }),
    offered: ({ record }) => !record.toldOn,
    recorded: ({ record, input }) => `Told on ${longDate(input.toldOn)} of the move: ${policeOf[record.country]}`,
    refuse: ({ input, moment }) => notAfterToday('toldOn', 'Date', input.toldOn, moment),
    patch: ({ record, input }) => [set('moves', record.id, input)],
    prefill: ({ today }) => ({ toldOn: today }),
  }),
  recordReturn: act({
    label: 'Record that the defendant came back',
    stage: 'case',
    place: 'people/move',
    permission: 'recordEvidence',
    about: 'moves',
    reads: [],
    from: open,
    input: z.object({ returnedOn: date('Day of the return') }),
    offered: ({ record }) => !record.returnedOn,
    recorded: ({ record, input }) => `Defendant back from ${place(record.country)} on ${longDate(input.returnedOn)}`,
    refuse: ({ file, record, input, moment }) => [
      ...notAfterToday('returnedOn', 'Day of the return', input.returnedOn, moment),
      ...(input.returnedOn < record.movedOn
        ? [
            contradicts(file.case.ref, ['correctMove', record.id], {
              field: 'returnedOn',
              message: `Day of the return must be on or after ${longDate(record.movedOn)}, the day of the move`,
            }),
          ]
        : []),
    ],
    patch: ({ record, input }) => [set('moves', record.id, input)],
  }),
} as const
const place = (country: keyof typeof moveCountries) =>
  country === 'elsewhere' ? 'another country' : moveCountries[country].label
