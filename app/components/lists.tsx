import { FilterPanel } from '../ui/filter-panel.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { HistoryList } from '../ui/history-list.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PersonCases } from '../ui/person-cases.tsx'
import { SessionTable } from '../ui/session-table.tsx'
import { moment, rows, type States, table } from './examples.tsx'

/** Lists and tables, with what narrows them and leads through them. */
export const listStates: Record<string, States> = {
  'data-table': { 'two rows': () => table(rows), empty: () => table([]) },
  'filter-panel': {
    'with one chosen': () => (
      <FilterPanel action="?" clearHref="?" selected={[{ heading: 'State', items: [{ text: 'In force', href: '?' }] }]}>
        <Input id="words" name="words" label={{ text: 'Words' }} />
      </FilterPanel>
    ),
  },
  'history-list': {
    'one despite a warning': () => (
      <HistoryList
        lines={[
          {
            id: '1',
            label: 'Service recorded',
            sentence: 'Order 1 served on 27 March 2026',
            at: moment,
            by: 'DC Siddiqui',
            roles: ['officer'],
            from: null,
            to: 'served',
            despite: 'The officer telephoned from the door',
            detail: [{ label: 'Where', value: 'Aldermere' }],
          },
        ]}
      />
    ),
  },
  'key-paging': {
    'both ways': () => <KeyPaging previousHref="?" nextHref="?" label="Orders" />,
    'the first page': () => <KeyPaging nextHref="?" label="Orders" />,
  },
  'person-cases': {
    'none, and one that is closed': () => (
      <PersonCases caption="Other cases" cases={[]} locked={{ cases: 1, ordersInForce: 1, breaches: 2 }} />
    ),
    'a case with an order in force': () => (
      <PersonCases
        caption="Other cases"
        locked={{ cases: 0, ordersInForce: 0, breaches: 0 }}
        cases={[
          {
            ref: 'MA-2026-00012',
            status: 'open',
            defendants: ['Darren Pocock'],
            protectedPersons: ['Imogen Hartwell'],
            orders: 2,
            inForce: ['MA-2026-00012/F1'],
            breaches: 1,
            why: ['same name', 'same date of birth'],
          },
        ]}
      />
    ),
  },
  'session-table': {
    'one open, one ended': () => (
      <SessionTable
        caption="Where you are signed in"
        currentId="1"
        sessions={[
          { id: '1', startedAt: moment, seenAt: moment, endedAt: null, endedBecause: null, browser: 'Edge on Windows' },
          { id: '2', startedAt: moment, seenAt: moment, endedAt: moment, endedBecause: 'idle', browser: null },
        ]}
      />
    ),
  },
}
