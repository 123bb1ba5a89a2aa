import type { ReactNode } from 'react'
import { caseStatuses } from '../../lib/case/reference/status.ts'
import { casePath, doorCardPath } from '../../lib/site/addresses.ts'
import type { CaseOfPerson, Locked } from '../../lib/work/suspects/elsewhere.ts'
import { sentenceOf } from '../reports/wording.ts'
import { DataTable } from './data-table.tsx'
import { InsetText } from './govuk/inset-text.tsx'

interface Props<C extends CaseOfPerson> {
  caption: string
  cases: readonly C[]
  locked: Locked
  /** A last column, such as a way to link the case. */
  link?: { label: string; cell: (row: C) => ReactNode }
}

function withWords({ ordersInForce, breaches }: Locked): string {
  const parts = [
    ...(ordersInForce ? [ordersInForce === 1 ? '1 order in force' : `${ordersInForce} orders in force`] : []),
    ...(breaches ? [breaches === 1 ? '1 breach' : `${breaches} breaches`] : []),
  ]
  return parts.length ? `, with ${parts.join(' and ')}` : ''
}

/** Cases in which a person is likely known, with their orders and breaches, and how many more are closed to the reader. */
export function PersonCases<C extends CaseOfPerson>({ caption, cases, locked, link }: Props<C>) {
  return (
    <>
      {locked.cases > 0 && (
        <InsetText>
          {locked.cases === 1 ? '1 more case is' : `${locked.cases} more cases are`} about somebody very like them and{' '}
          {locked.cases === 1 ? 'is' : 'are'} closed to you{withWords(locked)}. Ask the stalking coordinator.
        </InsetText>
      )}
      <DataTable
        caption={caption}
        rows={cases}
        rowKey={c => c.ref}
        empty="No case that you may see is about somebody so like them."
        columns={[
          {
            key: 'ref',
            label: 'Case',
            isRowHeader: true,
            cell: (c: C) => (
              <>
                <a className="govuk-link" href={casePath(c.ref)}>
                  {c.ref}
                </a>
                <span className="app-under">{caseStatuses[c.status].label}</span>
              </>
            ),
          },
          { key: 'defendant', label: 'Defendant', cell: c => c.defendants.join(', ') || 'Not named' },
          { key: 'who', label: 'Protected', cell: c => c.protectedPersons.join(', ') || 'Nobody' },
          {
            key: 'orders',
            label: 'Orders',
            cell: c => (
              <>
                {c.orders}
                {c.inForce.map(order => (
                  <span key={order} className="app-under">
                    In force:{' '}
                    <a className="govuk-link" href={doorCardPath(order)}>
                      {order}
                    </a>
                  </span>
                ))}
              </>
            ),
          },
          { key: 'breaches', label: 'Breaches', numeric: true, cell: c => c.breaches },
          { key: 'why', label: 'In common', cell: c => sentenceOf(c.why) },
          ...(link ? [{ key: 'link', ...link }] : []),
        ]}
      />
    </>
  )
}
