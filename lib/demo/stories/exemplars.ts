import type { Database } from '../../../db/client.ts'
import { cast, teams } from '../cast.ts'
import { tellLife } from '../life.ts'
import { marlshire } from '../steps.ts'
import { application, type Story } from '../telling.ts'

/** What the force learnt from three of its applications: granted, granted with changes, refused. */

/** An application that the court refused: nothing had been asked of anybody but the police. */
const tellRefused = (db: Database): Promise<Story> =>
  tellLife(db, {
    crew: marlshire(cast.hale),
    teamId: teams.aldermereResponse.id,
    opened: '2026-05-26',
    defendant: {
      given: 'Percival',
      family: 'Ormerod',
      born: '1969-12-04',
      address: '31 Chandlers Rise, Aldermere ZZ4 3CR',
    },
    protectedPerson: { given: 'Marisol', family: 'Quenby', born: '1987-01-23' },
    relationship: 'acquaintance',
    references: ['MA/26/22904'],
    incidents: [
      { on: '2026-05-02', category: 'B', summary: 'Letters put through her door on four days', source: 'victim' },
      { on: '2026-05-21', category: 'E', summary: 'Waited at the gate of her allotment', source: 'witness' },
    ],
    pattern: 'He writes to her and waits for her, although she has not answered.',
    risk: { on: '2026-05-27', yes: 3, judgement: 'medium', reason: 'Persistent, with no threat so far.' },
    decided: '2026-05-28',
    drafted: { on: '2026-06-08' },
    reviewed: '2026-06-12',
    lodged: '2026-06-16',
    full: {
      listed: '2026-06-18',
      heard: '2026-08-03',
      refused:
        'Bail conditions already forbade contact and had been kept. The court was not shown why more was necessary.',
    },
    told: '2026-08-03',
  })

interface Lesson {
  title: string
  behaviours: string[]
  outcome: string
  grounds: string
  conditions: string[]
  courtChanged?: string
  whyRefused?: string
}
const lessons: Record<'granted' | 'changed' | 'refused', Lesson> = {
  granted: {
    title: 'Five reports that nobody had put together, read as one course of conduct',
    behaviours: ['B', 'E', 'F'],
    outcome: 'granted',
    grounds:
      'Acts. After being asked to stop, the defendant sent gifts to the workplace, rang all night, sat outside through a shift and damaged a car. Each was reported alone and none was called stalking. Set side by side they show contact, waiting and damage by one person within eight weeks.\n\nRisk. The victim answered seven questions of the risk assessment with yes, and missed work. Every approach followed a refusal.\n\nNecessity. Nothing else in force forbade waiting outside the workplace. A clear request to stop had changed nothing.',
    conditions: [
      'Not to contact the protected person directly or indirectly by any means.',
      'Not to ask or to encourage anybody else to contact the protected person.',
      'Not to come within 100 metres of any place where the protected person lives or works, if the defendant knows of it.',
    ],
  },
  changed: {
    title: 'Somebody in public life: conduct set apart from what may lawfully be said',
    behaviours: ['C1', 'E', 'G'],
    outcome: 'changed',
    grounds:
      'Acts. The application left aside what the defendant had said as a critic. It rested on filming a home, following to a car and waiting where a child plays.\n\nRisk. The defendant had moved from words to turning up, and a child had given up a sport.\n\nNecessity. Lawful comment was left free by an exception in the condition itself. A first reviewer had asked for evidence enough for a charge, which is not the test.',
    conditions: [
      'Not to come within 50 metres of the protected person, except at a public meeting.',
      'Not to film or to photograph the protected person, a member of the family or their home.',
      'Not to publish where the protected person or a member of the family is or will be. This does not prevent lawful comment on public work.',
    ],
    courtChanged:
      'The court kept the exception for public meetings and asked for a distance that officers can measure.',
  },
  refused: {
    title: 'Refused: no word of why bail was not enough',
    behaviours: ['B', 'E'],
    outcome: 'refused',
    grounds:
      'Acts. Letters through a door on four days, and waiting at a gate.\n\nRisk. Psychological harm was described, without what the victim did differently because of it.\n\nNecessity. The draft said that requests to stop had had no effect. It did not say that bail was in place, what it forbade, or when it would end.',
    conditions: [
      'Not to contact the protected person directly or indirectly by any means.',
      'Not to come within 100 metres of the home of the protected person.',
    ],
    whyRefused:
      'Bail forbade contact and had been kept. Say when bail ends and what it leaves open, and put forward what an order alone can do: requirements, a term of years, notification.',
  },
}

/** Each is made through its act, by the coordinator, from the case that it was. */
export async function tellExemplars(db: Database, told: ReadonlyMap<string, Story>): Promise<number> {
  const made: [Story | undefined, Lesson][] = [
    [told.get('S01'), lessons.granted],
    [told.get('S10'), lessons.changed],
    [await tellRefused(db), lessons.refused],
  ]
  for (const [story, { conditions, ...lesson }] of made) {
    if (!story) throw new Error('An exemplar is made of a story that was not told')
    await story.tell(
      cast.calloway,
      '2026-11-20 11:00',
      'makeExemplar',
      { courtChanged: '', whyRefused: '', ...lesson, conditions: conditions.join('\n'), checked: 'yes' },
      application('main'),
    )
  }
  return made.length
}
