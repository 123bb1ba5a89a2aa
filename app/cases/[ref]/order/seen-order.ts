import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Actor } from '../../../../lib/case/policy.ts'
import type { CalendarDate } from '../../../../lib/case/time/calendar.ts'

export type Seen = { file: CaseFile; actor: Actor; today: CalendarDate; at: string; names: Map<string, string> }
