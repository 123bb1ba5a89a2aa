import { type GivenWork, givenWork, type Load } from '../../../../lib/case/staff/given.ts'
import { trainingWords } from '../../../../lib/case/staff/training.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import type { Outcome } from '../outcome.ts'

type AssignPanelProps = {
  work: GivenWork
  people: readonly Load[]
  outcome: Outcome | undefined
  today: string
  trainingLastsMonths: number
}

/** Below the table: to whom the rows picked in it go. Whoever has the least to do stands first, whoever is away last. */
export function AssignPanel({ work, people, outcome, today, trainingLastsMonths }: AssignPanelProps) {
  const { label, many, verb, pick, about } = givenWork[work]
  const error = outcome?.errors.find(e => e.field === 'personId')
  const [least] = people.filter(p => !p.awayUntil)
  return (
    <fieldset className="govuk-fieldset app-assign">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{many}</legend>
      <Select
        name="personId"
        id="personId"
        label={label}
        hint={least ? `The least load first: ${least.name}` : undefined}
        value={outcome?.personId ?? ''}
        errorMessage={error?.message}
        items={[
          { text: pick, value: '' },
          ...people.map(p => ({
            text: `${nameOf(p)}: ${[loadWords(p), ...(work === 'officer' ? [trainingWords(p.courses, today, trainingLastsMonths)] : [])].join(', ')}`,
            value: p.id,
          })),
        ]}
      />
      {about === 'case' && <Input name="reason" id="reason" label="Reason (optional)" value={outcome?.reason ?? ''} />}
      <Button text={verb} classes="govuk-button--secondary" preventDoubleClick />
      <Details summaryText="What counts as load">
        Open cases, twice each draft on them, reviews given by name, and checks that are late or due within 7 days.
        Cases that are closed to you are not counted.
      </Details>
    </fieldset>
  )
}

const nameOf = ({ name, team }: Load) => (team ? `${name} (${team})` : name)
const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
const loadWords = (l: Load) =>
  [
    count(l.openCases, 'open case'),
    ...(l.drafts ? [count(l.drafts, 'draft')] : []),
    ...(l.reviews ? [count(l.reviews, 'review')] : []),
    ...(l.checks ? [`${count(l.checks, 'check')} this week`] : []),
    ...(l.awayUntil
      ? [`away to ${longDate(l.awayUntil)}, ${l.standIn ? `${l.standIn} stands in` : 'nobody stands in'}`]
      : []),
  ].join(', ')
