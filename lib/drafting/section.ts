import type { ActName } from '../case/act-names.ts'
import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import type { Refusal } from '../law/refusal.ts'

/** One part of an application: draws a task, and says what is missing before it may be submitted. */
export interface Section {
  key: string
  title: string
  hint: string
  /** The act that writes it, and the record that the act is about. */
  task: (file: CaseFile, application: Application) => { act: ActName; on?: string } | undefined
  started: (file: CaseFile, application: Application) => boolean
  missing: (file: CaseFile, application: Application, today: CalendarDate) => Refusal[]
  warnings?: (file: CaseFile, application: Application, today: CalendarDate) => Refusal[]
  /** A record of the case, made outside the draft: whoever drafts is led past it once nothing is missing. */
  ofCase?: true
  /** Asked only of some applications; elsewhere it is drawn as not asked for. */
  asked?: (file: CaseFile, application: Application) => boolean
}
