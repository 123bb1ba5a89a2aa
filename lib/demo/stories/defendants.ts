import type { Database } from '../../../db/client.ts'
import { groundAt } from '../../case/views/sketch-ground.ts'
import { cast, teams } from '../cast.ts'
import { tellLife } from '../life.ts'
import { notify } from '../order-steps.ts'
import { incidents, marlshire } from '../steps.ts'
import { application, latestOrder, type Story } from '../telling.ts'

import { course, life } from './course.ts'

/** S06: the defendant is fifteen. */
export async function s06(db: Database): Promise<Story> {
  const crew = marlshire(cast.whitlock, cast.treharne)
  const s = await tellLife(db, {
    ...life(crew, {
      teamId: teams.pellbrookResponse.id,
      defendant: { given: 'Jay', family: 'Mercer', born: '2011-02-11', address: '30 Sluice Road, Pellbrook ZZ8 6EE' },
      protectedPerson: { given: 'Amelia', family: 'Foss', born: '2012-01-19', contactBy: 'Through her mother' },
      relationship: 'acquaintance',
      incidents: [
        {
          on: '2026-04-13',
          to: '2026-05-08',
          category: 'B',
          summary: 'More than 200 messages, after her parents wrote to his',
          source: 'data',
          recorded: '2026-05-11',
        },
        {
          on: '2026-05-05',
          category: 'E',
          summary: 'Waits on Fen Lane and at Mill Bridge on her way to school',
          source: 'witness',
        },
      ],
      pattern: 'He waits on her way to school and messages her and her brother.',
      risk: {
        on: '2026-05-12',
        yes: 3,
        judgement: 'medium',
        reason: 'Young defendant, growing fixation. School and youth offending team consulted.',
      },
      ...course('2026-05-11', {
        drafted: '2026-05-20',
        reviewed: '2026-05-27',
        lodged: '2026-06-01',
        interim: '2026-06-05',
        interimLast: '2026-07-10',
        full: '2026-07-06',
      }),
      drafted: {
        on: '2026-05-20',
        interim: { reason: 'The risk cannot wait for the full hearing.', lastDay: '2026-07-10' },
        conditions: [
          { code: 'P2' },
          {
            values: {
              kind: 'prohibition',
              text: 'The defendant must not be in Fen Lane or on Mill Bridge, Pellbrook, between 8am and 9am or between 3pm and 4.30pm on a day when Pellbrook High School is open.',
              isArea: 'yes',
              boundary: 'Fen Lane from Sluice Road to Mill Bridge, and the bridge itself',
              checkMethod: 'observation',
              checkEveryDays: 28,
              religionWorkEducation:
                'He goes to the same school. The head teacher agreed on 18 May that he uses the gate in Sluice Road, so that he reaches every lesson without either place.',
            },
            necessity: 'He waits for her at both on her way to and from school.',
          },
        ],
      },
      court: 'Pellbrook Youth Court',
      opened: '2026-05-11',
      decided: '2026-05-12',
    }),
  })
  const stepInput = (doneOn: string, who: string) => ({ doneOn, who, note: '' })
  const team = stepInput('2026-05-21', 'Case worker, Marlshire youth offending team')
  await s.tell(crew.officer, '2026-07-07 09:00', 'tellYouthTeam', team, application('main'))
  const mother = stepInput('2026-06-02', 'His mother')
  await s.tell(crew.officer, '2026-07-07 09:10', 'serveGuardian', mother, application('main'))
  const parents = stepInput('2026-07-06', 'Both parents, with the sheet in plain words')
  await s.tell(crew.officer, '2026-07-07 09:20', 'giveOrderToGuardian', parents, latestOrder('full'))
  return s
}

