import { pagePath } from '../../lib/site/addresses.ts'
import { Button } from '../ui/govuk/button.tsx'
import { measureHref, type Wanted } from './address.ts'

/** Takes measures out of the force: sent, and never followed as a link, for what is given is kept and stands against what is given later. */
export function ExportForm({ wanted, id, text }: { wanted: Wanted; id?: string; text: string }) {
  const query = measureHref('/measures/export', wanted, { id }).split('?')[1]
  return (
    <form method="post" action={pagePath('/measures/export')}>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <Button text={text} classes="govuk-button--secondary govuk-!-margin-bottom-2" />
    </form>
  )
}
