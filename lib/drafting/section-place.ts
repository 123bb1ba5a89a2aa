import type { ActName } from '../case/act-names.ts'
import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { conditionsOf, currentMain, interimOf, isEditable } from '../case/views/applications.ts'
import { liveChange } from '../law/change.ts'
import { actPath, applicationPath, buildPath } from '../site/addresses.ts'
import { type Asked, askedFor, conditionPart } from './review-points.ts'
import type { Section } from './section.ts'
import { sectionsFor } from './sections.ts'

/** A section of a draft as a page of its own: which it is, what was asked of it, and what comes after. */
export interface SectionPlace {
  application: Application
  section: Section
  number: number
  of: number
  /** What reviewers asked of it on the last return. */
  asked: Asked[]
  /** Where it leads once it is saved: the next section, and after the last the check. */
  next: { title: string; href: string }
}

const editable = (file: CaseFile<'applications'>): Application[] =>
  [currentMain(file), liveChange(file)].filter(a => a !== undefined && isEditable(a)) as Application[]

/** The section that the form of an act writes; undefined where it writes none of a draft. */
export function sectionWritten(
  file: CaseFile,
  act: ActName,
  on: string | undefined,
  today: CalendarDate,
): SectionPlace | undefined {
  for (const a of editable(file)) {
    const section = sectionsFor(a).find(s => {
      const task = s.key === 'conditions' ? { act: 'buildConditions', on: a.id } : s.task(file, a)
      return task?.act === act && (task.on ?? undefined) === on
    })
    if (section) return placeOf(file, a, section, today)
  }
  return undefined
}
/** The place of a section, by its key. */
export function sectionCalled(
  file: CaseFile,
  a: Application,
  key: string,
  today: CalendarDate,
): SectionPlace | undefined {
  const section = sectionsFor(a).find(s => s.key === key)
  return section && placeOf(file, a, section, today)
}
/** The page on which a section is written; undefined where there is none of its own. */
export function sectionHref(file: CaseFile, a: Application, section: Section): string | undefined {
  const { ref } = file.case
  if (section.key === 'conditions') return a.kind === 'main' ? buildPath(ref, a) : '#conditions'
  const task = section.task(file, a)
  return task && actPath(ref, task.act, task.on, { back: applicationPath(ref, a) })
}
/** Where what a reviewer commented on is changed: the form of its condition or of its section, else the draft as it is written. */
export function pointHref(file: CaseFile, a: Application, part: string): string {
  const { ref } = file.case
  const condition = conditionsOf(file, a).find(c => conditionPart(c.id) === part)
  if (condition) return actPath(ref, 'changeCondition', condition.id, { back: applicationPath(ref, a) })
  const key = part.startsWith('condition ') ? 'conditions' : part
  const section = sectionsFor(a).find(s => s.key === key)
  return (section && sectionHref(file, a, section)) ?? '#written'
}
/** Asked of this application, or for whoever drafts to say: an interim order may always be asked for. */
const isToSay = (file: CaseFile, a: Application, s: Section) =>
  !s.asked || s.asked(file, a) || (s.key === 'interim' && a.kind === 'main')

/** Nothing is missing from it or asked for: whoever drafts is led past it, and what is questioned is answered at the check. */
const isSettled = (file: CaseFile, a: Application, s: Section, today: CalendarDate): boolean =>
  s.ofCase
    ? !s.missing(file, a, today).length
    : s.started(file, a) && !s.missing(file, a, today).length && askedOf(file, a, s).every(x => x.isAnswered)
/** What reviewers asked of it on the last return. */
const askedOf = (file: CaseFile, a: Application, s: Section): Asked[] =>
  a.status === 'returned'
    ? askedFor(file, a).filter(
        ({ point: { part } }) => part === s.key || (s.key === 'conditions' && part.startsWith('condition ')),
      )
    : []
/** The page of the first section that something is missing from, for a draft that was just started. */
export function firstUnsettled(file: CaseFile, a: Application, today: CalendarDate): string | undefined {
  return sectionsFor(a)
    .filter(s => isToSay(file, a, s) && !isSettled(file, a, s, today))
    .flatMap(s => sectionHref(file, a, s) ?? [])[0]
}

function placeOf(file: CaseFile, a: Application, section: Section, today: CalendarDate): SectionPlace {
  const all = sectionsFor(a).filter(s => isToSay(file, a, s))
  const number = all.indexOf(section) + 1
  // The length and the interim order are asked on one page, until there is an interim application.
  const isAskedHere = (s: Section) => s.key === 'interim' && section.key === 'term' && !interimOf(file, a)
  const isLedPast = (s: Section) => isAskedHere(s) || isSettled(file, a, s, today)
  const [next] = all.slice(number).flatMap(s => {
    if (isLedPast(s)) return []
    const href = sectionHref(file, a, s)
    return href && !href.startsWith('#') ? [{ title: s.title, href }] : []
  })
  return {
    application: a,
    section,
    number,
    of: all.length,
    asked: askedOf(file, a, section),
    next: next ?? { title: 'Check and send', href: actPath(file.case.ref, 'submitApplication', a.id) },
  }
}
