import type { QueueName } from '../../../lib/case/reference/queue-names.ts'
import { queuePath } from '../../../lib/site/addresses.ts'
import { type QueueQuery, type QueueSort, queueSorts } from '../../../lib/work/queues/read.ts'

export type Asked = Record<string, string | string[] | undefined>
const oneValue = (asked: Asked, name: string) => {
  const value = asked[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() || undefined
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const id = (value: string | undefined) => (value && uuid.test(value) ? value : undefined)

/** What an address asks of a queue. Anything that is not understood is left out. */
export function queryFrom(asked: Asked): QueueQuery {
  const sort = oneValue(asked, 'sort')
  const alarm = Number(oneValue(asked, 'alarm'))
  return {
    team: id(oneValue(asked, 'team')),
    officer: oneValue(asked, 'officer') === 'none' ? 'none' : id(oneValue(asked, 'officer')),
    overdue: oneValue(asked, 'late') === 'yes',
    ahead: oneValue(asked, 'ahead') === 'yes',
    alarm: Number.isInteger(alarm) && alarm > 0 && alarm < 10 ? alarm : undefined,
    words: oneValue(asked, 'q')?.slice(0, 100),
    sort: sort && Object.hasOwn(queueSorts, sort) ? (sort as QueueSort) : 'due',
    descending: oneValue(asked, 'dir') === 'desc',
    after: oneValue(asked, 'after'),
    before: oneValue(asked, 'before'),
  }
}

/** The address of a queue with some of it changed. A change of anything but the page begins at the first page. */
export function queueHref(name: QueueName, q: QueueQuery, change: Record<string, string | undefined> = {}): string {
  const now: Record<string, string | undefined> = {
    q: q.words,
    team: q.team,
    officer: q.officer,
    late: q.overdue ? 'yes' : undefined,
    ahead: q.ahead ? 'yes' : undefined,
    alarm: q.alarm === undefined ? undefined : String(q.alarm),
    sort: q.sort === 'due' && !q.descending ? undefined : q.sort,
    dir: q.descending ? 'desc' : undefined,
    ...change,
  }
  return queuePath(name, now)
}
