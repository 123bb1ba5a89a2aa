import { longDate } from '../../../lib/spo/calendar.ts'
import { type Clock, clockStates } from '../../../lib/spo/clocks/clock.ts'
import { byUrgency, countedWith } from '../../../lib/spo/clocks.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'

const whose: Record<Clock['whose'], string> = {
  defendant: 'The defendant’s duty',
  police: 'For the police',
  order: 'Follows from the order',
}

/** Deadlines, the most pressing first: what, by when, how it stands and where it comes from. */
export function ClockTable({ clocks, caption, empty }: { clocks: Clock[]; caption: string; empty: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={[...clocks].sort(byUrgency)}
      rowKey={c => `${c.id} ${c.about.id} ${c.startsOn}`}
      empty={empty}
      columns={[
        { key: 'what', label: 'What', isRowHeader: true, cell: c => c.label },
        {
          key: 'by',
          label: 'Last day',
          cell: c => <span className="app-nowrap">{c.lastDay ? longDate(c.lastDay) : 'None yet'}</span>,
        },
        {
          key: 'state',
          label: 'State',
          cell: c => <Tag text={clockStates[c.state].label} classes={`govuk-tag--${clockStates[c.state].colour}`} />,
        },
        {
          key: 'why',
          label: 'Why',
          cell: c => (
            <>
              {c.sentence}
              <span className="govuk-hint app-hint-line">
                {whose[c.whose]}. {c.source}.{countedWith(c.id) ? ` ${countedWith(c.id)}.` : ''}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}
