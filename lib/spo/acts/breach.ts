export const breachActs = {} as const
