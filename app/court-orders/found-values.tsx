import { otherOrderKinds } from '../../lib/case/reference/codes/orders.ts'
import { courtDoubts, courtFields, type FoundValue, isOrderKind } from '../../lib/case/reference/court-orders.ts'
import { longDate } from '../../lib/case/time/calendar.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Tag } from '../ui/govuk/tag.tsx'

const valueShown = ({ field, value }: FoundValue) =>
  field === 'kind' && isOrderKind(value)
    ? otherOrderKinds[value].label
    : /^\d{4}-\d\d-\d\d$/.test(value)
      ? longDate(value)
      : value === 'untilFurtherOrder'
        ? 'Until further order'
        : value === 'yes'
          ? 'Yes'
          : value

/** What was read out of a document: each value with where it stands, and why it is to be looked at. */
export function FoundValues({
  found,
  caption,
  anchor,
}: {
  found: readonly FoundValue[]
  caption: string
  anchor?: boolean
}) {
  return (
    <DataTable
      caption={caption}
      rows={found}
      rowKey={f => f.field}
      empty="Nothing could be read out of it."
      columns={[
        { key: 'field', label: 'What', isRowHeader: true, cell: f => courtFields[f.field].label },
        {
          key: 'value',
          label: 'As it was read',
          cell: f => (
            <>
              <span className="app-spoken">{valueShown(f)}</span>
              {f.others.length > 0 && (
                <span className="app-under">Also: {f.others.map(value => valueShown({ ...f, value })).join('; ')}</span>
              )}
            </>
          ),
        },
        {
          key: 'doubt',
          label: 'To be looked at',
          cell: f =>
            f.doubts.length ? (
              <>
                <Tag text="In doubt" classes="govuk-tag--yellow" />
                <ul className="govuk-list govuk-!-margin-bottom-0">
                  {f.doubts.map(d => (
                    <li key={d}>{courtDoubts[d].label}</li>
                  ))}
                </ul>
              </>
            ) : (
              'No doubt'
            ),
        },
        {
          key: 'place',
          label: 'Where it stands',
          cell: f => {
            const place = f.page ? `Page ${f.page}, line ${f.line}` : `Line ${f.line}`
            return anchor ? (
              <a className="govuk-link" href={`#line-${f.line}`}>
                {place}
              </a>
            ) : (
              place
            )
          },
        },
      ]}
    />
  )
}
