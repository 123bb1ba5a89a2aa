import type { Database } from '../../../db/client.ts'
import { groundAt } from '../../case/views/sketch-ground.ts'
import { cast, teams } from '../cast.ts'
import { draftChange, hearChange, reviewChange } from '../change-steps.ts'
import { type Life, tellLife } from '../life.ts'
import { serve, tellContacts } from '../order-steps.ts'
import { marlshire } from '../steps.ts'
import { application, latestOrder, listedHearing, type Story } from '../telling.ts'

type Start = Pick<Life, 'defendant' | 'protectedPerson' | 'relationship' | 'incidents' | 'pattern'>
const court = 'Aldermere Magistrates’ Court'

/** A case with a full order in force, made on a day. */
export const withOrder = (
  db: Database,
  start: Start,
  d: {
    opened: string
    drafted: string
    reviewed: string
    lodged: string
    heard: string
    made: NonNullable<Life['full']>['made'] & {}
  },
  conditions: NonNullable<Life['drafted']>['conditions'],
) =>
  tellLife(db, {
    ...start,
    crew: marlshire(cast.siddiqui),
    teamId: teams.aldermereProtection.id,
    opened: d.opened,
    risk: { on: d.opened, yes: 5, judgement: 'high', reason: 'The behaviour continues after every request to stop.' },
    decided: d.opened,
    drafted: { on: d.drafted, ...(conditions ? { conditions } : {}) },
    reviewed: d.reviewed,
    lodged: d.lodged,
    full: { listed: d.lodged, heard: d.heard, made: d.made, served: d.heard, notified: d.heard },
  })

/** S15: varied on the chief officer's application; her new address must not appear. */
export async function s15(db: Database): Promise<Story> {
  const s = await withOrder(
    db,
    {
      defendant: { given: 'Aaron', family: 'Pike', born: '1990-10-20', address: '77 Dock Street, Aldermere ZZ4 4DS' },
      protectedPerson: { given: 'Jodie', family: 'Kemble', born: '1993-07-14' },
      relationship: 'formerPartner',
      incidents: [
        { on: '2025-08-02', category: 'E', summary: 'Sat outside her old flat each weekend' },
        { on: '2025-09-11', category: 'G', summary: 'Filmed her windows from the towpath', source: 'witness' },
      ],
      pattern: 'He traces each place to which she moves.',
    },
    {
      opened: '2025-09-15',
      drafted: '2025-09-29',
      reviewed: '2025-10-03',
      lodged: '2025-10-08',
      heard: '2025-12-01',
      made: { years: 3 },
    },
    [{ code: 'P1', values: { place: 'Wharf Street, Aldermere', distance: 100 } }, { code: 'P2' }],
  )
  await s.tell(
    cast.siddiqui,
    '2026-07-20 10:00',
    'keepConfidentialAddress',
    { kind: 'home', address: '5 Nightingale Mews\nAldermere', postcode: 'ZZ4 0NM' },
    f => f.protectedPersons[0],
  )
  const crew = marlshire(cast.siddiqui)
  await draftChange(s, crew, 'variation', '2026-08-17', {
    asked: 'To replace the street named in condition 1 with an area of Aldermere.',
    since: 'The street that condition 1 names no longer keeps him from the places where he looks for her.',
    why: 'He was stopped twice in July driving slowly through the middle of Aldermere. A wide area, with its roads named, keeps him from looking for her there.',
    views: 'She asks that nothing on the paper lets him find her.',
    edits: [
      {
        number: 1,
        text: 'You must not enter the part of Aldermere inside, and including, the A402, Station Road, Mill Lane and the river, as shown on the map attached to this order.',
        necessity:
          'He looks for her all over the middle of the town, and a street with 100 metres round it does not stop that.',
        area: {
          boundary:
            'The A402 in the north, Station Road in the east, Mill Lane in the south and the River Wend in the west, all included',
          corners: [
            groundAt(-675, 704),
            groundAt(747, 642),
            groundAt(724, -487),
            groundAt(-704, -427),
            groundAt(-715, -190),
            groundAt(-650, 300),
          ],
        },
      },
    ],
  })
  await reviewChange(s, crew, 'variation', '2026-08-17', '2026-08-21')
  await hearChange(s, crew, 'variation', '2026-08-26', '2026-09-28')
  await s.tell(
    crew.civil,
    '2026-09-28 15:00',
    'recordVaried',
    { fromOn: '2026-09-28', outcomeReason: 'Varied as asked. He knows of her work and the court said so.' },
    application('variation'),
  )
  await serve(s, crew, '2026-09-29', 'full')
  await tellContacts(s, crew, '2026-09-29')
  // Advice that the force chose to let the court and the other side read.
  await s.tell(crew.officer, '2026-10-05 10:00', 'askLegalServices', f => ({
    question: 'Does the variation begin a new period for the conditions that it leaves as they were?',
    orderId: latestOrder('full')(f)?.id ?? '',
  }))
  await s.tell(
    crew.legal,
    '2026-10-07 14:00',
    'answerLegalQuestion',
    {
      answer:
        'No. The order still ends on the day that the court gave in December 2025. The variation changed the words of condition 1 and no period.',
    },
    f => f.legalQuestions.find(q => q.finding === null),
  )
  await s.tell(
    crew.legal,
    '2026-10-08 09:30',
    'releaseAdvice',
    { reason: 'The defendant’s solicitor asked the same. Released with the agreement of Supt Rackham.' },
    f => f.legalQuestions.find(q => q.finding === null),
  )
  return s
}

