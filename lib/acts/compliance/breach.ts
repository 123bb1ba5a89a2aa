import { z } from 'zod'
import { type CaseFile, everRecorded, type Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Breach } from '../../case/records/compliance.ts'
import { breachPlaces, breachSources } from '../../case/reference/codes/breaches.ts'
import { londonDate, longDate, longMoment, minutesBetween } from '../../case/time/calendar.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import {
  type Alleged,
  breachName,
  breachTold,
  brokenOrder,
  notABreach,
  questionsOfBreach,
  spanOf,
} from '../../law/practice/breaches.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { replacementPatch } from '../act/former.ts'
import { askAboutWarnings } from '../decision/legal-questions.ts'
import { exhibitActs, exhibitPatch, referenceOf } from '../evidence/exhibits.ts'
import {
  choice,
  date,
  longText,
  moment,
  optionalLongText,
  optionalRecord,
  optionalText,
  records,
} from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'
import { breachStepActs } from './breach-steps.ts'

export const brokenKinds = {
  order: { label: 'A stalking protection order on this case' },
  otherOrder: {
    label: 'Another order on this case',
    hint: 'For example, a restraining order, a non-molestation order or bail. Counted together with the rest',
  },
} as const

const breachInput = z.object({
  of: choice('What was breached?', brokenKinds, { error: 'Select what was breached' }),
  orderId: optionalRecord('Stalking protection order', 'orders', { when: { field: 'of', is: 'order' }, needed: true }),
  conditionIds: records('Conditions breached', 'orderConditions', {
    optional: true,
    needed: true,
    when: { field: 'of', is: 'order' },
  }),
  otherOrderId: optionalRecord('Other order', 'otherOrders', { when: { field: 'of', is: 'otherOrder' }, needed: true }),
  happenedOn: date('Date it happened'),
  knownAt: moment('When police first knew', {
    hint: 'The first call, message or check: not when a crime was recorded. For example, 16 10 2026 and 21:10',
  }),
  source: choice('How police came to know', breachSources, { compact: true }),
  place: choice('Where it happened', breachPlaces, { compact: true, detail: 'filled' }),
  description: longText('What happened', { hint: 'What was done, in plain words. All breaches count', rows: 5 }),
  excuse: optionalLongText('Reasonable excuse', {
    hint: 'What the defendant said. If none was offered, say so. SPA 2019 s.8(1)',
    rows: 2,
  }),
  crimeReference: optionalText('Crime reference', {
    hint: 'Add it when there is one. The clock does not wait for it',
    detail: 'always',
  }),
})
type BreachInput = z.output<typeof breachInput>

/** What the input says of a stalking protection order of this case; undefined when it is of another order. */
function allegedOf(file: CaseFile<'orderConditions' | 'orders'>, input: BreachInput): Alleged | undefined {
  const order = input.of === 'order' ? file.orders.find(o => o.id === input.orderId) : undefined
  if (!order) return undefined
  return {
    order,
    conditions: file.orderConditions.filter(c => input.conditionIds.includes(c.id)),
    happenedOn: input.happenedOn,
    place: input.place,
    excuse: input.excuse,
  }
}
const otherOf = (file: CaseFile<'otherOrders'>, input: BreachInput) =>
  input.of === 'otherOrder' ? file.otherOrders.find(o => o.id === input.otherOrderId) : undefined

function refuseBreach(file: CaseFile, input: BreachInput, m: Moment): Refusal[] {
  const refusals: Refusal[] = []
  if (Date.parse(input.knownAt) > Date.parse(m.at))
    refusals.push({ field: 'knownAt', message: `When police first knew must be now or earlier, ${longMoment(m.at)}` })
  if (input.happenedOn > londonDate(input.knownAt))
    refusals.push({
      field: 'happenedOn',
      message: `Date it happened must be on or before ${longDate(londonDate(input.knownAt))}, when police first knew`,
    })
  const alleged = allegedOf(file, input)
  if (input.of === 'order') {
    if (!alleged) return [...refusals, { field: 'orderId', message: 'Select the order that was breached' }]
    return [...refusals, ...notABreach(file, alleged)]
  }
  if (!otherOf(file, input))
    refusals.push({
      field: 'otherOrderId',
      message: file.otherOrders.length
        ? 'Select the order that was breached'
        : 'Record the other order on this case first',
    })
  return refusals
}

function warnBreach(file: CaseFile, input: BreachInput): Refusal[] {
  const alleged = allegedOf(file, input)
  if (alleged) return questionsOfBreach(file, alleged)
  const other = otherOf(file, input)
  const last = [other?.lastDay, other?.endedOn].filter(d => d != null).sort()[0]
  if ((other?.madeOn && input.happenedOn < other.madeOn) || (last && input.happenedOn > last))
    return [{ field: 'happenedOn', message: 'The other order was not in force on that date' }]
  return []
}

