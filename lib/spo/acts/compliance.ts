export const complianceActs = {} as const
