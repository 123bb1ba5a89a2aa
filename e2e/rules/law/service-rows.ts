import { allows, full, interim, notice, passes, type Row, raises, servedOrder, today } from './row.ts'

export const register = (endsOn: string | null, startsOn?: string) => ({
  id: 'd1',
  sexOffenderRegister: startsOn ? { startsOn, endsOn } : { endsOn },
})
export const withNotice = (order: object, on: string | null, day: string, more: object = {}) => ({
  today: day,
  orders: [order],
  notifications: on ? [notice('o1', on)] : [],
  ...more,
})
export const servedWithNotice = (set: object, more: object = {}) =>
  servedOrder(full(), { notifications: [notice('o1', '2026-11-20', set)], ...more })
export const withChange = (
  kind: 'name' | 'address',
  on: string,
  noticeOn: string | null,
  day: string,
  more: object = {},
) => ({
  today: day,
  orders: [full({ madeOn: '2026-11-20', servedOn: '2026-11-20', lastDay: null, untilFurtherOrder: true })],
  changes: [{ id: 'n1', kind, on }],
  notifications: [notice('o1', '2026-11-20'), ...(noticeOn ? [notice('n1', noticeOn)] : [])],
  ...more,
})
export const long = full({ lastDay: null, untilFurtherOrder: true })
export const replacing = full({
  id: 'o2',
  madeOn: '2026-12-10',
  servedOn: '2026-12-10',
  lastDay: '2028-12-09',
  replacesInterim: 'o1',
})
const worked = [
  ['2026-11-20', '2026-11-22', '2026-11-23'],
  ['2026-12-24', '2026-12-26', '2026-12-27'],
  ['2026-12-30', '2027-01-01', '2027-01-02'],
  ['2027-02-26', '2027-02-28', '2027-03-01'],
  ['2027-02-27', '2027-03-01', '2027-03-02'],
  ['2028-02-27', '2028-02-29', '2028-03-01'],
  ['2028-02-28', '2028-03-01', '2028-03-02'],
  ['2028-02-29', '2028-03-02', '2028-03-03'],
  ['2026-10-24', '2026-10-26', '2026-10-27'],
] as const

