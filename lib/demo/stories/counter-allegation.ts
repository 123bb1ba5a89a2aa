import type { Database } from '../../../db/client.ts'
import { cast, teams } from '../cast.ts'
import { tellLife } from '../life.ts'
import { marlshire } from '../steps.ts'
import type { Story } from '../telling.ts'
import { life } from './course.ts'

/** S12: he reported her first. Two cases side by side: his report is kept, and nothing is merged. */
export async function s12(db: Database): Promise<Story> {
  const people = {
    simon: { given: 'Simon', family: 'Dray', born: '1991-08-21' },
    lucy: { given: 'Lucy', family: 'Penhale', born: '1994-03-03' },
  }
  const his = await tellLife(db, {
    ...life(marlshire(cast.oDowd), {
      teamId: teams.aldermereResponse.id,
      opened: '2026-02-04',
      defendant: { ...people.lucy, address: '12 Tanner Row, Aldermere ZZ4 6QQ' },
      protectedPerson: people.simon,
      relationship: 'formerPartner',
      incidents: [
        {
          on: '2026-02-04',
          category: 'B',
          summary: 'He says that she will not leave him alone, and hands over four screenshots',
          source: 'victim',
        },
      ],
      pattern: 'He says that she contacts him.',
      references: ['MA/26/02117'],
    }),
  })
  const s = await tellLife(db, {
    ...life(marlshire(cast.hale), {
      teamId: teams.aldermereResponse.id,
      opened: '2026-02-09',
      defendant: {
        ...people.simon,
        address: '54 Orchard Way, Aldermere ZZ4 2MM',
        phones: ['07700 900701'],
      },
      protectedPerson: people.lucy,
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

  await s.tell(cast.calloway, '2026-02-12 10:00', 'linkCase', {
    otherRef: his.ref,
    kind: 'counterAllegation',
    reason: 'Each names the other. His report came five days before hers.',
  })
  await s.tell(
    cast.calloway,
    '2026-02-13 15:00',
    'weighAggressor',
    {
      aggressor: 'defendant',
      reason:
        'Her telephone holds 612 contacts from him and three replies, each “stop”. One of his four screenshots was saved by an editor after it was taken, and leaves his own messages out.',
    },
    f => f.caseLinks[0],
  )
  return s
}
