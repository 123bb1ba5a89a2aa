import { z } from 'zod'
import { type CaseFile, everRecorded } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Order } from '../../case/records/orders.ts'
import { breachPlaces, breachSources } from '../../case/reference/codes/breaches.ts'
import { londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { type Alleged, breachTold, notABreach, questionsOfBreach } from '../../law/practice/breaches.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { askAboutWarnings } from '../decision/legal-questions.ts'
import {
  choice,
  longText,
  moment,
  optionalDate,
  optionalLongText,
  optionalMoment,
  optionalText,
  records,
} from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'

/** What an officer who meets the defendant writes from the door card, without being let into the case. */

const arrests = { yes: { label: 'Yes' }, no: { label: 'No' } } as const

const doorInput = z.object({
  conditionIds: records('Which conditions?', 'orderConditions', {
    optional: true,
    needed: true,
    hint: 'Tick every one that you think was breached. If you cannot tell, tick none',
  }),
  description: longText('What was seen or heard', {
    hint: 'Who did what, and where. What was seized, and who saw it',
    rows: 4,
  }),
  knownAt: moment('When police first knew', {
    hint: 'Now, unless somebody told police before. For example, 16 10 2026 and 21:10',
  }),
  happenedOn: optionalDate('Date it happened', { hint: 'Leave blank if it was the same day' }),
  source: choice('How police came to know', breachSources),
  place: choice('Where it happened', breachPlaces),
  excuse: optionalLongText('What the defendant said', {
    hint: 'Any excuse, in their own words. If none was offered, say so. SPA 2019 s.8(1)',
    rows: 2,
  }),
  sent: optionalText('Who was sent', {
    hint: 'For example, unit MA41 at 21:14. Leave blank if you are there yourself',
    max: 200,
  }),
  arrested: choice('Has the defendant been arrested?', arrests, {
    error: 'Select whether the defendant has been arrested',
  }),
  arrestedAt: optionalMoment('When was the arrest?', {
    hint: 'Leave blank if it was just now',
    when: { field: 'arrested', is: 'yes' },
  }),
})
type DoorInput = z.output<typeof doorInput>

const allegedOf = (file: CaseFile<'orderConditions'>, order: Order, input: DoorInput): Alleged => ({
  order,
  conditions: file.orderConditions.filter(c => c.orderId === order.id && input.conditionIds.includes(c.id)),
  happenedOn: input.happenedOn ?? londonDate(input.knownAt),
  place: input.place,
  excuse: input.excuse,
})
const nextNumber = (file: CaseFile<'breaches'>) =>
  everRecorded(file, 'breaches').reduce((most, b) => Math.max(most, b.number), 0) + 1

/** Nothing that is said here tells more of the case than the register does. */
function refuse(file: CaseFile, order: Order, input: DoorInput, m: Moment): Refusal[] {
  const isLater = (at: string) => Date.parse(at) > Date.parse(m.at)
  const refusals: Refusal[] = []
  const knownOn = londonDate(input.knownAt)
  if (isLater(input.knownAt))
    refusals.push({ field: 'knownAt', message: `When police first knew must be now or earlier, ${longMoment(m.at)}` })
  if (input.happenedOn && input.happenedOn > knownOn)
    refusals.push({
      field: 'happenedOn',
      message: `Date it happened must be on or before ${longDate(knownOn)}, when police first knew`,
    })
  if (input.arrestedAt && (isLater(input.arrestedAt) || Date.parse(input.arrestedAt) < Date.parse(input.knownAt)))
    refusals.push({
      field: 'arrestedAt',
      message: 'The arrest must be after police first knew, and not later than now',
    })
  // Which condition it was may be for somebody else to say: the order's own term is asked about all the same.
  const isAsked = (r: Refusal) => input.conditionIds.length > 0 || r.field !== 'conditionIds'
  if (!refusals.length && notABreach(file, allegedOf(file, order, input)).some(isAsked))
    refusals.push({
      field: input.happenedOn ? 'happenedOn' : 'knownAt',
      message: 'The order, or a condition that you ticked, was not in force on that day. Check the date',
    })
  return refusals
}

/** What was done already while it was written: who was sent, and an arrest. */
const stepsTaken = (input: DoorInput, m: Moment) => [
  ...(input.sent ? [{ step: 'unitSent' as const, at: m.at, reason: input.sent }] : []),
  ...(input.arrested === 'yes'
    ? [{ step: 'arrested' as const, at: input.arrestedAt ?? m.at, reason: 'Recorded from the door card' }]
    : []),
]

export const doorActs = {
  recordBreachAtDoor: act({
    label: 'Record a breach from the door card',
    next: () =>
      'Whoever answers for the order and the stalking coordinator see it at once, and decide about arrest. The time that police have known runs from what you entered.',
    stage: 'breaches',
    place: 'door',
    permission: 'recordBreachAtDoor',
    about: 'orders',
    onlyAdds: true,
    from: ['open', 'closed'],
    evenClosed: true,
    writeOnly:
      'The breach is recorded. The officer in the case, whoever answers for the order and the stalking coordinator have been told.',
    guidance:
      'Whoever answers for the order and the stalking coordinator are told at once. You will not see the case, and need not.',
    input: doorInput,
    offered: () => false,
    recorded: ({ file, record: order, input }) =>
      `Breach ${nextNumber(file)} recorded from the door card of ${order.ref}: police have known since ${longMoment(input.knownAt)}${input.arrested === 'yes' ? '. The defendant was arrested' : ''}`,
    refuse: ({ file, record, input, moment }) => refuse(file, record, input, moment),
    patch: ({ file, record: order, input, moment }) => {
      const alleged = allegedOf(file, order, input)
      const breachId = moment.newId()
      return [
        add('breaches', {
          id: breachId,
          number: nextNumber(file),
          offence: 'breach',
          notificationId: null,
          orderId: order.id,
          otherOrderId: null,
          conditionIds: alleged.conditions.map(c => c.id),
          happenedOn: alleged.happenedOn,
          knownAt: input.knownAt,
          source: input.source,
          place: input.place,
          description: input.description,
          excuse: input.excuse,
          crimeReference: null,
          checkId: null,
          endedAt: null,
          byId: moment.actor.id,
        }),
        ...stepsTaken(input, moment).map(taken =>
          add('breachSteps', {
            id: moment.newId(),
            breachId,
            ...taken,
            outcome: null,
            sentenceKind: null,
            sentencingCourt: null,
            sentenceMonths: null,
            sentence: null,
            byId: moment.actor.id,
          }),
        ),
        ...dueContacts(file, moment, 'breach', { on: alleged.happenedOn, from: londonDate(input.knownAt) }),
        ...askAboutWarnings(
          file,
          moment,
          order.id,
          questionsOfBreach(file, alleged).filter(w => w.rule === 'V78'),
        ),
      ]
    },
    tells: ({ file, record: order }) => [
      ...breachTold(file, 'evenClosed'),
      { kind: 'breachRecorded', to: { person: order.ownerId } },
    ],
  }),
}
