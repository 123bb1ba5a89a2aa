import { chronology, conditionsOf, holderOf, isLive } from './applications.ts'
import { behaviourWarnings } from './behaviours.ts'
import { type CalendarDate, withinYearsBeginning } from './calendar.ts'
import type { CaseFile, Refusal } from './case.ts'
import { changeSections } from './change-sections.ts'
import { staleWarnings } from './citations.ts'
import { barredBeside, conditionWarnings } from './condition-gaps.ts'
import { type DraftSection, draftFindings, interimHalf } from './findings/draft.ts'
import { defaultReference } from './findings/reference.ts'
import type { Application } from './records/applications.ts'

export const sectionStatuses = {
  notStarted: { label: 'Not started', colour: 'blue' },
  inProgress: { label: 'Incomplete', colour: 'light-blue' },
  done: { label: 'Completed', colour: null },
  notAsked: { label: 'Not asked for', colour: 'grey' },
} as const
export type SectionStatus = keyof typeof sectionStatuses

/** One part of an application: draws a task, and says what is missing before it may be submitted. */
export interface Section {
  key: string
  title: string
  hint: string
  /** The act that writes it, and the record that the act is about. */
  task: (file: CaseFile, application: Application) => { act: string; on?: string } | undefined
  started: (file: CaseFile, application: Application) => boolean
  missing: (file: CaseFile, application: Application, today: CalendarDate) => Refusal[]
  warnings?: (file: CaseFile, application: Application, today: CalendarDate) => Refusal[]
  /** Asked only of some applications; elsewhere it is drawn as not asked for. */
  asked?: (file: CaseFile, application: Application) => boolean
}

/** The form of an act of this case. */
export const mendHref = (file: CaseFile, act: string, on?: string): string =>
  `/cases/${file.case.ref}/do/${act}${on ? `?on=${on}` : ''}`
const lack = (is: boolean, refusal: Refusal): Refusal[] => (is ? [refusal] : [])
/** What the sections say in finer words of their own. */
const ownWords = ['V05', 'V06', 'V12', 'V17', 'V24', 'V33']
/** What the rules of the Act find in one part of the application. */
const ruled = (
  file: CaseFile,
  a: Application,
  today: CalendarDate,
  section: DraftSection,
  severity: 'refuse' | 'warn',
): Refusal[] =>
  draftFindings(file, a, today)
    .filter(f => f.section === section && f.severity === severity && !ownWords.includes(f.rule))
    .map(({ message, rule, source, href }) => ({ message, rule, source, ...(href ? { href } : {}) }))
const onIt = (act: string) => (_: CaseFile, a: Application) => ({ act, on: a.id })

const people: Section = {
  key: 'people',
  title: 'Defendant and protected persons',
  hint: 'Who the order is against, and whom it protects',
  task: file => {
    const defendant = file.defendants[0]
    return defendant ? { act: 'changeDefendant', on: defendant.id } : undefined
  },
  started: file => file.defendants.length > 0,
  missing: (file, a, today) => [
    ...ruled(file, a, today, 'people', 'refuse'),
    ...lack(!protectedNow(file).length, {
      message: 'Add at least one person to protect',
      rule: 'V12',
      source: 'SPA 2019 s.1(1)(b)',
      href: mendHref(file, 'addProtectedPerson'),
    }),
  ],
  warnings: (file, a, today) => [
    ...ruled(file, a, today, 'people', 'warn'),
    ...lack(!file.defendants[0]?.bornOn, {
      message: 'The defendant’s date of birth is not known. It decides which court hears the application',
      href: mendHref(file, 'changeDefendant', file.defendants[0]?.id),
    }),
  ],
}
const protectedNow = (file: CaseFile) => file.protectedPersons.filter(p => !p.removedAt)

const gateway: Section = {
  key: 'gateway',
  title: 'Why this force may apply',
  hint: 'The defendant lives in the area, is in it, or is coming to it',
  task: file => ({ act: 'setGateway', ...(file.defendants[0] ? { on: file.defendants[0].id } : {}) }),
  // The British Transport Police and the Ministry of Defence Police need no gateway.
  asked: file => file.force.kind === 'territorial',
  started: file => Boolean(file.defendants[0]?.gateway),
  missing: (file, a, today) => ruled(file, a, today, 'gateway', 'refuse'),
}

