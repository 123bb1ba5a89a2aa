import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import type postgres from 'postgres'
import { type Connection, connect } from '../../db/client.ts'
import { countedTableNames } from '../../db/door-walls.ts'
import { wallProblems } from '../../db/walls.ts'
import { cast, forces, seedCast } from '../../lib/demo/cast.ts'
import { checkRecord } from '../../lib/work/lists/history.ts'
import { recordEvent } from '../../lib/work/pipeline/events.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { type SampleCase, sampleCases } from './sample-cases.ts'

let fresh: FreshDatabase
let owner: Connection
let program: Connection
let samples: SampleCase[]

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 2 })
  samples = await sampleCases(owner.db)
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

const as = <T>(who: { id: string; forceId: string }, work: (sql: postgres.TransactionSql) => Promise<T>) =>
  program.sql.begin(async sql => {
    await sql`select set_config('spo.force', ${who.forceId}, true), set_config('spo.actor', ${who.id}, true)`
    return work(sql)
  })

/** Attempts to sign in are of no force; passwords are closed to the program altogether. */
const withoutForce = ['sign_in_attempts', 'passwords']
const tables = async () =>
  (
    await owner.sql<{ name: string; has_force: boolean; rls: boolean }[]>`
      select c.relname as name, c.relrowsecurity as rls,
        exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'force_id' and not a.attisdropped) as has_force
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`
  ).filter(t => !withoutForce.includes(t.name))

test('every table is behind row-level security with a policy for the program', async () => {
  const all = await tables()
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(t => !t.rls).map(t => t.name)).toEqual([])
  expect(await wallProblems(owner.sql)).toEqual([])
})

