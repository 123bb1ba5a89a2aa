import type { CaseFile } from '../case/case.ts'
import type { LibraryCode } from '../case/reference/library-codes.ts'
import { isWithoutNotice } from '../case/views/applications.ts'
import type { Point } from '../case/views/areas.ts'
import { cast } from './cast.ts'
import { type Attached, attach } from './exhibits.ts'
import { application, listedHearing, type Story } from './telling.ts'

/** The stretches that most cases go through, so that a story says only what is its own. */

type Person = (typeof cast)[keyof typeof cast]
/** Who does what in a force. */
export interface Crew {
  officer: Person
  sergeant: Person
  coordinator: Person
  civil: Person
  legal: Person
  authoriser: Person
  compliance: Person
}
export const marlshire = (officer: Person = cast.siddiqui, sergeant: Person = cast.ashby): Crew => ({
  officer,
  sergeant,
  coordinator: cast.calloway,
  civil: cast.lindqvist,
  legal: cast.venkataraman,
  authoriser: cast.rackham,
  compliance: cast.obrien,
})
export const severnvale = (officer: Person = cast.desouza, sergeant: Person = cast.holloway): Crew => ({
  officer,
  sergeant,
  coordinator: cast.prosser,
  civil: cast.tunstall,
  legal: cast.meyrick,
  authoriser: cast.castellano,
  compliance: cast.tunstall,
})

export interface Happening {
  on: string
  category: 'A' | 'B' | 'C1' | 'C2' | 'D' | 'E' | 'F' | 'G' | 'X'
  summary: string
  time?: string
  to?: string
  about?: boolean
  place?: string
  platform?: string
  handle?: string
  words?: string
  effect?: string
  source?: 'victim' | 'witness' | 'thirdParty' | 'officer' | 'data' | 'otherForce'
  reference?: string
  unwelcome?: string
  note?: string
  direction?: 'toProtected' | 'throughOther' | 'toOther' | 'fromProtected'
  targetOther?: string
  /** The day on which police recorded it; the day itself when absent. */
  recorded?: string
  exhibits?: readonly Attached[]
}

export async function incidents(s: Story, who: Person, happenings: readonly Happening[]) {
  for (const h of happenings) {
    await s.tell(who, h.recorded ?? h.to ?? h.on, 'logIncident', file => ({
      summary: h.summary,
      victimWords: h.words ?? '',
      dateKind: h.to ? 'between' : h.about ? 'approximate' : 'exact',
      happenedOn: h.on,
      happenedTo: h.to ?? '',
      happenedTime: h.time ?? '',
      place: h.place ?? '',
      platform: h.platform ?? '',
      handle: h.handle ?? '',
      category: h.category,
      categoryNote: h.note ?? (h.category === 'X' ? 'Not listed in s.2A(3)' : ''),
      direction: h.direction ?? 'toProtected',
      targetIds: h.targetOther ? [] : file.protectedPersons.slice(0, 1).map(p => p.id),
      targetOther: h.targetOther ?? '',
      effect: h.effect ?? '',
      source: h.source ?? 'victim',
      crimeReference: h.reference ?? '',
      unwelcome: h.unwelcome ?? 'The protected person has made clear that no contact is wanted',
    }))
    await attach(s, who, h.recorded ?? h.to ?? h.on, h.exhibits ?? [])
  }
}

const topics = [
  'frightened',
  'before',
  'visits',
  'loitering',
  'threats',
  'others',
  'damage',
  'helpers',
  'substances',
  'pastViolence',
]
export const risk = (
  s: Story,
  who: Person,
  on: string,
  yes: number,
  judgement: 'standard' | 'medium' | 'high',
  reason: string,
) =>
  s.tell(who, on, 'assessRisk', {
    tool: 'sdash',
    toolVersion: '2009',
    assessedOn: on.slice(0, 10),
    assessor: who.name,
    source: 'victimPresent',
    ...Object.fromEntries(topics.map((t, n) => [t, n < yes ? 'yes' : n < 8 ? 'no' : 'unknown'])),
    judgement,
    judgementReason: reason,
  })

