import { courtRefusals } from '../../lib/case/reference/codes.ts'
import { limbs } from '../../lib/case/reference/statute.ts'
import { lowerFirst } from '../../lib/case/words/grammar.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import { caseSorts, type Find } from '../../lib/work/lists/search.ts'

export type Asked = Record<string, string | string[] | undefined>
const oneValue = (asked: Asked, name: string) => {
  const value = asked[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() || undefined
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const id = (value: string | undefined) => (value && uuid.test(value) ? value : undefined)

const isRefusalCode = (code: string | undefined): code is string => code !== undefined && code in refusalCodes
/** Every kind of refusal by which cases are found, with its words. */
export const refusalCodes: Readonly<Record<string, string>> = {
  court: 'Refused by the court',
  ...Object.fromEntries(
    Object.entries(courtRefusals).map(([code, r]) => [`court:${code}`, `By the court: ${lowerFirst(r.label)}`]),
  ),
  force: 'Refused within the force',
  ...Object.fromEntries(
    Object.entries(limbs).map(([code, l]) => [`force:${code}`, `Within the force, not met: ${lowerFirst(l.label)}`]),
  ),
}

/** What an address asks of the list of cases. Anything that is not understood is left out. */
export function findFrom(asked: Asked, actorId: string): Find & { mine: boolean } {
  const q = oneValue(asked, 'q')?.slice(0, 200) ?? ''
  const mine = oneValue(asked, 'mine') === 'yes'
  const status = oneValue(asked, 'status')
  const refused = oneValue(asked, 'refused')
  const sort = caseSorts.find(s => s === oneValue(asked, 'sort')) ?? (q ? 'match' : 'opened')
  return {
    q,
    mine,
    status:
      status === 'closed' || status === 'all' ? status : q || refused ? (status === 'open' ? 'open' : 'all') : 'open',
    teamId: id(oneValue(asked, 'team')),
    officerId: mine ? actorId : id(oneValue(asked, 'officer')),
    refused: isRefusalCode(refused) ? refused : undefined,
    sort: sort === 'match' && !q ? 'opened' : sort,
    descending: oneValue(asked, 'dir') === 'asc' ? false : oneValue(asked, 'dir') === 'desc' ? true : sort !== 'name',
    after: oneValue(asked, 'after'),
    before: oneValue(asked, 'before'),
  }
}

/** The address of the list with some of it changed. A change of anything but the page begins at the first page. */
export function listHref(find: Find & { mine: boolean }, change: Record<string, string | undefined>): string {
  const now: Record<string, string | undefined> = {
    q: find.q || undefined,
    status: find.status,
    team: find.teamId,
    officer: find.mine ? undefined : find.officerId,
    mine: find.mine ? 'yes' : undefined,
    refused: find.refused,
    sort: find.sort,
    dir: find.descending ? 'desc' : 'asc',
    ...change,
  }
  return pagePath('/cases', now)
}
/** The address of the list sorted by a column, from its first page. */
export const sortHref = (find: Find & { mine: boolean }, sort: string, direction: 'ascending' | 'descending') =>
  listHref(find, { sort, dir: direction === 'ascending' ? 'asc' : 'desc' })
