import { z } from 'zod'
import { type CaseFile, everRecorded, type Kept, type Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Breach, BreachStepTaken } from '../../case/records/compliance.ts'
import type { Id } from '../../case/records/id.ts'
import type { Order } from '../../case/records/orders.ts'
import { breachPlaces, breachSources } from '../../case/reference/codes/breaches.ts'
import { londonDate, longDate, longMoment, minutesBetween } from '../../case/time/calendar.ts'
import { list, lowerFirst } from '../../case/words/grammar.ts'
import {
  type Alleged,
  breachTold,
  isBreach,
  notABreach,
  questionsOfBreach,
  spanOf,
} from '../../law/practice/breaches.ts'
import { likelyDuplicate, type Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { overlaps } from '../act/duplicates.ts'
import { askAboutWarnings } from '../decision/legal-questions.ts'
import {
  carriedField,
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

/**
 * What an officer who meets the defendant writes from the door card, without being let into the case. Of what stands there
 * they are told one thing: that a breach on the day that they give was recorded within the last day, which they or
 * whoever stood beside them may have done.
 */

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
  source: choice('How police came to know', breachSources, { compact: true }),
  place: choice('Where it happened', breachPlaces, { compact: true, detail: 'filled' }),
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
  again: carriedField('Whether it is the breach that was recorded already'),
})
const sameEvent = 'same'
const addsToIt = 'adds'
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

/** How long a breach that was recorded is asked about: at the door together, or on the phone to the same caller. */
const askedForHours = 24
/** The breach that this likely is: of the same order, day and conditions, and recorded a short time ago; the last such. */
function likelyThere(file: CaseFile<'breaches' | 'orderConditions'>, order: Order, input: DoorInput, m: Moment) {
  const alleged = allegedOf(file, order, input)
  const ticked = alleged.conditions.map(c => c.id)
  const recordedAt = (b: Breach) => (b as Kept).recordedAt ?? b.knownAt
  return file.breaches
    .filter(
      b =>
        isBreach(b) &&
        b.orderId === order.id &&
        b.happenedOn === alleged.happenedOn &&
        overlaps(b.conditionIds, ticked) &&
        minutesBetween(recordedAt(b), m.at) < askedForHours * 60,
    )
    .sort((a, b) => Date.parse(recordedAt(a)) - Date.parse(recordedAt(b)))
    .at(-1)
}
const breachMeant = (d: { file: CaseFile; record: Order; input: DoorInput; moment: Moment }) =>
  d.input.again ? likelyThere(d.file, d.record, d.input, d.moment) : undefined

/** Asked with what the officer wrote themselves, and how long ago: nothing else of the breach that is there. */
function askIfSame(file: CaseFile, order: Order, input: DoorInput, m: Moment): Refusal[] {
  const there = input.again ? undefined : likelyThere(file, order, input, m)
  if (!there) return []
  const alleged = allegedOf(file, order, input)
  const both = alleged.conditions.filter(c => there.conditionIds.includes(c.id)).map(c => c.number)
  const what = both.length ? `condition${both.length > 1 ? 's' : ''} ${list(both.map(String))}` : 'this order'
  const ago = spanOf(minutesBetween((there as Kept).recordedAt ?? there.knownAt, m.at))
  return [
    {
      message: `A breach of ${what} on ${longDate(alleged.happenedOn)} was recorded already, ${ago} ago, by ${there.byId === m.actor.id ? 'you' : 'somebody else in the force'}. Say whether this is the same event`,
      source: likelyDuplicate,
      answers: [
        { field: 'again', value: sameEvent, text: 'The same event: nothing to add' },
        { field: 'again', value: addsToIt, text: 'The same event: add this to it' },
      ],
    },
  ]
}

/** What a second officer saw and was told, as a line of the breach that is there. */
const seenAgain = (file: CaseFile, order: Order, input: DoorInput) => {
  const { conditions } = allegedOf(file, order, input)
  return [
    input.description,
    conditions.length
      ? `Condition${conditions.length > 1 ? 's' : ''} ticked: ${list(conditions.map(c => String(c.number)))}.`
      : '',
    input.excuse ? `The defendant said: ${input.excuse}` : '',
    `Police first knew, as recorded here: ${longMoment(input.knownAt)}. How: ${lowerFirst(breachSources[input.source].label)}.`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** What was done already while it was written: who was sent, and an arrest. */
const stepsTaken = (input: DoorInput, m: Moment) => [
  ...(input.sent ? [{ step: 'unitSent' as const, at: m.at, reason: input.sent }] : []),
  ...(input.arrested === 'yes'
    ? [{ step: 'arrested' as const, at: input.arrestedAt ?? m.at, reason: 'Recorded from the door card' }]
    : []),
]

const stepsPatch = (breachId: Id, m: Moment, taken: Pick<BreachStepTaken, 'step' | 'at' | 'reason'>[]): Patch =>
  taken.map(step =>
    add('breachSteps', {
      id: m.newId(),
      breachId,
      ...step,
      outcome: null,
      sentenceKind: null,
      sentencingCourt: null,
      sentenceMonths: null,
      sentence: null,
      byId: m.actor.id,
    }),
  )
const arrestedToo = (input: DoorInput) => (input.arrested === 'yes' ? '. The defendant was arrested' : '')

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
    writeOnly: ({ again }) =>
      again === sameEvent
        ? 'Nothing was added: the breach stands as it was recorded'
        : `${again === addsToIt ? 'What you wrote is added to the breach' : 'The breach is recorded'}. The officer in the case, whoever answers for the order and the stalking coordinator have been told.`,
    guidance:
      'Whoever answers for the order and the stalking coordinator are told at once. You will not see the case, and need not.',
    input: doorInput,
    offered: () => false,
    warn: ({ file, record, input, moment }) => askIfSame(file, record, input, moment),
    recorded: ({ file, record: order, input, moment }) => {
      const meant = breachMeant({ file, record: order, input, moment })
      if (meant && input.again === sameEvent)
        return `Breach ${meant.number} was seen at the door of ${order.ref} too: it is the same, and nothing was added`
      if (meant)
        return `More was recorded of breach ${meant.number} from the door card of ${order.ref}${arrestedToo(input)}`
      return `Breach ${nextNumber(file)} recorded from the door card of ${order.ref}: police have known since ${longMoment(input.knownAt)}${arrestedToo(input)}`
    },
    refuse: ({ file, record, input, moment }) => refuse(file, record, input, moment),
    patch: ({ file, record: order, input, moment }) => {
      const alleged = allegedOf(file, order, input)
      const meant = breachMeant({ file, record: order, input, moment })
      if (meant && input.again === sameEvent) return []
      if (meant)
        return stepsPatch(meant.id, moment, [
          { step: 'seenAgain', at: moment.at, reason: seenAgain(file, order, input) },
          ...stepsTaken(input, moment),
        ])
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
        ...stepsPatch(breachId, moment, stepsTaken(input, moment)),
        ...dueContacts(file, moment, 'breach', { on: alleged.happenedOn, from: londonDate(input.knownAt) }),
        ...askAboutWarnings(
          file,
          moment,
          order.id,
          questionsOfBreach(file, alleged).filter(w => w.rule === 'V78'),
        ),
      ]
    },
    tells: ({ file, record: order, input, moment }) =>
      input.again === sameEvent && breachMeant({ file, record: order, input, moment })
        ? []
        : [...breachTold(file, 'evenClosed'), { kind: 'breachRecorded', to: { person: order.ownerId } }],
  }),
}