const acts: Section = {
  key: 'acts',
  title: 'Acts associated with stalking',
  hint: 'What the defendant has done',
  task: onIt('writeActs'),
  started: (_, a) => Boolean(a.actsGrounds) || a.actsIncidentIds.length > 0,
  missing: (file, a, today) => {
    const href = mendHref(file, 'writeActs', a.id)
    return [
      ...ruled(file, a, today, 'acts', 'refuse'),
      ...lack(!chronology(file).length, {
        message: 'Log at least one incident',
        rule: 'V05',
        source: 'SPA 2019 s.1(1)(a)',
        href: mendHref(file, 'logIncident'),
      }),
      ...lack(chronology(file).length > 0 && !standing(file, a.actsIncidentIds).length, {
        message: 'Cite at least one incident in the grounds about acts',
        rule: 'V05',
        source: 'SPA 2019 s.1(1)(a)',
        href,
      }),
      ...lack(!a.actsGrounds, {
        message: 'Write the grounds about acts',
        rule: 'V05',
        source: 'SPA 2019 s.1(1)(a)',
        href,
      }),
    ]
  },
  warnings: (file, a, today) => [
    ...lack(standing(file, a.actsIncidentIds).length === 1, {
      message: 'Only one incident is cited. The Act speaks of acts',
      rule: 'V06',
      source: 'SPA 2019 s.1(1)(a)',
      href: mendHref(file, 'writeActs', a.id),
    }),
    ...ruled(file, a, today, 'acts', 'warn'),
  ],
}
const standing = (file: CaseFile, ids: readonly string[]) => chronology(file).filter(i => ids.includes(i.id))

const risk: Section = {
  key: 'risk',
  title: 'Risk associated with stalking',
  hint: 'Who is at risk, and of what',
  task: onIt('writeRisk'),
  started: (_, a) => Boolean(a.riskGrounds) || a.riskToIds.length > 0 || a.harms.length > 0,
  missing: (file, a) => {
    const from = { rule: 'V12', href: mendHref(file, 'writeRisk', a.id) }
    return [
      ...lack(!a.riskGrounds, { message: 'Write the grounds about risk', source: 'SPA 2019 s.1(1)(b)', ...from }),
      ...lack(!a.riskToIds.length, { message: 'Select who is at risk', source: 'SPA 2019 s.1(1)(b)', ...from }),
      ...lack(!a.harms.length, {
        message: 'Select whether the risk is of physical harm, psychological harm or both',
        source: 'SPA 2019 s.1(4)(a)',
        ...from,
      }),
    ]
  },
  warnings: (file, a) => [
    ...lack(!a.prosecution, {
      message: 'Say whether a prosecution has been considered. An order does not replace one',
      rule: 'V17',
      source: 'Statutory guidance',
      href: mendHref(file, 'writeRisk', a.id),
    }),
  ],
}

const assessment: Section = {
  key: 'assessment',
  title: 'Risk assessment',
  hint: 'The tool that was used, and the judgement made',
  task: () => ({ act: 'assessRisk' }),
  started: file => file.assessments.length > 0,
  missing: () => [],
  warnings: file => [
    ...lack(!file.assessments.length, {
      message: 'No risk assessment is recorded',
      source: 'Good practice',
      href: mendHref(file, 'assessRisk'),
    }),
  ],
}

const necessity: Section = {
  key: 'necessity',
  title: 'Why the order is necessary',
  hint: 'What an order would do that nothing else does',
  task: onIt('writeNecessity'),
  started: (_, a) => Boolean(a.necessityGrounds),
  missing: (file, a, today) => ruled(file, a, today, 'necessity', 'refuse'),
}

const conditions: Section = {
  key: 'conditions',
  title: 'Conditions',
  hint: 'What the defendant must not do, or must do',
  task: () => undefined,
  started: (file, a) => conditionsOf(file, a).length > 0,
  missing: (file, a, today) => [
    ...ruled(file, a, today, 'conditions', 'refuse'),
    ...conditionsOf(file, a).flatMap(c => barredBeside(file, c, today)),
  ],
  warnings: (file, a, today) => conditionsOf(file, a).flatMap(c => conditionWarnings(file, a, c, today)),
}

