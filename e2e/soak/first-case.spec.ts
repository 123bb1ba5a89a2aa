import { expect, test } from '@playwright/test'
import { connect } from '../../db/client.ts'
import { forceActPath } from '../../lib/site/addresses.ts'
import { debianPostgres } from '../debian-postgres.ts'
import { ownService } from '../own-service.ts'

const bin = debianPostgres()

test('from an empty database to the first case: set up by command, everybody signed in through the force’s provider, and nobody writes SQL', async () => {
  test.skip(!bin, 'no PostgreSQL of the distribution')
  const began = performance.now()
  const service = await ownService({ bin: String(bin) })
  const owner = connect(service.ownerUrl, { max: 1 })
  try {
    const setUp = await service.command(
      'set-up',
      ...['--force', 'Fenmoor Police', '--code', 'FM', '--kind', 'territorial'],
      ...['--name', 'Ada O’Neill', '--email', 'ada@fenmoor.example.org'],
    )
    expect(setUp.out).toContain('Fenmoor Police is set up')
    for (const instance of service.instances) await instance.start()

    const ada = await service.person('ada@fenmoor.example.org', '/people')
    const done = async (act: Parameters<typeof forceActPath>[0], answers: Record<string, string>) => {
      const answer = await ada.sendForm(forceActPath(act), answers)
      expect(answer.status, `${act}: ${/error-summary[\s\S]{0,600}/.exec(answer.text)?.[0] ?? answer.location}`).toBe(
        303,
      )
    }
    const idOf = async (table: string, name: string) =>
      String((await owner.sql`select id from ${owner.sql(table)} where name = ${name}`)[0]?.id)
    await done('addDistrict', { name: 'Fen North' })
    await done('addTeam', { name: 'Response', districtId: await idOf('districts', 'Fen North') })
    const team = await idOf('teams', 'Response')
    const rosalind = { name: 'PC Rosalind Tarrow', email: 'rosalind@fenmoor.example.org' }
    await done('addPerson', { ...rosalind, roles: 'officer', teams: team })

    const officer = await service.person('rosalind@fenmoor.example.org')
    const opened = await officer.sendForm('/cases/new?q=Neil+Farraday', {
      relationship: 'formerPartner',
      protectedGivenNames: 'Seán',
      protectedFamilyName: 'O’Hare',
      support: 'supports',
      'reportedOn-day': '29',
      'reportedOn-month': '3',
      'reportedOn-year': '2026',
      teamId: team,
    })
    expect(opened.status, /error-summary[\s\S]{0,600}/.exec(opened.text)?.[0]).toBe(303)
    expect(opened.location).toMatch(/^\/cases\/FM-20\d\d-\d{5}/)
    const page = await officer.get(opened.location)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Farraday')
    // The administrator, who made everybody, sees no case.
    expect((await ada.get(opened.location)).status).toBe(404)
    const verified = await service.command('verify')
    expect(verified.out).toContain('All of it holds')
    const [events] = await owner.sql`select count(*)::int as n from events where kind = 'act'`
    console.log(
      `set-up to first case: ${((performance.now() - began) / 1000).toFixed(0)} s from an empty server, by ${events?.n} acts, two people through the provider`,
    )
  } finally {
    await owner.close()
    await service.stop()
  }
})
