import type { AboutOrder } from '../../../lib/law/rules/proposed-change.ts'
import { aVersion } from '../acts/order-file.ts'
import {
  type CaseRow,
  interim,
  interimFile,
  lawful,
  order,
  orderFile,
  withDraftCondition,
  words,
  yields,
} from './case-program.ts'

const severities = ['refuse', 'warn'] as const
const rules = ['V46', 'V47', 'V49', 'V50', 'V51', 'V52', 'V54'] as const
/** What is said of an application about an order, from its case. */
const about = (id: string, name: string, a: AboutOrder, ...wanted: string[]) =>
  yields(
    id,
    name,
    p =>
      severities.flatMap(weight =>
        p
          .refusalsOf(p.withProposed(orderFile(), order, a), '2026-12-01', rules, weight)
          .map(r => `${r.rule} ${weight}`),
      ),
    ...wanted,
  )
const ofInterim = (id: string, name: string, a: AboutOrder, ...wanted: string[]) =>
  yields(
    id,
    name,
    p =>
      severities.flatMap(weight =>
        p
          .refusalsOf(p.withProposed(interimFile(), interim, a), '2026-12-01', rules, weight)
          .map(r => `${r.rule} ${weight}`),
      ),
    ...wanted,
  )
const discharge = (set: Partial<AboutOrder>): AboutOrder => ({
  kind: 'discharge',
  applicant: 'defendant',
  lodgedOn: '2026-12-01',
  heardOn: '2026-12-14',
  ...set,
})
const newTerm = (name: string, version: number, lastDay: string, ...wanted: string[]) =>
  yields(
    'V55',
    name,
    p => {
      const versions = [
        aVersion(order, { lastDay: '2028-11-19' }),
        aVersion(order, { version: 2, fromOn: '2027-01-01', lastDay: '2028-06-30' }),
      ]
      const file = orderFile({ orderVersions: versions.slice(0, version) })
      return p
        .refusalsOf(p.withNewTerm(file, order, '2027-06-01', lastDay), '2027-06-01', ['V55'], 'warn')
        .map(r => words(r.rule, r.message.slice(0, 16)))
    },
    ...wanted,
  )

/** Applications about an order, read from the case as the acts read them. */
export const caseChangeRows: CaseRow[] = [
  about('V49', 'by the force that has the order', { kind: 'variation', applicant: 'chiefOfficer' }),
  about('V49', 'by the defendant', { kind: 'variation', applicant: 'defendant' }),
  about('V49', 'by another force', { kind: 'variation', applicant: 'otherChiefOfficer' }, 'V49 warn'),
  ofInterim('V46', 'by the defendant', { kind: 'variation', applicant: 'defendant' }),
  ofInterim(
    'V46',
    'by another force',
    { kind: 'variation', applicant: 'otherChiefOfficer', otherForce: 'Essex' },
    'V46 refuse',
  ),
  about('V51', 'the defendant applies and the police do not consent', discharge({ police: 'none' }), 'V51 warn'),
  about(
    'V51',
    'the police apply and the defendant was not asked',
    discharge({ applicant: 'chiefOfficer' }),
    'V51 warn',
  ),
  about('V52', 'the defendant applies and all consent', discharge({ police: 'all' })),
  about('V52', 'only the force that applied for it consents', discharge({ police: 'applying' }), 'V52 warn'),
  about(
    'V52',
    'the police apply, who consent by it',
    discharge({ applicant: 'chiefOfficer', police: 'none', defendantConsents: true }),
  ),
  about(
    'V50',
    'a condition is added without a reason',
    { kind: 'variation', applicant: 'chiefOfficer', addsCondition: true },
    'V50 warn',
  ),
  newTerm('a year from the change', 1, '2028-05-31', 'V55 From 1 June 2027'),
  newTerm('two years from the change', 1, '2029-05-31'),
  newTerm('as it stands after an earlier change', 2, '2028-06-30'),
  newTerm('as it stood before the change', 2, '2028-11-19', 'V55 From 1 June 2027'),
  yields(
    'V11',
    'an incident is named by its number',
    p =>
      p
        .draftFindings(
          { ...lawful.file, incidents: lawful.file.incidents.map(i => ({ ...i, unwelcome: null })) },
          lawful.main,
          '2026-11-21',
        )
        .map(f => f.message.slice(0, 11)),
    'Incident 1:',
    'Incident 2:',
  ),
  yields(
    'V21',
    'a condition by its own',
    p =>
      p
        .draftFindings(withDraftCondition({ number: 4, necessity: null }), lawful.main, '2026-11-21')
        .map(f => f.message.slice(0, 12)),
    'Condition 4:',
  ),
]
