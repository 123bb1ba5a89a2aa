import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { numberInWords } from '../case/words/grammar.ts'
import { askedFor } from './review-points.ts'
import { sectionStatus, sectionsFor, warningsOf } from './sections.ts'

/** How far an application is, in a few words: '10 of 10, 1 warning, returned twice'. */
export function readinessOf(file: CaseFile, a: Application, today: CalendarDate): string {
  const open = a.status === 'returned' ? askedFor(file, a).filter(asked => !asked.isAnswered) : []
  const isAskedAbout = (key: string) =>
    open.some(({ point: { part } }) => part === key || (key === 'conditions' && part.startsWith('condition ')))
  const states = sectionsFor(a)
    .map(section => (isAskedAbout(section.key) ? 'inProgress' : sectionStatus(section, file, a, today)))
    .filter(state => state !== 'notAsked')
  const done = states.filter(state => state === 'done').length
  const warnings = warningsOf(file, a, today).length
  const returned = file.reviews.filter(r => r.applicationId === a.id && r.result === 'returned').length
  const times = returned === 1 ? 'once' : returned === 2 ? 'twice' : `${numberInWords(returned)} times`
  return [
    `${done} of ${states.length}`,
    ...(warnings ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
    ...(returned ? [`returned ${times}`] : []),
  ].join(', ')
}
