import { allows, full, interim, notice, passes, type Row, raises } from './row.ts'

const today = '2026-12-01'
const notified = [notice('o1', '2026-11-20')]
const forceKent = { id: 'kent', kind: 'territorial' as const }
const about = (order: object, s4: object, more: object = {}) => ({
  today,
  force: forceKent,
  orders: [order],
  notifications: notified,
  s4: [{ id: 's1', of: 'o1', kind: 'variation' as const, by: 'chief_officer' as const, force: 'kent', ...s4 }],
  ...more,
})
const ofInterim = (s4: object, more: object = {}, order: object = {}) =>
  about(interim({ madeByForce: 'kent', ...order }), s4, more)
const ofFull = (s4: object, more: object = {}, order: object = {}) =>
  about(full({ madeByForce: 'kent', ...order }), s4, more)
const discharge = (s4: object, order: object = {}, more: object = {}) =>
  ofFull(
    { kind: 'discharge', heardOn: '2028-11-19', defendantConsents: true, policeConsents: ['kent'], ...s4 },
    { today: '2028-11-01', ...more },
    order,
  )
const versions = (kind: 'full' | 'interim', ...rest: [string, string, string | null][]) => {
  const last = rest.at(-1)?.[2] ?? null
  const set = {
    lastDay: last,
    untilFurtherOrder: last === null,
    versions: rest.map(([on, reason, lastDay], n) => ({ id: `v${n}`, on, reason, lastDay })),
  }
  return { today: '2026-11-21', orders: [kind === 'full' ? full(set) : interim(set)], notifications: notified }
}

