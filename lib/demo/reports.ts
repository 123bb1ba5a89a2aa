import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/client.ts'
import type { Actor } from '../case/policy.ts'
import { addDays } from '../case/time/calendar.ts'
import { columns } from '../pattern/linkage/report.ts'
import { receiveFile } from '../work/files/files.ts'
import { performAsSeen } from '../work/pipeline/as-seen.ts'
import { rowsOf } from '../work/pipeline/rows-of.ts'
import { receiveReports, takeReports } from '../work/reports/take-file.ts'
import { cast } from './cast.ts'
import type { Row } from './report-row.ts'
import { storyReports } from './report-stories.ts'

/** The same numbers every time. */
function dice(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  }
}

const words = (text: string) => text.split(' ')
const hisNames = words(
  'Adam Barnaby Callum Desmond Elliot Fergus Gareth Hamish Ivor Jerome Kelvin Lachlan Marcus Nigel Oscar Piotr Quentin Rupert Stefan Tobias Umar Vikram Wesley Yannick',
)
const herNames = words(
  'Agnes Beatrix Clementine Delyth Esther Freya Gwendolyn Harriet Ingrid Jemima Katarzyna Leonora Maryam Nerys Odette Philippa Rukhsana Saskia Tabitha Ursula Verity Winifred Yasmin Zuzanna',
)
const families = words(
  'Arkwright Bellweather Cattermole Duxbury Entwistle Farthingale Gaskarth Hollinshead Illingworth Jellicoe Kirkbride Lazenby Micklethwait Netherby Oglethorpe Pickersgill Quarmby Ravenscroft Satterthwaite Thistlewood Uttley Venables Wigglesworth Yarborough',
)
const streets = words(
  'Acre Beacon Cooper Dyers Elm Ferry Glebe Hawthorn Ings Jubilee Kiln Lime Mason Orchard Quarry Tannery',
)
const offences = [
  ['8/38', 'Harassment', 'Received repeated messages after asking for them to stop.'],
  ['8/66', 'Malicious communications', 'Sent abusive messages from an account without a name.'],
  ['58/A', 'Criminal damage to a vehicle', 'Scratch found along the side of the car overnight.'],
  ['195/94', 'Stalking without violence', 'Waited outside the place of work and followed to the bus.'],
  ['104/25', 'Common assault', 'Took hold of an arm in the street and would not let go.'],
  ['8/55', 'Sending letters with intent to cause distress', 'A letter put through the door in the night.'],
] as const
const relations = [
  'Former partner',
  'Former partner',
  'Acquaintance or friend',
  'Neighbour',
  'Colleague or former colleague',
  'Stranger',
  '',
]

interface Someone {
  ref: string
  given: string
  family: string
  born: string
  street: string
  code: string
  phone: string
}

/** Some hundreds of invented reports, among them people who are in two, three or four. */
function crowdReports(force: {
  code: string
  places: readonly (readonly [string, string])[]
  seed: number
  many: number
}): Row[] {
  const d = dice(force.seed)
  const someone = (given: string, n: number): Someone => ({
    ref: `P${force.code}${String(n * 7 + 1000)}`,
    given,
    family: d.of(families),
    born: `${1955 + d.below(50)}-${String(1 + d.below(12)).padStart(2, '0')}-${String(1 + d.below(28)).padStart(2, '0')}`,
    street: `${1 + d.below(120)} ${d.of(streets)} Street`,
    code: `ZZ${1 + d.below(9)} ${1 + d.below(9)}${d.of([...'ABDEFGHJL'])}${d.of([...'ABDEFGHJL'])}`,
    phone: `07700 900${String(200 + d.below(780))}`,
  })
  const side = (name: 'suspect' | 'victim', p: Someone): Row => {
    const fault = d.below(12)
    const family =
      fault === 0
        ? p.family.toUpperCase()
        : fault === 1
          ? `${p.family.slice(0, -2)}${p.family.at(-1)}${p.family.at(-2)}`
          : p.family
    return {
      [`${name}_ref`]: d.below(3) ? p.ref : `${p.ref}X`,
      [`${name}_given_names`]: fault === 2 ? (p.given[0] ?? '') : p.given,
      [`${name}_family_name`]: family,
      [`${name}_born_on`]: d.below(name === 'victim' ? 5 : 2) ? p.born : '',
      [`${name}_address`]: d.below(3) ? p.street : '',
      [`${name}_postcode`]: d.below(3) ? p.code : '',
      [`${name}_phones`]: d.below(2) ? (d.below(2) ? p.phone : `+44${p.phone.slice(1).replace(/ /g, '')}`) : '',
    }
  }
  const rows: Row[] = []
  for (let n = 0; rows.length < force.many; n++) {
    const suspect = someone(d.of(hisNames), n * 2)
    const victim = someone(d.of(herNames), n * 2 + 1)
    const times = d.below(9) < 6 ? 1 : 2 + d.below(3)
    const relationship = d.of(relations)
    const [district, team] = d.of(force.places)
    let day = addDays('2025-10-01', d.below(330))
    for (let k = 0; k < times; k++) {
      const [offence_code, offence, summary] = d.of(offences)
      rows.push({
        report_ref: `42/${String(20000 + rows.length * 3)}/${day.slice(2, 4)}`,
        recorded_at: `${addDays(day, d.below(3))}T${String(8 + d.below(12)).padStart(2, '0')}:15`,
        occurred_from: day,
        occurred_to: day,
        offence_code,
        offence,
        district,
        team,
        officer: `PC ${4000 + d.below(1500)}`,
        ...side('suspect', suspect),
        ...side('victim', victim),
        relationship,
        summary,
        outcome: d.of(['', '', 'No further action', 'Under investigation', 'Words of advice']),
        spo_considered: d.below(5) ? '' : 'No',
      })
      day = addDays(day, 4 + d.below(40))
      if (day > '2026-11-14') break
    }
  }
  return rows
}