const term: Section = {
  key: 'term',
  title: 'How long the order is for',
  hint: 'A fixed period of at least two years, or until further order',
  task: onIt('writeTerm'),
  started: (_, a) => a.termKind !== null,
  missing: (file, a, today) => ruled(file, a, today, 'term', 'refuse'),
  warnings: (file, a, today) => [
    ...ruled(file, a, today, 'term', 'warn'),
    ...lack(isOverFiveYears(a, today) && !a.termReason, {
      message: 'The period is over five years, and no reason is given for its length',
      rule: 'V33',
      source: 'SPA 2019 s.3',
      href: mendHref(file, 'writeTerm', a.id),
    }),
  ],
}
/** Whether the period asked for is longer than five years; until further order counts as longer. */
export const isOverFiveYears = (
  a: Pick<Application, 'termKind' | 'termYears' | 'termLastDay'>,
  today: CalendarDate,
): boolean =>
  a.termKind === 'untilFurtherOrder' ||
  (a.termYears ?? 0) > defaultReference.longTermYears ||
  (a.termLastDay !== null && a.termLastDay > withinYearsBeginning(today, defaultReference.longTermYears))

const interim: Section = {
  key: 'interim',
  title: 'Interim order',
  hint: 'For protection before the application is decided',
  asked: (file, a) => Boolean(interimHalf(file, a)),
  task: (file, a) => {
    const half = interimHalf(file, a)
    return half ? { act: 'writeInterim', on: half.id } : { act: 'startInterim', on: holderOf(file, a).id }
  },
  started: (file, a) => Boolean(interimHalf(file, a)?.interimReason || interimHalf(file, a)?.interimLastDay),
  missing: (file, a, today) => {
    const half = interimHalf(file, a)
    const main = holderOf(file, a)
    if (!half) return []
    const href = mendHref(file, 'writeInterim', half.id)
    return [
      ...lack(!isLive(main), {
        message: 'An interim order needs a full application that is not yet decided',
        rule: 'V38',
        source: 'SPA 2019 s.5(1)',
      }),
      ...ruled(file, a, today, 'interim', 'refuse'),
      ...lack(half.interimLastDay !== null && half.interimLastDay < today, {
        message: 'The last day of the interim order has passed',
        rule: 'V41',
        source: 'SPA 2019 s.5(6)(a)',
        href,
      }),
      ...lack(!conditionsOf(file, half).length, {
        message: 'Choose at least one condition for the interim order',
        rule: 'V20',
        source: 'SPA 2019 s.1(2)',
        href,
      }),
    ]
  },
  warnings: (file, a, today) => ruled(file, a, today, 'interim', 'warn'),
}

const exhibits: Section = {
  key: 'exhibits',
  title: 'Exhibits',
  hint: 'Files that show what happened',
  task: () => ({ act: 'attachCaseExhibit' }),
  started: file => file.exhibits.length > 0,
  missing: () => [],
  warnings: file =>
    lack(!file.exhibits.length, {
      message: 'No exhibit is attached',
      source: 'Good practice',
      href: mendHref(file, 'attachCaseExhibit'),
    }),
}

/** What an application for an order needs, in the order it is read. Draws the task list and refuses submission. */
export const sections: readonly Section[] = [
  people,
  gateway,
  acts,
  risk,
  assessment,
  necessity,
  conditions,
  term,
  interim,
  exhibits,
]
/** The sections of this application: an interim is asked only its own part, a change to an order what section 4 asks. */
export const sectionsFor = (a: Application): readonly Section[] =>
  a.kind === 'main' ? sections : a.kind === 'interim' ? [interim] : a.kind === 'appeal' ? [] : changeSections[a.kind]

export function sectionStatus(section: Section, file: CaseFile, a: Application, today: CalendarDate): SectionStatus {
  if (section.asked && !section.asked(file, a)) return 'notAsked'
  if (!section.started(file, a)) return 'notStarted'
  return section.missing(file, a, today).length ? 'inProgress' : 'done'
}
/** Everything that must be mended before the application may be submitted. */
export const missingFrom = (file: CaseFile, a: Application, today: CalendarDate): Refusal[] =>
  sectionsFor(a).flatMap(s => s.missing(file, a, today))
/** Everything that may be questioned, and needs a reason to go on. */
export const warningsOf = (file: CaseFile, a: Application, today: CalendarDate): Refusal[] => [
  ...sectionsFor(a).flatMap(s => s.warnings?.(file, a, today) ?? []),
  ...(a.kind === 'interim' ? [] : [...staleWarnings(file, a), ...behaviourWarnings(file, a)]),
]
