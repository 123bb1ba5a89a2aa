import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { type Actor, allPermissions, allRoles, can, writing } from '../../lib/case/policy.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { lockedCase } from '../../lib/work/case/restricted.ts'
import { inScope } from '../../lib/work/lists/scope.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { type SampleCase, sampleCases } from './sample-cases.ts'

let fresh: FreshDatabase
let program: Connection
let samples: SampleCase[]

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  const owner = connect(fresh.ownerUrl)
  samples = await sampleCases(owner.db)
  await owner.close()
  program = connect(fresh.programUrl)
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

// One who is the officer of some, one who is named on some, one in two teams, and one whom no case knows.
const people: Actor[] = [cast.osgood, cast.ashby, cast.varga, cast.hale, cast.desouza]

test('a list shows exactly the cases that the rules allow, for every role and permission', async () => {
  const wrong: string[] = []
  let shown = 0
  for (const person of people)
    for (const role of allRoles) {
      const actor = { ...person, roles: [role] }
      await asPerson(
        actor,
        async tx => {
          for (const permission of allPermissions.filter(p => p !== 'breakGlass' && !writing.includes(p))) {
            const rows = await tx.select({ id: cases.id }).from(cases).where(inScope(actor, permission))
            const found = new Set(rows.map(r => r.id))
            const expected = samples.filter(s => can(actor, permission, s.facts))
            shown += expected.length
            if (found.size !== expected.length || expected.some(s => !found.has(s.id)))
              wrong.push(`${person.name} as ${role}, ${permission}: ${found.size} listed, ${expected.length} allowed`)
          }
        },
        { db: program.db },
      )
    }
  expect(wrong).toEqual([])
  expect(shown).toBeGreaterThan(1000)
})

test('a restricted case is there, by its exact reference, for exactly those who may open it in an emergency', async () => {
  const restricted = samples.filter(s => s.facts.restricted)
  // One of each make is asked for: who is its officer, its team, who is named and who was let in.
  const makes = [...new Map(restricted.map(s => [JSON.stringify(s.facts), s])).values()].slice(0, 40)
  let there = 0
  for (const person of people.slice(0, 3))
    for (const role of ['officer', 'coordinator', 'civilOrders', 'supervisor', 'administrator'] as const) {
      const actor = { ...person, roles: [role] }
      for (const { ref, facts } of makes) {
        const found = await lockedCase(actor, ref, program.db)
        expect(found?.mayOpen ?? false, `${person.name} as ${role}, ${ref}`).toBe(can(actor, 'breakGlass', facts))
        if (found?.mayOpen) there++
        expect(await lockedCase(actor, ref.slice(0, -1), program.db)).toBeUndefined()
      }
    }
  expect(there).toBeGreaterThan(10)
})
