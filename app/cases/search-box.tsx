import { Button } from '../ui/govuk/button.tsx'
import { Input } from '../ui/govuk/input.tsx'

/** The one box by which cases are found. A plain form: the search stands in the address. */
export function SearchBox({
  q,
  keep = {},
  action = '/cases',
  label = 'Search for a defendant or a protected person',
  hint = 'Name, other name, date of birth, phone, account, vehicle, or a crime, case or order reference. Misspelt names are found too',
}: {
  q: string
  keep?: Record<string, string | undefined>
  action?: string
  label?: string
  hint?: string
}) {
  return (
    <form action={action} method="get" className="app-search" aria-label="Search" autoComplete="off">
      {Object.entries(keep).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Input
        id="q"
        name="q"
        type="search"
        label={{ text: label, classes: 'govuk-label--m' }}
        hint={hint}
        value={q}
        attributes={{ maxLength: 200 }}
      />
      <Button text="Search" />
    </form>
  )
}
