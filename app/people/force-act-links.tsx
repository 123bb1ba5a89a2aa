import type { AnyAct } from '../../lib/spo/acts/act.ts'
import { forceActNames, forceActs } from '../../lib/spo/acts/force.ts'
import { forceActPath } from '../../lib/spo/addresses.ts'
import { londonDate } from '../../lib/spo/calendar.ts'
import type { ForceAbout, ForceFile } from '../../lib/spo/force.ts'
import { type Actor, mayEver, type Permission } from '../../lib/spo/policy.ts'
import { Button } from '../ui/govuk/button.tsx'

interface Props {
  actor: Actor
  about: ForceAbout
  permission?: Permission
  /** With a record, only what is offered for it as it stands. */
  file?: ForceFile
  record?: { id: string; name: string }
}

/** The acts on the force, or on one of its records, that this person may do. */
export function ForceActLinks({ actor, about, permission, file, record }: Props) {
  const today = londonDate(new Date().toISOString())
  const offered = forceActNames.flatMap(name => {
    const act: AnyAct = forceActs[name]
    if (
      act.byProgram ||
      act.needs?.includes('pairCrimes') ||
      act.needs?.includes('opening') ||
      act.about !== about ||
      (permission && act.permission !== permission)
    )
      return []
    if (!mayEver(actor, act.permission)) return []
    if (file && record && act.offered && !act.offered({ file, record, actor, today })) return []
    return [{ name, act }]
  })
  return (
    <div className="govuk-button-group">
      {offered.map(({ name, act }, n) => (
        <Button
          key={name}
          href={forceActPath(name, record?.id)}
          text={act.label}
          classes={act.grave ? 'govuk-button--warning' : n || record ? 'govuk-button--secondary' : ''}
        />
      ))}
    </div>
  )
}
