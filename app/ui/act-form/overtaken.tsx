import type { NamedField } from '../../../lib/spo/field.ts'
import type { Typed } from '../../../lib/spo/typed.ts'
import { NotificationBanner } from '../govuk/notification-banner.tsx'

type OvertakenProps = { fields: NamedField[]; theirs: Typed; mine: Typed }

/** Someone else saved while this form was open: both texts, and the choice. Nothing typed is lost. */
export function Overtaken({ fields, theirs, mine }: OvertakenProps) {
  const different = fields.filter(
    ([name]) => (theirs[name] ?? []).join('\n') !== (mine[name] ?? []).join('\n') && theirs[name],
  )
  return (
    <>
      <NotificationBanner titleText="Someone else has changed this" role="alert">
        <p className="govuk-notification-banner__heading">This was saved by someone else while you were writing.</p>
        <p className="govuk-body">
          Your text is below, in the form. What they saved is shown first. Saving now replaces theirs with yours; theirs
          stays in the history.
        </p>
      </NotificationBanner>
      {different
        .filter(([, field]) => field.control === 'text' || field.control === 'longText' || field.control === 'lines')
        .map(([name, field]) => (
          <div key={name} className="govuk-inset-text">
            <h2 className="govuk-heading-s">{field.label}: saved by someone else</h2>
            <p className="govuk-body app-verbatim">{theirs[name]?.join('\n') || 'Nothing'}</p>
          </div>
        ))}
    </>
  )
}
