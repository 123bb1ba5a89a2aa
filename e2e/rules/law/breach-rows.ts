import { allows, full, interim, lawful, notice, passes, type Row, raises } from './row.ts'

const today = '2026-12-21'
const notified = [notice('o1', '2026-11-20')]
const order = full({ conditions: [{ id: 'x1', kind: 'prohibition' }] })
const breach = (set: object, orders: object[] = [order]) => ({
  today,
  orders,
  notifications: notified,
  breaches: [
    {
      id: 'b1',
      of: 'o1',
      on: '2026-12-01',
      conditions: ['x1'],
      excuse: 'none offered',
      place: 'england_wales',
      ...set,
    },
  ],
})
const withConviction = (on: string, offenceOn: string | null, set: object = {}) => ({
  today,
  convictions: [{ id: 'k1', of: 'b1', on, offenceOn, sentence: 'community_order', ...set }],
})
const hearsay = (served: string | null, on = '2026-12-14') => ({
  today: '2026-11-21',
  hearings: [{ id: 'h1', on, for: 'main', hearsayNoticeServedOn: served }],
})
const appeal = (by: string | null, against: string, set: object = {}) => ({
  today,
  appeals: [
    { id: 'ap1', by, against, decidedOn: '2026-12-20', ...set } as NonNullable<Row['facts']['appeals']>[number],
  ],
})

