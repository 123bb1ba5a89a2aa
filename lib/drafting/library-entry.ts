import type { CheckMethod } from '../case/reference/codes/orders.ts'
import type { LibraryCode } from '../case/reference/library-codes.ts'
import type { Category, ConditionKind } from '../case/reference/statute.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import type { SlotValues } from '../case/words/slots.ts'
import type { Wording } from '../case/words/wording.ts'

/** Each kind of condition, and the behaviours that its words forbid or hinder. Those that only let police see, or treat, answer none. */
export const conditionCategories = {
  location: { label: 'Places', answers: ['A', 'E', 'F', 'G'] },
  routes: { label: 'Routes and times', answers: ['A', 'E', 'G'] },
  contact: { label: 'Contact', answers: ['B'] },
  following: { label: 'Following and vehicles', answers: ['A', 'G'] },
  online: { label: 'Online', answers: ['C1'] },
  accounts: { label: 'Online accounts', answers: ['B', 'C2', 'D'] },
  legal: { label: 'Legal proceedings', answers: ['B'] },
  surveillance: { label: 'Watching and recording', answers: ['G'] },
  devices: { label: 'Phones and computers', answers: ['D'] },
  work: { label: 'Work and study', answers: ['A', 'B', 'E'] },
  intimidation: { label: 'Intimidation', answers: ['B', 'F'] },
  treatment: { label: 'Treatment and programmes', answers: [] },
  reporting: { label: 'Reporting to police', answers: [] },
  travel: { label: 'Travel', answers: ['A', 'E'] },
} as const satisfies Record<string, { label: string; answers: readonly Category[] }>
export type ConditionCategory = keyof typeof conditionCategories

/** One wording of one condition of the library. Wording in use is never edited: it is closed with `until`, and its successor added. */
export interface LibraryEntry extends Wording {
  /** Permanent: a successor keeps the code of the wording that it follows. */
  code: LibraryCode
  version: number
  kind: ConditionKind
  category: ConditionCategory
  title: string
  /** The behaviours that it forbids or hinders, where they are not those of its category. */
  answers?: readonly Category[]
  /** Its blanks filled as they might be, for people to read. */
  example: SlotValues
  check: CheckMethod
  checkEveryDays: number
  howChecked: string
  failsWhen: string
  /** What to settle before it is used. */
  caution?: string
  isArea?: true
  /** What is different from the wording before it, and why. */
  changed?: string
  from: CalendarDate
  until: CalendarDate | null
}
