// Before anything is drawn, so that what opens by script is closed from the first paint and nothing jumps.
const mark =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '')"

/** Goes first in a body that has `suppressHydrationWarning`, whose class it adds to. */
export function ScriptSupport({ nonce }: { nonce?: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <script suppressHydrationWarning nonce={nonce} dangerouslySetInnerHTML={{ __html: mark }} />
}
