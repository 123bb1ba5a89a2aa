import { upperFirst } from '../../../../lib/case/words/grammar.ts'
import { Details } from '../../../ui/govuk/details.tsx'

interface ConditionPartsProps {
  /** Which condition, for people who hear folds out of their place. */
  of: string
  parts: readonly { what: string; answer: string }[]
  classes?: string
}

/** Why a condition is asked for and how it is checked, folded under its words. */
export const ConditionParts = ({ of, parts, classes }: ConditionPartsProps) => (
  <Details
    {...(classes ? { classes } : {})}
    summaryText={
      <>
        Why, and how it is checked<span className="govuk-visually-hidden">: {of}</span>
      </>
    }
  >
    <dl className="app-pairs">
      {parts.map(({ what, answer }) => (
        <div key={what}>
          <dt>{upperFirst(what)}</dt>
          <dd className="app-verbatim">{answer}</dd>
        </div>
      ))}
    </dl>
  </Details>
)
