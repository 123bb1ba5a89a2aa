import type { CaseFile } from '../../case/case.ts'
import type { Application } from '../../case/records/applications.ts'
import { applicants, applicationKinds, consents } from '../../case/reference/codes/applications.ts'
import { conditionKinds } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { areaSvg, mapSays } from '../../case/views/area-picture.ts'
import { standingOf } from '../../case/views/orders.ts'
import { incidentNumbers, incidentsInWords, termOnPaper } from '../../drafting/snapshot.ts'
import { asksOtherTerm, type Compared, comparedConditions, fates, isOurs, orderOf } from '../../law/change.ts'
import { type ApplicationPaper, authorised } from './application-paper-data.ts'

const titles = {
  variation: 'Application to vary a stalking protection order',
  renewal: 'Application to renew a stalking protection order',
  discharge: 'Application to discharge a stalking protection order',
} as const
const or = (text: string | null | undefined) => text?.trim() || 'Not recorded'

/** The paper of an application about an order that exists: what section 4 asks, in place of section 1. The protected person's views stay out of it. */
export function changePaper(
  base: ApplicationPaper,
  file: CaseFile<'applications' | 'draftConditions' | 'incidents' | 'orderConditions' | 'orderVersions' | 'orders'>,
  a: Application,
): ApplicationPaper {
  const order = orderOf(file, a)
  const kind = a.kind as keyof typeof titles
  const source = order?.kind === 'interim' ? 'SPA 2019 s.5(7)' : 'SPA 2019 s.4'
  const cited = incidentNumbers(file, a.necessityIncidentIds)
  const cites = cited ? incidentsInWords(cited) : 'No incident cited'
  const consent = (answer: Application['policeConsent']) => (answer ? consents[answer].label : 'Not recorded')
  return {
    ...base,
    title: order?.kind === 'interim' ? titles[kind].replace('a stalking', 'an interim stalking') : titles[kind],
    section: order?.kind === 'interim' ? 'section 5(7)' : 'section 4',
    parties: base.parties.map(p =>
      p.label === 'Applicant' && !isOurs(a) ? { label: p.label, value: applicants[a.applicant].label } : p,
    ),
    jurisdictionTitle: 'The order',
    jurisdiction: order
      ? [
          { label: 'Order', value: order.ref },
          { label: 'Made', value: `${longDate(order.madeOn)}, ${order.court}` },
          { label: 'As it stands', value: standingOf(order, file, a.lodgedOn ?? base.dated).label },
          ...base.jurisdiction.filter(j => j.label === authorised),
        ]
      : [],
    grounds: [
      { limb: 'What the court is asked to do', source, cites: applicationKinds[kind].label, text: or(a.changeAsked) },
      { limb: 'What has changed since the order was made', source, cites, text: or(a.changedSince) },
      {
        limb: kind === 'discharge' ? 'Why the order is no longer necessary' : 'Why it is necessary',
        source,
        cites,
        text: or(a.necessityGrounds),
      },
    ],
    interim: null,
    term:
      kind === 'discharge'
        ? [
            { label: 'Discharge', value: 'The order would end on the day on which the court discharges it' },
            { label: 'Defendant consents', value: consent(a.defendantConsent) },
            { label: 'Chief officer consents', value: isOurs(a) ? 'By applying' : consent(a.policeConsent) },
          ]
        : [
            { label: 'Now', value: order ? standingOf(order, file, order.madeOn).label : 'Not recorded' },
            { label: 'Asked for', value: asksOtherTerm(file, a) ? or(termOnPaper(a)) : 'No other length' },
            ...(a.termReason ? [{ label: 'Reason', value: a.termReason }] : []),
          ],
    noConditions: kind === 'discharge' ? 'Every condition would end with the order.' : base.noConditions,
    conditions: comparedConditions(file, a).map(c => row(file, c)),
  }
}

const blank = {
  necessity: '',
  cites: '',
  religionWorkEducation: '',
  boundary: '',
  map: '',
  mapSays: '',
  lastDay: '',
  interim: '',
  check: '',
}
function row(file: CaseFile<'incidents'>, { fate, was, asked }: Compared): ApplicationPaper['conditions'][number] {
  const shown = asked ?? was
  const common = {
    number: String(asked?.number ?? was?.number ?? ''),
    kind: shown ? conditionKinds[shown.kind].label : '',
    text: shown?.text ?? '',
    locality: shown?.locality ? `Limited to ${shown.locality}` : 'All parts of the United Kingdom',
    change: fates[fate].label,
    was: fate === 'changed' ? (was?.text ?? '') : '',
  }
  const cited = asked ? incidentNumbers(file, asked.incidentIds) : ''
  if (!asked || fate === 'kept')
    return {
      ...blank,
      ...common,
      lastDay: shown?.lastDay ? longDate(shown.lastDay) : '',
      // Why it is still needed, from today’s facts: a renewal answers it for each.
      ...(asked?.necessity ? { necessity: asked.necessity, cites: cited ? incidentsInWords(cited) : '' } : {}),
    }
  return {
    ...blank,
    ...common,
    necessity: or(asked.necessity),
    cites: cited ? incidentsInWords(cited) : 'No incident cited',
    religionWorkEducation: or(asked.religionWorkEducation),
    boundary: asked.boundary ?? '',
    map: asked.shape ? areaSvg(asked.shape, `Area of condition ${asked.number}`) : '',
    mapSays: asked.shape ? mapSays(asked.number, asked.shape) : '',
    lastDay: asked.lastDay ? longDate(asked.lastDay) : '',
  }
}
