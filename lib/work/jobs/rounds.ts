import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../../db/client.ts'
import type { Instant } from '../../case/time/calendar.ts'

/** What one round of work is given: the moment that it takes for now, and what ends it early. */
export interface Round {
  at: Instant
  signal: AbortSignal
  db?: Database
}
interface Rounds {
  /** What is said in the log when a round fails, before its fault. */
  failure: string
  /** Seconds between one round’s end and the next one’s beginning. */
  everySeconds: number
  round: (r: Round) => Promise<unknown>
  db?: Database | undefined
  /** The program’s own clock: a test sets it. */
  clock?: () => Instant
}

/**
 * Does a round of work again and again until it is ended: the one loop behind mail, imports, reports, alarms and what is
 * computed again. A round that fails is logged and tried again; ending waits for the one that runs. What is to be done stands
 * in rows that each round takes with `skip locked`, so that any number of processes may run it.
 */
export function startRounds({
  failure,
  everySeconds,
  round,
  db,
  clock = () => new Date().toISOString(),
}: Rounds): () => Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await round({ at: clock(), signal, ...(db ? { db } : {}) })
      } catch (fault) {
        console.error(failure, fault)
      }
      await pause(everySeconds * 1000, undefined, { signal, ref: false }).catch(() => {})
    }
  })()
  return async () => {
    ending.abort()
    await running
  }
}
