import { getTableColumns, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { connect } from '../../db/client.ts'
import { cases, tables } from '../../db/schema/collections.ts'
import { districts, forces, memberships, people, personRoles, teams } from '../../db/schema/organisation.ts'
import { decide, recordOf } from '../../lib/acts/act/decide.ts'
import { asLoaded, versionOf } from '../../lib/acts/act/versions.ts'
import { type ActName, acts } from '../../lib/acts/index.ts'
import type { CaseFile, Collection } from '../../lib/case/case.ts'
import { type Actor, allRoles } from '../../lib/case/policy.ts'
import type { Performing } from '../../lib/work/pipeline/performing.ts'
import { attempt } from '../rules/acts/every-case-act.ts'
import { at, decideAs, isOfLibrary, lately, newId } from '../rules/acts/every-input.ts'
import { tried } from '../rules/acts/rich-case.ts'
import { people as drafters, team } from '../rules/drafting/drafted.ts'

/** The cases on which the rules do every act, put into a database as they stand, each act’s beside the others’. */

export interface Doubling {
  asked: Omit<Performing, 'actor' | 'db'>
  people: Actor[]
  file: CaseFile
}

const collections = Object.keys(tables) as Collection[]
const eight: Actor[] = Array.from({ length: 8 }, (_, n) => ({
  ...drafters.officer,
  id: newId(),
  name: `PC Ide O’Shea ${n + 1}`,
  teamIds: [team],
  roles: allRoles,
}))
/** Done by each person for themselves: eight of them are eight, and one who sends it eight times is one. */
const forThemselves: Partial<Record<ActName, string>> = {
  breakGlass: 'each is let in by name',
  setReminder: 'a reminder is whose it is',
}
const uuid = /00000000-0000-4000-8000-[0-9a-f]{12}/g
let planted = 0
const refOf = (n: number) => `MA-2026-${80_000 + n}`

/** An act as the rules did it, to be sent by eight people; none where what it does adds no record and moves no status. */
export function doublingOf(name: ActName): Doubling[] {
  const act = acts[name]
  if (!tried.has(`${name} done`)) attempt(name)
  const once = tried.get(`${name} done`)
  if (!once) throw new Error(`${name} was never done`)
  const { file, on, input } = once
  const first = decideAs(once.actor, file, act, on, input)
  if (first.kind !== 'done') throw new Error(`${name} was not done again: ${first.kind}`)
  const adds = first.patch.some(c => 'add' in c && c.in !== 'formerVersions' && c.in !== 'overrides')
  if (!adds && (first.to === null || first.to === first.from)) return []
  const whoMay = eight.filter(actor => decideAs(actor, file, act, on, input).kind === 'done')
  const record = recordOf(file, act.about, on)
  if (!record) throw new Error(`${name} has no record`)
  const moment = isOfLibrary(act) ? lately : { at, today: at.slice(0, 10) }
  const unasked = decide(
    file,
    { act, on, input, seen: asLoaded },
    { ...moment, actor: once.actor, newId, settings: file.settings },
  )
  // Ids of people and of the force are the force’s, and all others are this case’s own.
  const n = ++planted
  const own = new Set(
    [file.case.id, on, ...collections.flatMap(c => file[c].map(r => r.id))].filter(id => id !== undefined),
  )
  const ref = refOf(n)
  const text = JSON.stringify({ file: { ...file }, on, input })
    .replace(uuid, id => (own.has(id) ? `${String(n).padStart(8, '0')}${id.slice(8)}` : id))
    .replaceAll(file.case.ref, ref)
  const moved = JSON.parse(text) as { file: CaseFile; on: string; input: object }
  const seen = versionOf(moved.file, act, recordOf(moved.file, act.about, moved.on) ?? record)
  return [
    {
      file: moved.file,
      people: whoMay.length === 8 && !forThemselves[name] ? whoMay : Array.from({ length: 8 }, () => once.actor),
      asked: {
        act: name,
        ref,
        on: act.about === 'case' ? undefined : moved.on,
        input: {
          ...moved.input,
          // Another case that is there.
          ...('otherRef' in moved.input ? { otherRef: refOf(n - 1) } : {}),
        },
        seen,
        ...(unasked.kind === 'warned' ? { despite: 'Agreed', shown: unasked.warnings.map(w => w.message) } : {}),
        as: act.partOfAnother ? 'part' : 'program',
        at: moment.at,
      },
    },
  ]
}

/** All these cases in one statement for each table, past the keys and the walls, which what is done to them then meets. */
export async function plant(ownerUrl: string, doublings: readonly Doubling[]) {
  const { db, close } = connect(ownerUrl, { max: 1 })
  const forceId = doublings[0]?.file.case.forceId ?? ''
  const staff = new Map<string, string>(eight.map(p => [p.id, p.name]))
  for (const d of doublings) {
    for (const p of d.people) staff.set(p.id, p.name)
    const named = JSON.stringify(d.asked.input).match(uuid) ?? []
    for (const id of named) if (id.startsWith('00000000') && id !== team && id !== forceId) staff.set(id, 'PC Una Nye')
  }
  try {
    await db.transaction(async tx => {
      await tx.execute(sql`set local session_replication_role = replica`)
      const districtId = newId()
      await tx.insert(forces).values({
        id: forceId,
        code: 'MA',
        name: 'Marlshire Police',
        kind: 'territorial',
        settings: doublings[0]?.file.settings as never,
      })
      const others = new Map(doublings.flatMap(d => d.file.force.others ?? []).map(f => [f.id, f.name]))
      await tx.insert(forces).values(
        [...others].map(([id, name], n) => ({
          id,
          name,
          code: `O${n}`,
          kind: 'territorial' as const,
          settings: doublings[0]?.file.settings as never,
        })),
      )
      await tx.insert(districts).values({ id: districtId, forceId, name: 'Aldermere' })
      await tx.insert(teams).values({ id: team, forceId, districtId, name: 'Aldermere protection' })
      const everyone = [...staff].map(([id, name]) => ({ id, name }))
      const startedAt = '2020-01-01T00:00:00.000Z'
      await tx
        .insert(people)
        .values(everyone.map((p, n) => ({ ...p, forceId, email: `p${n}@marl.example.org`, startedAt })))
      await tx.insert(memberships).values(everyone.map(p => ({ id: newId(), forceId, personId: p.id, teamId: team })))
      await tx
        .insert(personRoles)
        .values(
          everyone.flatMap(p => allRoles.map(role => ({ id: newId(), forceId, personId: p.id, role, startedAt }))),
        )
      await tx.insert(cases).values(doublings.map(d => d.file.case) as never)
      for (const name of collections) {
        const table = tables[name] as PgTable
        const rows = doublings.flatMap(d => d.file[name].map(r => ({ ...r, forceId, caseId: d.file.case.id })))
        const width = Object.keys(getTableColumns(table)).length
        const most = Math.floor(60_000 / width)
        for (let i = 0; i < rows.length; i += most) await tx.insert(table).values(rows.slice(i, i + most) as never)
      }
    })
  } finally {
    await close()
  }
}
