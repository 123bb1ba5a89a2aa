import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Order } from '../../case/records/orders.ts'
import { checkMethods, checkSubjects, subjectResults } from '../../case/reference/codes/orders.ts'
import { addDays, londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { noticeOf } from '../../case/views/notice-checks.ts'
import { isInForce } from '../../case/views/orders.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { choice, optionalDate, optionalLongText, optionalMoment } from '../form/fields.ts'

/** A check of what the defendant notified under s.9, by a visit or otherwise: it is tied to no condition of the order. */

const noticeCheckInput = z.object({
  subject: choice('What did you check?', checkSubjects, { error: 'Select what you checked' }),
  result: choice('What did you find?', subjectResults, { error: 'Select what you found' }),
  method: choice('How did you check?', checkMethods, { error: 'Select how you checked' }),
  found: optionalLongText('What was found', {
    hint: 'Needed if it is not as notified, or could not be checked. Who said what, and what you saw',
    rows: 4,
    withheld: true,
    needed: true,
  }),
  checkedAt: optionalMoment('When did you check?', { hint: 'Leave blank if it was just now' }),
  nextOn: optionalDate('Next check of it'),
})
type NoticeCheckInput = z.output<typeof noticeCheckInput>
const momentOf = (input: NoticeCheckInput, m: Moment) => input.checkedAt ?? m.at

function refuse(file: CaseFile<never>, order: Order, input: NoticeCheckInput, m: Moment): Refusal[] {
  const at = momentOf(input, m)
  const field = input.checkedAt ? { field: 'checkedAt' } : {}
  return [
    ...(Date.parse(at) > Date.parse(m.at)
      ? [{ ...field, message: `The check must be now or earlier, ${longMoment(m.at)}` }]
      : []),
    ...(londonDate(at) < order.madeOn
      ? [
          contradicts(file.case.ref, ['correctOrderRecord', order.id], {
            ...field,
            message: `The check must be on or after ${longDate(order.madeOn)}, when ${order.ref} was made`,
          }),
        ]
      : []),
    ...(input.result !== 'asNotified' && !input.found
      ? [
          {
            field: 'found',
            message:
              input.result === 'notDone' ? 'Enter why it could not be checked' : 'Enter what was found not to be so',
          },
        ]
      : []),
    ...(input.nextOn && input.nextOn < londonDate(at)
      ? [{ field: 'nextOn', message: 'The next check must be on or after the day of this one' }]
      : []),
  ]
}
function warn(file: CaseFile, order: Order, input: NoticeCheckInput, m: Moment): Refusal[] {
  const on = londonDate(momentOf(input, m))
  return [
    ...(input.result === 'notDone' || noticeOf(file, order.id, input.subject, on)
      ? []
      : [
          {
            message: `No notification under ${order.ref} is recorded by ${longDate(on)}: there is nothing to compare with. If one was given, record it first`,
            href: actPath(file.case.ref, 'recordNotification', order.id),
          },
        ]),
    ...(!input.nextOn && isInForce(order, file, m.today)
      ? [{ field: 'nextOn', message: 'No date is set for the next check of it under an order that is in force' }]
      : []),
  ]
}

export const noticeCheckActs = {
  recordNoticeCheck: act({
    label: 'Record a check of the address or identity',
    next: () =>
      'If it is not as notified, the case asks what follows: the notification found to be false, a new name or address, or the offence in s.11. Nothing of it is stated as proved.',
    stage: 'compliance',
    place: 'compliance/visit',
    permission: 'check',
    about: 'orders',
    offeredReads: ['applications', 'orderVersions'],
    from: open,
    onlyAdds: true,
    guidance: 'Of what the defendant notified to police, which no condition of the order says. SPA 2019 s.9',
    input: noticeCheckInput,
    aside: ({ file, record: order, today }) => {
      const notice = noticeOf(file, order.id, 'homeAddress', today)
      return notice
        ? [
            {
              title: `As notified on ${longDate(notice.givenOn)}`,
              lines: [notice.homeAddress ?? 'No address', notice.names.join('; ') || 'No names'],
            },
          ]
        : []
    },
    offered: ({ file, record: order, today }) => isInForce(order, file, today),
    recorded: ({ record: order, input, moment }) =>
      `${order.ref}: ${lowerFirst(checkSubjects[input.subject].label)} checked on ${longMoment(momentOf(input, moment))} (${lowerFirst(checkMethods[input.method].label)}): ${lowerFirst(subjectResults[input.result].label)}`,
    refuse: ({ file, record: order, input, moment }) => refuse(file, order, input, moment),
    warn: ({ file, record: order, input, moment }) => warn(file, order, input, moment),
    patch: ({ record: order, input, moment }) => [
      add('checks', {
        id: moment.newId(),
        orderId: order.id,
        conditionId: null,
        subject: input.subject,
        checkedAt: momentOf(input, moment),
        method: input.method,
        result: input.result,
        found: input.found,
        nextOn: input.nextOn,
        byId: moment.actor.id,
      }),
    ],
    prefill: ({ file, today }) => ({ method: 'visit', nextOn: addDays(today, file.settings.checkEveryDays) }),
  }),
}
