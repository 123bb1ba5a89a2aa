import {
  allows,
  condition,
  full,
  interim,
  lawful,
  notice,
  passes,
  type Row,
  raises,
  servedOrder,
  today,
} from './row.ts'

type Term = { madeOn?: string | null; lastDay?: string | null; untilFurtherOrder?: boolean }
const term = (set: Term, more: object = {}) => ({ today, term: set, ...more })
/** Asked on the day that the order is made, or on the tables’ own day where that is later. */
const fixedTerm = (madeOn: string, lastDay: string, more: object = {}) =>
  term({ madeOn, lastDay }, { today: madeOn > today ? madeOn : today, ...more })
const first = [notice('o1', '2026-11-20')]
/** The worked dates of the dossier: the day made, and the least last day. */
const worked = [
  ['2026-11-20', '2028-11-19', '2028-11-18'],
  ['2026-03-01', '2028-02-29', '2028-02-28'],
  ['2026-02-28', '2028-02-27', '2028-02-26'],
  ['2028-02-28', '2030-02-27', '2030-02-26'],
  ['2028-02-29', '2030-02-28', '2030-02-27'],
  ['2028-03-01', '2030-02-28', '2030-02-27'],
  ['2030-03-01', '2032-02-29', '2032-02-28'],
  ['2027-12-31', '2029-12-30', '2029-12-29'],
] as const
const own = (
  lastDay: string | null,
  set: object = {},
  termSet: Term = { madeOn: '2026-11-21', lastDay: '2028-11-20' },
) => lawful({ conditions: [condition({ lastDay, ...set })], term: termSet })
const orderWith = (conditions: object[], set: object = {}) => servedOrder(full({ conditions, ...set }))

