import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { connect } from '../../db/client.ts'
import { asRole, migrate } from '../../db/migrate.ts'
import { wallProblems } from '../../db/walls.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { signInWithPassword } from '../../lib/work/sign-in/sign-in.ts'

/** A force's own server: the owner of the database is no superuser there, and the roles may have been made by somebody else. */
test('an owner who is no superuser migrates, fills and guards a database', async () => {
  const server = String(process.env.SPO_TEST_OWNER_URL)
  const name = `fresh_plain_${process.pid}_${randomBytes(3).toString('hex')}`
  const password = randomBytes(16).toString('hex')
  const boss = connect(server, { max: 1 })
  const ownerUrl = asRole(new URL(`/${name}`, server).href, name, password)
  const programUrl = asRole(ownerUrl, 'spo_program', String(process.env.SPO_TEST_PROGRAM_PASSWORD))
  try {
    await boss.sql.unsafe(`create role ${name} login createrole password '${password}'`)
    await boss.sql.unsafe(`create database ${name} owner ${name}`)
    await expect(migrate({ ownerUrl, programUrl })).rejects.toThrow(/run GRANT spo_definer TO/)
    await boss.sql.unsafe(`grant spo_definer to ${name} with admin option`)
    await migrate({ ownerUrl, programUrl })
    await seedCast({ ownerUrl })
    const owner = connect(ownerUrl, { max: 1 })
    const program = connect(programUrl, { max: 2 })
    try {
      expect(await wallProblems(owner.sql)).toEqual([])
      expect(await owner.sql`select count(*)::int as n from people`).not.toEqual([{ n: 0 }])
      expect(await program.sql`select count(*)::int as n from people`).toEqual([{ n: 0 }])
      const { hale } = cast
      expect(
        await signInWithPassword({ ...hale, password: hale.password, address: '192.0.2.1', db: program.db }),
      ).toMatchObject({ id: hale.id })
      // A second time changes nothing, beside a program that serves.
      await migrate({ ownerUrl, programUrl })
    } finally {
      await owner.close()
      await program.close()
    }
  } finally {
    await boss.sql.unsafe(`drop database if exists ${name} with (force)`)
    await boss.sql.unsafe(`drop role if exists ${name}`)
    await boss.close()
  }
})
