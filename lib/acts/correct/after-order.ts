import { z } from 'zod'
import type { CaseFile, Kept, Patch } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Id } from '../../case/records/id.ts'
import type { Order } from '../../case/records/orders.ts'
import { notificationKinds } from '../../case/reference/codes/orders.ts'
import { custodyKinds, moveCountries, whereaboutsPlaces, youthStepKinds } from '../../case/reference/codes/people.ts'
import { londonDate, longDate } from '../../case/time/calendar.ts'
import { checkedWhat } from '../../case/views/compliance.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { correctionOf, withdrawalPatch } from '../act/former.ts'
import { complianceActs } from '../compliance/compliance.ts'
import { noticeCheckActs } from '../compliance/notice-check.ts'
import { notAfterToday } from '../court/court-checks.ts'
import {
  choice,
  date,
  longText,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalText,
  text,
} from '../form/fields.ts'
import { serviceActs } from '../order/service.ts'
import { moveActs } from '../people/moves.ts'
import { asRecordedBy, correction } from './correction.ts'

/** Service, notification, checks and what else is done under an order. */

const orderOf = (file: CaseFile, record: { orderId: Id }): Order => {
  const order = file.orders.find(o => o.id === record.orderId)
  if (!order) throw new Error('The record has no order')
  return order
}
/** In the place of an order that is not recorded: made before anything, with no term and no conditions. */
const unrecorded: Order = {
  id: '',
  ref: '',
  origin: 'application',
  applicationId: null,
  kind: 'full',
  court: '',
  madeOn: '0001-01-01',
  replacesId: null,
  ownerId: null,
  endedOn: null,
  ending: null,
  importId: null,
  importGaps: [],
  recordedAt: '0001-01-01T00:00:00.000Z',
}
const refOf = (file: CaseFile, record: { orderId: Id | null }) =>
  file.orders.find(o => o.id === record.orderId)?.ref ?? 'the order'
const yesNo = (value: boolean) => (value ? 'yes' : 'no')
/** Recorded by the same act. */
const typedWith = (a: CaseFile['changes'][number] & Kept, b: { at: string }) =>
  a.recordedAt != null && Date.parse(a.recordedAt) === Date.parse(b.at)
const changeWords = (c: CaseFile['changes'][number]) =>
  `new ${c.kind === 'name' ? 'name' : 'home address'} from ${longDate(c.happenedOn)}`

const asNotice = asRecordedBy('notifications', serviceActs.recordNotification, orderOf, [
  ...([
    'kind',
    'changeId',
    'givenOn',
    'method',
    'station',
    'takenBy',
    'names',
    'otherNamesAsked',
    'homeAddress',
  ] as const),
  ...(['acknowledgement', 'identityChecked'] as const),
])

