import type { CaseFile } from '../../case/case.ts'
import { type Application, isChange } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import { riskJudgements, riskSources, riskTools } from '../../case/reference/codes/decisions.ts'
import { directions, incidentSources } from '../../case/reference/codes/incidents.ts'
import { nameWithRank } from '../../case/reference/ranks.ts'
import { conditionKinds, gateways, harms, limbs, termKinds } from '../../case/reference/statute.ts'
import { londonDate, longDate } from '../../case/time/calendar.ts'
import { whenItHappened as whenHappened } from '../../case/time/when-happened.ts'
import { conditionsOf, holderOf, interimOf } from '../../case/views/applications.ts'
import { areaSvg, mapSays } from '../../case/views/area-picture.ts'
import { inReferenceOrder } from '../../case/views/exhibit-order.ts'
import { keptWords } from '../../case/views/held-elsewhere.ts'
import { earlierRefusal, refusalInWords } from '../../case/views/refusals.ts'
import { youthOf } from '../../case/views/youth.ts'
import { fullStop, list } from '../../case/words/grammar.ts'
import { kindsInWords } from '../../case/words/kinds-of-act.ts'
import { relationshipInWords } from '../../case/words/relationship.ts'
import { fileAsFiled } from '../../drafting/as-filed-file.ts'
import { checkInWords, incidentsInWords, yearsInWords } from '../../drafting/snapshot.ts'
import { matrixOf } from '../../drafting/support-matrix.ts'
import type { ConductCounts } from '../../pattern/conduct-counts.ts'
import { addressOf, applicantRows, exhibitsInOrder, type PaperContext } from '../paper.ts'
import { appealPaper } from './appeal-paper.ts'
import { type ApplicationPaper, authorised } from './application-paper-data.ts'
import { changePaper } from './change-paper.ts'
import { conductPaper } from './conduct-paper.ts'

const full = (p: { givenNames: string; familyName: string }) => `${p.givenNames} ${p.familyName}`
/** What stands where nothing was recorded. */
export const notRecorded = 'Not recorded'
const or = (text: string | null | undefined, otherwise = notRecorded) => text?.trim() || otherwise

/** When an incident happened, at the head of its line: in words that keep how sure the date is. */
export const whenCapitalised = (i: Parameters<typeof whenHappened>[0]): string =>
  whenHappened(i).replace(/^./, c => c.toUpperCase())

/**
 * An application with its interim half, from the case as it stood when it was filed, or as it is while it is a draft. No
 * confidential address is among its sources. `counts` are those of the rows of the same moment.
 */
