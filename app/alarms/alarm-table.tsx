import { alarmKinds } from '../../lib/case/reference/alarm-kinds.ts'
import { longMoment } from '../../lib/case/time/calendar.ts'
import type { OwnAlarm } from '../../lib/work/alarms/list.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { ownReasonWords } from './wording.ts'

interface Props {
  caption: string
  rows: readonly OwnAlarm[]
  /** With a box to tick before each. */
  picks?: boolean
}

/** A person's alarms, the latest first. */
export function AlarmTable({ caption, rows, picks }: Props) {
  const pick: Column<OwnAlarm> = {
    key: 'pick',
    label: 'Select',
    cell: row => (
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            type="checkbox"
            name="noticeIds"
            id={`notice-${row.noticeId}`}
            value={row.noticeId}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={`notice-${row.noticeId}`}>
            <span className="govuk-visually-hidden">
              {row.ref && `${row.ref}: `}
              {alarmKinds[row.kind].label}
            </span>
          </label>
        </div>
      </div>
    ),
  }
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={row => row.noticeId}
      empty="None."
      columns={[
        ...(picks ? [pick] : []),
        {
          key: 'what',
          label: 'Alarm',
          isRowHeader: true,
          cell: row => (
            <>
              {alarmKinds[row.kind].label}
              <span className="app-under">{row.words}</span>
            </>
          ),
        },
        {
          key: 'case',
          label: 'Where',
          cell: row =>
            row.mayView ? (
              <a className="govuk-link app-nowrap" href={row.href}>
                {row.link}
              </a>
            ) : (
              row.link
            ),
        },
        {
          key: 'since',
          label: 'Since',
          cell: row => (
            <>
              {longMoment(row.alarmAt)}
              {row.settledAt && (
                <span className="app-under">
                  <Tag text="Settled" classes="govuk-tag--grey" />
                </span>
              )}
            </>
          ),
        },
        {
          key: 'why',
          label: 'Told you',
          cell: row => (
            <>
              {ownReasonWords[row.why]}
              <span className="app-under">{longMoment(row.at)}</span>
            </>
          ),
        },
        ...(picks
          ? []
          : [
              {
                key: 'seen',
                label: 'Seen',
                cell: (row: OwnAlarm) => (row.seenAt ? longMoment(row.seenAt) : 'Not seen'),
              },
            ]),
      ]}
    />
  )
}
