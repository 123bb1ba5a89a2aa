import type { CaseFile, Collection } from '../case/case.ts'
import { riskJudgements } from '../case/reference/codes/decisions.ts'
import { orderKinds } from '../case/reference/statute.ts'
import {
  type CalendarDate,
  daysBetween,
  type Instant,
  londonDate,
  longDate,
  minutesBetween,
} from '../case/time/calendar.ts'
import { isServed, isServedAsItStands, ordersInForce, termOf } from '../case/views/orders.ts'
import { caseStages, settledStage, stageOf } from '../case/views/stage.ts'
import { whereaboutsOn } from '../case/views/whereabouts.ts'
import { isUnder18 } from '../case/views/youth.ts'
import { lowerFirst } from '../case/words/grammar.ts'
import { breachesByKnowledge, spanOf } from '../law/practice/breaches.ts'
import { lastAssessment } from '../law/practice/risk.ts'
import { ruleWords } from '../law/practice/safe-contact.ts'
import type { CaseAddress } from '../site/pages.ts'
import { isVisible } from '../waits/on-case.ts'
import type { CaseWait } from '../waits/projection.ts'

/** What matters now on a case, in words: the head of every page of it. */

export interface CaseNow {
  /** Where the order or the case stands. “Open” is said of no case. */
  state: string
  risk: string
  /** That the defendant is held, and until when; null where no record says so. */
  held: string | null
  /** Null where there is no order that could be broken and no breach. */
  breaches: string | null
  /** How the protected persons are contacted safely; for the screen alone. */
  contact: string[]
}
/** What `caseNow` reads, besides incidents and the criminal case where nothing else settles where the case stands. */
export const caseNowReads = [
  'applications',
  'assessments',
  'breaches',
  'decisions',
  'orders',
  'orderVersions',
  'otherOrders',
  'protectedPersons',
  'services',
  'whereabouts',
] as const satisfies readonly Collection[]
type Read = CaseFile<(typeof caseNowReads)[number]>

/** A file for the head of a case → its words on a day. `incidents`, `secondLooks` and `criminalSteps` must be loaded where `settledStage` gives nothing. */
export function caseNow(file: Read, today: CalendarDate, at: Instant): CaseNow {
  return {
    state: stateWords(file, today, at),
    risk: riskWords(file, today),
    held: heldWords(file, today),
    breaches: breachWords(file, today),
    contact: file.protectedPersons.filter(p => !p.removedAt).map(contactWords),
  }
}

function stateWords(file: Read, today: CalendarDate, at: Instant): string {
  const { closedAt } = file.case
  if (file.case.status === 'closed') return closedAt ? `Closed on ${longDate(londonDate(closedAt))}` : 'Closed'
  const standing = ordersInForce(file, today)
  const order = standing.find(o => o.kind === 'full') ?? standing.at(-1)
  if (order) {
    const { lastDay, termKind } = termOf(order, file, today)
    const until = lastDay
      ? ` to ${longDate(lastDay)}`
      : termKind === 'untilFurtherOrder'
        ? ' until further order'
        : ', no end stated'
    const served = isServedAsItStands(order, file)
      ? 'served'
      : isServed(order, file)
        ? 'changed and not served again'
        : 'not served'
    return `${order.kind === 'interim' ? 'Interim order in force' : 'In force'}${until}, ${served}`
  }
  const stage =
    settledStage(file, today) ??
    stageOf(file as Read & CaseFile<'criminalSteps' | 'incidents' | 'secondLooks'>, today, at)
  return caseStages[stage].label
}

function riskWords(file: Read, today: CalendarDate): string {
  const last = lastAssessment(file)
  if (!last) return 'Risk not assessed'
  const age = daysBetween(last.assessedOn, today)
  return `${riskJudgements[last.judgement].label} risk, assessed ${age === 0 ? 'today' : age === 1 ? 'yesterday' : `${age} days ago`}`
}

function heldWords(file: Read, today: CalendarDate): string | null {
  const now = whereaboutsOn(file, today)
  if (now?.place !== 'custody') return null
  return `In custody${now.expectedRelease ? `, release expected ${shortDate(now.expectedRelease, today)}` : ''}`
}

