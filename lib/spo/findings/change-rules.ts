import { type CalendarDate, longDate } from '../calendar.ts'
import type { Facts, OrderFact, S4Fact } from './facts.ts'
import { blank, type Found, one, type Question, type Rule, severities } from './finding.ts'
import { consentNeededTo, isFull, isInterim, lastDayOf, leastLastDay, orderOf, ordersOf } from './standing.ts'

const { R, W, RtoW } = severities
const each = (q: Question, find: (a: S4Fact, order: OrderFact) => Found[]) =>
  (q.facts.s4 ?? []).flatMap(a => {
    const order = orderOf(q.facts, a.of)
    return order ? find(a, order) : []
  })

/** Variation, renewal and discharge: of a full order under s.4, of an interim one under s.5(7). */
export const changeRules: readonly Rule[] = [
  {
    id: 'V46',
    question: 'Is it the defendant, or the chief officer who applied for the interim order, who applies?',
    source: 'SPA 2019 s.5(7)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: q =>
      each(q, (a, order) => {
        const applied = order.madeByForce ?? q.facts.interimApplication?.force ?? q.facts.force?.id
        return one(
          isInterim(order) &&
            (isOutsider(a) || (a.by === 'chief_officer' && a.force && applied && a.force !== applied)),
          a.id,
          'Only the defendant and the chief officer who applied for the interim order may apply about it. Change the applicant.',
        )
      }),
  },
  {
    id: 'V47',
    question: 'Is the interim order renewed before it ends?',
    source: 'SPA 2019 s.5',
    confidence: 'I',
    severity: R,
    over: 'facts',
    find: q => [
      ...each(q, (a, order) => {
        const last = lastDayOf(order, q.facts)
        if (!isInterim(order) || a.kind !== 'renewal' || !last) return []
        const lodgedLate = !!a.lodgedOn && a.lodgedOn > last
        return [
          ...one(
            lodgedLate,
            a.id,
            `The interim order ended on ${longDate(last)} and cannot be renewed. Apply for a new one while the main application is undecided.`,
          ),
          ...one(
            !lodgedLate && a.heardOn && a.heardOn > last,
            a.id,
            `The interim order ends on ${longDate(last)}, before this is heard. Ask the court for an earlier hearing.`,
            W,
          ),
        ]
      }),
      ...ordersOf(q.facts).flatMap(o =>
        (o.versions ?? []).flatMap((v, i, all) => {
          const last = all[i - 1]?.lastDay
          return one(
            v.reason === 'renewed' && last && v.on > last,
            o.id,
            `It was renewed on ${longDate(v.on)}, after it had ended on ${last && longDate(last)}. Check both dates, and ask legal services.`,
          )
        }),
      ),
    ],
  },
  {
    id: 'V49',
    question: 'Is the applicant the defendant or a relevant chief officer?',
    source: 'SPA 2019 ss.4, 7 and 14; s.14 not checked',
    confidence: 'I',
    severity: R,
    over: 'facts',
    find: q =>
      each(q, (a, order) =>
        isFull(order)
          ? [
              ...one(
                isOutsider(a),
                a.id,
                'The Act lets only the defendant or a chief officer apply. Change the applicant: the police can apply with the victim’s views.',
              ),
              ...one(
                a.by === 'chief_officer' && a.force && !linksOf(q.facts, a, order).includes(a.force),
                a.id,
                'Another force applies. Record its link under s.14: that the defendant lives in its area, is in it or is coming to it.',
                W,
              ),
            ]
          : [],
      ),
  },
  {
    id: 'V50',
    question: 'Why is an added condition necessary?',
    source: 'SPA 2019 s.4; text not checked',
    confidence: 'M',
    severity: W,
    over: 'facts',
    find: q =>
      (q.facts.s4 ?? []).flatMap(a =>
        one(a.addsCondition && blank(a.necessity), a.id, 'Enter why the condition that is added is necessary.'),
      ),
  },
  {
    id: 'V51',
    question: 'Within two years of the order, do both sides consent to discharge?',
    source: 'SPA 2019 s.4; text not checked',
    confidence: 'M',
    severity: RtoW,
    over: 'facts',
    find: q =>
      each(q, (a, order) => {
        const until = consentNeeded(q, a, order)
        const { defendant, given } = consents(q.facts, a, order)
        return one(
          until && (!defendant || !given.length),
          a.id,
          `To the end of ${until && longDate(until)} the order cannot be discharged without the consent of the defendant and the police. Record both consents, or ask for a later hearing.`,
        )
      }),
  },
  {
    id: 'V52',
    question: 'Does every chief officer consent whose consent discharge needs?',
    source: 'SPA 2019 s.4; text not checked',
    confidence: 'M',
    severity: W,
    over: 'facts',
    find: q =>
      each(q, (a, order) => {
        const { needed, given } = consents(q.facts, a, order)
        const lacking = needed.filter(f => !given.includes(f))
        return one(
          consentNeeded(q, a, order) && given.length && lacking.length,
          a.id,
          `Ask for the consent of the chief officer of ${lacking.join(' and ')}: on the defendant’s application the force that applied and the force where the defendant lives must both consent.`,
        )
      }),
  },
  {
    id: 'V53',
    question: 'Are variation and renewal open within the two years?',
    source: 'SPA 2019 s.4; text not checked',
    confidence: 'M',
    severity: R,
    over: 'program',
    held: 'V51 and V52 ask about discharge alone',
  },
  {
    id: 'V54',
    question: 'Is renewal asked for before the order ends?',
    source: 'SPA 2019 s.4; text not checked',
    confidence: 'M',
    severity: W,
    over: 'facts',
    find: q =>
      each(q, (a, order) => {
        const last = lastDayOf(order, q.facts)
        return one(
          isFull(order) && a.kind === 'renewal' && last && a.lodgedOn && a.lodgedOn > last,
          a.id,
          `The order ended on ${last && longDate(last)}. Start a new application: this is probably too late for a renewal.`,
        )
      }),
  },
  {
    id: 'V55',
    question: 'Is a renewed or varied period under two years?',
    source: 'SPA 2019 s.4; unclear, confirm with legal services',
    confidence: 'M',
    severity: W,
    over: 'facts',
    find: q =>
      ordersOf(q.facts)
        .filter(isFull)
        .flatMap(o =>
          (o.versions ?? []).flatMap((v, i, all) => {
            const before = all[i - 1]
            return one(
              before && v.lastDay && v.lastDay !== before.lastDay && v.lastDay < leastLastDay(q, v.on),
              o.id,
              `From ${longDate(v.on)} it lasts to ${v.lastDay && longDate(v.lastDay)}, under two years. The Act does not clearly say whether it may: ask legal services.`,
            )
          }),
        ),
  },
]

