import type { Notification } from '../../../../lib/case/records/compliance.ts'
import type { Order } from '../../../../lib/case/records/orders.ts'
import {
  attemptResults,
  notificationKinds,
  notificationMethods,
  serviceMethods,
} from '../../../../lib/case/reference/codes/orders.ts'
import { longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { servicesOf } from '../../../../lib/case/views/orders.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Folded, FoldedRest } from '../../../ui/folded.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { ActLinks } from '../act-links.tsx'
import { RecordLinks } from '../record-links.tsx'
import type { Seen } from './seen-order.ts'

/** Attempts to put the order into the defendant's hands, the latest first. */
export function Services({ order, seen }: { order: Order; seen: Seen }) {
  const { file } = seen
  return (
    <FoldedRest rows={servicesOf(order, file).reverse()} shown={2} title={n => `${n} earlier attempts`}>
      {(shown, isRest) => (
        <DataTable
          caption={`${isRest ? 'Earlier service' : 'Service'} of order ${order.ref}`}
          captionHidden
          rows={shown}
          rowKey={s => s.id}
          empty="No attempt to serve the order is recorded."
          columns={[
            { key: 'when', label: 'When', isRowHeader: true, cell: s => longMoment(s.attemptedAt) },
            {
              key: 'result',
              label: 'Result',
              cell: s => (
                <>
                  <Tag
                    text={s.served ? 'Served' : 'Not served'}
                    classes={s.served ? 'govuk-tag--green' : 'govuk-tag--red'}
                  />
                  {s.result && <span className="govuk-hint app-hint-line">{attemptResults[s.result].label}</span>}
                </>
              ),
            },
            { key: 'how', label: 'How and where', cell: s => `${serviceMethods[s.method].label}. ${s.place}` },
            { key: 'who', label: 'By', cell: s => s.server },
            {
              key: 'said',
              label: 'Explained',
              cell: s => (
                <>
                  {s.served
                    ? `${s.explained ? 'Explained' : 'Not explained'}; sheet ${s.cardGiven ? 'handed over' : 'not handed over'}`
                    : ''}
                  {s.served && (
                    <span className="govuk-hint app-hint-line">
                      {s.certificateFiledOn
                        ? `Certificate filed on ${longDate(s.certificateFiledOn)}`
                        : 'Its certificate is not filed yet'}
                    </span>
                  )}
                  {s.note && <span className="govuk-hint app-hint-line">{s.note}</span>}
                </>
              ),
            },
            {
              key: 'change',
              label: 'Change',
              cell: s => (
                <>
                  <ActLinks
                    {...seen}
                    place="order/service"
                    record={s}
                    as="links"
                    of={`for the service of ${longMoment(s.attemptedAt)}`}
                  />
                  <RecordLinks
                    {...seen}
                    back={casePath(file.case.ref, '/order')}
                    kind="services"
                    record={s}
                    of={`the ${s.served ? 'service' : 'attempt'} of ${longMoment(s.attemptedAt)}`}
                  />
                </>
              ),
            },
          ]}
        />
      )}
    </FoldedRest>
  )
}

/** What the defendant has notified under s.9, the latest first. */
export function Notifications({ order, seen }: { order: Order; seen: Seen }) {
  const { file } = seen
  const rows = file.notifications.filter(n => n.orderId === order.id).sort((a, b) => b.givenOn.localeCompare(a.givenOn))
  return (
    <Folded when={rows.length > 0 && rows.every(isInOrder)} title={givenInWords(rows)}>
      <FoldedRest rows={rows} shown={4} title={n => `${n} earlier notifications`}>
        {(shown, isRest) => (
          <DataTable
            caption={`${isRest ? 'Earlier notifications' : 'Notifications'} under order ${order.ref}`}
            captionHidden
            rows={shown}
            rowKey={n => n.id}
            empty="The defendant has notified nothing under this order."
            columns={[
              { key: 'when', label: 'Given', isRowHeader: true, cell: n => longDate(n.givenOn) },
              { key: 'kind', label: 'What', cell: n => notificationKinds[n.kind].label },
              {
                key: 'how',
                label: 'How',
                cell: n => (
                  <>
                    {notificationMethods[n.method].label}
                    {n.station && `, ${n.station}`}
                    {n.falseFoundOn && (
                      <>
                        <Tag text="Found to be false" classes="govuk-tag--red" />
                        <span className="govuk-hint app-hint-line">
                          Accepted when it was given. Known to be false since {longDate(n.falseFoundOn)}:{' '}
                          {n.falseFoundHow}
                        </span>
                      </>
                    )}
                    {n.method !== 'inPerson' && <Tag text="Not notice under s.10" classes="govuk-tag--red" />}
                  </>
                ),
              },
              {
                key: 'said',
                label: 'Names and address',
                cell: n => (
                  <>
                    <span className="app-keep-lines">
                      {[n.names.join(', '), n.homeAddress].filter(Boolean).join('\n')}
                    </span>
                    {n.otherNamesAsked !== null && (
                      <span className="govuk-hint app-hint-line">
                        {n.otherNamesAsked
                          ? 'Asked whether any other name is used'
                          : 'Not asked whether any other name is used'}
                      </span>
                    )}
                  </>
                ),
              },
              {
                key: 'taken',
                label: 'Taken by',
                cell: n =>
                  `${n.takenBy}${n.acknowledgement ? `. Acknowledged: ${n.acknowledgement}` : n.method === 'inPerson' ? '. Not acknowledged in writing' : ''}`,
              },
              {
                key: 'acts',
                label: 'Record',
                cell: n => (
                  <>
                    <ActLinks
                      {...seen}
                      place="order/notification"
                      record={n}
                      as="links"
                      of={`: notification of ${longDate(n.givenOn)}`}
                    />
                    <RecordLinks
                      {...seen}
                      back={casePath(file.case.ref, '/order')}
                      kind="notifications"
                      record={n}
                      of={`the notification of ${longDate(n.givenOn)}`}
                    />
                  </>
                ),
              },
            ]}
          />
        )}
      </FoldedRest>
    </Folded>
  )
}

/** Given as the Act asks, and not known to be false: read when somebody asks for it. */
const isInOrder = (n: Notification) => n.method === 'inPerson' && !n.falseFoundOn
function givenInWords(rows: readonly Notification[]): string {
  const [last] = rows
  if (!last) return ''
  const on = longDate(last.givenOn)
  return rows.length === 1 ? `1 notification, given on ${on}` : `${rows.length} notifications, the last given on ${on}`
}

/** New names and addresses that the defendant was to notify, the latest first. */
export function Changes({ order, seen }: { order: Order; seen: Seen }) {
  const { file } = seen
  const rows = file.changes.filter(c => c.orderId === order.id).sort((a, b) => b.happenedOn.localeCompare(a.happenedOn))
  if (!rows.length) return null
  return (
    <ul className="govuk-list govuk-list--spaced">
      {rows.map(c => (
        <li key={c.id}>
          New {c.kind}, {longDate(c.happenedOn)}. {c.detail}{' '}
          <RecordLinks
            {...seen}
            back={casePath(file.case.ref, '/order')}
            kind="changes"
            record={c}
            of={`the new ${c.kind} of ${longDate(c.happenedOn)}`}
          />
        </li>
      ))}
    </ul>
  )
}
