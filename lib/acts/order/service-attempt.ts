import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import type { Service } from '../../case/records/compliance.ts'
import type { Id } from '../../case/records/id.ts'
import { attemptResults, serviceMethods } from '../../case/reference/codes/orders.ts'
import { londonDate, longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { choice, moment, optionalChoice, optionalDate, optionalLongText, text, yesNo } from '../form/fields.ts'

/** What is asked of service and of an attempt at it, whether its order is recorded or not. */

const yesOrNo = { yes: { label: 'Yes' }, no: { label: 'No' } } as const
export const attempt = z.object({
  attemptedAt: moment('When', { hint: 'For example, 27 3 2026 and 18:40' }),
  method: choice('How', serviceMethods),
  served: yesNo('Did the defendant get a copy of the order?'),
  result: optionalChoice('Why not', attemptResults, {
    when: { field: 'served', is: 'no' },
    needed: true,
  }),
  server: text('Who served it, or tried to', { hint: 'Name and collar number' }),
  place: text('Where', { max: 300, withheld: true }),
  explained: optionalChoice('Were the conditions, the duty to notify and the penalty explained?', yesOrNo, {
    when: { field: 'served', is: 'yes' },
    needed: true,
  }),
  cardGiven: optionalChoice('Was a sheet with the conditions in plain words handed over?', yesOrNo, {
    when: { field: 'served', is: 'yes' },
    needed: true,
  }),
  certificateFiledOn: optionalDate('Certificate of service filed with the court on', {
    when: { field: 'served', is: 'yes' },
    hint: 'It is made from this record. Leave blank until the court has it',
    detail: 'always',
  }),
  note: optionalLongText('Note', { rows: 3, hint: 'What was said, or why it failed and what happens next' }),
})
export type Attempt = z.output<typeof attempt>

export const serviceFrom = (orderId: Id | null, i: Attempt, m: Moment): Service => ({
  id: m.newId(),
  orderId,
  attemptedAt: i.attemptedAt,
  method: i.method,
  served: i.served,
  result: i.served ? null : i.result,
  server: i.server,
  place: i.place,
  explained: i.explained === 'yes',
  cardGiven: i.cardGiven === 'yes',
  certificateFiledOn: i.served ? i.certificateFiledOn : null,
  note: i.note,
  byId: m.actor.id,
})
/** What no service can be without. */
export const refuseAttempt = (i: Attempt, m: Moment): Refusal[] => [
  ...(Date.parse(i.attemptedAt) > Date.parse(m.at)
    ? [{ field: 'attemptedAt', message: 'When must be now or earlier' }]
    : []),
  ...(i.served && !i.explained ? [{ field: 'explained', message: 'Select whether it was explained' }] : []),
  ...(i.served && !i.cardGiven ? [{ field: 'cardGiven', message: 'Select whether the sheet was handed over' }] : []),
  ...(i.served && i.certificateFiledOn ? refuseFiled(i.attemptedAt, i.certificateFiledOn, m) : []),
  ...(!i.served && !i.result ? [{ field: 'result', message: 'Select why the defendant did not get a copy' }] : []),
]

/** A certificate tells of a service that took place, so that it cannot be filed before it. */
export const refuseFiled = (attemptedAt: string, certificateFiledOn: string, m: Moment): Refusal[] => [
  ...notAfterToday('certificateFiledOn', 'Day on which the certificate was filed', certificateFiledOn, m),
  ...(certificateFiledOn < londonDate(attemptedAt)
    ? [
        {
          field: 'certificateFiledOn',
          message: `The certificate must be filed on or after ${longDate(londonDate(attemptedAt))}, when the order was served`,
        },
      ]
    : []),
]
