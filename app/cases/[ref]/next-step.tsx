import { actPath } from '../../../lib/spo/addresses.ts'
import type { CaseFile } from '../../../lib/spo/case.ts'
import type { Actor } from '../../../lib/spo/policy.ts'
import type { Waiting } from '../../../lib/spo/waits/on-case.ts'
import { Button } from '../../ui/govuk/button.tsx'
import { offeredActs } from './act-links.tsx'

type Props = { file: CaseFile; actor: Actor; today: string; at: string; waiting: Waiting[] }
interface Step {
  waiting: Waiting
  label: string
  href: string
  /** Whether this person may do it, not only look at it. */
  mine: boolean
}

/** The act that settles it, where this person may do it; else the page that shows it. */
function stepFor({ file, actor, today, at }: Omit<Props, 'waiting'>, waiting: Waiting): Step {
  const ref = file.case.ref
  for (const wanted of waiting.acts) {
    const record = wanted.about === 'case' ? undefined : file[wanted.about].find(r => r.id === wanted.id)
    if (wanted.about !== 'case' && !record) continue
    const [offered] = offeredActs({
      file,
      actor,
      today,
      at,
      stage: 'case',
      about: wanted.about,
      only: [wanted.name],
      ...(record ? { record } : {}),
    })
    if (offered) return { waiting, label: offered.act.label, href: actPath(ref, wanted.name, wanted.id), mine: true }
  }
  return { waiting, label: waiting.go, href: `/cases/${ref}${waiting.page}`, mine: !waiting.acts.length }
}

/** What to do next, and what else is late: the red flags leave out what already stands above them. */
export function Attention(props: Props) {
  const steps = props.waiting.map(w => stepFor(props, w))
  const shown = steps.filter(s => s.mine).slice(0, 3)
  return (
    <>
      <NextSteps shown={shown} first={props.waiting[0]} />
      <RedFlags caseRef={props.file.case.ref} waiting={props.waiting.filter(w => !shown.some(s => s.waiting === w))} />
    </>
  )
}

/** The two or three most useful things that this person may do, the first as a button. */
function NextSteps({ shown, first: waits }: { shown: Step[]; first: Waiting | undefined }) {
  const [first, ...others] = shown
  if (!first)
    return (
      <section className="app-next" aria-labelledby="next">
        <h2 className="govuk-heading-m" id="next">
          Nothing waits for you here
        </h2>
        <p className="govuk-body">
          {waits ? `It waits for someone else. ${waits.message}.` : 'Nothing on this case is due.'}
        </p>
      </section>
    )
  return (
    <section className={`app-next${shown.some(s => s.waiting.red) ? ' app-next--urgent' : ''}`} aria-labelledby="next">
      <h2 className="govuk-heading-m" id="next">
        What to do next
      </h2>
      <p className="govuk-body">{first.waiting.message}</p>
      <Button href={first.href} text={first.label} />
      {others.length > 0 && (
        <ul className="govuk-list">
          {others.map(step => (
            <li key={step.waiting.id}>
              <a className="govuk-link" href={step.href}>
                {step.label}
              </a>
              <span className="app-under">{step.waiting.message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What is late or leaves somebody unprotected, whoever must act. */
function RedFlags({ caseRef, waiting }: { caseRef: string; waiting: Waiting[] }) {
  const red = waiting.filter(w => w.red)
  if (!red.length) return null
  return (
    <section aria-labelledby="flags">
      <h2 className="govuk-heading-m" id="flags">
        Red flags
      </h2>
      <ul className="govuk-list app-flags">
        {red.map(w => (
          <li key={w.id}>
            <a className="govuk-link" href={`/cases/${caseRef}${w.page}`}>
              {w.message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
