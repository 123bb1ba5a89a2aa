import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import type { Order, OrderCondition } from '../../case/records/orders.ts'
import { breachPlaces } from '../../case/reference/codes/breaches.ts'
import { checkMethods, checkResults } from '../../case/reference/codes/orders.ts'
import { addDays, londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { checkInterval } from '../../case/views/compliance.ts'
import { conditionsOn, isInForce } from '../../case/views/orders.ts'
import { methodOn } from '../../case/views/whereabouts.ts'
import { breachTold, questionsOfBreach } from '../../law/practice/breaches.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { choice, optionalChoice, optionalDate, optionalLongText, optionalMoment, record, rows } from '../form/fields.ts'
import { filesInForm, filesPatch, refuseFiles, warnFiles } from '../form/files-in-form.ts'
import { dueContacts } from '../people/milestones.ts'
import { allegedOf, type CheckInput, checkPatch, nextBreachNumber, refuseCheck } from './compliance.ts'

/** One visit under an order: every condition that applied on its day, checked together. */

const outcomes = {
  allComplied: { label: 'Complied with every condition' },
  exceptions: { label: 'There are exceptions', hint: 'A breach, or a condition that could not be checked' },
} as const
const { complied: _c, ...exceptionResults } = checkResults
const visitInput = z.object({
  outcome: choice('What did you find?', outcomes, { error: 'Select what you found' }),
  exceptions: rows(
    'Exceptions',
    z.object({
      conditionId: record('Condition', 'orderConditions', { error: 'Select the condition' }),
      result: choice('What did you find for it?', exceptionResults, { error: 'Select what you found for it' }),
      found: optionalLongText('What was seen', { hint: 'What, where, and what was seized', rows: 3 }),
      excuse: optionalLongText('Reasonable excuse', {
        hint: 'For a breach: what the defendant said. If none was offered, say so. SPA 2019 s.8(1)',
        rows: 2,
      }),
      happenedOn: optionalDate('Date of the breach', { hint: 'Leave blank if it was the day of the visit' }),
    }),
    {
      rowLabel: 'exception',
      hint: 'Every other condition is recorded as complied with',
      when: { field: 'outcome', is: 'exceptions' },
    },
  ),
  place: optionalChoice('Where a breach happened', breachPlaces, { when: { field: 'outcome', is: 'exceptions' } }),
  notes: optionalLongText('Notes', { hint: 'Who was there, what was looked at, what was said', rows: 3 }),
  ...filesInForm,
  method: choice('How did you check?', checkMethods, { error: 'Select how you checked' }),
  checkedAt: optionalMoment('When was the visit?', {
    hint: 'Leave blank if it was just now. If a breach was found, its clock starts at this moment',
  }),
  nextOn: optionalDate('Next check of every condition'),
})
type VisitInput = z.output<typeof visitInput>

const momentOf = (input: VisitInput, m: Moment) => input.checkedAt ?? m.at
const inScope = (file: CaseFile, order: Order, input: VisitInput, m: Moment): OrderCondition[] =>
  conditionsOn(order, file, londonDate(momentOf(input, m)))

/** The visit as a check of each condition, the exceptions in the order of the form. */
function checksIn(file: CaseFile, order: Order, input: VisitInput, m: Moment): [OrderCondition, CheckInput, number][] {
  return inScope(file, order, input, m).map(condition => {
    const n = input.exceptions.findIndex(e => e.conditionId === condition.id)
    const exception = input.exceptions[n]
    const { lastDay } = condition
    return [
      condition,
      {
        result: exception?.result ?? 'complied',
        method: input.method,
        found: exception ? exception.found : input.notes,
        happenedOn: exception?.happenedOn ?? null,
        place: input.place ?? 'englandWales',
        excuse: exception?.excuse ?? null,
        checkedAt: momentOf(input, m),
        nextOn: input.nextOn && lastDay && lastDay < input.nextOn ? null : input.nextOn,
      },
      n,
    ]
  })
}
const fieldOf = (r: Refusal, n: number): Refusal =>
  n >= 0 && ['found', 'happenedOn', 'excuse'].includes(r.field ?? '')
    ? { ...r, field: `exceptions.${n}.${r.field}` }
    : r

function refuse(file: CaseFile, order: Order, input: VisitInput, m: Moment): Refusal[] {
  const on = londonDate(momentOf(input, m))
  const conditions = inScope(file, order, input, m)
  const seen = new Set<string>()
  const ofRows = input.exceptions.flatMap((e, n): Refusal[] => {
    const field = `exceptions.${n}.conditionId`
    if (!conditions.some(c => c.id === e.conditionId))
      return [{ field, message: `Select a condition of ${order.ref} that applied on ${longDate(on)}` }]
    if (seen.has(e.conditionId)) return [{ field, message: 'This condition is an exception already' }]
    seen.add(e.conditionId)
    return []
  })
  return unique([
    ...(conditions.length || on < order.madeOn
      ? []
      : [{ field: 'checkedAt', message: `No condition of ${order.ref} applied on ${longDate(on)}` }]),
    ...(on < order.madeOn
      ? [
          contradicts(file.case.ref, ['correctOrderRecord', order.id], {
            field: 'checkedAt',
            message: `The visit must be on or after ${longDate(order.madeOn)}, when ${order.ref} was made`,
          }),
        ]
      : []),
    ...(input.outcome === 'exceptions' && !input.exceptions.length
      ? [{ field: 'exceptions', message: 'Enter at least one exception' }]
      : []),
    ...(input.outcome === 'allComplied' && input.exceptions.length
      ? [{ field: 'outcome', message: 'An exception is filled in. Select that there are exceptions, or clear it' }]
      : []),
    ...refuseFiles(input),
    ...ofRows,
    ...checksIn(file, order, input, m).flatMap(([condition, check, n]) =>
      refuseCheck(file, condition, check, m).map(r => fieldOf(r, n)),
    ),
  ])
}
/** What is the same for every condition is said once. */
const unique = (refusals: Refusal[]): Refusal[] =>
  refusals.filter((r, n) => refusals.findIndex(o => o.field === r.field && o.message === r.message) === n)

function sentence(file: CaseFile, order: Order, input: VisitInput, m: Moment): string {
  const all = checksIn(file, order, input, m)
  const breaches = all.filter(([, c]) => c.result === 'breach')
  const first = nextBreachNumber(file)
  const apart = all
    .filter(([, c]) => c.result !== 'complied')
    .map(([condition, c]) => {
      const n = breaches.findIndex(([b]) => b.id === condition.id)
      const words = n < 0 ? checkResults[c.result].label.toLowerCase() : `breach ${first + n}`
      return `condition ${condition.number}: ${words}`
    })
  const what = apart.length ? apart.join('; ') : 'every condition complied with'
  return `${order.ref}: ${all.length} ${all.length === 1 ? 'condition' : 'conditions'} checked on ${longMoment(momentOf(input, m))}. ${what.replace(/^./, c => c.toUpperCase())}`
}

export const visitActs = {
  recordVisit: act({
    label: 'Record a visit',
    next: ({ file }) =>
      `The next visit is asked for on the day that you set. A breach is seen at once by the officer, the order’s owner and the coordinator, who decide about arrest within ${file.settings.breachAlarmHours[0] ?? 1} hour${file.settings.breachAlarmHours[0] === 1 ? '' : 's'}.`,
    stage: 'compliance',
    place: 'compliance/visit',
    permission: 'check',
    about: 'orders',
    offeredReads: ['applications', 'orderConditions', 'orderVersions'],
    from: open,
    compares: ({ file, record: order }) =>
      file.orderConditions.filter(c => c.orderId === order.id).map(c => [c.id, c.toVersion, c.nextCheckOn]),
    guidance:
      'One form for every condition of the order. A breach that you saw is recorded with it, as found by police, and its clock starts when you saw it.',
    input: visitInput,
    offered: ({ file, record: order, today }) =>
      isInForce(order, file, today) && conditionsOn(order, file, today).length > 0,
    aside: ({ file, record: order, today }) => [
      {
        title: `Conditions of ${order.ref}`,
        lines: conditionsOn(order, file, today).map(c => `${c.number}. ${c.text}`),
      },
    ],
    prefill: ({ file, record: order, today }) => {
      const every = conditionsOn(order, file, today).map(c => checkInterval(file, c))
      return {
        method: methodOn(file, 'visit', today),
        place: 'englandWales',
        nextOn: every.length ? addDays(today, Math.min(...every)) : null,
      }
    },
    recorded: ({ file, record, input, moment }) => sentence(file, record, input, moment),
    refuse: ({ file, record, input, moment }) => refuse(file, record, input, moment),
    warn: ({ file, record: order, input, moment }) =>
      unique([
        ...(!input.nextOn && isInForce(order, file, moment.today)
          ? [{ field: 'nextOn', message: 'No date is set for the next check of an order that is in force' }]
          : []),
        ...warnFiles(file, input),
        ...checksIn(file, order, input, moment).flatMap(([condition, check, n]) =>
          check.result === 'breach'
            ? questionsOfBreach(file, allegedOf(file, condition, check, moment)).map(r => fieldOf(r, n))
            : [],
        ),
      ]),
    patch: ({ file, record: order, input, moment }) => {
      let number = nextBreachNumber(file)
      const checks = checksIn(file, order, input, moment)
      return [
        ...checks.flatMap(([condition, check]) =>
          checkPatch(file, condition, check, moment, check.result === 'breach' ? number++ : number),
        ),
        ...(checks.some(([, c]) => c.result === 'breach')
          ? dueContacts(file, moment, 'breach', { on: londonDate(input.checkedAt ?? moment.at) })
          : []),
        ...filesPatch(file, input, moment, { orderId: order.id }),
      ]
    },
    tells: ({ file, input }) => (input.exceptions.some(e => e.result === 'breach') ? breachTold(file) : []),
  }),
}
