export const serviceActs = {} as const
