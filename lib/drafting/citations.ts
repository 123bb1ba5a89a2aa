import type { ActName } from '../case/act-names.ts'
import type { CaseFile } from '../case/case.ts'
import type { Moment } from '../case/moment.ts'
import { type Application, type CitationLook, isChange } from '../case/records/applications.ts'
import type { Id } from '../case/records/id.ts'
import type { Incident } from '../case/records/pattern.ts'
import { type Limb, limbs } from '../case/reference/statute.ts'
import { type Instant, londonDate, longDate } from '../case/time/calendar.ts'
import { conditionsOf, holderOf } from '../case/views/applications.ts'
import { formerOf } from '../case/views/former-values.ts'
import type { Refusal } from '../law/refusal.ts'
import { actPath } from '../site/addresses.ts'

/** A paragraph of an application that rests on incidents: the grounds of a limb, or one condition. */
export interface Paragraph {
  /** The limb, or the condition's id. */
  part: Limb | Id
  title: string
  incidentIds: readonly Id[]
  text: string | null
  href: string
}
/** An incident that changed after the paragraph that cites it was last looked at. */
export interface Stale {
  paragraph: Paragraph
  incident: Incident
  how: 'corrected' | 'withdrawn'
  at: Instant
  reason: string | null
}

/** The paragraphs of an application, in the order in which they are read. */
export function paragraphsOf(
  file: CaseFile<'applications' | 'draftConditions'>,
  application: Application,
): Paragraph[] {
  const a = holderOf(file, application)
  const form = (act: ActName, on: Id) => actPath(file.case.ref, act, on)
  const ground = (
    part: Limb,
    title: string,
    incidentIds: readonly Id[],
    text: string | null,
    act: ActName,
  ): Paragraph => ({
    part,
    title,
    incidentIds,
    text,
    href: form(act, a.id),
  })
  const necessity = (title: string, act: ActName) =>
    ground('necessity', title, a.necessityIncidentIds, a.necessityGrounds, act)
  const grounds: Paragraph[] = isChange(a)
    ? [necessity('Reasons for the application', 'writeChangeReasons')]
    : a.kind === 'main'
      ? [
          ground('acts', limbs.acts.label, a.actsIncidentIds, a.actsGrounds, 'writeActs'),
          ground('risk', limbs.risk.label, a.riskIncidentIds, a.riskGrounds, 'writeRisk'),
          necessity(limbs.necessity.label, 'writeNecessity'),
        ]
      : []
  return [
    ...grounds,
    ...conditionsOf(file, application).map(c => ({
      part: c.id,
      title: `Condition ${c.number}`,
      incidentIds: c.incidentIds,
      text: c.text,
      href: form('changeCondition', c.id),
    })),
  ]
}

/** When someone last settled what a paragraph cites: by writing it, or by saying that it still stands. */
const settledAt = (file: CaseFile<'citationLooks'>, a: Application, part: string): Instant =>
  file.citationLooks
    .filter(l => l.applicationId === a.id && l.part === part)
    .reduce((latest, l) => (Date.parse(l.at) > Date.parse(latest) ? l.at : latest), a.startedAt)

/** Paragraphs that cite an incident which was corrected or withdrawn since anyone looked at them. */
export function staleCitations(
  file: CaseFile<'applications' | 'citationLooks' | 'draftConditions' | 'formerVersions' | 'incidents'>,
  application: Application,
): Stale[] {
  const a = holderOf(file, application)
  return paragraphsOf(file, application).flatMap(paragraph => {
    const settled = Date.parse(settledAt(file, a, paragraph.part))
    return file.incidents
      .filter(i => paragraph.incidentIds.includes(i.id))
      .flatMap((incident): Stale[] => {
        if (incident.withdrawnAt && Date.parse(incident.withdrawnAt) > settled)
          return [{ paragraph, incident, how: 'withdrawn', at: incident.withdrawnAt, reason: incident.withdrawnReason }]
        const last = formerOf(file, 'incidents', incident.id)
          .filter(v => v.how === 'corrected' && Date.parse(v.recordedAt) > settled)
          .at(-1)
        return last ? [{ paragraph, incident, how: 'corrected', at: last.recordedAt, reason: last.reason }] : []
      })
  })
}
export const staleSentence = (s: Stale): string =>
  `${s.paragraph.title}: incident ${s.incident.number}, which it cites, was ${s.how} on ${longDate(londonDate(s.at))}${s.reason ? ` (${s.reason})` : ''}. Look at the paragraph again`
/** Stale paragraphs as what may be questioned, each with the way to mend it. */
export const staleWarnings = (
  file: CaseFile<'applications' | 'citationLooks' | 'draftConditions' | 'formerVersions' | 'incidents'>,
  application: Application,
): Refusal[] =>
  staleCitations(file, application).map(s => ({
    message: staleSentence(s),
    source: 'Citation changed',
    href: s.paragraph.href,
  }))

/** That someone has settled what a paragraph cites. */
export const newLook = (applicationId: Id, part: Limb | Id, moment: Moment): CitationLook => ({
  id: moment.newId(),
  applicationId,
  part,
  at: moment.at,
  byId: moment.actor.id,
})
