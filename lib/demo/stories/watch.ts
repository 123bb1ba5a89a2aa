import type { Database } from '../../../db/client.ts'
import { cast, teams } from '../cast.ts'
import { tellLife } from '../life.ts'
import { incidents, marlshire } from '../steps.ts'
import { condition, latestBreach, latestOrder, type Story } from '../telling.ts'

/** S18: a breach found by going out and testing the order. */
export async function s18(db: Database): Promise<Story> {
  const crew = marlshire(cast.osgood)
  const s = await tellLife(db, {
    crew,
    teamId: teams.aldermereResponse.id,
    opened: '2026-04-02',
    defendant: {
      given: 'Nathan',
      family: 'Quill',
      born: '1995-01-20',
      address: '31 Pump Street, Aldermere ZZ4 8GH',
      phones: ['07700 900440'],
    },
    protectedPerson: { given: 'Sara', family: 'Whitmore', born: '1997-10-10' },
    relationship: 'formerPartner',
    incidents: [
      {
        on: '2026-02-20',
        category: 'B',
        summary: 'Messages from six accounts in one week, each made after the last was blocked',
        source: 'data',
      },
      {
        on: '2026-03-25',
        category: 'C2',
        summary: 'An account in her name, with her photograph',
        platform: 'A social network',
      },
      { on: '2026-03-31', category: 'D', summary: 'Signed in to her email from his phone', source: 'data' },
    ],
    pattern: 'Each time she blocks an account he makes another, and he has been inside her email.',
    risk: { on: '2026-04-03', yes: 6, judgement: 'high', reason: 'He finds a way round each block within a day.' },
    decided: '2026-04-03',
    drafted: {
      on: '2026-04-13',
      conditions: [
        { code: 'P2' },
        { code: 'P7', values: { number: 1 } },
        { code: 'R6', values: { number: 2, times: 'between 8am and 8pm' } },
      ],
    },
    reviewed: '2026-04-16',
    lodged: '2026-04-20',
    full: {
      listed: '2026-04-21',
      heard: '2026-06-08',
      made: { years: 3 },
      served: '2026-06-08',
      notified: '2026-06-09',
    },
    checks: { from: '2026-06-10', on: ['2026-07-06', '2026-08-03'] },
    told: '2026-06-09',
  })
  await s.tell(
    cast.osgood,
    '2026-09-14 14:20',
    'recordCheck',
    {
      result: 'breach',
      method: 'device',
      found:
        'A second phone behind the bath panel with an eSIM, drafted messages to her, and an app that deletes history.',
      happenedOn: '2026-09-14',
      place: 'englandWales',
      excuse: 'None offered',
      checkedAt: '2026-09-14T14:05',
      nextOn: '2026-09-28',
    },
    condition(2),
  )
  await s.tell(
    cast.osgood,
    '2026-09-14 14:25',
    'decideArrest',
    { decision: 'arrest', reason: 'Clear breach, evidence at risk of being deleted.', at: '2026-09-14T14:10' },
    latestBreach,
  )
  await s.tell(cast.osgood, '2026-09-14 14:30', 'recordArrest', { at: '2026-09-14T14:12' }, latestBreach)
  await s.tell(
    cast.osgood,
    '2026-09-14 19:00',
    'recordVictimContacted',
    f => ({ personIds: f.protectedPersons.map(p => p.id), at: '2026-09-14T18:40', means: 'phone' }),
    latestBreach,
  )
  await s.tell(
    cast.osgood,
    '2026-09-15 11:00',
    'recordCharge',
    { at: '2026-09-15T10:30', offences: 'Breach of a stalking protection order (ST19001)' },
    latestBreach,
  )
  return s
}

