import { type LawApplication, type LawFile, type LawOrder, rowsOf } from '../../case/law-file.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { isLive, mainOf } from '../../case/views/applications.ts'
import { mainOf as mainOfOrder, termOf, versionOf } from '../../case/views/orders.ts'
import { draftConditions, isOnlyInterim } from './condition-rules.ts'
import { aboutOf, blank, type Found, foundIf, rulesNamed, severities } from './finding.ts'
import { interimOrders, interimsOf, isStillAsked, protectionGap } from './orders-and-terms.ts'

const { R, W, red } = severities
/** Interim applications that are still asked for, each with its main application as far as that was ever made. */
const eachAskedFor = (file: LawFile, find: (a: LawApplication, main: LawApplication | undefined) => Found[]): Found[] =>
  rowsOf(file, 'applications').flatMap(a => {
    if (a.kind !== 'interim' || !isStillAsked(a)) return []
    const main = mainOf(file, a)
    // One that the force itself ended was never before a court.
    return find(a, main && (isLive(main) || main.lodgedOn || main.determinedOn) ? main : undefined)
  })
const mains = (file: LawFile, find: (a: LawApplication) => Found[]): Found[] =>
  rowsOf(file, 'applications')
    .filter(a => a.kind === 'main')
    .flatMap(find)
const eachInterimOrder = (file: LawFile, find: (o: LawOrder, main: LawApplication | undefined) => Found[]): Found[] =>
  interimOrders(file).flatMap(o => find(o, mainOfOrder(o, file)))

