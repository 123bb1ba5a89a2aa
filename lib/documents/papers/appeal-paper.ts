import type { CaseFile } from '../../case/case.ts'
import type { Application } from '../../case/records/applications.ts'
import { applicants, applicationKinds } from '../../case/reference/codes/applications.ts'
import { appealAgainst } from '../../case/reference/codes/court.ts'
import { conditionKinds } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { conditionsOn, standingOf } from '../../case/views/orders.ts'
import { orderOf } from '../../law/change.ts'
import type { ApplicationPaper } from './application-paper-data.ts'

const or = (text: string | null | undefined) => text?.trim() || 'Not recorded'

/** The paper of an appeal to the Crown Court: the decision, its grounds and the order as it stands, in place of section 1. */
export function appealPaper(
  base: ApplicationPaper,
  file: CaseFile<'applications' | 'orderConditions' | 'orderVersions' | 'orders'>,
  a: Application,
): ApplicationPaper {
  const decision = file.applications.find(x => x.id === a.againstId)
  const order = orderOf(file, a)
  const day = a.lodgedOn ?? base.dated
  return {
    ...base,
    title: 'Appeal to the Crown Court about a stalking protection order',
    section: 'section 7',
    parties: base.parties.map(p =>
      p.label === 'Applicant'
        ? {
            label: 'Appellant',
            value: a.applicant === 'chiefOfficer' ? p.value : applicants[a.applicant].label,
          }
        : p,
    ),
    jurisdictionTitle: 'The decision',
    jurisdiction: [
      { label: 'Appeal against', value: a.against ? appealAgainst[a.against].label : 'Not recorded' },
      ...(decision
        ? [
            {
              label: 'Decision on',
              value: `Application ${decision.number}, ${applicationKinds[decision.kind].label.toLowerCase()}${decision.determinedOn ? `: ${longDate(decision.determinedOn)}` : ''}, ${or(decision.court)}`,
            },
          ]
        : []),
      ...(order ? [{ label: 'Order', value: `${order.ref}. ${standingOf(order, file, day).label}` }] : []),
    ],
    grounds: [
      {
        limb: 'Grounds of appeal',
        source: 'SPA 2019 s.7',
        cites: 'As given in the notice',
        text: or(a.necessityGrounds),
      },
      ...(a.policePosition
        ? [{ limb: 'Position of the police', source: 'SPA 2019 s.7', cites: 'For the hearing', text: a.policePosition }]
        : []),
    ],
    interim: null,
    // Against a refusal there is no order: nothing stands to be said of its length or its conditions.
    term: order ? [{ label: 'Now', value: standingOf(order, file, day).label }] : [],
    noConditions: order ? 'No order is in force.' : '',
    conditions: (order ? conditionsOn(order, file, day) : []).map(c => ({
      number: String(c.number),
      kind: conditionKinds[c.kind].label,
      text: c.text,
      necessity: '',
      cites: '',
      religionWorkEducation: '',
      locality: c.locality ? `Limited to ${c.locality}` : 'All parts of the United Kingdom',
      boundary: '',
      map: '',
      mapSays: '',
      lastDay: c.lastDay ? longDate(c.lastDay) : '',
      interim: '',
      check: '',
      change: '',
      was: '',
    })),
    matrix: [],
  }
}
