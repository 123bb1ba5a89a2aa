import { type CaseFile, withParts } from '../case/case.ts'
import type { LawFile } from '../case/law-file.ts'
import { readOnce } from '../case/read-once.ts'
import type { Application, DraftCondition } from '../case/records/applications.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { conditionsOf, holderOf, interimOf, isEditable } from '../case/views/applications.ts'
import { lowerFirst } from '../case/words/grammar.ts'
import type { Refusal } from '../law/refusal.ts'
import { revealedIn } from '../law/rules/case-rules.ts'
import { type Finding, findingsOf, questionOf } from '../law/rules/finding.ts'
import { type RuleId, rules } from '../law/rules/rules.ts'
import { actPath, casePath, stagePath } from '../site/addresses.ts'

/** What the rules find in an application as drafted, each with its part of the application and the form that mends it. */

export const draftSections = [
  'people',
  'gateway',
  'acts',
  'risk',
  'assessment',
  'necessity',
  'conditions',
  'term',
  'interim',
  'exhibits',
] as const
export type DraftSection = (typeof draftSections)[number]
/** The part of an application that each rule belongs to; null for those of court, service and breach, which no draft asks. */
const sectionOf: Record<RuleId, DraftSection | null> = {
  ...of('people', 'V14', 'V80'),
  ...of('gateway', 'V01', 'V02', 'V03'),
  ...of('acts', 'V05', 'V06', 'V08', 'V09', 'V10', 'V11'),
  ...of('risk', 'V12', 'V17'),
  ...of('necessity', 'V15'),
  ...of('conditions', 'V19', 'V20', 'V21', 'V22', 'V23', 'V24', 'V25', 'V34', 'V35'),
  ...of('term', 'V27', 'V28', 'V32', 'V33', 'V36', 'V37'),
  ...of('interim', 'V38', 'V39', 'V40', 'V41', 'V43', 'V45'),
  ...of(
    null,
    'V04',
    'V07',
    'V13',
    'V16',
    'V18',
    'V26',
    'V29',
    'V30',
    'V31',
    'V42',
    'V44',
    'V46',
    'V47',
    'V48',
    'V49',
    'V50',
    'V51',
    'V52',
    'V53',
    'V54',
    'V55',
    'V56',
    'V57',
    'V58',
    'V59',
    'V60',
    'V61',
    'V62',
    'V63',
    'V64',
    'V65',
    'V66',
    'V67',
    'V68',
    'V69',
    'V70',
    'V71',
    'V72',
    'V73',
    'V74',
    'V75',
    'V76',
    'V77',
    'V78',
    'V79',
    'V81',
    'V82',
    'V83',
    'V84',
    'V85',
  ),
}
function of<const Id extends RuleId>(section: DraftSection | null, ...ids: Id[]) {
  return Object.fromEntries(ids.map(id => [id, section])) as Record<Id, DraftSection | null>
}
const asked = rules.filter(r => sectionOf[r.id])

export interface DraftFinding extends Refusal {
  rule: RuleId
  source: string
  severity: Finding['severity']
  section: DraftSection
}

/** The interim half that goes with an application: its own, or the one drafted beside it. */
export function interimHalf(file: CaseFile, a: Application): Application | undefined {
  if (a.kind === 'interim') return a
  const half = interimOf(file, a)
  return half && (isEditable(half) || half.status === a.status) ? half : undefined
}

/** What the rules of the Act find in an application that is being drafted. */
export const draftFindings = readOnce((file: CaseFile, application: Application, today): DraftFinding[] => {
  const main = holderOf(file, application)
  return [
    ...foundIn(file, { main, interim: interimHalf(file, application), conditions: conditionsOf(file, main) }, today),
    ...addressFindings(file, application),
  ]
})
/** Where its paper would give a protected address away. What was recorded and cannot be reworded is questioned: the paper is held back either way. */
export const addressFindings = (file: CaseFile, a: Application): DraftFinding[] =>
  revealedIn(file, a).map(({ message, rule, source, part, about, mend }) => ({
    rule,
    source,
    message,
    section: part,
    severity: mend ? 'refuse' : 'warn',
    href: mend ? actPath(file.case.ref, mend, about.id) : casePath(file.case.ref, '/people'),
  }))
/** What they find in one condition of an application, by itself. */
export const conditionFindings = readOnce((file: CaseFile, c: DraftCondition, today): DraftFinding[] => {
  const main = file.applications.find(a => a.id === c.applicationId)
  return main ? foundIn(file, { main, interim: undefined, conditions: [c] }, today, c.id) : []
})

interface Drafted {
  main: Application
  interim: Application | undefined
  conditions: DraftCondition[]
}
function foundIn(file: CaseFile, d: Drafted, today: CalendarDate, only?: string): DraftFinding[] {
  const drafted: LawFile = withParts(file, { draftConditions: d.conditions })
  const forms = {
    main: d.main.id,
    interim: d.interim?.id,
    defendant: file.defendants[0]?.id,
    hasActs: file.incidents.some(i => !i.withdrawnAt),
  }
  const isOfDraft = ({ about }: Finding) =>
    about.kind === 'applications' ? about.id === d.main.id || about.id === d.interim?.id : about.kind !== 'orders'
  return findingsOf(asked, questionOf(drafted, today))
    .filter(f => (only ? f.about.id === only : isOfDraft(f)))
    .flatMap(f => {
      const section = f.about.id === d.interim?.id ? 'interim' : sectionOf[f.rule]
      const condition = d.conditions.find(c => c.id === f.about.id)
      const incident = file.incidents.find(i => i.id === f.about.id)
      const which = condition ? `Condition ${condition.number}` : incident && `Incident ${incident.number}`
      return section
        ? [
            {
              rule: f.rule,
              source: f.source,
              severity: f.severity,
              section,
              message: which ? `${which}: ${lowerFirst(f.message)}` : f.message,
              href: mendPath(file.case.ref, f, section, forms),
            },
          ]
        : []
    })
}

type Forms = { main: string; interim: string | undefined; defendant: string | undefined; hasActs: boolean }
/** The form that mends a finding, by what it is about. */
function mendPath(ref: string, f: Finding, section: DraftSection, of: Forms): string {
  const isWhole = f.about.kind === 'applications'
  switch (section) {
    case 'people':
      return f.about.kind === 'defendants'
        ? actPath(ref, 'changeDefendant', of.defendant)
        : actPath(ref, 'changeProtectedPerson', f.about.id)
    case 'gateway':
      return actPath(ref, 'setGateway', of.defendant)
    case 'acts':
      if (!of.hasActs) return actPath(ref, 'logIncident')
      return isWhole ? actPath(ref, 'writeActs', of.main) : actPath(ref, 'correctIncident', f.about.id)
    case 'risk':
      return actPath(ref, 'writeRisk', of.main)
    case 'necessity':
      return actPath(ref, 'writeNecessity', of.main)
    case 'conditions':
      return isWhole ? casePath(ref, '/application/conditions') : actPath(ref, 'changeCondition', f.about.id)
    case 'term':
      return actPath(ref, 'writeTerm', of.main)
    case 'interim':
      return actPath(ref, 'writeInterim', of.interim)
    // No rule of the Act belongs to these two.
    case 'assessment':
    case 'exhibits':
      return stagePath(ref, 'application')
  }
}
