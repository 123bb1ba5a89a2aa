/** What a token of another system may be used for: what it is given when it is made, and nothing else. */
export const apiScopes = {
  reports: { label: 'Send crime reports' },
  orders: {
    label: 'Read changes of orders',
    hint: 'With how a protected person may be contacted safely, and no protected address',
  },
  changes: { label: 'Say what changed of a crime: outcome, officer, whether it is stalking' },
  courtOrders: { label: 'Send orders that courts sent' },
  entries: { label: 'Read log entries, and acknowledge them' },
} as const
export type ApiScope = keyof typeof apiScopes
