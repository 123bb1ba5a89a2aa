import type { Database } from '../../../db/client.ts'
import { groundAt } from '../../case/views/sketch-ground.ts'
import { cast, teams } from '../cast.ts'
import { tellLife } from '../life.ts'
import { fullMade, serve } from '../order-steps.ts'
import { draft, incidents, list, lodge, marlshire, review } from '../steps.ts'
import { latestBreach, type Story } from '../telling.ts'

/** S22: sent to the family court, and nine breaches of that order before an application. */
export async function s22(db: Database): Promise<Story> {
  const crew = marlshire(cast.pemberton, cast.kowalczyk)
  const s = await tellLife(db, {
    crew,
    teamId: teams.thornfoldResponse.id,
    opened: '2025-11-04',
    defendant: { given: 'Dominic', family: 'Crane', born: '1983-09-05', address: '2 Beacon Court, Thornfold ZZ7 7KK' },
    protectedPerson: { given: 'Marta', family: 'Silva-Crane', born: '1986-07-07' },
    relationship: 'formerPartner',
    incidents: [
      {
        on: '2025-10-28',
        category: 'E',
        summary: 'Parked outside the school at collection time for a week',
        effect: 'She changed the children’s school run',
      },
    ],
    pattern: '',
  })
  await s.tell(crew.officer, '2025-11-04 16:00', 'decideSpo', {
    decision: 'no',
    reasonCode: 'advisedOwnOrder',
    actsReason: 'One incident reported.',
    riskReason: 'Not assessed.',
    necessityReason: 'She was told to get a non-molestation order from the family court.',
    whatWouldChange: 'Another report.',
    reviewOn: '2026-02-02',
    toldVictim: 'Told at the front counter.',
  })
  await s.tell(crew.officer, '2025-12-03 10:00', 'recordOtherOrder', {
    kind: 'nonMolestation',
    court: 'Thornfold Family Court',
    terms: 'Not to contact her or come within 100 metres of her home',
    madeOn: '2025-12-02',
    lastDay: '2026-12-01',
  })
  for (const on of [
    '2025-12-14',
    '2025-12-25',
    '2026-01-09',
    '2026-01-22',
    '2026-02-05',
    '2026-02-17',
    '2026-03-01',
    '2026-03-08',
    '2026-03-15',
  ]) {
    await s.tell(crew.officer, `${on} 19:00`, 'recordBreach', f => ({
      of: 'otherOrder',
      otherOrderId: f.otherOrders[0]?.id,
      happenedOn: on,
      knownAt: `${on}T18:30`,
      source: 'victim',
      place: 'englandWales',
      description: 'He drove past and sounded the horn, and sent a message.',
      excuse: 'None offered',
    }))
    if (on < '2026-03-10')
      await s.tell(
        crew.officer,
        `${on} 20:00`,
        'recordNoFurtherAction',
        { at: `${on}T19:40`, reason: 'Words of advice given by the attending officer.' },
        latestBreach,
      )
  }
  await incidents(s, crew.officer, [
    {
      on: '2026-03-08',
      category: 'A',
      summary: 'Followed her car from the school to her mother’s',
      recorded: '2026-03-21',
    },
    { on: '2026-03-15', category: 'E', summary: 'At the school gate again', recorded: '2026-03-21' },
  ])
  await s.tell(crew.officer, '2026-05-05 12:00', 'assessRisk', {
    tool: 'sdash',
    toolVersion: '2009',
    assessedOn: '2026-05-05',
    assessor: crew.officer.name,
    source: 'victimPresent',
    frightened: 'yes',
    before: 'yes',
    visits: 'yes',
    loitering: 'yes',
    judgement: 'high',
    judgementReason: 'Nine breaches, none of which stopped him.',
  })
  await s.tell(crew.coordinator, '2026-05-06 10:00', 'decideSpo', {
    decision: 'apply',
    actsReason: 'Following, waiting and messages for six months.',
    riskReason: 'Growing; she has moved the children’s routine round him.',
    necessityReason: 'The family order cannot require anything, and nine breaches show that it does not hold him.',
    reviewOn: '',
  })
  await draft(s, crew, '2026-05-12', {
    acts: 'Six months of waiting, following and messages.',
    risk: 'Psychological harm to her and to the children.',
    necessity: 'Nine breaches of the order that she had to obtain herself.',
    conditions: [
      { code: 'P2' },
      {
        code: 'P1',
        values: { place: 'Thornfold Primary School', distance: 100 },
        area: {
          boundary: 'Everywhere within 100 metres of the fence of Thornfold Primary School, School Lane included',
          corners: [
            groundAt(4240, 100),
            groundAt(4280, 40),
            groundAt(4380, 30),
            groundAt(4450, 80),
            groundAt(4460, 190),
            groundAt(4400, 260),
            groundAt(4290, 265),
            groundAt(4235, 190),
          ],
        },
      },
    ],
  })
  await review(s, crew, '2026-05-18')
  await lodge(s, crew, '2026-05-22', 'Thornfold Magistrates’ Court')
  await list(s, crew, '2026-05-22', '2026-07-17', 'main', 'Thornfold Magistrates’ Court')
  await fullMade(s, crew, '2026-07-17', { years: 5 })
  await serve(s, crew, '2026-07-17', 'full', 'Thornfold Magistrates’ Court')
  return s
}