export function applicationPaper(
  now: CaseFile,
  application: Application,
  context: Pick<PaperContext, 'force' | 'names'>,
  counts?: ConductCounts,
): ApplicationPaper {
  const file = fileAsFiled(now, application)
  const a = holderOf(file, application)
  const interim = application.kind === 'interim' ? application : interimOf(file, a)
  const [defendant] = file.defendants
  const people = file.protectedPersons.filter(p => !p.removedAt)
  const standing = file.incidents.filter(i => !i.withdrawnAt)
  const numbers = new Map(file.incidents.map(i => [i.id, i.number]))
  const cites = (ids: Id[]) => {
    const cited = ids.flatMap(id => numbers.get(id) ?? []).sort((x, y) => x - y)
    return cited.length ? incidentsInWords(cited.join(', ')) : 'No incident cited'
  }
  const nameOf = new Map(people.map(p => [p.id, full(p)]))
  const assessment = file.assessments.at(-1)
  const youth = youthOf(file, application, application.lodgedOn ?? londonDate(application.startedAt))
  const paper: ApplicationPaper = {
    section: application.kind === 'interim' ? 'section 5' : 'section 1',
    noConditions: 'No condition has been drafted.',
    title: `Application for ${application.kind === 'interim' ? 'an interim' : 'a'} stalking protection order`,
    reference: `${file.case.ref}/A${application.number}`,
    status: application.lodgedOn ? `As filed on ${longDate(application.lodgedOn)}` : 'Draft: not filed',
    dated: application.lodgedOn ?? application.authorisedOn ?? londonDate(application.startedAt),
    force: context.force,
    court: or(application.court, 'Magistrates’ court to be decided'),
    parties: [
      ...applicantRows(now, context),
      { label: 'Defendant', value: defendant ? full(defendant) : 'Not recorded' },
      { label: 'Other names', value: defendant?.aliases.length ? defendant.aliases.join('; ') : 'None known' },
      { label: 'Date of birth', value: defendant?.bornOn ? longDate(defendant.bornOn) : 'Not known' },
      ...(youth
        ? [
            {
              label: 'Age',
              value: `Aged ${youth.ageAtApplication} ${application.lodgedOn ? 'when this was filed' : 'now'}: for the youth court`,
            },
          ]
        : []),
      {
        label: 'Address',
        value: or(addressOf(defendant)),
      },
    ],
    protectedPersons: people.map(p => ({
      name: full(p),
      how: relationshipInWords(file.case),
      link: or(p.linkToActs, ''),
    })),
    jurisdictionTitle: 'Why this force may apply',
    jurisdiction: [
      {
        label: 'Link with the area',
        value: defendant?.gateway
          ? `${gateways[defendant.gateway].label} (${gateways[defendant.gateway].source})`
          : 'Not recorded',
      },
      ...(defendant?.gatewayGrounds ? [{ label: 'Grounds', value: defendant.gatewayGrounds }] : []),
      ...authorisedRows(application, context.names),
    ],
    grounds: [
      { ...limbs.acts, limb: limbs.acts.label, text: or(a.actsGrounds), cites: cites(a.actsIncidentIds) },
      {
        ...limbs.risk,
        limb: limbs.risk.label,
        text: [
          or(a.riskGrounds),
          `At risk: ${or(a.riskToIds.flatMap(id => nameOf.get(id) ?? []).join(', '))}. The risk is of: ${or(list(a.harms.map(h => harms[h].label.toLowerCase())))}.`,
        ].join('\n\n'),
        cites: cites(a.riskIncidentIds),
      },
      {
        ...limbs.necessity,
        limb: limbs.necessity.label,
        text: or(a.necessityGrounds),
        cites: cites(a.necessityIncidentIds),
      },
    ].map(({ limb, source, text, cites }) => ({ limb, source, text, cites })),
    interim: interim
      ? {
          reason: or(interim.interimReason),
          lastDay: interim.interimLastDay ? longDate(interim.interimLastDay) : 'Not recorded',
        }
      : null,
    term: [
      { label: 'Period', value: a.termKind ? termKinds[a.termKind].label : 'Not recorded' },
      ...(a.termKind === 'fixed'
        ? [
            {
              label: 'How long',
              value: a.termLastDay
                ? `To ${longDate(a.termLastDay)}`
                : a.termYears
                  ? yearsInWords(a.termYears)
                  : 'Not recorded',
            },
          ]
        : []),
      ...(a.termReason ? [{ label: 'Reason', value: a.termReason }] : []),
    ],
    earlier: earlierRows(file, application),
    conditions: conditionsOf(file, application).map(c => ({
      number: String(c.number),
      kind: conditionKinds[c.kind].label,
      text: c.text,
      necessity: or(c.necessity),
      cites: cites(c.incidentIds),
      religionWorkEducation: or(c.religionWorkEducation),
      locality: c.locality ? `Limited to ${c.locality}` : 'All parts of the United Kingdom',
      boundary: or(c.boundary, ''),
      map: c.shape ? areaSvg(c.shape, `Area of condition ${c.number}`) : '',
      mapSays: c.shape ? mapSays(c.number, c.shape) : '',
      lastDay: c.lastDay ? longDate(c.lastDay) : '',
      interim: interim ? (c.inInterim ? 'Yes' : 'No') : '',
      check: or(checkInWords(c)),
      change: '',
      was: '',
    })),
    chronology: standing.map(i => ({
      number: String(i.number),
      when: whenCapitalised(i),
      category: `${kindsInWords(i)}. ${directions[i.direction].label}`,
      what: fullStop(i.summary),
      words: or(i.victimWords, ''),
      effect: or(i.effect, ''),
      source: incidentSources[i.source].label,
    })),
    conduct: conductPaper(file, counts),
    matrix: matrixOf(file, application)
      .rows.filter(r =>
        isChange(application) ? [...r.cites].some(c => c !== 'acts' && c !== 'risk') : r.cites.size > 0,
      )
      .map(r => ({
        number: String(r.incident.number),
        acts: r.cites.has('acts') ? 'Cited' : 'No',
        risk: r.cites.has('risk') ? 'Cited' : 'No',
        necessity: r.cites.has('necessity') ? 'Cited' : 'No',
        conditions:
          conditionsOf(file, application)
            .filter(c => r.cites.has(c.id))
            .map(c => c.number)
            .join(', ') || 'None',
        exhibits:
          inReferenceOrder(r.exhibits)
            .map(e => e.reference)
            .join(', ') || 'None',
      })),
    risk: assessment
      ? {
          tool: `${riskTools[assessment.tool].label}${assessment.toolVersion ? `, ${assessment.toolVersion}` : ''}`,
          when: longDate(assessment.assessedOn),
          source: riskSources[assessment.source].label,
          judgement: riskJudgements[assessment.judgement].label,
          reason: assessment.judgementReason,
        }
      : null,
    otherOrders: file.otherOrders.filter(o => !o.endedOn).map(o => o.terms),
    exhibits: exhibitsInOrder(file).map(e => ({
      id: e.id,
      reference: e.reference,
      description: e.description,
      kept: keptWords(e),
      received: longDate(londonDate(e.receivedAt)),
    })),
  }
  if (application.kind === 'appeal') return appealPaper(paper, file, application)
  return isChange(application) ? changePaper(paper, file, application) : paper
}

