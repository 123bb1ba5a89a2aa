import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../db/client.ts'
import { type eventKinds, events } from '../../db/schema/events.ts'
import type { Instant } from '../spo/calendar.ts'
import type { Actor } from '../spo/policy.ts'

export interface Recorded {
  kind: (typeof eventKinds)[number]
  subject: { kind: 'case' | 'force'; id: string }
  act: string
  sentence: string
  at: Instant
  record?: { kind: string; id: string } | undefined
  from?: string | null | undefined
  to?: string | null | undefined
  detail?: Record<string, unknown>
  despite?: string | null | undefined
  once?: string | undefined
}

/** Writes one line of the record, in the transaction of what it records. Called by `perform` and `view-case` alone. */
export async function recordEvent(
  tx: Transaction,
  actor: Pick<Actor, 'name' | 'roles' | 'forceId' | 'system'> & { id: string | null },
  e: Recorded,
) {
  await tx.insert(events).values({
    id: randomUUID(),
    forceId: actor.forceId,
    kind: e.kind,
    subjectKind: e.subject.kind,
    subjectId: e.subject.id,
    caseId: e.subject.kind === 'case' ? e.subject.id : null,
    act: e.act,
    recordKind: e.record?.kind ?? null,
    recordId: e.record?.id ?? null,
    actorId: actor.system ? null : actor.id,
    actorName: actor.name,
    actorRoles: [...actor.roles],
    fromStatus: e.from ?? null,
    toStatus: e.to ?? null,
    detail: e.detail ?? {},
    sentence: e.sentence,
    despite: e.despite ?? null,
    at: e.at,
    once: e.once ?? null,
  })
}
