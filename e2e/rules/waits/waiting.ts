import type { CaseFile } from '../../../lib/case/case.ts'
import { waitingOn as waitingFrom } from '../../../lib/waits/on-case.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'

/** What waits on a case at a moment, straight from the rules. */
export const waitingOn = (file: CaseFile, today: string, at: string) => waitingFrom(waitsOf(file), file, { today, at })
