import path from 'node:path'
import type { Export } from '../../pattern/exports/read.ts'
import {
  CannotRead,
  type ExportKind,
  type Outcome,
  type ReadOptions,
  type Reject,
  type Row,
  type Source,
} from '../../pattern/exports/row.ts'
import { PiecePort, type Port } from './piece-port.ts'

/** What the thread is asked. */
export type Question =
  | { ask: 'look' }
  | { ask: 'preview'; options: ReadOptions; most?: number }
  | { ask: 'open'; options: ReadOptions }
  | { ask: 'batches'; index: number }
  | { ask: 'media'; index: number; media: number }
/** An export without what cannot leave its thread. */
export type ApartFile = Pick<Export, 'kind' | 'timeZone' | 'headings' | 'asks' | 'files'> & {
  index: number
  dates: Pick<NonNullable<Export['dates']>, 'order' | 'settled' | 'from'> | null
  media?: { name: string; bytes: number }[]
}

export interface ApartLimits {
  /** Memory of the thread, in megabytes. */
  memory: number
  /** Seconds in which it must ask for a piece of the file or give one of its rows. */
  quiet: number
  /** Seconds altogether. */
  whole: number
}
/** A whole file is read as long as it goes on; a page shows its first rows. */
const usual: ApartLimits = { memory: 768, quiet: 60, whole: Number.POSITIVE_INFINITY }
export const forPages: ApartLimits = { memory: 512, quiet: 20, whole: 60 }

const tooSlow =
  'The file takes longer to read than any export does. Ask for it again, or in another format such as Excel or CSV. It is kept as an exhibit'
const tooLarge =
  'The file needs more memory to read than one file is given. Ask for it in parts, or as CSV. It is kept as an exhibit'

/** A file that is read in a thread of its own, with limits: what somebody sent can neither stop the program nor fill its memory. */
export interface Apart {
  look(): Promise<{ kind: ExportKind | undefined; headings: string[] }>
  open(options: ReadOptions): Promise<Export>
  preview(options: ReadOptions, most?: number): Promise<{ file: Export; rows: Row[]; rejects: Reject[] }>
  close(): Promise<void>
}

/** Begins the thread. Its answers throw CannotRead where the file cannot be read, or not within the limits. Close it in the end. */
export function readApart(source: Source & { bytes: number }, limits: ApartLimits = usual): Apart {
  // Hidden from the bundler, which would make of the worker a page's script.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(path.join(process.cwd(), 'lib/work/imports/read-apart-worker.ts'), {
    workerData: { bytes: source.bytes },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 64 },
  })
  let reading = 0
  const began = Date.now()
  let heard = began
  let begun = false
  const port = new PiecePort(worker as Port, what => readPieces(what as { from?: number; to?: number }))
  async function* readPieces({ from, to }: { from?: number; to?: number }): AsyncGenerator<Uint8Array> {
    const parts = from === undefined || to === undefined || !source.range ? source.open() : source.range(from, to)
    // While the store gives a piece the thread has to wait, and is not slow.
    const iterator = parts[Symbol.asyncIterator]()
    try {
      for (;;) {
        reading++
        const next = await iterator.next().finally(() => {
          reading--
          heard = Date.now()
        })
        if (next.done) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  worker.on('message', () => {
    heard = Date.now()
    begun = true
  })
  worker.on('error', (fault: Error & { code?: string }) =>
    port.end(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new CannotRead(tooLarge) : fault),
  )
  worker.on('exit', () => port.end(new Error('The thread that read the file has ended')))
  const watch = setInterval(() => {
    const now = Date.now()
    if (!begun || !port.isWaiting || reading > 0) heard = now
    if (now - heard < limits.quiet * 1000 && now - began < limits.whole * 1000) return
    port.end(new CannotRead(tooSlow))
    void worker.terminate()
  }, 500)
  watch.unref()

  const whole = ({ index, dates, media, ...file }: ApartFile): Export => ({
    ...file,
    dates: dates && { ...dates, open: () => false, refusal: () => '' },
    ...(media && {
      media: media.map((m, i) => ({
        ...m,
        source: {
          bytes: m.bytes,
          open: () => port.ask({ ask: 'media', index, media: i } satisfies Question) as AsyncGenerator<Uint8Array>,
        },
      })),
    }),
    batches: () => port.ask({ ask: 'batches', index } satisfies Question) as AsyncGenerator<Outcome[]>,
  })
  const askOnce = (question: Question) => port.one(question)
  return {
    look: async () => (await askOnce({ ask: 'look' })) as Awaited<ReturnType<Apart['look']>>,
    open: async options => whole((await askOnce({ ask: 'open', options })) as ApartFile),
    preview: async (options, most) => {
      const question: Question = { ask: 'preview', options, ...(most !== undefined && { most }) }
      const { file, rows, rejects } = (await askOnce(question)) as { file: ApartFile; rows: Row[]; rejects: Reject[] }
      return { file: whole(file), rows, rejects }
    },
    close: async () => {
      clearInterval(watch)
      await worker.terminate()
    },
  }
}
