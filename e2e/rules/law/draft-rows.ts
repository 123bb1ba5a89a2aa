import { acts, allowed, condition, found, full, interim, lawful, passes, type Row, today } from './row.ts'

const only = (set: object) => ({ today, ...set })
const defendant = (set: object) => lawful({ defendant: { id: 'd1', bornOn: '1990-02-03', gateway: 'resides', ...set } })
const act = (set: object) => lawful({ acts: [{ ...acts[0] }, { ...acts[1], ...set }] })
const drafted = (set: object) => lawful({ conditions: [condition(set)] })
const lodged = (lodgedOn: string, set: object = {}) =>
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
  allowed('V01', 'the Ministry of Defence Police', lawful({ force: { id: 'mdp', kind: 'mdp' } })),
  allowed('V01', 'a force whose kind is not given', lawful({ force: { id: 'kent' } })),
  found('a local council', lawful({ force: { id: 'council', kind: 'other' } }), ['V01 R force']),
  passes('V02', 'lives in the area', defendant({ gateway: 'resides' })),
  allowed('V02', 'any one gateway will do', defendant({ gateway: 'believed_coming', gatewayGrounds: 'Seen in Dover' })),
  allowed('V02', 'nothing is said of a defendant', only({ force: { id: 'kent', kind: 'territorial' } })),
  found('no gateway', defendant({ gateway: null }), ['V02 R defendant']),
  passes(
    'V03',
    'belief with grounds',
    defendant({ gateway: 'believed_in_area', gatewayGrounds: 'Seen in Dover 3 Nov' }),
  ),
  allowed('V03', 'no grounds are needed where the defendant lives there', defendant({ gatewayGrounds: '' })),
  allowed(
    'V03',
    'the Transport Police need no grounds',
    lawful({ force: { id: 'btp', kind: 'btp' }, defendant: { id: 'd1', gateway: 'believed_coming' } }),
  ),
  allowed(
    'V03',
    'nor do the Ministry of Defence Police',
    lawful({ force: { id: 'mdp', kind: 'mdp' }, defendant: { id: 'd1', gateway: 'believed_coming' } }),
  ),
  found('belief in the area without grounds', defendant({ gateway: 'believed_in_area', gatewayGrounds: ' ' }), [
    'V03 R defendant',
  ]),
  found('belief in coming without grounds', defendant({ gateway: 'believed_coming' }), ['V03 R defendant']),
  passes('V04', 'a territorial force with its gateway', lawful()),
  allowed(
    'V04',
    'the Transport Police, the defendant lives in Leeds',
    lawful({ force: { id: 'btp', kind: 'btp' }, defendant: { id: 'd1', gateway: null } }),
  ),
  passes('V05', 'two acts', lawful()),
  allowed(
    'V05',
    'nothing is said of acts',
    only({ application: { lodgedOn: '2026-11-19' }, authorisation: { on: '2026-11-19', rank: 'superintendent' } }),
  ),
  found('no act', lawful({ acts: [] }), ['V05 R application', 'V21 W c1']),
  found('two acts, and the grounds cite neither', lawful({ acts: acts.map(a => ({ ...a, cited: false })) }), [
    'V05 R application',
  ]),
  found('two acts, and the grounds cite one', lawful({ acts: acts.map((a, n) => ({ ...a, cited: n === 0 })) }), [
    'V06 W application',
  ]),
  passes('V06', 'two acts', lawful()),
  allowed('V06', 'three acts', lawful({ acts: [...acts, { id: 'a3', on: '2026-11-01', code: 'A' }] })),
  found('one act', lawful({ acts: acts.slice(0, 1) }), ['V06 W application']),
  passes('V07', 'an act at home', lawful()),
  allowed('V07', 'an act in Spain in 2023 beside a newer one', act({ on: '2023-06-01', description: 'In Spain' })),
  passes('V08', 'a recent act', lawful()),
  allowed('V08', 'acts of 2016 are never refused where the newest is recent', act({ on: '2016-03-01' })),
  allowed('V08', 'exactly 12 months old', lawful({ acts: acts.map(a => ({ ...a, on: '2025-11-21' })) })),
  found('the newest is a day over 12 months old', lawful({ acts: acts.map(a => ({ ...a, on: '2025-11-20' })) }), [
    'V08 W application',
  ]),
  passes('V09', 'an act of yesterday', act({ on: '2026-11-20' })),
  allowed('V09', 'an act of today', act({ on: '2026-11-21' })),
  allowed('V09', 'an act on the day of birth', lawful({ acts: [...acts, { ...acts[0], id: 'a3', on: '1990-02-03' }] })),
  found('tomorrow', act({ on: '2026-11-22' }), ['V09 R a2']),
  found('the day before the defendant’s birth', act({ on: '1990-02-02' }), ['V09 R a2']),
  passes('V10', 'a code and its description', lawful()),
  allowed('V10', 'X explained', act({ code: 'X', description: 'Left a dead bird on the step' })),
  allowed('V10', 'a listed code with no description', act({ code: 'C2', description: '' })),
  found('X with no explanation', act({ code: 'X', description: '' }), ['V10 W a2']),
  found('no code', act({ code: null }), ['V10 W a2']),
  found('a code that the Act does not know', act({ code: 'Q' }), ['V10 W a2']),
  passes('V11', 'flowers, told to stop', act({ harmlessLooking: true, unwelcomeNote: 'Told to stop on 2 October' })),
  allowed('V11', 'an act that does not look harmless', act({ harmlessLooking: false, unwelcomeNote: null })),
  found('flowers, and nothing said', act({ harmlessLooking: true, unwelcomeNote: '' }), ['V11 W a2']),
  passes('V12', 'one person, one harm', lawful()),
  allowed('V12', 'nothing is said of risk', lawful({ risk: null })),
  found('nobody named', lawful({ risk: { to: [], harm: ['physical'] } }), ['V12 R application']),
  found('no harm named', lawful({ risk: { to: ['p1'] } }), ['V12 R application']),
  passes('V13', 'both harms', lawful({ risk: { to: ['p1'], harm: ['physical', 'psychological'] } })),
  allowed('V13', 'psychological harm alone', lawful({ risk: { to: ['p1'], harm: ['psychological'] } })),
  passes(
    'V14',
    'a sister, linked',
    lawful({ protected: [{ id: 'p2', victimOfActs: false, linkToActs: 'Her sister' }] }),
  ),
  allowed(
    'V14',
    'the victim herself needs no link',
    lawful({ protected: [{ id: 'p1', victimOfActs: true, linkToActs: null }] }),
  ),
  allowed('V14', 'not said whether she was the victim', lawful({ protected: [{ id: 'p1' }] })),
  found('a sister, not linked', lawful({ protected: [{ id: 'p2', victimOfActs: false }] }), ['V14 W p2']),
  passes('V15', 'a reason', lawful()),
  allowed('V15', 'nothing is said of necessity', only({ acts })),
  found('blank', lawful({ necessity: ' ' }), ['V15 R application']),
  found('nothing, and said to be nothing', lawful({ necessity: null }), ['V15 R application']),
  passes('V16', 'no charge', lawful({ chargingThresholdMet: false })),
  allowed('V16', 'nothing is said of a charge, a conviction or consent', lawful()),
  passes('V17', 'advice taken', lawful({ chargingThresholdMet: true, prosecutionConsidered: 'CPS advice 12 Nov' })),
  allowed('V17', 'the threshold is not met', lawful({ chargingThresholdMet: false, prosecutionConsidered: null })),
  found('met and nothing said', lawful({ chargingThresholdMet: true }), ['V17 W application']),
  passes('V18', 'a superintendent, the day before', lawful()),
  allowed('V18', 'the same day', lawful({ authorisation: { on: '2026-11-19', rank: 'Superintendent' } })),
  allowed('V18', 'a higher rank', lawful({ authorisation: { on: '2026-11-18', rank: 'assistant chief constable' } })),
  allowed(
    'V18',
    'a temporary detective chief superintendent',
    lawful({ authorisation: { on: '2026-11-18', rank: 'T/Det_Chief-Superintendent' } }),
  ),
  allowed('V18', 'nothing is applied for yet', lawful({ application: null, authorisation: null })),
  allowed('V18', 'authorised and not yet lodged', lawful({ application: null })),
  found('none', lawful({ authorisation: null }), ['V18 R application']),
  found('no date', lawful({ authorisation: { rank: 'superintendent' } }), ['V18 R application']),
  found('the day after the application', lawful({ authorisation: { on: '2026-11-20', rank: 'superintendent' } }), [
    'V18 R application',
  ]),
  found('a chief inspector', lawful({ authorisation: { on: '2026-11-18', rank: 'chief inspector' } }), [
    'V18 W application',
  ]),
  found('no rank', lawful({ authorisation: { on: '2026-11-18' } }), ['V18 W application']),
  passes('V19', 'a prohibition', lawful()),
  allowed('V19', 'a requirement', drafted({ kind: 'requirement' })),
  found('neither', drafted({ kind: null }), ['V19 R c1']),
  passes('V20', 'one condition', lawful()),
  allowed('V20', 'nothing is said of conditions', lawful({ conditions: null })),
  allowed('V20', 'an order recorded without its conditions', served0()),
  found('none', lawful({ conditions: [] }), ['V20 R application']),
  found('an order with none', served0({ conditions: [] }), ['V20 red o1']),
  passes('V20', 'one for the interim order', withInterim(['c1'])),
  found('none for the interim order', withInterim([]), ['V20 R interimApplication']),
  passes('V21', 'a reason and an act', lawful()),
  allowed('V21', 'the acts themselves are not given', lawful({ acts: null })),
  found('no reason', drafted({ necessity: '' }), ['V21 R c1']),
  found('no act', drafted({ acts: [] }), ['V21 W c1']),
  found('acts not said', drafted({ acts: null }), ['V21 W c1']),
  found('an act that is not recorded', drafted({ acts: ['a9'] }), ['V21 W c1']),
  passes('V22', 'checked', drafted({ religionWorkEducation: 'Works Mon-Fri 9-5, zone avoids depot' })),
  allowed(
    'V22',
    'no conflict',
    drafted({ religionWorkEducation: 'No conflict with work. Does not interfere with worship.' }),
  ),
  allowed(
    'V22',
    'a conflict that cannot practicably be avoided',
    drafted({ religionWorkEducation: 'Conflicts with his shift; not practicable to avoid' }),
  ),
  found('unanswered', drafted({ religionWorkEducation: null }), ['V22 R c1']),
  found('a conflict', drafted({ religionWorkEducation: 'Not at work that day. Conflicts with Friday prayers' }), [
    'V22 W c1',
  ]),
  passes('V23', 'limited and named', drafted({ local: true, locality: 'ME1' })),
  allowed('V23', 'not limited: all of the United Kingdom', drafted({ local: false, locality: null })),
  found('local, with no locality', drafted({ local: true, locality: ' ' }), ['V23 R c1']),
  passes('V24', 'with its boundary', drafted({ area: true, boundary: 'Map 2' })),
  allowed('V24', 'not about an area', drafted({ area: false, boundary: null })),
  found('no boundary', drafted({ area: true }), ['V24 W c1']),
  passes(
    'V25',
    'another place',
    lawful({
      ...withNotice([acorn(null, 'Oak House')]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
    }),
  ),
  allowed(
    'V25',
    'no place given on either side',
    lawful({ ...withNotice([acorn(null, ' ')]), conditions: [condition({ requiresPresenceAt: '' })] }),
  ),
  found(
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
  allowed(
    'V25',
    'both forbid it',
    lawful({
      ...withNotice([acorn(null, 'Acorn Centre')]),
      conditions: [condition({ forbidsPresenceAt: 'Acorn Centre' })],
    }),
  ),
  allowed(
    'V25',
    'an order that ended the day before',
    lawful({
      ...withNotice([
        acorn(null, 'Acorn Centre', { madeOn: '2024-11-21', servedOn: '2024-11-21', lastDay: '2026-11-20' }),
      ]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
    }),
  ),
  allowed(
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
  found(
    'must attend where another order forbids it',
    lawful({
      ...withNotice([acorn(null, 'the Acorn  Centre.')]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
    }),
    ['V25 R c1'],
  ),
  found(
    'forbids where another order requires it',
    lawful({
      ...withNotice([acorn('Acorn Centre', null)]),
      conditions: [condition({ forbidsPresenceAt: 'acorn centre' })],
    }),
    ['V25 R c1'],
  ),
  found(
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
  found(
    'must attend where an interim order forbids it: s.2(7) speaks of a full one',
    lawful({
      ...withNotice([acorn(null, 'Acorn Centre', { kind: 'interim', lastDay: '2026-12-20' })]),
      conditions: [condition({ requiresPresenceAt: 'Acorn Centre' })],
    }),
    ['V25 W c1'],
  ),
  found(
    'forbids where an interim order requires it',
    lawful({
      ...withNotice([acorn('Acorn Centre', null, { kind: 'interim', lastDay: '2026-12-20' })]),
      conditions: [condition({ forbidsPresenceAt: 'Acorn Centre' })],
    }),
    ['V25 W c1'],
  ),
  passes('V26', 'a full order that replaces an interim one', replacing('interim')),
  allowed(
    'V26',
    'two full orders side by side',
    {
      today,
      orders: [full(), full({ id: 'o2', madeOn: '2026-11-21', servedOn: '2026-11-21', lastDay: '2028-11-20' })],
      notifications: [{ ...withNotice([full()]).notifications[0] }],
    },
    { inForce: ['o1 2026-11-20 2028-11-19 true', 'o2 2026-11-21 2028-11-20 true'] },
  ),
  found('a full order that replaces a full one', replacing('full'), ['V26 R o2']),
  passes('V79', 'an adult in the adult court', lodged('2026-11-19', { court: 'adult' })),
  allowed('V79', '18 on the day', {
    ...lodged('2026-11-19'),
    defendant: { id: 'd1', bornOn: '2008-11-19', gateway: 'resides' },
  }),
  allowed('V79', '17 in the youth court', {
    ...lodged('2026-11-19', { court: 'youth' }),
    defendant: { id: 'd1', bornOn: '2008-12-01', gateway: 'resides' },
  }),
  allowed('V79', 'court not said', {
    ...lodged('2026-11-19', { court: null }),
    defendant: { id: 'd1', bornOn: '2008-12-01', gateway: 'resides' },
  }),
  found(
    '17 in the adult court',
    { ...lodged('2026-11-19'), defendant: { id: 'd1', bornOn: '2008-12-01', gateway: 'resides' } },
    ['V79 W application'],
  ),
  found(
    '17 the day before the birthday, 18 since',
    { ...lodged('2026-11-19'), defendant: { id: 'd1', bornOn: '2008-11-20', gateway: 'resides' } },
    ['V79 W application'],
  ),
  found(
    '18 in the youth court',
    {
      ...lodged('2026-11-19', { court: 'youth' }),
      defendant: { id: 'd1', bornOn: '2008-11-19', gateway: 'resides' },
    },
    ['V79 W application'],
  ),
  allowed('V79', 'the youth court keeps a defendant who turns 18 after the application', {
    ...lodged('2026-11-19', { court: 'youth' }),
    today: '2026-12-02',
    defendant: { id: 'd1', bornOn: '2008-12-01', gateway: 'resides' },
    term: { madeOn: '2026-12-02', lastDay: '2028-12-01' },
  }),
  passes('V80', 'an adult', lawful()),
  allowed('V80', '10 today', {
    ...lodged('2026-11-21', { court: 'youth' }),
    defendant: { id: 'd1', bornOn: '2016-11-21', gateway: 'resides' },
  }),
  found(
    '10 tomorrow',
    { ...lodged('2026-11-21', { court: 'youth' }), defendant: { id: 'd1', bornOn: '2016-11-22', gateway: 'resides' } },
    ['V80 R defendant'],
  ),
  found('9, with nothing lodged', { today, defendant: { id: 'd1', bornOn: '2017-01-01' } }, ['V80 R defendant']),
  passes('V85', 'an application under s.1', lawful()),
  allowed('V85', 'it is not said how the order came about', served0({ origin: null })),
  passes('V85', 'on an application', served0({ origin: 'application' })),
  found('on conviction, before the power is known to be in force', served0({ origin: 'conviction' }), ['V85 R o1']),
  found('on acquittal', served0({ origin: 'acquittal' }), ['V85 R o1']),
  allowed(
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
