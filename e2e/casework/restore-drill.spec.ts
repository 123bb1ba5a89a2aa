import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { leastVersion } from '../../bin/database-client.ts'
import { connect } from '../../db/client.ts'
import { migrate, programRoleOf } from '../../db/migrate.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { debianPostgres, startDebian } from '../debian-postgres.ts'

const root = path.resolve(import.meta.dirname, '../..')
const bin = debianPostgres()
const secret = '7f1d9c2b64a8e0537f1d9c2b64a8e053'

test('on the distribution’s own PostgreSQL: set up, used, backed up, lost, restored and whole, its program’s role and walls too', async () => {
  test.setTimeout(180_000)
  test.skip(!bin, 'no PostgreSQL of the distribution')
  const server = await startDebian(String(bin))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spo-drill-'))
  const boss = connect(server.serverUrl, { max: 1 })
  const command = (name: string, options: string[], ownerUrl: string): Promise<{ code: number; out: string }> =>
    new Promise(resolve =>
      execFile(
        process.execPath,
        [path.join(root, `bin/${name}.ts`), ...options],
        {
          env: {
            ...process.env,
            DATABASE_URL: ownerUrl,
            SPO_SECRET: secret,
            PG_BIN: bin,
            SPO_DATA: folder,
            SPO_FILES: path.join(folder, 'files'),
          },
        },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out: out + err }),
      ),
    )
  try {
    const [version] = await boss.sql`select current_setting('server_version_num')::int / 10000 as major`
    expect(version?.major).toBeGreaterThanOrEqual(leastVersion)
    const password = new URL(server.ownerUrl).password
    await boss.sql.unsafe(`create role force_it login createrole password '${password}'`)
    await boss.sql.unsafe('create database spo owner force_it')
    const options = { secret, databasePassword: undefined }
    const programUrl = await migrate({ ownerUrl: server.ownerUrl, ...programRoleOf(options, server.ownerUrl) })
    await seedCast({ ownerUrl: server.ownerUrl })
    const program = connect(programUrl)
    const begun = await perform({
      act: 'openCase',
      actor: cast.osgood,
      db: program.db,
      input: {
        givenNames: 'Rosalind',
        familyName: 'O’Tarrow',
        relationship: 'formerPartner',
        protectedGivenNames: 'Neil',
        protectedFamilyName: 'Farraday',
        protectedRole: 'victim',
        support: 'supports',
        reportedOn: '2026-03-29',
        teamId: teams.aldermereResponse.id,
        officerId: cast.osgood.id,
        searched: 'O’Tarrow',
      },
    })
    await program.close()
    if (begun.kind !== 'done') throw new Error(JSON.stringify(begun))

    const kept = path.join(folder, 'backup')
    const backup = await command('backup', [kept], server.ownerUrl)
    expect(backup.out).toContain('Backed up to')
    expect((await command('backup', [kept], server.ownerUrl)).out).toContain('is not empty')
    expect((await command('restore', [kept], server.ownerUrl)).out).toContain('The database is not empty')

    // The whole server is lost but for its backup: its roles are gone with it.
    await boss.sql.unsafe('drop database spo with (force)')
    for (const role of ['spo_program_spo', 'spo_program', 'spo_definer']) await boss.sql.unsafe(`drop role ${role}`)
    await boss.sql.unsafe('create database spo owner force_it')
    const restored = await command('restore', [kept], server.ownerUrl)
    expect(restored.out).toContain('its record is whole')
    expect(restored.code).toBe(0)
    const again = connect(programUrl)
    const view = await viewCase({ actor: cast.osgood, ref: begun.ref, what: 'the case', db: again.db })
    expect(view?.file.defendants[0]?.familyName).toBe('O’Tarrow')
    await again.close()
    expect((await command('verify', ['--heads', path.join(kept, 'heads.json')], server.ownerUrl)).out).toContain(
      'All of it holds',
    )

    // A dump that was changed on its way is not restored.
    const dump = path.join(kept, 'database.dump')
    writeFileSync(dump, Buffer.concat([readFileSync(dump), Buffer.from('x')]))
    await boss.sql.unsafe('create database other owner force_it')
    const other = new URL('/other', server.ownerUrl).href
    expect((await command('restore', [kept], other)).out).toContain('is not what was backed up')
  } finally {
    await boss.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
