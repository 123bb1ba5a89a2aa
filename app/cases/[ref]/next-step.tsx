import { verbOf } from '../../../lib/acts/act/act.ts'
import { isOfferedNow } from '../../../lib/acts/act/offers.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { actPath, casePath } from '../../../lib/site/addresses.ts'
import { dueWords } from '../../../lib/waits/due-words.ts'
import { type TodoGroup, tierOf, todoGroups, type Waiting } from '../../../lib/waits/on-case.ts'
import { Button } from '../../ui/govuk/button.tsx'
import { Details } from '../../ui/govuk/details.tsx'

type Props = {
  file: CaseFile
  actor: Actor
  today: string
  at: string
  waiting: Waiting[]
  nameOf: (id: string) => string | undefined
}
interface Way {
  label: string
  href: string
}
interface Step {
  waiting: Waiting
  /** What is to be done, as an imperative. */
  todo: string
  /** The acts that settle it and that this person may do; else the page that shows it. */
  ways: [Way, ...Way[]]
  /** Whether this person may do it, not only look at it. */
  mine: boolean
  /** By when and whose it is. */
  facts: string
}

function stepFor(props: Props, waiting: Waiting): Step {
  const { file, actor, today, at } = props
  const ref = file.case.ref
  const ways = waiting.acts.flatMap(wanted => {
    const record = wanted.about === 'case' ? undefined : file[wanted.about].find(r => r.id === wanted.id)
    if (wanted.about !== 'case' && !record) return []
    if (!isOfferedNow(wanted.name, file, { actor, today, at }, record)) return []
    const act = acts[wanted.name]
    const href = actPath(ref, wanted.name, wanted.id, { ...wanted.given, back: casePath(ref) })
    return [{ label: verbOf(act), does: act.label, href }]
  })
  const page = { label: waiting.go, href: casePath(ref, waiting.page) }
  const [first = page, ...others] = ways
  return {
    waiting,
    todo: waiting.todo ?? ways[0]?.does ?? waiting.message,
    ways: [first, ...others],
    mine: ways.length > 0 || !waiting.acts.length,
    facts: [dueWords(waiting.due, { today, at }, waiting.counted), whoseWords(props, waiting)]
      .filter(Boolean)
      .join('. '),
  }
}

/** Whose a thing is: a person by name, a tier, or the officer in the case. */
function whoseWords({ file, actor, nameOf }: Props, w: Waiting): string {
  const id = w.ownerId ?? (w.permission ? null : file.case.officerId)
  if (id) return id === actor.id ? 'For you' : `For ${nameOf(id) ?? 'someone who has left'}`
  const tier = tierOf(w.permission)
  return tier ? `For the ${tier.toLowerCase()}` : 'Nobody has this case yet'
}

/** What to do next, the two after it, and everything that waits on the case, whoever must act. */
export function Attention(props: Props) {
  const steps = props.waiting.map(w => stepFor(props, w))
  const mine = steps.filter(s => s.mine).slice(0, 3)
  const [first, ...then] = mine
  return (
    <section className={`app-next${first?.waiting.red ? ' app-next--urgent' : ''}`} aria-labelledby="next">
      {first ? <First step={first} /> : <NothingForYou steps={steps} />}
      {then.length > 0 && (
        <>
          <h3 className="govuk-heading-s app-next__then">Then</h3>
          <ul className="govuk-list govuk-list--spaced">
            {then.map(step => (
              <li key={step.waiting.id}>
                <Line step={step} />
              </li>
            ))}
          </ul>
        </>
      )}
      {steps.length > mine.length && <Everything steps={steps} />}
    </section>
  )
}

function First({ step: { todo, waiting, facts, ways } }: { step: Step }) {
  const [first, ...others] = ways
  return (
    <>
      <h2 className="govuk-heading-m app-next__todo" id="next">
        <span className="govuk-caption-m">Next</span> {todo}
      </h2>
      {!waiting.message.startsWith(todo) && <p className="govuk-body">{waiting.message}</p>}
      <p className={`govuk-body-s app-next__facts${waiting.late ? ' app-next__facts--late' : ''}`}>{facts}</p>
      <div className="govuk-button-group">
        <Button href={first.href} text={first.label} />
        {others.map(way => (
          <a key={way.href} className="govuk-link" href={way.href}>
            {way.label}
          </a>
        ))}
      </div>
    </>
  )
}

function NothingForYou({ steps: [waits] }: { steps: Step[] }) {
  return (
    <>
      <h2 className="govuk-heading-m" id="next">
        Nothing waits for you here
      </h2>
      <p className="govuk-body">
        {waits
          ? `${waits.facts.replace('For ', 'It waits for ')}. ${waits.waiting.message}.`
          : 'Nothing on this case is due.'}
      </p>
    </>
  )
}

function Line({ step: { todo, ways, waiting, facts } }: { step: Step }) {
  return (
    <>
      <a className="govuk-link" href={ways[0].href}>
        {todo}
      </a>
      {!waiting.message.startsWith(todo) && <span className="app-under">{waiting.message}</span>}
      <span className={`app-under${waiting.late ? ' app-next__facts--late' : ''}`}>{facts}</span>
    </>
  )
}

/** Everything that waits, by what it is for. */
function Everything({ steps }: { steps: Step[] }) {
  const groups = Object.entries(todoGroups) as [TodoGroup, string][]
  return (
    <Details summaryText={`All ${steps.length} things to do`} classes="app-next__all">
      {groups.map(([group, title]) => {
        const here = steps.filter(s => s.waiting.group === group)
        if (!here.length) return null
        return (
          <div key={group}>
            <h3 className="govuk-heading-s">{title}</h3>
            <ul className="govuk-list govuk-list--spaced">
              {here.map(step => (
                <li key={step.waiting.id}>
                  <Line step={step} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </Details>
  )
}