/** S20: a defendant who moves to Scotland. */
export async function s20(db: Database): Promise<Story> {
  const crew = marlshire(cast.marchetti, cast.treharne)
  const s = await tellLife(db, {
    crew,
    teamId: teams.pellbrookProtection.id,
    opened: '2026-03-02',
    defendant: { given: 'Callum', family: 'Reive', born: '1986-06-06', address: '5 Ferry Lane, Pellbrook ZZ8 9AA' },
    protectedPerson: { given: 'Megan', family: 'Ashdown' },
    relationship: 'acquaintance',
    incidents: [
      {
        on: '2026-01-30',
        category: 'B',
        summary: 'Emails every day for a month after she asked him to stop',
        unwelcome: 'She asked him by email to stop',
        source: 'data',
      },
      { on: '2026-02-26', category: 'A', summary: 'Followed her home from choir on foot' },
    ],
    pattern: 'Daily emails and following after a friendship that she ended.',
    risk: { on: '2026-03-03', yes: 4, judgement: 'medium', reason: 'Persistent, with one following.' },
    decided: '2026-03-03',
    drafted: { on: '2026-03-16' },
    reviewed: '2026-03-19',
    lodged: '2026-03-23',
    full: {
      listed: '2026-03-24',
      heard: '2026-05-18',
      made: { years: 2 },
      served: '2026-05-18',
      notified: '2026-05-20',
    },
    checks: { from: '2026-05-21', on: ['2026-06-18', '2026-07-16', '2026-08-13'] },
  })
  await s.tell(
    crew.officer,
    '2026-08-28 12:00',
    'recordMoveAway',
    { country: 'scotland', movedOn: '2026-09-01', note: 'Gave notice of a move to Strathcairn, Scotland.' },
    f => f.defendants[0],
  )
  await s.tell(
    crew.officer,
    '2026-08-28 12:20',
    'recordNotification',
    {
      kind: 'address',
      changedOn: '2026-09-01',
      givenOn: '2026-08-28',
      method: 'inPerson',
      station: 'Pellbrook police station',
      takenBy: crew.officer.name,
      names: [],
      addressKind: 'outside',
      homeAddress: '2 Shore Street, Strathcairn',
      acknowledgement: 'ACK/20/2',
    },
    latestOrder(),
  )
  await s.tell(
    crew.officer,
    '2026-08-28 14:00',
    'recordPoliceTold',
    { toldOn: '2026-08-28', liaison: 'Sergeant at Strathcairn, Police Scotland' },
    f => f.moves[0],
  )
  await s.tell(crew.officer, '2026-09-10 09:30', 'recordBreach', f => ({
    of: 'order',
    orderId: f.orders[0]?.id,
    conditionIds: f.orderConditions.slice(0, 1).map(x => x.id),
    happenedOn: '2026-09-09',
    knownAt: '2026-09-10T08:50',
    source: 'victim',
    place: 'scotland',
    description: 'An email sent from Scotland, read by her in England.',
    excuse: 'None offered',
  }))
  await s.tell(
    crew.officer,
    '2026-09-10 11:00',
    'decideArrest',
    {
      decision: 'noArrest',
      reason:
        'He is in Scotland. Legal services asked where the offence is committed; Police Scotland asked to speak to him.',
      at: '2026-09-10T10:40',
    },
    latestBreach,
  )
  return s
}

