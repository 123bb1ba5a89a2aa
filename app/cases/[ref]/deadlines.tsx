import type { CaseFile } from '../../../lib/case/case.ts'
import { clockStates, isRule } from '../../../lib/law/clocks/clock.ts'
import { byUrgency, type Clock, clockColour, clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { Details } from '../../ui/govuk/details.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'

type Props = { file: CaseFile; today: string; at: string }
const shown = 4
const key = (c: Clock) => `${c.id} ${c.about.id} ${c.startsOn}`

/** What must be done by a day that the law or the force sets: the late first. */
export function DoBy({ file, today, at }: Props) {
  const clocks = clocksOf(file, today, at)
    .filter(c => (c.state === 'missed' || c.state === 'running') && !isRule(c))
    .sort(byUrgency)
    .slice(0, shown)
  if (!clocks.length) return null
  return (
    <section aria-labelledby="do-by">
      <h2 className="govuk-heading-s" id="do-by">
        Do by
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {clocks.map(c => (
          <li key={key(c)}>
            <Tag text={clockStates[c.state].label} classes={`govuk-tag--${clockColour(c)}`} />{' '}
            <strong>{c.label}</strong>
            <span className="app-under">{c.sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What holds while the order stands, with nothing to be done by a day. */
export function RulesThatApply({ file, today, at }: Props) {
  return <Rules clocks={clocksOf(file, today, at)} />
}

export function Rules({ clocks, open }: { clocks: Clock[]; open?: boolean }) {
  const rules = clocks.filter(c => isRule(c) && c.state === 'running')
  if (!rules.length) return null
  return (
    <Details
      summaryText={rules.length === 1 ? '1 rule that applies' : `${rules.length} rules that apply`}
      open={open || undefined}
    >
      <ul className="govuk-list govuk-list--spaced">
        {rules.map(c => (
          <li key={key(c)}>
            <strong>{c.label}</strong>
            <span className="app-under">
              {c.sentence.replace(/\.$/, '')}. {c.source}
            </span>
          </li>
        ))}
      </ul>
    </Details>
  )
}