function breachWords(file: Read, today: CalendarDate): string | null {
  const all = breachesByKnowledge(file)
  if (!all.length) return file.orders.length || file.otherOrders.length ? 'No breach recorded' : null
  const last =
    all
      .map(b => b.happenedOn)
      .sort()
      .at(-1) ?? ''
  return `${all.length === 1 ? '1 breach' : `${all.length} breaches`}, ${all.length === 1 ? 'on' : 'last'} ${shortDate(last, today)}`
}
/** The year is said only where it is not this one. */
const shortDate = (day: CalendarDate, today: CalendarDate) =>
  day.slice(0, 4) === today.slice(0, 4) ? longDate(day).replace(/ \d{4}$/, '') : longDate(day)

function contactWords(p: Read['protectedPersons'][number]): string {
  const never = p.contactNever && (/^never\b/i.test(p.contactNever) ? p.contactNever : `never ${lower(p.contactNever)}`)
  const rules = [...ruleWords(p), p.contactBy, p.contactWhen, never].flatMap(words =>
    words ? [lower(words.replace(/[.\s]+$/, ''))] : [],
  )
  return rules.length
    ? `Contact ${p.givenNames}: ${rules.join('; ')}`
    : `How to contact ${p.givenNames} safely is not recorded: find out first`
}
/** A day keeps its capital. */
const lower = (s: string) => (/^[A-Z][a-z]/.test(s) && !/^[A-Z][a-z]+day\b/.test(s) ? lowerFirst(s) : s)

export interface Danger {
  message: string
  /** The page of the case that shows it. */
  page: CaseAddress
}
const endsSoonDays = 30
const mostDangers = 3

/** What is dangerous now: at most three lines, each only while it is true, the gravest first. */
export function dangersOf(
  file: CaseFile<'breaches' | 'defendants' | 'orders' | 'orderVersions' | 'applications' | 'services'>,
  rows: readonly CaseWait[],
  today: CalendarDate,
  at: Instant,
): Danger[] {
  if (file.case.status !== 'open') return []
  const now = rows.filter(r => isVisible(r, at))
  const of = (kind: CaseWait['kind']) => now.filter(r => r.kind === kind)
  const found: Danger[] = []
  const [breach, ...others] = of('breachUnactioned').sort(
    (a, b) => Date.parse(String(a.params.knownAt)) - Date.parse(String(b.params.knownAt)),
  )
  if (breach)
    found.push({
      message: `Breach ${breach.params.number}: no decision about arrest, ${spanOf(minutesBetween(String(breach.params.knownAt), at))} since police knew${others.length ? `. ${others.length} more ${others.length === 1 ? 'breach' : 'breaches'} without one` : ''}`,
      page: `/breaches/${breach.about.id}`,
    })
  const unserved = of('unserved')[0]
  if (unserved) {
    const since = String(unserved.params.fromOn)
    const days = daysBetween(since, today)
    found.push({
      message: `Order ${unserved.params.ref} ${unserved.params.servedBefore ? 'was changed' : 'was made'} ${days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`} and is not served${unserved.params.servedBefore ? ' as it now stands' : ''}`,
      page: '/order',
    })
  }
  const gap = of('gap')[0]
  if (gap) found.push({ message: `Order ${gap.params.ref}: ${gap.params.sentence}`, page: '/order' })
  for (const order of ordersInForce(file, today)) {
    const { lastDay } = termOf(order, file, today)
    const left = lastDay ? daysBetween(today, lastDay) : endsSoonDays + 1
    // An interim order’s end is told above, where it comes before its hearing.
    if (lastDay && left <= endsSoonDays && gap?.about.id !== order.id)
      found.push({
        message: `${orderKinds[order.kind].label} ${order.ref} ends ${left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`}, at the end of ${longDate(lastDay)}`,
        page: '/order',
      })
  }
  if (isUnder18(file, today))
    found.push({ message: 'The defendant is under 18: youth court, and a parent or guardian', page: '/people' })
  return found.slice(0, mostDangers)
}
