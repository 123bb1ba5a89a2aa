import { allows, condition, full, interim, lawful, notice, passes, type Row, raises, today } from './row.ts'

const main = { lodgedOn: '2026-11-19', court: 'adult' as const }
const authorisation = { on: '2026-11-18', rank: 'superintendent' }
const asked = {
  force: 'kent',
  lodgedOn: '2026-11-19',
  lastDay: '2026-12-20',
  untilFurtherOrder: false,
  reason: 'Outside her home yesterday',
}
const withInterimApplication = (set: object = {}, more: object = {}) =>
  lawful({ interimApplication: { ...asked, ...set }, ...more })
const decidedMain = (set: object) => ({ application: { ...main, ...set }, authorisation })
const notified = [notice('o1', '2026-11-20')]
const withInterimOrder = (set: object = {}, more: object = {}) => ({
  today,
  orders: [interim(set)],
  notifications: notified,
  ...more,
})
const hearing = (on: string, set: object = {}) => ({ id: 'h1', on, for: 'main', ...set })
const waiting = (set: object, more: object = {}) =>
  withInterimOrder({}, { today: '2026-12-01', application: main, authorisation, ...set, ...more })

/** The interim order. */
export const interimRows: Row[] = [
  passes('V38', 'the main application is open', withInterimApplication()),
  allows(
    'V38',
    'decided since the interim order was made',
    withInterimApplication(
      {},
      {
        ...decidedMain({ determinedOn: '2026-11-21', outcome: 'granted' }),
        orders: [interim()],
        notifications: notified,
      },
    ),
  ),
  allows(
    'V38',
    'an order decided on the day that it was made',
    withInterimOrder({}, decidedMain({ determinedOn: '2026-11-20', outcome: 'granted' })),
  ),
  allows('V38', 'an order whose application is not given', withInterimOrder()),
  raises('no main application', withInterimApplication({}, { application: null, authorisation: null }), [
    'V38 R interimApplication',
  ]),
  raises('refused', withInterimApplication({}, decidedMain({ determinedOn: '2026-11-20', outcome: 'refused' })), [
    'V38 R interimApplication',
  ]),
  raises('refused on a day not given', withInterimApplication({}, decidedMain({ outcome: 'refused' })), [
    'V38 R interimApplication',
  ]),
  raises(
    'asked for after the decision, with an earlier interim order',
    withInterimApplication(
      { lodgedOn: '2026-11-21' },
      {
        ...decidedMain({ determinedOn: '2026-11-20', outcome: 'refused' }),
        orders: [interim()],
        notifications: notified,
      },
    ),
    ['V38 R interimApplication'],
  ),
  raises(
    'made the day after the decision',
    withInterimOrder(
      { lastDay: '2026-12-20', servedOn: null, servedBy: null },
      { notifications: [], ...decidedMain({ determinedOn: '2026-11-19', outcome: 'refused' }) },
    ),
    ['V38 red o1'],
  ),
  raises(
    'made with no main application lodged',
    withInterimOrder({}, { application: { court: 'adult' }, authorisation }),
    ['V38 red o1'],
  ),
  allows(
    'V38',
    'another interim order is asked for on the day of the decision',
    withInterimApplication(
      { lodgedOn: '2026-11-20' },
      {
        ...decidedMain({ determinedOn: '2026-11-20', outcome: 'refused' }),
        orders: [interim()],
        notifications: notified,
      },
    ),
  ),
  passes('V39', 'the same day', withInterimApplication()),
  allows('V39', 'the day after', withInterimApplication({ lodgedOn: '2026-11-20' })),
  allows(
    'V39',
    'neither is lodged yet',
    withInterimApplication({ lodgedOn: null }, { application: { court: 'adult' } }),
  ),
  raises('the day before', withInterimApplication({ lodgedOn: '2026-11-18' }), ['V39 R interimApplication']),
  raises('the main application is not lodged', withInterimApplication({}, { application: { court: 'adult' } }), [
    'V39 R interimApplication',
  ]),
  passes('V40', 'Kent and Kent', withInterimApplication()),
  allows('V40', 'the force is not given', withInterimApplication({ force: null })),
  raises('Kent and Essex', withInterimApplication({ force: 'essex' }), ['V40 R interimApplication']),
  passes('V41', 'to 20 December', withInterimApplication()),
  allows('V41', 'one day', withInterimApplication({ lastDay: '2026-11-21' })),
  allows('V41', 'an order whose term is not given', withInterimOrder({ lastDay: null, untilFurtherOrder: null })),
  allows('V41', 'a full order until further order', {
    today,
    orders: [full({ lastDay: null, untilFurtherOrder: true })],
    notifications: notified,
  }),
  raises('no last day', withInterimApplication({ lastDay: null }), ['V41 R interimApplication']),
  raises('until further order', withInterimApplication({ untilFurtherOrder: true }), ['V41 R interimApplication']),
  raises('an order until further order', withInterimOrder({ lastDay: null, untilFurtherOrder: true }), ['V41 red o1']),
  raises('an order that states no last day', withInterimOrder({ lastDay: null, untilFurtherOrder: false }), [
    'V41 red o1',
  ]),
  passes('V42', '28 days', withInterimApplication({ lastDay: '2026-12-18' })),
  allows('V42', 'an interim order of 28 days beginning with 23 November', {
    today: '2026-11-23',
    orders: [interim({ madeOn: '2026-11-23', servedOn: '2026-11-23', lastDay: '2026-12-20' })],
  }),
  passes('V43', 'a reason', withInterimApplication()),
  allows(
    'V43',
    'conditions of the full order are asked by V21',
    withInterimApplication({}, { conditions: [condition({ kind: 'requirement' })] }),
  ),
  raises('no reason', withInterimApplication({ reason: ' ' }), ['V43 R interimApplication']),
  raises(
    'a condition of the interim order alone, with no reason',
    withInterimApplication({}, { term: null, conditions: [condition({ necessity: null })] }),
    ['V43 W c1'],
  ),
  allows('V44', 'what was served after it had ended is no question of the Act', {
    today: '2026-12-21',
    orders: [interim({ servedOn: '2026-12-21' })],
  }),
  passes(
    'V44',
    'decided on 10 December, fixed to 20 December: its last day',
    {
      ...withInterimOrder({}, { ...decidedMain({ determinedOn: '2026-12-10', outcome: 'refused' }) }),
      today: '2026-12-10',
    },
    {
      inForce: ['o1 2026-11-20 2026-12-10 true'],
      clocks: ['C6 o1 2026-12-10 2026-12-10 ended', 'C5 o1 2026-11-20 2026-12-20 running'],
    },
  ),
  allows(
    'V44',
    'and not in force on the 11th',
    {
      ...withInterimOrder({}, { ...decidedMain({ determinedOn: '2026-12-10', outcome: 'refused' }) }),
      today: '2026-12-11',
    },
    { inForce: ['o1 2026-11-20 2026-12-10 false'], clocks: ['C5 o1 2026-11-20 2026-12-20 ended'] },
  ),
  allows(
    'V44',
    'another force’s application does not end it',
    withInterimOrder(
      { madeByForce: 'essex' },
      {
        today: '2026-12-11',
        force: { id: 'kent', kind: 'territorial' },
        ...decidedMain({ determinedOn: '2026-12-10', outcome: 'refused' }),
      },
    ),
    { inForce: ['o1 2026-11-20 2026-12-20 true'] },
  ),
  allows(
    'V44',
    'this force’s own does',
    withInterimOrder(
      { madeByForce: 'kent' },
      {
        today: '2026-12-11',
        force: { id: 'kent', kind: 'territorial' },
        ...decidedMain({ determinedOn: '2026-12-10', outcome: 'refused' }),
      },
    ),
    { inForce: ['o1 2026-11-20 2026-12-10 false'] },
  ),
  allows(
    'V44',
    'a full order is not ended by the decision that made it',
    {
      today: '2026-12-11',
      orders: [full()],
      notifications: notified,
      ...decidedMain({ determinedOn: '2026-11-20', outcome: 'granted' }),
    },
    { inForce: ['o1 2026-11-20 2028-11-19 true'] },
  ),
  passes('V45', 'the hearing is on the last day', waiting({ hearings: [hearing('2026-12-20')] }), {
    clocks: ['C7 o1 - 2026-12-20 met'],
  }),
  allows(
    'V45',
    'a later hearing after one that is reached',
    waiting({ hearings: [hearing('2027-01-14'), hearing('2026-12-14', { id: 'h2' })] }),
  ),
  allows('V45', 'a hearing of something else', waiting({ hearings: [hearing('2027-01-14', { for: 's4' })] }), {
    absent: ['C7 o1'],
  }),
  allows('V45', 'a hearing that is past', { ...waiting({ hearings: [hearing('2026-11-30')] }), today: '2026-12-01' }),
  allows(
    'V45',
    'the main application is decided',
    waiting({ ...decidedMain({ determinedOn: '2026-12-01', outcome: 'granted' }), hearings: [hearing('2027-01-14')] }),
    { absent: ['C7 o1'] },
  ),
  allows(
    'V45',
    'an interim order of an earlier application',
    waiting({
      application: { lodgedOn: '2026-11-21', court: 'adult' },
      authorisation: { on: '2026-11-21', rank: 'superintendent' },
      hearings: [hearing('2027-01-14')],
    }),
  ),
  allows(
    'V45',
    'a second interim order reaches it',
    waiting({
      orders: [interim(), interim({ id: 'o2', madeOn: '2026-12-01', servedOn: '2026-12-01', lastDay: '2027-01-14' })],
      hearings: [hearing('2027-01-14')],
    }),
  ),
  allows(
    'V45',
    'the interim order was discharged',
    waiting({ orders: [interim({ dischargedOn: '2026-11-30' })], hearings: [hearing('2027-01-14')] }),
  ),
  allows(
    'V45',
    'the interim order asked for reaches it',
    withInterimApplication({}, { hearings: [hearing('2026-12-20')] }),
  ),
  raises(
    'an interim order of the very day of the application',
    waiting({
      application: { lodgedOn: '2026-11-20', court: 'adult' },
      authorisation: { on: '2026-11-20', rank: 'superintendent' },
      hearings: [hearing('2027-01-14')],
    }),
    ['V45 W o1'],
    { says: 'from 21 December 2026 to 13 January 2027' },
  ),
  raises('a day before the hearing', waiting({ hearings: [hearing('2026-12-21')] }), ['V45 W o1'], {
    clocks: ['C7 o1 - 2026-12-20 running'],
  }),
  raises(
    'a hearing today, of nothing in particular',
    { ...waiting({ hearings: [{ id: 'h1', on: '2026-12-21' }] }), today: '2026-12-21' },
    ['V45 W o1'],
  ),
  raises(
    'the later of two ends too soon',
    waiting({
      orders: [interim({ id: 'o2', lastDay: '2026-12-30' }), interim()],
      notifications: [notice('o1', '2026-11-20'), notice('o2', '2026-11-20')],
      hearings: [hearing('2027-01-14')],
    }),
    ['V45 W o2'],
  ),
  raises('the interim order asked for', withInterimApplication({}, { hearings: [hearing('2027-01-14')] }), [
    'V45 W interimApplication',
  ]),
  passes(
    'V48',
    'the main application is decided',
    withInterimOrder({}, decidedMain({ determinedOn: '2026-11-21', outcome: 'granted' })),
  ),
  allows('V48', 'withdrawn after the interim order had ended', {
    ...withInterimOrder({}, decidedMain({ determinedOn: '2026-12-21', outcome: 'withdrawn' })),
    today: '2026-12-21',
  }),
  allows(
    'V48',
    'withdrawn with no interim order',
    lawful({ ...decidedMain({ determinedOn: '2026-11-21', outcome: 'withdrawn' }) }),
  ),
  raises(
    'withdrawn on its last day',
    { ...withInterimOrder({}, decidedMain({ determinedOn: '2026-12-20', outcome: 'withdrawn' })), today: '2026-12-20' },
    ['V48 W o1'],
  ),
  raises('withdrawn on a day not given', withInterimOrder({}, decidedMain({ outcome: 'withdrawn' })), ['V48 W o1']),
]
