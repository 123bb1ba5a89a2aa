/** What a row of a list of orders may lack, by name: `imported-orders.ts` says of each what it is and when it is there. */
export const importGapNames = [
  'bornOn',
  'familyName',
  'protectedPerson',
  'madeOn',
  'court',
  'kind',
  'term',
  'conditions',
  'service',
  'owner',
  'checks',
  'sealedCopy',
  'notification',
  'unread',
] as const
export type ImportGap = (typeof importGapNames)[number]
