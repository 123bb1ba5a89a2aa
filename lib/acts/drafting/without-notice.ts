import { z } from 'zod'
import { set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import { interimNotices } from '../../case/reference/codes/applications.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { isLive, isWithoutNotice, liveStatuses } from '../../case/views/applications.ts'
import { defendantWouldSay } from '../../drafting/without-notice.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { choice, longText, optionalDate, optionalLongText } from '../form/fields.ts'
import { writtenBy } from './starting.ts'

const isUnlodged = ({ record: a }: { record: Application }) => a.kind === 'interim' && isLive(a) && !a.lodgedOn
const notInterim = (a: Application): Refusal[] =>
  a.kind === 'interim' ? [] : [{ message: 'Only an interim order can be asked for without notice' }]
/** A day soon after the interim order would begin, and before it ends. */
const warnReturn = (a: Application, returnOn: CalendarDate | null): Refusal[] =>
  returnOn && a.interimLastDay && returnOn > a.interimLastDay
    ? [
        {
          field: 'returnOn',
          message: `The interim order asked for ends at the end of ${longDate(a.interimLastDay)}, before this hearing`,
          source: 'SPA 2019 s.5(6)',
        },
      ]
    : []
const when = { when: { field: 'interimNotice', is: 'none' }, needed: true } as const

export const withoutNoticeActs = {
  writeInterimNotice: act({
    label: 'With or without notice to the defendant',
    verb: 'Save the answer',
    stage: 'application',
    place: 'application/interim',
    permission: 'draft',
    about: 'applications',
    compares: ({ file, record: a }) => [
      a.interimNotice,
      a.noNoticeReason,
      a.wouldSay ?? defendantWouldSay(file, a),
      a.returnOn,
    ],
    reads: ['caseLinks', 'incidents', 'otherOrders'],
    from: liveStatuses,
    guidance:
      'With notice unless there is a reason against it. Without notice, the court is told everything that the defendant would say, legal services agree first, and a hearing with notice follows soon.',
    input: z.object({
      interimNotice: choice('Is the defendant told before it is heard?', interimNotices),
      noNoticeReason: optionalLongText('Why the defendant should have no notice', {
        ...when,
        rows: 3,
        max: 4000,
        hint: 'What would happen if the defendant knew, and how that is known',
      }),
      wouldSay: optionalLongText('What the defendant would say', {
        ...when,
        rows: 10,
        hint: 'It begins with what the case holds: accusations, replies, quiet periods, other orders, earlier refusals. Add everything else. The court and, later, the defendant read it',
      }),
      returnOn: optionalDate('Day asked for a hearing with notice', {
        ...when,
        hint: 'Soon after the interim order is made, and before it ends',
      }),
    }),
    recorded: ({ input: i }) =>
      `Interim order to be asked for ${i.interimNotice === 'none' ? `without notice${i.returnOn ? `, hearing with notice asked for on ${longDate(i.returnOn)}` : ''}` : 'with notice'}`,
    offered: isUnlodged,
    prefill: ({ file, record: a }) => ({
      interimNotice: a.interimNotice ?? 'given',
      noNoticeReason: a.noNoticeReason,
      wouldSay: a.wouldSay ?? defendantWouldSay(file, a).join('\n\n'),
      returnOn: a.returnOn,
    }),
    refuse: ({ record: a, input: i }) => [
      ...notInterim(a),
      ...(i.interimNotice === 'none' && !i.noNoticeReason
        ? [{ field: 'noNoticeReason', message: 'Enter why the defendant should have no notice' }]
        : []),
      ...(i.interimNotice === 'none' && !i.wouldSay
        ? [{ field: 'wouldSay', message: 'Enter what the defendant would say' }]
        : []),
      ...(i.interimNotice === 'none' && !i.returnOn
        ? [{ field: 'returnOn', message: 'Enter the day asked for a hearing with notice' }]
        : []),
    ],
    warn: ({ record: a, input: i }) => (i.interimNotice === 'none' ? warnReturn(a, i.returnOn) : []),
    patch: ({ record: a, input: i, moment: m }) => {
      const none = i.interimNotice === 'none'
      const changed = none && (a.noNoticeReason !== i.noNoticeReason || a.wouldSay !== i.wouldSay)
      return [
        set('applications', a.id, {
          interimNotice: i.interimNotice,
          noNoticeReason: none ? i.noNoticeReason : null,
          wouldSay: none ? i.wouldSay : null,
          returnOn: none ? i.returnOn : null,
          // Legal services agreed to other words.
          ...(changed || !none ? { noNoticeAdvice: null, noNoticeAdviceOn: null, noNoticeAdviceById: null } : {}),
          ...writtenBy(a, m),
        }),
      ]
    },
  }),
  agreeToNoNotice: act({
    label: 'Agree that it may be made without notice',
    stage: 'application',
    place: 'application/interim',
    permission: 'reviewAsLegal',
    about: 'applications',
    compares: ({ record: a }) => [a.interimNotice, a.noNoticeReason, a.wouldSay, a.returnOn],
    reads: [],
    offeredReads: [],
    from: liveStatuses,
    guidance: 'Your advice is privileged: it is in no paper. That you agreed, and when, is.',
    input: z.object({
      noNoticeAdvice: longText('Your advice', { rows: 5, max: 4000, withheld: true }),
      agreedOn: optionalDate('Day on which you agreed', { detail: 'always', hint: 'Leave blank for today' }),
    }),
    recorded: ({ record: a, input: i }) =>
      `Legal services agreed that application ${a.number} may be made without notice${i.agreedOn ? `. Agreed on ${longDate(i.agreedOn)}, recorded later` : ''}`,
    offered: ({ record: a }) => isUnlodged({ record: a }) && isWithoutNotice(a) && !a.noNoticeAdviceOn,
    aside: ({ record: a }) => [
      { title: 'Why no notice is to be given', lines: [a.noNoticeReason ?? ''] },
      { title: 'What the defendant would say', lines: (a.wouldSay ?? '').split(/\n\s*\n/) },
    ],
    refuse: ({ record: a, input: i, moment: m }) => [
      ...(i.agreedOn && i.agreedOn > m.today
        ? [{ field: 'agreedOn', message: 'Day on which you agreed must be today or earlier' }]
        : []),
      ...notInterim(a),
      ...(a.kind === 'interim' && !isWithoutNotice(a)
        ? [{ message: 'It is asked for with notice, so there is nothing to agree to' }]
        : []),
    ],
    patch: ({ record: a, input, moment: m }) => [
      set('applications', a.id, {
        noNoticeAdvice: input.noNoticeAdvice,
        noNoticeAdviceOn: input.agreedOn ?? m.today,
        noNoticeAdviceById: m.actor.id,
      }),
    ],
  }),
}