const exhibit = exhibitActs.attachCaseExhibit
const orderWords = (file: CaseFile<'orders' | 'otherOrders'>, breach: Pick<Breach, 'orderId' | 'otherOrderId'>) => {
  const { name } = brokenOrder(file, breach)
  return breach.orderId ? name : lowerFirst(name)
}
const nextNumber = (file: CaseFile<'breaches'>) =>
  everRecorded(file, 'breaches').reduce((most, b) => Math.max(most, b.number), 0) + 1

/** A breach as it is recorded, whoever is then to be told of it, and what legal services are asked. */
export const breachPatch = (
  file: CaseFile,
  breach: Omit<Breach, 'id' | 'endedAt' | 'byId'>,
  warnings: readonly Refusal[],
  m: Moment,
): Patch => [
  add('breaches', { id: m.newId(), ...breach, endedAt: null, byId: m.actor.id }),
  ...dueContacts(file, m, 'breach', { on: breach.happenedOn, from: londonDate(breach.knownAt) }),
  // The offence is the law of England and Wales: legal services say where, and whether, it was committed.
  ...askAboutWarnings(
    file,
    m,
    breach.orderId,
    warnings.filter(w => w.rule === 'V78'),
  ),
]

export const breachActs = {
  recordBreach: act({
    label: 'Record a breach',
    next: ({ file }) =>
      `The officer in the case, the order’s owner and the coordinator see it at once. The decision about arrest is due within ${file.settings.breachAlarmHours[0] ?? 1} hour${file.settings.breachAlarmHours[0] === 1 ? '' : 's'} of when police first knew.`,
    stage: 'breaches',
    place: 'breaches',
    permission: 'recordBreach',
    about: 'case',
    onlyAdds: true,
    offeredReads: ['orders', 'otherOrders'],
    from: open,
    guidance:
      'Record every breach of any order, however it came to light. Police time is counted from when police first knew.',
    input: breachInput,
    offered: ({ file }) => file.orders.length > 0 || file.otherOrders.length > 0,
    recorded: ({ file, input }) =>
      `Breach ${nextNumber(file)} recorded, of ${orderWords(file, brokenIds(input))}: police have known since ${longMoment(input.knownAt)}`,
    refuse: ({ file, input, moment }) => refuseBreach(file, input, moment),
    warn: ({ file, input }) => warnBreach(file, input),
    patch: ({ file, input, moment }) =>
      breachPatch(
        file,
        {
          number: nextNumber(file),
          offence: 'breach',
          notificationId: null,
          ...brokenIds(input),
          conditionIds: input.of === 'order' ? input.conditionIds : [],
          happenedOn: input.happenedOn,
          knownAt: input.knownAt,
          source: input.source,
          place: input.place,
          description: input.description,
          excuse: input.excuse,
          crimeReference: input.crimeReference,
          checkId: null,
        },
        warnBreach(file, input),
        moment,
      ),
    tells: ({ file }) => breachTold(file),
    prefill: ({ file }) => ({
      ...(file.orders.length === 1 ? { of: 'order', orderId: file.orders[0]?.id } : {}),
      place: 'englandWales',
    }),
  }),
  addCrimeReference: act({
    label: 'Add or change the crime reference',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'recordBreach',
    about: 'breaches',
    reads: ['formerVersions'],
    from: open,
    input: z.object({ crimeReference: optionalText('Crime reference', { hint: 'Leave blank to take it away' }) }),
    recorded: ({ record, input, moment }) =>
      input.crimeReference
        ? `${breachName(record)}: crime reference recorded, ${spanOf(minutesBetween(record.knownAt, moment.at))} after police knew`
        : `${breachName(record)}: crime reference taken away`,
    patch: ({ file, record, input, moment }) =>
      replacementPatch('breaches', { file, record, next: { crimeReference: input.crimeReference }, moment }),
    prefill: ({ record }) => ({ crimeReference: record.crimeReference }),
  }),
  attachBreachExhibit: act({
    label: 'Attach a photograph or file',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'recordBreach',
    about: 'breaches',
    onlyAdds: true,
    reads: ['exhibits'],
    from: open,
    guidance: 'The original file is kept exactly as it was received, with its SHA-256.',
    input: exhibit.input,
    recorded: ({ file, record, input, moment }) =>
      `Exhibit ${referenceOf(file, input, moment)} attached to breach ${record.number}`,
    refuse: ({ file, input, moment }) => exhibit.refuse?.({ file, record: file.case, input, moment }) ?? [],
    warn: ({ file, input, moment }) => exhibit.warn?.({ file, record: file.case, input, moment }) ?? [],
    patch: ({ file, record, input, moment }) => exhibitPatch(file, input, moment, { breachId: record.id }),
  }),
  ...breachStepActs,
}

function brokenIds(input: BreachInput): Pick<Breach, 'orderId' | 'otherOrderId'> {
  return input.of === 'order'
    ? { orderId: input.orderId, otherOrderId: null }
    : { orderId: null, otherOrderId: input.otherOrderId }
}
