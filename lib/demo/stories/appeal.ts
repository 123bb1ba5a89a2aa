import type { Database } from '../../../db/client.ts'
import { cast } from '../cast.ts'
import { application, type Story } from '../telling.ts'
import { withOrder } from './after.ts'

/** S24: an appeal narrows a condition and the order goes on. */
export async function s24(db: Database): Promise<Story> {
  const s = await withOrder(
    db,
    {
      defendant: { given: 'Victor', family: 'Halloran', born: '1969-01-25', address: '1 Tollgate, Aldermere ZZ4 3TG' },
      protectedPerson: { given: 'Maeve', family: 'Ashcombe-Reid' },
      relationship: 'neighbour',
      incidents: [
        {
          on: '2025-09-19',
          category: 'G',
          summary: 'Binoculars from an upper window, every evening for a month',
          source: 'witness',
        },
        { on: '2025-10-05', category: 'F', summary: 'Took her post from the box' },
      ],
      pattern: 'He watches the house and takes what comes to it.',
    },
    {
      opened: '2025-10-06',
      drafted: '2025-10-20',
      reviewed: '2025-10-24',
      lodged: '2025-10-29',
      heard: '2026-01-12',
      made: { years: 5 },
    },
    [
      {
        values: {
          kind: 'prohibition',
          text: 'The defendant must not be in the vicinity of Ashcombe.',
          isArea: 'yes',
          boundary: 'Ashcombe',
          checkMethod: 'observation',
          checkEveryDays: 28,
          breachProof: 'A sighting by an officer.',
        },
      },
      { code: 'P9' },
    ],
  )
  await s.tell(
    cast.lindqvist,
    '2026-01-30 10:00',
    'startAppeal',
    {
      applicant: 'defendant',
      court: 'Aldermere Crown Court',
      lodgedOn: '2026-01-29',
      grounds: 'The first condition is too vague to obey.',
      policePosition: 'Opposed; wording offered with roads named.',
    },
    application('main'),
  )
  await s.tell(
    cast.lindqvist,
    '2026-02-20 10:00',
    'listHearing',
    { listedOn: '2026-06-05', listedTime: '10:30', court: 'Aldermere Crown Court', purpose: 'appeal' },
    application('appeal'),
  )
  await s.tell(
    cast.lindqvist,
    '2026-06-05 15:00',
    'recordAppealChanged',
    f => ({
      fromOn: '2026-06-05',
      termKind: 'fixed',
      lastDay: '2031-01-11',
      conditions: f.orderConditions.map(c => ({
        conditionId: c.id,
        libraryCode: c.libraryCode ?? '',
        kind: c.kind,
        text:
          c.number === 1
            ? 'The defendant must not enter the area of Ashcombe bounded by, and including, Tollgate Road, Elm Walk, the B1108 and Rectory Lane, shown edged red on the map.'
            : c.text,
        locality: '',
        lastDay: '',
        checkMethod: 'observation',
        checkEveryDays: 28,
      })),
      outcomeReason: 'Upheld. “Vicinity” replaced by named roads and a map.',
    }),
    application('appeal'),
  )
  return s
}
