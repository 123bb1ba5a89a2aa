import { parentPort, workerData } from 'node:worker_threads'
import { type Export, look, openExport, preview } from '../../pattern/exports/read.ts'
import type { Source } from '../../pattern/exports/row.ts'
import { PiecePort, type Port } from './piece-port.ts'
import type { ApartFile, Question } from './read-apart.ts'

/** The thread in which a file of somebody else is taken apart. It reads nothing but the pieces that it is given. */

if (!parentPort) throw new Error('This runs as a worker')
const { bytes } = workerData as { bytes: number }
const opened: Export[] = []

const port: PiecePort = new PiecePort(parentPort as Port, what => answer(what as Question))
const pieces = (from?: number, to?: number) => port.ask({ from, to }) as AsyncGenerator<Uint8Array>
const source: Source = { bytes, open: () => pieces(), range: (from, to) => pieces(from, to) }

const apartFile = (file: Export): ApartFile => {
  const { kind, timeZone, headings, asks, dates } = file
  return {
    index: opened.push(file) - 1,
    kind,
    timeZone,
    headings,
    asks,
    dates: dates && { order: dates.order, settled: dates.settled, from: dates.from },
    ...(file.files && { files: file.files }),
    ...(file.media && { media: file.media.map(m => ({ name: m.name, bytes: m.bytes })) }),
  }
}

async function* answer(question: Question): AsyncGenerator<unknown> {
  switch (question.ask) {
    case 'look':
      yield await look(source)
      return
    case 'preview': {
      const { file, rows, rejects } = await preview(source, question.options, question.most)
      yield { file: apartFile(file), rows, rejects }
      return
    }
    case 'open':
      yield apartFile(await openExport(source, question.options))
      return
    case 'batches': {
      const file = opened[question.index]
      if (file) yield* file.batches()
      return
    }
    case 'media': {
      const one = opened[question.index]?.media?.[question.media]
      if (one) yield* one.source.open()
    }
  }
}
