/** The codes that the 2019 Act and the 1997 Act give us, each with its section. Stored codes never change; labels may. */

export interface Coded {
  label: string
  source: string
  hint?: string
}

/** PHA 1997 s.2A(3): examples of acts associated with stalking. X is our code for anything not listed there. */
export const categories = {
  A: { label: 'Following a person', source: 'PHA 1997 s.2A(3)(a)' },
  B: { label: 'Contacting or trying to contact by any means', source: 'PHA 1997 s.2A(3)(b)' },
  C1: { label: 'Publishing material about a person', source: 'PHA 1997 s.2A(3)(c)(i)' },
  C2: { label: 'Publishing material as if from a person', source: 'PHA 1997 s.2A(3)(c)(ii)' },
  D: { label: 'Monitoring internet, email or other electronic communication', source: 'PHA 1997 s.2A(3)(d)' },
  E: { label: 'Loitering in any place, public or private', source: 'PHA 1997 s.2A(3)(e)' },
  F: { label: 'Interfering with property', source: 'PHA 1997 s.2A(3)(f)' },
  G: { label: 'Watching or spying', source: 'PHA 1997 s.2A(3)(g)' },
  X: { label: 'Something else associated with stalking', source: 'Not listed in PHA 1997 s.2A' },
} as const satisfies Record<string, Coded>
export type Category = keyof typeof categories

/** SPA 2019 s.3-like gateway of s.1(3): why this force may apply about this defendant. */
export const gateways = {
  resides: { label: 'Lives in the force area', source: 'SPA 2019 s.1(3)(a)' },
  believedInArea: { label: 'Believed to be in the force area', source: 'SPA 2019 s.1(3)(b)' },
  believedComing: { label: 'Believed to be intending to come to the force area', source: 'SPA 2019 s.1(3)(b)' },
} as const satisfies Record<string, Coded>
export type Gateway = keyof typeof gateways

export const limbs = {
  acts: {
    label: 'Acts associated with stalking',
    source: 'SPA 2019 s.1(1)(a)',
    hint: 'What the defendant has done. No charge or conviction is needed.',
  },
  risk: {
    label: 'Risk associated with stalking',
    source: 'SPA 2019 s.1(1)(b)',
    hint: 'Who is at risk, and of what. Psychological harm alone is enough.',
  },
  necessity: {
    label: 'The order is necessary',
    source: 'SPA 2019 s.1(1)(c)',
    hint: 'Why an order is needed to protect a person from that risk.',
  },
} as const satisfies Record<string, Coded>
export type Limb = keyof typeof limbs

export const harms = {
  physical: { label: 'Physical harm', source: 'SPA 2019 s.1(4)(a)' },
  psychological: { label: 'Psychological harm', source: 'SPA 2019 s.1(4)(a)' },
} as const satisfies Record<string, Coded>
export type Harm = keyof typeof harms

export const conditionKinds = {
  prohibition: { label: 'Prohibition', source: 'SPA 2019 s.1(2)' },
  requirement: { label: 'Requirement', source: 'SPA 2019 s.1(2)' },
} as const satisfies Record<string, Coded>
export type ConditionKind = keyof typeof conditionKinds

export const orderKinds = {
  full: { label: 'Stalking protection order', source: 'SPA 2019 s.2' },
  interim: { label: 'Interim stalking protection order', source: 'SPA 2019 s.5' },
} as const satisfies Record<string, Coded>
export type OrderKind = keyof typeof orderKinds

export const termKinds = {
  fixed: { label: 'For a fixed period', source: 'SPA 2019 s.3(1)(a)' },
  untilFurtherOrder: { label: 'Until further order', source: 'SPA 2019 s.3(1)(b)' },
} as const satisfies Record<string, Coded>
export type TermKind = keyof typeof termKinds

/** A wrong test that people reach for, and what the 2019 Act asks instead. */
export const wrongTests = {
  criminalThreshold: {
    label: 'Not enough evidence to charge',
    source: 'SPA 2019 s.1(1); statutory guidance',
    hint: 'The Act needs no charge or conviction. The question is whether the acts, the risk and the need for an order appear to be there.',
  },
  victimSupport: {
    label: 'The victim will not support it',
    source: 'SPA 2019 s.1',
    hint: 'The victim’s consent is not a condition of an order. Officers’ evidence and records can be used.',
  },
  otherOrder: {
    label: 'There is another order or bail already',
    source: 'SPA 2019 s.1(1)(c)',
    hint: 'Another order does not close the question. Compare what it lacks: requirements, notification, who must apply.',
  },
  lowLevel: {
    label: 'The behaviour is low level',
    source: 'SPA 2019 s.1(4)',
    hint: 'Acts that look harmless alone count if the defendant knows, or ought to know, that they are unwelcome.',
  },
} as const satisfies Record<string, Coded>
export type WrongTest = keyof typeof wrongTests

export const codes = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
