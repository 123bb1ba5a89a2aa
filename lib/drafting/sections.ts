import type { ActName } from '../case/act-names.ts'
import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import { type CalendarDate, withinYearsBeginning } from '../case/time/calendar.ts'
import { conditionsOf, holderOf } from '../case/views/applications.ts'
import { oldProofWarnings } from '../law/practice/proof-words.ts'
import type { Refusal } from '../law/refusal.ts'
import { type Reference, referenceOf } from '../law/rules/reference.ts'
import { actPath } from '../site/addresses.ts'
import { behaviourWarnings } from './behaviours.ts'
import { changeSections } from './change-sections.ts'
import { staleWarnings } from './citations.ts'
import { conditionWarnings, withoutMap } from './condition-gaps.ts'
import { addressFindings, type DraftSection, draftFindings, interimHalf } from './draft.ts'
import { inferenceWarnings } from './inference.ts'
import { interimInPast } from './interim-last-day.ts'
import type { Section } from './section.ts'
import { unwrittenWithoutNotice } from './without-notice.ts'

export const sectionStatuses = {
  notStarted: { label: 'Not started', colour: 'blue' },
  inProgress: { label: 'In progress', colour: 'light-blue' },
  done: { label: 'Completed', colour: null },
  notAsked: { label: 'Not asked for', colour: 'grey' },
} as const
export type SectionStatus = keyof typeof sectionStatuses

/** The form of an act of this case. */
const mendHref = (file: CaseFile, act: ActName, on?: string): string => actPath(file.case.ref, act, on)
const lack = (is: boolean, refusal: Refusal): Refusal[] => (is ? [refusal] : [])
/** What the rules of the Act find in one part of the application. */
const findingsIn = (
  file: CaseFile,
  a: Application,
  today: CalendarDate,
  section: DraftSection,
  severity: 'refuse' | 'warn',
): Refusal[] =>
  draftFindings(file, a, today)
    .filter(f => f.section === section && f.severity === severity)
    .map(({ message, rule, source, href }) => ({ message, rule, source, ...(href ? { href } : {}) }))
const onIt = (act: ActName) => (_: CaseFile, a: Application) => ({ act, on: a.id })

const people: Section = {
  key: 'people',
  ofCase: true,
  title: 'Defendant and protected persons',
  hint: 'Who the order is against, and whom it protects',
  task: file => {
    const defendant = file.defendants[0]
    return defendant ? { act: 'changeDefendant', on: defendant.id } : undefined
  },
  started: file => file.defendants.length > 0,
  missing: (file, a, today) => [
    ...findingsIn(file, a, today, 'people', 'refuse'),
    ...lack(!protectedNow(file).length, {
      message: 'Add at least one person to protect',
      source: 'SPA 2019 s.1(1)(b)',
      href: mendHref(file, 'addProtectedPerson'),
    }),
  ],
  warnings: (file, a, today) => [
    ...findingsIn(file, a, today, 'people', 'warn'),
    ...lack(!file.defendants[0]?.bornOn, {
      message: 'The defendant’s date of birth is not known. It decides which court hears the application',
      href: mendHref(file, 'changeDefendant', file.defendants[0]?.id),
    }),
  ],
}
const protectedNow = (file: CaseFile<'protectedPersons'>) => file.protectedPersons.filter(p => !p.removedAt)

const gateway: Section = {
  key: 'gateway',
  ofCase: true,
  title: 'Why this force may apply',
  hint: 'The defendant lives in the area, is in it, or is coming to it',
  task: file => ({ act: 'setGateway', ...(file.defendants[0] ? { on: file.defendants[0].id } : {}) }),
  // The British Transport Police and the Ministry of Defence Police need no gateway.
  asked: file => file.force.kind === 'territorial',
  started: file => Boolean(file.defendants[0]?.gateway),
  missing: (file, a, today) => findingsIn(file, a, today, 'gateway', 'refuse'),
}

const acts: Section = {
  key: 'acts',
  title: 'Acts associated with stalking',
  hint: 'What the defendant has done',
  task: onIt('writeActs'),
  started: (_, a) => Boolean(a.actsGrounds),
  missing: (file, a, today) => {
    const href = mendHref(file, 'writeActs', a.id)
    return [
      ...findingsIn(file, a, today, 'acts', 'refuse'),
      ...lack(!a.actsGrounds, {
        message: 'Write the grounds about acts',
        source: 'SPA 2019 s.1(1)(a)',
        href,
      }),
    ]
  },
  warnings: (file, a, today) => findingsIn(file, a, today, 'acts', 'warn'),
}

const risk: Section = {
  key: 'risk',
  title: 'Risk associated with stalking',
  hint: 'Who is at risk, and of what',
  task: onIt('writeRisk'),
  started: (_, a) => Boolean(a.riskGrounds) || a.harms.length > 0,
  missing: (file, a, today) => [
    ...lack(!a.riskGrounds, {
      message: 'Write the grounds about risk',
      source: 'SPA 2019 s.1(1)(b)',
      href: mendHref(file, 'writeRisk', a.id),
    }),
    ...findingsIn(file, a, today, 'risk', 'refuse'),
  ],
  warnings: (file, a, today) => findingsIn(file, a, today, 'risk', 'warn'),
}

