/** How many transactions of this process may be at one case at once. Each holds a connection while it waits for the case. */
const most = 3

type Key = { now: number; waiting: (() => void)[] }
/** Held by the process: this module is bundled more than once. */
const held = globalThis as typeof globalThis & { spoTurns?: Map<string, Key> }
held.spoTurns ??= new Map()
const turns = held.spoTurns

/** The case is held by somebody else for longer than one may wait. Its code is PostgreSQL's for a lock that was not got in time. */
export class Held extends Error {
  readonly code = '55P03'
}
export const isHeld = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === '55P03'

const patience = () => Number(process.env.SPO_LOCK_SECONDS || 5) * 1000

/**
 * Runs the work when no more than a few others are at work under the same key, first come first served. Whoever waits here
 * holds no connection, so that a case that hangs delays nobody at another. Throws Held when it has waited too long.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>, wait = patience()): Promise<T> {
  const at = turns.get(key) ?? { now: 0, waiting: [] }
  turns.set(key, at)
  if (at.now >= most) await myTurn(at, wait)
  else at.now++
  try {
    return await work()
  } finally {
    const next = at.waiting.shift()
    if (next) next()
    else if (--at.now === 0) turns.delete(key)
  }
}

function myTurn(at: Key, wait: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => {
      clearTimeout(late)
      resolve()
    }
    const late = setTimeout(() => {
      at.waiting.splice(at.waiting.indexOf(go), 1)
      reject(new Held('Too many wait for the same case'))
    }, wait)
    at.waiting.push(go)
  })
}
