import type { Id } from '../records/id.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'

/** Who is on duty as what, and who stands in for whom: a force's own roster. Pure. */

export const dutyRoles = {
  inspector: { label: 'Duty inspector' },
  supervisor: { label: 'Duty supervisor' },
  coordinator: { label: 'Duty coordinator' },
} as const
export type DutyRole = keyof typeof dutyRoles

/** A person on duty in a role, from one instant until another. A turn that was taken off counts for nothing. */
export interface DutyTurn {
  id: Id
  role: DutyRole
  personId: Id
  fromAt: Instant
  untilAt: Instant
  removedAt: Instant | null
  byId: Id
}
/** Days on which a person is away, both included, and who takes their alarms and work meanwhile. */
export interface Absence {
  id: Id
  personId: Id
  fromOn: CalendarDate
  untilOn: CalendarDate
  standInId: Id | null
  removedAt: Instant | null
  byId: Id
}
export interface Roster {
  turns: readonly DutyTurn[]
  absences: readonly Absence[]
}

/** The people on duty in a role at an instant, in the order in which their turns began. */
export const onDuty = ({ turns }: Pick<Roster, 'turns'>, role: DutyRole, at: Instant): Id[] => [
  ...new Set(
    turns
      .filter(
        t =>
          t.role === role &&
          !t.removedAt &&
          Date.parse(t.fromAt) <= Date.parse(at) &&
          Date.parse(at) < Date.parse(t.untilAt),
      )
      .sort((a, b) => Date.parse(a.fromAt) - Date.parse(b.fromAt) || (a.id < b.id ? -1 : 1))
      .map(t => t.personId),
  ),
]

export const absenceOf = (
  { absences }: Pick<Roster, 'absences'>,
  personId: Id,
  today: CalendarDate,
): Absence | undefined =>
  absences.find(a => a.personId === personId && !a.removedAt && a.fromOn <= today && today <= a.untilOn)

/**
 * Who takes what is a person's on a day: the person, or whoever stands in for them, or for those in turn. Null when the last
 * of them is away and nobody stands in.
 */
export function presentFor(roster: Pick<Roster, 'absences'>, personId: Id, today: CalendarDate): Id | null {
  const passed = new Set<Id>()
  let id = personId
  for (;;) {
    const away = absenceOf(roster, id, today)
    if (!away) return id
    passed.add(id)
    if (!away.standInId || passed.has(away.standInId)) return null
    id = away.standInId
  }
}
