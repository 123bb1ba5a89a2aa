import { z } from 'zod'
import { type CaseFile, everRecorded, type Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Order, OrderCondition } from '../../case/records/orders.ts'
import { breachPlaces } from '../../case/reference/codes/breaches.ts'
import { checkMethods, checkResults } from '../../case/reference/codes/orders.ts'
import { addDays, type Instant, londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { checkInterval, conditionName } from '../../case/views/compliance.ts'
import { conditionsOn, isInForce } from '../../case/views/orders.ts'
import { methodOn } from '../../case/views/whereabouts.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { type Alleged, breachTold, notABreach, questionsOfBreach } from '../../law/practice/breaches.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import {
  choice,
  date,
  number,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalMoment,
  record,
} from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'

const checkInput = z.object({
  result: choice('What did you find?', checkResults, { error: 'Select what you found' }),
  method: choice('How did you check?', checkMethods, { error: 'Select how you checked' }),
  found: optionalLongText('What was found', {
    hint: 'Needed if a breach was found, or if the condition could not be checked. What you saw, where, and what was seized',
    rows: 4,
  }),
  happenedOn: optionalDate('Date of the breach', {
    hint: 'Leave blank if it was the day of the check',
    when: { field: 'result', is: 'breach' },
  }),
  place: optionalChoice('Where the breach happened', breachPlaces, {
    when: { field: 'result', is: 'breach' },
    needed: true,
  }),
  excuse: optionalLongText('Reasonable excuse', {
    hint: 'What the defendant said. If none was offered, say so. SPA 2019 s.8(1)',
    rows: 2,
    when: { field: 'result', is: 'breach' },
  }),
  checkedAt: optionalMoment('When did you check?', {
    hint: 'Leave blank if it was just now. If a breach was found, its clock starts at this moment',
  }),
  nextOn: optionalDate('Next check'),
})
export type CheckInput = z.output<typeof checkInput>

const orderOf = (file: CaseFile<'orders'>, condition: OrderCondition): Order => {
  const order = file.orders.find(o => o.id === condition.orderId)
  if (!order) throw new Error(`Condition ${condition.id} has no order`)
  return order
}
export const momentOf = (input: CheckInput, m: Moment): Instant => input.checkedAt ?? m.at
export const allegedOf = (
  file: CaseFile<'orders'>,
  condition: OrderCondition,
  input: CheckInput,
  m: Moment,
): Alleged => ({
  order: orderOf(file, condition),
  conditions: [condition],
  happenedOn: input.happenedOn ?? londonDate(momentOf(input, m)),
  place: input.place,
  excuse: input.excuse,
})
export const nextBreachNumber = (file: CaseFile<'breaches'>) =>
  everRecorded(file, 'breaches').reduce((most, b) => Math.max(most, b.number), 0) + 1

export function refuseCheck(file: CaseFile, condition: OrderCondition, input: CheckInput, m: Moment): Refusal[] {
  const at = momentOf(input, m)
  const order = orderOf(file, condition)
  const refusals: Refusal[] = []
  const field = input.checkedAt ? { field: 'checkedAt' } : {}
  if (Date.parse(at) > Date.parse(m.at))
    refusals.push({ ...field, message: `The check must be now or earlier, ${longMoment(m.at)}` })
  if (londonDate(at) < order.madeOn)
    refusals.push(
      contradicts(file.case.ref, ['correctOrderRecord', order.id], {
        ...field,
        message: `The check must be on or after ${longDate(order.madeOn)}, when ${order.ref} was made`,
      }),
    )
  if (input.result === 'breach' && !input.found)
    refusals.push({ field: 'found', message: 'Enter what was found: it is the record of the breach' })
  if (input.result === 'notDone' && !input.found)
    refusals.push({ field: 'found', message: 'Enter why the condition could not be checked' })
  if (input.nextOn && input.nextOn < londonDate(at))
    refusals.push({ field: 'nextOn', message: 'The next check must be on or after the day of this one' })
  if (input.result !== 'breach') return refusals
  if (!input.place) refusals.push({ field: 'place', message: 'Select where the breach happened' })
  const alleged = allegedOf(file, condition, input, m)
  if (alleged.happenedOn > londonDate(at))
    refusals.push({ field: 'happenedOn', message: 'The breach cannot be later than the check that found it' })
  return [...refusals, ...notABreach(file, alleged)]
}

function breachPatch(
  file: CaseFile<'orders'>,
  condition: OrderCondition,
  input: CheckInput,
  m: Moment,
  { checkId, number }: { checkId: string; number: number },
): Patch {
  const alleged = allegedOf(file, condition, input, m)
  return [
    add('breaches', {
      id: m.newId(),
      number,
      offence: 'breach',
      notificationId: null,
      orderId: alleged.order.id,
      otherOrderId: null,
      conditionIds: [condition.id],
      happenedOn: alleged.happenedOn,
      knownAt: momentOf(input, m),
      source: 'proactive',
      place: input.place ?? 'englandWales',
      description: input.found ?? '',
      excuse: input.excuse,
      crimeReference: null,
      checkId,
      endedAt: null,
      byId: m.actor.id,
    }),
  ]
}

/** A check of a condition, when the next is due, and the breach that it found. `number` is that breach's. */
export function checkPatch(
  file: CaseFile<'breaches' | 'orders'>,
  condition: OrderCondition,
  input: CheckInput,
  moment: Moment,
  number: number,
): Patch {
  const checkId = moment.newId()
  return [
    add('checks', {
      id: checkId,
      orderId: condition.orderId,
      conditionId: condition.id,
      subject: null,
      checkedAt: momentOf(input, moment),
      method: input.method,
      result: input.result,
      found: input.found,
      nextOn: input.nextOn,
      byId: moment.actor.id,
    }),
    set('orderConditions', condition.id, { nextCheckOn: input.nextOn }),
    ...(input.result === 'breach' ? breachPatch(file, condition, input, moment, { checkId, number }) : []),
  ]
}

const standsIn = (
  file: CaseFile<'applications' | 'orderConditions' | 'orderVersions' | 'orders'>,
  condition: OrderCondition,
  today: string,
) => {
  const order = file.orders.find(o => o.id === condition.orderId)
  return !!order && isInForce(order, file, today) && conditionsOn(order, file, today).some(c => c.id === condition.id)
}

export const complianceActs = {
  planCheck: act({
    label: 'Plan checks',
    stage: 'compliance',
    place: 'compliance/plan',
    permission: 'planChecks',
    about: 'orderConditions',
    reads: ['applications', 'orderVersions', 'orders'],
    offeredReads: ['applications', 'orderVersions', 'orders'],
    from: open,
    guidance: 'Every condition of an order in force has someone to check it, a way to check it and a date.',
    input: z.object({
      checkerId: record('Who checks', 'checkers'),
      method: choice('How', checkMethods),
      everyDays: number('Every how many days', { least: 1, most: 365 }),
      nextOn: date('Next check'),
    }),
    aside: ({ file, record: condition }) => [
      {
        title: conditionName(file, condition),
        lines: [condition.text, ...(condition.locality ? [condition.locality] : [])],
      },
    ],
    offered: ({ file, record: condition, today }) => standsIn(file, condition, today),
    recorded: ({ file, record: condition, input }) =>
      `${conditionName(file, condition)}: checks planned by ${lowerFirst(checkMethods[input.method].label)}, every ${input.everyDays} days, next on ${longDate(input.nextOn)}`,
    refuse: ({ input, moment }) =>
      input.nextOn < moment.today ? [{ field: 'nextOn', message: 'The next check must be today or later' }] : [],
    warn: ({ file, record: condition, input, moment }) => [
      ...(!standsIn(file, condition, moment.today)
        ? [{ message: `${conditionName(file, condition)} is not in force today` }]
        : []),
      ...(condition.lastDay && input.nextOn > condition.lastDay
        ? [{ field: 'nextOn', message: `This condition ends on ${longDate(condition.lastDay)}, before the next check` }]
        : []),
    ],
    patch: ({ record: condition, input }) => [
      set('orderConditions', condition.id, {
        checkerId: input.checkerId,
        checkMethod: input.method,
        checkEveryDays: input.everyDays,
        nextCheckOn: input.nextOn,
      }),
    ],
    prefill: ({ file, record: condition, today }) => {
      const everyDays = checkInterval(file, condition)
      return {
        checkerId: condition.checkerId,
        method: condition.checkMethod,
        everyDays,
        nextOn: condition.nextCheckOn && condition.nextCheckOn >= today ? condition.nextCheckOn : today,
      }
    },
  }),
  recordCheck: act({
    label: 'Record a check',
    next: ({ file }) =>
      `The next check is asked for on the day that you set. A breach is seen at once by the officer, the order’s owner and the coordinator, who decide about arrest within ${file.settings.breachAlarmHours[0] ?? 1} hour${file.settings.breachAlarmHours[0] === 1 ? '' : 's'}.`,
    stage: 'compliance',
    place: 'compliance/check',
    permission: 'check',
    about: 'orderConditions',
    offeredReads: ['applications', 'orderVersions', 'orders'],
    from: open,
    guidance: 'If you find a breach it is recorded with the check, as found by police. Attach photographs afterwards.',
    input: checkInput,
    aside: ({ file, record: condition }) => [
      {
        title: conditionName(file, condition),
        lines: [condition.text, ...(condition.locality ? [condition.locality] : [])],
      },
    ],
    offered: ({ file, record: condition, today }) => standsIn(file, condition, today),
    recorded: ({ file, record: condition, input, moment }) => {
      const checked = `${conditionName(file, condition)} checked (${lowerFirst(checkMethods[input.method].label)}): ${lowerFirst(checkResults[input.result].label)}`
      return input.result === 'breach'
        ? `${checked}. Breach ${nextBreachNumber(file)} recorded, found by police, known since ${longMoment(momentOf(input, moment))}`
        : checked
    },
    refuse: ({ file, record: condition, input, moment }) => refuseCheck(file, condition, input, moment),
    warn: ({ file, record: condition, input, moment }) => [
      ...(!input.nextOn && standsIn(file, condition, moment.today)
        ? [{ field: 'nextOn', message: 'No date is set for the next check of a condition that is in force' }]
        : []),
      ...(input.result === 'breach' ? questionsOfBreach(file, allegedOf(file, condition, input, moment)) : []),
    ],
    patch: ({ file, record: condition, input, moment }) => [
      ...checkPatch(file, condition, input, moment, nextBreachNumber(file)),
      ...(input.result === 'breach'
        ? dueContacts(file, moment, 'breach', { on: londonDate(momentOf(input, moment)) })
        : []),
    ],
    tells: ({ file, input }) => (input.result === 'breach' ? breachTold(file) : []),
    prefill: ({ file, record: condition, today }) => {
      const next = addDays(today, checkInterval(file, condition))
      return {
        method: methodOn(file, condition.checkMethod, today),
        place: 'englandWales',
        nextOn: condition.lastDay && condition.lastDay < next ? null : next,
      }
    },
  }),
}
