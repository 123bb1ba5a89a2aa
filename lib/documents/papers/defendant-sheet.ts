import type { CaseFile } from '../../case/case.ts'
import type { Order } from '../../case/records/orders.ts'
import { versionReasons } from '../../case/reference/codes/orders.ts'
import { type CalendarDate, longDate, withinDaysBeginning } from '../../case/time/calendar.ts'
import {
  asksFirstNotification,
  conditionsOn,
  servedOn,
  standingOf,
  termOf,
  underSexOffenderNotification,
  versionsOf,
} from '../../case/views/orders.ts'
import { isUnder18 } from '../../case/views/youth.ts'
import { numberInWords } from '../../case/words/grammar.ts'
import { maximumSentence } from '../../case/words/sentence.ts'
import { defaultReference } from '../../law/rules/reference.ts'
import { defendantName } from '../paper.ts'

/** The sheet handed to the defendant: an order in plain words. It holds nothing of the protected person: what it says, until when, what to tell the police, what happens otherwise. */
export interface DefendantSheet {
  title: string
  name: string
  reference: string
  /** ISO date written in the file's own properties, so that the same order gives the same bytes. */
  dated: string
  force: string
  made: string
  /** Until when it lasts; for one that has ended, how it ended. */
  until: string
  ended: boolean
  intro: string[]
  /** Its variations and their dates. */
  changed: string[]
  mustNot: SheetCondition[]
  must: SheetCondition[]
  notify: string[]
  otherwise: string[]
  change: string[]
}

export interface SheetCondition {
  id: string
  number: string
  text: string
  until: string
  /** Where its words and its recorded period do not agree. */
  doubt: string
}

/** The sheet handed to the defendant, of an order on a day. The words of each condition are the court's, unchanged. `notifyDays` counts the first day. */
export function defendantSheet(
  file: CaseFile<'defendants' | 'notifications' | 'orderConditions' | 'orderVersions' | 'orders' | 'services'>,
  order: Order,
  { force, today, notifyDays }: { force: string; today: CalendarDate; notifyDays: number },
): DefendantSheet {
  const young = isUnder18(file, today)
  const conditions = conditionsOn(order, file, today)
  const kindly = order.kind === 'interim' ? 'interim stalking protection order' : 'stalking protection order'
  const of = (kind: 'prohibition' | 'requirement') =>
    conditions
      .filter(c => c.kind === kind)
      .map(c => ({
        id: c.id,
        number: String(c.number),
        text: c.text,
        until: c.lastDay ? `Until the end of ${longDate(c.lastDay)}` : '',
        doubt:
          c.lastDay && saysOtherDay(c.text, c.lastDay)
            ? 'Its words give another day: ask the police which one counts'
            : '',
      }))
  const standing = standingOf(order, file, today)
  if (!standing.live && order.madeOn <= today) return endedSheet(file, order, standing.label, { force, young })
  return {
    title: young ? 'What the court’s order means for you' : `Your ${kindly} in plain words`,
    name: defendantName(file),
    reference: order.ref,
    dated: order.madeOn,
    force,
    made: `${order.court}, ${longDate(order.madeOn)}`,
    until: untilOf(file, order, today),
    ended: false,
    intro: young
      ? [
          'A court has made an order about you. It tells you what you must not do, and what you must do. You have to keep to it from now on.',
          'Read this with a parent, carer or someone you trust. Ask them, your solicitor or your youth offending team about anything that is not clear.',
        ]
      : [
          'A court has made this order against you. You must keep to every part of it. This sheet explains it; the order itself is what counts.',
        ],
    changed: versionsOf(order, file)
      .filter(v => v.reason !== 'made' && v.fromOn <= today)
      .map(v => `${versionReasons[v.reason].label} from ${longDate(v.fromOn)}`),
    mustNot: of('prohibition'),
    must: of('requirement'),
    notify: notifyOf(file, order, today, notifyDays),
    otherwise: young
      ? [
          'If you do something that the order forbids, or do not do what it tells you to, and you have no good reason, that is a crime. The police can arrest you, and a court decides what happens next.',
          'It counts even if the other person contacts you first. If that happens, do not answer. Tell someone you trust.',
        ]
      : [
          `If you do what it forbids, or do not do what it requires, without a reasonable excuse, that is a crime. You can be arrested. The most that a court can give is ${maximumSentence(today, today).words} (SPA 2019 s.8).`,
          'It counts even if the protected person contacts you first: only the court can change this order.',
        ],
    change: [
      young
        ? 'If you think that the order is wrong, or something in your life changes, a solicitor can ask the court to look at it again. Keep to it until the court says otherwise.'
        : `You may ask the magistrates’ court to change or end the order (SPA 2019 ${order.kind === 'interim' ? 's.5(7)' : 's.4'}). You may appeal to the Crown Court within ${defaultReference.appealDays} days after the decision (SPA 2019 s.7). A solicitor can advise you about both. The order stays in force until a court decides otherwise.`,
    ],
  }
}

