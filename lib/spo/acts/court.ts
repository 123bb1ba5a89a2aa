export const courtActs = {} as const
