import { expect, test } from '@playwright/test'
import { freePort } from '../../bin/test-databases.ts'
import { type Connection, connect } from '../../db/client.ts'
import type { MailKind } from '../../lib/case/reference/mail.ts'
import { type CastMember, cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { type Life, tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { s10 } from '../../lib/demo/stories/pattern.ts'
import { application, type Story } from '../../lib/demo/telling.ts'
import { mailSettings, mailState } from '../../lib/work/mail/outgoing.ts'
import { openRelay, sendDue, startSending, waitMinutes } from '../../lib/work/mail/send-mail.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { readDesk } from '../../lib/work/queues/desk.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { type MailRelay, startMailRelay } from '../mail-relay.ts'

const address = 'https://orders.marl.example.org'
const from = 'orders@marl.example.org'
const given = ['SPO_SMTP_URL', 'SPO_MAIL_FROM', 'NEXTAUTH_URL'] as const
const before = given.map(name => process.env[name])
const setMail = (values: readonly (string | undefined)[]) =>
  given.forEach((name, i) => {
    const value = values[i]
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  })

let fresh: FreshDatabase
let owner: Connection
let program: Connection
let relay: MailRelay

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 1 })
  program = connect(fresh.programUrl)
  relay = await startMailRelay()
})
test.beforeEach(async () => {
  await owner.sql`truncate outgoing_mail cascade`
  relay.received.length = 0
  relay.unknown.clear()
  setMail([relay.url, from, address])
})
test.afterEach(() => setMail(before))
test.afterAll(async () => {
  await relay?.stop()
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

const life = (change: Partial<Life> = {}): Life => ({
  crew: marlshire(),
  teamId: teams.aldermereProtection.id,
  opened: '2026-08-03',
  defendant: {
    given: 'Peregrine',
    family: 'O’Thackthwaite',
    born: '1984-02-29',
    address: '27 Quillet Row, Aldermere ZZ4 7QR',
    phones: ['07700 900417'],
  },
  protectedPerson: { given: 'Isolde', family: 'D’Wimbourne', born: '1990-06-11', contactBy: '07700 900633' },
  relationship: 'formerPartner',
  incidents: [
    { on: '2026-07-02', category: 'B', summary: 'Forty messages in one night' },
    { on: '2026-07-09', category: 'E', summary: 'Waited outside her work' },
    { on: '2026-07-20', category: 'G', summary: 'Filmed her front door' },
  ],
  pattern: 'He has written, waited and watched since she asked him to stop.',
  risk: { on: '2026-08-04', yes: 6, judgement: 'high', reason: 'It grows after each refusal.' },
  ...change,
})
const tell = (change: Partial<Life> = {}): Promise<Story> => tellLife(program.db, life(change))
const drafted = { decided: '2026-08-05', drafted: { on: '2026-08-06' } }
const act = (story: Story, actor: CastMember, name: Parameters<typeof performAsSeen>[0]['act'], input: object) =>
  performAsSeen({ actor, ref: story.ref, act: name, input, db: program.db })

const mailRows = async (kind?: MailKind) =>
  (
    await owner.sql`
      select p.name, m.kind, m.case_ref from outgoing_mail m join people p on p.id = m.person_id
      where ${kind ?? null}::text is null or m.kind = ${kind ?? null} order by m.created_at, p.name`
  ).map(row => [row.kind, row.name, row.case_ref])
const to = (kind: MailKind, ref: string, ...people: CastMember[]) =>
  people.map(p => [kind, p.name, ref]).sort((a, b) => String(a[1]).localeCompare(String(b[1])))
const settings = () => {
  const found = mailSettings()
  if (!found) throw new Error('Mail is not set up')
  return found
}
const send = async (at?: string, smtpUrl = relay.url) => {
  const transport = openRelay(smtpUrl)
  try {
    return await sendDue({ settings: settings(), transport, db: program.db, ...(at ? { at } : {}) })
  } finally {
    transport.close()
  }
}

test('a mail that an application waits goes to the reviewers of its team, with a reference and a link and nothing else', async () => {
  const story = await tell({ ...drafted, underReview: { on: '2026-08-07', passed: 0 } })
  expect(await mailRows()).toEqual(to('applicationWaiting', story.ref, cast.ashby))
  expect(await send()).toBe(1)
  const [one, ...others] = relay.received
  expect(others).toEqual([])
  expect(one).toMatchObject({ from, to: [cast.ashby.email] })
  expect(one?.mail.subject).toBe(`${story.ref}: an application waits for your review`)
  expect(one?.mail.text).toContain(`${address}/cases/${story.ref}/application\n`)
  const file = await story.read()
  const details = [
    'Peregrine', 'Thackthwaite', 'Isolde', 'Wimbourne', 'Quillet', 'ZZ4', '900417', '900633', '1984', 'Aldermere',
    'messages', 'stalking', 'protected', ...file.incidents.map(i => i.summary),
    ...Object.values(cast).map(p => p.name),
  ].filter((word): word is string => Boolean(word)) // biome-ignore format: a list
  const body = `${one?.mail.subject} ${one?.mail.text} ${one?.mail.html ?? ''} ${one?.raw}`
  expect(details.filter(word => body.toLowerCase().includes(word.toLowerCase()))).toEqual([])
  expect(one?.mail.html).toBeUndefined()
  expect(await send()).toBe(0)
  expect(relay.received).toHaveLength(1)
})

test('returned, it is the officer’s; endorsed, the next tier’s: every coordinator of the force', async () => {
  const story = await tell({ ...drafted, underReview: { on: '2026-08-07', passed: 1, returned: 'Say more' } })
  expect(await mailRows()).toEqual([
    ...to('applicationWaiting', story.ref, cast.ashby),
    ...to('applicationWaiting', story.ref, cast.calloway, cast.adeleke),
    ...to('applicationReturned', story.ref, cast.siddiqui),
  ])
})

test('a reviewer who wrote part of an application is not asked to review it', async () => {
  const story = await tell({ ...drafted, underReview: { on: '2026-08-07', passed: 0, returned: 'A longer term' } })
  const main = application('main')
  await story.tell(
    cast.calloway,
    '2026-08-10 09:00',
    'writeTerm',
    { termKind: 'fixed', termYears: 2, termReason: '' },
    main,
  )
  for (const point of (await story.read()).reviewPoints)
    await story.tell(cast.siddiqui, '2026-08-10 09:30', 'answerPoint', { answer: 'It is said' }, () => point)
  await story.tell(cast.siddiqui, '2026-08-10 10:00', 'submitApplication', {}, main)
  await owner.sql`truncate outgoing_mail cascade`
  await story.tell(cast.ashby, '2026-08-10 11:00', 'endorseAsSergeant', { note: 'Clear.' }, main)
  expect(await mailRows()).toEqual(to('applicationWaiting', story.ref, cast.adeleke))
})

test('a refusal on a test that the Act does not set is told to the coordinators, and so is its escalation', async () => {
  const { ref } = await s10(program.db)
  const coordinators = [cast.calloway, cast.adeleke]
  expect(await mailRows('refusalQuestioned')).toEqual(to('refusalQuestioned', ref, ...coordinators))
  expect(await mailRows('refusalEscalated')).toEqual(to('refusalEscalated', ref, ...coordinators))
})

test('an emergency opening is told to every coordinator, also those to whom the case is closed, and stays on their queues', async () => {
  const story = await tell()
  await act(story, cast.calloway, 'restrictCase', { reason: 'He works in the control room', people: [] })
  const opened = await act(story, cast.fairbrother, 'breakGlass', { reason: 'A threat to life tonight' })
  expect(opened).toMatchObject({ kind: 'done' })
  expect(await mailRows('emergencyOpening')).toEqual(to('emergencyOpening', story.ref, cast.calloway, cast.adeleke))
  await send()
  expect(relay.received.map(r => r.mail.text?.includes(`${address}/queues#openings\n`))).toEqual([true, true])
  for (const coordinator of [cast.calloway, cast.adeleke]) {
    const { openings } = await readDesk(coordinator, { tab: 'needs-you' }, { db: program.db })
    const [opening] = openings?.filter(o => o.ref === story.ref) ?? []
    expect(Date.parse(opening?.untilAt ?? '') - Date.parse(opening?.at ?? '')).toBe(8 * 3_600_000)
  }
})

test('a breach is told to the officer and the coordinators; of a restricted case, to no one to whom it is closed', async () => {
  const breach = (story: Story, actor: CastMember) =>
    story.tell(actor, '2026-10-12 09:00', 'recordBreach', f => ({
      of: 'order',
      orderId: f.orders[0]?.id,
      conditionIds: f.orderConditions.slice(0, 1).map(c => c.id),
      happenedOn: '2026-10-11',
      knownAt: '2026-10-11T21:10',
      source: 'victim',
      place: 'englandWales',
      description: 'He came to her door.',
      excuse: 'None offered',
    }))
  const inForce = {
    ...drafted,
    reviewed: '2026-08-10',
    lodged: '2026-08-12',
    full: {
      listed: '2026-08-13',
      heard: '2026-09-01',
      made: { years: 2 },
      served: '2026-09-01',
      notified: '2026-09-02',
    },
  }
  const story = await tell(inForce)
  await breach(story, cast.obrien)
  expect(await mailRows('breachRecorded')).toEqual(
    to('breachRecorded', story.ref, cast.siddiqui, cast.calloway, cast.adeleke),
  )
  await owner.sql`truncate outgoing_mail cascade`
  await act(story, cast.calloway, 'restrictCase', { reason: 'He works in the control room', people: [] })
  await breach(story, cast.siddiqui)
  expect(await mailRows('breachRecorded')).toEqual(to('breachRecorded', story.ref, cast.calloway))
})

test('a case given to another officer is told to that one', async () => {
  const story = await tell()
  expect(await act(story, cast.ashby, 'assignOfficer', { officerId: cast.fairbrother.id, reason: '' })).toMatchObject({
    kind: 'done',
  })
  expect(await mailRows()).toEqual(to('caseAllocated', story.ref, cast.fairbrother))
})

test('an act that is undone, or asked for twice, leaves no more mail than it should', async () => {
  const story = await tell()
  const asked = { actor: cast.ashby, ref: story.ref, act: 'assignOfficer' as const, db: program.db }
  const input = { officerId: cast.fairbrother.id, reason: '' }
  await owner.sql.unsafe(`
    create function fails() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger fails before insert on events for each row when (new.act = 'assignOfficer') execute function fails()`)
  await expect(performAsSeen({ ...asked, input })).rejects.toThrow('The database refused a statement')
  await owner.sql.unsafe('drop trigger fails on events; drop function fails')
  expect(await mailRows()).toEqual([])
  const once = crypto.randomUUID()
  for (const _ of [1, 2]) expect(await performAsSeen({ ...asked, input, once })).toMatchObject({ kind: 'done' })
  expect(await mailRows()).toHaveLength(1)
})

test('where no mail is set up none is written, and the administrator is told that', async () => {
  setMail([undefined, undefined, address])
  const story = await tell()
  await act(story, cast.ashby, 'assignOfficer', { officerId: cast.fairbrother.id, reason: '' })
  expect(await mailRows()).toEqual([])
  expect(mailSettings()).toBeUndefined()
})

const someMail = async (count: number, person: CastMember, at = '2026-11-20T08:00:00.000Z') =>
  owner.sql`
    insert into outgoing_mail (id, force_id, person_id, kind, case_ref, created_at, due_at)
    select gen_random_uuid(), ${person.forceId}, ${person.id}, 'breachRecorded', 'MA-2026-' || lpad((40000 + n)::text, 5, '0'), ${at}, ${at}
    from generate_series(1, ${count}) n`

test('two senders at once share the mail of every force and send each once', async () => {
  await someMail(12, cast.calloway)
  await someMail(8, cast.prosser)
  const other = connect(fresh.programUrl, { max: 2 })
  await other.sql`select 1`
  const transports = [openRelay(relay.url), openRelay(relay.url)]
  const tried = await Promise.all(
    [program, other].map(({ db }, i) =>
      sendDue({ settings: settings(), transport: transports[i] ?? openRelay(relay.url), db }),
    ),
  )
  for (const transport of transports) transport.close()
  await other.close()
  expect(tried.reduce((sum, n) => sum + n)).toBe(20)
  expect(Math.min(...tried)).toBeGreaterThan(0)
  expect(relay.received).toHaveLength(20)
  expect(new Set(relay.received.map(r => r.mail.messageId)).size).toBe(20)
  expect(relay.received.filter(r => r.to[0] === cast.prosser.email)).toHaveLength(8)
})

test('a refused recipient is tried again, later each time, and then given up where the administrator sees it', async () => {
  relay.unknown.add(cast.calloway.email)
  let at = '2026-11-20T08:00:00.000Z'
  await someMail(1, cast.calloway, at)
  await someMail(1, cast.adeleke, at)
  const row = async () => {
    const [found] = await owner.sql`
      select attempts, last_error, due_at, given_up_at, sent_at from outgoing_mail where person_id = ${cast.calloway.id}`
    return found ?? {}
  }
  expect(await send(at)).toBe(2)
  expect(relay.received.map(r => r.to)).toEqual([[cast.adeleke.email]])
  for (const [failures, minutes] of waitMinutes.entries()) {
    expect(await row()).toMatchObject({ attempts: failures + 1, given_up_at: null, sent_at: null })
    const due = new Date(Date.parse(at) + minutes * 60_000).toISOString()
    expect((await row()).due_at).toBe(due)
    expect(await send(new Date(Date.parse(due) - 1000).toISOString())).toBe(0)
    expect(await mailState(cast.okafor, program.db)).toMatchObject({ waiting: 1, retried: 1, failures: 0 })
    at = due
    expect(await send(at)).toBe(1)
  }
  expect(await row()).toMatchObject({ attempts: waitMinutes.length + 1, given_up_at: at, sent_at: null })
  expect(await send('2027-11-20T08:00:00.000Z')).toBe(0)
  expect(await mailState(cast.okafor, program.db)).toMatchObject({
    waiting: 0,
    failures: 1,
    failed: [
      { person: cast.calloway.name, kind: 'breachRecorded', because: expect.stringContaining('No such mailbox') },
    ],
  })
  expect(await mailState(cast.birch, program.db)).toMatchObject({ waiting: 0, failures: 0, failed: [] })
})

test('with no relay to talk to, one mail is tried and the rest are kept; it all leaves when the relay is back', async () => {
  await someMail(5, cast.calloway)
  const nowhere = `smtp://127.0.0.1:${await freePort()}`
  expect(await send('2026-11-20T09:00:00.000Z', nowhere)).toBe(1)
  expect(await mailState(cast.okafor, program.db)).toMatchObject({ waiting: 5, retried: 1 })
  expect(await send('2026-11-20T09:02:00.000Z')).toBe(5)
  expect(relay.received).toHaveLength(5)
})

test('someone who has left since is sent nothing', async () => {
  await someMail(1, cast.tilney)
  await send()
  expect(relay.received).toEqual([])
  expect(await mailState(cast.okafor, program.db)).toMatchObject({
    failed: [{ person: cast.tilney.name, because: 'The account of this person has ended' }],
  })
})

test('the server sends by itself, and stops when it is told to', async () => {
  await someMail(1, cast.calloway)
  const stop = startSending(settings(), program.db)
  await expect.poll(() => relay.received.length).toBe(1)
  await stop()
  await someMail(1, cast.calloway)
  expect(await mailState(cast.okafor, program.db)).toMatchObject({ waiting: 1 })
})
