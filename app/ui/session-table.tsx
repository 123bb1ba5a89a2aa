import { longMoment } from '../../lib/case/time/calendar.ts'
import { browserName } from './browser-name.ts'
import { DataTable } from './data-table.tsx'

export interface SessionRow {
  id: string
  startedAt: string
  seenAt: string
  endedAt: string | null
  endedBecause: string | null
  browser: string | null
}
type SessionTableProps = { caption: string; sessions: readonly SessionRow[]; currentId?: string | undefined }

const because: Record<string, string> = {
  idle: 'Not used for a while',
  tooLong: 'Longest time reached',
  everywhere: 'Signed out everywhere',
  revoked: 'Ended by an administrator',
  account: 'Account ended',
  signedOut: 'Signed out',
}

/** A person's sessions: where, since when, and how they ended. */
export function SessionTable({ caption, sessions, currentId }: SessionTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={sessions}
      rowKey={s => s.id}
      empty="Never signed in."
      columns={[
        {
          key: 'browser',
          label: 'Browser',
          isRowHeader: true,
          cell: s => `${browserName(s.browser)}${s.id === currentId ? ' (this one)' : ''}`,
        },
        { key: 'startedAt', label: 'Signed in', cell: s => longMoment(s.startedAt) },
        { key: 'seenAt', label: 'Last used', cell: s => longMoment(s.seenAt) },
        {
          key: 'ended',
          label: 'Ended',
          cell: s =>
            s.endedAt ? `${longMoment(s.endedAt)}. ${because[s.endedBecause ?? ''] ?? 'Ended'}` : 'Still signed in',
        },
      ]}
    />
  )
}
