import type { Database } from '../../../db/client.ts'
import type { CaseFile } from '../../case/case.ts'
import { cast, teams } from '../cast.ts'
import { plate } from '../exhibits.ts'
import { importThree } from '../imported.ts'
import { tellLife } from '../life.ts'
import { marlshire } from '../steps.ts'
import type { Story } from '../telling.ts'
import { course, life } from './course.ts'

/** S02: at work, and known to earlier employers. */
export async function s02(db: Database): Promise<Story> {
  const crew = marlshire(cast.brackley, cast.kowalczyk)
  const s = await tellLife(db, {
    ...life(crew, {
      teamId: teams.thornfoldResponse.id,
      defendant: { given: 'Colin', family: 'Strake', born: '1987-10-09', address: '41 Mill Bank, Thornfold ZZ7 2AB' },
      protectedPerson: { given: 'Bethan', family: 'Royle', born: '2002-03-12' },
      relationship: 'colleague',
      incidents: [
        { on: '2025-09-08', category: 'B', summary: 'Notes left in her locker every day', source: 'victim' },
        {
          on: '2025-11-20',
          category: 'E',
          summary: 'Waits at her bus stop on days when he is not working',
          source: 'witness',
        },
        { on: '2026-01-10', category: 'A', summary: 'Drove beside her bus to the end of the line' },
        {
          on: '2025-06-01',
          category: 'X',
          note: 'Earlier conduct to others',
          summary: 'Employer’s records: six women at two firms made complaints about him',
          source: 'thirdParty',
          direction: 'toOther',
          targetOther: 'Former colleagues',
          recorded: '2026-01-29',
        },
      ],
      pattern: 'Unwanted lifts, daily notes and waiting, the same as at two earlier firms.',
      risk: {
        on: '2026-01-13',
        yes: 5,
        judgement: 'high',
        reason: 'Six earlier complaints show that it does not stop by itself.',
      },
      references: ['MA/26/00931'],
      reported: '2026-01-12',
      ...course('2026-01-12', {
        drafted: '2026-01-29',
        reviewed: '2026-01-30',
        lodged: '2026-01-30',
        interim: '2026-02-02',
        interimLast: '2026-03-13',
        full: '2026-03-09',
      }),
      opened: '2026-01-12',
      decided: '2026-01-14',
      drafted: {
        on: '2026-01-29',
        interim: {
          reason: 'He is on the same shifts as her until the full hearing, and waits on the days when he is not.',
          lastDay: '2026-03-13',
          withoutNotice: {
            why: 'When her manager spoke to him on 10 January he followed her bus the same evening. Notice would give him the weekend before a court could act.',
            returnOn: '2026-02-09',
          },
        },
      },
    }),
  })
  await s.tell(
    crew.civil,
    '2026-02-02 15:00',
    'writeHearingNote',
    {
      note: 'District Judge Amos sat. Sofia Lindqvist applied for the chief constable; the defendant was not told and was not there.\n\nThe court read the application, the full and frank statement and the statement of the officer, and was taken to incidents 1 to 3. It was told of what the defendant would say.\n\nThe court considered an interim order appropriate until 13 March 2026, and asked that the defendant be served the same day with this note.',
    },
    f =>
      f.hearings.find(
        h => h.status === 'heard' && f.applications.some(a => a.id === h.applicationId && a.kind === 'interim'),
      ),
  )
  await s.tell(crew.officer, '2026-01-13 09:30', 'askThirdParty', {
    kind: 'employer',
    toWhom: 'Personnel, Fenwick Couriers',
    asked: 'Complaints about him by any member of staff, and his shifts since September',
    basis: 'Data Protection Act 2018 Sch.2 para.2',
    whose: 'defendant',
    askedOn: '2026-01-13',
    chaseOn: '2026-01-20',
  })
  const firstRequest = (f: CaseFile) => f.thirdPartyRequests[0]
  await s.tell(
    crew.officer,
    '2026-01-20 11:00',
    'chaseThirdParty',
    { chasedOn: '2026-01-20', said: 'With their solicitor', chaseOn: '2026-01-27' },
    firstRequest,
  )
  await s.tell(
    crew.officer,
    '2026-01-29 16:00',
    'endThirdParty',
    { ending: 'received', endedOn: '2026-01-29', said: 'Complaints by six women at two firms' },
    firstRequest,
  )
  return s
}

