export const peopleActs = {} as const
