import type { Database } from '../../../db/client.ts'
import { addDays } from '../../case/time/calendar.ts'
import { cast, teams } from '../cast.ts'
import { type Life, tellLife } from '../life.ts'
import { type Crew, type Happening, marlshire, severnvale } from '../steps.ts'

/** Enough further cases that queues and measures look like a working force. The same ones every time. */

const given =
  'Adrian Bethany Cormac Delyth Emeka Freya Gwilym Harriet Ivan Jasmin Kofi Lorna Mateus Nerys Otto Pippa Quentin Rhian Samir Tilda Ursula Vikram Wanda Yannick'.split(
    ' ',
  )
const families =
  'Ashdown Barlow Crabtree Dunning Everly Fothergill Grimshaw Hollis Inskip Jardine Kettering Lovelace Mottram Nettles Oakshott Pargeter Quillfeather Ravenscroft Sedgwick Tunnicliffe Underhay Vickery Wetherby Yarrow'.split(
    ' ',
  )
const pick = <T>(list: readonly T[], n: number): T => list[((n % list.length) + list.length) % list.length] as T

const happenings: readonly Omit<Happening, 'on'>[] = [
  { category: 'B', summary: 'Messages through the night from a number she had blocked', source: 'data' },
  { category: 'E', summary: 'Waited outside work at the end of the shift', source: 'witness' },
  { category: 'A', summary: 'Followed by car from the supermarket', effect: 'Will not drive alone' },
  {
    category: 'C1',
    summary: 'Photographs and a telephone number posted without consent',
    platform: 'A social network',
  },
  { category: 'F', summary: 'Tyres let down in the night' },
  { category: 'G', summary: 'Seen watching the house from the bus shelter', source: 'witness' },
  { category: 'D', summary: 'Signed in to the family’s shared account to read messages', source: 'data' },
]
const places: { crew: () => Crew; team: string }[] = [
  { crew: () => marlshire(cast.siddiqui), team: teams.aldermereProtection.id },
  { crew: () => marlshire(cast.oDowd, cast.kowalczyk), team: teams.thornfoldProtection.id },
  { crew: () => severnvale(), team: teams.fenwaterProtection.id },
  { crew: () => marlshire(cast.marchetti, cast.treharne), team: teams.pellbrookProtection.id },
  { crew: () => marlshire(cast.hale), team: teams.aldermereResponse.id },
  { crew: () => severnvale(cast.rahman, cast.dunmore), team: teams.castleHillProtection.id },
  { crew: () => severnvale(cast.bright), team: teams.fenwaterResponse.id },
  { crew: () => marlshire(cast.brackley, cast.kowalczyk), team: teams.thornfoldResponse.id },
]
const silent: readonly string[] = [teams.castleHillProtection.id, teams.castleHillResponse.id]

/** How far a case can have gone, in order. */
const steps = [
  'reported',
  'decided',
  'drafted',
  'reviewed',
  'lodged',
  'listed',
  'made',
  'served',
  'notified',
  'checked',
] as const
type Step = (typeof steps)[number]
/** How far each case has gone. The silent district never drafts. */
const reaches: readonly Step[] = [
  'reported',
  'decided',
  'drafted',
  'drafted',
  'reviewed',
  'lodged',
  'listed',
  'checked',
  'made',
  'checked',
  'notified',
  'checked',
  'checked',
]
/** Where a draft waits: for one of its reviewers, or with its officer again. */
const waits = [
  { passed: 0 },
  { passed: 1 },
  { passed: 0, returned: 'Say what he did after she asked him to stop, and give condition 3 a boundary.' },
  { passed: 2 },
  { passed: 3 },
] as const

/** The forces side by side, each force's cases one after another: the references are the same every time. */
export async function tellCrowd(db: Database, count = 60): Promise<number> {
  const byForce = Map.groupBy(
    Array.from({ length: count }, (_, n) => lifeOf(n)),
    life => life.crew.officer.forceId,
  )
  await Promise.all(
    [...byForce.values()].map(async lives => {
      for (const life of lives) await tellLife(db, life)
    }),
  )
  return count
}

/** Every four weeks until now; a few orders were last looked at in the summer. */
function checkDays(first: string, forgotten: boolean): string[] {
  const days: string[] = []
  for (let day = first; day <= (forgotten ? '2026-08-20' : '2026-11-19'); day = addDays(day, 28)) days.push(day)
  return days
}