const assessment: Section = {
  key: 'assessment',
  ofCase: true,
  title: 'Risk assessment',
  hint: 'The tool that was used, and the judgement made',
  task: () => ({ act: 'assessRisk' }),
  started: file => file.assessments.length > 0,
  missing: () => [],
  warnings: (file, a, today) => [
    ...findingsIn(file, a, today, 'assessment', 'warn'),
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
  missing: (file, a, today) => findingsIn(file, a, today, 'necessity', 'refuse'),
  warnings: (file, a, today) => findingsIn(file, a, today, 'necessity', 'warn'),
}

const conditions: Section = {
  key: 'conditions',
  title: 'Conditions',
  hint: 'What the defendant must not do, or must do',
  task: () => undefined,
  started: (file, a) => conditionsOf(file, a).length > 0,
  missing: (file, a, today) => [
    ...findingsIn(file, a, today, 'conditions', 'refuse'),
    ...withoutMap(file, conditionsOf(file, a)),
  ],
  warnings: (file, a, today) => conditionsOf(file, a).flatMap(c => conditionWarnings(file, c, today)),
}

const term: Section = {
  key: 'term',
  title: 'How long the order is for',
  hint: 'A fixed period of at least two years, or until further order',
  task: onIt('writeTerm'),
  started: (_, a) => a.termKind !== null,
  missing: (file, a, today) => findingsIn(file, a, today, 'term', 'refuse'),
  warnings: (file, a, today) => [
    ...findingsIn(file, a, today, 'term', 'warn'),
    ...lengthUnexplained(a, referenceOf(file.settings), today).map(r => ({
      ...r,
      href: mendHref(file, 'writeTerm', a.id),
    })),
  ],
}
/**
 * A length over the least that the Act allows, and until further order, ask for a reason by force policy, though the Act does
 * not. What is over the years of V33 is its to say.
 */
export function lengthUnexplained(
  a: Pick<Application, 'termKind' | 'termYears' | 'termLastDay' | 'termReason'>,
  reference: Reference,
  today: CalendarDate,
): Refusal[] {
  if (!a.termKind || a.termReason?.trim()) return []
  const reason = { field: 'termReason', source: 'Force policy; SPA 2019 s.3 sets no maximum' }
  if (a.termKind === 'untilFurtherOrder')
    return [{ ...reason, message: 'The order would last until further order. Enter a reason for its length.' }]
  const lastDay = a.termLastDay ?? (a.termYears ? withinYearsBeginning(today, a.termYears) : null)
  const isLonger = lastDay !== null && lastDay > withinYearsBeginning(today, reference.leastTermYears)
  return lack(isLonger && lastDay <= withinYearsBeginning(today, reference.longTermYears), {
    ...reason,
    message: `The order would last longer than the least of ${reference.leastTermYears} years. Enter a reason for its length.`,
  })
}

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
    if (!half) return []
    return [
      ...findingsIn(file, a, today, 'interim', 'refuse'),
      ...unwrittenWithoutNotice(half).map(r => ({ ...r, href: mendHref(file, 'writeInterimNotice', half.id) })),
    ]
  },
  warnings: (file, a, today) => {
    const half = interimHalf(file, a)
    return [
      ...findingsIn(file, a, today, 'interim', 'warn'),
      ...interimInPast(half?.interimLastDay ?? null, today).map(({ message }) => ({
        message,
        href: mendHref(file, 'writeInterim', half?.id),
      })),
    ]
  },
}

const exhibits: Section = {
  key: 'exhibits',
  ofCase: true,
  title: 'Exhibits',
  hint: 'Files that show what happened',
  task: () => ({ act: 'attachCaseExhibit' }),
  started: file => file.exhibits.length > 0,
  missing: () => [],
  warnings: (file, a, today) => [
    ...findingsIn(file, a, today, 'exhibits', 'warn'),
    ...lack(!file.exhibits.length, {
      message: 'No exhibit is attached',
      source: 'Good practice',
      href: mendHref(file, 'attachCaseExhibit'),
    }),
  ],
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
/** A full application finds a protected address in its own parts; any other is asked as a whole. */
const addresses = (file: CaseFile, a: Application, severity: 'refuse' | 'warn'): Refusal[] =>
  a.kind === 'main'
    ? []
    : addressFindings(file, a)
        .filter(f => f.severity === severity)
        .map(({ message, rule, source, href }) => ({ message, rule, source, ...(href ? { href } : {}) }))
/** Everything that must be mended before the application may be submitted. */
export const missingFrom = (file: CaseFile, a: Application, today: CalendarDate): Refusal[] => [
  ...sectionsFor(a).flatMap(s => s.missing(file, a, today)),
  ...addresses(file, a, 'refuse'),
]
/** Everything that may be questioned, and needs a reason to go on. */
export const warningsOf = (file: CaseFile, a: Application, today: CalendarDate): Refusal[] => [
  ...sectionsFor(a).flatMap(s => s.warnings?.(file, a, today) ?? []),
  ...addresses(file, a, 'warn'),
  ...(a.kind === 'interim' ? [] : [...staleWarnings(file, a), ...behaviourWarnings(file, a)]),
  ...inferenceWarnings(file, a),
  ...oldProofWarnings(file, a),
]
