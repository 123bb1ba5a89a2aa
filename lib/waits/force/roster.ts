import { type DutyRole, dutyRoles } from '../../case/staff/duty.ts'
import { hoursAfter, type Instant, longMoment } from '../../case/time/calendar.ts'
import { pagePath } from '../../site/addresses.ts'
import { dueAt } from '../wait.ts'
import { type ForceRow, forceKinds, forceSource, forceWait } from './force-wait.ts'

/** How long before nobody is on duty it is said. A starting value. */
const warnHours = 72

const rosterKinds = forceKinds({
  dutyGap: {
    label: 'Nobody on duty',
    for: ['manageDuty'],
    sentence: ({ params: p }, { at }) => {
      const role = dutyRoles[p.role as DutyRole].label.toLowerCase()
      const from = String(p.from)
      return Date.parse(from) > Date.parse(at)
        ? `Nobody is down as ${role} from ${longMoment(from)}${p.to ? ` to ${longMoment(String(p.to))}` : ''}`
        : `Nobody has been down as ${role} since ${longMoment(from)}: alarms go past this step`
    },
    page: () => pagePath('/duty'),
    go: 'Duty',
  },
})
type Kind = keyof typeof rosterKinds

/** The times in which nobody is down for a duty that the force fills at all, seen some days ahead. */
export const rosterSource = forceSource({
  name: 'roster',
  version: 1,
  reads: ['turns'],
  follows: ['dutyTurns'],
  kinds: rosterKinds,
  rows: ({ force, turns }) =>
    (Object.keys(dutyRoles) as DutyRole[]).flatMap((role): ForceRow<Kind>[] => {
      const own = turns
        .filter(t => t.role === role && !t.removedAt)
        .toSorted((a, b) => Date.parse(a.fromAt) - Date.parse(b.fromAt))
      const ends: { from: Instant; to: Instant | null }[] = []
      let until: Instant | undefined
      for (const turn of own) {
        if (until && Date.parse(turn.fromAt) > Date.parse(until)) ends.push({ from: until, to: turn.fromAt })
        if (!until || Date.parse(turn.untilAt) > Date.parse(until)) until = turn.untilAt
      }
      if (until) ends.push({ from: until, to: null })
      return ends.map(({ from, to }) => {
        const visible = hoursAfter(from, -warnHours)
        return forceWait(
          'dutyGap',
          { kind: 'force', id: force.id },
          { at: visible },
          {
            part: `${role} ${from}`,
            ...dueAt(from),
            lapses: to ? { at: to } : null,
            params: { role, from, to },
          },
        )
      })
    }),
})
