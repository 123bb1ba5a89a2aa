import { acts, allows, condition, full, interim, lawful, passes, type Row, raises, today } from './row.ts'

const only = (set: object) => ({ today, ...set })
const defendant = (set: object) => lawful({ defendant: { id: 'd1', bornOn: '1990-02-03', gateway: 'resides', ...set } })
const act = (set: object) => lawful({ acts: [{ ...acts[0] }, { ...acts[1], ...set }] })
const withCondition = (set: object) => lawful({ conditions: [condition(set)] })
const withLodging = (lodgedOn: string, set: object = {}) =>
  lawful({
    application: { lodgedOn, court: 'adult', ...set },
    authorisation: { on: '2026-11-01', rank: 'superintendent' },
  })
const acorn = (requires: string | null, forbids: string | null, set: object = {}) =>
  full({
    conditions: [{ id: 'x1', kind: 'prohibition', requiresPresenceAt: requires, forbidsPresenceAt: forbids }],
    servedOn: '2026-11-21',
    ...set,
  })

/** Drafting: who applies, the three limbs, authority and conditions. */
export const draftRows: Row[] = [
  passes('V01', 'a police force', lawful()),
  allows('V01', 'the Ministry of Defence Police', lawful({ force: { id: 'mdp', kind: 'mdp' } })),
  allows('V01', 'a force whose kind is not given', lawful({ force: { id: 'kent' } })),
  raises('a local council', lawful({ force: { id: 'council', kind: 'other' } }), ['V01 R force']),
  passes('V02', 'lives in the area', defendant({ gateway: 'resides' })),
  allows('V02', 'any one gateway will do', defendant({ gateway: 'believed_coming', gatewayGrounds: 'Seen in Dover' })),
  allows('V02', 'nothing is said of a defendant', only({ force: { id: 'kent', kind: 'territorial' } })),
  raises('no gateway', defendant({ gateway: null }), ['V02 R defendant']),
  passes(
    'V03',
    'belief with grounds',
    defendant({ gateway: 'believed_in_area', gatewayGrounds: 'Seen in Dover 3 Nov' }),
  ),
  allows('V03', 'no grounds are needed where the defendant lives there', defendant({ gatewayGrounds: '' })),
  allows(
    'V03',
    'the Transport Police need no grounds',
    lawful({ force: { id: 'btp', kind: 'btp' }, defendant: { id: 'd1', gateway: 'believed_coming' } }),
  ),
  allows(
    'V03',
    'nor do the Ministry of Defence Police',
    lawful({ force: { id: 'mdp', kind: 'mdp' }, defendant: { id: 'd1', gateway: 'believed_coming' } }),
  ),
  raises('belief in the area without grounds', defendant({ gateway: 'believed_in_area', gatewayGrounds: ' ' }), [
    'V03 R defendant',
  ]),
  raises('belief in coming without grounds', defendant({ gateway: 'believed_coming' }), ['V03 R defendant']),
  passes('V04', 'a territorial force with its gateway', lawful()),
  allows(
    'V04',
    'the Transport Police, the defendant lives in Leeds',
    lawful({ force: { id: 'btp', kind: 'btp' }, defendant: { id: 'd1', gateway: null } }),
  ),
  passes('V05', 'two acts', lawful()),
  allows(
    'V05',
    'nothing is said of acts',
    only({ application: { lodgedOn: '2026-11-19' }, authorisation: { on: '2026-11-19', rank: 'superintendent' } }),
  ),
  raises('no act', lawful({ acts: [] }), ['V05 R application', 'V21 W c1']),
  raises('two acts, and the grounds cite neither', lawful({ acts: acts.map(a => ({ ...a, cited: false })) }), [
    'V05 R application',
  ]),
  raises('two acts, and the grounds cite one', lawful({ acts: acts.map((a, n) => ({ ...a, cited: n === 0 })) }), [
    'V06 W application',
  ]),
  passes('V06', 'two acts', lawful()),
  allows('V06', 'three acts', lawful({ acts: [...acts, { id: 'a3', on: '2026-11-01', code: 'A' }] })),
  raises('one act', lawful({ acts: acts.slice(0, 1) }), ['V06 W application']),
  passes('V07', 'an act at home', lawful()),
  allows('V07', 'an act in Spain in 2023 beside a newer one', act({ on: '2023-06-01', description: 'In Spain' })),
  passes('V08', 'a recent act', lawful()),
  allows('V08', 'acts of 2016 are never refused where the newest is recent', act({ on: '2016-03-01' })),
  allows('V08', 'exactly 12 months old', lawful({ acts: acts.map(a => ({ ...a, on: '2025-11-21' })) })),
  raises('the newest is a day over 12 months old', lawful({ acts: acts.map(a => ({ ...a, on: '2025-11-20' })) }), [
    'V08 W application',
  ]),
  passes('V09', 'an act of yesterday', act({ on: '2026-11-20' })),
  allows('V09', 'an act of today', act({ on: '2026-11-21' })),
  allows('V09', 'an act on the day of birth', lawful({ acts: [...acts, { ...acts[0], id: 'a3', on: '1990-02-03' }] })),
  raises('tomorrow', act({ on: '2026-11-22' }), ['V09 R a2']),
  raises('the day before the defendant’s birth', act({ on: '1990-02-02' }), ['V09 R a2']),
  passes('V10', 'a code and its description', lawful()),
  allows('V10', 'X explained', act({ code: 'X', description: 'Left a dead bird on the step' })),
  allows('V10', 'a listed code with no description', act({ code: 'C2', description: '' })),
  raises('X with no explanation', act({ code: 'X', description: '' }), ['V10 W a2']),
  raises('no code', act({ code: null }), ['V10 W a2']),
  raises('a code that the Act does not know', act({ code: 'Q' }), ['V10 W a2']),
  passes('V11', 'flowers, told to stop', act({ harmlessLooking: true, unwelcomeNote: 'Told to stop on 2 October' })),
  allows('V11', 'an act that does not look harmless', act({ harmlessLooking: false, unwelcomeNote: null })),
  raises('flowers, and nothing said', act({ harmlessLooking: true, unwelcomeNote: '' }), ['V11 W a2']),
  passes('V12', 'one person, one harm', lawful()),
  allows('V12', 'nothing is said of risk', lawful({ risk: null })),
  raises('nobody named', lawful({ risk: { to: [], harm: ['physical'] } }), ['V12 R application']),
  raises('no harm named', lawful({ risk: { to: ['p1'] } }), ['V12 R application']),
  passes('V13', 'both harms', lawful({ risk: { to: ['p1'], harm: ['physical', 'psychological'] } })),
  allows('V13', 'psychological harm alone', lawful({ risk: { to: ['p1'], harm: ['psychological'] } })),
  passes(
    'V14',
    'a sister, linked',
    lawful({ protected: [{ id: 'p2', victimOfActs: false, linkToActs: 'Her sister' }] }),
  ),
  allows(
    'V14',
    'the victim herself needs no link',
    lawful({ protected: [{ id: 'p1', victimOfActs: true, linkToActs: null }] }),
  ),
  allows('V14', 'not said whether she was the victim', lawful({ protected: [{ id: 'p1' }] })),
  raises('a sister, not linked', lawful({ protected: [{ id: 'p2', victimOfActs: false }] }), ['V14 W p2']),
  passes('V15', 'a reason', lawful()),
  allows('V15', 'nothing is said of necessity', only({ acts })),
  raises('blank', lawful({ necessity: ' ' }), ['V15 R application']),
  raises('nothing, and said to be nothing', lawful({ necessity: null }), ['V15 R application']),
  passes('V16', 'no charge', lawful({ chargingThresholdMet: false })),
  allows('V16', 'nothing is said of a charge, a conviction or consent', lawful()),
  passes('V17', 'advice taken', lawful({ chargingThresholdMet: true, prosecutionConsidered: 'CPS advice 12 Nov' })),
  allows('V17', 'the threshold is not met', lawful({ chargingThresholdMet: false, prosecutionConsidered: null })),
  raises('met and nothing said', lawful({ chargingThresholdMet: true }), ['V17 W application']),
  passes('V18', 'a superintendent, the day before', lawful()),
  allows('V18', 'the same day', lawful({ authorisation: { on: '2026-11-19', rank: 'Superintendent' } })),
  allows('V18', 'a higher rank', lawful({ authorisation: { on: '2026-11-18', rank: 'assistant chief constable' } })),
  allows(
    'V18',
    'a temporary detective chief superintendent',
    lawful({ authorisation: { on: '2026-11-18', rank: 'T/Det_Chief-Superintendent' } }),
  ),
  allows('V18', 'nothing is applied for yet', lawful({ application: null, authorisation: null })),
  allows('V18', 'authorised and not yet lodged', lawful({ application: null })),
  raises('none', lawful({ authorisation: null }), ['V18 R application']),
  raises('no date', lawful({ authorisation: { rank: 'superintendent' } }), ['V18 R application']),
  raises('the day after the application', lawful({ authorisation: { on: '2026-11-20', rank: 'superintendent' } }), [
    'V18 R application',
  ]),
  raises('a chief inspector', lawful({ authorisation: { on: '2026-11-18', rank: 'chief inspector' } }), [
    'V18 W application',
  ]),
  raises('no rank', lawful({ authorisation: { on: '2026-11-18' } }), ['V18 W application']),
  passes('V19', 'a prohibition', lawful()),
  allows('V19', 'a requirement', withCondition({ kind: 'requirement' })),
  raises('neither', withCondition({ kind: null }), ['V19 R c1']),
  passes('V20', 'one condition', lawful()),
  allows('V20', 'nothing is said of conditions', lawful({ conditions: null })),
  allows('V20', 'an order recorded without its conditions', served0()),
  raises('none', lawful({ conditions: [] }), ['V20 R application']),
  raises('an order with none', served0({ conditions: [] }), ['V20 red o1']),
  passes('V20', 'one for the interim order', withInterim(['c1'])),
  raises('none for the interim order', withInterim([]), ['V20 R interimApplication']),
  passes('V21', 'a reason and an act', lawful()),
  allows('V21', 'the acts themselves are not given', lawful({ acts: null })),
  raises('no reason', withCondition({ necessity: '' }), ['V21 R c1']),
  raises('no act', withCondition({ acts: [] }), ['V21 W c1']),
  raises('acts not said', withCondition({ acts: null }), ['V21 W c1']),
  raises('an act that is not recorded', withCondition({ acts: ['a9'] }), ['V21 W c1']),
  passes('V22', 'checked', withCondition({ religionWorkEducation: 'Works Mon-Fri 9-5, zone avoids depot' })),
  allows(
    'V22',
    'no conflict',
    withCondition({ religionWorkEducation: 'No conflict with work. Does not interfere with worship.' }),
  ),
  allows(
    'V22',
    'a conflict that cannot practicably be avoided',
    withCondition({ religionWorkEducation: 'Conflicts with his shift; not practicable to avoid' }),
  ),
  raises('unanswered', withCondition({ religionWorkEducation: null }), ['V22 R c1']),
  raises(
    'a conflict',
    withCondition({ religionWorkEducation: 'Not at work that day. Conflicts with Friday prayers' }),
    ['V22 W c1'],
  ),
  passes('V23', 'limited and named', withCondition({ local: true, locality: 'ME1' })),
  allows('V23', 'not limited: all of the United Kingdom', withCondition({ local: false, locality: null })),
  raises('local, with no locality', withCondition({ local: true, locality: ' ' }), ['V23 R c1']),
  passes('V24', 'with its boundary', withCondition({ area: true, boundary: 'Map 2' })),
  allows('V24', 'not about an area', withCondition({ area: false, boundary: null })),
  raises('no boundary', withCondition({ area: true }), ['V24 W c1']),
  passes(
    'V25',
    'another place',
    lawful({
      ...withNotice([acorn(null, 'Oak House')]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
    }),
  ),
  allows(
    'V25',
    'no place given on either side',
    lawful({ ...withNotice([acorn(null, ' ')]), conditions: [condition({ requiresPresenceAt: '' })] }),
  ),
  raises(
    'a clash that was read in the wording',
    lawful({
      ...withNotice([
        acorn(null, null, {
          conditions: [{ id: 'x1', kind: 'prohibition', text: 'You must not enter the Acorn Centre, 4 High Street.' }],
        }),
      ]),
      conditions: [
        condition({ kind: 'requirement', text: 'You must attend the Acorn Centre, 4 High Street, each week.' }),
      ],
    }),
    ['V25 R c1'],
  ),
  allows(
    'V25',
    'both forbid it',
    lawful({
      ...withNotice([acorn(null, 'Acorn Centre')]),
      conditions: [condition({ forbidsPresenceAt: 'Acorn Centre' })],
    }),
  ),
  allows(
    'V25',
    'an order that ended the day before',
    lawful({
      ...withNotice([
        acorn(null, 'Acorn Centre', { madeOn: '2024-11-21', servedOn: '2024-11-21', lastDay: '2026-11-20' }),
      ]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
    }),
  ),
  allows(
    'V25',
    'an order that ends before the new one is made',
    lawful({
      mode: 'draft',
      ...withNotice([
        acorn(null, 'Acorn Centre', { madeOn: '2024-11-22', servedOn: '2024-11-22', lastDay: '2026-11-21' }),
      ]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
      term: { madeOn: '2026-11-22', untilFurtherOrder: true },
    }),
  ),
  raises(
    'must attend where another order forbids it',
    lawful({
      ...withNotice([acorn(null, 'the Acorn  Centre.')]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
    }),
    ['V25 R c1'],
  ),
  raises(
    'forbids where another order requires it',
    lawful({
      ...withNotice([acorn('Acorn Centre', null)]),
      conditions: [condition({ forbidsPresenceAt: 'acorn centre' })],
    }),
    ['V25 R c1'],
  ),
  raises(
    'on the last day of the other order, with no day proposed',
    lawful({
      ...withNotice([
        acorn(null, 'Acorn Centre', { madeOn: '2024-11-22', servedOn: '2024-11-22', lastDay: '2026-11-21' }),
      ]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
      term: null,
    }),
    ['V25 R c1'],
  ),
  raises(
    'must attend where an interim order forbids it: s.2(7) speaks of a full one',
    lawful({
      ...withNotice([acorn(null, 'Acorn Centre', { kind: 'interim', lastDay: '2026-12-20' })]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
    }),
    ['V25 W c1'],
  ),
  raises(
    'forbids where an interim order requires it',
    lawful({
      ...withNotice([acorn('Acorn Centre', null, { kind: 'interim', lastDay: '2026-12-20' })]),
      conditions: [condition({ forbidsPresenceAt: 'Acorn Centre' })],
    }),
    ['V25 W c1'],
  ),
  passes('V26', 'a full order that replaces an interim one', replacing('interim')),
  allows(
    'V26',
    'two full orders side by side',
    {
      today,
      orders: [full(), full({ id: 'o2', madeOn: '2026-11-21', servedOn: '2026-11-21', lastDay: '2028-11-20' })],
      notifications: [{ ...withNotice([full()]).notifications[0] }],
    },
    { inForce: ['o1 2026-11-20 2028-11-19 true', 'o2 2026-11-21 2028-11-20 true'] },
  ),
  raises('a full order that replaces a full one', replacing('full'), ['V26 R o2']),
  passes('V79', 'an adult in the adult court', withLodging('2026-11-19', { court: 'adult' })),
  allows('V79', '18 on the day', {
    ...withLodging('2026-11-19'),
    defendant: { id: 'd1', bornOn: '2008-11-19', gateway: 'resides' },
  }),
  allows('V79', '17 in the youth court', {
    ...withLodging('2026-11-19', { court: 'youth' }),
    defendant: { id: 'd1', bornOn: '2008-12-01', gateway: 'resides' },
  }),
  allows('V79', 'court not said', {
    ...withLodging('2026-11-19', { court: null }),
    defendant: { id: 'd1', bornOn: '2008-12-01', gateway: 'resides' },
  }),
  raises(
    '17 in the adult court',
    { ...withLodging('2026-11-19'), defendant: { id: 'd1', bornOn: '2008-12-01', gateway: 'resides' } },
    ['V79 W application'],
  ),
  raises(
    '17 the day before the birthday, 18 since',
    { ...withLodging('2026-11-19'), defendant: { id: 'd1', bornOn: '2008-11-20', gateway: 'resides' } },
    ['V79 W application'],
  ),
  raises(
    '18 in the youth court',
    {
      ...withLodging('2026-11-19', { court: 'youth' }),
      defendant: { id: 'd1', bornOn: '2008-11-19', gateway: 'resides' },
    },
    ['V79 W application'],
  ),
  allows('V79', 'the youth court keeps a defendant who turns 18 after the application', {
    ...withLodging('2026-11-19', { court: 'youth' }),
    today: '2026-12-02',
    defendant: { id: 'd1', bornOn: '2008-12-01', gateway: 'resides' },
    term: { madeOn: '2026-12-02', lastDay: '2028-12-01' },
  }),
  passes('V80', 'an adult', lawful()),
  allows('V80', '10 today', {
    ...withLodging('2026-11-21', { court: 'youth' }),
    defendant: { id: 'd1', bornOn: '2016-11-21', gateway: 'resides' },
  }),
  raises(
    '10 tomorrow',
    {
      ...withLodging('2026-11-21', { court: 'youth' }),
      defendant: { id: 'd1', bornOn: '2016-11-22', gateway: 'resides' },
    },
    ['V80 R defendant'],
  ),
  raises('9, with nothing lodged', { today, defendant: { id: 'd1', bornOn: '2017-01-01' } }, ['V80 R defendant']),
  passes('V85', 'an application under s.1', lawful()),
  allows('V85', 'it is not said how the order came about', served0({ origin: null })),
  passes('V85', 'on an application', served0({ origin: 'application' })),
  raises('on conviction, before the power is known to be in force', served0({ origin: 'conviction' }), ['V85 R o1']),
  raises('on acquittal', served0({ origin: 'acquittal' }), ['V85 R o1']),
  allows(
    'V85',
    'an interim order of the same application',
    lawful({ orders: [interim()], notifications: withNotice([interim()]).notifications }),
  ),
]

function withInterim(chosen: string[]) {
  return lawful({
    interimApplication: { lodgedOn: '2026-11-19', lastDay: '2026-12-20', reason: 'x', conditions: chosen },
  })
}
function served0(set: object = {}) {
  return { today, ...withNotice([full(set)]) }
}
function withNotice(orders: ReturnType<typeof full>[]) {
  return {
    orders,
    notifications: orders.map(o => ({
      of: o.id ?? '',
      on: o.servedOn ?? today,
      method: 'in_person' as const,
      acknowledged: true,
      names: ['A Person'],
      homeAddress: '1 The Street',
    })),
  }
}
function replacing(kind: 'interim' | 'full') {
  const first = kind === 'interim' ? interim() : full()
  const second = full({
    id: 'o2',
    madeOn: '2026-11-21',
    servedOn: '2026-11-21',
    lastDay: '2028-11-20',
    replacesInterim: 'o1',
  })
  return { today, orders: [first, second], notifications: withNotice([first]).notifications }
}