/** S16: the defendant asks for a corridor to deliver through, and the court allows one. */
export async function s16(db: Database): Promise<Story> {
  const s = await withOrder(
    db,
    {
      defendant: {
        given: 'Yusuf',
        family: 'Denholm',
        born: '1992-02-20',
        address: '16 Ropewalk, Aldermere ZZ4 6RW',
        vehicles: ['ZZ99 DEN'],
      },
      protectedPerson: { given: 'Carys', family: 'Linton' },
      relationship: 'acquaintance',
      incidents: [
        { on: '2026-01-11', category: 'E', summary: 'Parked his van at her gate between deliveries' },
        { on: '2026-02-01', category: 'B', summary: 'Parcels she had not ordered, each with a note' },
      ],
      pattern: 'A courier who makes reasons to come to her door.',
    },
    {
      opened: '2026-02-02',
      drafted: '2026-02-16',
      reviewed: '2026-02-20',
      lodged: '2026-02-25',
      heard: '2026-04-20',
      made: { years: 2 },
    },
    [
      {
        code: 'P1A',
        values: { roads: 'the A402, Mill Lane, Church Street and Station Road, Aldermere' },
        area: {
          boundary:
            'The A402 in the north, Station Road in the east, Mill Lane in the south and Church Street in the west, all included',
          corners: [groundAt(-420, 696), groundAt(747, 642), groundAt(724, -487), groundAt(-440, -442)],
        },
      },
      { code: 'P2' },
    ],
  )
  await s.tell(
    cast.lindqvist,
    '2026-07-06 10:00',
    'startVariation',
    {
      applicant: 'defendant',
      court,
      lodgedOn: '2026-07-02',
      changeAsked: 'To drive through the area to deliver parcels.',
      policePosition: 'Not opposed if limited to a timed corridor without stopping.',
    },
    latestOrder(),
  )
  await s.tell(
    cast.lindqvist,
    '2026-08-10 15:00',
    'recordVaried',
    f => ({
      fromOn: '2026-08-10',
      termKind: 'fixed',
      lastDay: '2028-04-19',
      conditions: f.orderConditions.map(c => ({
        conditionId: c.id,
        libraryCode: c.libraryCode ?? '',
        kind: c.kind,
        text:
          c.number === 1
            ? `${c.text} Except between 9am and noon on the A402, without stopping, producing the van’s location record if asked.`
            : c.text,
        locality: '',
        lastDay: '',
        checkMethod: 'records',
        checkEveryDays: 28,
      })),
      outcomeReason: 'Work interference answered by a timed corridor.',
    }),
    application('variation'),
  )
  return s
}

