import type { OtherOrderKind } from './codes/orders.ts'

/** What another kind of order has and lacks beside a stalking protection order: shown so that it never closes the question. */

export const orderFeatures = {
  requirements: {
    label: 'Can require things to be done',
    gap: 'requirements, not only prohibitions',
    spo: 'Yes. SPA 2019 s.1(2)',
  },
  notification: {
    label: 'Defendant must give police their names and home address',
    gap: 'notification of names and home address',
    spo: 'Yes, within 3 days of service. SPA 2019 s.9',
  },
  policeApply: {
    label: 'Police apply, so the victim need not',
    gap: 'an application by police',
    spo: 'Yes. SPA 2019 s.1(1)',
  },
  noCharge: {
    label: 'Needs no arrest, charge or conviction',
    gap: 'use without an arrest, a charge or a conviction',
    spo: 'Yes. SPA 2019 s.1(1)',
  },
  anyone: {
    label: 'Covers stalking by anyone',
    gap: 'cover whoever the stalker is',
    spo: 'Yes, strangers and former partners alike',
  },
  offence: { label: 'Breach is a criminal offence', gap: 'an offence of breach', spo: 'Yes. SPA 2019 s.8' },
  lasting: {
    label: 'Lasts as long as the risk',
    gap: 'a period as long as the risk',
    spo: 'Yes, 2 years or more, or until further order. SPA 2019 s.3',
  },
} as const
export type OrderFeature = keyof typeof orderFeatures
export const hasTable = {
  yes: { label: 'Yes' },
  partly: { label: 'In part' },
  no: { label: 'No' },
} as const
export type Has = keyof typeof hasTable
export interface Feature {
  has: Has
  note: string
}
const yes = (note = ''): Feature => ({ has: 'yes', note })
const partly = (note: string): Feature => ({ has: 'partly', note })
const no = (note = ''): Feature => ({ has: 'no', note })

/** A closed table: a new kind of order does not compile until every feature is answered. */
export const otherOrderFeatures = {
  restraining: {
    requirements: no('Prohibitions only'),
    notification: no(),
    policeApply: yes('The court makes it'),
    noCharge: no('Needs a trial: made on conviction or acquittal'),
    anyone: yes(),
    offence: yes('Sentencing Code s.363; PHA 1997 s.5A'),
    lasting: yes('For a period, or until further order'),
  },
  nonMolestation: {
    requirements: no('Forbids molesting; it does not require anything'),
    notification: no(),
    policeApply: no('The victim must apply, and often pay'),
    noCharge: yes(),
    anyone: no('Only people associated with each other: FLA 1996 s.62'),
    offence: yes('FLA 1996 s.42A'),
    lasting: partly('Often 6 to 12 months'),
  },
  occupation: {
    requirements: partly('Says who may live in the home and who pays for it'),
    notification: no(),
    policeApply: no('The victim must apply, and often pay'),
    noCharge: yes(),
    anyone: no('Only people associated with each other: FLA 1996 s.62'),
    offence: no('Contempt of court; a power of arrest only where the court attached one: FLA 1996 s.47'),
    lasting: partly('Often 6 months, and of the home alone'),
  },
  injunction: {
    requirements: partly('Mostly prohibitions'),
    notification: no(),
    policeApply: no('The victim must bring the claim, and often pay'),
    noCharge: yes(),
    anyone: yes(),
    offence: partly('Where it was made under PHA 1997 s.3; any other is contempt of court'),
    lasting: yes('For a period, or until further order'),
  },
  bail: {
    requirements: partly('Only what bail needs, such as where to live'),
    notification: no(),
    policeApply: yes(),
    noCharge: no('Needs an arrest'),
    anyone: yes(),
    offence: no('Leads to arrest, but is not itself an offence'),
    lasting: no('Ends with the criminal case'),
  },
  dvpo: {
    requirements: no('Prohibitions, and leaving the home'),
    notification: no(),
    policeApply: yes(),
    noCharge: yes(),
    anyone: no('Only people associated with each other'),
    offence: no('Contempt of court'),
    lasting: no('14 to 28 days'),
  },
  dapo: {
    requirements: yes('DAA 2021 s.35'),
    notification: yes('Runs from when it is made. DAA 2021 s.41'),
    policeApply: yes('Others may apply too'),
    noCharge: yes(),
    anyone: no('Only people personally connected'),
    offence: yes('DAA 2021 s.39'),
    lasting: yes('For a period, or until further order'),
  },
  licence: {
    requirements: yes('Set by the prison and probation services'),
    notification: partly('To probation'),
    policeApply: yes('Probation asks for the conditions'),
    noCharge: no('Needs a prison sentence'),
    anyone: yes(),
    offence: no('Leads to recall to prison'),
    lasting: no('Ends with the sentence'),
  },
  otherSpo: {
    requirements: yes(),
    notification: yes(),
    policeApply: yes(),
    noCharge: yes(),
    anyone: yes(),
    offence: yes(),
    lasting: partly(
      'Check who it protects, its period and its locality. Two orders must not conflict: SPA 2019 s.2(7)',
    ),
  },
} as const satisfies Record<OtherOrderKind, Record<OrderFeature, Feature>>

/** The features of a stalking protection order that this kind of order lacks, in whole or in part. */
export const gapsOf = (kind: OtherOrderKind): { feature: OrderFeature; gap: string; has: Has; note: string }[] =>
  (Object.keys(orderFeatures) as OrderFeature[])
    .map(feature => ({
      feature,
      gap: orderFeatures[feature].gap,
      ...(otherOrderFeatures[kind][feature] as Feature),
    }))
    .filter(f => f.has !== 'yes')
