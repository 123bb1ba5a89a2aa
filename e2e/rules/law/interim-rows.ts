import { allowed, condition, found, full, interim, lawful, notice, passes, type Row, today } from './row.ts'

const main = { lodgedOn: '2026-11-19', court: 'adult' as const }
const authorisation = { on: '2026-11-18', rank: 'superintendent' }
const asked = {
  force: 'kent',
  lodgedOn: '2026-11-19',
  lastDay: '2026-12-20',
  untilFurtherOrder: false,
  reason: 'Outside her home yesterday',
}
const drafted = (set: object = {}, more: object = {}) => lawful({ interimApplication: { ...asked, ...set }, ...more })
const decided = (set: object) => ({ application: { ...main, ...set }, authorisation })
const notified = [notice('o1', '2026-11-20')]
const made = (set: object = {}, more: object = {}) => ({
  today,
  orders: [interim(set)],
  notifications: notified,
  ...more,
})
const hearing = (on: string, set: object = {}) => ({ id: 'h1', on, for: 'main', ...set })
const waiting = (set: object, more: object = {}) =>
  made({}, { today: '2026-12-01', application: main, authorisation, ...set, ...more })

/** The interim order. */
export const interimRows: Row[] = [
  passes('V38', 'the main application is open', drafted()),
  allowed(
    'V38',
    'decided since the interim order was made',
    drafted(
      {},
      { ...decided({ determinedOn: '2026-11-21', outcome: 'granted' }), orders: [interim()], notifications: notified },
    ),
  ),
  allowed(
    'V38',
    'an order decided on the day that it was made',
    made({}, decided({ determinedOn: '2026-11-20', outcome: 'granted' })),
  ),
  allowed('V38', 'an order whose application is not given', made()),
  found('no main application', drafted({}, { application: null, authorisation: null }), ['V38 R interimApplication']),
  found('refused', drafted({}, decided({ determinedOn: '2026-11-20', outcome: 'refused' })), [
    'V38 R interimApplication',
  ]),
  found('refused on a day not given', drafted({}, decided({ outcome: 'refused' })), ['V38 R interimApplication']),
  found(
    'asked for after the decision, with an earlier interim order',
    drafted(
      { lodgedOn: '2026-11-21' },
      { ...decided({ determinedOn: '2026-11-20', outcome: 'refused' }), orders: [interim()], notifications: notified },
    ),
    ['V38 R interimApplication'],
  ),
  found(
    'made the day after the decision',
    made(
      { lastDay: '2026-12-20', servedOn: null, servedBy: null },
      { notifications: [], ...decided({ determinedOn: '2026-11-19', outcome: 'refused' }) },
    ),
    ['V38 red o1'],
  ),
  found('made with no main application lodged', made({}, { application: { court: 'adult' }, authorisation }), [
    'V38 red o1',
  ]),
  allowed(
    'V38',
    'another interim order is asked for on the day of the decision',
    drafted(
      { lodgedOn: '2026-11-20' },
      {
        ...decided({ determinedOn: '2026-11-20', outcome: 'refused' }),
        orders: [interim()],
        notifications: notified,
      },
    ),
  ),
  passes('V39', 'the same day', drafted()),
  allowed('V39', 'the day after', drafted({ lodgedOn: '2026-11-20' })),
  allowed('V39', 'neither is lodged yet', drafted({ lodgedOn: null }, { application: { court: 'adult' } })),
  found('the day before', drafted({ lodgedOn: '2026-11-18' }), ['V39 R interimApplication']),
  found('the main application is not lodged', drafted({}, { application: { court: 'adult' } }), [
    'V39 R interimApplication',
  ]),
  passes('V40', 'Kent and Kent', drafted()),
  allowed('V40', 'the force is not given', drafted({ force: null })),
  found('Kent and Essex', drafted({ force: 'essex' }), ['V40 R interimApplication']),
  passes('V41', 'to 20 December', drafted()),
  allowed('V41', 'one day', drafted({ lastDay: '2026-11-21' })),
  allowed('V41', 'an order whose term is not given', made({ lastDay: null, untilFurtherOrder: null })),
  allowed('V41', 'a full order until further order', {
    today,
    orders: [full({ lastDay: null, untilFurtherOrder: true })],
    notifications: notified,
  }),
  found('no last day', drafted({ lastDay: null }), ['V41 R interimApplication']),
  found('until further order', drafted({ untilFurtherOrder: true }), ['V41 R interimApplication']),
  found('an order until further order', made({ lastDay: null, untilFurtherOrder: true }), ['V41 red o1']),
  found('an order that states no last day', made({ lastDay: null, untilFurtherOrder: false }), ['V41 red o1']),
  passes('V42', '28 days', drafted({ lastDay: '2026-12-18' })),
  allowed('V42', 'an interim order of 28 days beginning with 23 November', {
    today: '2026-11-23',
    orders: [interim({ madeOn: '2026-11-23', servedOn: '2026-11-23', lastDay: '2026-12-20' })],
  }),
  passes('V43', 'a reason', drafted()),
  allowed(
    'V43',
    'conditions of the full order are asked by V21',
    drafted({}, { conditions: [condition({ kind: 'requirement' })] }),
  ),
  found('no reason', drafted({ reason: ' ' }), ['V43 R interimApplication']),
  found(
    'a condition of the interim order alone, with no reason',
    drafted({}, { term: null, conditions: [condition({ necessity: null })] }),
    ['V43 W c1'],
  ),
  allowed('V44', 'what was served after it had ended is no question of the Act', {
    today: '2026-12-21',
    orders: [interim({ servedOn: '2026-12-21' })],
  }),
  passes(
    'V44',
    'decided on 10 December, fixed to 20 December: its last day',
    { ...made({}, { ...decided({ determinedOn: '2026-12-10', outcome: 'refused' }) }), today: '2026-12-10' },
    {
      inForce: ['o1 2026-11-20 2026-12-10 true'],
      clocks: ['C6 o1 2026-12-10 2026-12-10 ended', 'C5 o1 2026-11-20 2026-12-20 running'],
    },
  ),
  allowed(
    'V44',
    'and not in force on the 11th',
    { ...made({}, { ...decided({ determinedOn: '2026-12-10', outcome: 'refused' }) }), today: '2026-12-11' },
    { inForce: ['o1 2026-11-20 2026-12-10 false'], clocks: ['C5 o1 2026-11-20 2026-12-20 ended'] },
  ),
  allowed(
    'V44',
    'another force’s application does not end it',
    made(
      { madeByForce: 'essex' },
      {
        today: '2026-12-11',
        force: { id: 'kent', kind: 'territorial' },
        ...decided({ determinedOn: '2026-12-10', outcome: 'refused' }),
      },
    ),
    { inForce: ['o1 2026-11-20 2026-12-20 true'] },
  ),
  allowed(
    'V44',
    'this force’s own does',
    made(
      { madeByForce: 'kent' },
      {
        today: '2026-12-11',
        force: { id: 'kent', kind: 'territorial' },
        ...decided({ determinedOn: '2026-12-10', outcome: 'refused' }),
      },
    ),
    { inForce: ['o1 2026-11-20 2026-12-10 false'] },
  ),
  allowed(
    'V44',
    'a full order is not ended by the decision that made it',
    {
      today: '2026-12-11',
      orders: [full()],
      notifications: notified,
      ...decided({ determinedOn: '2026-11-20', outcome: 'granted' }),
    },
    { inForce: ['o1 2026-11-20 2028-11-19 true'] },
  ),
  passes('V45', 'the hearing is on the last day', waiting({ hearings: [hearing('2026-12-20')] }), {
    clocks: ['C7 o1 - 2026-12-20 met'],
  }),
  allowed(
    'V45',
    'a later hearing after one that is reached',
    waiting({ hearings: [hearing('2027-01-14'), hearing('2026-12-14', { id: 'h2' })] }),
  ),
  allowed('V45', 'a hearing of something else', waiting({ hearings: [hearing('2027-01-14', { for: 's4' })] }), {
    absent: ['C7 o1'],
  }),
  allowed('V45', 'a hearing that is past', { ...waiting({ hearings: [hearing('2026-11-30')] }), today: '2026-12-01' }),
  allowed(
    'V45',
    'the main application is decided',
    waiting({ ...decided({ determinedOn: '2026-12-01', outcome: 'granted' }), hearings: [hearing('2027-01-14')] }),
    { absent: ['C7 o1'] },
  ),
  allowed(
    'V45',
    'an interim order of an earlier application',
    waiting({
      application: { lodgedOn: '2026-11-21', court: 'adult' },
      authorisation: { on: '2026-11-21', rank: 'superintendent' },
      hearings: [hearing('2027-01-14')],
    }),
  ),
  allowed(
    'V45',
    'a second interim order reaches it',
    waiting({
      orders: [interim(), interim({ id: 'o2', madeOn: '2026-12-01', servedOn: '2026-12-01', lastDay: '2027-01-14' })],
      hearings: [hearing('2027-01-14')],
    }),
  ),
  allowed(
    'V45',
    'the interim order was discharged',
    waiting({ orders: [interim({ dischargedOn: '2026-11-30' })], hearings: [hearing('2027-01-14')] }),
  ),
  allowed('V45', 'the interim order asked for reaches it', drafted({}, { hearings: [hearing('2026-12-20')] })),
  found(
    'an interim order of the very day of the application',
    waiting({
      application: { lodgedOn: '2026-11-20', court: 'adult' },
      authorisation: { on: '2026-11-20', rank: 'superintendent' },
      hearings: [hearing('2027-01-14')],
    }),
    ['V45 W o1'],
    { says: 'from 21 December 2026 to 13 January 2027' },
  ),
  found('a day before the hearing', waiting({ hearings: [hearing('2026-12-21')] }), ['V45 W o1'], {
    clocks: ['C7 o1 - 2026-12-20 running'],
  }),
  found(
    'a hearing today, of nothing in particular',
    { ...waiting({ hearings: [{ id: 'h1', on: '2026-12-21' }] }), today: '2026-12-21' },
    ['V45 W o1'],
  ),
  found(
    'the later of two ends too soon',
    waiting({
      orders: [interim({ id: 'o2', lastDay: '2026-12-30' }), interim()],
      notifications: [notice('o1', '2026-11-20'), notice('o2', '2026-11-20')],
      hearings: [hearing('2027-01-14')],
    }),
    ['V45 W o2'],
  ),
  found('the interim order asked for', drafted({}, { hearings: [hearing('2027-01-14')] }), [
    'V45 W interimApplication',
  ]),
  passes(
    'V48',
    'the main application is decided',
    made({}, decided({ determinedOn: '2026-11-21', outcome: 'granted' })),
  ),
  allowed('V48', 'withdrawn after the interim order had ended', {
    ...made({}, decided({ determinedOn: '2026-12-21', outcome: 'withdrawn' })),
    today: '2026-12-21',
  }),
  allowed(
    'V48',
    'withdrawn with no interim order',
    lawful({ ...decided({ determinedOn: '2026-11-21', outcome: 'withdrawn' }) }),
  ),
  found(
    'withdrawn on its last day',
    { ...made({}, decided({ determinedOn: '2026-12-20', outcome: 'withdrawn' })), today: '2026-12-20' },
    ['V48 W o1'],
  ),
  found('withdrawn on a day not given', made({}, decided({ outcome: 'withdrawn' })), ['V48 W o1']),
]
