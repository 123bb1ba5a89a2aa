import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Order, OrderCondition, OrderVersion } from '../../../../lib/case/records/orders.ts'
import { changeAskers } from '../../../../lib/case/reference/codes/court.ts'
import { versionReasons } from '../../../../lib/case/reference/codes/orders.ts'
import { conditionKinds } from '../../../../lib/case/reference/statute.ts'
import { addDays, type CalendarDate, longDate } from '../../../../lib/case/time/calendar.ts'
import { areaOfOrder } from '../../../../lib/case/views/area-of-order.ts'
import { conditionsOfVersion, versionOf, versionsOf } from '../../../../lib/case/views/orders.ts'
import { AreaPicture } from '../../../ui/area-picture.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import type { Seat } from '../act-links.tsx'
import { RecordLinks } from '../record-links.tsx'

const place = (c: OrderCondition) => (c.locality ? `Limited to ${c.locality}` : 'All of the United Kingdom')

/** The conditions that stand, word for word as the court sealed them. */
export function Conditions({
  order,
  file,
  today,
  seat,
}: {
  order: Order
  file: CaseFile<'draftConditions' | 'named' | 'orderConditions' | 'orderVersions' | 'restrictions'>
  today: CalendarDate
  /** Who looks: with it, what is theirs to correct is offered. */
  seat?: Seat
}) {
  const version = versionOf(order, file, today) ?? versionOf(order, file)
  const conditions = version ? conditionsOfVersion(order, file, version.version) : []
  return conditions.length ? (
    <ol className="app-conditions">
      {conditions.map(c => (
        <li key={c.id} className="app-conditions__item" value={c.number}>
          <div className="app-conditions__body">
            <div>
              <p className="govuk-body app-keep-lines">{c.text}</p>
              <p className="govuk-body-s app-conditions__facts">
                {conditionKinds[c.kind].label}. {place(c)}.
                {c.lastDay && ` ${c.lastDay < today ? 'Ended after' : 'Lasts to the end of'} ${longDate(c.lastDay)}.`}
              </p>
              {seat && (
                <RecordLinks
                  {...seat}
                  file={file}
                  kind="orderConditions"
                  record={c}
                  of={`condition ${c.number} of order ${order.ref}`}
                />
              )}
            </div>
            <AreaMap file={file} condition={c} />
          </div>
        </li>
      ))}
    </ol>
  ) : (
    <p className="govuk-body app-empty">No condition is recorded.</p>
  )
}

function AreaMap({ file, condition: c }: { file: CaseFile<'draftConditions'>; condition: OrderCondition }) {
  const shape = areaOfOrder(file, c)
  return shape && <AreaPicture shape={shape} title={`Area of condition ${c.number}`} />
}

/** How the order came to stand as it does: each version, what changed and from when. */
export function Versions({ order, file }: { order: Order; file: CaseFile<'orderConditions' | 'orderVersions'> }) {
  const versions = versionsOf(order, file)
  const corrected = file.orderConditions.filter(c => c.orderId === order.id && c.toVersion === 0)
  return (
    <>
      {versions.length > 1 && (
        <Details summaryText={`How the order has changed: ${versions.length} versions`}>
          {versions
            .map((version, i) => (
              <Version
                key={version.id}
                order={order}
                file={file}
                version={version}
                before={versions[i - 1]}
                next={versions[i + 1]}
              />
            ))
            .reverse()}
        </Details>
      )}
      {corrected.length > 0 && (
        <Details summaryText="Text that was typed wrongly and has been corrected">
          <ul className="govuk-list govuk-list--bullet">
            {corrected.map(c => (
              <li key={c.id} className="app-keep-lines">
                Condition {c.number}: {c.text}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

type VersionProps = {
  order: Order
  file: CaseFile<'orderConditions'>
  version: OrderVersion
  before: OrderVersion | undefined
  next: OrderVersion | undefined
}
function Version({ order, file, version: v, before, next }: VersionProps) {
  const now = conditionsOfVersion(order, file, v.version)
  const was = before ? conditionsOfVersion(order, file, before.version) : []
  const added = now.filter(c => !was.some(w => w.id === c.id))
  const gone = was.filter(w => !now.some(c => c.id === w.id))
  return (
    <>
      <h4 className="govuk-heading-s">
        {v.version}. {versionReasons[v.reason].label}, from {longDate(v.fromOn)}
        {next && ` to ${longDate(addDays(next.fromOn, -1))}`}
      </h4>
      <p className="govuk-body-s">
        {term(v)}
        {v.askedBy && ` Asked for by: ${changeAskers[v.askedBy].label.toLowerCase()}.`}
      </p>
      {v.note && <p className="govuk-body-s app-keep-lines">{v.note}</p>}
      {gone.length > 0 && <Wording title="No longer in the order" conditions={gone} />}
      <Wording title={before ? 'New wording' : 'Wording'} conditions={added} />
      {before && !added.length && !gone.length && <p className="govuk-body-s">The conditions did not change.</p>}
    </>
  )
}
const term = (v: OrderVersion) =>
  v.lastDay
    ? `To the end of ${longDate(v.lastDay)}.`
    : v.termKind === 'untilFurtherOrder'
      ? 'Until further order.'
      : 'No term stated.'
const Wording = ({ title, conditions }: { title: string; conditions: OrderCondition[] }) =>
  conditions.length ? (
    <>
      <p className="govuk-body-s govuk-!-font-weight-bold">{title}</p>
      <ul className="govuk-list govuk-list--bullet">
        {conditions.map(c => (
          <li key={c.id} className="govuk-body-s app-keep-lines">
            {c.number}. {c.text}
            {c.lastDay && ` (to ${longDate(c.lastDay)})`}
          </li>
        ))}
      </ul>
    </>
  ) : null
