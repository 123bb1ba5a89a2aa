/** The fields of the form, in their order. */
export const exportFields = ['purpose', 'why', 'recipients', 'passphrase'] as const
/** Under which what was typed is kept for its author when it is refused: all of it but the passphrase. */
export const exportForm = (ref: string) => `${ref} export`
