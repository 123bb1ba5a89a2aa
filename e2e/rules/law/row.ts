import type { FactsInput } from '../../../lib/law/rules/facts.ts'

/** Rows of the tables of the law: plain data, so that the tests and the mutation of the rules read the same. */

/** 'passes' and 'found' as in the dossier’s table; 'allowed': what the law allows and must never be found. */
export type Kind = 'passes' | 'found' | 'allowed'
export interface Row {
  rule: string
  kind: Kind
  name: string
  facts: FactsInput
  /** Every finding, as 'V28 R term': R refuses and flags, W warns, R→W warns and flags, red flags. Exactly these. */
  finds: string[]
  /** Clocks that must be there, as 'C9 o1 2026-11-20 2026-11-22 met'. */
  clocks?: string[]
  /** Clocks that must not be there, as 'C9 o2'. */
  absent?: string[]
  /** 'o1 2026-11-20 2026-12-20 true'. */
  inForce?: string[]
  /** 'k1 12 5'. */
  sentences?: string[]
  /** What the sentence that an officer reads must say, word for word. */
  says?: string
}
export type Extra = Pick<Row, 'clocks' | 'absent' | 'inForce' | 'sentences' | 'says'>
export const passes = (rule: string, name: string, facts: FactsInput, extra: Extra = {}): Row => ({
  rule,
  kind: 'passes',
  name,
  facts,
  finds: [],
  ...extra,
})
export const allows = (rule: string, name: string, facts: FactsInput, extra: Extra = {}): Row => ({
  ...passes(rule, name, facts, extra),
  kind: 'allowed',
})
export const raises = (name: string, facts: FactsInput, finds: string[], extra: Extra = {}): Row => ({
  rule: finds[0]?.split(' ')[0] ?? '',
  kind: 'found',
  name,
  facts,
  finds,
  ...extra,
})
/** A row about one rule that lawfully finds another. */
export const beside = (row: Row, finds: string[]): Row => ({ ...row, finds })

export const today = '2026-11-21'
type Acts = NonNullable<FactsInput['acts']>
export const acts: Acts = [
  { id: 'a1', on: '2026-10-01', code: 'B', description: 'Forty messages overnight' },
  { id: 'a2', on: '2026-10-09', code: 'E', description: 'Sat in a parked car outside her work' },
]
type Condition = NonNullable<FactsInput['conditions']>[number]
export const condition = (set: Condition = {}): Condition => ({
  id: 'c1',
  kind: 'prohibition',
  text: 'Must not contact the protected person by any means',
  necessity: 'Forty messages',
  acts: ['a1'],
  religionWorkEducation: 'No conflict',
  ...set,
})
/** A draft with nothing to find in it. */
export const lawful = (set: Partial<FactsInput> = {}): FactsInput => ({
  today,
  force: { id: 'kent', kind: 'territorial' },
  defendant: { id: 'd1', bornOn: '1990-02-03', gateway: 'resides' },
  acts,
  protected: [{ id: 'p1', victimOfActs: true }],
  risk: { to: ['p1'], harm: ['psychological'] },
  necessity: 'Contact has continued after two warnings',
  authorisation: { on: '2026-11-18', rank: 'superintendent' },
  application: { lodgedOn: '2026-11-19', court: 'adult' },
  conditions: [condition()],
  term: { madeOn: '2026-11-21', lastDay: '2028-11-20', untilFurtherOrder: false },
  ...set,
})
type Order = NonNullable<FactsInput['orders']>[number]
export const full = (set: Order = {}): Order => ({
  id: 'o1',
  kind: 'full',
  madeOn: '2026-11-20',
  lastDay: '2028-11-19',
  untilFurtherOrder: false,
  servedOn: '2026-11-20',
  servedBy: 'PC 1234',
  servedInPerson: true,
  ...set,
})
export const interim = (set: Order = {}): Order => full({ kind: 'interim', lastDay: '2026-12-20', ...set })
type Notice = NonNullable<FactsInput['notifications']>[number]
export const notice = (of: string, on: string, set: Notice = {}): Notice => ({
  of,
  on,
  method: 'in_person',
  acknowledged: true,
  names: ['A Person', 'Another Name'],
  homeAddress: '1 The Street',
  ...set,
})
/** An order with its first notification given in time. */
export const servedOrder = (order: Order, set: Partial<FactsInput> = {}): FactsInput => ({
  today,
  orders: [order],
  notifications: [notice(order.id ?? '', order.servedOn ?? today)],
  ...set,
})
