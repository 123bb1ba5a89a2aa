import type { OrderElsewhere } from '../../../../lib/case/records/orders.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { actPath, casePath, doorCardPath } from '../../../../lib/site/addresses.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'

interface ElsewhereProps {
  caseRef: string
  orders: readonly OrderElsewhere[]
  mayRecord: boolean
}
/** Orders of this force on the defendant's other cases: recorded here, each condition is held against them. */
export function Elsewhere({ caseRef, orders, mayRecord }: ElsewhereProps) {
  if (!orders.length) return null
  return (
    <InsetText>
      <h2 className="govuk-heading-s">Orders in force against someone of this name in other cases</h2>
      <p className="govuk-body">
        A new order must not ask what another stalking protection order forbids, or the reverse (SPA 2019 s.2(6) and
        (7)). Each condition is compared with theirs. If it is the same person, record the order on this case.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {orders.map(o => (
          <li key={o.ref}>
            <a className="govuk-link" href={doorCardPath(o.ref)}>
              {o.ref}
            </a>
            , {o.court}, made {longDate(o.madeOn)}
            {o.lastDay ? `, to the end of ${longDate(o.lastDay)}` : ', until further order'}
            {o.sameBirth ? '. Same date of birth' : '. Date of birth not known in one of the cases'}
            {mayRecord && (
              <>
                {'. '}
                <a
                  className="govuk-link"
                  href={actPath(caseRef, 'recordOtherOrder', undefined, {
                    kind: 'otherSpo',
                    court: o.court,
                    terms: [`Order ${o.ref}`, ...o.conditions].join('\n').slice(0, 3000),
                    madeOn: o.madeOn,
                    ...(o.lastDay ? { lastDay: o.lastDay } : {}),
                    back: casePath(caseRef, '/application'),
                  })}
                >
                  Record {o.ref} on this case
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </InsetText>
  )
}
