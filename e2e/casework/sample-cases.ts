import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/client.ts'
import { cases, named, restrictions } from '../../db/schema/cases.ts'
import type { CaseFacts } from '../../lib/case/policy.ts'
import { cast, forces, teams } from '../../lib/demo/cast.ts'

export interface SampleCase {
  id: string
  ref: string
  facts: CaseFacts
}
const at = '2026-10-25T00:30:00.000Z'

/** Cases of two forces in every mixture of team, officer, named person, admission and restriction, put in as the owner. */
export async function sampleCases(owner: Database): Promise<SampleCase[]> {
  const people = [cast.osgood, cast.ashby, cast.varga, cast.calloway]
  const samples: SampleCase[] = []
  const rows = {
    cases: [] as (typeof cases.$inferInsert)[],
    named: [] as (typeof named.$inferInsert)[],
    restrictions: [] as (typeof restrictions.$inferInsert)[],
  }
  const places = [
    [forces.marlshire, [teams.aldermereResponse, teams.thornfoldProtection, teams.pellbrookResponse]],
    [forces.severnvale, [teams.fenwaterResponse]],
  ] as const
  for (const [force, ownTeams] of places)
    for (const team of ownTeams)
      for (const officer of [null, cast.osgood])
        for (const nobody of [null, ...people])
          for (const why of ['named', 'breakGlass', 'lapsed'] as const)
            for (const restricted of [false, true]) {
              const named_ = nobody && why === 'named' ? [nobody.id] : []
              const admitted = nobody && why === 'breakGlass' ? [nobody.id] : []
              const id = randomUUID()
              const ref = `${force.code}-2026-${String(10_000 + samples.length)}`
              samples.push({
                id,
                ref,
                facts: {
                  forceId: force.id,
                  teamId: team.id,
                  officerId: officer?.id ?? null,
                  namedIds: named_,
                  admittedIds: admitted,
                  restricted,
                },
              })
              rows.cases.push({
                id,
                forceId: force.id,
                ref,
                status: 'open',
                teamId: team.id,
                officerId: officer?.id ?? null,
                relationship: 'formerPartner',
                reportedOn: '2026-10-24',
                openedAt: at,
                openedById: cast.calloway.id,
                checksDone: [],
                closedLacking: [],
                formerTeams: [],
                version: 1,
              })
              if (nobody)
                rows.named.push({
                  id: randomUUID(),
                  forceId: force.id,
                  caseId: id,
                  personId: nobody.id,
                  why: why === 'breakGlass' ? 'breakGlass' : 'named',
                  at,
                  untilAt: why === 'named' ? null : why === 'breakGlass' ? '2999-01-01T00:00:00.000Z' : at,
                })
              if (restricted)
                rows.restrictions.push({
                  id: randomUUID(),
                  forceId: force.id,
                  caseId: id,
                  reason: 'The defendant works for the force',
                  at,
                  byId: cast.calloway.id,
                  liftedAt: null,
                })
            }
  await owner.insert(cases).values(rows.cases)
  await owner.insert(named).values(rows.named)
  await owner.insert(restrictions).values(rows.restrictions)
  return samples
}
