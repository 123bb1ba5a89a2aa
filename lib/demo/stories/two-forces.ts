import type { Database } from '../../../db/client.ts'
import type { ForceActName } from '../../acts/force/force.ts'
import type { Actor } from '../../case/policy.ts'
import type { TransferKind } from '../../case/reference/transfer-codes.ts'
import { performAsSeen } from '../../work/pipeline/as-seen.ts'
import { cast, forces, teams } from '../cast.ts'
import { tellLife } from '../life.ts'
import { marlshire } from '../steps.ts'
import { last, momentOf, type Pick, resume, type Story } from '../telling.ts'
import { course, life } from './course.ts'

/** Cases that two forces of the demonstration have to do with: offered by one, answered by the other. */

const latestTransfer: Pick = file => last(file.transfers)

/** Offers a case, or a task on it, to another force; the answer of that force, on its own day, is noted on the case. */
async function offerAndNote(
  db: Database,
  s: Story,
  who: Actor,
  offer: { on: string; kind: TransferKind } & Record<string, unknown>,
  answers: readonly { on: string; by: Actor; act: ForceActName; values?: Record<string, unknown> }[],
) {
  const { on, ...values } = offer
  const offering = resume(db, who, s.ref)
  await s.tell(who, `${on} 10:00`, 'offerTransfer', values)
  for (const answer of answers) {
    const id = latestTransfer(await offering.read())?.id ?? ''
    const done = await performAsSeen({
      db,
      actor: answer.by,
      act: answer.act,
      on: id,
      at: momentOf(`${answer.on} 11:00`),
      input: answer.values ?? {},
    })
    if (done.kind !== 'done')
      throw new Error(`${s.ref}: ${answer.by.name} could not ${answer.act}: ${JSON.stringify(done)}`)
    await s.tell(who, `${answer.on} 14:00`, 'noteTransfer', {}, latestTransfer)
  }
}

/** S08: three forces' incidents in one chronology; the force where he lives checks on him. */
export async function s08(db: Database, offer = offerAndNote): Promise<Story> {
  const s = await tellLife(db, {
    ...life(marlshire(cast.fairbrother), {
      teamId: teams.aldermereProtection.id,
      defendant: {
        given: 'Owen',
        family: 'Brathwaite',
        born: '1984-04-14',
        address: '18 Castle Parade, Severnvale ZZ5 1CC',
        vehicles: ['ZZ99 OWB'],
      },
      protectedPerson: { given: 'Grace', family: 'Tinsley', born: '1992-12-02' },
      relationship: 'acquaintance',
      incidents: [
        {
          on: '2025-10-14',
          category: 'A',
          summary: 'Sat opposite her on two trains and changed carriage when she did',
          source: 'otherForce',
          reference: 'BTP/25/4410',
          recorded: '2026-03-02',
        },
        {
          on: '2026-01-08',
          category: 'E',
          summary: 'Waited outside her Severnvale office',
          source: 'otherForce',
          reference: 'SV/26/00455',
          recorded: '2026-03-02',
        },
        { on: '2026-02-24', category: 'A', summary: 'Followed her from Aldermere station', reference: 'MA/26/11987' },
      ],
      pattern: 'He rides her trains and waits where she works, across three forces.',
      gateway: {
        kind: 'believedComing',
        grounds: 'Season ticket to Aldermere, and three sightings there since January',
      },
      references: ['BTP/25/4410', 'SV/26/00455', 'MA/26/11987'],
      risk: { on: '2026-03-03', yes: 4, judgement: 'medium', reason: 'Contact in three areas.' },
      ...course('2026-03-02', {
        drafted: '2026-03-16',
        reviewed: '2026-03-20',
        lodged: '2026-03-25',
        full: '2026-05-11',
        station: 'Fenwater police station',
      }),
      opened: '2026-03-02',
      decided: '2026-03-03',
    }),
  })
  const { orders } = await s.read()
  const check = {
    kind: 'check' as const,
    toForceId: forces.severnvale.id,
    basis: 'defendantThere',
    basisWhy: 'He lives at Castle Parade, and notified at Fenwater',
    orderId: orders.find(o => o.kind === 'full')?.id,
    parts: ['homeAddress', 'identifiers'],
    contact: 'Stalking coordination, Marlshire, 101 ext 4410',
  }
  await offer(
    db,
    s,
    cast.calloway,
    { ...check, on: '2026-06-08', asked: 'Call at Castle Parade twice this month', dueOn: '2026-06-30' },
    [
      {
        on: '2026-06-10',
        by: cast.prosser,
        act: 'refuseTransfer',
        values: { reason: 'Two visits cannot be covered before July. Ask for one, and we will.' },
      },
    ],
  )
  await offer(
    db,
    s,
    cast.calloway,
    { ...check, on: '2026-06-11', asked: 'Call at Castle Parade once in July', dueOn: '2026-07-31' },
    [
      { on: '2026-06-12', by: cast.prosser, act: 'acceptTransferTask' },
      {
        on: '2026-07-14',
        by: cast.prosser,
        act: 'reportTransferDone',
        values: {
          doneAt: '2026-07-14T08:30:00.000Z',
          outcome: 'DC de Souza called. He was in, and has one phone, as declared.',
        },
      },
    ],
  )
  return s
}

