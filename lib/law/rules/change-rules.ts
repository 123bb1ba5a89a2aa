import { type LawApplication, type LawFile, type LawOrder, rowsOf } from '../../case/law-file.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { earliest, endedOn, lastDayInForce, versionsOf } from '../../case/views/orders.ts'
import { list } from '../../case/words/grammar.ts'
import { aboutOf, blank, type Found, foundIf, type Question, rulesNamed, severities } from './finding.ts'
import {
  consentNeededTo,
  fullOrders,
  interimOrders,
  isFull,
  isInterim,
  leastLastDay,
  orderOf,
} from './orders-and-terms.ts'

const { R, W, RtoW, red } = severities
const each = (file: LawFile, find: (a: LawApplication, order: LawOrder) => Found[]): Found[] =>
  rowsOf(file, 'applications').flatMap(a => {
    const order = a.kind === 'appeal' ? undefined : orderOf(file, a.orderId)
    return order ? find(a, order) : []
  })

/** Variation, renewal and discharge: of a full order under s.4, of an interim one under s.5(7). */
export const changeRules = rulesNamed([
  {
    id: 'V46',
    question: 'Is it the defendant, or the chief officer who applied for the interim order, who applies?',
    source: 'SPA 2019 s.5(7)',
    confidence: 'T',
    severity: R,
    find: ({ file }) => [
      ...each(file, (a, order) => {
        const asked = rowsOf(file, 'applications').find(x => x.kind === 'interim' && x.applicantForce)
        const applied = order.madeByForce ?? asked?.applicantForce ?? file.case?.forceId
        const force = forceOf(a, file)
        return foundIf(
          isInterim(order) && (isOutsider(a) || (isPolice(a) && force && applied && force !== applied)),
          aboutOf('applications', a),
          'Only the defendant and the chief officer who applied for the interim order may apply about it. Change the applicant.',
        )
      }),
      ...interimOrders(file).flatMap(o =>
        versionsOf(o, file).flatMap(v =>
          foundIf(
            v.askedBy === 'court',
            aboutOf('orders', o),
            `The court changed it on ${v.fromOn && longDate(v.fromOn)} without being asked. The Act names only the defendant and the chief officer who applied for it as those who may ask: check, and ask legal services.`,
            red,
            [v.fromOn],
          ),
        ),
      ),
    ],
  },
  {
    id: 'V47',
    question: 'Is the interim order renewed before it ends?',
    source: 'SPA 2019 s.5',
    confidence: 'I',
    severity: R,
    find: ({ file }) => [
      ...each(file, (a, order) => {
        const last = lastDayInForce(order, file)
        if (!isInterim(order) || a.kind !== 'renewal' || !last) return []
        const lodgedLate = !!a.lodgedOn && a.lodgedOn > last
        const heardOn = a.heardOn ?? a.determinedOn
        return [
          ...foundIf(
            lodgedLate,
            aboutOf('applications', a),
            `The interim order ended on ${longDate(last)} and cannot be renewed. Apply for a new one while the main application is undecided.`,
          ),
          ...foundIf(
            !lodgedLate && heardOn && heardOn > last,
            aboutOf('applications', a),
            `The interim order ends on ${longDate(last)}, before this is heard. Ask the court for an earlier hearing.`,
            W,
          ),
        ]
      }),
      ...rowsOf(file, 'orders').flatMap(o =>
        versionsOf(o, file).flatMap((v, i, all) => {
          const last = v.reason === 'extended' ? earliest(all[i - 1]?.lastDay, endedOn(o, file)) : all[i - 1]?.lastDay
          return foundIf(
            (v.reason === 'renewed' || v.reason === 'extended') && last && v.fromOn && v.fromOn > last,
            aboutOf('orders', o),
            `It was ${v.reason} on ${v.fromOn && longDate(v.fromOn)}, after it had ended on ${last && longDate(last)}. Check both dates, and ask legal services.`,
            undefined,
            [v.reason, v.fromOn, last],
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
    find: ({ file }) =>
      each(file, (a, order) =>
        isFull(order)
          ? [
              ...foundIf(
                isOutsider(a),
                aboutOf('applications', a),
                'The Act lets only the defendant or a chief officer apply. Change the applicant: the police can apply with the victim’s views.',
              ),
              ...foundIf(
                isPolice(a) && !isLinked(a, order, file),
                aboutOf('applications', a),
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
    find: ({ file }) =>
      rowsOf(file, 'applications').flatMap(a =>
        foundIf(
          a.addsCondition && blank(a.necessityGrounds),
          aboutOf('applications', a),
          'Enter why the condition that is added is necessary.',
        ),
      ),
  },
  {
    id: 'V51',
    question: 'Within two years of the order, do both sides consent to discharge?',
    source: 'SPA 2019 s.4; text not checked',
    confidence: 'M',
    severity: RtoW,
    find: q =>
      each(q.file, (a, order) => {
        const until = consentNeeded(q, a, order)
        const { defendant, given } = consents(q.file, a, order)
        return foundIf(
          until && (!defendant || !given.length),
          aboutOf('applications', a),
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
    find: q =>
      each(q.file, (a, order) => {
        const { needed, given } = consents(q.file, a, order)
        const lacking = needed.filter(f => !given.includes(f))
        return foundIf(
          consentNeeded(q, a, order) && given.length && lacking.length,
          aboutOf('applications', a),
          `Ask for the consent of the chief officer of ${list(lacking)}: on the defendant’s application the force that applied and the force where the defendant lives must both consent.`,
        )
      }),
  },
  {
    id: 'V53',
    question: 'Are variation and renewal open within the two years?',
    source: 'SPA 2019 s.4; text not checked',
    confidence: 'M',
    severity: R,
    held: 'V51 and V52 ask about discharge alone',
  },
  {
    id: 'V54',
    question: 'Is renewal asked for before the order ends?',
    source: 'SPA 2019 s.4; text not checked',
    confidence: 'M',
    severity: W,
    find: ({ file }) =>
      each(file, (a, order) => {
        const last = lastDayInForce(order, file)
        return foundIf(
          isFull(order) && a.kind === 'renewal' && last && a.lodgedOn && a.lodgedOn > last,
          aboutOf('applications', a),
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
    find: ({ file, reference }) =>
      fullOrders(file).flatMap(o =>
        versionsOf(o, file).flatMap((v, i, all) => {
          const before = all[i - 1]
          return foundIf(
            before &&
              v.fromOn &&
              v.lastDay &&
              v.lastDay !== before.lastDay &&
              v.lastDay < leastLastDay(reference, v.fromOn),
            aboutOf('orders', o),
            `From ${v.fromOn && longDate(v.fromOn)} it lasts to ${v.lastDay && longDate(v.lastDay)}, under two years. The Act does not clearly say whether it may: ask legal services.`,
            undefined,
            [v.fromOn, v.lastDay],
          )
        }),
      ),
  },
])

const isPolice = (a: LawApplication) => a.applicant === 'chiefOfficer' || a.applicant === 'otherChiefOfficer'
/** Someone to whom the Act gives no application of their own. */
const isOutsider = (a: LawApplication) => a.applicant === 'victim' || a.applicant === 'other'
/** The force of a chief officer who applies; null where it is not known which. */
function forceOf(a: LawApplication, file: LawFile): string | null {
  if (a.applicantForce !== undefined) return a.applicantForce
  return a.applicant === 'otherChiefOfficer' ? 'another force' : (file.case?.forceId ?? null)
}
const appliedFor = (order: LawOrder, file: LawFile): string | null => order.madeByForce ?? file.case?.forceId ?? null
/** Whether the force that applies is one whose link with the order is known: it applied for it, or the defendant lives there. */
function isLinked(a: LawApplication, order: LawOrder, file: LawFile): boolean {
  const [force, applied] = [forceOf(a, file), appliedFor(order, file)]
  return !force || !applied || force === applied || force === a.residenceForce
}

/** The last day on which discharge needs consent, when this one is heard by then; else null. */
function consentNeeded({ reference }: Question, a: LawApplication, order: LawOrder): CalendarDate | null {
  const heardOn = a.heardOn ?? a.determinedOn
  if (!isFull(order) || a.kind !== 'discharge' || !order.madeOn || !heardOn) return null
  const until = consentNeededTo(reference, order.madeOn)
  return heardOn <= until ? until : null
}
const isScottishOrIrish = (force: string) => /scotland|northern.?ireland|psni/i.test(force)
/** Whose consents there are and whose the section asks for: whoever applies consents by applying. */
function consents(file: LawFile, a: LawApplication, order: LawOrder) {
  const applied = appliedFor(order, file)
  const lives = a.residenceForce
  const ownForce = isPolice(a) ? (forceOf(a, file) ?? applied) : null
  const recorded = a.policeConsent === 'yes' && applied ? [applied] : []
  const given = [...(a.consentingForces ?? recorded), ...(ownForce ? [ownForce] : [])]
  const needed = ownForce
    ? [ownForce]
    : [applied, lives && !isScottishOrIrish(lives) ? lives : null].filter(f => f != null)
  const asked = a.defendantConsent ? a.defendantConsent === 'yes' : null
  return {
    defendant: a.defendantConsents ?? asked ?? a.applicant === 'defendant',
    given,
    needed: [...new Set(needed)],
  }
}
