import { connect } from '../db/client.ts'
import { type CastName, cast } from '../lib/demo/cast.ts'
import { queuePath } from '../lib/site/addresses.ts'
import { queuesOf } from '../lib/work/queues/all.ts'

/** A page that is measured: who asks for it, and how many times as dear as an empty one it may be. */
export interface BenchPage {
  address: string
  as: CastName
  limit: number
  /** About a record that only the larger database has. */
  ofLargeOnly?: true
}

/** Signed in, with nothing of the database's but who it is. */
export const emptyPage: BenchPage = { address: '/accessibility', as: 'calloway', limit: 1 }
const limit = 3
const measuresLimit = 5

/** Every page of the program, of a case the one with the most rows. */
export async function pagesOf(ownerUrl: string): Promise<BenchPage[]> {
  const { sql, close } = connect(ownerUrl, { max: 1, statementTimeout: 0 })
  try {
    const [largest] = await sql`
      select c.ref from cases c join forces f on f.id = c.force_id and f.code = 'MA'
        join (select case_id, count(*) as n from messages group by case_id) m on m.case_id = c.id
      where not exists (select 1 from restrictions r where r.case_id = c.id) order by m.n desc, c.ref limit 1`
    const [ordered] = await sql`
      select c.ref, o.ref as order_ref, (select min(b.id::text) from breaches b where b.case_id = c.id) as breach from orders o join cases c on c.id = o.case_id join forces f on f.id = c.force_id and f.code = 'MA'
      where c.status = 'open' and c.ref not like '%-B-%' and exists (select 1 from breaches b where b.case_id = c.id) order by c.ref limit 1`
    const [drafted] = await sql`
      select c.ref from applications a join cases c on c.id = a.case_id join forces f on f.id = c.force_id and f.code = 'MA'
      where a.status in ('draft', 'returned') and c.status = 'open' and not exists (select 1 from restrictions r where r.case_id = c.id)
      order by c.ref like '%-B-%', a.status, c.ref limit 1`
    const [own] = await sql`
      select c.ref from cases c where c.officer_id = ${cast.osgood.id} and c.status = 'open' order by c.ref like '%-B-%', c.ref limit 1`
    const [pair] = await sql`
      select p.id from report_pairs p join forces f on f.id = p.force_id and f.code = 'MA' where p.state = 'waiting' order by p.id limit 1`
    const [incident] = await sql`
      select i.id from incidents i join cases c on c.id = i.case_id where c.ref = ${String(largest?.ref)} order by i.number limit 1`
    const of = (as: CastName, addresses: readonly string[], most = limit, more: Partial<BenchPage> = {}): BenchPage[] =>
      addresses.map(address => ({ address, as, limit: most, ...more }))
    const inCase = (ref: unknown, pages: readonly string[]) => pages.map(page => `/cases/${ref}${page}`)
    return [
      ...of('calloway', ['/queues', ...queuesOf(cast.calloway).map(name => queuePath(name)), '/deadlines']),
      ...of(
        'venkataraman',
        queuesOf(cast.venkataraman)
          .filter(name => !queuesOf(cast.calloway).includes(name))
          .map(name => queuePath(name)),
      ),
      ...of('calloway', ['/cases', '/cases?q=Person+1234', '/cases?q=Cattermole', '/cases/new', '/register']),
      ...of(
        'calloway',
        inCase(largest?.ref, [
          '',
          '/people',
          '/evidence',
          `/evidence/${incident?.id}`,
          '/evidence/rows',
          '/evidence/rows/days',
          '/evidence/conduct',
          '/evidence/timeline',
          '/evidence/accounts',
          '/evidence/exhibits',
          '/evidence/imports',
          '/risk',
          '/application',
          '/application/conditions',
          '/court',
          '/order',
          '/compliance',
          '/breaches',
          '/contact',
          '/history',
          '/do/logIncident',
        ]),
      ),
      ...of('calloway', inCase(drafted?.ref, ['/application', '/application/support'])),
      ...of('calloway', [
        ...inCase(ordered?.ref, ['', '/order', '/compliance', '/breaches', `/breaches/${ordered?.breach}`, '/history']),
        `/register/${ordered?.order_ref}`,
      ]),
      ...of('calloway', [
        '/library',
        '/law',
        '/reports',
        '/reports/people',
        '/reports/review',
        '/reports/weights',
        '/reports/imports',
      ]),
      ...of('calloway', [`/reports/pairs/${pair?.id}`], limit, { ofLargeOnly: true }),
      ...of(
        'sutcliffe',
        ['/measures', '/measures/M05', '/measures/M05/cases', '/measures/M16', '/measures/M22'],
        measuresLimit,
      ),
      ...of('sutcliffe', ['/measures/published']),
      ...of('okafor', ['/people', `/people/${cast.osgood.id}`, '/settings', '/reports/systems']),
      ...of('penrose', ['/record']),
      ...of('osgood', ['/queues', '/deadlines', '/cases', '/register', `/cases/${own?.ref}`]),
    ]
  } finally {
    await close()
  }
}
