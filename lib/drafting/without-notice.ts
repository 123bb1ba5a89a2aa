import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import { otherOrderKinds } from '../case/reference/codes/orders.ts'
import { daysBetween, longDate } from '../case/time/calendar.ts'
import { holderOf, isWithoutNotice } from '../case/views/applications.ts'
import { fullStop, upperFirst } from '../case/words/grammar.ts'
import type { Refusal } from '../law/refusal.ts'

/**
 * An interim order asked for without notice. The 2019 Act provides for none, so the court is told everything that the
 * defendant would say, legal services agree, and a hearing on notice is asked for soon afterwards.
 */

type Reads = 'applications' | 'caseLinks' | 'incidents' | 'otherOrders'

/** What the case holds that the defendant would rely on, a paragraph each: where the writing of it begins. */
export function defendantWouldSay(file: CaseFile<Reads>, a: Application): string[] {
  const standing = file.incidents.filter(i => !i.withdrawnAt)
  const replies = standing.filter(i => i.direction === 'fromProtected').map(i => i.number)
  const refused = file.applications.filter(x => x.id !== a.id && x.id !== a.mainId && x.status === 'refusedByCourt')
  const orders = file.otherOrders.filter(o => !o.endedOn)
  return [
    replies.length
      ? `The protected person has been in contact too: ${replies.length === 1 ? 'incident' : 'incidents'} ${replies.join(', ')}.`
      : 'No contact by the protected person is recorded.',
    ...(file.caseLinks.some(l => l.kind === 'counterAllegation' && !l.endedAt)
      ? ['The defendant has accused the protected person, and that is recorded in another case of the force.']
      : []),
    quiet(standing),
    ...(orders.length
      ? [
          `Other orders bind the defendant already: ${orders.map(o => `${otherOrderKinds[o.kind].label.toLowerCase()}, ${o.terms.replace(/\.$/, '')}`).join('; ')}.`,
        ]
      : []),
    ...refused.map(
      r =>
        `An earlier application was refused by the court${r.determinedOn ? ` on ${longDate(r.determinedOn)}` : ''}${r.outcomeReason ? `: ${r.outcomeReason.replace(/\.?$/, '.')}` : '. No reason is recorded.'}`,
    ),
  ]
}
/** The longest time without an incident, which the defendant would point to. */
function quiet(incidents: readonly { happenedOn: string }[]): string {
  const days = incidents.map(i => i.happenedOn).sort()
  let [longest, from, to] = [0, '', '']
  for (const [n, day] of days.entries()) {
    const before = days[n - 1]
    const gap = before ? daysBetween(before, day) : 0
    if (gap > longest && before) [longest, from, to] = [gap, before, day]
  }
  return longest > 1
    ? `The longest time without a recorded incident was ${longest} days, from ${longDate(from)} to ${longDate(to)}.`
    : 'There is no gap between recorded incidents to point to.'
}

const source = 'Force policy: the 2019 Act says nothing of an interim order without notice'
/** What is to be written before such an application may be sent for review. */
export const unwrittenWithoutNotice = (a: Application): Refusal[] =>
  isWithoutNotice(a)
    ? [
        ...(a.noNoticeReason ? [] : [{ message: 'Write why the defendant should have no notice', source }]),
        ...(a.wouldSay
          ? []
          : [{ message: 'Write what the defendant would say: the court must be told of it', source }]),
        ...(a.returnOn ? [] : [{ message: 'Enter the day asked for a hearing with notice', source }]),
      ]
    : []
/** What is to be there before it may be filed: what is written, and the word of legal services. */
export const refuseFilingWithoutNotice = (a: Application): Refusal[] => [
  ...unwrittenWithoutNotice(a),
  ...(isWithoutNotice(a) && !a.noNoticeAdviceOn
    ? [{ message: 'Legal services have not agreed that it may be made without notice', source }]
    : []),
]
/** How notice stands, as a paper to the court says it. */
export const noticeInWords = (file: CaseFile<'applications' | 'hearings'>, a: Application): string => {
  if (isWithoutNotice(a))
    return [
      'Without notice to the defendant.',
      a.noNoticeReason && upperFirst(fullStop(a.noNoticeReason)),
      'A full and frank statement goes with this application.',
    ]
      .filter(Boolean)
      .join(' ')
  const told = file.hearings.find(h => h.applicationId === a.id && h.partiesToldOn)?.partiesToldOn
  return told
    ? `With notice to the defendant, given on ${longDate(told)}`
    : `With notice to the defendant${holderOf(file, a).lodgedOn ? '' : ', by service of this application'}`
}
