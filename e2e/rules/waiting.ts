import type { CaseFile } from '../../lib/spo/case.ts'
import { waitingOn as waitingFrom } from '../../lib/spo/waits/on-case.ts'
import { waitsOf } from '../../lib/spo/waits/projection.ts'

/** What waits on a case at a moment, straight from the rules. */
export const waitingOn = (file: CaseFile, today: string, at: string) => waitingFrom(waitsOf(file), file, { today, at })
