import { createHash } from 'node:crypto'
import { connect } from '../../db/client.ts'
import {
  districts as districtRows,
  forces as forceRows,
  memberships,
  passwords,
  people,
  personRoles,
  premises as premisesRows,
  teams as teamRows,
} from '../../db/schema/organisation.ts'
import type { Actor, Role } from '../case/policy.ts'
import type { PremisesKind } from '../case/reference/premises.ts'
import { defaultSettings } from '../case/settings.ts'
import { recordBeginning } from '../work/record/beginning.ts'
import { keepPassword } from '../work/sign-in/passwords.ts'

// The same name always has the same id, so that tests and stories can refer to it.
const idOf = (name: string) => {
  const h = createHash('sha256').update(`spo cast ${name}`).digest('hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`
}

const force = (code: string, name: string) => ({ id: idOf(`force ${code}`), code, name })
/** The invented forces of the demonstration. */
export const forces = {
  marlshire: force('MA', 'Marlshire Police'),
  severnvale: force('SV', 'Severnvale Police'),
  northmoor: force('NM', 'Northmoor Police'),
  eastwold: force('EW', 'Eastwold Police'),
  kingsreach: force('KR', 'Kingsreach Police'),
}
export type ForceName = keyof typeof forces

const district = (of: ForceName, name: string) => ({
  id: idOf(`district ${of} ${name}`),
  forceId: forces[of].id,
  name,
  isForceWide: name === 'Force-wide',
})
export const districts = {
  aldermere: district('marlshire', 'Aldermere'),
  thornfold: district('marlshire', 'Thornfold'),
  pellbrook: district('marlshire', 'Pellbrook'),
  marlshireWide: district('marlshire', 'Force-wide'),
  fenwater: district('severnvale', 'Fenwater'),
  /** Many stalking reports and no applications. */
  castleHill: district('severnvale', 'Castle Hill'),
  severnvaleWide: district('severnvale', 'Force-wide'),
  northmoor: district('northmoor', 'Northmoor'),
  eastwold: district('eastwold', 'Eastwold'),
  kingsreach: district('kingsreach', 'Kingsreach'),
}

const team = (of: keyof typeof districts, name: string) => ({
  id: idOf(`team ${of} ${name}`),
  forceId: districts[of].forceId,
  districtId: districts[of].id,
  name,
})
export const teams = {
  aldermereResponse: team('aldermere', 'Aldermere response'),
  aldermereProtection: team('aldermere', 'Aldermere public protection'),
  thornfoldResponse: team('thornfold', 'Thornfold response'),
  thornfoldProtection: team('thornfold', 'Thornfold public protection'),
  pellbrookResponse: team('pellbrook', 'Pellbrook response'),
  pellbrookProtection: team('pellbrook', 'Pellbrook public protection'),
  stalkingCoordination: team('marlshireWide', 'Stalking coordination'),
  civilOrders: team('marlshireWide', 'Civil orders'),
  legalServices: team('marlshireWide', 'Legal services'),
  compliance: team('marlshireWide', 'Compliance'),
  fenwaterResponse: team('fenwater', 'Fenwater response'),
  fenwaterProtection: team('fenwater', 'Fenwater public protection'),
  castleHillResponse: team('castleHill', 'Castle Hill response'),
  castleHillProtection: team('castleHill', 'Castle Hill public protection'),
  severnvaleCoordination: team('severnvaleWide', 'Stalking coordination'),
  severnvaleCivilOrders: team('severnvaleWide', 'Civil orders and legal services'),
  northmoorProtection: team('northmoor', 'Northmoor public protection'),
  eastwoldProtection: team('eastwold', 'Eastwold public protection'),
  kingsreachStandards: team('kingsreach', 'Kingsreach professional standards'),
}
export type TeamName = keyof typeof teams

const court = (of: ForceName, kind: PremisesKind, name: string) => ({
  id: idOf(`premises ${of} ${name}`),
  forceId: forces[of].id,
  kind,
  name,
  startedOn: '2015-04-01',
})
/** Courts and stations of the demonstration. */
const premises = [
  court('marlshire', 'magistrates', 'Aldermere Magistrates’ Court'),
  court('marlshire', 'magistrates', 'Thornfold Magistrates’ Court'),
  court('marlshire', 'magistrates', 'Pellbrook Magistrates’ Court'),
  court('marlshire', 'youth', 'Pellbrook Youth Court'),
  court('marlshire', 'crown', 'Aldermere Crown Court'),
  court('marlshire', 'station', 'Aldermere police station'),
  court('marlshire', 'station', 'Thornfold police station'),
  court('marlshire', 'station', 'Pellbrook police station'),
  court('severnvale', 'magistrates', 'Fenwater Magistrates’ Court'),
  court('severnvale', 'crown', 'Fenwater Crown Court'),
  court('severnvale', 'station', 'Fenwater police station'),
]

/** Someone of the cast: an actor as the rules see them, and what is needed to sign in as them. */
export interface CastMember extends Actor {
  email: string
  password: string
  collar: string
  phone: string
  endedAt: string | null
}

const firsts = ['amber', 'copper', 'willow', 'granite', 'harbour', 'meadow', 'orchard', 'river', 'saddle', 'timber']
const seconds = ['kettle', 'lantern', 'magpie', 'compass', 'thistle', 'heron', 'bramble', 'anchor', 'chimney']

type Extra = { rank?: string; ended?: string }
const person = (
  of: ForceName,
  name: string,
  collar: number,
  roles: Role[],
  memberOf: TeamName[],
  extra: Extra = {},
): CastMember => {
  const plain = name.replace(/^(PC|DC|PS|DS|Insp|DCI|Ch Insp|Supt|Det Supt|ACC) /, '')
  const local = plain
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.')
  const domain = {
    marlshire: 'marl',
    severnvale: 'severn',
    northmoor: 'northmoor',
    eastwold: 'eastwold',
    kingsreach: 'kingsreach',
  }
  return {
    id: idOf(`person ${of} ${plain}`),
    name,
    forceId: forces[of].id,
    teamIds: memberOf.map(t => teams[t].id),
    roles,
    rank: extra.rank ?? null,
    email: `${local}@${domain[of]}.example.org`,
    password: `${firsts[collar % firsts.length]} ${seconds[collar % seconds.length]} ${collar}`,
    collar: String(collar),
    // Of the range that Ofcom keeps for invented numbers.
    phone: `01632 960 ${String(collar % 1000).padStart(3, '0')}`,
    endedAt: extra.ended ?? null,
  }
}
const constable = { rank: 'Constable' }
const sergeant = { rank: 'Sergeant' }
const m = 'marlshire'
const s = 'severnvale'

/** The people of the demonstration and of the tests, by name. */
export const cast = {
  osgood: person(m, 'PC Lena Osgood', 4471, ['officer'], ['aldermereResponse'], constable),
  hale: person(m, 'PC Tom Hale', 5126, ['officer'], ['aldermereResponse'], constable),
  siddiqui: person(m, 'DC Amira Siddiqui', 3817, ['officer'], ['aldermereProtection'], constable),
  oDowd: person(m, 'DC Owen O’Dowd', 3942, ['officer'], ['thornfoldProtection'], constable),
  brackley: person(m, 'PC Jess Brackley', 5238, ['officer'], ['thornfoldResponse'], constable),
  pemberton: person(m, 'PC Idris Pemberton', 5309, ['officer'], ['thornfoldResponse'], constable),
  marchetti: person(m, 'DC Carla Marchetti', 4015, ['officer'], ['pellbrookProtection'], constable),
  whitlock: person(m, 'PC Dan Whitlock', 5417, ['officer'], ['pellbrookResponse'], constable),
  nwosu: person(m, 'PC Chidi Nwosu', 5562, ['officer'], ['pellbrookResponse'], constable),
  fairbrother: person(m, 'PC Moira Fairbrother', 4698, ['officer'], ['aldermereProtection'], constable),
  /** Left the force, and with no one to follow her on her order. */
  tilney: person(m, 'DC Marian Tilney', 3520, ['officer'], ['pellbrookProtection'], {
    ...constable,
    ended: '2026-08-14T16:00:00.000Z',
  }),
  ashby: person(m, 'DS Helen Ashby', 2217, ['sergeant'], ['aldermereResponse', 'aldermereProtection'], sergeant),
  kowalczyk: person(
    m,
    'PS Marek Kowalczyk',
    2304,
    ['sergeant'],
    ['thornfoldResponse', 'thornfoldProtection'],
    sergeant,
  ),
  treharne: person(
    m,
    'PS Bronwen Treharne',
    2356,
    ['sergeant'],
    ['pellbrookResponse', 'pellbrookProtection'],
    sergeant,
  ),
  calloway: person(m, 'Ruth Calloway', 70418, ['coordinator'], ['stalkingCoordination']),
  adeleke: person(m, 'Femi Adeleke', 70533, ['coordinator'], ['stalkingCoordination']),
  lindqvist: person(m, 'Sofia Lindqvist', 70627, ['civilOrders'], ['civilOrders']),
  mcrae: person(m, 'Alasdair McRae', 70641, ['civilOrders'], ['civilOrders']),
  venkataraman: person(m, 'Priti Venkataraman', 71105, ['legal'], ['legalServices']),
  stopford: person(m, 'Giles Stopford', 71118, ['legal'], ['legalServices']),
  rackham: person(m, 'Supt Diane Rackham', 1042, ['authorising'], [], { rank: 'Superintendent' }),
  /** Below the rank that the force's settings ask for. */
  yardley: person(m, 'Ch Insp Paul Yardley', 1187, ['authorising'], [], { rank: 'Chief Inspector' }),
  obrien: person(m, 'Niamh O’Brien', 70812, ['compliance'], ['compliance']),
  hadley: person(m, 'PC Stuart Hadley', 4530, ['compliance'], ['compliance'], constable),
  sutcliffe: person(m, 'Det Supt Martin Sutcliffe', 1015, ['supervisor'], [], { rank: 'Superintendent' }),
  /** Takes calls, and nothing else. */
  lowell: person(m, 'Dana Lowell', 73014, ['controlRoom'], []),
  okafor: person(m, 'Grace Okafor', 72001, ['administrator'], []),
  penrose: person(m, 'Edmund Penrose', 72090, ['auditor'], []),
  /** Acting sergeant who also investigates: several roles in one person. */
  varga: person(
    m,
    'PC Zsuzsa Varga',
    4702,
    ['officer', 'sergeant', 'compliance'],
    ['thornfoldProtection', 'compliance'],
    constable,
  ),

  bright: person(s, 'PC Callum Bright', 6113, ['officer'], ['fenwaterResponse'], constable),
  desouza: person(s, 'DC Inês de Souza', 6254, ['officer'], ['fenwaterProtection'], constable),
  ackroyd: person(s, 'PC Nell Ackroyd', 6371, ['officer'], ['castleHillResponse'], constable),
  rahman: person(s, 'DC Tariq Rahman', 6408, ['officer'], ['castleHillProtection'], constable),
  holloway: person(s, 'PS Gemma Holloway', 2618, ['sergeant'], ['fenwaterResponse', 'fenwaterProtection'], sergeant),
  dunmore: person(s, 'DS Keith Dunmore', 2655, ['sergeant'], ['castleHillResponse', 'castleHillProtection'], sergeant),
  prosser: person(s, 'Elin Prosser', 80214, ['coordinator'], ['severnvaleCoordination']),
  tunstall: person(s, 'Joyce Tunstall', 80366, ['civilOrders', 'compliance'], ['severnvaleCivilOrders']),
  meyrick: person(s, 'Huw Meyrick', 80419, ['legal'], ['severnvaleCivilOrders']),
  castellano: person(s, 'Supt Rosa Castellano', 1063, ['authorising', 'supervisor'], [], { rank: 'Superintendent' }),
  birch: person(s, 'Leonard Birch', 82004, ['administrator'], []),
  amankwah: person(s, 'Esi Amankwah', 82051, ['auditor'], []),

  fell: person('northmoor', 'DC Robin Fell', 7215, ['officer'], ['northmoorProtection'], constable),
  garrod: person('eastwold', 'DC Vivian Garrod', 7348, ['officer'], ['eastwoldProtection'], constable),
  wexcombe: person(
    'kingsreach',
    'DS Leah Wexcombe',
    7461,
    ['officer', 'coordinator'],
    ['kingsreachStandards'],
    sergeant,
  ),
} satisfies Record<string, CastMember>
export type CastName = keyof typeof cast
export const everyone: readonly CastMember[] = Object.values(cast)

/** The accounts of the demonstration: shown on the sign-in page and when the program starts. */
export const demonstrationAccounts: readonly {
  email: string
  name: string
  roles: readonly Role[]
  password: string
}[] = everyone.filter(p => !p.endedAt).map(({ email, name, roles, password }) => ({ email, name, roles, password }))

const startedAt = '2021-04-06T08:00:00.000Z'

/** Puts the cast into a database that has no forces; does nothing to one that has. As the owner: there is nobody yet to do it. */
export async function seedCast({ ownerUrl, log = () => {} }: { ownerUrl: string; log?: (line: string) => void }) {
  const { db, close } = connect(ownerUrl, { max: 1, name: 'spo cast' })
  try {
    const already = await db.select({ id: forceRows.id }).from(forceRows).limit(1)
    if (already.length) return
    const rows = everyone.map(({ teamIds: _t, roles: _r, password: _p, ...p }) => ({ ...p, startedAt }))
    const kept = await Promise.all(
      everyone.map(async p => ({ personId: p.id, forceId: p.forceId, ...(await keepPassword(p.password)) })),
    )
    await db.transaction(async tx => {
      await tx.insert(forceRows).values(
        Object.values(forces).map(f => ({
          ...f,
          kind: 'territorial' as const,
          settings: {
            ...defaultSettings,
            addressForService: `Legal Services, ${f.name} Headquarters, ZZ1 1HQ`,
            sampleFrom: '2026-11-01',
          },
        })),
      )
      await tx.insert(districtRows).values(Object.values(districts))
      await tx.insert(teamRows).values(Object.values(teams))
      await tx.insert(premisesRows).values(premises)
      await tx.insert(people).values(rows)
      await tx.insert(passwords).values(kept)
      await tx.insert(memberships).values(
        everyone.flatMap(p =>
          p.teamIds.map(teamId => ({
            id: idOf(`member ${p.id} ${teamId}`),
            forceId: p.forceId,
            personId: p.id,
            teamId,
            endedAt: p.endedAt,
          })),
        ),
      )
      await tx.insert(personRoles).values(
        everyone.flatMap(p =>
          p.roles.map(role => ({
            id: idOf(`role ${p.id} ${role}`),
            forceId: p.forceId,
            personId: p.id,
            role,
            startedAt,
            endedAt: p.endedAt,
          })),
        ),
      )
      for (const { id, name } of Object.values(forces))
        await recordBeginning(tx, { forceId: id, sentence: `Set up ${name}, for the demonstration`, at: startedAt })
    })
    log(`Added ${everyone.length} people in ${Object.keys(forces).length} forces`)
  } finally {
    await close()
  }
}
