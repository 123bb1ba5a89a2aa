import type { AnyCaseAct, CaseAbout, Stage } from '../../../lib/spo/acts/act.ts'
import { type ActName, actNames, acts } from '../../../lib/spo/acts/index.ts'
import { actPath } from '../../../lib/spo/addresses.ts'
import { type CaseFile, hasLoaded } from '../../../lib/spo/case.ts'
import { factsOf } from '../../../lib/spo/decide.ts'
import { type Actor, can } from '../../../lib/spo/policy.ts'
import { Button } from '../../ui/govuk/button.tsx'

export interface ActLinksProps {
  /** With what the acts offered read of it. */
  file: CaseFile<'named' | 'restrictions'>
  actor: Actor
  today: string
  at: string
  stage: Stage
  about?: CaseAbout
  /** The record that the acts are about; the case when absent. */
  record?: { id: string }
  /** Only these acts, in this order; all of the stage when absent. */
  only?: readonly ActName[]
  except?: readonly ActName[]
  /** Buttons for the main thing to do; links beside a record. */
  as?: 'buttons' | 'links'
  /** Where the form returns to, with its filters. */
  back?: string
  /** What the acts are about, for people who hear links out of their place. */
  of?: string
}

/** The acts offered for a record at this moment to this person, as ways to their forms. */
export function offeredActs({
  file,
  actor,
  today,
  at,
  stage,
  about = 'case',
  record,
  only,
  except,
}: ActLinksProps): { name: ActName; act: AnyCaseAct }[] {
  const facts = factsOf(file, at)
  const about1 = record ?? file.case
  const status = 'status' in about1 ? String(about1.status) : file.case.status
  return (only ?? actNames).flatMap(name => {
    const act = acts[name]
    if (act.about !== about || (!only && act.stage !== stage) || except?.includes(name)) return []
    if (!(act.from as readonly string[]).includes(status)) return []
    if (file.case.status !== 'open' && !act.evenClosed) return []
    if (!can(actor, act.permission, facts)) return []
    if (act.offered) {
      // An act about the case itself, or about a record of it that the page shows.
      // A page that loads too little to know is not where it is offered; a fault there would close the page to everyone.
      if (!hasLoaded(file, act.offeredReads ?? [])) return []
      if (!act.offered({ file: file as CaseFile, record: about1, actor, today })) return []
    }
    return [{ name, act }]
  })
}

export function ActLinks(props: ActLinksProps) {
  const offered = offeredActs(props)
  if (!offered.length) return null
  const href = (name: ActName) =>
    actPath(props.file.case.ref, name, props.record?.id, props.back ? { back: props.back } : {})
  const spoken = props.of && <span className="govuk-visually-hidden"> {props.of}</span>
  if (props.as === 'links')
    return (
      <ul className="govuk-list app-act-links">
        {offered.map(({ name, act }) => (
          <li key={name}>
            <a className="govuk-link" href={href(name)}>
              {act.label}
              {spoken}
            </a>
          </li>
        ))}
      </ul>
    )
  return (
    <div className="govuk-button-group app-act-links">
      {offered.map(({ name, act }, n) => (
        <Button
          key={name}
          href={href(name)}
          classes={act.grave ? 'govuk-button--warning' : n > 0 ? 'govuk-button--secondary' : ''}
        >
          {act.label}
          {spoken}
        </Button>
      ))}
    </div>
  )
}