/** An order that has ended binds nobody: the sheet says so, and nothing of what it asked. */
function endedSheet(
  file: CaseFile<'defendants' | 'orders'>,
  order: Order,
  until: string,
  { force, young }: { force: string; young: boolean },
): DefendantSheet {
  const other = file.orders.some(o => o.id !== order.id && o.madeOn >= order.madeOn)
  return {
    title: young ? 'The court’s order has ended' : 'Your order has ended',
    name: defendantName(file),
    reference: order.ref,
    dated: order.madeOn,
    force,
    made: `${order.court}, ${longDate(order.madeOn)}`,
    until,
    ended: true,
    intro: [
      'This order is no longer in force, so you do not have to keep to it any more. If you broke it while it was in force, that can still be dealt with.',
      ...(other ? ['Another order was made after it. Ask the police or a solicitor what that one says.'] : []),
    ],
    changed: [],
    mustNot: [],
    must: [],
    notify: [],
    otherwise: [],
    change: [],
  }
}

function untilOf(file: CaseFile<'orderVersions'>, order: Order, today: CalendarDate): string {
  const { termKind, lastDay } = termOf(order, file, today)
  if (order.kind === 'interim')
    return lastDay
      ? `To the end of ${longDate(lastDay)}, or until the court decides the main application if that is sooner`
      : 'Until the court decides the main application'
  if (termKind === 'untilFurtherOrder') return 'Until a court ends it'
  return lastDay ? `To the end of ${longDate(lastDay)}` : 'As the order says'
}

/** The duty of s.9, as it applies to this order: none under sex offender notification, no first notice for an order that replaces an interim one. */
function notifyOf(
  file: CaseFile<'defendants' | 'notifications' | 'services'>,
  order: Order,
  today: CalendarDate,
  days: number,
): string[] {
  if (underSexOffenderNotification(file, today))
    return [
      'You already have to notify the police as a sex offender, so you do not have to notify them under this order as well (SPA 2019 s.9(5)).',
    ]
  const within = `within ${numberInWords(days)} days, and that day counts as the first`
  const served = servedOn(order, file)
  const first = file.notifications.find(n => n.orderId === order.id && n.kind === 'initial' && n.method === 'inPerson')
  return [
    ...(asksFirstNotification(order) && first
      ? [
          `You told the police your names and your home address on ${longDate(first.givenOn)}, after you were given the order.`,
        ]
      : []),
    ...(asksFirstNotification(order) && !first
      ? [
          `Go to a police station in the area where you live and tell an officer every name that you use and your home address. Do it ${within}. It counts from the day on which you are given the order${served ? `, ${longDate(served)}: the last day is ${longDate(withinDaysBeginning(served, days))}` : ''}.`,
        ]
      : []),
    `If you start to use another name, or change your home address, go to a police station and tell them ${within}.`,
    'If you have no home address in England or Wales, go to a police station in the area of the court that last made such an order against you (SPA 2019 s.10(2)).',
    'They may take your fingerprints or a photograph, only to verify who you are (SPA 2019 s.10(5)).',
    'You must go yourself. Ask for the written acknowledgement and keep it. Not telling them is a crime too (SPA 2019 ss.9 to 11).',
  ]
}

const dayInWords =
  /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b/g
/** Whether the words end a condition on a day that is not its recorded last day. */
const saysOtherDay = (text: string, lastDay: CalendarDate): boolean => {
  const days = [...text.matchAll(dayInWords)].map(m => m[0])
  return /\b(?:until|up to|to the end of)\b/i.test(text) && days.length > 0 && !days.includes(longDate(lastDay))
}