/** S03: nobody knows who, until they do. */
export const s03 = (
  db: Database,
  tellExports = (s: Story) => importThree(s, db, cast.siddiqui, cast.calloway),
): Promise<Story> =>
  tellLife(db, {
    ...life(marlshire(cast.siddiqui), {
      teamId: teams.aldermereProtection.id,
      defendant: {
        given: 'Piers',
        family: 'Lowndes',
        born: '2000-02-29',
        address: '6 Harbour View, Eastwold ZZ2 5PP',
        handles: ['@watching_olu', '@notreallygone_7'],
      },
      protectedPerson: {
        given: 'Oluwaseun',
        family: 'Adeyinka',
        born: '1995-05-05',
        contactNever: 'Never on a streaming account',
      },
      relationship: 'stranger',
      incidents: [
        {
          on: '2025-09-01',
          to: '2026-02-10',
          category: 'B',
          summary: '3,812 messages from 143 accounts, many of them threats',
          platform: 'A streaming service',
          source: 'data',
          recorded: '2026-02-12',
        },
        {
          on: '2025-12-18',
          category: 'C2',
          summary: 'A made-up film of him put out under his name',
          platform: 'A video site',
          exhibits: [
            {
              name: 'film-still.png',
              bytes: plate(88, 20),
              what: 'One frame of the made-up film',
              distressing: 'A made-up intimate film of him',
            },
          ],
        },
        {
          on: '2026-01-22',
          category: 'C1',
          summary: 'His home address posted to viewers',
          platform: 'A forum',
          effect: 'Moved out for a month',
        },
      ],
      pattern: 'Threats and exposure from accounts that one person runs.',
      gateway: {
        kind: 'believedComing',
        grounds: 'Bought a ticket to an event in Aldermere at which the protected person was to appear',
      },
      risk: { on: '2026-02-13', yes: 6, judgement: 'high', reason: 'Threats with the home address published.' },
      ...course('2026-02-12', {
        drafted: '2026-03-04',
        reviewed: '2026-03-09',
        lodged: '2026-03-11',
        interim: '2026-03-20',
        interimLast: '2026-05-29',
        full: '2026-05-21',
      }),
      opened: '2026-02-12',
      meanwhile: tellExports,
      decided: '2026-03-03',
    }),
  })

/** S04: trackers and a smart home; she will not support a prosecution. */
export const s04 = (db: Database) =>
  tellLife(db, {
    ...life(marlshire(cast.siddiqui), {
      teamId: teams.aldermereProtection.id,
      defendant: {
        given: 'Graham',
        family: 'Lane',
        born: '1981-07-30',
        address: '12 Priory Gate, Aldermere ZZ4 5LL',
        phones: ['07700 900512'],
      },
      protectedPerson: { given: 'Farah', family: 'Qureshi-Lane', born: '1984-11-11', supports: 'doesNotSupport' },
      relationship: 'formerPartner',
      incidents: [
        {
          on: '2025-12-05',
          category: 'A',
          note: 'Covert tracker',
          summary: 'Alert on her phone: an unknown tracker moving with her',
          source: 'data',
        },
        { on: '2025-12-11', category: 'A', summary: 'A second tracker found in the wheel arch', source: 'officer' },
        {
          on: '2025-12-12',
          to: '2026-01-20',
          category: 'D',
          summary: 'Heating altered from his account 14 times, and the doorbell watched at night',
          source: 'data',
          recorded: '2026-01-22',
        },
      ],
      pattern: 'He follows her by tracker and watches the house through its own devices.',
      risk: { on: '2026-01-23', yes: 5, judgement: 'high', reason: 'He knows where she is at all times.' },
      ...course('2026-01-22', {
        drafted: '2026-02-16',
        reviewed: '2026-02-20',
        lodged: '2026-02-24',
        full: '2026-04-13',
      }),
      opened: '2026-01-22',
      decided: '2026-01-23',
    }),
  })

