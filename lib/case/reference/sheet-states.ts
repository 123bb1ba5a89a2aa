/** How a list that was sent stands: shown first, then imported or left, and an import can be undone. */
export const sheetStates = {
  read: { label: 'To be looked at', colour: 'blue' },
  taken: { label: 'Imported', colour: 'green' },
  left: { label: 'Not imported', colour: 'grey' },
  undone: { label: 'Undone', colour: 'grey' },
} as const
export type SheetState = keyof typeof sheetStates