/** Breach, sentence, hearsay and appeal. */
export const breachRows: Row[] = [
  passes('V74', 'in force, of a condition', breach({})),
  allows('V74', 'on the day made and served', breach({ on: '2026-11-20' })),
  allows('V74', 'on the last day', breach({ on: '2028-11-19' })),
  allows('V74', 'conditions of the order are not given', breach({}, [full()])),
  allows(
    'V74',
    'on the last day of the condition',
    breach({}, [full({ conditions: [{ id: 'x1', number: 1, lastDay: '2026-12-01' }] })]),
  ),
  allows('V74', 'on the day that the interim order ended', {
    ...breach({}, [interim({ conditions: [{ id: 'x1' }] })]),
    application: { lodgedOn: '2026-11-19', determinedOn: '2026-12-01', outcome: 'refused' },
    authorisation: { on: '2026-11-18', rank: 'superintendent' },
  }),
  raises('the day before it was made', breach({ on: '2026-11-19' }), ['V74 R b1']),
  raises('the day after it ended', breach({ on: '2028-11-20' }), ['V74 R b1']),
  raises('no condition', breach({ conditions: [] }), ['V74 R b1']),
  raises('a condition of another order', breach({ conditions: ['x1', 'y1'] }), ['V74 R b1']),
  raises(
    'the condition had ended the day before',
    breach({}, [full({ conditions: [{ id: 'x1', number: 1, lastDay: '2026-11-30' }] })]),
    ['V74 R b1'],
  ),
  raises(
    'the day before service',
    breach({ on: '2026-11-20' }, [full({ conditions: [{ id: 'x1' }], servedOn: '2026-11-21' })]),
    ['V74 W b1'],
  ),
  raises('not served', breach({}, [full({ conditions: [{ id: 'x1' }], servedOn: null, servedBy: null })]), [
    'V74 W b1',
  ]),
  passes('V75', 'none offered', breach({})),
  allows('V75', 'an excuse', breach({ excuse: 'He says he was at work' })),
  raises('blank', breach({ excuse: ' ' }), ['V75 W b1']),
  passes('V76', 'convicted on 20 November 2026', withConviction('2026-11-20', '2026-10-01'), {
    sentences: ['k1 12 5'],
  }),
  ...(
    [
      ['2022-05-01', '2024-11-18', 6],
      ['2022-05-02', '2024-11-18', 12],
      ['2022-05-02', '2024-11-17', 6],
      ['2023-01-01', '2023-03-30', 6],
      ['2022-06-01', '2023-03-29', 12],
      ['2022-05-02', '2022-05-02', 12],
      ['2021-01-01', '2021-06-01', 6],
    ] as const
  ).map(([offence, conviction, months]) =>
    allows(
      'V76',
      `offence ${offence}, conviction ${conviction}: ${months} months`,
      withConviction(conviction, offence),
      {
        sentences: [`k1 ${months} 5`],
      },
    ),
  ),
  allows(
    'V76',
    'the day of the offence is the breach’s',
    { ...breach({ on: '2026-12-01' }), ...withConviction('2026-12-20', null), today },
    { sentences: ['k1 12 5'] },
  ),
  allows('V76', 'the day of the offence is not known', withConviction('2026-12-20', null), { sentences: [] }),
  ...(
    [
      ['magistrates', 12, []],
      ['magistrates', 13, ['V76 R k1']],
      ['crown', 60, []],
      ['crown', 61, ['V76 R k1']],
    ] as const
  ).map(([court, months, finds]) => {
    const facts = withConviction('2026-11-20', '2026-10-01', { court, months })
    return finds.length
      ? raises(`${months} months, ${court}`, facts, [...finds])
      : passes('V76', `${months} months, ${court}`, facts)
  }),
  raises(
    'seven months for an offence before 2 May 2022',
    withConviction('2026-11-20', '2022-05-01', { court: 'magistrates', months: 7 }),
    ['V76 R k1'],
  ),
  raises(
    'the day of the offence is that of its own breach',
    {
      ...breach({ on: '2026-12-01' }),
      ...withConviction('2026-12-20', null, { court: 'magistrates', months: 13, of: 'b1' }),
      today,
    },
    ['V76 R k1'],
    { sentences: ['k1 12 5'] },
  ),
  allows('V76', 'another breach', {
    ...breach({ on: '2026-12-01' }),
    ...withConviction('2026-12-20', null, { court: 'magistrates', months: 13, of: 'b2' }),
    today,
  }),
  allows('V76', 'it is not said which court', withConviction('2026-11-20', '2026-10-01', { months: 13 })),
  passes('V77', 'a community order', withConviction('2026-11-20', '2026-10-01')),
  allows(
    'V77',
    'an absolute discharge',
    withConviction('2026-11-20', '2026-10-01', { sentence: 'absolute_discharge' }),
  ),
  raises('a conditional discharge', withConviction('2026-11-20', '2026-10-01', { sentence: 'conditional_discharge' }), [
    'V77 W k1',
  ]),
  passes('V78', 'England or Wales', breach({})),
  allows('V78', 'not said where', breach({ place: null })),
  raises('Scotland', breach({ place: 'scotland' }), ['V78 W b1']),
  passes('V81', 'served on the safe day', hearsay('2026-11-22'), {
    clocks: ['C15 h1 - 2026-11-22 met', 'C16 h1 2026-11-23 2026-11-29 running'],
  }),
  allows('V81', 'no notice, and no hearsay perhaps', hearsay(null), {
    clocks: ['C15 h1 - 2026-11-22 running'],
    absent: ['C16 h1'],
  }),
  passes('V81', 'a hearing on 18 January 2027', hearsay('2026-12-27', '2027-01-18'), {
    clocks: ['C15 h1 - 2026-12-27 met'],
  }),
  passes('V81', 'a hearing on 20 March 2028', hearsay('2028-02-27', '2028-03-20'), {
    clocks: ['C15 h1 - 2028-02-27 met'],
  }),
  raises('23 November: borderline', hearsay('2026-11-23'), ['V81 W h1'], { clocks: ['C15 h1 - 2026-11-22 missed'] }),
  raises('24 November', hearsay('2026-11-24'), ['V81 R→W h1'], { clocks: ['C15 h1 - 2026-11-22 missed'] }),
  passes('V82', 'the defendant against the interim order', appeal('defendant', 'interim_made')),
  ...(
    [
      ['defendant', 'full_made'],
      ['chief_officer', 'full_refused'],
      ['chief_officer', 'interim_refused'],
      ['defendant', 's4_made'],
      ['relevant_chief_officer', 's4_made'],
      ['chief_officer', 's4_refused'],
      ['defendant', 's4_refused'],
    ] as const
  ).map(([by, against]) => allows('V82', `${by}: ${against}`, appeal(by, against))),
  allows('V82', 'who appeals is not said', appeal(null, 'full_made')),
  allows(
    'V82',
    'on the police application, the defendant',
    appeal('defendant', 's4_made', { appliedBy: 'chief_officer' }),
  ),
  allows(
    'V82',
    'on the defendant’s, the chief officer',
    appeal('chief_officer', 's4_made', { appliedBy: 'defendant' }),
  ),
  allows(
    'V82',
    'the defendant’s own application refused',
    appeal('defendant', 's4_refused', { appliedBy: 'defendant' }),
  ),
  allows('V82', 'against what is not said', {
    today,
    appeals: [{ id: 'ap1', by: 'victim', decidedOn: '2026-12-20' }],
  }),
  raises('a change to an interim order', appeal('defendant', 'interim_varied'), ['V82 W ap1']),
  ...(
    [
      ['chief_officer', 'full_made', {}],
      ['chief_officer', 'interim_made', {}],
      ['defendant', 'full_refused', {}],
      ['defendant', 'interim_refused', {}],
      ['victim', 's4_made', {}],
      ['chief_officer', 's4_made', { appliedBy: 'chief_officer' }],
      ['defendant', 's4_made', { appliedBy: 'defendant' }],
      ['chief_officer', 's4_refused', { appliedBy: 'defendant' }],
      ['defendant', 's4_refused', { appliedBy: 'chief_officer' }],
    ] as const
  ).map(([by, against, set]) => raises(`${by}: ${against}`, appeal(by, against, set), ['V82 W ap1'])),
  passes(
    'V83',
    'no appeal',
    { today, orders: [full()], notifications: notified },
    { inForce: ['o1 2026-11-20 2028-11-19 true'] },
  ),
  allows(
    'V83',
    'an appeal is lodged',
    { ...appeal('defendant', 'full_made', { lodgedOn: '2026-12-21' }), orders: [full()], notifications: notified },
    { inForce: ['o1 2026-11-20 2028-11-19 true'] },
  ),
  passes('V84', 'nothing in the facts is an address of the protected person', lawful()),
  allows('V84', 'the address that the defendant notified', { today, orders: [full()], notifications: notified }),
]