export const decideToApply = (s: Story, who: Person, on: string, pattern: string) =>
  s.tell(who, on, 'decideSpo', {
    decision: 'apply',
    actsReason: pattern,
    riskReason: 'The protected person is at risk of psychological harm, and the behaviour is growing.',
    necessityReason: 'Warnings have not stopped it. Nothing now in place forbids the behaviour.',
  })

export interface Wanted {
  /** Its code in the library; without one it is in the force’s own words. */
  code?: LibraryCode
  values?: Record<string, unknown>
  necessity?: string
  /** Drawn on the bundled ground. */
  area?: Area
}
export interface Draft {
  acts: string
  risk: string
  necessity: string
  conditions: readonly Wanted[]
  years?: number
  interim?: {
    reason: string
    lastDay: string
    /** Asked for without notice: why, and the day asked for a hearing with notice. */
    withoutNotice?: { why: string; returnOn: string }
  }
}
export const full = (p: { givenNames: string; familyName: string } | undefined) =>
  p ? `${p.givenNames} ${p.familyName}` : ''

export interface Area {
  boundary: string
  corners: readonly Point[]
}
/** The area of a condition, drawn. */
export const drawConditionArea = (
  s: Story,
  c: Crew,
  on: string,
  area: Area,
  condition: (f: CaseFile) => { id: string } | undefined,
) =>
  s.tell(
    c.officer,
    on,
    'drawArea',
    { boundary: area.boundary, corners: area.corners.map(([lng, lat]) => `${lat}, ${lng}`).join('\n') },
    condition,
  )
/** Fills in an application from what is on the case, and submits it. */
export async function draft(s: Story, c: Crew, on: string, d: Draft) {
  const main = application('main')
  const citedIds = (file: CaseFile) => file.incidents.filter(i => !i.withdrawnAt).map(i => i.id)
  await s.tell(c.officer, `${on} 09:00`, 'startApplication')
  await s.tell(
    c.officer,
    `${on} 09:10`,
    'writeActs',
    f => ({ actsGrounds: d.acts, actsIncidentIds: citedIds(f) }),
    main,
  )
  await s.tell(
    c.officer,
    `${on} 09:20`,
    'writeRisk',
    f => ({
      riskGrounds: d.risk,
      riskIncidentIds: citedIds(f),
      riskToIds: f.protectedPersons.filter(p => !p.removedAt).map(p => p.id),
      harms: ['psychological'],
      prosecution: 'Considered. The application runs beside the investigation and does not replace it.',
    }),
    main,
  )
  await s.tell(
    c.officer,
    `${on} 09:30`,
    'writeNecessity',
    f => ({ necessityGrounds: d.necessity, necessityIncidentIds: citedIds(f) }),
    main,
  )
  for (const [n, wanted] of d.conditions.entries())
    await s.tell(
      c.officer,
      `${on} 10:${String(n + 10)}`,
      wanted.code ? 'addCondition' : 'addBespokeCondition',
      f => ({
        person: full(f.protectedPersons[0]),
        incidentIds: citedIds(f).slice(0, 6),
        necessity: wanted.necessity ?? 'The incidents cited show this behaviour, and nothing else in force forbids it.',
        religionWorkEducation: 'No conflict found. The defendant does not worship, work or study there.',
        inInterim: d.interim ? 'yes' : 'no',
        ...(wanted.code ? { code: wanted.code } : {}),
        ...wanted.values,
      }),
      main,
    )
  for (const [n, { area }] of d.conditions.entries())
    if (area)
      await drawConditionArea(s, c, `${on} 10:${String(n + 40)}`, area, f =>
        f.draftConditions.find(x => x.number === n + 1 && !x.removedAt),
      )
  await s.tell(
    c.officer,
    `${on} 11:00`,
    'writeTerm',
    {
      termKind: 'fixed',
      termYears: d.years ?? 2,
      termReason: (d.years ?? 2) > 5 ? 'The pattern has lasted years.' : '',
    },
    main,
  )
  if (d.interim) {
    await s.tell(c.officer, `${on} 11:10`, 'startInterim', {}, main)
    await s.tell(
      c.officer,
      `${on} 11:20`,
      'writeInterim',
      f => ({
        interimReason: d.interim?.reason,
        interimLastDay: d.interim?.lastDay,
        conditionIds: f.draftConditions.filter(x => !x.removedAt).map(x => x.id),
      }),
      application('interim'),
    )
    const { withoutNotice } = d.interim
    if (withoutNotice)
      await s.tell(
        c.officer,
        `${on} 11:30`,
        'writeInterimNotice',
        { interimNotice: 'none', noNoticeReason: withoutNotice.why, returnOn: withoutNotice.returnOn },
        application('interim'),
      )
  }
  await s.tell(c.officer, `${on} 12:00`, 'submitApplication', {}, main)
}

