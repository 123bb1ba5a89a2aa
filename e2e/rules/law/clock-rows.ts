import { full, interim, lawful, notice, passes, type Row, raises } from './row.ts'

const clock = (id: string, name: string, facts: Row['facts'], clocks: string[], absent: string[] = []): Row => ({
  ...passes(id, name, facts),
  ...(clocks.length ? { clocks } : {}),
  absent,
})
const notified = [notice('o1', '2026-11-20')]
const on = (today: string, orders: object[], more: object = {}) => ({ today, orders, notifications: notified, ...more })
const main = { application: { lodgedOn: '2026-11-19' }, authorisation: { on: '2026-11-18', rank: 'superintendent' } }
const renewal = (lodgedOn: string | null, kind: 'renewal' | 'discharge' | 'variation' = 'renewal', of = 'o1') => ({
  s4: [{ id: 's1', kind, of, by: 'defendant' as const, lodgedOn }],
})
const appeal = (today: string, set: object = {}, decidedOn: string | null = '2026-11-20') => ({
  today,
  appeals: [{ id: 'ap1', by: 'defendant', against: 'full_made' as const, decidedOn, ...set }],
})
const born = (bornOn: string | null, today: string, lodgedOn?: string) => ({
  today,
  defendant: { id: 'd1', bornOn },
  ...(lodgedOn
    ? { application: { lodgedOn, court: 'youth' as const }, authorisation: { on: lodgedOn, rank: 'superintendent' } }
    : {}),
})
const unserved = full({ servedOn: null, servedBy: null })

