import type { ActName } from './acts/names.ts'
import { actPath, applicationPath, buildPath } from './addresses.ts'
import { currentMain, isEditable } from './applications.ts'
import type { CalendarDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import { liveChange } from './change.ts'
import type { Application } from './records/applications.ts'
import { type Asked, askedFor } from './review-points.ts'
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
/** Asked of this application, or for whoever drafts to say: an interim order may always be asked for. */
const isToSay = (file: CaseFile, a: Application, s: Section) =>
  !s.asked || s.asked(file, a) || (s.key === 'interim' && a.kind === 'main')

function placeOf(file: CaseFile, a: Application, section: Section, today: CalendarDate): SectionPlace {
  const all = sectionsFor(a).filter(s => isToSay(file, a, s))
  const number = all.indexOf(section) + 1
  const isLedPast = (s: Section) => s.ofCase && !s.missing(file, a, today).length
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
    asked:
      a.status === 'returned'
        ? askedFor(file, a).filter(
            ({ point: { part } }) =>
              part === section.key || (section.key === 'conditions' && part.startsWith('condition ')),
          )
        : [],
    next: next ?? { title: 'Check and send', href: actPath(file.case.ref, 'submitApplication', a.id) },
  }
}
