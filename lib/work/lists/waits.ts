import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { tables } from '../../../db/schema/collections.ts'
import { waits } from '../../../db/schema/waits.ts'
import type { Collection } from '../../case/case.ts'
import type { Permission } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import type { CaseWait, WaitKind } from '../../waits/projection.ts'
import type { Time, Wait } from '../../waits/wait.ts'

/** What a row that waits makes its words of, as a statement of ours gives it. */
export const waitParams = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
)
/** What a row that waits is about: the case or a record of it. */
export const recordName = z.enum(['case', ...(Object.keys(tables) as Collection[])])
const time = (at: Instant | null): Time | null => (at ? { at } : null)
/** What waits on a case, as it was written when the case last changed. */
export const waitsOn = async (tx: Transaction, caseId: string): Promise<CaseWait[]> =>
  (await tx.select().from(waits).where(eq(waits.caseId, caseId)).orderBy(waits.dueAt, waits.id)).map(row => ({
    kind: row.kind as WaitKind,
    about: { kind: row.aboutKind as Wait['about']['kind'], id: row.aboutId },
    part: row.part,
    ownerId: row.ownerId,
    permission: row.permission as Permission | null,
    ifOwnerLeft: row.ifOwnerLeft,
    since: { at: row.since },
    foreseen: { at: row.foreseenFrom },
    visible: { at: row.visibleFrom },
    due: row.dueOn ? { on: row.dueOn } : time(row.dueAt),
    late: time(row.lateFrom),
    red: time(row.redFrom),
    alarms: row.alarms,
    lapses: time(row.lapsesAt),
    params: row.params,
  }))