/** S27: the defendant works for the police. Restricted to named people; another force takes the case over. */
export async function s27(db: Database, offer = offerAndNote): Promise<Story> {
  const crew = marlshire(cast.fairbrother)
  const s = await tellLife(db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-07-06',
    defendant: {
      given: 'Rosalind',
      family: 'Tarrow',
      born: '1985-09-28',
      address: '11 Signal Terrace, Aldermere ZZ4 7VV',
    },
    protectedPerson: { given: 'Neil', family: 'Farraday', born: '1983-02-14' },
    relationship: 'formerPartner',
    incidents: [
      {
        on: '2026-06-02',
        to: '2026-06-30',
        category: 'D',
        summary: 'Records about him opened from a control room 19 times with no policing purpose',
        source: 'data',
        recorded: '2026-07-06',
      },
      { on: '2026-06-28', category: 'E', summary: 'Drives past his home each night', source: 'witness' },
    ],
    pattern: 'She uses her work to watch a former partner.',
  })
  await s.tell(crew.coordinator, '2026-07-06 11:00', 'restrictCase', {
    reason: 'The defendant is a member of police staff.',
    people: [crew.coordinator.id, crew.sergeant.id, cast.venkataraman.id, cast.rackham.id],
  })
  await s.tell(crew.officer, '2026-07-07 09:00', 'assessRisk', {
    tool: 'sdash',
    toolVersion: '2009',
    assessedOn: '2026-07-07',
    assessor: crew.officer.name,
    source: 'victimPhone',
    frightened: 'yes',
    before: 'no',
    loitering: 'yes',
    judgement: 'high',
    judgementReason: 'She has access that others do not.',
  })
  // What she opened is in the log of the other system: asked of whoever reads it, and logged when it came.
  await s.tell(crew.officer, '2026-07-06 15:00', 'askThirdParty', {
    kind: 'employer',
    toWhom: 'Professional standards, who audit the records system',
    asked: 'Every record about him that she opened since March, with when, from which terminal and the reason given',
    basis: 'Data Protection Act 2018 s.62: the log is used for the integrity of data and in proceedings',
    whose: 'defendant',
    askedOn: '2026-07-06',
    chaseOn: '2026-07-13',
  })
  await s.tell(
    crew.officer,
    '2026-07-07 16:00',
    'endThirdParty',
    {
      ending: 'received',
      endedOn: '2026-07-07',
      said: 'The log of access: 19 views from 2 to 30 June, 14 of them in the hour before she drove past. No call was open',
    },
    file => file.thirdPartyRequests[0],
  )
  await offer(
    db,
    s,
    crew.coordinator,
    {
      on: '2026-07-08',
      kind: 'case',
      toForceId: forces.kingsreach.id,
      basis: 'conflict',
      basisWhy: 'She works in this force’s control room, with people who would investigate her',
      contact: 'Ruth Calloway, and nobody else, 101 ext 4410',
    },
    [
      {
        on: '2026-07-09',
        by: cast.wexcombe,
        act: 'acceptTransferCase',
        values: { teamId: teams.kingsreachStandards.id },
      },
    ],
  )
  await s.tell(cast.sutcliffe, '2026-11-16 22:10', 'breakGlass', {
    reason: 'Duty superintendent: he rang 999 and the call was about her.',
  })
  return s
}
