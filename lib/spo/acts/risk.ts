export const riskActs = {} as const
