export const draftingActs = {} as const