/** S17: until further order; then a restraining order beside it. */
export async function s17(db: Database): Promise<Story> {
  const s = await withOrder(
    db,
    {
      defendant: {
        given: 'Lewis',
        family: 'Garrick',
        born: '1977-11-08',
        address: '23 Foundry Lane, Aldermere ZZ4 1FL',
        handles: ['@garrick.l'],
      },
      protectedPerson: { given: 'Anita', family: 'Coyle', born: '1980-12-12' },
      relationship: 'formerPartner',
      incidents: [
        { on: '2024-01-15', category: 'C1', summary: 'Posts about her on every site that she uses' },
        {
          on: '2024-03-02',
          category: 'B',
          summary: 'Wrote to her employer and her clients',
          direction: 'throughOther',
        },
      ],
      pattern: 'He follows her from account to account.',
    },
    {
      opened: '2024-03-11',
      drafted: '2024-03-25',
      reviewed: '2024-03-28',
      lodged: '2024-04-03',
      heard: '2024-06-03',
      made: { untilFurther: true },
    },
    [
      { code: 'P2' },
      { code: 'P7', values: { number: 2 } },
      {
        code: 'R2',
        values: {
          provider: 'Marlshire Change Programme',
          place: 'the Aldermere Centre',
          times: 'every Tuesday at 6pm',
          date: '2026-12-31',
        },
      },
    ],
  )
  await s.tell(cast.siddiqui, '2026-05-30 10:00', 'recordOtherOrder', {
    kind: 'restraining',
    court: 'Aldermere Crown Court',
    terms: 'Not to contact her or to go to her work',
    madeOn: '2026-05-29',
    gaps: 'Requires nothing of him: no declared accounts, no programme.',
  })
  await s.tell(
    cast.lindqvist,
    '2026-06-01 10:00',
    'startDischarge',
    {
      applicant: 'defendant',
      court,
      lodgedOn: '2026-05-30',
      policePosition: 'Opposed. The restraining order cannot require the programme.',
    },
    latestOrder(),
  )
  await s.tell(
    cast.lindqvist,
    '2026-06-01 11:00',
    'listHearing',
    { listedOn: '2026-06-15', listedTime: '10:00', court, purpose: 'final' },
    application('discharge'),
  )
  await s.tell(cast.lindqvist, '2026-06-15 13:00', 'hearHearing', {}, listedHearing)
  await s.tell(
    cast.lindqvist,
    '2026-06-15 14:00',
    'refuseAtCourt',
    {
      determinedOn: '2026-06-15',
      courtRefusal: 'other',
      outcomeReason: 'Not discharged. Varied down to what the restraining order cannot require.',
    },
    application('discharge'),
  )
  await s.tell(
    cast.lindqvist,
    '2026-06-15 14:10',
    'startVariation',
    {
      applicant: 'defendant',
      court,
      lodgedOn: '2026-06-15',
      changeAsked: 'In the alternative, to leave only the accounts and the programme.',
      policePosition: 'Not opposed, if both stay until the programme ends.',
    },
    latestOrder(),
  )
  await s.tell(
    cast.lindqvist,
    '2026-06-15 15:00',
    'recordVaried',
    f => ({
      fromOn: '2026-06-15',
      termKind: 'untilFurtherOrder',
      lastDay: '',
      conditions: f.orderConditions
        .filter(c => c.number !== 1)
        .map(c => ({
          conditionId: c.id,
          libraryCode: c.libraryCode ?? '',
          kind: c.kind,
          text: c.text,
          locality: '',
          lastDay: '2027-05-31',
          checkMethod: 'records',
          checkEveryDays: 28,
        })),
      outcomeReason: 'The restraining order forbids contact. The rest ends on 31 May 2027.',
    }),
    application('variation'),
  )
  return s
}
