import { riskJudgements } from '../../lib/case/reference/codes/decisions.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import type { DeskPage } from '../../lib/work/queues/desk.ts'
import type { DeskAsk } from '../../lib/work/queues/desk-rows.ts'
import { FilterPanel } from '../ui/filter-panel.tsx'
import { Checkboxes } from '../ui/govuk/checkboxes.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { deskHref } from './desk-address.ts'

/** Risk, team, lateness and names, as words in the address. */
export function DeskFilters({ ask, page }: { ask: DeskAsk; page: DeskPage }) {
  const team = page.teams.find(t => t.id === ask.team)
  const selectedFilter = (heading: string, text: string | undefined, without: string) => ({
    heading,
    items: text ? [{ text, href: deskHref(ask, { [without]: undefined }) }] : [],
  })
  return (
    <FilterPanel
      action="/queues"
      clearHref={pagePath('/queues', { tab: ask.tab })}
      keep={{ tab: ask.tab }}
      selected={[
        selectedFilter('Name', ask.words, 'named'),
        selectedFilter('Risk', ask.risk && riskJudgements[ask.risk].label, 'risk'),
        selectedFilter('Team', team?.name, 'team'),
        selectedFilter('Date', ask.late ? 'Past its date or target' : undefined, 'late'),
      ]}
    >
      <Input name="named" id="named" label="Defendant, officer or reference" value={ask.words ?? ''} />
      <Select
        name="risk"
        id="risk"
        label="Risk"
        value={ask.risk ?? ''}
        items={[
          { text: 'Any risk', value: '' },
          ...Object.entries(riskJudgements).map(([value, { label }]) => ({ value, text: label })),
        ]}
      />
      <Select
        name="team"
        id="team"
        label="Team"
        value={ask.team ?? ''}
        items={[{ text: 'Any team', value: '' }, ...page.teams.map(t => ({ text: t.name, value: t.id }))]}
      />
      <Checkboxes
        name="late"
        idPrefix="late"
        classes="govuk-checkboxes--small"
        values={ask.late ? ['yes'] : []}
        items={[{ text: 'Only past its date or target', value: 'yes' }]}
      />
    </FilterPanel>
  )
}
