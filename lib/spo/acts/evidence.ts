export const evidenceActs = {} as const
