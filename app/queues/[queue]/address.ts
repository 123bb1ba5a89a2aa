import type { QueueName } from '../../../lib/case/reference/queue-names.ts'
import { queuePath } from '../../../lib/site/addresses.ts'
import { type Asked, askedFirst, askedId } from '../../../lib/site/asked.ts'
import { type QueueQuery, type QueueSort, queueSorts } from '../../../lib/work/queues/read.ts'

/** What an address asks of a queue. Anything that is not understood is left out. */
export function queryFrom(asked: Asked): QueueQuery {
  const sort = askedFirst(asked, 'sort')
  const alarm = Number(askedFirst(asked, 'alarm'))
  return {
    team: askedId(asked, 'team'),
    officer: askedFirst(asked, 'officer') === 'none' ? 'none' : askedId(asked, 'officer'),
    overdue: askedFirst(asked, 'late') === 'yes',
    ahead: askedFirst(asked, 'ahead') === 'yes',
    alarm: Number.isInteger(alarm) && alarm > 0 && alarm < 10 ? alarm : undefined,
    words: askedFirst(asked, 'q')?.slice(0, 100),
    sort: sort && Object.hasOwn(queueSorts, sort) ? (sort as QueueSort) : 'due',
    descending: askedFirst(asked, 'dir') === 'desc',
    after: askedFirst(asked, 'after'),
    before: askedFirst(asked, 'before'),
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