/** Service of an order, and the first notification after it. */
export const serviceRows: Row[] = [
  passes('V56', 'served on the day made', servedOrder(full())),
  allows('V56', 'served today', { today, orders: [full({ servedOn: today })] }),
  raises(
    'served the day before',
    { ...servedOrder(full()), orders: [full({ servedOn: '2026-11-19' })], notifications: [notice('o1', '2026-11-20')] },
    ['V56 R o1'],
  ),
  raises('served tomorrow', { today, orders: [full({ servedOn: '2026-11-22' })] }, ['V56 R o1']),
  passes('V57', 'who, when, in person', servedOrder(full())),
  allows('V57', 'not served yet', { today, orders: [full({ servedOn: null, servedBy: null, servedInPerson: null })] }),
  allows('V57', 'not said how', servedOrder(full({ servedInPerson: null }))),
  allows('V57', 'explained', servedOrder(full({ explained: true }))),
  raises('no server', servedOrder(full({ servedBy: ' ' })), ['V57 R o1']),
  raises('no day', { today, orders: [full({ servedOn: null })] }, ['V57 R o1']),
  raises('not in person', servedOrder(full({ servedInPerson: false })), ['V57 W o1']),
  raises('not explained', servedOrder(full({ explained: false })), ['V57 W o1']),
  ...worked.flatMap(([on, last, late]) => [
    passes(
      'V58',
      `an interim order served on ${on}, notified on ${last}`,
      withNotice(interim({ madeOn: on, servedOn: on, lastDay: '2029-01-01' }), last, last),
      {
        clocks: [`C9 o1 ${on} ${last} met`],
      },
    ),
    raises(
      `an interim order served on ${on}, notified on ${late}`,
      withNotice(interim({ madeOn: on, servedOn: on, lastDay: '2029-01-01' }), late, late),
      ['V58 red o1'],
      {
        clocks: [`C9 o1 ${on} ${last} missed`],
      },
    ),
    passes(
      'V59',
      `served on ${on}, on ${last} nothing yet`,
      withNotice(full({ madeOn: on, servedOn: on, lastDay: null, untilFurtherOrder: true }), null, last),
      {
        clocks: [`C9 o1 ${on} ${last} running`],
      },
    ),
    raises(
      `served on ${on}, on ${late} nothing yet`,
      withNotice(full({ madeOn: on, servedOn: on, lastDay: null, untilFurtherOrder: true }), null, late),
      ['V59 red o1'],
      {
        clocks: [`C9 o1 ${on} ${last} missed`],
      },
    ),
  ]),
  allows(
    'V58',
    'an interim order not served',
    withNotice(interim({ servedOn: null, servedBy: null }), null, '2026-12-01'),
    { clocks: ['C9 o1 - - not_started'] },
  ),
  allows('V59', 'the order ended first', withNotice(full({ dischargedOn: '2026-11-21' }), null, '2026-12-01'), {
    clocks: ['C9 o1 2026-11-20 2026-11-22 ended'],
  }),
  allows(
    'V59',
    'the earliest of two notices counts',
    withNotice(full(), null, '2026-12-01', { notifications: [notice('o1', '2026-11-30'), notice('o1', '2026-11-22')] }),
    { clocks: ['C9 o1 2026-11-20 2026-11-22 met'] },
  ),
  allows('V59', 'how notice was given is not said', servedWithNotice({ method: null }), {
    clocks: ['C9 o1 2026-11-20 2026-11-22 met'],
  }),
  raises('the order ended on the last day', withNotice(full({ dischargedOn: '2026-11-22' }), null, '2026-12-01'), [
    'V59 red o1',
  ]),
  raises('a day late', withNotice(full(), '2026-11-23', '2026-12-01'), ['V59 red o1'], { says: 'late, by 1 day, on' }),
  raises('two days late', withNotice(full(), '2026-11-24', '2026-12-01'), ['V59 red o1'], {
    says: 'late, by 2 days, on',
  }),
  raises(
    'notice under another order',
    withNotice(full(), null, '2026-12-01', { notifications: [notice('o9', '2026-11-20')] }),
    ['V59 red o1'],
  ),
  passes(
    'V60',
    'no first clock',
    { today: '2026-12-20', orders: [interim(), replacing], notifications: [notice('o1', '2026-11-20')] },
    { absent: ['C9 o2'] },
  ),
  allows(
    'V60',
    'nor is one missed',
    { today: '2027-12-20', orders: [interim(), replacing], notifications: [notice('o1', '2026-11-20')] },
    { absent: ['C9 o2'], clocks: ['C9 o1 2026-11-20 2026-11-22 met'] },
  ),
  passes(
    'V61',
    'a new name under a replacing order',
    {
      today: '2027-01-07',
      orders: [interim(), replacing],
      changes: [{ id: 'n1', kind: 'name', on: '2027-01-05' }],
      notifications: [notice('o1', '2026-11-20')],
    },
    { clocks: ['C10 n1 2027-01-05 2027-01-07 running'] },
  ),
  allows(
    'V61',
    'and a new address',
    {
      today: '2027-01-07',
      orders: [interim(), replacing],
      changes: [{ id: 'n1', kind: 'address', on: '2027-01-05' }],
      notifications: [notice('o1', '2026-11-20'), notice('n1', '2027-01-06')],
    },
    { clocks: ['C11 n1 2027-01-05 2027-01-07 met'] },
  ),
  passes('V62', 'served, and replaced in time', {
    today: '2026-12-20',
    orders: [interim(), replacing],
    notifications: [notice('o1', '2026-11-20')],
  }),
  allows('V62', 'replaced on its last day', {
    today: '2026-12-20',
    orders: [interim({ lastDay: '2026-12-10' }), replacing],
    notifications: [notice('o1', '2026-11-20')],
  }),
  allows('V62', 'the interim order is not in the document', { today: '2026-12-20', orders: [replacing] }),
  raises('never served', { today: '2026-12-20', orders: [interim({ servedOn: null, servedBy: null }), replacing] }, [
    'V62 W o2',
  ]),
  raises(
    'had ended the day before',
    {
      today: '2026-12-20',
      orders: [interim({ lastDay: '2026-12-09' }), replacing],
      notifications: [notice('o1', '2026-11-20')],
    },
    ['V62 W o2'],
  ),
  ...(
    [
      ['2026-11-20', 'V62 W o2', 'ended'],
      ['2026-11-22', 'V62 W o2', 'ended'],
      ['2026-11-23', 'V58 red o1', 'missed'],
    ] as const
  ).map(([madeOn, finds, state]) =>
    raises(
      `replaced on ${madeOn}, with no notice: the three days end on the 22nd`,
      { today: '2026-12-20', orders: [interim(), full({ ...replacing, madeOn, lastDay: '2028-12-09' })] },
      [finds],
      { clocks: [`C9 o1 2026-11-20 2026-11-22 ${state}`] },
    ),
  ),
  allows('V62', 'replaced the next day, notified that day', {
    today: '2026-12-20',
    orders: [interim(), full({ ...replacing, madeOn: '2026-11-21', lastDay: '2028-12-09' })],
    notifications: [notice('o1', '2026-11-21')],
  }),
  raises(
    'Part 2 applied throughout the interim order and ends under the one that replaces it',
    {
      today: '2026-12-20',
      orders: [interim(), replacing],
      defendant: register('2026-12-15'),
    },
    ['V62 W o2'],
    { absent: ['C9 o1', 'C12 o2'] },
  ),
  ...(
    [
      ['began on the day the interim order was made', register('2026-12-15', '2026-11-20'), []],
      // The interim order was in force on that day too, and its own second duty ran.
      ['ended on the day of the order that replaces it', register('2026-12-10'), ['V67 red o1']],
    ] as const
  ).map(([when, defendant, more]) =>
    raises(
      `Part 2 ${when}: it applied throughout the interim order`,
      { today: '2026-12-20', orders: [interim(), replacing], defendant },
      ['V62 W o2', ...more],
      { absent: ['C9 o1', 'C12 o2'] },
    ),
  ),
  allows('V62', 'Part 2 began during the interim order', {
    today: '2026-12-20',
    orders: [interim(), replacing],
    notifications: [notice('o1', '2026-11-20')],
    defendant: register('2026-12-15', '2026-12-01'),
  }),
]
