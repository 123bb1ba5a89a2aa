import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { hoursAfter } from '../../lib/case/time/calendar.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { endOwnSessions, standingOf } from '../../lib/work/sign-in/sessions.ts'
import {
  limits,
  signInWithPassword,
  signInWithProvider,
  startSession,
  waitAfter,
} from '../../lib/work/sign-in/sign-in.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let owner: Connection
let program: Connection

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl)
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

const noon = '2026-11-02T12:00:00.000Z'
const minutes = (n: number) => hoursAfter(noon, n / 60)
const attempt = (who: { email: string; password: string }, password: string, at = noon, address = '192.0.2.10') =>
  signInWithPassword({ email: who.email, password, address, at, db: program.db })

test('the right password signs in, whatever the case of the address; the wrong one is in the record', async () => {
  const { oDowd } = cast
  expect(await attempt({ ...oDowd, email: ` ${oDowd.email.toUpperCase()}` }, oDowd.password)).toMatchObject({
    id: oDowd.id,
  })
  expect(await attempt(oDowd, 'not this one')).toBeUndefined()
  const [event] = await owner.sql`
    select sentence, actor_name, force_id from events where kind = 'signIn' and record_id = ${oDowd.id}`
  expect(event).toEqual({
    sentence: 'Failed to sign in as DC Owen O’Dowd: wrong password',
    actor_name: 'Not signed in',
    force_id: oDowd.forceId,
  })
})

test('the address of a browser is kept only as a keyed hash', async () => {
  await attempt(cast.nwosu, 'wrong', noon, '203.0.113.77')
  const rows = await owner.sql`select address from sign_in_attempts where account = ${cast.nwosu.email}`
  expect(rows).toHaveLength(1)
  expect(rows[0]?.address).not.toContain('203.0.113')
})

test('after five failures an account waits, longer each time, and then its password works again', async () => {
  const { hale } = cast
  for (let n = 0; n < limits.account; n++) expect(await attempt(hale, `guess ${n}`, minutes(n))).toBeUndefined()
  const last = limits.account - 1
  expect(await attempt(hale, hale.password, hoursAfter(minutes(last), 0.5 / 60))).toBeUndefined()
  expect(await attempt(hale, 'guess 6', minutes(last + 1))).toBeUndefined()
  expect(await attempt(hale, hale.password, minutes(last + 2))).toBeUndefined()
  expect(await attempt(hale, hale.password, minutes(last + 3))).toMatchObject({ id: hale.id })
  expect(await attempt(hale, 'a slip', minutes(last + 3.1))).toBeUndefined()
  expect(await attempt(hale, hale.password, minutes(last + 3.2))).toMatchObject({ id: hale.id })
  expect(Array.from({ length: 8 }, (_, n) => waitAfter(n + 3, 5))).toEqual([0, 0, 1, 2, 4, 8, 15, 15])
})

test('twelve guesses at once count as twelve: no more than five are looked at', async () => {
  const { whitlock } = cast
  await Promise.all(Array.from({ length: 12 }, (_, n) => attempt(whitlock, `guess ${n}`)))
  const [row] = await owner.sql`
    select count(*) filter (where because = 'tried')::int as tried, count(*)::int as all
    from sign_in_attempts where account = ${whitlock.email}`
  expect(row).toEqual({ tried: 5, all: 12 })
})

test('one address that tries many accounts has one try at each, and a station behind it is not locked out', async () => {
  const address = '198.51.100.4'
  for (let n = 0; n < limits.address; n++)
    await attempt({ email: `nobody${n}@marl.example.org`, password: '' }, 'guess', noon, address)
  const { marchetti, osgood } = cast
  expect(await attempt(osgood, osgood.password, noon, address)).toMatchObject({ id: osgood.id })
  expect(await attempt(osgood, 'a slip', noon, address)).toBeUndefined()
  expect(await attempt(osgood, osgood.password, noon, address)).toMatchObject({ id: osgood.id })
  expect(await attempt(marchetti, 'a guess', noon, address)).toBeUndefined()
  expect(await attempt(marchetti, marchetti.password, noon, address)).toBeUndefined()
  expect(await attempt(marchetti, marchetti.password, noon, '198.51.100.5')).toMatchObject({ id: marchetti.id })
})

