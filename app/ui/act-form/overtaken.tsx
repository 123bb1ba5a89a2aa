import type { NamedField, Option } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { NotificationBanner } from '../govuk/notification-banner.tsx'
import { answerInWords } from './answer-words.ts'
import { isGiven } from './questions.ts'

type OvertakenProps = {
  fields: NamedField[]
  options: Record<string, Option[]>
  theirs: Typed
  mine: Typed
  /** The fields that were not changed here: they are as the other saved them. */
  taken: string[]
}

/** Someone else saved while this form was open: both answers, and the choice. Nothing typed is lost. */
export function Overtaken({ fields, options, theirs, mine, taken }: OvertakenProps) {
  const shownValue = (typed: Typed, [name, field]: NamedField) => answerInWords(typed, name, field, options)
  const different = fields.filter(
    named =>
      named[1].control !== 'hidden' &&
      isGiven(theirs, named[0]) &&
      shownValue(theirs, named) !== shownValue(mine, named),
  )
  const kept = fields.filter(([name, { control }]) => control !== 'hidden' && taken.includes(name))
  return (
    <>
      <NotificationBanner titleText="Someone else has changed this" role="alert">
        <p className="govuk-notification-banner__heading">This was saved by someone else while you were writing.</p>
        <p className="govuk-body">
          {different.length
            ? 'Your text is below, in the form. What is there now is shown first. Saving now replaces theirs with yours; theirs stays in the history.'
            : 'What you entered is below, in the form, and nothing of theirs stands in its place. Look at the record before you save.'}
        </p>
        {kept.length > 0 && (
          <p className="govuk-body">
            You had not changed this, and it is as they saved it: {kept.map(([, f]) => f.label).join(', ')}.
          </p>
        )}
      </NotificationBanner>
      {different.map(named => (
        <div key={named[0]} className="govuk-inset-text">
          <h2 className="govuk-heading-s">{named[1].label}, as it is now</h2>
          <p className="govuk-body app-verbatim">{shownValue(theirs, named) || 'Nothing'}</p>
        </div>
      ))}
    </>
  )
}
