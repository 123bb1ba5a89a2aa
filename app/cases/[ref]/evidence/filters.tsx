import type { ProtectedPerson } from '../../../../lib/case/records/people.ts'
import { directions, incidentSources } from '../../../../lib/case/reference/codes/incidents.ts'
import { categories } from '../../../../lib/case/reference/statute.ts'
import { withQuery } from '../../../../lib/site/addresses.ts'
import type { Asked } from '../../../../lib/site/asked.ts'
import { FilterPanel, type SelectedFilter } from '../../../ui/filter-panel.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { type FilterName, fromTop, type ListAddress, queryWith } from './address.ts'

type Props = { asked: Asked; address: ListAddress; base: string; people: ProtectedPerson[] }

const withdrawnLabels = { without: 'Leave out withdrawn', with: 'Show withdrawn too', only: 'Only withdrawn' }

/** The filters of the incident list. */
export function IncidentFilters({ asked, address, base, people }: Props) {
  const { filter, typed, errors } = address
  const error = (field: string) => errors.find(e => e.field === field)?.message
  const order = { sort: address.paging.sort, order: address.paging.descending ? 'descending' : 'ascending' }
  const targets = [
    { value: '', text: 'Anyone' },
    ...people.map(p => ({ value: p.id, text: `${p.givenNames} ${p.familyName}` })),
    { value: 'other', text: 'Someone else' },
  ]
  const boxes = (name: string, legend: string, table: Record<string, { label: string }>, values: string[]) => (
    <Checkboxes
      name={name}
      idPrefix={name}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      values={values}
      items={Object.entries(table).map(([value, { label }]) => ({ value, text: label }))}
    />
  )
  return (
    <div className="app-incident-filters">
      <FilterPanel
        action={base}
        clearHref={withQuery(base, order)}
        selected={selectedOf(asked, address, base, targets)}
        keep={order}
      >
        <Input
          id="words"
          name="words"
          label="Words"
          hint="In what happened, places, handles, references"
          value={filter.words}
        />
        <Input
          id="from"
          name="from"
          label="From"
          hint="For example, 27/3/2026"
          value={typed.from}
          errorMessage={error('from')}
          classes="govuk-input--width-10"
        />
        <Input
          id="to"
          name="to"
          label="To"
          value={typed.to}
          errorMessage={error('to')}
          classes="govuk-input--width-10"
        />
        <Select id="target" name="target" label="Aimed at" value={filter.target ?? ''} items={targets} />
        {boxes('category', 'Kind of act', categories, filter.categories)}
        {boxes('source', 'How police know', incidentSources, filter.sources)}
        {boxes('direction', 'Who to whom', directions, filter.directions)}
        <Select
          id="withdrawn"
          name="withdrawn"
          label="Withdrawn incidents"
          value={filter.withdrawn}
          items={Object.entries(withdrawnLabels).map(([value, text]) => ({ value, text }))}
        />
      </FilterPanel>
    </div>
  )
}

function selectedOf(
  asked: Asked,
  { filter, typed }: ListAddress,
  base: string,
  targets: { value: string; text: string }[],
): SelectedFilter[] {
  const without = (name: FilterName, rest: string[] | null = null) =>
    withQuery(base, new URLSearchParams(queryWith(asked, { ...fromTop, [name]: rest })))
  const many = (name: FilterName, heading: string, table: Record<string, { label: string }>, values: string[]) => ({
    heading,
    items: values.map(v => ({
      text: table[v]?.label ?? v,
      href: without(
        name,
        values.filter(o => o !== v),
      ),
    })),
  })
  const single = (name: FilterName, heading: string, text: string | null | undefined) => ({
    heading,
    items: text ? [{ text, href: without(name) }] : [],
  })
  return [
    single('words', 'Words', filter.words),
    single('from', 'From', filter.from && typed.from),
    single('to', 'To', filter.to && typed.to),
    single('target', 'Aimed at', filter.target && targets.find(t => t.value === filter.target)?.text),
    many('category', 'Kind of act', categories, filter.categories),
    many('source', 'How police know', incidentSources, filter.sources),
    many('direction', 'Who to whom', directions, filter.directions),
    single(
      'withdrawn',
      'Withdrawn incidents',
      filter.withdrawn === 'without' ? null : withdrawnLabels[filter.withdrawn],
    ),
  ]
}
