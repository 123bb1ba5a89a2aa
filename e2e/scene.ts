import { randomInt } from 'node:crypto'
import { connect } from '../db/client.ts'
import { addDays, londonDate } from '../lib/case/time/calendar.ts'
import { cast, teams } from '../lib/demo/cast.ts'
import { type Life, tellLife } from '../lib/demo/life.ts'
import { marlshire, severnvale } from '../lib/demo/steps.ts'
import type { Story } from '../lib/demo/telling.ts'

/** Cases for the journeys, told through `perform` into the database that the journeys' server reads. */

const letters = () => Array.from({ length: 7 }, () => String.fromCharCode(97 + randomInt(26))).join('')
/** A family name that nobody else has, with an apostrophe. */
export const uniqueName = (before = 'O’') => `${before}${letters().replace(/^./, c => c.toUpperCase())}`

export interface Scene {
  ref: string
  defendant: string
  protectedPerson: string
  story: Story
}

const stages = ['opened', 'decided', 'draft', 'inReview', 'authorised', 'inForce'] as const
type Stage = (typeof stages)[number]

async function tellCase(stage: Stage, change: Partial<Life> = {}): Promise<Scene> {
  const url = process.env.SPO_PROGRAM_URL
  if (!url) throw new Error('SPO_PROGRAM_URL is not set: run the journeys with npm test')
  const today = londonDate(new Date().toISOString())
  const day = (ago: number) => addDays(today, -ago)
  const hasReached = (wanted: Stage) => stages.indexOf(stage) >= stages.indexOf(wanted)
  const [family, protectedFamily] = [uniqueName('O’'), uniqueName('D’')]
  const life: Life = {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: day(60),
    defendant: { given: 'Seán', family, born: '1988-02-29', address: '14 Weir Lane, Aldermere ZZ4 6PP' },
    protectedPerson: { given: 'Aoife', family: protectedFamily, born: '1991-05-12' },
    relationship: 'formerPartner',
    incidents: [
      {
        on: day(80),
        category: 'B',
        summary: 'Thirty messages in one night after she asked him to stop',
        source: 'data',
      },
      { on: day(71), category: 'E', summary: 'Waited outside her work until the doors were locked' },
      { on: day(64), category: 'G', summary: 'Filmed her front door from a parked car', source: 'witness' },
    ],
    pattern: 'Since the separation he has written, waited and watched, although she asked him to stop.',
    ...(change.officerless
      ? {}
      : { risk: { on: day(59), yes: 6, judgement: 'high', reason: 'The contact grows after each refusal.' } as const }),
    ...(hasReached('decided') ? { decided: day(58) } : {}),
    ...(hasReached('draft') ? { drafted: { on: day(50) } } : {}),
    ...(hasReached('authorised') ? { reviewed: day(48) } : {}),
    ...(hasReached('inForce')
      ? {
          lodged: day(46),
          full: { listed: day(45), heard: day(30), made: { years: 2 }, served: day(30), notified: day(29) },
          checks: { from: day(28), on: [day(14)] },
          told: day(29),
        }
      : {}),
    ...change,
  }
  const { db, close } = connect(url, { max: 2, name: 'spo scene' })
  try {
    const story = await tellLife(db, life)
    return {
      ref: story.ref,
      defendant: `${life.defendant.given} ${life.defendant.family}`,
      protectedPerson: `${life.protectedPerson.given} ${life.protectedPerson.family}`,
      story,
    }
  } finally {
    await close()
  }
}

/** Goes on with the story of a scene. */
export async function meanwhile<T>(scene: Scene, more: (story: Story) => Promise<T>): Promise<T> {
  const { resume } = await import('../lib/demo/telling.ts')
  const { db, close } = connect(String(process.env.SPO_PROGRAM_URL), { max: 2, name: 'spo scene' })
  try {
    return await more(resume(db, cast.calloway, scene.ref))
  } finally {
    await close()
  }
}

export const aCase = {
  opened: (change?: Partial<Life>) => tellCase('opened', change),
  decided: (change?: Partial<Life>) => tellCase('decided', change),
  inReview: (change?: Partial<Life>) => tellCase('inReview', change),
  inForce: (change?: Partial<Life>) => tellCase('inForce', change),
  ofAnotherForce: () => tellCase('opened', { crew: severnvale(), teamId: teams.fenwaterProtection.id }),
}
