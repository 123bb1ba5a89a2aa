import type { CaseFile } from '../../../../lib/case/case.ts'
import { otherOrderKinds } from '../../../../lib/case/reference/codes/orders.ts'
import { gapsOf, hasTable, orderFeatures, otherOrderFeatures } from '../../../../lib/case/reference/other-orders.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { ActLinks, type Seat } from '../act-links.tsx'

type Props = Seat & { file: CaseFile<'named' | 'otherOrders' | 'restrictions'> }

/** Other orders about the same behaviour, each beside what a stalking protection order would add. */
export function OtherOrders(props: Props) {
  const { file, today } = props
  const kinds = [...new Set(file.otherOrders.map(o => o.kind))]
  return (
    <section aria-labelledby="other-orders">
      <h2 className="govuk-heading-m" id="other-orders">
        Other orders
      </h2>
      {file.otherOrders.length === 0 ? (
        <p className="govuk-body">No other order is recorded.</p>
      ) : (
        <p className="govuk-body app-measure">
          Another order does not close the question of a stalking protection order. What each lacks is said under it.
        </p>
      )}
      {file.otherOrders.map(o => {
        const over = o.endedOn ?? (o.lastDay && o.lastDay < today ? o.lastDay : null)
        const missing = gapsOf(o.kind)
        return (
          <div key={o.id}>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{otherOrderKinds[o.kind].label}</h3>
            <p className="govuk-body-s govuk-!-margin-bottom-1">
              {[
                o.court,
                o.number,
                o.madeOn && `made ${longDate(o.madeOn)}`,
                o.followedById && over
                  ? `changed by the court on ${longDate(over)}`
                  : over
                    ? `ended ${longDate(over)}`
                    : o.lastDay
                      ? `to ${longDate(o.lastDay)}`
                      : 'no end date',
              ]
                .filter(Boolean)
                .join(', ')}
            </p>
            <p className="govuk-body app-measure app-spoken">{o.terms}</p>
            {missing.length > 0 && (
              <p className="govuk-body app-measure">
                <strong>It lacks, in whole or in part:</strong> {missing.map(m => m.gap).join('; ')}. {o.gaps}
              </p>
            )}
            <ActLinks {...props} place="people/other-order" record={o} as="links" of={otherOrderKinds[o.kind].label} />
          </div>
        )
      })}
      {kinds.length > 0 && (
        <Details summaryText="What each order can do, beside a stalking protection order">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section className="app-table-scroll" tabIndex={0} aria-label="What each order has and lacks">
            <Table
              caption="Beside a stalking protection order"
              captionClasses="govuk-table__caption--s"
              firstCellIsHeader
              head={['', 'Stalking protection order', ...kinds.map(k => otherOrderKinds[k].label)]}
              rows={(Object.keys(orderFeatures) as (keyof typeof orderFeatures)[]).map(f => [
                orderFeatures[f].label,
                orderFeatures[f].spo,
                ...kinds.map(k => {
                  const { has, note } = otherOrderFeatures[k][f]
                  return {
                    text: (
                      <>
                        <strong>{hasTable[has].label}</strong>
                        {note && <span className="app-under">{note}</span>}
                      </>
                    ),
                  }
                }),
              ])}
            />
          </section>
        </Details>
      )}
      <ActLinks {...props} place="people/other-orders" as="links" />
    </section>
  )
}
