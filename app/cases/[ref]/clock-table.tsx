import { longDate } from '../../../lib/case/time/calendar.ts'
import { clockStates } from '../../../lib/law/clocks/clock.ts'
import { byUrgency, type Clock, clockColour, countedWith } from '../../../lib/law/clocks/clocks.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { partsOf, Rules } from './deadlines.tsx'

const whose: Record<Clock['whose'], string> = {
  defendant: 'The defendant’s duty',
  police: 'For the police',
  order: 'Follows from the order',
}

type ClockTableProps = { clocks: Clock[]; caption: string; empty: string }

/** Deadlines, and apart from them the rules that hold and ask for nothing by a day. */
export function ClockTable({ clocks, ...words }: ClockTableProps) {
  const { unmet, settled } = partsOf(clocks)
  // Where they are all there is, they are read: that an appeal can be made to a day is not “None”.
  const onlyRules = !unmet.length && !settled.length && clocks.length > 0
  return (
    <>
      {!onlyRules && (unmet.length > 0 || !settled.length) && <Deadlines clocks={unmet} {...words} />}
      {settled.map(part => (
        <Details key={part.state} summaryText={part.words}>
          <Deadlines clocks={part.clocks} {...words} caption={`${words.caption}, ${part.state}`} />
        </Details>
      ))}
      <Rules clocks={clocks} open={onlyRules} />
    </>
  )
}

/** The most pressing first: what, by when, how it stands and where it comes from. */
function Deadlines({ clocks, caption, empty }: ClockTableProps) {
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
          cell: c => <Tag text={clockStates[c.state].label} classes={`govuk-tag--${clockColour(c)}`} />,
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