export const afterOrderCorrections = {
  Service: correction({
    kind: 'services',
    stage: 'order',
    permission: 'correctOrder',
    name: (file, s) =>
      `${s.served ? 'service' : 'attempt at service'} of ${longDate(londonDate(s.attemptedAt))} ${s.orderId ? `under order ${refOf(file, s)}` : 'of an order not recorded yet'}`,
    ...asRecordedBy(
      'services',
      serviceActs.recordServiceAttempt,
      (file, s) => (s.orderId ? orderOf(file, { orderId: s.orderId }) : unrecorded),
      [
        ...([
          'attemptedAt',
          'method',
          'served',
          'result',
          'server',
          'place',
          'explained',
          'cardGiven',
          'certificateFiledOn',
          'note',
        ] as const),
      ],
    ),
    prefill: (_, s) => ({
      ...s,
      explained: s.served ? yesNo(s.explained) : null,
      cardGiven: s.served ? yesNo(s.cardGiven) : null,
    }),
  }),
  NewNameOrAddress: correction({
    kind: 'changes',
    stage: 'order',
    permission: 'correctOrder',
    name: (file, c) => `${changeWords(c)} under order ${refOf(file, c)}`,
    ...asRecordedBy('changes', serviceActs.recordChange, orderOf, ['kind', 'happenedOn', 'detail']),
    prefill: (_, c) => ({ ...c }),
    rests: (file, c) =>
      file.notifications
        .filter(n => n.changeId === c.id)
        .map(n => ({ name: `the notification given on ${longDate(n.givenOn)}` })),
  }),
  Notification: correction({
    kind: 'notifications',
    stage: 'order',
    permission: 'correctOrder',
    name: (file, n) =>
      `${notificationKinds[n.kind].label.toLowerCase()} given on ${longDate(n.givenOn)} under order ${refOf(file, n)}`,
    ...asNotice,
    input: serviceActs.recordNotification.input.extend({
      falseFoundOn: optionalDate('Found to be false on', {
        hint: 'Clear it if it was not found to be false after all',
      }),
      falseFoundHow: optionalLongText('What is false, and how it was found', { rows: 3, withheld: true, max: 2000 }),
    }),
    next: d => ({
      ...asNotice.next(d),
      falseFoundOn: d.input.falseFoundOn,
      falseFoundHow: d.input.falseFoundOn ? d.input.falseFoundHow : null,
    }),
    prefill: (file, n) => ({
      ...n,
      changedOn: null,
      otherNamesAsked: n.otherNamesAsked === null ? null : yesNo(n.otherNamesAsked),
      addressKind:
        n.kind === 'name'
          ? null
          : file.defendants.some(d => d.foundAt && d.foundAt === n.homeAddress)
            ? 'found'
            : 'home',
    }),
    also: ({ file, record, next }) => knownFrom(file, record.homeAddress, next.homeAddress ?? null),
    alsoWithdrawn: ({ file, record }) => {
      const before = file.notifications
        .filter(n => n.orderId === record.orderId && n.id !== record.id && n.homeAddress && n.givenOn <= record.givenOn)
        .sort((a, b) => a.givenOn.localeCompare(b.givenOn))
        .at(-1)
      return before ? knownFrom(file, record.homeAddress, before.homeAddress) : []
    },
  }),
  Check: correction({
    kind: 'checks',
    stage: 'compliance',
    permission: 'correctOrder',
    of: c => c.conditionId !== null,
    name: (file, c) => `check of ${longDate(londonDate(c.checkedAt))} of ${checkedWhat(file, c)}`,
    ...asRecordedBy(
      'checks',
      complianceActs.recordCheck,
      (file, c) => file.orderConditions.find(x => x.id === c.conditionId) as CaseFile['orderConditions'][number],
      ['checkedAt', 'method', 'result', 'found', 'nextOn'],
    ),
    prefill: (file, c) => {
      const breach = file.breaches.find(b => b.checkId === c.id)
      return {
        ...c,
        happenedOn: breach?.happenedOn ?? null,
        place: breach?.place ?? 'englandWales',
        excuse: breach?.excuse ?? null,
      }
    },
    refuse: d => {
      const breach = d.file.breaches.find(b => b.checkId === d.record.id)
      const own = complianceActs.recordCheck.refuse?.({
        file: d.file,
        record: d.file.orderConditions.find(x => x.id === d.record.conditionId) as CaseFile['orderConditions'][number],
        input: d.input,
        moment: d.moment,
      })
      return [
        ...(own ?? []),
        ...(breach && d.input.result !== 'breach'
          ? [{ field: 'result', message: `Breach ${breach.number} was found by this check. Withdraw that first` }]
          : []),
        ...(!breach && d.input.result === 'breach'
          ? [
              {
                field: 'result',
                message: 'To say that a breach was found, record the breach: it has a clock of its own',
              },
            ]
          : []),
      ]
    },
    also: ({ file, record, input, moment }) => {
      const breach = file.breaches.find(b => b.checkId === record.id && b.knownAt === record.checkedAt)
      const condition = file.orderConditions.find(c => c.id === record.conditionId)
      return [
        ...(breach && input.checkedAt && input.checkedAt !== record.checkedAt
          ? correctionOf('breaches', []).patch({
              file,
              record: breach,
              next: { knownAt: input.checkedAt },
              reason: `The check that found it was corrected: ${longDate(londonDate(input.checkedAt))}`,
              moment,
            })
          : []),
        ...(condition?.nextCheckOn === record.nextOn && input.nextOn !== record.nextOn
          ? [set('orderConditions', condition.id, { nextCheckOn: input.nextOn })]
          : []),
      ]
    },
    rests: (file, c, moment) =>
      file.breaches
        .filter(b => b.checkId === c.id)
        .map(b => {
          const steps = file.breachSteps.filter(s => s.breachId === b.id)
          return steps.length
            ? { name: `breach ${b.number}, which it found` }
            : {
                name: `breach ${b.number}, which it found`,
                along: (reason: string) => withdrawalPatch('breaches', { file, record: b, reason, moment }),
              }
        }),
    // The check that was planned is still to be done: its day comes back.
    alsoWithdrawn: ({ file, record }) => {
      const condition = file.orderConditions.find(c => c.id === record.conditionId)
      if (!condition || condition.nextCheckOn !== record.nextOn) return []
      const last = file.checks
        .filter(c => c.conditionId === record.conditionId && c.id !== record.id)
        .sort((a, b) => Date.parse(a.checkedAt) - Date.parse(b.checkedAt))
        .at(-1)
      return [set('orderConditions', condition.id, { nextCheckOn: last?.nextOn ?? londonDate(record.checkedAt) })]
    },
  }),
  NoticeCheck: correction({
    kind: 'checks',
    of: c => c.conditionId === null,
    stage: 'compliance',
    permission: 'correctOrder',
    name: (file, c) => `check of ${longDate(londonDate(c.checkedAt))} of ${lowerFirst(checkedWhat(file, c))}`,
    ...asRecordedBy('checks', noticeCheckActs.recordNoticeCheck, orderOf, [
      'subject',
      'checkedAt',
      'method',
      'result',
      'found',
      'nextOn',
    ]),
    prefill: (_, c) => ({ ...c }),
  }),
  YouthStep: correction({
    kind: 'youthSteps',
    stage: 'order',
    permission: 'correctOrder',
    name: (_, s) => `${youthStepKinds[s.kind].label.toLowerCase()} on ${longDate(s.doneOn)}`,
    input: z.object({
      doneOn: date('Date'),
      who: text('Who', { withheld: true }),
      note: optionalLongText('Note', { rows: 3, withheld: true }),
    }),
    prefill: (_, s) => ({ ...s }),
    next: ({ input }) => input,
    refuse: ({ input, moment }) => notAfterToday('doneOn', 'Date', input.doneOn, moment),
  }),
  Whereabouts: correction({
    kind: 'whereabouts',
    stage: 'case',
    permission: 'correctOrder',
    name: (_, w) =>
      `record of ${longDate(w.fromOn)} of where the defendant is, ${whereaboutsPlaces[w.place].label.toLowerCase()}`,
    input: z.object({
      place: choice('Where the defendant is', whereaboutsPlaces),
      custody: optionalChoice('Why in custody', custodyKinds, {
        when: { field: 'place', is: 'custody' },
        needed: true,
      }),
      fromOn: date('From which day'),
      expectedRelease: optionalDate('Expected release or end'),
      detail: optionalText('Which prison, hospital or place', { max: 300, withheld: true }),
      toldBy: text('Who said so', { max: 300 }),
      note: optionalLongText('Note', { rows: 3, max: 2000, withheld: true }),
    }),
    prefill: (_, w) => ({ ...w }),
    next: ({ input }) => ({ ...input, custody: input.place === 'custody' ? input.custody : null }),
    refuse: ({ input, moment }) => [
      ...notAfterToday('fromOn', 'From which day', input.fromOn, moment),
      ...(input.place === 'custody' && !input.custody
        ? [{ field: 'custody', message: 'Select why the defendant is in custody' }]
        : []),
      ...(input.expectedRelease && input.expectedRelease < input.fromOn
        ? [{ field: 'expectedRelease', message: `Expected release must be on or after ${longDate(input.fromOn)}` }]
        : []),
    ],
    rests: (file, w, moment) =>
      file.changes
        .filter(c => c.kind === 'address' && c.happenedOn === w.fromOn && typedWith(c, w))
        .map(c =>
          file.notifications.some(n => n.changeId === c.id)
            ? { name: `the notification about the ${changeWords(c)}` }
            : {
                name: `the duty to notify the ${changeWords(c)}`,
                along: (reason: string) => withdrawalPatch('changes', { file, record: c, reason, moment }),
              },
        ),
  }),
  Move: correction({
    kind: 'moves',
    stage: 'case',
    permission: 'correctOrder',
    name: (_, m) => `move of ${longDate(m.movedOn)}`,
    input: moveActs.recordMoveAway.input.extend({
      country: choice('Where they moved to', moveCountries),
      movedOn: date('Day of the move'),
      note: longText('What is known, and how', { rows: 3, max: 2000, withheld: true }),
      toldOn: optionalDate('Day on which police there were told'),
      liaison: optionalText('Who was told', { max: 500 }),
      returnedOn: optionalDate('Day of return'),
    }),
    prefill: (_, m) => ({ ...m }),
    next: ({ input }) => input,
    refuse: ({ input }) =>
      input.returnedOn && input.returnedOn < input.movedOn
        ? [{ field: 'returnedOn', message: `Day of return must be on or after ${longDate(input.movedOn)}` }]
        : [],
    rests: (file, m, moment) =>
      file.changes
        .filter(c => c.kind === 'address' && c.happenedOn === m.movedOn)
        .map(c =>
          file.notifications.some(n => n.changeId === c.id)
            ? { name: `the notification about the ${changeWords(c)}` }
            : {
                name: `the duty to notify the ${changeWords(c)}`,
                along: (reason: string) => withdrawalPatch('changes', { file, record: c, reason, moment }),
              },
        ),
  }),
}

/** What is known of the defendant's address came from a notification: it follows when that is corrected. */
function knownFrom(file: CaseFile, was: string | null, is: string | null): Patch {
  const d = file.defendants[0]
  if (!d || !was || was === is) return []
  if (d.homeAddress === was) return [set('defendants', d.id, { homeAddress: is })]
  return d.foundAt === was ? [set('defendants', d.id, { foundAt: is })] : []
}
