import type { States } from './examples.tsx'
import { formStates } from './forms.tsx'
import { listStates } from './lists.tsx'
import { pageStates } from './pages.tsx'
import { pictureStates } from './pictures.tsx'

/** The components that are ours, by the name of their file: each that can stand without a session has its states in the file of its kind. */
export const ownComponents: Record<string, States> = Object.fromEntries(
  Object.entries({ ...formStates, ...listStates, ...pageStates, ...pictureStates }).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  ),
)
