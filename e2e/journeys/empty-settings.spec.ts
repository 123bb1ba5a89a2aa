import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { Parser } from 'htmlparser2'
import { cookieOf } from '../../bin/bench-force.ts'
import { connect } from '../../db/client.ts'
import { cast, forces } from '../../lib/demo/cast.ts'
import { toldDatabase } from '../database.ts'
import { examplesOfPages } from '../examples-of-pages.ts'
import { makeInstance, secret } from '../own-service.ts'

/** The address of every page that there is, as the folders of `app` say it. */
const routes = readdirSync(path.resolve(import.meta.dirname, '../../app'), { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /(^|\/)page\.tsx$/.test(file))
  .map(file => `/${file.replace(/\/?page\.tsx$/, '')}`)
const inOrder = [...routes].sort((a, b) => a.split('[').length - b.split('[').length || (a < b ? -1 : 1))
const madeOf = inOrder
  .filter(route => !route.includes('[...'))
  .map(route => ({ route, made: new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`) }))
/** The page that an address leads to: of those that fit, the one that leaves least open. */
const routeOf = (address: string) => madeOf.find(({ made }) => made.test(address.split('?')[0] ?? ''))?.route

test('with settings rows that hold nothing, every page there is comes as it does with the starting values', async () => {
  // A copy of the demonstration of its own: every force's settings are emptied, and nobody else works in it.
  const told = await toldDatabase()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spo-empty-'))
  const owner = connect(told.ownerUrl, { max: 1 })
  const program = connect(told.programUrl, { max: 2 })
  const instance = await makeInstance({ SPO_SECRET: secret, SPO_PROGRAM_URL: told.programUrl, SPO_DATA: folder })
  const { calloway, okafor, sutcliffe, osgood, ashby, venkataraman, lindqvist, rackham, obrien, penrose } = cast
  const people = [calloway, okafor, sutcliffe, osgood, ashby, venkataraman, lindqvist, rackham, obrien, penrose]
  const faults: string[] = []
  const links = new Map<string, Set<string>>()
  let cookies: string[] = []
  /** Asked for by one after another until somebody is shown it. */
  const open = async (address: string): Promise<boolean> => {
    for (const cookie of cookies) {
      const answer = await fetch(`${instance.url}${address}`, { redirect: 'manual', headers: { cookie } })
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
    cookies = await Promise.all(people.map(p => cookieOf(program.db, p, secret)))
    const examples = await examplesOfPages(owner, program)
    await owner.sql`update forces set settings = '{}'`
    await instance.start()
    const cases = await owner.sql<{ ref: string }[]>`
      select c.ref from cases c where c.force_id = ${forces.marlshire.id}
      order by exists(select 1 from imports i where i.case_id = c.id)::int + exists(select 1 from breaches b where b.case_id = c.id)::int
        + exists(select 1 from exhibits x where x.case_id = c.id)::int desc,
        (select count(*) from events e where e.case_id = c.id and e.kind = 'act') desc, c.ref limit 4`
    const notShown: string[] = []
    // First those that lead to others: of a record, whichever a page leads to.
    for (const route of inOrder) {
      if (examples[route]) {
        if (!(await open(examples[route]))) notShown.push(route)
        continue
      }
      if (route.replace('/cases/[ref]', '').includes('[')) {
        const found = [...(links.get(route) ?? [])]
        // Every queue is a page of its own.
        const asked = route === '/queues/[queue]' ? found : found.slice(0, 1)
        if (route === '/queues/[queue]') expect(asked.length).toBeGreaterThan(3)
        const shown = await Promise.all(asked.map(open))
        if (!shown.length || shown.includes(false)) notShown.push(route)
        continue
      }
      // Of a case: of each, for what one lacks another leads to.
      const asked = route.includes('[') ? cases.map(c => route.replace('[ref]', c.ref)) : [route]
      const shown = await Promise.all(asked.map(open))
      if (!shown.includes(true)) notShown.push(route)
    }
    expect(faults).toEqual([])
    expect(notShown).toEqual([])
  } finally {
    await instance.stop()
    await owner.close()
    await program.close()
    await told.drop()
    rmSync(folder, { recursive: true, force: true })
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
