import type { Database } from '../../../db/client.ts'
import { cast, teams } from '../cast.ts'
import { draftChange, hearChange, reviewChange } from '../change-steps.ts'
import { tellLife } from '../life.ts'
import { serve, tellContacts } from '../order-steps.ts'
import { incidents, marlshire } from '../steps.ts'
import { application, type Story } from '../telling.ts'

/** Orders that the force itself asked to have changed, each through every reviewer to the court's answer. */

/** Renewed in time: the behaviour began again three months before the last day. */
export async function tellRenewed(db: Database): Promise<Story> {
  const crew = marlshire(cast.siddiqui)
  const s = await tellLife(db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2024-07-15',
    defendant: { given: 'Keith', family: 'Varley', born: '1971-09-30', address: '44 Priory Row, Aldermere ZZ4 7PR' },
    protectedPerson: { given: 'Orla', family: 'Penhaligon', born: '1976-03-21' },
    relationship: 'colleague',
    incidents: [
      { on: '2024-05-20', category: 'B', summary: 'Letters left on her desk and at her door' },
      { on: '2024-07-09', category: 'E', summary: 'Sat in the café opposite her office each lunchtime' },
    ],
    pattern: 'A former colleague who arranges to be where she is.',
    risk: { on: '2024-07-16', yes: 4, judgement: 'medium', reason: 'Persistent after warnings at work.' },
    decided: '2024-07-16',
    drafted: { on: '2024-07-29' },
    reviewed: '2024-08-02',
    lodged: '2024-08-07',
    full: {
      listed: '2024-08-08',
      heard: '2024-10-14',
      made: { years: 2 },
      served: '2024-10-14',
      notified: '2024-10-15',
    },
  })
  await incidents(s, crew.officer, [
    {
      on: '2026-07-06',
      category: 'E',
      summary: 'Back in the café opposite her office, three days in one week',
      source: 'witness',
    },
  ])
  await draftChange(s, crew, 'renewal', '2026-08-10', {
    asked: 'To renew the order for two years, with its conditions as they are.',
    since: 'He kept the order until July 2026, then returned to the café opposite her office.',
    why: 'The approach resumed as the last day drew near. Nothing else in force forbids it.',
    views: 'She asks for it to go on, and fears what follows its last day.',
    lastDay: '2028-09-27',
  })
  await reviewChange(s, crew, 'renewal', '2026-08-10', '2026-08-14')
  await hearChange(s, crew, 'renewal', '2026-08-19', '2026-09-28')
  await s.tell(
    crew.civil,
    '2026-09-28 15:00',
    'recordRenewed',
    { fromOn: '2026-09-28', outcomeReason: 'Renewed as asked.' },
    application('renewal'),
  )
  await serve(s, crew, '2026-09-29', 'full')
  await tellContacts(s, crew, '2026-09-29')
  return s
}

/** Discharged on the force's own application, after two years had passed. */
export async function tellDischarged(db: Database): Promise<Story> {
  const crew = marlshire(cast.siddiqui)
  const s = await tellLife(db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2024-05-13',
    defendant: { given: 'Idris', family: 'Maddern', born: '1958-04-11', address: '3 Almshouses, Aldermere ZZ4 2AH' },
    protectedPerson: { given: 'Philippa', family: 'Strand', born: '1961-10-02' },
    relationship: 'neighbour',
    incidents: [
      { on: '2024-03-30', category: 'G', summary: 'Watched her garden through the hedge every evening' },
      { on: '2024-05-06', category: 'B', summary: 'Notes through her door at night, asking her to marry him' },
    ],
    pattern: 'A neighbour who watches her and writes at night.',
    risk: { on: '2024-05-14', yes: 3, judgement: 'medium', reason: 'Grows as his health fails.' },
    decided: '2024-05-14',
    drafted: { on: '2024-05-28' },
    reviewed: '2024-05-31',
    lodged: '2024-06-05',
    full: {
      listed: '2024-06-06',
      heard: '2024-09-02',
      made: { untilFurther: true },
      served: '2024-09-02',
      notified: '2024-09-03',
    },
  })
  await draftChange(s, crew, 'discharge', '2026-08-24', {
    asked: 'To discharge the order.',
    since: 'He has lived in a nursing home in another town since March 2026 and no longer knows her.',
    why: 'He can neither travel nor write. The clinic and the home agree that no risk remains.',
    views: 'She agrees, and asks to be told on the day.',
    consents: { defendant: 'notNeeded', note: 'Two years end on 1 September 2026.' },
  })
  await reviewChange(s, crew, 'discharge', '2026-08-24', '2026-08-28')
  await hearChange(s, crew, 'discharge', '2026-09-03', '2026-10-05')
  await s.tell(
    crew.civil,
    '2026-10-05 15:00',
    'recordDischarged',
    { dischargedOn: '2026-10-05', defendantConsents: 'notNeeded', policeConsent: 'yes', outcomeReason: 'Not opposed.' },
    application('discharge'),
  )
  await tellContacts(s, crew, '2026-10-05')
  return s
}