/** S25: no fixed address; a place where he can be found stands in its stead. */
export async function s25(db: Database): Promise<Story> {
  const crew = marlshire(cast.osgood)
  const s = await tellLife(db, {
    crew,
    teamId: teams.aldermereResponse.id,
    opened: '2026-01-05',
    defendant: { given: 'Dean', family: 'Wroxton', born: '1972-05-15' },
    protectedPerson: { given: 'Zofia', family: 'Lenart' },
    relationship: 'stranger',
    incidents: [
      {
        on: '2025-12-08',
        to: '2026-01-03',
        category: 'E',
        summary: 'Stands outside the shop for her whole shift',
        source: 'witness',
        recorded: '2026-01-05',
      },
      { on: '2025-12-30', category: 'A', summary: 'Followed her to the tram' },
    ],
    pattern: 'He waits for a shop worker he has never spoken to.',
    gateway: { kind: 'believedInArea', grounds: 'Found most mornings at the day centre in Aldermere' },
    risk: { on: '2026-01-06', yes: 3, judgement: 'medium', reason: 'Daily presence.' },
    decided: '2026-01-06',
    drafted: {
      on: '2026-01-19',
      conditions: [{ code: 'P8', values: { distance: 50 } }, { code: 'P2' }],
    },
    reviewed: '2026-01-22',
    lodged: '2026-01-26',
    full: { listed: '2026-01-27', heard: '2026-03-02', made: { years: 2 }, served: '2026-03-02 15:30' },
  })
  await notify(s, crew, '2026-03-04', 'full', {
    addressKind: 'found',
    homeAddress: 'The day centre, Aldermere, most mornings',
  })
  return s
}

/** S28: Welsh, chapel and rugby. */
export async function s28(db: Database): Promise<Story> {
  const crew = marlshire(cast.siddiqui)
  const s = await tellLife(db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-05-26',
    defendant: {
      given: 'Gareth',
      family: 'Lloyd-Hughes',
      born: '1987-03-01',
      address: '4 Chapel Row, Aldermere ZZ4 9CH',
      phones: ['07700 900820'],
    },
    protectedPerson: {
      given: 'Iestyn',
      family: 'Morgan-Price',
      born: '1998-04-23',
      contactNever: 'Never ring at work',
    },
    relationship: 'acquaintance',
    incidents: [
      {
        on: '2026-04-20',
        to: '2026-05-24',
        category: 'B',
        summary: '300 calls and threats to tell his family',
        source: 'data',
        recorded: '2026-05-26',
      },
      {
        on: '2026-05-17',
        category: 'E',
        summary: 'Waited outside chapel, and at rugby the day before',
        source: 'witness',
      },
    ],
    pattern: 'Met once. He threatens to tell the family and waits at chapel.',
    risk: { on: '2026-05-27', yes: 4, judgement: 'high', reason: 'Threats of exposure.' },
    decided: '2026-05-27',
    drafted: {
      on: '2026-06-15',
      conditions: [
        { code: 'P2' },
        { code: 'P8', values: { distance: 100 } },
        {
          values: {
            kind: 'prohibition',
            text: 'The defendant must not be in Chapel Street, Aldermere, between 9.30am and 12.30pm on a Sunday.',
            isArea: 'yes',
            boundary: 'Chapel Street from the High Street to the bridge',
            checkMethod: 'observation',
            checkEveryDays: 28,
            religionWorkEducation:
              'Asked on 12 June whether he worships there: he does not, and belongs to no congregation. The evening service stays open to him.',
          },
          necessity: 'He waits outside the chapel when the morning service ends.',
          area: {
            boundary: 'Chapel Street from the High Street to the bridge',
            corners: [
              groundAt(25, 112),
              groundAt(58, 112),
              groundAt(72, -180),
              groundAt(77, -470),
              groundAt(44, -470),
              groundAt(39, -180),
            ],
          },
        },
      ],
    },
    reviewed: '2026-06-19',
    lodged: '2026-06-26',
    full: {
      listed: '2026-06-29',
      heard: '2026-09-07',
      made: { years: 2 },
      served: '2026-09-07',
      notified: '2026-09-08',
    },
  })
  await s.tell(
    crew.officer,
    '2026-05-28 10:00',
    'recordSafeContact',
    {
      contactBy: 'Text, in Welsh',
      contactWhen: 'Between 7pm and 9pm',
      contactNever: 'Never ring at work',
      codeWord: '',
      language: 'Welsh',
    },
    f => f.protectedPersons[0],
  )
  await incidents(s, crew.officer, [])
  await s.tell(
    crew.officer,
    '2026-10-01',
    'recordSafeContact',
    {
      contactMeans: ['text', 'phone'],
      contactFrom: '19:00',
      contactTo: '21:00',
      contactAnswer: 'his sister Non',
      voicemail: ['none'],
    },
    f => f.protectedPersons[0],
  )
  return s
}