/** S21: a breach that waited three days. */
export async function s21(db: Database): Promise<Story> {
  const crew = marlshire(cast.hale)
  const s = await tellLife(db, {
    crew,
    teamId: teams.aldermereResponse.id,
    opened: '2026-05-11',
    defendant: {
      given: 'Stefan',
      family: 'Bulmer',
      born: '1979-03-17',
      address: '88 Kiln Road, Aldermere ZZ4 3TT',
      phones: ['07700 900188'],
    },
    protectedPerson: { given: 'Keeley', family: 'Frost', born: '1985-02-28' },
    relationship: 'formerPartner',
    incidents: [
      {
        on: '2026-04-18',
        category: 'E',
        summary: 'Sat on her garden wall through the night',
        effect: 'The children slept at their aunt’s',
      },
      { on: '2026-05-09', category: 'B', summary: '112 messages over a bank holiday weekend', source: 'data' },
    ],
    pattern: 'A former partner who waits at her home and floods her phone.',
    risk: { on: '2026-05-12', yes: 6, judgement: 'high', reason: 'He comes to the house at night.' },
    decided: '2026-05-12',
    drafted: { on: '2026-05-20' },
    reviewed: '2026-05-22',
    lodged: '2026-05-26',
    full: {
      listed: '2026-05-27',
      heard: '2026-07-13',
      made: { years: 3 },
      served: '2026-07-13',
      notified: '2026-07-15',
    },
    checks: { from: '2026-07-16', on: ['2026-08-13', '2026-09-10'] },
    told: '2026-07-14',
  })
  const breach = { of: 'order', source: 'victim', place: 'englandWales', excuse: 'None offered' }
  await s.tell(crew.officer, '2026-10-20 08:30', 'recordBreach', f => ({
    ...breach,
    orderId: f.orders[0]?.id,
    conditionIds: f.orderConditions.slice(0, 1).map(x => x.id),
    happenedOn: '2026-10-16',
    knownAt: '2026-10-16T21:10',
    description: 'A text message. She rang 101 at 21:10; no crime was recorded until 20 October at 08:30.',
    crimeReference: 'MA/26/88120',
  }))
  await s.tell(crew.officer, '2026-10-20 09:00', 'recordBreach', f => ({
    ...breach,
    orderId: f.orders[0]?.id,
    conditionIds: f.orderConditions.slice(-1).map(x => x.id),
    happenedOn: '2026-10-18',
    knownAt: '2026-10-20T08:45',
    description: 'He came to her door on the Sunday.',
  }))
  for (const n of [0, 1]) {
    await s.tell(
      crew.officer,
      '2026-10-21 09:10',
      'decideArrest',
      { decision: 'arrest', reason: 'Two breaches in three days, the second in person.', at: '2026-10-21T08:00' },
      f => f.breaches[n],
    )
    await s.tell(crew.officer, '2026-10-21 09:15', 'recordArrest', { at: '2026-10-21T09:05' }, f => f.breaches[n])
  }
  await s.tell(
    crew.officer,
    '2026-10-21 12:00',
    'recordVictimContacted',
    f => ({ personIds: f.protectedPersons.map(p => p.id), at: '2026-10-21T11:30', means: 'phone' }),
    latestBreach,
  )
  return s
}

/** S29: an order that nearly ends unseen: its owner has gone, and no one has checked since May. */
export async function s29(db: Database): Promise<Story> {
  const crew = marlshire(cast.tilney, cast.treharne)
  const s = await tellLife(db, {
    crew,
    teamId: teams.pellbrookProtection.id,
    opened: '2024-09-02',
    defendant: { given: 'Brendan', family: 'Coe', born: '1974-12-24', address: '19 Weavers’ Row, Pellbrook ZZ8 4LL' },
    protectedPerson: { given: 'Louise', family: 'Haddow', born: '1978-01-15' },
    relationship: 'colleague',
    incidents: [
      { on: '2024-07-15', category: 'E', summary: 'Waited in the staff car park after being dismissed' },
      { on: '2024-08-29', category: 'B', summary: 'Letters to her new address', source: 'victim' },
    ],
    pattern: 'A former colleague who traces and waits for her.',
    risk: { on: '2024-09-03', yes: 5, judgement: 'high', reason: 'He found her after she moved.' },
    decided: '2024-09-03',
    drafted: { on: '2024-09-16' },
    reviewed: '2024-09-20',
    lodged: '2024-09-26',
    full: {
      listed: '2024-09-27',
      heard: '2024-12-02',
      made: { lastDay: '2026-12-01' },
      served: '2024-12-02',
      notified: '2024-12-04',
    },
    checks: { from: '2024-12-05', on: ['2025-02-10', '2025-06-12', '2025-11-06', '2026-05-14'] },
    told: '2024-12-03',
  })
  await incidents(s, cast.treharne, [
    {
      on: '2026-10-06',
      category: 'E',
      summary: 'Seen on the bench opposite her flat',
      source: 'witness',
      reference: 'MA/26/86011',
      recorded: '2026-10-07',
    },
    {
      on: '2026-10-23',
      category: 'E',
      summary: 'Seen again at the same bench',
      source: 'witness',
      reference: 'MA/26/89950',
      recorded: '2026-10-24',
    },
  ])
  return s
}
