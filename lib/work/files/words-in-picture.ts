import path from 'node:path'
import { shownPicture } from '../case/drawn-picture.ts'

/** What a program reads in a picture: offered to whoever reads it, and never kept by itself. */
export type Suggestion = { is: 'words'; words: string } | { is: 'none' } | { is: 'failed' }

/** One picture at a time: each takes a processor and 200 MB for some seconds. */
let before: Promise<unknown> = Promise.resolve()
const longest = 60_000
/** The language comes with the program: nothing is fetched. */
const language = path.join(process.cwd(), 'node_modules/@tesseract.js-data/eng/4.0.0_best_int')

/** The words that stand in a picture, as Tesseract reads English; `failed` for what cannot be opened or takes over a minute. */
export function wordsInPicture(bytes: Buffer): Promise<Suggestion> {
  const turn = before.then(() => read(bytes)).catch((): Suggestion => ({ is: 'failed' }))
  before = turn
  return turn
}

async function read(bytes: Buffer): Promise<Suggestion> {
  const picture = await shownPicture(bytes, { grey: true })
  if (!picture) return { is: 'failed' }
  const { createWorker } = await import('tesseract.js')
  const worker = await createWorker('eng', 1, { langPath: language, cacheMethod: 'none', gzip: true, logger: () => {} })
  let late: NodeJS.Timeout | undefined
  try {
    const found = await Promise.race([
      worker.recognize(picture),
      new Promise<undefined>(resolve => {
        late = setTimeout(() => resolve(undefined), longest)
      }),
    ])
    if (!found) return { is: 'failed' }
    const words = found.data.text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
    return words ? { is: 'words', words: words.slice(0, 20_000) } : { is: 'none' }
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}
