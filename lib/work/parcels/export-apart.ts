import { once } from 'node:events'
import path from 'node:path'
import type { ReadableStream } from 'node:stream/web'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import type { ExportAsked, Exported } from './export-case.ts'

/** What the thread is given, and what it answers: how it ended, and then the file piece by piece as each is asked for. */
export interface ExportWork {
  actor: Actor
  ref: string
  asked: ExportAsked
  at: Instant
}
export type ExportAnswer =
  | Exclude<Exported, { kind: 'export' }>
  | { kind: 'export'; name: string }
  | { kind: 'piece'; piece: Uint8Array }
  | { kind: 'end' }
  | { kind: 'fault'; message: string; code?: string }

/** How long a thread that nobody waits for may take to end, in milliseconds. */
const patience = 30_000
/** How many cases one process takes out at a time: each is a thread, two connections and up to `memory`. */
const mostAtOnce = 2
/** How long the next piece may be left unasked for before the file is given up, in milliseconds: a browser that hangs holds no place. */
const idle = 5 * 60_000
/** Of the thread, in megabytes: the largest case is read row by row and its files pass through. */
const memory = 768

const held = globalThis as typeof globalThis & { spoExports?: { now: number } }

/**
 * `exportCase` in a thread of its own, with a connection of its own: a large case is gathered, hashed, packed and locked for
 * minutes, and the thread that serves goes on answering meanwhile. It runs no further ahead than whoever takes the file.
 */
export async function exportCaseApart(actor: Actor, ref: string, asked: ExportAsked): Promise<Exported> {
  held.spoExports ??= { now: 0 }
  const places = held.spoExports
  if (places.now >= mostAtOnce) return tooMany
  // Hidden from the bundler, which would make of the worker a page's script.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const work: ExportWork = { actor, ref, asked, at: new Date().toISOString() }
  const worker = new Worker(path.join(process.cwd(), 'lib/work/parcels/export-worker.ts'), {
    workerData: work,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  places.now++
  worker.once('exit', () => {
    places.now--
  })
  const next = async (): Promise<ExportAnswer> => {
    const ended = new AbortController()
    try {
      const [answer] = await Promise.race([
        once(worker, 'message', { signal: ended.signal }),
        once(worker, 'exit', { signal: ended.signal }).then(() => {
          throw new Error('The thread that made the file has ended')
        }),
      ])
      return answer as ExportAnswer
    } finally {
      ended.abort()
    }
  }
  const first = await next().catch(async fault => {
    await worker.terminate()
    throw fault
  })
  if (first.kind === 'export') return { kind: 'export', name: first.name, stream: streamOf(worker, next) }
  await worker.terminate()
  if (first.kind === 'missing' || first.kind === 'refused') return first
  throw new Error(first.kind === 'fault' ? first.message : 'The thread answered out of turn')
}

const tooMany: Exported = {
  kind: 'refused',
  refusals: [
    {
      field: 'purpose',
      message: `${mostAtOnce} whole cases are being taken out now. Try again in a few minutes. Nothing was recorded`,
    },
  ],
}

interface Thread extends NodeJS.EventEmitter {
  postMessage(what: 'next' | 'stop'): void
  terminate(): Promise<unknown>
}
function streamOf(worker: Thread, next: () => Promise<ExportAnswer>): ReadableStream<Uint8Array> {
  let waiting: NodeJS.Timeout | undefined
  /** It takes away what it had written, and ends by itself: a piece that was still on its way comes first. */
  const giveUp = async () => {
    clearTimeout(waiting)
    const gone = once(worker, 'exit', { signal: AbortSignal.timeout(patience) })
    worker.postMessage('stop')
    await gone.catch(() => undefined)
    await worker.terminate()
  }
  return new globalThis.ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(waiting)
      const coming = next()
      worker.postMessage('next')
      try {
        const answer = await coming
        if (answer.kind === 'piece') {
          controller.enqueue(answer.piece)
          waiting = setTimeout(() => {
            controller.error(new Error('Nobody took the next piece of the file'))
            giveUp().catch(() => undefined)
          }, idle).unref()
          return
        }
        await worker.terminate()
        if (answer.kind === 'end') controller.close()
        else throw new Error(answer.kind === 'fault' ? answer.message : 'The thread answered out of turn')
      } catch (fault) {
        controller.error(fault)
      }
    },
    cancel: giveUp,
  }) as ReadableStream<Uint8Array>
}