/** An interim order: from its application to its end. */
export const interimRules = rulesNamed([
  {
    id: 'V38',
    question: 'Is there a main application that is not decided?',
    source: 'SPA 2019 s.5(1)',
    confidence: 'T',
    severity: R,
    find: ({ file }) => [
      ...eachAskedFor(file, (a, main) => [
        ...foundIf(
          !main,
          aboutOf('applications', a),
          'An interim order needs a full application. Add the main application, or take this one out.',
        ),
        ...foundIf(
          main && isTooLate(a, main, file),
          aboutOf('applications', a),
          'The main application is already decided, so no interim order can be made. Start a new full application.',
        ),
      ]),
      ...eachInterimOrder(file, (o, main) => {
        const decidedOn = main?.determinedOn
        return [
          ...foundIf(
            main?.lodgedOn === null,
            aboutOf('orders', o),
            'No main application was before the court. Check the dates, and ask legal services.',
            red,
            ['none'],
          ),
          ...foundIf(
            decidedOn && o.madeOn && decidedOn < o.madeOn,
            aboutOf('orders', o),
            `The main application had already been decided on ${decidedOn && longDate(decidedOn)}. Check the dates, and ask legal services.`,
            red,
            ['decided', decidedOn],
          ),
        ]
      }),
    ],
  },
  {
    id: 'V39',
    question: 'Is the interim applied for with the main application or after it?',
    source: 'SPA 2019 s.5(2)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      eachAskedFor(file, (a, main) => {
        const lodged = main?.lodgedOn
        return foundIf(
          main && a.lodgedOn && (lodged === null || (lodged && a.lodgedOn < lodged)),
          aboutOf('applications', a),
          lodged
            ? `An interim application is made with the main application or after it. Change its date to ${longDate(lodged)} or later.`
            : 'Lodge the main application first, or both together.',
        )
      }),
  },
  {
    id: 'V40',
    question: 'Is it the same chief officer who made the main application?',
    source: 'SPA 2019 s.5(2)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      eachAskedFor(file, a =>
        foundIf(
          file.case?.forceId && a.applicantForce && file.case.forceId !== a.applicantForce,
          aboutOf('applications', a),
          'Only the chief officer who made the main application may apply. Change the force of the interim application.',
        ),
      ),
  },
  {
    id: 'V41',
    question: 'Is the interim order for a fixed period?',
    source: 'SPA 2019 s.5(6)(a)',
    confidence: 'T',
    severity: R,
    find: ({ file }) => [
      ...eachAskedFor(file, a =>
        foundIf(
          !a.interimLastDay || a.termKind === 'untilFurtherOrder',
          aboutOf('applications', a),
          'An interim order can only be for a fixed period. Enter its last day.',
        ),
      ),
      // A change to an interim order asks for no other kind of period than it could have had.
      ...rowsOf(file, 'applications').flatMap(a =>
        foundIf(
          (a.kind === 'variation' || a.kind === 'renewal') &&
            a.termKind === 'untilFurtherOrder' &&
            interimOrders(file).some(o => o.id === a.orderId),
          aboutOf('applications', a),
          'An interim order can only be for a fixed period. Enter its last day.',
        ),
      ),
      ...eachInterimOrder(file, o => {
        const version = versionOf(o, file)
        return foundIf(
          version?.termKind === 'untilFurtherOrder' || (version && !version.lastDay && version.termKind !== undefined),
          aboutOf('orders', o),
          'An interim order can only be for a fixed period, and this one states no last day. Check the sealed order, and ask legal services.',
          red,
        )
      }),
    ],
  },
  {
    id: 'V42',
    question: 'Is an interim order free of the two-year minimum?',
    source: 'SPA 2019 s.5(6)',
    confidence: 'T',
    severity: R,
    held: 'V28 reads the term of a full order only',
  },
  {
    id: 'V43',
    question: 'Why is an interim order appropriate?',
    source: 'SPA 2019 s.5(3)',
    confidence: 'T',
    severity: R,
    find: ({ file }) => [
      ...eachAskedFor(file, a =>
        foundIf(blank(a.interimReason), aboutOf('applications', a), 'Enter why an interim order is appropriate.'),
      ),
      ...draftConditions(file, (c, a) =>
        foundIf(
          isOnlyInterim(a, file) && blank(c.necessity),
          aboutOf('draftConditions', c),
          'Say why this condition is needed. The test for an interim order is whether it is appropriate, and the court will ask.',
          W,
        ),
      ),
    ],
  },
  {
    id: 'V44',
    question: 'Does an interim order end at the earlier of its last day and the determination of the main application?',
    source: 'SPA 2019 s.5(6)(b)',
    confidence: 'T',
    severity: R,
    held: 'Every answer about force reads the earlier of the two days',
  },
  {
    id: 'V45',
    question: 'Does the interim order reach the next hearing of the main application?',
    source: 'SPA 2019 s.5(6) and (7)',
    confidence: 'I',
    severity: W,
    find: ({ file, today }) =>
      mains(file, main => {
        const found = protectionGap(main, file, today)
        return found
          ? foundIf(true, found.about, found.gap.sentence, undefined, [found.gap.fromOn, found.gap.toOn])
          : []
      }),
  },
  {
    id: 'V48',
    question: 'Did withdrawal of the main application end the interim order?',
    source: 'SPA 2019 s.5(6)(b); unclear, confirm with legal services',
    confidence: 'I',
    severity: W,
    find: ({ file, today }) =>
      mains(file, main =>
        main.status === 'withdrawn'
          ? interimsOf(main, file).flatMap(o =>
              foundIf(
                outlasts(termOf(o, file).lastDay, main.determinedOn ?? today),
                aboutOf('orders', o),
                'The main application was withdrawn, and the Act does not say whether that decides it. Treat the interim order as ended, and ask legal services.',
              ),
            )
          : [],
      ),
  },
])
const decisions: readonly (string | null | undefined)[] = ['granted', 'refusedByCourt', 'withdrawn']
/** Decided before the interim was asked for, or before any was made. */
function isTooLate(a: LawApplication, main: LawApplication, file: LawFile): boolean {
  const decidedOn = main.determinedOn
  const after = !!a.lodgedOn && !!decidedOn && a.lodgedOn > decidedOn
  return (!!decidedOn || decisions.includes(main.status)) && (after || !interimOrders(file).length)
}
/** Whether the interim order would still have run after the main application was disposed of. */
const outlasts = (lastDay: CalendarDate | null, disposedOn: CalendarDate): boolean => !lastDay || lastDay >= disposedOn
