import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { connect } from '../../../db/client.ts'
import type { ExportAnswer, ExportWork } from './export-apart.ts'
import { exportCase } from './export-case.ts'

/** The thread in which one whole case is taken out. It gives a piece of the file each time that one is asked for. */

if (!parentPort) throw new Error('This runs as a worker')
const thread = parentPort
const { actor, ref, asked, at } = workerData as ExportWork
const tell = (answer: ExportAnswer, transfer: ArrayBuffer[] = []) => thread.postMessage(answer, transfer)
const { db, close } = connect(process.env.SPO_PROGRAM_URL ?? '', { max: 2, name: 'spo export' })

async function give() {
  const made = await exportCase(actor, ref, asked, { at, db })
  if (made.kind !== 'export') return tell(made)
  const reader = made.stream.getReader()
  // What comes while a piece is being made is kept in turn: whoever gives up does not wait for it first.
  const messages = on(thread, 'message')
  tell({ kind: 'export', name: made.name })
  for await (const [what] of messages) {
    if (what === 'stop') {
      await reader.cancel('Nobody takes it')
      break
    }
    const { done, value } = await reader.read()
    if (done) break
    // A piece is often a window on a larger buffer: only the piece is sent, and without a second copy.
    const piece = new Uint8Array(value)
    tell({ kind: 'piece', piece }, [piece.buffer])
  }
  tell({ kind: 'end' })
}

await give()
  .catch((fault: Error & { code?: string }) =>
    tell({ kind: 'fault', message: fault.message, ...(fault.code ? { code: fault.code } : {}) }),
  )
  .finally(close)
