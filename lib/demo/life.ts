import type { Database } from '../../db/client.ts'
import { fullMade, interimMade, notify, serve, tellChecks, tellContacts } from './order-steps.ts'
import {
  type Crew,
  type Draft,
  decideToApply,
  draft,
  type Happening,
  holdHearing,
  incidents,
  list,
  lodge,
  review,
  risk,
  underReview,
  type Wanted,
} from './steps.ts'
import { application, openStory, type Story, type Teller } from './telling.ts'

/** A case as data: told as far as its dates go, in the order that cases go. */
export interface Life {
  crew: Crew
  teamId: string
  opened: string
  defendant: {
    given: string
    family: string
    born?: string
    aliases?: string[]
    address?: string
    phones?: string[]
    handles?: string[]
    vehicles?: string[]
  }
  protectedPerson: {
    given: string
    family: string
    born?: string
    contactBy?: string
    contactWhen?: string
    contactNever?: string
    supports?: 'supports' | 'doesNotSupport' | 'notAsked'
  }
  relationship: string
  gateway?: { kind: 'resides' | 'believedInArea' | 'believedComing'; grounds?: string }
  references?: string[]
  reported?: string
  incidents: readonly Happening[]
  pattern: string
  risk?: { on: string; yes: number; judgement: 'standard' | 'medium' | 'high'; reason: string }
  /** What else was done between the assessment and the decision. */
  meanwhile?: (s: Story) => Promise<void>
  decided?: string
  drafted?: {
    on: string
    conditions?: readonly Wanted[]
    years?: number
    interim?: Draft['interim']
    necessity?: string
  }
  reviewed?: string
  /** Past so many reviewers and no further; `returned` says what the next one asked for. */
  underReview?: { on: string; passed: number; returned?: string }
  lodged?: string
  /** Where it is lodged and heard, where that is not the usual court. */
  court?: string
  interim?: {
    listed: string
    heard: string
    made?: { lastDay: string }
    refused?: string
    served?: string
    notified?: string
  }
  full?: {
    listed: string
    heard: string
    made?: { years?: number; untilFurther?: boolean; lastDay?: string }
    served?: string
    notified?: string
    /** Where the defendant notifies, where that is not the usual station. */
    station?: string
    refused?: string
    withdrawn?: string
  }
  checks?: { from: string; on: readonly string[] }
  told?: string
  officerless?: boolean
}

const usual: readonly Wanted[] = [{ code: 'P2' }, { code: 'P3' }, { code: 'P8', values: { distance: 100 } }]

/** Tells a life through `perform`, every act at its own date. */
export async function tellLife(db: Database | Teller, l: Life): Promise<Story> {
  const c = l.crew
  // An officer opens a case for their own team alone; for another team, the coordinator does.
  const opener = c.officer.teamIds.includes(l.teamId) ? c.officer : c.coordinator
  const s = await openStory(db, opener, `${l.opened} 09:00`, {
    givenNames: l.defendant.given,
    familyName: l.defendant.family,
    aliases: l.defendant.aliases ?? [],
    bornOn: l.defendant.born ?? '',
    homeAddress: l.defendant.address ?? '',
    phones: l.defendant.phones ?? [],
    handles: l.defendant.handles ?? [],
    vehicles: l.defendant.vehicles ?? [],
    relationship: l.relationship,
    gateway: l.gateway?.kind ?? 'resides',
    gatewayGrounds: l.gateway?.grounds ?? '',
    protectedGivenNames: l.protectedPerson.given,
    protectedFamilyName: l.protectedPerson.family,
    protectedBornOn: l.protectedPerson.born ?? '',
    protectedRole: 'victim',
    contactBy: l.protectedPerson.contactBy ?? 'Text first, then ring',
    contactWhen: l.protectedPerson.contactWhen ?? 'After 6pm',
    contactNever: l.protectedPerson.contactNever ?? 'Never leave a message',
    support: l.protectedPerson.supports ?? 'supports',
    reportedOn: l.reported ?? l.incidents[0]?.recorded ?? l.opened,
    crimeReferences: l.references ?? [],
    teamId: l.teamId,
    officerId: l.officerless ? '' : c.officer.id,
  })
  // What happened before the case was opened is recorded on the day it was put together.
  await incidents(
    s,
    c.officer,
    l.incidents.map(h => ((h.recorded ?? h.to ?? h.on) < l.opened ? { ...h, recorded: `${l.opened} 09:30` } : h)),
  )
  if (l.risk) await risk(s, c.officer, `${l.risk.on} 12:00`, l.risk.yes, l.risk.judgement, l.risk.reason)
  await l.meanwhile?.(s)
  if (l.decided) await decideToApply(s, c.officer, `${l.decided} 15:00`, l.pattern)
  if (l.drafted)
    await draft(s, c, l.drafted.on, {
      acts: `${l.pattern} The incidents cited are set out in the chronology.`,
      risk: `${l.protectedPerson.given} ${l.protectedPerson.family} is at risk of psychological harm. The contact has continued after it was made clear that it is unwelcome.`,
      necessity:
        l.drafted.necessity ??
        'Warnings and requests to stop have had no effect. No other order forbids the behaviour, and none can require anything of the defendant.',
      conditions: l.drafted.conditions ?? usual,
      ...(l.drafted.years ? { years: l.drafted.years } : {}),
      ...(l.drafted.interim ? { interim: l.drafted.interim } : {}),
    })
  if (l.underReview) await underReview(s, c, l.underReview.on, l.underReview.passed, l.underReview.returned)
  if (l.reviewed) await review(s, c, l.reviewed)
  if (l.lodged) await lodge(s, c, l.lodged, l.court)
  if (l.interim) await tellInterim(s, l, l.interim)
  if (l.full) {
    await list(s, c, l.full.listed, l.full.heard, 'main', l.court)
    if (l.full.made) await fullMade(s, c, l.full.heard, l.full.made)
    if (l.full.refused) {
      await holdHearing(s, c, l.full.heard)
      await s.tell(
        c.civil,
        `${l.full.heard} 15:00`,
        'refuseAtCourt',
        { determinedOn: l.full.heard, courtRefusal: 'notNecessary', outcomeReason: l.full.refused },
        application('main'),
      )
    }
    if (l.full.withdrawn)
      await s.tell(
        c.civil,
        `${l.full.heard} 09:00`,
        'withdrawApplication',
        { determinedOn: l.full.heard, outcomeReason: l.full.withdrawn },
        application('main'),
      )
    if (l.full.served) await serve(s, c, l.full.served, 'full')
    const { notified, station } = l.full
    if (notified) await notify(s, c, notified, 'full', station ? { station } : {})
  }
  if (l.checks) await tellChecks(s, c, l.checks.from, l.checks.on)
  if (l.told) await tellContacts(s, c, l.told)
  return s
}

async function tellInterim(s: Story, l: Life, i: NonNullable<Life['interim']>) {
  const c = l.crew
  await list(s, c, i.listed, i.heard, 'interim', l.court)
  if (i.made) await interimMade(s, c, i.heard, i.made.lastDay)
  if (i.refused) {
    await holdHearing(s, c, i.heard)
    await s.tell(
      c.civil,
      `${i.heard} 14:00`,
      'refuseAtCourt',
      { determinedOn: i.heard, courtRefusal: 'notAppropriate', outcomeReason: i.refused },
      application('interim'),
    )
  }
  if (i.served) await serve(s, c, i.served, 'interim')
  if (i.notified) await notify(s, c, i.notified, 'interim')
}