/** How long an order lasts. */
export const termRows: Row[] = [
  passes('V27', 'a fixed period', fixedTerm('2026-11-20', '2028-11-19')),
  allows('V27', 'until further order', term({ madeOn: '2026-11-20', untilFurtherOrder: true })),
  allows('V27', 'an order until further order', servedOrder(full({ lastDay: null, untilFurtherOrder: true }))),
  allows('V27', 'an order whose term is not given', servedOrder(full({ lastDay: null, untilFurtherOrder: null }))),
  allows('V27', 'an interim order is asked by its own rule', servedOrder(interim())),
  raises('neither', term({ madeOn: '2026-11-20', untilFurtherOrder: false }), ['V27 R term']),
  raises('both', term({ madeOn: '2026-11-20', lastDay: '2026-12-01', untilFurtherOrder: true }), ['V27 R term']),
  raises('an order that says neither', servedOrder(full({ lastDay: null, untilFurtherOrder: false })), ['V27 red o1']),
  raises('an order that says both', servedOrder(full({ lastDay: '2027-01-01', untilFurtherOrder: true })), [
    'V27 red o1',
  ]),
  ...worked.flatMap(([madeOn, least, short]) => [
    passes('V28', `made on ${madeOn}, to ${least}`, fixedTerm(madeOn, least), {
      clocks: [`C1 term ${madeOn} ${least} met`],
    }),
    raises(`made on ${madeOn}, to ${short}`, fixedTerm(madeOn, short), ['V28 R term'], {
      clocks: [`C1 term ${madeOn} ${least} missed`],
    }),
  ]),
  allows(
    'V28',
    'no day is given from which to count',
    lawful({ term: { madeOn: '2026-11-20', untilFurtherOrder: true } }),
  ),
  raises('an order as sealed, a day short', servedOrder(full({ lastDay: '2028-11-18' })), ['V28 red o1']),
  raises(
    'an order as first made a day short, renewed since',
    servedOrder(
      full({
        lastDay: '2030-11-19',
        versions: [
          { on: '2026-11-20', reason: 'made', lastDay: '2028-11-18' },
          { on: '2028-11-01', reason: 'renewed', lastDay: '2030-11-19' },
        ],
      }),
    ),
    ['V28 red o1'],
    { says: 'ends on 18 November 2028' },
  ),
  passes('V29', 'made 29 February 2028, to 28 February 2030', fixedTerm('2028-02-29', '2030-02-28')),
  allows('V29', 'made 29 February 2028, to 29 February 2032', fixedTerm('2028-02-29', '2032-02-29')),
  passes('V30', 'made 1 March 2026, to 29 February 2028', fixedTerm('2026-03-01', '2028-02-29')),
  allows('V30', 'made 1 March 2026, to 1 March 2028', fixedTerm('2026-03-01', '2028-03-01')),
  passes('V31', '731 days from 20 November 2026', fixedTerm('2026-11-20', '2028-11-19')),
  allows('V31', '730 days where no leap day falls', fixedTerm('2028-03-01', '2030-02-28')),
  passes(
    'V32',
    'counted from the day made',
    fixedTerm('2026-12-10', '2028-12-09', { orders: [interim()], notifications: first }),
  ),
  allows(
    'V32',
    'long enough, and two years from the interim order too',
    fixedTerm('2026-11-20', '2028-11-19', { orders: [interim()], notifications: first }),
  ),
  allows('V32', 'an order of the very day of the application', servedOrder(full({ appliedOn: '2026-11-20' }))),
  raises(
    'counted from the interim order',
    fixedTerm('2026-12-10', '2028-11-19', { orders: [interim()], notifications: first }),
    ['V32 R term', 'V28 R term'],
    { says: 'counted from the date of the interim order' },
  ),
  raises(
    'counted from service of the interim order',
    fixedTerm('2026-12-10', '2028-11-20', {
      orders: [interim({ servedOn: '2026-11-21' })],
      notifications: [notice('o1', '2026-11-21')],
    }),
    ['V32 R term', 'V28 R term'],
  ),
  raises(
    'an order counted from its application',
    servedOrder(full({ appliedOn: '2026-11-19', lastDay: '2028-11-18' })),
    ['V32 red o1', 'V28 red o1'],
  ),
  raises(
    'an order counted from the interim order that it replaces',
    {
      today: '2026-12-10',
      orders: [interim(), full({ id: 'o2', madeOn: '2026-12-10', servedOn: '2026-12-10', replacesInterim: 'o1' })],
      notifications: first,
    },
    ['V32 red o2', 'V28 red o2'],
  ),
  passes('V33', 'five years', fixedTerm('2026-11-20', '2031-11-19')),
  allows(
    'V33',
    'ten years with a reason',
    fixedTerm('2026-11-20', '2036-11-19', { termReason: 'Eleven years of fixation' }),
  ),
  allows('V33', 'until further order', term({ madeOn: '2026-11-20', untilFurtherOrder: true })),
  allows('V33', 'an order of ten years, as sealed', servedOrder(full({ lastDay: '2036-11-19' }))),
  raises('a day over five years', fixedTerm('2026-11-20', '2031-11-20'), ['V33 W term']),
  passes('V34', 'as long as the order', own('2028-11-20')),
  allows('V34', 'no period of its own', own(null)),
  allows('V34', 'until further order', own('2040-01-01', {}, { madeOn: '2026-11-21', untilFurtherOrder: true })),
  raises('a day longer', own('2028-11-21'), ['V34 R c1']),
  raises('in an order as sealed', orderWith([{ id: 'x1', number: 1, lastDay: '2028-11-20' }]), ['V34 red o1']),
  passes('V35', 'a prohibition of two years', own('2028-11-20')),
  allows('V35', 'a short requirement', own('2027-01-31', { kind: 'requirement' })),
  allows(
    'V35',
    'a short condition of an interim order',
    servedOrder(interim({ conditions: [{ id: 'x1', kind: 'prohibition', number: 1, lastDay: '2026-12-01' }] })),
  ),
  allows(
    'V35',
    'a short requirement of an order',
    orderWith([{ id: 'x1', number: 1, kind: 'requirement', lastDay: '2027-01-31' }]),
  ),
  allows(
    'V35',
    'a prohibition of two years in an order',
    orderWith([{ id: 'x1', number: 1, kind: 'prohibition', lastDay: '2028-11-19' }]),
  ),
  raises('a day under two years', own('2028-11-19'), ['V35 W c1']),
  raises('of an order', orderWith([{ id: 'x1', number: 1, kind: 'prohibition', lastDay: '2028-11-18' }]), ['V35 W o1']),
  passes(
    'V36',
    'made the day after the application',
    lawful({ term: { madeOn: '2026-11-20', lastDay: '2028-11-19' } }),
  ),
  allows(
    'V36',
    'made on the day of the application',
    lawful({ term: { madeOn: '2026-11-19', lastDay: '2028-11-18' } }),
  ),
  allows('V36', 'a draft for a hearing to come', {
    ...lawful({ term: { madeOn: '2026-12-14', lastDay: '2028-12-13' } }),
    mode: 'draft',
  }),
  allows('V36', 'made today', { ...fixedTerm(today, '2028-11-20'), mode: 'made' }),
  allows('V36', 'an order applied for the same day', servedOrder(full({ appliedOn: '2026-11-20' }))),
  allows('V36', 'an order of today', servedOrder(full({ madeOn: today, servedOn: today, lastDay: '2028-11-20' }))),
  raises('made before the application', lawful({ term: { madeOn: '2026-11-01', lastDay: '2028-10-31' } }), [
    'V36 R term',
  ]),
  raises('made a day before the application', lawful({ term: { madeOn: '2026-11-18', lastDay: '2028-11-17' } }), [
    'V36 R term',
  ]),
  raises('recorded with a day in the future', { ...fixedTerm('2026-11-22', '2028-11-21'), today, mode: 'made' }, [
    'V36 R term',
  ]),
  raises('an order made before its application', servedOrder(full({ appliedOn: '2026-11-21' })), ['V36 R o1']),
  raises(
    'an order of tomorrow',
    { today, orders: [full({ madeOn: '2026-11-22', servedOn: null, servedBy: null, lastDay: '2028-11-21' })] },
    ['V36 R o1'],
  ),
  passes('V37', 'all of it', lawful()),
  allows(
    'V37',
    'conditions numbered in turn',
    orderWith([
      { id: 'x1', number: 1 },
      { id: 'x2', number: 2 },
    ]),
  ),
  allows('V37', 'an interim order of one day', servedOrder(interim({ lastDay: '2026-11-20' }))),
  raises('no date', term({ lastDay: '2028-11-19' }), ['V37 R term']),
  raises(
    'a number is missing',
    orderWith([
      { id: 'x1', number: 1 },
      { id: 'x2', number: 3 },
    ]),
    ['V37 red o1'],
  ),
  raises(
    'a condition speaks of a locality that is not recorded',
    orderWith([{ id: 'x1', number: 1, saysLocality: true }]),
    ['V37 W o1'],
  ),
  raises(
    'a condition speaks of a period that is not recorded',
    orderWith([{ id: 'x1', number: 1, saysPeriod: true }]),
    ['V37 W o1'],
  ),
  allows(
    'V37',
    'a condition whose own period is recorded',
    orderWith([{ id: 'x1', kind: 'requirement', number: 1, saysPeriod: true, lastDay: '2027-01-31' }]),
  ),
  raises(
    'the last day of an interim order is before it was made',
    { today, orders: [interim({ lastDay: '2026-11-19', servedOn: null, servedBy: null })] },
    ['V37 red o1'],
  ),
]