const marlshirePlaces = [
  ['Aldermere', 'Aldermere response'],
  ['Aldermere', 'Aldermere public protection'],
  ['Thornfold', 'Thornfold response'],
  ['Pellbrook', 'Pellbrook response'],
] as const
const severnvalePlaces = [
  ['Fenwater', 'Fenwater response'],
  ['Castle Hill', 'Castle Hill response'],
] as const

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** Rows as a records system exports them. */
export const csvOf = (rows: readonly Row[]): string =>
  [columns.join(','), ...rows.map(row => columns.map(c => cell(row[c] ?? '')).join(','))].join('\r\n')

/** Sends a file of reports as this person and waits until they are linked. */
export async function sendReports(db: Database, actor: Actor, name: string, text: string | Uint8Array, at: string) {
  const received = await receiveFile(
    { actor, ref: 'reports', name },
    Readable.from([Buffer.from(text)], { objectMode: false }),
  )
  if (received.kind === 'refused') throw new Error(received.message)
  const taken = await takeReports(await receiveReports({ actor, receipt: received.receipt, format: 'csv', at, db }))
  if (!taken) throw new Error(`${name} was not taken`)
  return taken
}

/** The demonstration’s crime reports: an archive and a week’s feed for each force, and a few decisions on what was found. */
export async function seedReports(db: Database) {
  const marlshire = [...crowdReports({ code: 'M', places: marlshirePlaces, seed: 411, many: 260 }), ...storyReports]
  await sendReports(
    db,
    cast.calloway,
    'Marlshire archive October 2025 to November 2026.csv',
    csvOf(marlshire),
    '2026-11-16T08:30:00.000Z',
  )
  const severnvale = crowdReports({ code: 'S', places: severnvalePlaces, seed: 977, many: 150 })
  await sendReports(db, cast.prosser, 'Severnvale archive.csv', csvOf(severnvale), '2026-11-16T09:10:00.000Z')
  const waiting = await db.transaction(async tx => {
    await tx.execute(
      sql`select set_config('spo.force', ${cast.calloway.forceId}, true), set_config('spo.actor', ${cast.calloway.id}, true)`,
    )
    return rowsOf(
      tx,
      z.object({ id: z.string() }),
      sql`select id from report_pairs where state = 'waiting' order by last_recorded_on desc, id limit 3`,
    )
  })
  const why = [
    [
      'risk',
      'Both reports are about one dispute over a shared wall. Nothing since mediation on 3 November, and no contact sought.',
    ],
    ['acts', 'The two reports are the same evening told by two neighbours. There is one act.'],
    [
      'necessity',
      'He moved abroad in September and has not been in contact since. To be looked at again if he comes back.',
    ],
  ] as const
  for (const [n, { id }] of waiting.entries()) {
    const [limb, reason] = why[n] ?? why[0]
    const done = await performAsSeen({
      db,
      actor: cast.calloway,
      act: 'dismissPair',
      on: id,
      at: '2026-11-17T10:00:00.000Z',
      input: { limb, reason },
    })
    if (done.kind !== 'done') throw new Error(`Reports: ${JSON.stringify(done)}`)
  }
}
