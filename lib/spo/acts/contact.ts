export const contactActs = {} as const
