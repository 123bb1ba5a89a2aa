import { allowed, found, full, notice, passes, type Row, served, today } from './row.ts'
import { changed, given, long, noticed, register } from './service-rows.ts'

/** What is notified after an order is served, and when: a new name, a new address, one that he stays at, and how. */
export const notificationRows: Row[] = [
  passes('V63', 'served: the clock starts with service', given(full({ servedOn: '2026-11-21' }), null, today), {
    clocks: ['C9 o1 2026-11-21 2026-11-23 running'],
  }),
  allowed(
    'V63',
    'unserved, long after it was made',
    given(full({ servedOn: null, servedBy: null }), null, '2027-06-01'),
    { clocks: ['C9 o1 - - not_started'] },
  ),
  allowed('V63', 'unserved on its last day', given(full({ servedOn: null, servedBy: null }), null, '2028-11-19'), {
    clocks: ['C9 o1 - - not_started'],
  }),
  allowed('V63', 'unserved, and ended', given(full({ servedOn: null, servedBy: null }), null, '2028-11-20'), {
    clocks: ['C9 o1 - - ended'],
  }),
  passes('V64', 'used 28 February 2028, notified 1 March', changed('name', '2028-02-28', '2028-03-01', '2028-03-01'), {
    clocks: ['C10 n1 2028-02-28 2028-03-01 met'],
    absent: ['C11 n1'],
  }),
  allowed('V64', 'notified early', changed('name', '2028-02-28', '2028-02-20', '2028-02-20'), {
    clocks: ['C10 n1 2028-02-28 2028-03-01 met'],
  }),
  allowed(
    'V64',
    'no order in force',
    changed('name', '2028-02-28', null, '2028-03-02', {
      orders: [full({ lastDay: '2028-02-27', madeOn: '2026-02-01', servedOn: '2026-02-01' })],
      notifications: [notice('o1', '2026-02-01')],
    }),
    { absent: ['C10 n1'] },
  ),
  allowed(
    'V64',
    'no order at all',
    changed('name', '2028-02-28', null, '2028-03-02', { orders: [], notifications: [] }),
    { absent: ['C10 n1'] },
  ),
  found('notified 2 March', changed('name', '2028-02-28', '2028-03-02', '2028-03-02'), ['V64 red n1']),
  found('on the day the order was made', changed('name', '2026-11-20', null, '2026-11-23'), ['V64 red n1']),
  found(
    'orders not given',
    changed('name', '2028-02-28', null, '2028-03-02', { orders: null, notifications: [] }),
    ['V64 red n1'],
    { says: 'used. Day 1' },
  ),
  passes('V65', 'moved 30 December, notified 1 January', changed('address', '2026-12-30', '2027-01-01', '2027-01-01'), {
    clocks: ['C11 n1 2026-12-30 2027-01-01 met'],
    absent: ['C10 n1'],
  }),
  allowed('V65', 'notified early', changed('address', '2026-12-30', '2026-12-01', '2026-12-01'), {
    clocks: ['C11 n1 2026-12-30 2027-01-01 met'],
  }),
  allowed(
    'V65',
    'the order ended the day after the move',
    changed('address', '2026-12-30', null, '2027-01-20', { orders: [full({ dischargedOn: '2026-12-31' })] }),
    { clocks: ['C11 n1 2026-12-30 2027-01-01 ended'] },
  ),
  found('notified 2 January', changed('address', '2026-12-30', '2027-01-02', '2027-01-02'), ['V65 red n1']),
  allowed(
    'V65',
    'of two orders both have ended, the first of them later',
    changed('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ dischargedOn: '2026-12-30' }), full({ id: 'o2', dischargedOn: '2026-12-31' })],
      notifications: [notice('o1', '2026-11-20'), notice('o2', '2026-11-20')],
    }),
    { clocks: ['C11 n1 2026-12-30 2027-01-01 ended'] },
  ),
  found(
    'the longer of two orders lasted past the day',
    changed('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ dischargedOn: '2027-01-10' }), full({ id: 'o2', dischargedOn: '2026-12-31' })],
      notifications: [notice('o1', '2026-11-20'), notice('o2', '2026-11-20')],
    }),
    ['V65 red n1'],
  ),
  found(
    'no order had been served by the day of the change',
    changed('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ servedOn: '2026-12-31' })],
      notifications: [notice('o1', '2026-12-31')],
    }),
    ['V65 red n1'],
    { says: 'No order had been served by then' },
  ),
  found(
    'an order served on the day of the change',
    changed('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ servedOn: '2026-12-30' })],
      notifications: [notice('o1', '2026-12-30')],
    }),
    ['V65 red n1'],
    { says: 'The home address changed. Day 1 was 30 December 2026; the last day was 1 January 2027. No notice' },
  ),
  found(
    'one of two orders has ended',
    changed('address', '2026-12-30', null, '2027-01-20', {
      orders: [full({ dischargedOn: '2026-12-31' }), full({ id: 'o2' })],
      notifications: [notice('o1', '2026-11-20'), notice('o2', '2026-11-20')],
    }),
    ['V65 red n1'],
  ),
  passes('V66', 'not on the register', served(full()), { clocks: ['C9 o1 2026-11-20 2026-11-22 met'] }),
  allowed(
    'V66',
    'on the register with no end',
    given(long, null, '2027-06-01', {
      defendant: register(null),
      changes: [
        { id: 'n1', kind: 'name', on: '2027-05-01' },
        { id: 'n2', kind: 'address', on: '2027-05-01' },
      ],
    }),
    { absent: ['C9 o1', 'C10 n1', 'C11 n2', 'C12 o1'] },
  ),
  allowed(
    'V66',
    'the day before the final day',
    given(long, null, '2027-03-09', { defendant: register('2027-03-10') }),
    { absent: ['C9 o1', 'C12 o1'] },
  ),
  allowed(
    'V66',
    'unserved, on the register',
    given(full({ servedOn: null, servedBy: null, lastDay: null, untilFurtherOrder: true }), null, '2027-06-01', {
      defendant: register(null),
    }),
    { absent: ['C9 o1'] },
  ),
  allowed(
    'V66',
    'a change while on the register',
    changed('name', '2027-03-09', null, '2027-06-01', {
      defendant: register('2027-03-10'),
      notifications: [notice('o1', '2027-03-10')],
    }),
    { absent: ['C10 n1'] },
  ),
  allowed(
    'V66',
    'a change foreseen for after the final day',
    changed('address', '2027-03-20', null, '2027-03-01', { defendant: register('2027-03-10') }),
    { absent: ['C11 n1'] },
  ),
  passes(
    'V67',
    'final day 10 March 2027, notified 12 March',
    given(long, '2027-03-12', '2027-03-12', { defendant: register('2027-03-10') }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 met'], absent: ['C9 o1'] },
  ),
  allowed(
    'V67',
    'on the final day itself the clock runs',
    given(long, null, '2027-03-10', { defendant: register('2027-03-10') }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 running'] },
  ),
  allowed(
    'V67',
    'notified on the final day',
    given(long, '2027-03-10', '2027-03-20', { defendant: register('2027-03-10') }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 met'] },
  ),
  allowed(
    'V67',
    'the order ended on 9 March',
    given(full({ dischargedOn: '2027-03-09' }), null, '2027-06-01', { defendant: register('2027-03-10') }),
    { absent: ['C12 o1', 'C9 o1'] },
  ),
  allowed(
    'V67',
    'served on the final day: one clock, not two',
    given(full({ madeOn: '2027-03-10', servedOn: '2027-03-10', lastDay: '2029-03-09' }), '2027-03-12', '2027-03-12', {
      defendant: register('2027-03-10'),
    }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 met'], absent: ['C9 o1'] },
  ),
  allowed(
    'V67',
    'served after the final day: from service',
    given(full({ madeOn: '2027-03-10', servedOn: '2027-03-11', lastDay: '2029-03-09' }), '2027-03-13', '2027-03-13', {
      defendant: register('2027-03-10'),
    }),
    { clocks: ['C9 o1 2027-03-11 2027-03-13 met'], absent: ['C12 o1'] },
  ),
  allowed(
    'V67',
    'a replacing order brings no first notification',
    given(full({ replacesInterim: 'o9', lastDay: null, untilFurtherOrder: true }), null, '2027-06-01', {
      defendant: register('2027-03-10'),
    }),
    { absent: ['C12 o1'] },
  ),
  allowed(
    'V67',
    'a change on the final day counts again',
    changed('name', '2027-03-10', '2027-03-12', '2027-03-12', {
      defendant: register('2027-03-10'),
      notifications: [notice('o1', '2027-03-12'), notice('n1', '2027-03-12')],
    }),
    { clocks: ['C10 n1 2027-03-10 2027-03-12 met'] },
  ),
  found('nothing by 13 March', given(long, null, '2027-03-13', { defendant: register('2027-03-10') }), ['V67 red o1'], {
    clocks: ['C12 o1 2027-03-10 2027-03-12 missed'],
  }),
  found(
    'a notice of the day before the final day does not count',
    given(long, '2027-03-09', '2027-03-13', { defendant: register('2027-03-10') }),
    ['V67 red o1'],
  ),
  found(
    'the order ended on the last day to notify',
    given(full({ dischargedOn: '2027-03-12' }), null, '2027-06-01', { defendant: register('2027-03-10') }),
    ['V67 red o1'],
  ),
  allowed(
    'V67',
    'Part 2 began after the order was made: the ordinary duty from service, and no second one',
    given(long, '2026-11-20', '2027-03-13', { defendant: register('2027-03-10', '2027-01-05') }),
    { clocks: ['C9 o1 2026-11-20 2026-11-22 met'], absent: ['C12 o1'] },
  ),
  allowed(
    'V67',
    'Part 2 began on the day the order was made: its end brings the duty',
    given(long, '2027-03-12', '2027-03-12', { defendant: register('2027-03-10', '2026-11-20') }),
    { clocks: ['C12 o1 2027-03-10 2027-03-12 met'], absent: ['C9 o1'] },
  ),
  allowed(
    'V66',
    'while Part 2 that began later applies',
    given(long, null, '2027-02-01', { defendant: register('2027-03-10', '2027-01-05') }),
    { absent: ['C9 o1', 'C12 o1'] },
  ),
  found(
    'a default from before Part 2 began stays a default',
    given(long, null, '2027-03-13', { defendant: register('2027-03-10', '2027-01-05') }),
    ['V59 red o1'],
    { clocks: ['C9 o1 2026-11-20 2026-11-22 missed'], absent: ['C12 o1'] },
  ),
  allowed(
    'V66',
    'Part 2 that begins within the three days takes the place of the duty',
    given(long, null, '2027-03-13', { defendant: register('2027-03-10', '2026-11-22') }),
    { clocks: ['C9 o1 2026-11-20 2026-11-22 ended'], absent: ['C12 o1'] },
  ),
  allowed(
    'V66',
    'Part 2 that begins the day after the three days',
    given(long, null, '2026-11-22', { defendant: register(null, '2026-11-23') }),
    { clocks: ['C9 o1 2026-11-20 2026-11-22 running'] },
  ),
  passes('V68', 'in person', noticed({})),
  allowed('V68', 'not said how', noticed({ method: null })),
  ...(['phone', 'email', 'post', 'online'] as const).map(method =>
    found(
      `by ${method}, though in person the next day`,
      noticed(
        { method, acknowledged: false },
        { notifications: [notice('o1', '2026-11-20', { method, acknowledged: false }), notice('o1', '2026-11-21')] },
      ),
      ['V68 W o1'],
    ),
  ),
  found('by email alone: no notice at all', { ...noticed({ method: 'email' }), today: '2026-11-23' }, [
    'V68 W o1',
    'V59 red o1',
  ]),
  passes('V71', 'acknowledged', noticed({}), { clocks: ['C13 o1 2026-11-20 - met'] }),
  allowed(
    'V71',
    'a letter needs none',
    {
      ...noticed({}),
      notifications: [notice('o1', '2026-11-20'), notice('o1', '2026-11-21', { acknowledged: false, method: null })],
    },
    { clocks: ['C13 o1 2026-11-20 - met', 'C13 o1 2026-11-21 - running'] },
  ),
  found('not acknowledged', noticed({ acknowledged: false }), ['V71 R o1'], {
    clocks: ['C13 o1 2026-11-20 - running'],
  }),
  found('not said whether acknowledged', noticed({ acknowledged: null }), ['V71 R o1']),
  passes('V73', 'two names and an address', noticed({})),
  allowed('V73', 'one name', noticed({ names: ['A Person'] })),
  allowed(
    'V73',
    'of a new name, no address',
    changed('name', '2026-11-20', null, today, {
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2026-11-21', { homeAddress: null })],
    }),
  ),
  allowed(
    'V73',
    'of a new address, no name',
    changed('address', '2026-11-20', null, today, {
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2026-11-21', { names: [] })],
    }),
  ),
  found('no address', noticed({ homeAddress: ' ' }), ['V73 R o1']),
  found('no name', noticed({ names: [] }), ['V73 W o1']),
  found('a blank name', noticed({ names: [' '] }), ['V73 W o1']),
  passes('V73', 'asked whether any other name is used', noticed({ otherNames: true })),
  found('not asked whether any other name is used', noticed({ otherNames: false }), ['V73 W o1']),
  allowed(
    'V73',
    'of a new name, other names are not asked again',
    changed('name', '2026-11-20', null, today, {
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2026-11-21', { otherNames: false })],
    }),
  ),
  found(
    'of a new address, no address',
    changed('address', '2026-11-20', null, today, {
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2026-11-21', { homeAddress: null })],
    }),
    ['V73 R n1'],
  ),
]