/** Someone to whom the Act gives no application of their own. */
const isOutsider = (a: S4Fact) => a.by === 'victim' || a.by === 'other'
/** The forces whose link with the order is known: the one that applied for it, and the one where the defendant lives. */
const linksOf = (facts: Facts, a: S4Fact, order: OrderFact): (string | null | undefined)[] =>
  order.madeByForce || facts.force?.id ? [order.madeByForce ?? facts.force?.id, a.defendantLivesInForce] : [a.force]

/** The last day on which discharge needs consent, when this one is heard by then; else null. */
function consentNeeded(q: Question, a: S4Fact, order: OrderFact): CalendarDate | null {
  if (!isFull(order) || a.kind !== 'discharge' || !order.madeOn || !a.heardOn) return null
  const until = consentNeededTo(q, order.madeOn)
  return a.heardOn <= until ? until : null
}
const isScottishOrIrish = (force: string) => /scotland|northern.?ireland|psni/i.test(force)
/** Whose consents there are and whose the section asks for: whoever applies consents by applying. */
function consents(facts: Facts, a: S4Fact, order: OrderFact) {
  const applied = order.madeByForce ?? facts.force?.id
  const lives = a.defendantLivesInForce
  const ownForce = a.by === 'chief_officer' ? (a.force ?? applied) : null
  const given = [...(a.policeConsents ?? []), ...(ownForce ? [ownForce] : [])]
  const needed = ownForce
    ? [ownForce]
    : [applied, lives && !isScottishOrIrish(lives) ? lives : null].filter(f => f != null)
  return {
    defendant: a.defendantConsents ?? a.by === 'defendant',
    given,
    needed: [...new Set(needed)],
  }
}
