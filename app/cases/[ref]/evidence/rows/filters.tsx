import type { Import } from '../../../../../lib/case/records/imports.ts'
import { rowChannels, rowDirections } from '../../../../../lib/case/reference/import-codes.ts'
import type { RowSelection } from '../../../../../lib/case/rows.ts'
import { longDate } from '../../../../../lib/case/time/calendar.ts'
import { FilterPanel, type SelectedFilter } from '../../../../ui/filter-panel.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { rowsHref } from './address.ts'

const british = (day: string) => (day ? day.split('-').reverse().map(Number).join('/') : '')

/** The filters of the list of messages and calls. */
export function RowFilters({
  selection: s,
  base,
  imports,
}: {
  selection: RowSelection
  base: string
  imports: Import[]
}) {
  const boxes = (name: string, text: string, table: Record<string, { label: string }>, values: string[]) => (
    <Checkboxes
      name={name}
      idPrefix={name}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text, classes: 'govuk-fieldset__legend--s' } }}
      values={values}
      items={Object.entries(table).map(([value, { label }]) => ({ value, text: label }))}
    />
  )
  return (
    <div className="app-incident-filters">
      <FilterPanel
        action={base}
        clearHref={base}
        selected={selectedOf(s, base, imports)}
        keep={{ start: s.start || undefined, end: s.end || undefined, incident: s.incidentId || undefined }}
      >
        <Input id="words" name="words" label="Words" value={s.words} />
        <Input id="sender" name="sender" label="Sender" hint="Exactly as the file writes it" value={s.sender} />
        <Input
          id="from"
          name="from"
          label="From"
          hint="For example, 27/3/2026"
          value={british(s.from)}
          classes="govuk-input--width-10"
        />
        <Input id="to" name="to" label="To" value={british(s.to)} classes="govuk-input--width-10" />
        {boxes('channel', 'Channel', rowChannels, s.channels)}
        {boxes('direction', 'Direction', rowDirections, s.directions)}
        <Select
          id="import"
          name="import"
          label="Import"
          value={s.importId}
          items={[{ value: '', text: 'All' }, ...imports.map(i => ({ value: i.id, text: `Import ${i.number}` }))]}
        />
        <Select
          id="repeats"
          name="repeats"
          label="Rows that repeat an earlier one"
          value={s.repeats ? 'with' : ''}
          items={[
            { value: '', text: 'Leave out' },
            { value: 'with', text: 'Show too' },
          ]}
        />
      </FilterPanel>
    </div>
  )
}

function selectedOf(s: RowSelection, base: string, imports: Import[]): SelectedFilter[] {
  const single = (heading: string, text: string, without: Partial<RowSelection>) => ({
    heading,
    items: text ? [{ text, href: rowsHref(base, { ...s, ...without }) }] : [],
  })
  const number = imports.find(i => i.id === s.importId)?.number
  return [
    single('Words', s.words, { words: '' }),
    single('Sender', s.sender, { sender: '' }),
    single('From', s.from && longDate(s.from), { from: '' }),
    single('To', s.to && longDate(s.to), { to: '' }),
    {
      heading: 'Channel',
      items: s.channels.map(c => ({
        text: rowChannels[c].label,
        href: rowsHref(base, { ...s, channels: s.channels.filter(o => o !== c) }),
      })),
    },
    {
      heading: 'Direction',
      items: s.directions.map(d => ({
        text: rowDirections[d].label,
        href: rowsHref(base, { ...s, directions: s.directions.filter(o => o !== d) }),
      })),
    },
    single('Import', s.importId && `Import ${number ?? ''}`, { importId: '' }),
    single('Repeats', s.repeats ? 'Shown too' : '', { repeats: false }),
  ]
}
