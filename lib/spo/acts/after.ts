export const afterActs = {} as const