test('an account guessed at from many addresses waits there, and not where its owner has signed in', async () => {
  const { kowalczyk } = cast
  expect(await attempt(kowalczyk, kowalczyk.password)).toMatchObject({ id: kowalczyk.id })
  for (let n = 0; n < limits.anywhere; n++) await attempt(kowalczyk, 'a guess', minutes(1), `203.0.113.${n}`)
  expect(await attempt(kowalczyk, kowalczyk.password, minutes(1.1), '203.0.113.200')).toBeUndefined()
  expect(await attempt(kowalczyk, kowalczyk.password, minutes(1.1))).toMatchObject({ id: kowalczyk.id })
})

test('an ended account cannot sign in, with a password or by the provider', async () => {
  expect(await attempt(cast.tilney, cast.tilney.password)).toBeUndefined()
  const asked = {
    subject: 'issuer 9417',
    email: cast.tilney.email,
    isEmailVerified: true,
    address: '192.0.2.10',
    db: program.db,
  }
  expect(await signInWithProvider(asked)).toBeUndefined()
  expect(await providerFailures(cast.tilney.email)).toEqual(['the account is ended'])
  const [event] = await owner.sql`
    select sentence from events where kind = 'signIn' and record_id = ${cast.tilney.id} order by seq desc limit 1`
  expect(event?.sentence).toBe('Failed to sign in as DC Marian Tilney: the account is ended')
})

const providerFailures = async (account: string) =>
  (
    await owner.sql`
      select because from sign_in_attempts where account = ${account} and because <> 'tried' and not succeeded order by at`
  ).map(row => row.because)

test('the provider’s person is bound by a verified email once, and known by subject after that', async () => {
  const { siddiqui } = cast
  const asked = { email: siddiqui.email, isEmailVerified: true, address: '192.0.2.10', db: program.db }
  expect(await signInWithProvider({ ...asked, subject: 'issuer 5512', isEmailVerified: false })).toBeUndefined()
  expect(await signInWithProvider({ ...asked, subject: 'issuer 5512' })).toMatchObject({ id: siddiqui.id })
  expect(await signInWithProvider({ ...asked, subject: 'issuer 5512', email: 'new@marl.example.org' })).toMatchObject({
    id: siddiqui.id,
  })
  expect(await signInWithProvider({ ...asked, subject: 'issuer 6630' })).toBeUndefined()
  expect(
    await signInWithProvider({ ...asked, subject: 'issuer 7741', email: 'Unknown@marl.example.org' }),
  ).toBeUndefined()
  expect(await providerFailures('unknown@marl.example.org')).toEqual(['not known here'])
  expect(await providerFailures(siddiqui.email)).toEqual([
    'the provider has not verified the address',
    'the address belongs to another account of the provider',
  ])
})

const begin = (who: { id: string; forceId: string; name: string }, at = noon) =>
  startSession(who, { browser: 'Firefox', at, db: program.db })
const sessionAt = (id: string, at: string) => standingOf(id, { at, db: program.db })

test('a session ends when it is not used, and after twelve hours even if it is', async () => {
  const idle = await begin(cast.brackley)
  expect(await sessionAt(idle, minutes(29))).toMatchObject({ kind: 'standing', actor: { id: cast.brackley.id } })
  expect(await sessionAt(idle, minutes(58))).toMatchObject({ kind: 'standing' })
  expect(await sessionAt(idle, minutes(89))).toEqual({ kind: 'over', because: 'idle' })
  expect(await sessionAt(idle, minutes(90))).toEqual({ kind: 'over', because: 'idle' })
  const long = await begin(cast.brackley)
  for (let n = 20; n <= 720; n += 20) expect(await sessionAt(long, minutes(n))).toMatchObject({ kind: 'standing' })
  expect(await sessionAt(long, minutes(721))).toEqual({ kind: 'over', because: 'tooLong' })
  expect(await sessionAt('00000000-0000-4000-8000-000000000000', noon)).toEqual({ kind: 'over', because: 'unknown' })
})

