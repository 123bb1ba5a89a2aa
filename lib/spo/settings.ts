import type { Settings } from './case.ts'

/** What a force starts with. Numbers that may change carry their source, and are shown where they are used. */
export const defaultSettings: Settings = {
  reviewOrder: ['sergeant', 'coordinator', 'legal', 'authorising'],
  authorisingRank: 'Superintendent',
  consideredWithinHours: 72,
  reviewEveryDays: 90,
  serviceWithinHours: 48,
  listingWithinDays: 7,
  checkEveryDays: 28,
  victimToldWithinDays: 1,
  breachAlarmHours: [1, 4, 24],
  fee: null,
}

export const settingSources: Record<keyof Settings, { label: string; source: string; verifiedOn: string | null }> = {
  reviewOrder: { label: 'Order of review', source: 'Force policy', verifiedOn: null },
  authorisingRank: {
    label: 'Least rank that may authorise',
    source: 'Statutory guidance; not confirmed, check with legal services',
    verifiedOn: null,
  },
  consideredWithinHours: { label: 'Order considered within (hours)', source: 'Force policy', verifiedOn: null },
  reviewEveryDays: { label: 'Risk and order reviewed every (days)', source: 'Force policy', verifiedOn: null },
  serviceWithinHours: {
    label: 'Order served within (hours)',
    source: 'Force policy; the Act sets no time',
    verifiedOn: null,
  },
  listingWithinDays: { label: 'Hearing listed within (days)', source: 'Force policy', verifiedOn: null },
  checkEveryDays: { label: 'Compliance checked every (days)', source: 'Force policy', verifiedOn: null },
  victimToldWithinDays: { label: 'Protected person told within (days)', source: 'Force policy', verifiedOn: null },
  breachAlarmHours: { label: 'Breach alarms at (hours)', source: 'Force policy', verifiedOn: null },
  fee: { label: 'Court fee', source: 'Magistrates’ Courts Fees Order 2008; amount not confirmed', verifiedOn: null },
}
