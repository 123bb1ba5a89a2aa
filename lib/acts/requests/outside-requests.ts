import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { OutsideRequest } from '../../case/records/requests.ts'
import { outsideRequestKinds, requesters, requestMeans, requestOutcomes } from '../../case/reference/codes/requests.ts'
import { addMonths, longDate } from '../../case/time/calendar.ts'
import { targetDay, targetWords } from '../../case/time/working-days.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { choice, date, longText, optionalDate, optionalText, text } from '../form/fields.ts'

/** Requests and complaints from outside: who asked, by when they are answered, what they were answered, and when they were told. */

const notAfterToday = (field: string, label: string, day: string | null, m: Moment): Refusal[] =>
  day !== null && day > m.today ? [{ field, message: `${label} must be on or before today, ${longDate(m.today)}` }] : []
const notBefore = (field: string, label: string, day: string | null, first: string): Refusal[] =>
  day !== null && day < first ? [{ field, message: `${label} must be on or after ${longDate(first)}` }] : []
const kindWords = (r: Pick<OutsideRequest, 'kind'>) => (r.kind === 'complaint' ? 'Complaint' : 'Request')
/**
 * Of a request that data protection law gives a time, a day after it. The time runs from the latest of the request, what
 * shows who asks and a fee, and stands still while what is needed to find the records is waited for: so it is questioned, and
 * not refused.
 */
const pastItsTime = (i: Pick<OutsideRequest, 'kind' | 'receivedOn' | 'answerDueOn'>, m: Moment): Refusal[] => {
  if (i.kind !== 'subjectAccess' && i.kind !== 'correction') return []
  const { subjectAnsweredWithinMonths: first, subjectExtendedByMonths: more } = m.settings
  const last = addMonths(i.receivedOn, first)
  const extended = addMonths(i.receivedOn, first + more)
  if (i.answerDueOn <= last) return []
  const message =
    i.answerDueOn <= extended
      ? `Such a request is to be answered by ${longDate(last)}, unless whoever asked is told by then, with the reasons, that it will take until ${longDate(extended)} at most.`
      : `Such a request is to be answered by ${longDate(extended)} at the latest, with the time that you wait for what you need to find the records added.`
  return [{ field: 'answerDueOn', message, source: 'DPA 2018 s.54, as amended from 5 February 2026' }]
}
const fromWords = (r: Pick<OutsideRequest, 'kind' | 'fromKind' | 'receivedOn'>) =>
  `${kindWords(r)} of ${longDate(r.receivedOn)} from ${requesters[r.fromKind].label.toLowerCase()}`