/** One of the many: the same number gives the same life. */
export function lifeOf(n: number): Life {
  const place = pick(places, n)
  const isSilent = silent.includes(place.team)
  const reach = isSilent ? pick<Step>(['reported', 'reported', 'decided'], n) : pick(reaches, n * 7 + Math.floor(n / 8))
  const far = steps.indexOf(reach)
  // Not every application is granted.
  const lost =
    far >= steps.indexOf('made') ? (n % 10 === 4 ? 'refused' : n % 13 === 6 ? 'withdrawn' : undefined) : undefined
  const through = (step: Step) => far >= steps.indexOf(step) && !(lost && steps.indexOf(step) >= steps.indexOf('made'))
  // The further a case has gone, the earlier it began; the last ones began this month.
  const made = steps.indexOf('made')
  const age =
    far < 2
      ? 2 + (n % 60)
      : far < made - 1
        ? 16 + (n % 20)
        : far === made - 1
          ? 24 + (n % 20)
          : far === made
            ? 64
            : 90 + ((n * 13) % 240)
  const opened = addDays('2026-11-18', -age)
  const day = (after: number) => addDays(opened, after)
  const crew = place.crew()
  const officerless = far === 0 && n % 3 === 0
  return {
    crew,
    teamId: place.team,
    opened,
    reported: day(-(n % 30)),
    defendant: {
      given: pick(given, n * 5 + 3 + Math.floor(n / 24)),
      family: pick(families, n * 7 + 1 + 2 * Math.floor(n / 8)),
      born: `${1962 + ((n * 11) % 42)}-${String(1 + ((n * 5) % 12)).padStart(2, '0')}-${String(1 + ((n * 17) % 28)).padStart(2, '0')}`,
      address: `${2 + ((n * 3) % 90)} ${pick(['Mill Lane', 'Station Road', 'Quarry Hill', 'Bridge Street'], n)}, ZZ${4 + (n % 5)} ${1 + (n % 9)}AB`,
      phones: [`07700 9${String(1000 + n * 37).slice(-5)}`],
    },
    protectedPerson: {
      given: pick(given, n * 11 + 8 + Math.floor(n / 24)),
      family: pick(families, n * 13 + 5 + 3 * Math.floor(n / 8)),
      supports: pick(['supports', 'supports', 'doesNotSupport', 'notAsked'] as const, n),
    },
    relationship: pick(
      ['formerPartner', 'colleague', 'stranger', 'neighbour', 'acquaintance', 'formerPartner'] as const,
      n,
    ),
    references: [`${crew.officer.forceId === cast.prosser.forceId ? 'SV' : 'MA'}/26/${20_000 + n * 173}`],
    incidents: Array.from({ length: 2 + (n % 4) }, (_, k) => ({
      ...pick(happenings, n + k * 3),
      on: day(-28 + k * 6),
    })),
    pattern: pick(
      [
        'Contact, waiting and damage that go on after requests to stop.',
        'Following and watching by someone who was asked to stop.',
        'Messages and posts that have not stopped for months.',
      ],
      n,
    ),
    ...(officerless || (n % 5 === 4 && far < 2)
      ? {}
      : {
          risk: {
            on: day(1),
            yes: 2 + (n % 6),
            judgement: pick(['standard', 'medium', 'high'] as const, n),
            reason: 'Weighed with the history and what she fears most.',
          },
        }),
    ...(through('decided') ? { decided: day(n % 9 === 0 ? 6 : 2) } : {}),
    ...(through('drafted') ? { drafted: { on: day(8), years: pick([2, 2, 3, 5], n) } } : {}),
    ...(reach === 'drafted' ? { underReview: { on: day(11), ...pick(waits, Math.floor(n / 11)) } } : {}),
    ...(through('reviewed') ? { reviewed: day(12) } : {}),
    ...(through('lodged') ? { lodged: day(15) } : {}),
    ...(through('listed')
      ? {
          full: {
            listed: day(17),
            heard: through('made') || lost ? day(48 + (n % 12)) : addDays('2026-11-24', n % 30),
            ...(lost === 'refused'
              ? { refused: 'The court was not satisfied that an order was necessary while bail ran.' }
              : {}),
            ...(lost === 'withdrawn' ? { withdrawn: 'The defendant was recalled to prison.' } : {}),
            ...(through('made') ? { made: { years: pick([2, 2, 3, 5], n) } } : {}),
            ...(through('served') ? { served: day(49 + (n % 12)) } : {}),
            ...(through('notified') ? { notified: day(50 + (n % 12)) } : {}),
          },
        }
      : {}),
    ...(through('checked') ? { checks: { from: day(62), on: checkDays(day(76), n % 9 === 1) } } : {}),
    ...(n % 12 !== 2 ? { told: (through('made') || lost) && far > made ? day(63) : '2026-11-20' } : {}),
    officerless,
  }
}
