import { isOfferedNow } from '../../../../lib/acts/act/offers.ts'
import { markerActions } from '../../../../lib/case/records/markers.ts'
import type { Order } from '../../../../lib/case/records/orders.ts'
import type { MarkerKind } from '../../../../lib/case/reference/marker-kinds.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import {
  changedFacts,
  entriesOf,
  factsOf,
  markerStates,
  markerText,
  type Owed,
  owedOn,
} from '../../../../lib/case/views/markers.ts'
import { list } from '../../../../lib/case/words/grammar.ts'
import { actPath, casePath } from '../../../../lib/site/addresses.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { FoldedRest } from '../../../ui/folded.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { RecordLinks } from '../record-links.tsx'
import type { Seen } from './seen-order.ts'

const kindsOf = (order: Order, file: Seen['file']) =>
  file.settings.markers.filter(k => k.isUsed || entriesOf(order, k, file).length > 0)
/** Whether every other system says what the order says: then only a line is shown. */
export const areMarkersSettled = (order: Order, file: Seen['file'], today: string) =>
  kindsOf(order, file).length > 0 && owedOn(order, file, today).length === 0

/** The other systems on which the order is entered: what is owed there, and the text to paste. */
export function Markers({ order, seen }: { order: Order; seen: Seen }) {
  const { file, today, at, names } = seen
  const owed = owedOn(order, file, today)
  const kinds = kindsOf(order, file)
  const owner = order.ownerId ? (names.get(order.ownerId) ?? null) : null
  const isOwed = (k: MarkerKind) => owed.some(o => o.kind.id === k.id)
  const rows = [...kinds].sort((a, b) => Number(isOwed(b)) - Number(isOwed(a)))
  const table = (
    <FoldedRest
      rows={rows}
      shown={areMarkersSettled(order, file, today) ? rows.length : 2}
      title={n => restInWords(rows.slice(-n), rows.slice(-n).filter(isOwed))}
    >
      {(shown, isRest) => (
        <DataTable
          caption={`${isRest ? 'Further entries' : 'Entries'} of order ${order.ref} on other systems`}
          captionHidden
          rows={shown}
          rowKey={k => k.id}
          empty="The force has set no other system on which orders are entered."
          columns={[
            { key: 'system', label: 'System', isRowHeader: true, cell: k => k.name },
            {
              key: 'state',
              label: 'State',
              cell: k => <State owed={owed.find(o => o.kind.id === k.id)} at={at} kind={k} order={order} seen={seen} />,
            },
            { key: 'last', label: 'Last entry', cell: k => <Last kind={k} order={order} seen={seen} /> },
            {
              key: 'record',
              label: 'Record',
              cell: k =>
                mayRecord(order, seen) && (
                  <a
                    className="govuk-link"
                    href={actPath(file.case.ref, 'recordMarker', order.id, {
                      kindId: k.id,
                      back: casePath(file.case.ref, '/order'),
                    })}
                  >
                    Record an entry
                    <span className="govuk-visually-hidden">
                      {' '}
                      of order {order.ref} on {k.name}
                    </span>
                  </a>
                ),
            },
          ]}
        />
      )}
    </FoldedRest>
  )
  const isSettled = areMarkersSettled(order, file, today)
  return (
    <>
      {isSettled ? (
        <Details
          summaryText={`Nothing owed on ${kinds.length === 1 ? 'one system' : `any of ${kinds.length} systems`}`}
        >
          {table}
        </Details>
      ) : (
        table
      )}
      <div className={isSettled ? undefined : 'app-abreast'}>
        {(['whole', 'short'] as const)
          .filter(text => kinds.some(k => k.text === text))
          .map(text => (
            <Details
              key={text}
              summaryText={`Text to paste: ${text === 'whole' ? 'the whole order' : 'a warning'}`}
              text={
                <p className="govuk-body app-keep-lines">{markerText(order, { text }, file, { day: today, owner })}</p>
              }
            />
          ))}
      </div>
    </>
  )
}
/** What is owed is named, though it is folded. */
const restInWords = (rest: readonly MarkerKind[], owed: readonly MarkerKind[]): string =>
  owed.length > 0
    ? `${rest.length} more systems, owed on ${list(owed.map(k => k.name))}`
    : `${rest.length} more systems, nothing owed`
const mayRecord = (order: Order, { file, actor, today, at }: Seen) =>
  isOfferedNow('recordMarker', file, { actor, today, at }, order)

function State({
  owed,
  at,
  kind,
  order,
  seen,
}: {
  owed: Owed | undefined
  at: string
  kind: MarkerKind
  order: Order
  seen: Seen
}) {
  if (!owed) {
    const last = entriesOf(order, kind, seen.file).at(-1)
    const isTrue = last?.action === 'entered' && !changedFacts(last.says, factsOf(order, kind, seen.file)).length
    return (
      <Tag
        text={isTrue ? 'As the order stands' : 'Nothing owed'}
        classes={isTrue ? 'govuk-tag--green' : 'govuk-tag--grey'}
      />
    )
  }
  const isLate = Date.parse(owed.dueAt) <= Date.parse(at)
  return (
    <>
      <Tag text={markerStates[owed.state].label} classes={isLate ? 'govuk-tag--red' : 'govuk-tag--yellow'} />
      <span className="govuk-hint app-hint-line">
        {isLate ? 'Late since' : 'By'} {longMoment(owed.dueAt)}
        {owed.changed.length > 0 && `. Differs: ${owed.changed.join(', ')}`}
      </span>
    </>
  )
}
function Last({ kind, order, seen }: { kind: MarkerKind; order: Order; seen: Seen }) {
  const { file } = seen
  const entries = entriesOf(order, kind, file)
  const last = entries.at(-1)
  if (!last) return 'None'
  const earlier = new Set(entries.flatMap(m => (m.reference && m.reference !== last.reference ? [m.reference] : [])))
  return (
    <>
      {markerActions[last.action].label}, {longMoment(last.doneAt)}
      {last.reference && `. Reference ${last.reference}`}
      {earlier.size > 0 && (
        <span className="govuk-hint app-hint-line">Earlier reference {[...earlier].join(', ')}</span>
      )}
      {last.note && <span className="govuk-hint app-hint-line">{last.note}</span>}{' '}
      <RecordLinks
        {...seen}
        back={casePath(file.case.ref, '/order')}
        kind="markers"
        record={last}
        of={`the entry of order ${order.ref} on ${kind.name}`}
      />
    </>
  )
}