const endorsements = [
  ['sergeant', 'endorseAsSergeant', 'returnAsSergeant', 'Pattern is clear.'],
  ['coordinator', 'endorseAsCoordinator', 'returnAsCoordinator', 'Conditions answer the behaviour.'],
  ['legal', 'endorseAsLegal', 'returnAsLegal', 'Ready to lay.'],
] as const
/** Past so many reviewers; the next has it, or has sent it back. */
export async function underReview(s: Story, c: Crew, on: string, passed: number, returned?: string) {
  const main = application('main')
  for (const [k, [who, endorse, back, note]] of endorsements.entries()) {
    if (k < passed) await s.tell(c[who], `${on} ${14 + k}:00`, endorse, { note }, main)
    else if (k === passed && returned)
      await s.tell(
        c[who],
        `${on} ${14 + k}:00`,
        back,
        { reasonCodes: ['necessityThin', 'conditionUnclear'], note: returned },
        main,
      )
  }
}
/** Through every tier to authorisation. */
export async function review(s: Story, c: Crew, on: string) {
  await underReview(s, c, on, endorsements.length)
  if ((await s.read()).applications.some(a => isWithoutNotice(a) && !a.noNoticeAdviceOn))
    await s.tell(
      c.legal,
      `${on} 16:30`,
      'agreeToNoNotice',
      {
        noNoticeAdvice:
          'Agreed. The reasons are about what would follow from notice, and a hearing with notice comes within days.',
      },
      application('interim'),
    )
  await s.tell(
    c.authoriser,
    `${on} 17:00`,
    'authorise',
    { rank: 'superintendent', authorisedOn: on },
    application('main'),
  )
}

export async function lodge(s: Story, c: Crew, on: string, court = 'Aldermere Magistrates’ Court') {
  const both = (await s.read()).applications.some(a => a.kind === 'interim' && a.status === 'authorised')
  await s.tell(
    c.civil,
    `${on} 11:00`,
    both ? 'lodgeBoth' : 'lodge',
    { court, lodgedOn: on, courtReference: `C/${s.ref.slice(-5)}` },
    application('main'),
  )
}
export const list = (
  s: Story,
  c: Crew,
  on: string,
  day: string,
  kind: 'main' | 'interim',
  court = 'Aldermere Magistrates’ Court',
) =>
  s.tell(
    c.civil,
    `${on} 12:00`,
    'listHearing',
    { listedOn: day, listedTime: '10:00', court, purpose: kind === 'interim' ? 'interim' : 'final' },
    application(kind),
  )
export const holdHearing = (s: Story, c: Crew, on: string) =>
  s.tell(c.civil, `${on} 13:00`, 'hearHearing', {}, listedHearing)
