export const reviewActs = {} as const