/** S05: acts to everyone but the man himself. */
export async function s05(db: Database): Promise<Story> {
  const crew = marlshire(cast.oDowd, cast.kowalczyk)
  const s = await tellLife(db, {
    crew,
    teamId: teams.thornfoldProtection.id,
    opened: '2026-04-08',
    defendant: {
      given: 'Kirsty',
      family: 'Ballantine',
      born: '1990-01-01',
      address: '9 Mason’s Walk, Thornfold ZZ7 8RR',
      phones: ['07700 900633'],
    },
    protectedPerson: { given: 'Tomasz', family: 'Wilk', born: '1989-06-16' },
    relationship: 'formerPartner',
    incidents: [
      {
        on: '2026-03-02',
        to: '2026-03-30',
        category: 'B',
        summary: '63 calls to his mother and his sister',
        direction: 'toOther',
        targetOther: 'His mother and sister',
        source: 'data',
        recorded: '2026-04-08',
      },
      {
        on: '2026-03-19',
        category: 'X',
        note: 'Leaving a thing to be found',
        summary: 'A funeral wreath delivered to his partner’s door',
        direction: 'toOther',
        targetOther: 'His partner',
      },
      {
        on: '2026-04-02',
        category: 'X',
        note: 'False report',
        summary: 'A false report about his partner’s child',
        direction: 'toOther',
        targetOther: 'His partner’s child',
        source: 'thirdParty',
      },
    ],
    pattern: 'She reaches him through everyone near him.',
    risk: {
      on: '2026-04-09',
      yes: 4,
      judgement: 'medium',
      reason: 'Three people are now afraid to answer the telephone.',
    },
    decided: '2026-04-09',
  })
  for (const [givenNames, familyName, role] of [
    ['Danuta', 'Wilk', 'family'],
    ['Ewa', 'Wilk', 'family'],
    ['Hope', 'Larkin', 'partner'],
  ] as const)
    await s.tell(crew.officer, '2026-04-10 10:00', 'addProtectedPerson', {
      givenNames,
      familyName,
      role,
      linkToActs: 'The acts were done to them to reach him',
      contactBy: 'Ring',
      contactWhen: 'Mornings',
      contactNever: role === 'partner' ? 'Never write to the house' : '',
      support: 'supports',
    })
  await s.tell(
    crew.officer,
    '2026-04-10 10:30',
    'keepConfidentialAddress',
    { kind: 'home', address: '27 Larkspur Close\nThornfold', postcode: 'ZZ7 1QX' },
    f => f.protectedPersons.find(p => p.givenNames === 'Hope'),
  )
  return s
}

/** S09: a stranger who believes that they are married. */
export const s09 = (db: Database) =>
  tellLife(db, {
    ...life(marlshire(cast.marchetti, cast.treharne), {
      teamId: teams.pellbrookProtection.id,
      defendant: {
        given: 'Martin',
        family: 'Eddlestone',
        born: '1979-02-02',
        address: '2 Almshouse Yard, Pellbrook ZZ8 1AH',
      },
      protectedPerson: { given: 'Helena', family: 'Voss', contactBy: 'Through the practice manager' },
      relationship: 'professional',
      incidents: [
        {
          on: '2026-03-01',
          to: '2026-05-30',
          category: 'B',
          summary: '117 letters to her surgery about their marriage',
          source: 'thirdParty',
          recorded: '2026-06-01',
        },
        { on: '2026-05-18', category: 'C1', summary: 'A wedding notice in the local paper', source: 'thirdParty' },
        {
          on: '2026-05-29',
          category: 'E',
          summary: 'Waited in the hospital foyer three days running',
          source: 'witness',
        },
      ],
      pattern: 'He believes that they are married, and writes and waits.',
      risk: { on: '2026-06-02', yes: 3, judgement: 'high', reason: 'Clinic advice: belief is fixed.' },
      ...course('2026-06-01', {
        drafted: '2026-06-15',
        reviewed: '2026-06-19',
        lodged: '2026-06-24',
        full: '2026-08-17',
      }),
      drafted: {
        on: '2026-06-15',
        conditions: [
          { code: 'P2' },
          {
            values: {
              kind: 'prohibition',
              text: 'The defendant must not send or leave a letter for Helena Voss, by himself or by another person.',
              isArea: 'no',
              checkMethod: 'victimAccount',
              checkEveryDays: 28,
            },
            necessity: '117 letters in three months, some of them handed in by others.',
          },
          {
            values: {
              kind: 'requirement',
              text: 'The defendant must attend one mental health assessment with Pellbrook NHS Trust, at the time and place that it gives him in writing, by 30 September 2026.',
              isArea: 'no',
              lastDay: '2026-09-30',
              checkMethod: 'records',
              checkEveryDays: 28,
              providerConfirmed: 'Dr A. Penrose, community mental health team, by letter of 10 June 2026',
            },
            necessity: 'The belief that they are married drives every act, and nothing else can require an assessment.',
          },
        ],
      },
      opened: '2026-06-01',
      decided: '2026-06-02',
      checks: { from: '2026-08-18', on: ['2026-09-15'] },
    }),
  })