/** Who authorised it, by name and rank, from the record of the authorisation; nothing before there is one. */
const authorisedRows = (a: Application, names: PaperContext['names']) =>
  a.authorisedOn
    ? [
        {
          label: authorised,
          value: `${nameWithRank(names.get(a.authorisedById ?? '') ?? '', or(a.authorisedRank))}, on ${longDate(a.authorisedOn)}`,
        },
      ]
    : []

function earlierRows(file: CaseFile, a: Application): ApplicationPaper['earlier'] {
  const said = earlierRefusal(file, a)
  // What was refused within the force is the force’s own: the court is told of what a court refused.
  if (said?.refusal?.by !== 'court') return []
  const { refusal, since } = said
  return [
    { label: 'Earlier application', value: `${refusalInWords(refusal)}.` },
    ...(refusal.why ? [{ label: 'Why', value: refusal.why }] : []),
    { label: 'What is new since', value: or(since) },
  ]
}

const sections: Record<keyof ApplicationPaper, string> = {
  title: 'Title',
  section: 'Section',
  jurisdictionTitle: 'Why this force may apply',
  noConditions: 'Conditions',
  reference: 'Reference',
  status: 'Status',
  dated: 'Date',
  force: 'Force',
  court: 'Court',
  parties: 'Defendant',
  protectedPersons: 'Protected persons',
  jurisdiction: 'Why this force may apply',
  grounds: 'Grounds',
  interim: 'Interim order',
  term: 'Term',
  earlier: 'Earlier application refused',
  conditions: 'Condition',
  chronology: 'Incident',
  conduct: 'Course of conduct',
  matrix: 'Which incidents support which part',
  risk: 'Risk summary',
  otherOrders: 'Other orders',
  exhibits: 'Exhibit',
}
/** A way through the paper in words: 'Condition 3: boundary'. */
export function placeInPaper(paper: ApplicationPaper, path: string[]): string {
  const [section, index, field] = path as [keyof ApplicationPaper, string | undefined, string | undefined]
  const name = sections[section] ?? section
  const row =
    index !== undefined && Array.isArray(paper[section]) ? (paper[section] as unknown[])[Number(index)] : undefined
  const known = row && typeof row === 'object' ? (row as Record<string, string>) : {}
  const which = known.number ?? known.reference ?? known.limb ?? known.label ?? ''
  return [name, which].filter(Boolean).join(' ') + (field ? `: ${partNames[field] ?? field}` : '')
}
const partNames: Record<string, string> = {
  text: 'text',
  value: 'answer',
  what: 'what happened',
  words: 'in the protected person’s own words',
  effect: 'effect',
  necessity: 'why it is necessary',
  religionWorkEducation: 'religion, work and education',
  locality: 'where it applies',
  boundary: 'boundary',
  map: 'map',
  mapSays: 'map',
  description: 'description',
  reason: 'reason',
  link: 'link to the acts',
}
