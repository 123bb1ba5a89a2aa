/** Exhibits in the order of their references: LO/2 before LO/10. */
export const inReferenceOrder = <E extends { reference: string }>(exhibits: readonly E[]): E[] =>
  exhibits.toSorted((a, b) => a.reference.localeCompare(b.reference, 'en-GB', { numeric: true }))
