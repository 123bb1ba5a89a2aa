/** Kinds of record whose former values are kept when they are corrected or withdrawn, by what each is called. */
export const recordKinds = {
  incidents: { label: 'incident' },
} as const
export type RecordKind = keyof typeof recordKinds
