import { allows, full, notice, passes, type Row, raises, servedOrder, today } from './row.ts'
import { long, register, servedWithNotice, withChange, withNotice } from './service-rows.ts'

/** What is notified after an order is served, and when: a new name, a new address, one that he stays at, and how. */
export const notificationRows: Row[] = [
  passes('V63', 'served: the clock starts with service', withNotice(full({ servedOn: '2026-11-21' }), null, today), {
    clocks: ['C9 o1 2026-11-21 2026-11-23 running'],
  }),
  allows(
    'V63',
    'unserved, long after it was made',
    withNotice(full({ servedOn: null, servedBy: null }), null, '2027-06-01'),
    { clocks: ['C9 o1 - - not_started'] },
  ),
  allows('V63', 'unserved on its last day', withNotice(full({ servedOn: null, servedBy: null }), null, '2028-11-19'), {
    clocks: ['C9 o1 - - not_started'],
  }),
  allows('V63', 'unserved, and ended', withNotice(full({ servedOn: null, servedBy: null }), null, '2028-11-20'), {
    clocks: ['C9 o1 - - ended'],
  }),
  passes(
    'V64',
    'used 28 February 2028, notified 1 March',
    withChange('name', '2028-02-28', '2028-03-01', '2028-03-01'),
    {
      clocks: ['C10 n1 2028-02-28 2028-03-01 met'],
      absent: ['C11 n1'],
    },
  ),
  allows('V64', 'notified early', withChange('name', '2028-02-28', '2028-02-20', '2028-02-20'), {
    clocks: ['C10 n1 2028-02-28 2028-03-01 met'],
  }),
  allows(
    'V64',
    'no order in force',
    withChange('name', '2028-02-28', null, '2028-03-02', {
      orders: [full({ lastDay: '2028-02-27', madeOn: '2026-02-01', servedOn: '2026-02-01' })],
      notifications: [notice('o1', '2026-02-01')],
    }),
    { absent: ['C10 n1'] },
  ),
  allows(
    'V64',
    'no order at all',
    withChange('name', '2028-02-28', null, '2028-03-02', { orders: [], notifications: [] }),
    { absent: ['C10 n1'] },
  ),
  raises('notified 2 March', withChange('name', '2028-02-28', '2028-03-02', '2028-03-02'), ['V64 red n1']),
  raises('on the day the order was made', withChange('name', '2026-11-20', null, '2026-11-23'), ['V64 red n1']),
  raises(
    'orders not given',
    withChange('name', '2028-02-28', null, '2028-03-02', { orders: null, notifications: [] }),
    ['V64 red n1'],
    { says: 'used. Day 1' },
  ),
  passes(
    'V65',
    'moved 30 December, notified 1 January',
    withChange('address', '2026-12-30', '2027-01-01', '2027-01-01'),
    {
      clocks: ['C11 n1 2026-12-30 2027-01-01 met'],
      absent: ['C10 n1'],
    },
  ),
  allows('V65', 'notified early', withChange('address', '2026-12-30', '2026-12-01', '2026-12-01'), {
    clocks: ['C11 n1 2026-12-30 2027-01-01 met'],
  }),
  allows(
    'V65',
    'the order ended the day after the move',
    withChange('address', '2026-12-30', null, '2027-01-20', { orders: [full({ dischargedOn: '2026-12-31' })] }),
    { clocks: ['C11 n1 2026-12-30 2027-01-01 ended'] },
  ),
  raises('notified 2 January', withChange('address', '2026-12-30', '2027-01-02', '2027-01-02'), ['V65 red n1']),
  allows(
    'V65',
    'of two orders both have ended, the first of them later',
    withChange('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ dischargedOn: '2026-12-30' }), full({ id: 'o2', dischargedOn: '2026-12-31' })],
      notifications: [notice('o1', '2026-11-20'), notice('o2', '2026-11-20')],
    }),
    { clocks: ['C11 n1 2026-12-30 2027-01-01 ended'] },
  ),
  raises(
    'the longer of two orders lasted past the day',
    withChange('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ dischargedOn: '2027-01-10' }), full({ id: 'o2', dischargedOn: '2026-12-31' })],
      notifications: [notice('o1', '2026-11-20'), notice('o2', '2026-11-20')],
    }),
    ['V65 red n1'],
  ),
  raises(
    'no order had been served by the day of the change',
    withChange('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ servedOn: '2026-12-31' })],
      notifications: [notice('o1', '2026-12-31')],
    }),
    ['V65 red n1'],
    { says: 'No order had been served by then' },
  ),
  raises(
    'an order served on the day of the change',
    withChange('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ servedOn: '2026-12-30' })],
      notifications: [notice('o1', '2026-12-30')],
    }),
    ['V65 red n1'],
    { says: 'The home address changed. Day 1 was 30 December 2026; the last day was 1 January 2027. No notice' },
  ),
  raises(
    'one of two orders has ended',
    withChange('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ dischargedOn: '2026-12-31' }), full({ id: 'o2' })],
      notifications: [notice('o1', '2026-11-20'), notice('o2', '2026-11-20')],
    }),
    ['V65 red n1'],
  ),
  passes('V66', 'not on the register', servedOrder(full()), { clocks: ['C9 o1 2026-11-20 2026-11-22 met'] }),
  allows(
    'V66',
    'on the register with no end',
    withNotice(long, null, '2027-06-01', {
      defendant: register(null),
      changes: [
        { id: 'n1', kind: 'name', on: '2027-05-01' },
        { id: 'n2', kind: 'address', on: '2027-05-01' },
      ],
    }),
    { absent: ['C9 o1', 'C10 n1', 'C11 n2', 'C12 o1'] },
  ),
  allows(
    'V66',
    'the day before the final day',
    withNotice(long, null, '2027-03-09', { defendant: register('2027-03-10') }),
    { absent: ['C9 o1', 'C12 o1'] },
  ),
  allows(
    'V66',
    'unserved, on the register',
    withNotice(full({ servedOn: null, servedBy: null, lastDay: null, untilFurtherOrder: true }), null, '2027-06-01', {
      defendant: register(null),
    }),
    { absent: ['C9 o1'] },
  ),
  allows(
    'V66',
    'a change while on the register',
    withChange('name', '2027-03-09', null, '2027-06-01', {
      defendant: register('2027-03-10'),
      notifications: [notice('o1', '2027-03-10')],
    }),
    { absent: ['C10 n1'] },
  ),
  allows(
    'V66',
    'a change foreseen for after the final day',
    withChange('address', '2027-03-20', null, '2027-03-01', { defendant: register('2027-03-10') }),
    { absent: ['C11 n1'] },
  ),
  passes(
    'V67',
    'final day 10 March 2027, notified 12 March',
    withNotice(long, '2027-03-12', '2027-03-12', { defendant: register('2027-03-10') }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 met'], absent: ['C9 o1'] },
  ),
  allows(
    'V67',
    'on the final day itself the clock runs',
    withNotice(long, null, '2027-03-10', { defendant: register('2027-03-10') }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 running'] },
  ),
  allows(
    'V67',
    'notified on the final day',
    withNotice(long, '2027-03-10', '2027-03-20', { defendant: register('2027-03-10') }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 met'] },
  ),
  allows(
    'V67',
    'the order ended on 9 March',
    withNotice(full({ dischargedOn: '2027-03-09' }), null, '2027-06-01', { defendant: register('2027-03-10') }),
    { absent: ['C12 o1', 'C9 o1'] },
  ),
  allows(
    'V67',
    'served on the final day: one clock, not two',
    withNotice(
      full({ madeOn: '2027-03-10', servedOn: '2027-03-10', lastDay: '2029-03-09' }),
      '2027-03-12',
      '2027-03-12',
      {
        defendant: register('2027-03-10'),
      },
    ),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 met'], absent: ['C9 o1'] },
  ),
  allows(
    'V67',
    'served after the final day: from service',
    withNotice(
      full({ madeOn: '2027-03-10', servedOn: '2027-03-11', lastDay: '2029-03-09' }),
      '2027-03-13',
      '2027-03-13',
      {
        defendant: register('2027-03-10'),
      },
    ),
    { clocks: ['C9 o1 2027-03-11 2027-03-13 met'], absent: ['C12 o1'] },
  ),
  allows(
    'V67',
    'a replacing order brings no first notification',
    withNotice(full({ replacesInterim: 'o9', lastDay: null, untilFurtherOrder: true }), null, '2027-06-01', {
      defendant: register('2027-03-10'),
    }),
    { absent: ['C12 o1'] },
  ),
  allows(
    'V67',
    'a change on the final day counts again',
    withChange('name', '2027-03-10', '2027-03-12', '2027-03-12', {
      defendant: register('2027-03-10'),
      notifications: [notice('o1', '2027-03-12'), notice('n1', '2027-03-12')],
    }),
    { clocks: ['C10 n1 2027-03-10 2027-03-12 met'] },
  ),
  raises(
    'nothing by 13 March',
    withNotice(long, null, '2027-03-13', { defendant: register('2027-03-10') }),
    ['V67 red o1'],
    {
      clocks: ['C12 o1 2027-03-10 2027-03-12 missed'],
    },
  ),
  raises(
    'a notice of the day before the final day does not count',
    withNotice(long, '2027-03-09', '2027-03-13', { defendant: register('2027-03-10') }),
    ['V67 red o1'],
  ),
  raises(
    'the order ended on the last day to notify',
    withNotice(full({ dischargedOn: '2027-03-12' }), null, '2027-06-01', { defendant: register('2027-03-10') }),
    ['V67 red o1'],
  ),
  allows(
    'V67',
    'Part 2 began after the order was made: the ordinary duty from service, and no second one',
    withNotice(long, '2026-11-20', '2027-03-13', { defendant: register('2027-03-10', '2027-01-05') }),
    { clocks: ['C9 o1 2026-11-20 2026-11-22 met'], absent: ['C12 o1'] },
  ),
  allows(
    'V67',
    'Part 2 began on the day the order was made: its end brings the duty',
    withNotice(long, '2027-03-12', '2027-03-12', { defendant: register('2027-03-10', '2026-11-20') }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 met'], absent: ['C9 o1'] },
  ),
  allows(
    'V66',
    'while Part 2 that began later applies',
    withNotice(long, null, '2027-02-01', { defendant: register('2027-03-10', '2027-01-05') }),
    { absent: ['C9 o1', 'C12 o1'] },
  ),
  raises(
    'a default from before Part 2 began stays a default',
    withNotice(long, null, '2027-03-13', { defendant: register('2027-03-10', '2027-01-05') }),
    ['V59 red o1'],
    { clocks: ['C9 o1 2026-11-20 2026-11-22 missed'], absent: ['C12 o1'] },
  ),
  allows(
    'V66',
    'Part 2 that begins within the three days takes the place of the duty',
    withNotice(long, null, '2027-03-13', { defendant: register('2027-03-10', '2026-11-22') }),
    { clocks: ['C9 o1 2026-11-20 2026-11-22 ended'], absent: ['C12 o1'] },
  ),
  allows(
    'V66',
    'Part 2 that begins the day after the three days',
    withNotice(long, null, '2026-11-22', { defendant: register(null, '2026-11-23') }),
    { clocks: ['C9 o1 2026-11-20 2026-11-22 running'] },
  ),
  passes('V68', 'in person', servedWithNotice({})),
  allows('V68', 'not said how', servedWithNotice({ method: null })),
  ...(['phone', 'email', 'post', 'online'] as const).map(method =>
    raises(
      `by ${method}, though in person the next day`,
      servedWithNotice(
        { method, acknowledged: false },
        { notifications: [notice('o1', '2026-11-20', { method, acknowledged: false }), notice('o1', '2026-11-21')] },
      ),
      ['V68 W o1'],
    ),
  ),
  raises('by email alone: no notice at all', { ...servedWithNotice({ method: 'email' }), today: '2026-11-23' }, [
    'V68 W o1',
    'V59 red o1',
  ]),
  passes('V71', 'acknowledged', servedWithNotice({}), { clocks: ['C13 o1 2026-11-20 - met'] }),
  allows(
    'V71',
    'a letter needs none',
    {
      ...servedWithNotice({}),
      notifications: [notice('o1', '2026-11-20'), notice('o1', '2026-11-21', { acknowledged: false, method: null })],
    },
    { clocks: ['C13 o1 2026-11-20 - met', 'C13 o1 2026-11-21 - running'] },
  ),
  raises('not acknowledged', servedWithNotice({ acknowledged: false }), ['V71 R o1'], {
    clocks: ['C13 o1 2026-11-20 - running'],
  }),
  raises('not said whether acknowledged', servedWithNotice({ acknowledged: null }), ['V71 R o1']),
  passes('V73', 'two names and an address', servedWithNotice({})),
  allows('V73', 'one name', servedWithNotice({ names: ['A Person'] })),
  allows(
    'V73',
    'of a new name, no address',
    withChange('name', '2026-11-20', null, today, {
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2026-11-21', { homeAddress: null })],
    }),
  ),
  allows(
    'V73',
    'of a new address, no name',
    withChange('address', '2026-11-20', null, today, {
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2026-11-21', { names: [] })],
    }),
  ),
  raises('no address', servedWithNotice({ homeAddress: ' ' }), ['V73 R o1']),
  raises('no name', servedWithNotice({ names: [] }), ['V73 W o1']),
  raises('a blank name', servedWithNotice({ names: [' '] }), ['V73 W o1']),
  passes('V73', 'asked whether any other name is used', servedWithNotice({ otherNames: true })),
  raises('not asked whether any other name is used', servedWithNotice({ otherNames: false }), ['V73 W o1']),
  allows(
    'V73',
    'of a new name, other names are not asked again',
    withChange('name', '2026-11-20', null, today, {
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2026-11-21', { otherNames: false })],
    }),
  ),
  raises(
    'of a new address, no address',
    withChange('address', '2026-11-20', null, today, {
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2026-11-21', { homeAddress: null })],
    }),
    ['V73 R n1'],
  ),
]
