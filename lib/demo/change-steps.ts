import type { ActName } from '../acts/index.ts'
import type { CaseFile } from '../case/case.ts'
import { type Area, type Crew, drawConditionArea } from './steps.ts'
import { application, latestOrder, listedHearing, type Story } from './telling.ts'

/** An application of the force's own about an order, from its draft through every reviewer to the court's answer. */

type Kind = 'variation' | 'renewal' | 'discharge'
/** What is done to a condition of the order, by its number. */
export type Edit =
  | { number: number; text: string; necessity: string; area?: Area }
  | { number: number; takeOut: string }
  | { act: ActName; values: Record<string, unknown>; necessity: string }
export interface AskedOfCourt {
  asked: string
  since: string
  why: string
  views: string
  edits?: readonly Edit[]
  lastDay?: string
  consents?: { defendant: 'yes' | 'no' | 'notNeeded'; note: string }
}
const starting = { variation: 'startVariation', renewal: 'startRenewal', discharge: 'startDischarge' } as const
const standingIncidentIds = (file: CaseFile) => file.incidents.filter(i => !i.withdrawnAt).map(i => i.id)

/** The draft, filled in. */
export async function draftChange(s: Story, c: Crew, kind: Kind, on: string, a: AskedOfCourt) {
  const it = application(kind)
  const draftOf = (file: CaseFile, number: number) =>
    file.draftConditions.find(d => d.applicationId === it(file)?.id && d.number === number && !d.removedAt)
  await s.tell(c.officer, `${on} 09:00`, starting[kind], { applicant: 'chiefOfficer' }, latestOrder('full'))
  await s.tell(c.officer, `${on} 09:10`, 'writeChangeAsked', { changeAsked: a.asked, changedSince: a.since }, it)
  await s.tell(
    c.officer,
    `${on} 09:20`,
    'writeChangeReasons',
    f => ({ necessityGrounds: a.why, necessityIncidentIds: kind === 'discharge' ? [] : standingIncidentIds(f) }),
    it,
  )
  for (const [n, edit] of (a.edits ?? []).entries()) {
    const when = `${on} 10:${String(n + 10)}`
    const answers = (f: CaseFile) => ({
      incidentIds: standingIncidentIds(f).slice(0, 6),
      religionWorkEducation: 'No conflict found. The defendant does not worship, work or study there.',
      inInterim: 'no',
    })
    if ('takeOut' in edit)
      await s.tell(c.officer, when, 'removeCondition', { removedReason: edit.takeOut }, f => draftOf(f, edit.number))
    else if ('act' in edit)
      await s.tell(c.officer, when, edit.act, f => ({ ...answers(f), necessity: edit.necessity, ...edit.values }), it)
    else
      await s.tell(
        c.officer,
        when,
        'changeCondition',
        f => ({ ...answers(f), text: edit.text, necessity: edit.necessity, isArea: 'no' }),
        f => draftOf(f, edit.number),
      )
    if ('area' in edit && edit.area)
      await drawConditionArea(s, c, `${on} 10:${String(n + 40)}`, edit.area, f => draftOf(f, edit.number))
  }
  if (a.lastDay)
    await s.tell(
      c.officer,
      `${on} 11:00`,
      'writeChangedTerm',
      { termKind: 'fixed', termLastDay: a.lastDay, termReason: 'Two more years, with a review at one.' },
      it,
    )
  if (a.consents)
    await s.tell(
      c.officer,
      `${on} 11:10`,
      'writeConsents',
      { defendantConsent: a.consents.defendant, consentNote: a.consents.note },
      it,
    )
  await s.tell(c.officer, `${on} 11:20`, 'writeProtectedViews', { protectedViews: a.views }, it)
}

/** Submitted, and past every reviewer to authority. */
export async function reviewChange(s: Story, c: Crew, kind: Kind, submitted: string, on: string) {
  const it = application(kind)
  await s.tell(c.officer, `${submitted} 12:00`, 'submitApplication', {}, it)
  await s.tell(c.sergeant, `${on} 10:00`, 'endorseAsSergeant', { note: 'The incidents since bear it out.' }, it)
  await s.tell(c.coordinator, `${on} 11:00`, 'endorseAsCoordinator', { note: 'Agreed with the advocate.' }, it)
  await s.tell(c.legal, `${on} 14:00`, 'endorseAsLegal', { note: 'Within section 4.' }, it)
  await s.tell(c.authoriser, `${on} 16:00`, 'authorise', { rank: 'superintendent', authorisedOn: on }, it)
}

/** Lodged and heard; the court's answer is the story's to tell. */
export async function hearChange(s: Story, c: Crew, kind: Kind, lodged: string, heard: string) {
  const court = 'Aldermere Magistrates’ Court'
  const it = application(kind)
  await s.tell(
    c.civil,
    `${lodged} 11:00`,
    'lodge',
    { court, lodgedOn: lodged, courtReference: `V/${s.ref.slice(-5)}` },
    it,
  )
  await s.tell(
    c.civil,
    `${lodged} 12:00`,
    'listHearing',
    { listedOn: heard, listedTime: '10:00', court, purpose: 'final' },
    it,
  )
  await s.tell(c.civil, `${heard} 13:00`, 'hearHearing', {}, listedHearing)
}
