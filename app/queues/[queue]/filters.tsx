import { queuePath } from '../../../lib/site/addresses.ts'
import type { Queue, QueueName } from '../../../lib/work/queues/all.ts'
import { aheadDays, type QueuePage, type QueueQuery } from '../../../lib/work/queues/read.ts'
import { FilterPanel } from '../../ui/filter-panel.tsx'
import { Checkboxes } from '../../ui/govuk/checkboxes.tsx'
import { Input } from '../../ui/govuk/input.tsx'
import { Select } from '../../ui/govuk/select.tsx'
import { queueHref } from './address.ts'

const aheadWords = `Due in the next ${aheadDays} days`
type QueueFiltersProps = { name: QueueName; queue: Queue; query: QueueQuery; page: QueuePage }

/** Team, officer, overdue, alarm and words, kept in the address. */
export function QueueFilters({ name, queue, query, page }: QueueFiltersProps) {
  const team = page.teams.find(t => t.id === query.team)
  const officer = query.officer === 'none' ? { name: 'No officer' } : page.officers.find(o => o.id === query.officer)
  const alarms = queue.alarms?.(page.settings)
  const alarmWords = (n: number) => `Past ${alarms?.[n - 1]} ${alarms?.[n - 1] === 1 ? 'hour' : 'hours'}`
  const selectedFilter = (heading: string, text: string | undefined, without: string) => ({
    heading,
    items: text ? [{ text, href: queueHref(name, query, { [without]: undefined }) }] : [],
  })
  return (
    <FilterPanel
      action={queuePath(name)}
      clearHref={queuePath(name)}
      keep={{ sort: query.sort, dir: query.descending ? 'desc' : undefined }}
      selected={[
        selectedFilter('Words', query.words, 'q'),
        selectedFilter('Team', team?.name, 'team'),
        selectedFilter('Officer', officer?.name, 'officer'),
        selectedFilter('Target', query.overdue ? 'Past target' : undefined, 'late'),
        selectedFilter('Due', query.ahead ? aheadWords : undefined, 'ahead'),
        selectedFilter(
          'Alarm',
          query.alarm && alarms?.[query.alarm - 1] ? alarmWords(query.alarm) : undefined,
          'alarm',
        ),
      ]}
    >
      <Input name="q" id="q" label="Name or case reference" value={query.words ?? ''} />
      <Select
        name="team"
        id="team"
        label="Team"
        value={query.team ?? ''}
        items={[{ text: 'Any team', value: '' }, ...page.teams.map(t => ({ text: t.name, value: t.id }))]}
      />
      <Select
        name="officer"
        id="officer"
        label="Officer in the case"
        value={query.officer ?? ''}
        items={[
          { text: 'Any officer', value: '' },
          { text: 'No officer', value: 'none' },
          ...page.officers.map(o => ({ text: o.name, value: o.id })),
        ]}
      />
      {alarms ? (
        <Select
          name="alarm"
          id="alarm"
          label="Alarm"
          value={query.alarm ? String(query.alarm) : ''}
          items={[
            { text: 'Any', value: '' },
            ...alarms.map((_, i) => ({ text: alarmWords(i + 1), value: String(i + 1) })),
          ]}
        />
      ) : (
        <Checkboxes
          name="late"
          idPrefix="late"
          classes="govuk-checkboxes--small"
          values={query.overdue ? ['yes'] : []}
          items={[{ text: 'Only past target', value: 'yes' }]}
        />
      )}
      <Checkboxes
        name="ahead"
        idPrefix="ahead"
        classes="govuk-checkboxes--small"
        values={query.ahead ? ['yes'] : []}
        items={[{ text: `${aheadWords}, and not late yet`, value: 'yes' }]}
      />
    </FilterPanel>
  )
}
