export const orderActs = {} as const
