import type { Settings } from './case.ts'
import type { Actor, Role } from './policy.ts'
import type { Id } from './records/id.ts'
import type { Panel } from './records/panels.ts'
import type { CalendarDate, Instant } from './time/calendar.ts'

/** The moment of an act, who does it, and where new ids come from: all that a rule may know of the world. */
export interface Moment {
  at: Instant
  today: CalendarDate
  actor: Actor
  newId: () => Id
  settings: Settings
  /** The people of the force whom the input names, as they stand now; undefined where nobody was looked up. */
  staff?: readonly StaffMember[] | undefined
  /** The panels that the input names, as they stand now; undefined where none was looked up. */
  panels?: readonly Pick<Panel, 'id' | 'heldOn' | 'cancelledAt'>[] | undefined
}

/** A person whom an act's input names: what they may be given. */
export interface StaffMember {
  id: Id
  name: string
  roles: readonly Role[]
}