test('the version of a record can be written wherever it is changed, corrected or withdrawn', async () => {
  const short = await owner.sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'version'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (has_any_column_privilege('spo_program', c.oid, 'UPDATE') or exists (
        select 1 from pg_attribute w where w.attrelid = c.oid and w.attname = 'withdrawn_at'))
      and not has_column_privilege('spo_program', c.oid, a.attnum, 'UPDATE') order by 1`
  expect(short.map(t => t.name)).toEqual([])
})

test('the check of the catalogue finds each way round the walls', async () => {
  const problemsAfter = async (statements: string) => {
    let problems: string[] = []
    await owner.sql
      .begin(async sql => {
        await sql.unsafe(statements)
        problems = await wallProblems(sql as unknown as postgres.Sql)
        throw new Error('undone')
      })
      .catch(error => {
        if (error.message !== 'undone') throw error
      })
    return problems
  }
  const ways: [string, RegExp][] = [
    ['create table notes (id uuid)', /notes has no row-level security/],
    ['alter table cases no force row level security', /cases does not force/],
    ['create view all_cases as select * from cases', /all_cases is a view/],
    ['create policy more on cases to spo_program using (true)', /policy more of cases lets the program see every row/],
    ['create policy more on cases using (force_id is not null)', /more of cases is for everyone/],
    [
      `create function spo_more() returns bigint language sql security definer set search_path = public as 'select count(*) from cases'`,
      /spo_more\(\) runs with the search path public/,
    ],
    ['alter function spo_locked_cases() owner to spo_owner', /spo_locked_cases\(\) runs as spo_owner/],
    ['grant execute on function spo_locked() to public', /Anyone may call spo_locked/],
    ['alter role spo_program createrole', /spo_program is a superuser/],
    ['alter role spo_definer login', /spo_definer may log in/],
    ['grant pg_read_all_data to spo_program', /spo_program is a member of pg_read_all_data/],
    ['grant create on schema public to spo_program', /spo_program may make things in the schema public/],
    ['grant select on passwords to spo_program', /spo_program has SELECT on passwords/],
    ['grant delete on events to spo_program', /spo_program has DELETE on events/],
    ['grant select on cases to public', /everyone has SELECT on cases/],
    ['alter table events disable trigger events_chain', /trigger events_chain of events is missing or disabled/],
  ]
  for (const [statement, problem] of ways)
    expect((await problemsAfter(statement)).join('\n'), statement).toMatch(problem)
  expect(await problemsAfter('select 1')).toEqual([])
})

test('a temporary table or view named like ours lets nobody past the walls', async () => {
  const closed = samples.find(
    s => s.facts.restricted && s.facts.forceId === forces.marlshire.id && s.facts.officerId === cast.osgood.id,
  )
  const reach = (sql: postgres.Sql | postgres.TransactionSql) =>
    sql`select 1 from cases where id = ${String(closed?.id)}`
  for (const statement of [
    'create temporary table restrictions (case_id uuid, force_id uuid, lifted_at timestamptz)',
    'create temporary view named as select 1',
    `create function pg_temp.mine() returns boolean language sql as 'select true'`,
  ])
    await expect(
      as(cast.hale, sql => sql.unsafe(statement)),
      statement,
    ).rejects.toThrow(/permission denied/)
  // Were the right to make them given by mistake, the functions would still not look there.
  const database = new URL(fresh.ownerUrl).pathname.slice(1)
  await owner.sql.unsafe(`grant temporary on database ${database} to spo_program`)
  const other = connect(fresh.programUrl, { max: 1 })
  try {
    await other.sql.begin(async sql => {
      await sql`select set_config('spo.force', ${cast.hale.forceId}, true), set_config('spo.actor', ${cast.hale.id}, true)`
      expect(await reach(sql)).toEqual([])
      await sql`create temporary table restrictions (case_id uuid, force_id uuid, lifted_at timestamptz)`
      expect(await reach(sql)).toEqual([])
      await sql.unsafe(`
        create function pg_temp.role_now(text) returns uuid[] language plpgsql as $$
        begin raise exception 'ran as %', current_user; end $$;
        create temporary view cases as select pg_temp.role_now('x') as id, null::uuid as force_id`)
      expect(await sql`select count(*)::int as n from spo_locked_case(${String(closed?.ref)})`).toEqual([{ n: 1 }])
    })
  } finally {
    await other.close()
    await owner.sql.unsafe(`revoke temporary on database ${database} from spo_program`)
  }
})

test('no password, nor what it is kept as, can be read by the program', async () => {
  await expect(program.sql`select key from passwords`).rejects.toThrow(/permission denied/)
  expect(await program.sql`select spo_is_password(${cast.hale.id}, 'not its key') as same`).toEqual([{ same: false }])
  const [row] = await program.sql`select * from spo_person_by_email(${cast.hale.email})`
  expect(Object.keys(row ?? {}).sort()).toEqual(['ended_at', 'force_id', 'id', 'name'])
})

test('raw SQL as the program shows one force none of the rows of another, in any table', async () => {
  const seen: Record<string, number> = {}
  await as(cast.calloway, async sql => {
    for (const { name } of (await tables()).filter(t => t.has_force)) {
      const [row] = await sql`select count(*)::int as n from ${sql(name)} where force_id <> ${forces.marlshire.id}`
      expect(row?.n, name).toBe(0)
      const [own] = await sql`select count(*)::int as n from ${sql(name)}`
      seen[name] = own?.n as number
    }
    expect(await sql`select code from forces`).toEqual([{ code: 'MA' }])
  })
  expect(seen.people).toBeGreaterThan(20)
  expect(seen.cases).toBeGreaterThan(20)
  const [others] = await owner.sql`select count(*)::int as n from cases where force_id = ${forces.severnvale.id}`
  expect(others?.n).toBeGreaterThan(20)
})

test('with nobody set, the program sees nothing at all', async () => {
  for (const { name } of await tables()) {
    const [row] = await program.sql`select count(*)::int as n from ${program.sql(name)}`
    expect(row?.n, name).toBe(0)
  }
})

test('a row cannot be put into another force, nor moved there', async () => {
  const put = (forceId: string) =>
    as(
      cast.calloway,
      sql => sql`insert into districts (id, force_id, name) values (${randomUUID()}, ${forceId}, 'Pellbrook East')`,
    )
  await expect(put(forces.severnvale.id)).rejects.toThrow(/row-level security/)
  await put(forces.marlshire.id)
  await expect(
    as(
      cast.calloway,
      sql => sql`update districts set force_id = ${forces.severnvale.id} where name = 'Pellbrook East'`,
    ),
  ).rejects.toThrow(/row-level security/)
})

test('a restricted case is closed in every table to all but its own people', async () => {
  const closed = samples.filter(
    s => s.facts.restricted && s.facts.forceId === forces.marlshire.id && s.facts.officerId === cast.osgood.id,
  )
  const ids = closed.map(s => s.id)
  expect(ids.length).toBeGreaterThan(10)
  const withCase = await owner.sql<{ name: string }[]>`
    select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'case_id'`
  await as(cast.hale, async sql => {
    for (const { name } of withCase)
      expect(await sql`select 1 from ${sql(name)} where case_id = any (${ids})`, name).toEqual([])
    expect(await sql`select 1 from cases where id = any (${ids})`).toEqual([])
    expect((await sql`update cases set status = 'closed' where id = any (${ids})`).count).toBe(0)
  })
  const [inside] = await as(cast.osgood, sql => sql`select count(*)::int as n from cases where id = any (${ids})`)
  expect(inside?.n).toBe(ids.length)
})

test('what a person has typed and not sent is theirs alone', async () => {
  await as(
    cast.osgood,
    sql => sql`insert into unsent_forms (person_id, force_id, form, typed, at)
      values (${cast.osgood.id}, ${cast.osgood.forceId}, 'a form', '{}', now())`,
  )
  expect(await as(cast.hale, sql => sql`select 1 from unsent_forms`)).toHaveLength(0)
  expect(await as(cast.osgood, sql => sql`select 1 from unsent_forms`)).toHaveLength(1)
})

test('the record is only ever added to, even by the owner', async () => {
  const say = (sentence: string) =>
    asPerson(
      cast.calloway,
      tx =>
        recordEvent(tx, cast.calloway, {
          kind: 'act',
          subject: { kind: 'force', id: forces.marlshire.id },
          act: 'addDistrict',
          sentence,
          at: '2026-10-25T00:30:00.000Z',
        }),
      { db: program.db },
    )
  const check = () => asPerson(cast.calloway, tx => checkRecord(tx, forces.marlshire.id), { db: program.db })
  // What the force began with.
  const { count } = await check()
  for (const sentence of ['Added the district Aldermere', 'Added the district O’Dowd', 'Added the district Thornfold'])
    await say(sentence)
  for (const sql of [owner.sql, program.sql]) {
    await expect(sql`update events set sentence = 'Nothing happened'`).rejects.toThrow(/append-only|permission denied/)
    await expect(sql`delete from events`).rejects.toThrow(/append-only|permission denied/)
    await expect(sql`truncate events`).rejects.toThrow(/append-only|permission denied/)
  }
  expect(await check()).toEqual({ count: count + 3, firstWrong: undefined })
  // Whoever gets round the trigger leaves a record that no longer fits.
  await owner.sql.begin(async sql => {
    await sql`alter table events disable trigger events_append_only`
    await sql`update events set sentence = 'Added the district Dowd' where sentence = 'Added the district O’Dowd'`
    await sql`alter table events enable trigger events_append_only`
  })
  expect((await check()).firstWrong?.sentence).toBe('Added the district Dowd')
})

test('the program owns nothing, is no superuser and bypasses no policy', async () => {
  const [role] = await owner.sql`
    select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'spo_program'`
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false })
  const owned = await owner.sql`
    select relname from pg_class where relowner = 'spo_program'::regrole
    union all select proname from pg_proc where proowner = 'spo_program'::regrole`
  expect([...owned]).toEqual([])
})

test('the program has no grant to change what was said at the time, nor to delete a case’s records', async () => {
  const grants = await owner.sql<{ table: string; privilege: string }[]>`
    select table_name as table, privilege_type as privilege from information_schema.role_table_grants
    where grantee = 'spo_program' and table_schema = 'public'`
  const having = (privilege: string) => grants.filter(g => g.privilege === privilege).map(g => g.table)
  const fixed = ['custody', 'events', 'former_versions', 'sign_in_attempts']
  expect(having('UPDATE').filter(t => fixed.includes(t))).toEqual([])
  expect(having('INSERT')).toEqual(expect.arrayContaining(fixed))
  expect(having('DELETE').sort()).toEqual([...countedTableNames, 'search_terms', 'unsent_forms', 'waits'].sort())
  expect([...having('TRUNCATE'), ...having('REFERENCES'), ...having('TRIGGER')]).toEqual([])
})
