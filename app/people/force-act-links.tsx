import { forceActNames, forceActs } from '../../lib/spo/acts/force.ts'
import type { AnyForceAct, ForceAbout, ForceFile } from '../../lib/spo/force.ts'
import { type Actor, mayEver, type Permission } from '../../lib/spo/policy.ts'
import { Button } from '../ui/govuk/button.tsx'
import { forceActPath } from './do/[act]/force-paths.ts'

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
  const offered = forceActNames.flatMap(name => {
    const act: AnyForceAct = forceActs[name]
    if (act.byProgram || act.about !== about || (permission && act.permission !== permission)) return []
    if (!mayEver(actor, act.permission)) return []
    if (file && record && act.offered && !act.offered({ file, record })) return []
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
