import type { CaseFile } from '../../../lib/case/case.ts'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { clockStates, isRule } from '../../../lib/law/clocks/clock.ts'
import { byUrgency, type Clock, clockColour, clocksOf, countedWith } from '../../../lib/law/clocks/clocks.ts'
import { Folded } from '../../ui/folded.tsx'
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
      <ClockList clocks={clocks} />
    </section>
  )
}

type ClockListProps = { clocks: Clock[]; withSource?: boolean; saidAbove?: readonly string[] | undefined }
function ClockList({ clocks, withSource, saidAbove = [] }: ClockListProps) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {clocks.map(c => (
        <li key={key(c)}>
          <Tag text={clockStates[c.state].label} classes={`govuk-tag--${clockColour(c)}`} /> <strong>{c.label}</strong>
          {withSource && c.lastDay && <span className="app-under">Last day {longDate(c.lastDay)}</span>}
          <span className="app-under">
            {!saidAbove.includes(c.sentence) && c.sentence}
            {withSource && ` ${c.source.replace(/\.$/, '')}.${countedWith(c) ? ` ${countedWith(c)}.` : ''}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface DeadlinesBesideProps {
  clocks: Clock[]
  empty: string
  /** Sentences that the page gives already: a deadline that says the same stands with its day alone. */
  saidAbove?: readonly string[]
}
/** Every deadline of one record in a narrow column: what is not met first, what is settled and what holds folded. */
export function DeadlinesBeside({ clocks, empty, saidAbove }: DeadlinesBesideProps) {
  const { unmet, settled } = partsOf(clocks)
  const pressing = unmet.filter(c => c.state !== 'notStarted')
  const later = unmet.filter(c => c.state === 'notStarted')
  return (
    <>
      {pressing.length > 0 && <ClockList clocks={pressing} withSource saidAbove={saidAbove} />}
      {later.length > 0 && (
        <Folded
          when={pressing.length > 0 || later.length > 1}
          title={later.length === 1 ? '1 deadline not started' : `${later.length} deadlines not started`}
        >
          <ClockList clocks={later} withSource saidAbove={saidAbove} />
        </Folded>
      )}
      {clocks.length === 0 && <p className="govuk-body-s">{empty}</p>}
      {settled.map(part => (
        <Details key={part.state} summaryText={part.words}>
          <ClockList clocks={part.clocks} withSource />
        </Details>
      ))}
      <Rules clocks={clocks} />
    </>
  )
}

/** Deadlines of one record, apart: those that still run or were missed, the most pressing first, and those that are settled. */
export function partsOf(clocks: Clock[]) {
  const deadlines = clocks.filter(c => !(isRule(c) && c.state === 'running'))
  const settled = (['met', 'ended'] as const)
    .map(state => ({ state, clocks: deadlines.filter(c => c.state === state) }))
    .filter(part => part.clocks.length > 0)
    .map(part => ({
      ...part,
      words: `${part.clocks.length === 1 ? '1 deadline' : `${part.clocks.length} deadlines`} ${part.state}`,
    }))
  return { unmet: deadlines.filter(c => c.state !== 'met' && c.state !== 'ended').sort(byUrgency), settled }
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
