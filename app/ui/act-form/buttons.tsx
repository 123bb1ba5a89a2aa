import { Button } from '../govuk/button.tsx'

/** The buttons of a form: of several forms in a row the one that leads on, its own, and the one that opens what usually comes next. */
export function Buttons({
  button,
  grave,
  onward,
  follow,
  sending,
  cancelHref,
}: {
  button: string
  grave?: boolean | undefined
  onward?: { href: string } | undefined
  follow?: string | undefined
  /** While it is on its way it is not sent again. */
  sending: boolean
  cancelHref: string
}) {
  return (
    <div className="govuk-button-group">
      {onward && (
        <Button text="Save and continue" name="_then" value={onward.href} preventDoubleClick disabled={sending} />
      )}
      <Button
        text={button}
        preventDoubleClick
        disabled={sending}
        classes={grave ? 'govuk-button--warning' : onward ? 'govuk-button--secondary' : ''}
      />
      {follow !== undefined && (
        <Button
          text={follow}
          name="_then"
          value="next"
          preventDoubleClick
          disabled={sending}
          classes="govuk-button--secondary"
        />
      )}
      <a className="govuk-link" href={cancelHref}>
        Cancel
      </a>
    </div>
  )
}
