import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { addDays } from '../../lib/case/time/calendar.ts'
import { type CastMember, cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import type { Story } from '../../lib/demo/telling.ts'
import { forceAlarms, ownAlarms, unseenAlarms } from '../../lib/work/alarms/list.ts'
import { runAlarms } from '../../lib/work/alarms/run.ts'
import { mailSettings } from '../../lib/work/mail/outgoing.ts'
import { openRelay, sendDue } from '../../lib/work/mail/send-mail.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { recomputeStale } from '../../lib/work/pipeline/project.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { type MailRelay, startMailRelay } from '../mail-relay.ts'

/** Alarms on a real database, by a set clock: who is told, once, and who next. */

const address = 'https://orders.marl.example.org'
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
  program = connect(fresh.programUrl, { max: 4 })
  relay = await startMailRelay()
  // The force is known, and nothing waits in it: from here on everything is news.
  await runAlarms('2026-01-01T00:00:00.000Z', { db: program.db })
})
test.beforeEach(async () => {
  await owner.sql`truncate alarm_notices, alarms, outgoing_mail, waits, duty_turns, absences, alarm_rules cascade`
  relay.received.length = 0
  relay.unknown.clear()
  setMail([relay.url, 'orders@marl.example.org', address])
})
test.afterEach(() => setMail(before))
test.afterAll(async () => {
  await relay?.stop()
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

const inForce = {
  decided: '2026-08-05',
  drafted: { on: '2026-08-06' },
  reviewed: '2026-08-10',
  lodged: '2026-08-12',
  full: { listed: '2026-08-13', heard: '2026-09-01', made: { years: 2 }, served: '2026-09-01', notified: '2026-09-02' },
} as const
const tell = (): Promise<Story> =>
  tellLife(program.db, {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-08-03',
    defendant: {
      given: 'Peregrine',
      family: 'O’Thackthwaite',
      born: '1984-02-29',
      address: '27 Quillet Row, Aldermere',
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
    ...inForce,
  })
/** A breach that police learn of at ten past nine in the evening, recorded as they do. */
const breach = (story: Story, at = '2026-10-12 21:10', knownAt = '2026-10-12T21:10') =>
  story.tell(cast.obrien, at, 'recordBreach', f => ({
    of: 'order',
    orderId: f.orders[0]?.id,
    conditionIds: f.orderConditions.slice(0, 1).map(c => c.id),
    happenedOn: '2026-10-12',
    knownAt,
    source: 'victim',
    place: 'englandWales',
    description: 'He came to her door.',
    excuse: 'None offered',
  }))
const onDuty = (who: CastMember, role: string, from = '2026-10-12T18:00', until = '2026-10-14T06:00') =>
  perform({
    actor: supervisor(),
    act: 'putOnDuty',
    input: { personId: who.id, role, fromAt: from, untilAt: until },
    at: '2026-10-12T08:00:00.000Z',
    db: program.db,
  })
function supervisor(): CastMember {
  const found = Object.values(cast).find(p => p.roles.includes('supervisor') && p.forceId === cast.siddiqui.forceId)
  if (!found) throw new Error('The cast has no supervisor')
  return found
}
const round = (at: string) => runAlarms(at, { db: program.db })
const breachNotices = async (story: Story) =>
  (
    await owner.sql`select p.name, a.kind, a.occasion from alarm_notices n join alarms a on a.id = n.alarm_id join people p on p.id = n.person_id
      join cases c on c.id = a.case_id where c.ref = ${story.ref} and a.kind in ('breachUnactioned', 'breachRepeated', 'breachThird') order by n.at, n.rung, p.name`
  ).map(r => `${r.name} ${r.kind} ${r.occasion}`)
/** The breach alarms of a case that stand. */
const open = (story: Story) =>
  owner.sql`select a.id from alarms a join cases c on c.id = a.case_id where c.ref = ${story.ref} and a.settled_at is null and a.kind = 'breachUnactioned'`.then(
    rows => [...rows],
  )
const send = async (at: string) => {
  const settings = mailSettings()
  if (!settings) throw new Error('Mail is not set up')
  const transport = openRelay(relay.url)
  try {
    return await sendDue({ settings, transport, db: program.db, at })
  } finally {
    transport.close()
  }
}

test('a breach nobody touches climbs to the supervisor overnight, once however many processes read it', async () => {
  const story = await tell()
  expect(await onDuty(cast.fairbrother, 'inspector')).toMatchObject({ kind: 'done' })
  expect(await onDuty(supervisor(), 'supervisor')).toMatchObject({ kind: 'done' })
  await breach(story)
  await owner.sql`delete from outgoing_mail`
  await round('2026-10-12T20:15:00.000Z')
  expect(await breachNotices(story)).toEqual([])
  await Promise.all([1, 2, 3].map(() => round('2026-10-12T21:10:00.000Z')))
  const first = await breachNotices(story)
  expect(first).toEqual([`${cast.siddiqui.name} breachUnactioned 1`])
  // Half an hour passes and nobody has seen it.
  await Promise.all([1, 2].map(() => round('2026-10-12T21:41:00.000Z')))
  await round('2026-10-12T22:12:00.000Z')
  expect(await breachNotices(story)).toEqual([
    ...first,
    `${cast.fairbrother.name} breachUnactioned 1`,
    `${supervisor().name} breachUnactioned 1`,
  ])
  expect(await send('2026-10-12T22:12:30.000Z')).toBe(3)
  expect(relay.received.map(r => r.to[0]).sort()).toEqual(
    [cast.siddiqui.email, cast.fairbrother.email, supervisor().email].sort(),
  )
  const text = relay.received.map(r => `${r.mail.subject} ${r.mail.text}`).join(' ')
  expect(text).toContain(`${story.ref}: a breach waits for action`)
  expect(text).toContain(`${address}/alarms`)
  for (const word of ['Thackthwaite', 'Wimbourne', 'Quillet', 'door']) expect(text).not.toContain(word)
  // In the program: counted, listed, marked as seen by whose it is and by nobody else.
  const at = '2026-10-12T22:20:00.000Z'
  expect(await unseenAlarms(cast.fairbrother, program.db)).toBe(1)
  const [mine] = (await ownAlarms(cast.fairbrother, { at, db: program.db })).unseen
  expect(mine).toMatchObject({ ref: story.ref, kind: 'breachUnactioned', why: 'inspector' })
  const mark = (actor: CastMember) =>
    performAsSeen({ actor, act: 'markAlarmsSeen', input: { noticeIds: [mine?.noticeId] }, at, db: program.db })
  expect(await mark(cast.siddiqui)).toMatchObject({ kind: 'refused' })
  expect(await mark(cast.fairbrother)).toMatchObject({ kind: 'done' })
  expect(await mark(cast.fairbrother)).toMatchObject({ kind: 'refused' })
  expect(await unseenAlarms(cast.fairbrother, program.db)).toBe(0)
  const { rows } = await forceAlarms(supervisor(), { state: 'open' }, { at, db: program.db })
  const row = rows.find(r => r.ref === story.ref && r.kind === 'breachUnactioned')
  expect(row?.told.map(t => [t.person, t.mail, t.seenAt !== null])).toEqual([
    [cast.siddiqui.name, 'sent', false],
    [cast.fairbrother.name, 'sent', true],
    [supervisor().name, 'sent', false],
  ])
})

test('computed again, nothing is told again; dealt with, it is settled and what was not sent is withdrawn', async () => {
  const story = await tell()
  await breach(story)
  await round('2026-10-12T21:10:00.000Z')
  const first = await breachNotices(story)
  expect(first).toHaveLength(1)
  await recomputeStale({ db: program.db, all: true })
  await round('2026-10-12T21:20:00.000Z')
  expect(await breachNotices(story)).toEqual(first)
  const [b] = (await story.read()).breaches
  await performAsSeen({
    actor: cast.siddiqui,
    ref: story.ref,
    act: 'decideArrest',
    on: b?.id,
    input: { decision: 'arrest', at: '2026-10-12T22:25', reason: 'A breach of a condition' },
    at: '2026-10-12T21:26:00.000Z',
    db: program.db,
  }).then(done => expect(done).toMatchObject({ kind: 'done' }))
  await round('2026-10-12T21:27:00.000Z')
  await round('2026-10-14T09:00:00.000Z')
  expect(await breachNotices(story)).toEqual(first)
  expect(await open(story)).toEqual([])
  const [mail] =
    await owner.sql`select sent_at, withdrawn_at from outgoing_mail where kind = 'alarmBreachUnactioned' and case_ref = ${story.ref}`
  expect(mail?.sent_at).toBeNull()
  expect(mail?.withdrawn_at).not.toBeNull()
})

test('what the relay refuses goes to the next at once, and the refusal is shown', async () => {
  const story = await tell()
  await onDuty(cast.fairbrother, 'inspector')
  await breach(story)
  await owner.sql`delete from outgoing_mail`
  relay.unknown.add(cast.siddiqui.email)
  await round('2026-10-12T21:10:00.000Z')
  await send('2026-10-12T21:10:10.000Z')
  await round('2026-10-12T21:10:30.000Z')
  expect(await breachNotices(story)).toEqual([
    `${cast.siddiqui.name} breachUnactioned 1`,
    `${cast.fairbrother.name} breachUnactioned 1`,
  ])
  const { rows } = await forceAlarms(
    supervisor(),
    { state: 'refused' },
    { at: '2026-10-12T21:11:00.000Z', db: program.db },
  )
  expect(rows.map(r => r.told[0]?.mail)).toEqual(['refused'])
})

test('the second breach of any order goes to the supervisor, the third asks for the decision again', async () => {
  const story = await tell()
  await onDuty(supervisor(), 'supervisor')
  for (const day of ['12', '13', '13'] as const) await breach(story, `2026-10-${day} 09:15`, `2026-10-${day}T09:10`)
  await round('2026-10-13T08:16:00.000Z')
  const all = await breachNotices(story)
  expect(all).toContain(`${supervisor().name} breachRepeated 1`)
  expect(all.filter(t => t.includes('breachThird')).length).toBeGreaterThan(0)
  expect(all.filter(t => t.includes('breachThird')).every(t => !t.startsWith(supervisor().name))).toBe(true)
})

test('a restricted case tells those who are let in and nobody else, whoever reads what waits', async () => {
  const story = await tell()
  await onDuty(cast.fairbrother, 'inspector')
  const restricted = await performAsSeen({
    actor: cast.calloway,
    ref: story.ref,
    act: 'restrictCase',
    input: { reason: 'He works in the control room', people: [] },
    db: program.db,
  })
  expect(restricted).toMatchObject({ kind: 'done' })
  await story.tell(cast.siddiqui, '2026-10-12 21:15', 'recordBreach', f => ({
    of: 'order',
    orderId: f.orders[0]?.id,
    conditionIds: f.orderConditions.slice(0, 1).map(c => c.id),
    happenedOn: '2026-10-12',
    knownAt: '2026-10-12T21:10',
    source: 'victim',
    place: 'englandWales',
    description: 'He came to her door.',
    excuse: 'None offered',
  }))
  for (const at of ['21:10', '21:45', '22:20', '23:00']) await round(`2026-10-12T${at}:00.000Z`)
  const names = (await breachNotices(story)).map(t => t.split(' breach')[0])
  expect(names).toContain(cast.siddiqui.name)
  expect(names).not.toContain(cast.fairbrother.name)
  expect(await unseenAlarms(cast.fairbrother, program.db)).toBe(0)
})

test('somebody of another force cannot be put on duty, nor twice at the same time', async () => {
  const foreign = Object.values(cast).find(p => p.forceId !== cast.siddiqui.forceId) as CastMember
  expect(await onDuty(foreign, 'inspector')).toMatchObject({ kind: 'refused' })
  expect(await onDuty(cast.fairbrother, 'inspector')).toMatchObject({ kind: 'done' })
  expect(await onDuty(cast.fairbrother, 'inspector', '2026-10-13T18:00', '2026-10-13T20:00')).toMatchObject({
    kind: 'refused',
  })
  // Of two people who take the same turn off, the second is told that it was.
  const [turn] = await owner.sql`select id from duty_turns where removed_at is null`
  const off = () =>
    performAsSeen({
      actor: supervisor(),
      act: 'takeOffDuty',
      on: turn?.id,
      input: { reason: 'Swapped' },
      at: '2026-10-12T09:00:00.000Z',
      db: program.db,
    })
  expect(await off()).toMatchObject({ kind: 'done' })
  expect(await off()).toMatchObject({
    kind: 'refused',
    refusals: [{ message: 'This was taken off the roster already' }],
  })
})

test('a release from custody is mailed 60, 14 and 2 days before, once each, to whose it is', async () => {
  const story = await tell()
  await story.tell(cast.siddiqui, '2026-09-10 10:00', 'recordWhereabouts', {
    place: 'custody',
    custody: 'sentence',
    fromOn: '2026-09-09',
    expectedRelease: '2026-12-20',
    toldBy: 'The prison’s offender manager',
  })
  const mailed = async (from: string, to: string) => {
    const days = []
    for (let day = from; day <= to; day = addDays(day, 1)) {
      await round(`${day}T07:00:00.000Z`)
      await round(`${day}T15:00:00.000Z`)
      relay.received.length = 0
      await send(`${day}T15:00:30.000Z`)
      const about = relay.received.filter(r => / release from custody /.test(r.mail.subject ?? ''))
      days.push(...[...new Set(about.map(r => `${day} ${r.to[0]}`))].sort())
    }
    return days
  }
  const officer = cast.siddiqui.email
  // Not before, and on no other day: what nobody has marked as seen goes to the coordinators on the next.
  const inTurn = (day: string) => [
    `${day} ${officer}`,
    ...[cast.adeleke.email, cast.calloway.email].map(email => `${addDays(day, 1)} ${email}`),
  ]
  expect(await mailed('2026-10-18', '2026-10-23')).toEqual(inTurn('2026-10-21'))
  expect(await mailed('2026-12-04', '2026-12-08')).toEqual(inTurn('2026-12-06'))
  expect(await mailed('2026-12-16', '2026-12-20')).toEqual(inTurn('2026-12-18'))
  const mine = (await ownAlarms(cast.siddiqui, { at: '2026-12-18T16:00:00.000Z', db: program.db })).unseen
  expect(mine.filter(a => a.ref === story.ref && /^release/.test(a.kind)).length).toBeGreaterThan(0)
})

test('a request answered late raises its alarm on the day after it was due, and the answer settles it', async () => {
  const story = await tell()
  await story.tell(cast.siddiqui, '2026-09-10 10:00', 'recordOutsideRequest', {
    kind: 'request',
    fromKind: 'charity',
    fromWhom: 'A worker of a charity',
    means: 'email',
    receivedOn: '2026-09-09',
    asked: 'Will the force apply for an order?',
    answerDueOn: '2026-09-19',
  })
  const requestNotices = async () =>
    (
      await owner.sql`select p.name, a.settled_at is not null as settled from alarm_notices n join alarms a on a.id = n.alarm_id join people p on p.id = n.person_id
        join cases c on c.id = a.case_id where c.ref = ${story.ref} and a.kind = 'requestDue' order by n.at`
    ).map(r => [r.name, r.settled])
  await round('2026-09-19T21:00:00.000Z')
  expect(await requestNotices()).toEqual([])
  // The twentieth begins at eleven in the evening of the nineteenth, as London is an hour ahead: its mail waits for the morning.
  await round('2026-09-19T23:00:30.000Z')
  expect(await requestNotices()).toEqual([[cast.siddiqui.name, false]])
  const [mail] =
    await owner.sql`select due_at from outgoing_mail where kind = 'alarmRequestDue' and case_ref = ${story.ref}`
  expect(new Date(mail?.due_at).toISOString()).toBe('2026-09-20T06:00:00.000Z')
  const [request] = (await story.read()).outsideRequests
  const answered = await performAsSeen({
    actor: cast.siddiqui,
    ref: story.ref,
    act: 'answerOutsideRequest',
    on: request?.id,
    input: {
      outcome: 'notApplying',
      answer: 'Not now, because',
      answeredOn: '2026-09-21',
      toldOn: '2026-09-21',
      toldHow: 'By email',
    },
    at: '2026-09-21T09:00:00.000Z',
    db: program.db,
  })
  expect(answered).toMatchObject({
    kind: 'done',
    sentence: expect.stringContaining('after 19 September 2026 when it was due'),
  })
  await round('2026-09-21T09:00:30.000Z')
  expect((await requestNotices()).every(([, settled]) => settled)).toBe(true)
})

test('a complaint goes to the supervisor the same day, who alone can say that it was seen', async () => {
  const story = await tell()
  await onDuty(supervisor(), 'supervisor')
  await story.tell(cast.siddiqui, '2026-10-12 14:00', 'recordOutsideRequest', {
    kind: 'complaint',
    fromKind: 'victim',
    fromWhom: 'The victim',
    means: 'phone',
    receivedOn: '2026-10-12',
    asked: 'Why is there no order?',
    answerDueOn: '2026-10-22',
  })
  await round('2026-10-12T13:00:20.000Z')
  const names =
    await owner.sql`select p.name from alarm_notices n join alarms a on a.id = n.alarm_id join people p on p.id = n.person_id
    join cases c on c.id = a.case_id where c.ref = ${story.ref} and a.kind = 'complaintUnseen'`
  expect(names.map(r => r.name)).toEqual([supervisor().name])
  const [complaint] = (await story.read()).outsideRequests
  const see = (actor: CastMember) =>
    performAsSeen({
      actor,
      ref: story.ref,
      act: 'seeComplaint',
      on: complaint?.id,
      input: {},
      at: '2026-10-12T15:00:00.000Z',
      db: program.db,
    })
  expect(await see(cast.calloway)).toEqual({ kind: 'missing' })
  expect(await see(supervisor())).toMatchObject({ kind: 'done' })
  expect(await see(supervisor())).toMatchObject({ kind: 'refused' })
})
