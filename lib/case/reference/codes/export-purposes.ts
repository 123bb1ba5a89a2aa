/** Why a force takes one whole case out of this service. What goes to another force is offered to it instead. */
export const exportPurposes = {
  safekeeping: { label: 'Safekeeping', hint: 'To be read if this service cannot be' },
  ownSystem: { label: 'Another system of this force' },
  inquiry: { label: 'An inquiry that may see it', hint: 'For example, an inquest, the IOPC or a review after a death' },
  other: { label: 'Another purpose' },
} as const
export type ExportPurpose = keyof typeof exportPurposes
export const exportLocks = { keys: { label: 'Keys' }, passphrase: { label: 'A passphrase' } } as const