/** Variation, renewal and discharge. */
export const changeRows: Row[] = [
  passes('V46', 'Kent, who applied for it', ofInterim({})),
  allows('V46', 'the defendant', ofInterim({ by: 'defendant', force: null })),
  allows('V46', 'a force that is not given', ofInterim({ force: null })),
  allows('V46', 'who applied is not known', {
    ...ofInterim({ force: 'essex' }, {}, { madeByForce: null }),
    force: null,
  }),
  raises('Essex, where the defendant now lives', ofInterim({ force: 'essex', defendantLivesInForce: 'essex' }), [
    'V46 R s1',
  ]),
  raises(
    'Essex, of an order that Kent asks for',
    {
      ...ofInterim(
        { force: 'essex' },
        {
          interimApplication: { force: 'kent', lastDay: '2026-12-20', reason: 'x' },
          application: { lodgedOn: '2026-11-19' },
          authorisation: { on: '2026-11-18', rank: 'superintendent' },
        },
        { madeByForce: null },
      ),
      force: null,
    },
    ['V46 R s1'],
  ),
  raises('Essex, in a document of Kent', ofInterim({ force: 'essex' }, {}, { madeByForce: null }), ['V46 R s1']),
  raises('the victim', ofInterim({ by: 'victim', force: null }), ['V46 R s1']),
  raises('someone else', ofInterim({ by: 'other', force: null }), ['V46 R s1']),
  passes(
    'V47',
    'asked for and heard in time',
    ofInterim({ kind: 'renewal', lodgedOn: '2026-12-10', heardOn: '2026-12-18' }),
  ),
  allows(
    'V47',
    'asked for and heard on the last day',
    ofInterim({ kind: 'renewal', lodgedOn: '2026-12-20', heardOn: '2026-12-20' }),
  ),
  allows(
    'V47',
    'a discharge asked for afterwards',
    ofInterim({ kind: 'discharge', lodgedOn: '2026-12-21', heardOn: '2026-12-22' }),
  ),
  allows(
    'V47',
    'renewed on its last day',
    versions('interim', ['2026-11-20', 'made', '2026-12-20'], ['2026-12-20', 'renewed', '2027-01-20']),
  ),
  allows(
    'V47',
    'varied after its last day is another matter',
    versions('interim', ['2026-11-20', 'made', '2026-12-20'], ['2026-12-21', 'varied', '2027-01-20']),
  ),
  raises('asked for the day after', ofInterim({ kind: 'renewal', lodgedOn: '2026-12-21', heardOn: '2026-12-22' }), [
    'V47 R s1',
  ]),
  raises('heard the day after', ofInterim({ kind: 'renewal', lodgedOn: '2026-12-20', heardOn: '2026-12-21' }), [
    'V47 W s1',
  ]),
  raises(
    'renewed the day after its last day',
    versions('interim', ['2026-11-20', 'made', '2026-12-20'], ['2026-12-21', 'renewed', '2027-01-20']),
    ['V47 R o1'],
  ),
  passes('V49', 'the force that applied', ofFull({})),
  allows('V49', 'the defendant', ofFull({ by: 'defendant', force: null })),
  allows('V49', 'the force where the defendant lives', ofFull({ force: 'surrey', defendantLivesInForce: 'surrey' })),
  allows('V49', 'the document’s own force', ofFull({ force: 'kent' }, {}, { madeByForce: null })),
  allows('V49', 'no force is known', { ...ofFull({ force: 'essex' }, {}, { madeByForce: null }), force: null }),
  allows('V49', 'no force is given', ofFull({ force: null })),
  raises('the victim', ofFull({ by: 'victim', force: null }), ['V49 R s1']),
  raises('someone else', ofFull({ by: 'other', force: null }), ['V49 R s1']),
  raises('another force', ofFull({ force: 'essex', defendantLivesInForce: 'kent' }), ['V49 W s1']),
  passes('V50', 'a reason', ofFull({ addsCondition: true, necessity: 'He now works beside her' })),
  allows('V50', 'nothing is added', ofFull({ addsCondition: false, necessity: null })),
  raises('no reason', ofFull({ addsCondition: true, necessity: ' ' }), ['V50 W s1']),
  passes('V51', 'both consent', discharge({})),
  allows(
    'V51',
    'heard on 20 November 2028 it needs none',
    discharge({ heardOn: '2028-11-20', defendantConsents: false, policeConsents: [], by: 'defendant', force: null }),
  ),
  allows('V51', 'no hearing yet', discharge({ heardOn: null, defendantConsents: false, policeConsents: [] })),
  allows(
    'V51',
    'an interim order has no such rule',
    ofInterim({ kind: 'discharge', heardOn: '2026-12-10', defendantConsents: false }),
  ),
  allows('V51', 'the police apply, and consent by applying', discharge({ policeConsents: [] })),
  allows(
    'V51',
    'the defendant applies, and consents by applying',
    discharge({ by: 'defendant', force: null, defendantConsents: null }),
  ),
  raises('heard on 19 November 2028 without the defendant’s consent', discharge({ defendantConsents: false }), [
    'V51 R→W s1',
  ]),
  raises('not said whether the defendant consents', discharge({ defendantConsents: null }), ['V51 R→W s1']),
  raises('without the police', discharge({ by: 'defendant', force: null, policeConsents: [] }), ['V51 R→W s1']),
  raises(
    'the defendant’s own application, and then not',
    discharge({ by: 'defendant', force: null, defendantConsents: false }),
    ['V51 R→W s1'],
  ),
  passes(
    'V52',
    'Kent and Surrey',
    discharge({ by: 'defendant', force: null, policeConsents: ['kent', 'surrey'], defendantLivesInForce: 'surrey' }),
  ),
  allows(
    'V52',
    'Kent alone, where the defendant lives in Kent',
    discharge({ by: 'defendant', force: null, defendantLivesInForce: 'kent' }),
  ),
  allows(
    'V52',
    'none from Police Scotland',
    discharge({ by: 'defendant', force: null, defendantLivesInForce: 'police_scotland' }),
  ),
  allows('V52', 'none from the PSNI', discharge({ by: 'defendant', force: null, defendantLivesInForce: 'psni' })),
  allows(
    'V52',
    'on its own application that force’s is enough',
    discharge({ force: 'kent', policeConsents: [], defendantLivesInForce: 'surrey' }),
  ),
  allows(
    'V52',
    'after the two years',
    discharge({ by: 'defendant', force: null, heardOn: '2028-11-20', defendantLivesInForce: 'surrey' }),
  ),
  raises(
    'only Kent, where the defendant lives in Surrey',
    discharge({ by: 'defendant', force: null, defendantLivesInForce: 'surrey' }),
    ['V52 W s1'],
  ),
  raises(
    'only Surrey',
    discharge({ by: 'defendant', force: null, defendantLivesInForce: 'surrey', policeConsents: ['surrey'] }),
    ['V52 W s1'],
  ),
  raises(
    'only Surrey, of an order by the document’s own force',
    discharge(
      { by: 'defendant', force: null, defendantLivesInForce: 'surrey', policeConsents: ['surrey'] },
      { madeByForce: null },
    ),
    ['V52 W s1'],
  ),
  passes(
    'V53',
    'a variation in month three',
    ofFull({ lodgedOn: '2027-02-01', heardOn: '2027-02-15', defendantConsents: false }),
  ),
  allows(
    'V53',
    'a renewal within the two years',
    ofFull({ kind: 'renewal', lodgedOn: '2028-09-01', heardOn: '2028-10-01', defendantConsents: false }),
  ),
  passes('V54', 'asked for in time', ofFull({ kind: 'renewal', lodgedOn: '2028-09-01' })),
  allows('V54', 'on the last day', ofFull({ kind: 'renewal', lodgedOn: '2028-11-19' })),
  allows('V54', 'a variation is another matter', ofFull({ lodgedOn: '2028-11-20' })),
  allows(
    'V54',
    'until further order',
    ofFull({ kind: 'renewal', lodgedOn: '2040-01-01' }, {}, { lastDay: null, untilFurtherOrder: true }),
  ),
  allows('V54', 'an order that is not in the document', ofFull({ of: 'o9', kind: 'renewal', lodgedOn: '2040-01-01' })),
  raises('the day after', ofFull({ kind: 'renewal', lodgedOn: '2028-11-20' }), ['V54 W s1']),
  passes(
    'V55',
    'renewed for two years',
    versions('full', ['2026-11-20', 'made', '2028-11-19'], ['2028-11-01', 'renewed', '2030-10-31']),
  ),
  allows(
    'V55',
    'varied with its period left as it was',
    versions('full', ['2026-11-20', 'made', '2028-11-19'], ['2027-11-01', 'varied', '2028-11-19']),
  ),
  allows(
    'V55',
    'an interim order',
    versions('interim', ['2026-11-20', 'made', '2026-12-20'], ['2026-12-01', 'renewed', '2027-01-20']),
  ),
  allows(
    'V55',
    'renewed until further order',
    versions('full', ['2026-11-20', 'made', '2028-11-19'], ['2028-11-01', 'renewed', null]),
  ),
  raises(
    'renewed for a day under two years',
    versions('full', ['2026-11-20', 'made', '2028-11-19'], ['2028-11-01', 'renewed', '2030-10-30']),
    ['V55 W o1'],
  ),
]
