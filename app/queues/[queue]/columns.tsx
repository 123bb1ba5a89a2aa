import { givenWork } from '../../../lib/case/staff/given.ts'
import { actPath, reviewPath, stagePath } from '../../../lib/site/addresses.ts'
import { maySetAside, waitKey } from '../../../lib/waits/set-aside.ts'
import { rowKey } from '../../../lib/work/pipeline/as-seen.ts'
import type { Queue } from '../../../lib/work/queues/all.ts'
import type { QueuePage, QueueRow } from '../../../lib/work/queues/read.ts'
import type { Column } from '../../ui/data-table.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { ageWords, sinceWords, targetWords } from '../wording.ts'

/** What is given or recorded of a row: its case, or the record that it is about. */
export const givenKey = (queue: Queue, row: QueueRow) =>
  rowKey(
    row.ref,
    queue.gives === 'held'
      ? row.part
      : queue.together || givenWork[queue.gives ?? 'officer'].about !== 'case'
        ? row.recordId
        : undefined,
  )

/** The form that puts a row off until a day. */
const setAsideHref = (row: QueueRow, back: string) =>
  actPath(row.ref, 'setAside', undefined, {
    what: waitKey({ kind: row.kind, about: { kind: 'case', id: row.recordId }, part: row.part }),
    back,
  })

type Picking = { picked: readonly string[]; at: (row: QueueRow) => number } | undefined

/** The columns of every queue. With `picking`, each row can be picked for assigning. */
export function queueColumns(
  queue: Queue,
  page: QueuePage,
  picking: Picking,
  { may, back }: { may: boolean; back: string },
): Column<QueueRow>[] {
  return [
    ...(picking
      ? [
          {
            key: 'pick',
            label: 'Select',
            cell: (row: QueueRow) => {
              const id = `pick-${picking.at(row)}`
              return (
                <div className="govuk-checkboxes govuk-checkboxes--small app-pick">
                  <div className="govuk-checkboxes__item">
                    <input
                      className="govuk-checkboxes__input"
                      type="checkbox"
                      name="case"
                      id={id}
                      value={givenKey(queue, row)}
                      defaultChecked={picking.picked.includes(givenKey(queue, row))}
                    />
                    <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
                      <span className="govuk-visually-hidden">
                        Select {row.ref}, {row.defendant}
                        {queue.together ? `: ${row.words}` : ''}
                      </span>
                    </label>
                  </div>
                </div>
              )
            },
          },
        ]
      : []),
    {
      key: 'defendant',
      label: 'Defendant',
      isRowHeader: true,
      sortable: true,
      cell: row => (
        <>
          <a
            className="govuk-link"
            href={row.kind === 'review' ? reviewPath(row.ref) : stagePath(row.ref, queue.stage)}
          >
            {row.defendant || row.ref}
          </a>
          <span className="app-under">{row.ref}</span>
          {row.protectedPersons && <span className="app-under">Protects {row.protectedPersons}</span>}
        </>
      ),
    },
    {
      key: 'what',
      label: 'What',
      cell: row => (
        <>
          {row.words}
          {may && maySetAside(row.kind) && (
            <a className="govuk-link app-under" href={setAsideHref(row, back)}>
              Set aside<span className="govuk-visually-hidden"> until a day: {row.ref}</span>
            </a>
          )}
        </>
      ),
    },
    {
      key: 'officer',
      label: 'Officer and team',
      sortable: true,
      cell: row => (
        <>
          {row.officer ?? 'No officer'}
          {row.officerLeft ? ' (has left)' : ''}
          <span className="app-under">{row.team}</span>
        </>
      ),
    },
    {
      key: 'since',
      label: 'Waiting',
      sortable: true,
      cell: row => (
        <>
          {ageWords(row.since, page, queue.byTheHour)}
          <span className="app-under">since {sinceWords(row.since, queue.byTheHour)}</span>
        </>
      ),
    },
    {
      key: 'due',
      label: 'Target',
      sortable: true,
      cell: row => {
        const { text, classes, under } = targetWords(row, queue, page)
        return (
          <>
            <Tag text={text} classes={classes} />
            {under && <span className="app-under">{under}</span>}
          </>
        )
      },
    },
  ]
}