test('signing out everywhere ends one’s own sessions and nobody else’s', async () => {
  const [one, two, other] = [await begin(cast.pemberton), await begin(cast.pemberton), await begin(cast.fairbrother)]
  await endOwnSessions(cast.pemberton, 'all', { at: minutes(1), db: program.db })
  for (const id of [one, two]) expect(await sessionAt(id, minutes(2))).toEqual({ kind: 'over', because: 'everywhere' })
  expect(await sessionAt(other, minutes(2))).toMatchObject({ kind: 'standing' })
})

const change = (act: Parameters<typeof performAsSeen>[0]['act'], on: string, input: object, actor = cast.okafor) =>
  performAsSeen({
    ...{ actor, act, on, at: minutes(5), db: program.db },
    // What somebody who leaves still holds is questioned: here it is given away later.
    ...(act === 'endPerson'
      ? { despite: 'Given away later', input: { lastDay: minutes(5).slice(0, 10), ...input } }
      : { input }),
  })

test('roles are read afresh, and an administrator’s acts reach a session that is open', async () => {
  const id = await begin(cast.mcrae)
  expect(await sessionAt(id, minutes(1))).toMatchObject({ actor: { roles: ['civilOrders'] } })
  expect(await change('giveRole', cast.mcrae.id, { role: 'legal' })).toMatchObject({ kind: 'done' })
  expect(await sessionAt(id, minutes(6))).toMatchObject({ actor: { roles: expect.arrayContaining(['legal']) } })
  expect(await change('revokeSessions', cast.mcrae.id, { reason: 'A lost laptop' })).toMatchObject({ kind: 'done' })
  expect(await sessionAt(id, minutes(7))).toEqual({ kind: 'over', because: 'revoked' })
  const again = await begin(cast.mcrae, minutes(8))
  expect(await change('endPerson', cast.mcrae.id, { reason: 'Left the force' })).toMatchObject({ kind: 'done' })
  expect(await sessionAt(again, minutes(9))).toEqual({ kind: 'over', because: 'account' })
  expect(await attempt(cast.mcrae, cast.mcrae.password)).toBeUndefined()
})

test('nobody changes their own roles, the last administrator stays, and others may not manage people', async () => {
  const reasons = async (...asked: Parameters<typeof change>) => {
    const done = await change(...asked)
    return done.kind === 'refused' ? done.refusals.map(r => r.message) : done.kind
  }
  const own = 'You cannot change your own account. Ask another administrator'
  expect(await reasons('giveRole', cast.okafor.id, { role: 'coordinator' })).toEqual([own])
  expect(await reasons('endPerson', cast.okafor.id, { reason: 'Leaving' })).toEqual([
    own,
    'This is the last administrator. Make someone else an administrator first',
  ])
  expect(await reasons('giveRole', cast.hadley.id, { role: 'sergeant' }, cast.sutcliffe)).toBe('missing')
  expect(await reasons('giveRole', cast.bright.id, { role: 'sergeant' })).toBe('missing')
  expect(await reasons('giveRole', cast.hadley.id, { role: 'administrator' })).toBe('warned')
  expect(await reasons('changePerson', cast.hadley.id, { name: 'PC Stuart Hadley', email: cast.bright.email })).toEqual(
    ['This email address belongs to another account'],
  )
})

test('an administrator’s act leaves its sentence, its input and its author in the record', async () => {
  await change('changePerson', cast.lindqvist.id, { name: 'Sofia Lindqvist-O’Hara', email: cast.lindqvist.email })
  const [event] = await owner.sql`
    select act, sentence, actor_id, subject_kind, detail ->> 'name' as name from events
    where record_id = ${cast.lindqvist.id} and kind = 'act'`
  expect(event).toEqual({
    act: 'changePerson',
    sentence: 'Changed Sofia Lindqvist-O’Hara: name (was Sofia Lindqvist), number, phone number',
    actor_id: cast.okafor.id,
    subject_kind: 'force',
    name: 'Sofia Lindqvist-O’Hara',
  })
})