export const outsideRequestActs = {
  recordOutsideRequest: act({
    label: 'Record a request or complaint',
    next: ({ file }) =>
      `It waits for its answer, due within ${targetWords('requestAnsweredWithinDays', file.settings)} unless you set another day. A complaint goes to the supervisor the same day.`,
    stage: 'contact',
    place: 'contact',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: [],
    from: ['open', 'closed'],
    evenClosed: true,
    guidance:
      'A request for an order by a victim, an advocate, a charity or another force has a written answer by a date, and whoever asked is told. A complaint goes to the supervisor the same day. Write no address or phone number here.',
    input: z.object({
      kind: choice('What it is', outsideRequestKinds),
      fromKind: choice('Who asked or complained', requesters),
      fromWhom: text('Their name, and their organisation', { max: 200 }),
      means: choice('How it was received', requestMeans),
      receivedOn: date('Date it came'),
      asked: longText('What they asked or complained of', {
        rows: 4,
        max: 4000,
        hint: 'In their own words where you can',
      }),
      answerDueOn: date('Date by which they are to be answered'),
    }),
    recorded: ({ input: i }) => `${fromWords(i)}, to be answered by ${longDate(i.answerDueOn)}`,
    refuse: ({ input: i, moment: m }) => [
      ...notAfterToday('receivedOn', 'Date it came', i.receivedOn, m),
      ...notBefore('answerDueOn', 'Date to answer by', i.answerDueOn, i.receivedOn),
    ],
    warn: ({ input: i, moment: m }) => pastItsTime(i, m),
    prefill: ({ file, today }) => ({
      receivedOn: today,
      answerDueOn: targetDay(today, 'requestAnsweredWithinDays', file.settings),
    }),
    patch: ({ input: i, moment: m }) => [
      add('outsideRequests', {
        id: m.newId(),
        ...i,
        answeredOn: null,
        outcome: null,
        answer: null,
        toldOn: null,
        toldHow: null,
        seenAt: null,
        seenById: null,
        at: m.at,
        byId: m.actor.id,
      }),
    ],
  }),
  answerOutsideRequest: act({
    label: 'Record the answer',
    stage: 'contact',
    place: 'contact/request',
    permission: 'contactVictim',
    about: 'outsideRequests',
    reads: [],
    from: ['open', 'closed'],
    evenClosed: true,
    input: z.object({
      outcome: choice('What was decided', requestOutcomes),
      answer: longText('The answer, as they were given it', { rows: 5, max: 4000 }),
      answeredOn: date('Date it was decided'),
      toldOn: optionalDate('Date they were told', { hint: 'Leave blank if they have not been told yet' }),
      toldHow: optionalText('How they were told', { max: 200 }),
    }),
    recorded: ({ record: r, input: i }) =>
      `${fromWords(r)} answered: ${requestOutcomes[i.outcome].label.toLowerCase()}${i.answeredOn > r.answerDueOn ? `, after ${longDate(r.answerDueOn)} when it was due` : ''}`,
    offered: ({ record: r }) => !r.answeredOn,
    refuse: ({ record: r, input: i, moment: m }) => [
      ...(r.answeredOn
        ? [{ message: `This was answered on ${longDate(r.answeredOn)}. Correct the record instead` }]
        : []),
      ...notAfterToday('answeredOn', 'Date it was decided', i.answeredOn, m),
      ...notBefore('answeredOn', 'Date it was decided', i.answeredOn, r.receivedOn),
      ...notAfterToday('toldOn', 'Date they were told', i.toldOn, m),
      ...notBefore('toldOn', 'Date they were told', i.toldOn, i.answeredOn),
    ],
    prefill: ({ today }) => ({ answeredOn: today }),
    patch: ({ record: r, input: i }) => [set('outsideRequests', r.id, i)],
  }),
  tellRequester: act({
    label: 'Record that they were told',
    stage: 'contact',
    place: 'contact/request',
    permission: 'contactVictim',
    about: 'outsideRequests',
    reads: [],
    from: ['open', 'closed'],
    evenClosed: true,
    input: z.object({ toldOn: date('Date they were told'), toldHow: text('How they were told', { max: 200 }) }),
    recorded: ({ record: r, input: i }) => `${fromWords(r)}: told the answer on ${longDate(i.toldOn)}`,
    offered: ({ record: r }) => r.answeredOn !== null && r.toldOn === null,
    refuse: ({ record: r, input: i, moment: m }) => [
      ...(r.answeredOn
        ? notBefore('toldOn', 'Date they were told', i.toldOn, r.answeredOn)
        : [{ message: 'Record the answer first' }]),
      ...(r.toldOn ? [{ message: `They were told on ${longDate(r.toldOn)}` }] : []),
      ...notAfterToday('toldOn', 'Date they were told', i.toldOn, m),
    ],
    prefill: ({ today }) => ({ toldOn: today }),
    patch: ({ record: r, input: i }) => [set('outsideRequests', r.id, i)],
  }),
  seeComplaint: act({
    label: 'Mark the complaint as seen',
    verb: 'I have seen it',
    stage: 'contact',
    place: 'contact/request',
    permission: 'oversee',
    about: 'outsideRequests',
    reads: [],
    from: ['open', 'closed'],
    evenClosed: true,
    aside: ({ record: r }) => [{ title: fromWords(r), lines: [r.asked] }],
    input: z.object({}),
    recorded: ({ record: r }) => `${fromWords(r)}: seen by the supervisor`,
    offered: ({ record: r }) => r.kind === 'complaint' && r.seenAt === null,
    refuse: ({ record: r }) => [
      ...(r.kind === 'complaint' ? [] : [{ message: 'This is a request and no complaint' }]),
      ...(r.seenAt ? [{ message: 'The supervisor has seen it already' }] : []),
    ],
    patch: ({ record: r, moment: m }) => [set('outsideRequests', r.id, { seenAt: m.at, seenById: m.actor.id })],
  }),
}
