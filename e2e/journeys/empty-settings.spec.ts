import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { Parser } from 'htmlparser2'
import { cookieOf } from '../../bin/bench-force.ts'
import { connect } from '../../db/client.ts'
import { cast, forces } from '../../lib/demo/cast.ts'
import { fromRunner } from '../force-server.ts'

/** The address of every page that there is, as the folders of `app` say it. */
const routes = readdirSync(path.resolve(import.meta.dirname, '../../app'), { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /(^|\/)page\.tsx$/.test(file))
  .map(file => `/${file.replace(/\/?page\.tsx$/, '')}`)
const inOrder = [...routes].sort((a, b) => a.split('[').length - b.split('[').length || (a < b ? -1 : 1))
const madeOf = inOrder.map(route => ({ route, made: new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`) }))
/** The page that an address leads to: of those that fit, the one that leaves least open. */
const routeOf = (address: string) => madeOf.find(({ made }) => made.test(address.split('?')[0] ?? ''))?.route

/** Of what the force in this test has none, so that no page leads to one, and none of its cases has a draft. */
const hasNone = [
  '/cases/[ref]/application/area',
  '/cases/[ref]/application/build',
  '/cases/[ref]/breaches/[id]',
  '/cases/[ref]/evidence/exhibits/[id]',
  '/cases/[ref]/evidence/imports/[id]',
  '/court-orders/[id]',
  '/court-orders/sent/[id]',
  '/neighbours/[id]',
  '/panels/[id]',
  '/people/imports/[id]',
  '/queues/review/[ref]',
  '/register/[...ref]',
  '/register/breach',
  '/register/breach/[...ref]',
  '/register/imports/[id]',
]

// The force of these people is in few other journeys: its settings are emptied for as long as this one lasts.
test('with a settings row that holds nothing, every page there is comes as it does with the starting values', async () => {
  const owner = connect(fromRunner('SPO_OWNER_URL'), { max: 1 })
  const program = connect(fromRunner('SPO_PROGRAM_URL'), { max: 2 })
  const { id } = forces.severnvale
  const people = [cast.prosser, cast.castellano, cast.birch, cast.tunstall, cast.meyrick, cast.amankwah]
  const cookies = await Promise.all(people.map(p => cookieOf(program.db, p, fromRunner('NEXTAUTH_SECRET'))))
  await program.close()
  const [before] = await owner.sql`select settings from forces where id = ${id}`
  const faults: string[] = []
  const links = new Map<string, Set<string>>()
  /** Asked for by one after another until somebody is shown it. */
  const open = async (address: string): Promise<boolean> => {
    for (const cookie of cookies) {
      const answer = await fetch(`${fromRunner('SPO_BASE_URL')}${address}`, { redirect: 'manual', headers: { cookie } })
      const text = await answer.text()
      if (answer.status >= 500) faults.push(`${address}: ${answer.status}`)
      if (answer.status >= 400) continue
      for (const link of linksOf(text)) {
        const route = routeOf(link) ?? ''
        links.set(route, (links.get(route) ?? new Set()).add(link))
      }
      return true
    }
    return false
  }
  try {
    await owner.sql`update forces set settings = '{}' where id = ${id}`
    const cases = await owner.sql<{ ref: string }[]>`
      select c.ref from cases c where c.force_id = ${id}
      order by (select count(*) from events e where e.case_id = c.id and e.kind = 'act') desc, c.ref limit 4`
    const notShown: string[] = []
    // First those that lead to others: of a record, whichever a page leads to.
    for (const route of inOrder) {
      if (route.replace('/cases/[ref]', '').includes('[')) {
        const found = [...(links.get(route) ?? [])]
        // Every queue is a page of its own.
        const asked = route === '/queues/[queue]' ? found : found.slice(0, 1)
        if (route === '/queues/[queue]') expect(asked.length).toBeGreaterThan(3)
        const shown = await Promise.all(asked.map(open))
        if (!shown.length || shown.includes(false)) notShown.push(route)
        continue
      }
      // Of a case: of the first of which there is such a page.
      const asked = route.includes('[') ? cases.map(c => route.replace('[ref]', c.ref)) : [route]
      let isShown = false
      for (const address of asked) isShown ||= await open(address)
      if (!isShown) notShown.push(route)
    }
    expect(faults).toEqual([])
    // Another journey may give it one meanwhile.
    expect(notShown.filter(route => !hasNone.includes(route))).toEqual([])
  } finally {
    await owner.sql`update forces set settings = ${owner.sql.json(before?.settings)} where id = ${id}`
    await owner.close()
  }
})

function linksOf(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag: (_, { href }) => {
      if (href?.startsWith('/')) found.push(href.split('#')[0] ?? '')
    },
  })
  parser.end(html)
  return found
}
