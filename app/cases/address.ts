import { courtRefusals } from '../../lib/case/reference/codes/court.ts'
import { limbs } from '../../lib/case/reference/statute.ts'
import { lowerFirst } from '../../lib/case/words/grammar.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst, askedId } from '../../lib/site/asked.ts'
import { caseSorts, type Find } from '../../lib/work/lists/search.ts'

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
  const q = askedFirst(asked, 'q')?.slice(0, 200) ?? ''
  const mine = askedFirst(asked, 'mine') === 'yes'
  const status = askedFirst(asked, 'status')
  const refused = askedFirst(asked, 'refused')
  const sort = caseSorts.find(s => s === askedFirst(asked, 'sort')) ?? (q ? 'match' : 'opened')
  return {
    q,
    mine,
    status:
      status === 'closed' || status === 'all' ? status : q || refused ? (status === 'open' ? 'open' : 'all') : 'open',
    teamId: askedId(asked, 'team'),
    officerId: mine ? actorId : askedId(asked, 'officer'),
    refused: isRefusalCode(refused) ? refused : undefined,
    sort: sort === 'match' && !q ? 'opened' : sort,
    descending:
      askedFirst(asked, 'dir') === 'asc' ? false : askedFirst(asked, 'dir') === 'desc' ? true : sort !== 'name',
    after: askedFirst(asked, 'after'),
    before: askedFirst(asked, 'before'),
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
