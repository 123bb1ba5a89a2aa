import type { Database } from '../../client.ts'
import { cast, teams } from '../cast.ts'
import { plate } from '../exhibits.ts'
import { type Life, tellLife } from '../life.ts'
import { type Crew, incidents, marlshire, notify } from '../steps.ts'
import { application, latestOrder, type Story } from '../telling.ts'

/** What most of these share: an interim order, then a full one, served and notified. */
const course = (
  opened: string,
  dates: { drafted: string; reviewed: string; lodged: string; interim?: string; interimLast?: string; full: string },
): Partial<Life> => ({
  opened,
  drafted: {
    on: dates.drafted,
    ...(dates.interim && dates.interimLast
      ? { interim: { reason: 'The risk cannot wait for the full hearing.', lastDay: dates.interimLast } }
      : {}),
  },
  reviewed: dates.reviewed,
  lodged: dates.lodged,
  ...(dates.interim && dates.interimLast
    ? {
        interim: {
          listed: dates.lodged,
          heard: dates.interim,
          made: { lastDay: dates.interimLast },
          served: dates.interim,
          notified: dates.interim,
        },
      }
    : {}),
  full: {
    listed: dates.interim ?? dates.lodged,
    heard: dates.full,
    made: { years: 2 },
    served: dates.full,
    ...(dates.interim ? {} : { notified: dates.full }),
  },
  decided: opened,
  told: dates.full,
})
const life = (
  crew: Crew,
  l: Partial<Life> &
    Pick<Life, 'teamId' | 'opened' | 'defendant' | 'protectedPerson' | 'relationship' | 'incidents' | 'pattern'>,
): Life => ({ crew, ...l })

/** S02: at work, and known to earlier employers. */
export const s02 = (db: Database) =>
  tellLife(db, {
    ...life(marlshire(cast.brackley, cast.kowalczyk), {
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
    }),
  })

/** S03: nobody knows who, until they do. */
export const s03 = (db: Database) =>
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
      court: 'Pellbrook Youth Court',
      opened: '2026-05-11',
      decided: '2026-05-12',
    }),
  })
  const done = (doneOn: string, who: string) => ({ doneOn, who, note: '' })
  const team = done('2026-05-21', 'Case worker, Marlshire youth offending team')
  await s.tell(crew.officer, '2026-07-07 09:00', 'tellYouthTeam', team, application('main'))
  const mother = done('2026-06-02', 'His mother')
  await s.tell(crew.officer, '2026-07-07 09:10', 'serveGuardian', mother, application('main'))
  const parents = done('2026-07-06', 'Both parents, with the sheet in plain words')
  await s.tell(crew.officer, '2026-07-07 09:20', 'giveOrderToGuardian', parents, latestOrder('full'))
  return s
}

/** S08: three forces' incidents in one chronology. */
export const s08 = (db: Database) =>
  tellLife(db, {
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
      }),
      opened: '2026-03-02',
      decided: '2026-03-03',
    }),
  })

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
      opened: '2026-06-01',
      decided: '2026-06-02',
      checks: { from: '2026-08-18', on: ['2026-09-15'] },
    }),
  })

/** S12: he reported her first. */
export const s12 = (db: Database) =>
  tellLife(db, {
    ...life(marlshire(cast.hale), {
      teamId: teams.aldermereResponse.id,
      opened: '2026-02-09',
      defendant: {
        given: 'Simon',
        family: 'Dray',
        born: '1991-08-21',
        address: '54 Orchard Way, Aldermere ZZ4 2MM',
        phones: ['07700 900701'],
      },
      protectedPerson: { given: 'Lucy', family: 'Penhale', born: '1994-03-03' },
      relationship: 'formerPartner',
      incidents: [
        {
          on: '2025-12-01',
          to: '2026-02-04',
          category: 'B',
          summary: '612 contacts from him to her',
          source: 'data',
          recorded: '2026-02-09',
        },
        {
          on: '2026-01-05',
          category: 'B',
          summary: 'She replied “stop”, for the first of three times',
          direction: 'fromProtected',
          source: 'data',
        },
        {
          on: '2026-02-04',
          category: 'C1',
          summary: 'He gave police four screenshots, one of them edited',
          source: 'officer',
        },
      ],
      pattern: 'He contacts her six hundred times and reports her first.',
      risk: { on: '2026-02-10', yes: 5, judgement: 'high', reason: 'He uses police to reach her.' },
      decided: '2026-02-10',
      drafted: { on: '2026-03-09' },
      reviewed: '2026-03-13',
      lodged: '2026-03-20',
      full: {
        listed: '2026-03-23',
        heard: '2026-05-05',
        made: { years: 2 },
        served: '2026-05-05',
        notified: '2026-05-06',
      },
    }),
  })

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
      conditions: [{ act: 'addConditionP8', values: { distance: 50 } }, { act: 'addConditionP2' }],
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

/** S27: the defendant works for the police. Restricted to named people. */
export async function s27(db: Database): Promise<Story> {
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
  await s.tell(cast.sutcliffe, '2026-11-16 22:10', 'breakGlass', {
    reason: 'Duty superintendent: he rang 999 and the call was about her.',
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
      conditions: [{ act: 'addConditionP2' }, { act: 'addConditionP8', values: { distance: 100 } }],
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
  return s
}
