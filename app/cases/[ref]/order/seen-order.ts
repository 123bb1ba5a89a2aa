import type { CalendarDate } from '../../../../lib/spo/calendar.ts'
import type { CaseFile } from '../../../../lib/spo/case.ts'
import type { Actor } from '../../../../lib/spo/policy.ts'

export type Seen = { file: CaseFile; actor: Actor; today: CalendarDate; at: string; names: Map<string, string> }