/** Clocks by themselves: what starts each, its last day, and where it stands on the days about it. */
export const clockRows: Row[] = [
  clock('C1', 'an order long enough', on('2026-11-21', [full()]), ['C1 o1 2026-11-20 2028-11-19 met']),
  clock(
    'C1',
    'none for an order until further order',
    on('2026-11-21', [full({ lastDay: null, untilFurtherOrder: true })]),
    [],
    ['C1 o1'],
  ),
  clock('C1', 'none for an interim order', on('2026-11-21', [interim()]), [], ['C1 o1']),
  clock('C2', 'in force on its last day', on('2028-11-19', [full()]), ['C2 o1 2026-11-20 2028-11-19 running']),
  clock('C2', 'ended the day after', on('2028-11-20', [full()]), ['C2 o1 2026-11-20 2028-11-19 ended']),
  clock('C2', 'discharged early', on('2027-06-02', [full({ dischargedOn: '2027-06-01' })]), [
    'C2 o1 2026-11-20 2028-11-19 ended',
  ]),
  clock(
    'C2',
    'none until further order',
    on('2026-11-21', [full({ lastDay: null, untilFurtherOrder: true })]),
    [],
    ['C2 o1'],
  ),
  clock('C2', 'none for an interim order', on('2026-11-21', [interim()]), [], ['C2 o1']),
  raises('not made yet', { today: '2026-11-19', orders: [unserved] }, ['V36 R o1'], {
    clocks: ['C2 o1 2026-11-20 2028-11-19 not_started', 'C4 o1 2026-11-20 2028-11-19 not_started'],
    inForce: ['o1 2026-11-20 2028-11-19 false'],
  }),
  clock('C3', 'before six months', on('2028-05-18', [full()]), ['C3 o1 2028-05-19 2028-11-19 not_started']),
  clock('C3', 'from six months before', on('2028-05-19', [full()]), ['C3 o1 2028-05-19 2028-11-19 running']),
  clock('C3', 'from three months before', on('2028-08-19', [full()]), ['C3 o1 2028-08-19 2028-11-19 running']),
  clock('C3', 'from one month before', on('2028-11-19', [full()]), ['C3 o1 2028-10-19 2028-11-19 running']),
  clock('C3', 'missed the day after the order ends', on('2028-11-20', [full()]), [
    'C3 o1 2028-10-19 2028-11-19 missed',
  ]),
  clock('C3', 'an application about the end is made', on('2028-11-20', [full()], renewal('2027-11-19')), [
    'C3 o1 2028-10-19 2028-11-19 met',
  ]),
  clock(
    'C3',
    'an application of more than a year before does not count',
    on('2028-11-01', [full()], renewal('2027-11-18')),
    ['C3 o1 2028-10-19 2028-11-19 running'],
  ),
  clock('C3', 'a variation does not count', on('2028-11-01', [full()], renewal('2028-10-01', 'variation')), [
    'C3 o1 2028-10-19 2028-11-19 running',
  ]),
  clock('C3', 'another order’s does not count', on('2028-11-01', [full()], renewal('2028-10-01', 'renewal', 'o9')), [
    'C3 o1 2028-10-19 2028-11-19 running',
  ]),
  clock('C3', 'one not lodged does not count', on('2028-11-01', [full()], renewal(null)), [
    'C3 o1 2028-10-19 2028-11-19 running',
  ]),
  clock('C3', 'discharged', on('2028-11-20', [full({ dischargedOn: '2028-09-01' })]), [
    'C3 o1 2028-10-19 2028-11-19 ended',
  ]),
  clock(
    'C3',
    'none for an interim order or until further order',
    on('2026-11-21', [interim(), full({ id: 'o2', lastDay: null, untilFurtherOrder: true, servedOn: '2026-11-21' })]),
    [],
    ['C3 o1', 'C3 o2'],
  ),
  clock(
    'C4',
    'on the last day of the two years',
    on('2028-11-19', [full({ lastDay: null, untilFurtherOrder: true })]),
    ['C4 o1 2026-11-20 2028-11-19 running'],
  ),
  clock('C4', 'the day after', on('2028-11-20', [full({ lastDay: null, untilFurtherOrder: true })]), [
    'C4 o1 2026-11-20 2028-11-19 ended',
  ]),
  clock('C4', 'on the day made', on('2026-11-20', [full()]), ['C4 o1 2026-11-20 2028-11-19 running']),
  clock(
    'C4',
    'the day that it was discharged, and the day after',
    on('2027-06-01', [full({ dischargedOn: '2027-06-01' })]),
    ['C4 o1 2026-11-20 2028-11-19 running'],
  ),
  clock('C4', 'discharged', on('2027-06-02', [full({ dischargedOn: '2027-06-01' })]), [
    'C4 o1 2026-11-20 2028-11-19 ended',
  ]),
  clock('C4', 'none for an interim order', on('2026-11-21', [interim()]), [], ['C4 o1']),
  clock('C5', 'on its last day', on('2026-12-20', [interim()]), ['C5 o1 2026-11-20 2026-12-20 running']),
  clock('C5', 'the day after', on('2026-12-21', [interim()]), ['C5 o1 2026-11-20 2026-12-20 ended', 'C6 o1 - - ended']),
  clock('C5', 'none for a full order', on('2026-12-20', [full()]), [], ['C5 o1', 'C6 o1']),
  clock(
    'C5',
    'none where no last day is given',
    on('2026-12-20', [interim({ lastDay: null, untilFurtherOrder: null })]),
    ['C6 o1 - - not_started'],
    ['C5 o1'],
  ),
  {
    ...raises(
      'an interim order to be made tomorrow, whose last day is today',
      { today: '2026-11-19', orders: [interim({ servedOn: null, servedBy: null, lastDay: '2026-11-19' })] },
      ['V36 R o1', 'V37 red o1'],
      { clocks: ['C5 o1 2026-11-20 2026-11-19 not_started'] },
    ),
    rule: 'C5',
  },
  clock('C6', 'not decided, on its last day', on('2026-12-20', [interim()]), ['C6 o1 - - not_started']),
  clock(
    'C6',
    'decided by the full order that replaces it',
    on('2026-12-11', [
      interim(),
      full({ id: 'o2', madeOn: '2026-12-10', servedOn: '2026-12-10', lastDay: '2028-12-09', replacesInterim: 'o1' }),
    ]),
    ['C6 o1 2026-12-10 2026-12-10 ended'],
  ),
  clock(
    'C6',
    'the earlier of its own decision and the one in hand',
    on('2026-12-11', [interim({ determinedOn: '2026-12-05' })], {
      application: { lodgedOn: '2026-11-19', determinedOn: '2026-12-10', outcome: 'refused' },
      authorisation: main.authorisation,
    }),
    ['C6 o1 2026-12-05 2026-12-05 ended'],
  ),
  clock('C7', 'a week before it ends with no hearing', on('2026-12-13', [interim()], main), [
    'C7 o1 2026-12-13 2026-12-20 running',
  ]),
  clock('C7', 'eight days before', on('2026-12-12', [interim()], main), [], ['C7 o1']),
  clock('C7', 'ended', on('2026-12-21', [interim()], main), [], ['C7 o1']),
  clock('C7', 'discharged', on('2026-12-13', [interim({ dischargedOn: '2026-12-13' })], main), [], ['C7 o1']),
  clock(
    'C8',
    'a condition on its own last day',
    on('2027-05-31', [full({ conditions: [{ id: 'x1', number: 1, kind: 'requirement', lastDay: '2027-05-31' }] })]),
    ['C8 x1 2026-11-20 2027-05-31 running'],
  ),
  clock(
    'C8',
    'and the day after',
    on('2027-06-01', [full({ conditions: [{ id: 'x1', number: 1, kind: 'requirement', lastDay: '2027-05-31' }] })]),
    ['C8 x1 2026-11-20 2027-05-31 ended'],
  ),
  clock(
    'C8',
    'none of its own: as long as the order, or nothing said',
    on('2027-06-01', [full({ conditions: [{ id: 'x1', kind: 'prohibition', lastDay: '2028-11-19' }, { id: 'x2' }] })]),
    [],
    ['C8 x1', 'C8 x2'],
  ),
  clock(
    'C8',
    'the order was discharged first',
    on('2027-02-01', [
      full({ dischargedOn: '2027-01-01', conditions: [{ id: 'x1', number: 1, lastDay: '2027-05-31' }] }),
    ]),
    ['C8 x1 2026-11-20 2027-05-31 ended'],
  ),
  clock('C9', 'served', on('2026-11-20', [full()]), ['C9 o1 2026-11-20 2026-11-22 met']),
  raises(
    'an interim order replaced within the three days: the duty stands while it runs',
    {
      today: '2026-11-22',
      orders: [
        interim(),
        full({ id: 'o2', madeOn: '2026-11-21', servedOn: '2026-11-21', lastDay: '2028-11-20', replacesInterim: 'o1' }),
      ],
    },
    ['V62 W o2'],
    { clocks: ['C9 o1 2026-11-20 2026-11-22 running'] },
  ),
  clock(
    'C9',
    'ended within the three days, before the clock does',
    { today: '2026-11-21', orders: [full({ dischargedOn: '2026-11-21' })] },
    ['C9 o1 2026-11-20 2026-11-22 running'],
  ),
  clock('C9', 'ended, and the clock not yet', { today: '2026-11-22', orders: [full({ dischargedOn: '2026-11-21' })] }, [
    'C9 o1 2026-11-20 2026-11-22 ended',
  ]),
  clock('C10', 'a name', on('2026-12-03', [full()], { changes: [{ id: 'n1', kind: 'name', on: '2026-12-01' }] }), [
    'C10 n1 2026-12-01 2026-12-03 running',
  ]),
  clock(
    'C10',
    'the day is not given',
    on('2026-12-03', [full()], { changes: [{ id: 'n1', kind: 'name' }] }),
    [],
    ['C10 n1'],
  ),
  clock(
    'C11',
    'an address',
    on('2026-12-03', [full()], { changes: [{ id: 'n1', kind: 'address', on: '2026-12-01' }] }),
    ['C11 n1 2026-12-01 2026-12-03 running'],
  ),
  clock(
    'C11',
    'an order not served: the change counts all the same',
    { today: '2026-12-03', orders: [unserved], changes: [{ id: 'n1', kind: 'address', on: '2026-12-01' }] },
    ['C11 n1 2026-12-01 2026-12-03 running'],
  ),
  clock(
    'C12',
    'unserved when Part 2 ends',
    {
      today: '2027-03-12',
      orders: [full({ servedOn: null, servedBy: null })],
      defendant: { id: 'd1', sexOffenderRegister: { endsOn: '2027-03-10' } },
    },
    ['C12 o1 2027-03-10 2027-03-12 running', 'C9 o1 - - not_started'],
  ),
  clock(
    'C13',
    'a notice by post asks for none',
    { today: '2026-11-21', orders: [full()], notifications: [notice('o1', '2026-11-20')] },
    ['C13 o1 2026-11-20 - met'],
  ),
  clock('C13', 'no notice', { today: '2026-11-21', orders: [full()], notifications: [] }, [], ['C13 o1']),
  clock(
    'C14',
    'served on the force’s last day',
    on('2026-11-22', [full({ servedOn: '2026-11-22' })], { notifications: [notice('o1', '2026-11-22')] }),
    ['C14 o1 2026-11-20 2026-11-22 met'],
  ),
  clock(
    'C14',
    'served the day after',
    on('2026-11-23', [full({ servedOn: '2026-11-23' })], { notifications: [notice('o1', '2026-11-23')] }),
    ['C14 o1 2026-11-20 2026-11-22 missed'],
  ),
  clock('C14', 'unserved on the force’s last day', { today: '2026-11-22', orders: [unserved] }, [
    'C14 o1 2026-11-20 2026-11-22 running',
  ]),
  clock('C14', 'unserved the day after', { today: '2026-11-23', orders: [unserved] }, [
    'C14 o1 2026-11-20 2026-11-22 missed',
  ]),
  clock('C14', 'unserved on the last day of the order', { today: '2028-11-19', orders: [unserved] }, [
    'C14 o1 2026-11-20 2026-11-22 missed',
  ]),
  clock('C14', 'ended unserved', { today: '2028-11-20', orders: [unserved] }, ['C14 o1 2026-11-20 2026-11-22 ended']),
  clock(
    'C14',
    'the day made is not given',
    { today: '2028-11-20', orders: [{ id: 'o1', kind: 'full' }] },
    [],
    ['C14 o1', 'C4 o1', 'C1 o1'],
  ),
  clock(
    'C15',
    'not served on the last safe day',
    { today: '2026-11-22', hearings: [{ id: 'h1', on: '2026-12-14', for: 'main', listedOn: '2026-11-01' }] },
    ['C15 h1 2026-11-01 2026-11-22 running'],
  ),
  clock('C15', 'nor the day after', { today: '2026-11-23', hearings: [{ id: 'h1', on: '2026-12-14', for: 'main' }] }, [
    'C15 h1 - 2026-11-22 missed',
  ]),
  clock(
    'C15',
    'nor on the day of the hearing',
    { today: '2026-12-14', hearings: [{ id: 'h1', on: '2026-12-14', for: 'main' }] },
    ['C15 h1 - 2026-11-22 missed'],
  ),
  clock(
    'C15',
    'the hearing is over',
    { today: '2026-12-15', hearings: [{ id: 'h1', on: '2026-12-14', for: 'main' }] },
    ['C15 h1 - 2026-11-22 ended'],
  ),
  clock(
    'C15',
    'the day of the hearing is not known',
    { today: '2026-12-15', hearings: [{ id: 'h1', for: 'main' }] },
    [],
    ['C15 h1'],
  ),
  clock(
    'C16',
    'the seventh day after notice of 20 November',
    { today: '2026-11-27', hearings: [{ id: 'h1', on: '2026-12-14', hearsayNoticeServedOn: '2026-11-20' }] },
    ['C16 h1 2026-11-21 2026-11-27 running'],
  ),
  clock(
    'C16',
    'the eighth',
    { today: '2026-11-28', hearings: [{ id: 'h1', on: '2026-12-14', hearsayNoticeServedOn: '2026-11-20' }] },
    ['C16 h1 2026-11-21 2026-11-27 ended'],
  ),
  clock(
    'C17',
    'three clear days before',
    { today: '2026-12-10', hearings: [{ id: 'h1', on: '2026-12-14', for: 'cross_examination' }] },
    ['C17 h1 - 2026-12-10 running'],
  ),
  clock('C17', 'two', { today: '2026-12-11', hearings: [{ id: 'h1', on: '2026-12-14', for: 'cross_examination' }] }, [
    'C17 h1 - 2026-12-10 missed',
  ]),
  clock(
    'C17',
    'another hearing',
    { today: '2026-12-11', hearings: [{ id: 'h1', on: '2026-12-14', for: 'main' }] },
    [],
    ['C17 h1'],
  ),
  clock(
    'C18',
    'facts say nothing of a summons',
    { today: '2026-12-11', hearings: [{ id: 'h1', on: '2026-12-14', for: 'main' }] },
    [],
    ['C18 h1'],
  ),
  clock(
    'C19',
    'facts say nothing of an adjournment',
    { today: '2026-12-11', hearings: [{ id: 'h1', on: '2026-12-14', for: 'main' }] },
    [],
    ['C19 h1'],
  ),
  clock('C20', 'the last day', appeal('2026-12-11'), ['C20 ap1 2026-11-21 2026-12-11 running']),
  clock('C20', 'the day after', appeal('2026-12-12'), ['C20 ap1 2026-11-21 2026-12-11 missed']),
  clock('C20', 'lodged on the last day', appeal('2026-12-12', { lodgedOn: '2026-12-11' }), [
    'C20 ap1 2026-11-21 2026-12-11 met',
  ]),
  clock('C20', 'lodged late', appeal('2026-12-12', { lodgedOn: '2026-12-12' }), [
    'C20 ap1 2026-11-21 2026-12-11 missed',
  ]),
  clock('C20', 'a decision of 2 December', appeal('2026-12-12', {}, '2026-12-02'), [
    'C20 ap1 2026-12-03 2026-12-23 running',
  ]),
  clock('C20', 'a decision of 10 February 2028', appeal('2028-03-02', {}, '2028-02-10'), [
    'C20 ap1 2028-02-11 2028-03-02 running',
  ]),
  clock('C20', 'no decision', appeal('2026-12-12', {}, null), [], ['C20 ap1', 'C21 ap1']),
  clock('C21', 'the last day', appeal('2026-12-11'), ['C21 ap1 2026-11-21 2026-12-11 running']),
  clock('C21', 'the day after', appeal('2026-12-12'), ['C21 ap1 2026-11-21 2026-12-11 ended']),
  clock('C22', 'acts of any age start no clock', lawful(), [], ['C22 a1', 'C22 application']),
  clock(
    'C23',
    'a conviction gives a maximum, and no clock',
    { today: '2026-12-21', convictions: [{ id: 'k1', on: '2026-12-20', offenceOn: '2026-12-01' }] },
    [],
    ['C23 k1'],
  ),
  clock('C24', '17 at the application', born('2008-12-01', '2026-12-01', '2026-11-19'), [
    'C24 defendant 2008-12-01 2026-12-01 running',
  ]),
  clock('C24', 'and 18 since', born('2008-12-01', '2026-12-02', '2026-11-19'), [
    'C24 defendant 2008-12-01 2026-12-01 ended',
  ]),
  clock(
    'C24',
    '18 on the day of the application',
    {
      ...born('2008-11-19', '2026-11-19', '2026-11-19'),
      application: { lodgedOn: '2026-11-19', court: 'adult' },
    },
    [],
    ['C24 defendant'],
  ),
  clock('C24', 'born on 29 February', born('2008-02-29', '2026-01-01'), [
    'C24 defendant 2008-02-29 2026-03-01 running',
  ]),
  clock('C24', 'date of birth not known', born(null, '2026-01-01'), [], ['C24 defendant']),
  clock('C25', 'facts say nothing of a review', on('2026-12-01', [full()]), [], ['C25 o1']),
]
