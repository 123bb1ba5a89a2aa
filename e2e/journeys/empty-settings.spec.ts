import { connect } from '../../db/client.ts'
import type { CastName } from '../../lib/demo/cast.ts'
import { forces } from '../../lib/demo/cast.ts'
import { fromRunner } from '../force-server.ts'
import { expect, test } from '../journey.ts'

const pages: Partial<Record<CastName, string[]>> = {
  prosser: [
    '/',
    '/queues',
    '/cases',
    '/cases?status=all&q=a',
    '/cases/new',
    '/register',
    '/measures',
    '/measures/published',
    '/reports',
    '/library',
    '/law',
    '/deadlines',
    '/account',
  ],
  castellano: ['/', '/queues', '/measures'],
  birch: ['/people', '/settings', '/settings/rules', '/people/do/changeSettings', '/reports/systems'],
  amankwah: ['/record', '/queues', '/measures'],
}
// The force of these people is in few other journeys: its settings are emptied for as long as this one lasts.
test('with a settings row that holds nothing, every page is as it is with the starting values', async ({ as }) => {
  const owner = connect(fromRunner('SPO_OWNER_URL'), { max: 1 })
  const { id } = forces.severnvale
  const [before] = await owner.sql`select settings from forces where id = ${id}`
  try {
    await owner.sql`update forces set settings = '{}' where id = ${id}`
    const [kept] = await owner.sql`select ref from cases where force_id = ${id} order by opened_at limit 1`
    for (const [name, addresses = []] of Object.entries(pages) as [CastName, string[]][]) {
      const page = await as(name)
      const ofCase =
        kept && name === 'prosser'
          ? [
              '',
              '/evidence',
              '/risk',
              '/application',
              '/court',
              '/order',
              '/compliance',
              '/breaches',
              '/history',
              '/people',
              '/contact',
            ].map(p => `/cases/${kept.ref}${p}`)
          : []
      for (const address of [...addresses, ...ofCase])
        expect((await page.request.get(address)).status(), `${name} ${address}`).toBe(200)
      if (name !== 'prosser') continue
      await page.goto('/queues')
      const queues = await page
        .getByRole('main')
        .getByRole('link')
        .evaluateAll(links => links.map(a => a.getAttribute('href') ?? ''))
      const own = queues.filter(href => href.startsWith('/queues/'))
      expect(own.length).toBeGreaterThan(3)
      for (const href of own) expect((await page.request.get(href)).status(), href).toBe(200)
    }
  } finally {
    await owner.sql`update forces set settings = ${owner.sql.json(before?.settings)} where id = ${id}`
    await owner.close()
  }
})
