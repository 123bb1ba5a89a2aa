import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import Busboy from '@fastify/busboy'
import type { Typed } from '../spo/typed.ts'
import type { Received } from './files.ts'

export interface Multipart {
  typed: Typed
  /** What became of the file; undefined when the form held none. */
  file: Received | undefined
}

/**
 * Reads a form as it arrives, handing its file on without holding it: no body is kept in memory.
 * Throws when the connection is cut or the body is not a form.
 */
export async function readMultipart(
  request: { headers: Headers; body: ReadableStream | null },
  receive: (name: string, stream: Readable) => Promise<Received>,
): Promise<Multipart> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data/i.test(type)) throw new Error('Not a form with a file')
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: { files: 1, fields: 5000, fieldSize: 1_000_000, parts: 5001 },
    isPartAFile: (_field, _type, fileName) => fileName !== undefined,
  })
  const typed: Typed = {}
  let receiving: Promise<Received | undefined> = Promise.resolve(undefined)
  parser.on('field', (name, value) => {
    if (name.startsWith('$')) return
    typed[name] = [...(typed[name] ?? []), value]
  })
  let part: Readable | undefined
  parser.on('file', (_field, stream, fileName) => {
    part = stream
    // A file box left empty comes as a file without a name.
    if (fileName) receiving = settle(receive(fileName, stream))
    else stream.resume()
  })
  try {
    await pipeline(Readable.fromWeb(request.body), parser)
  } catch (error) {
    // The half that came is given up before the failure is told, so that nothing of it is left behind.
    part?.destroy(error as Error)
    await receiving.catch(() => undefined)
    throw error
  }
  return { typed, file: await receiving }
}

/** Marks a promise as watched, so that a cut connection is one failure and not also an unhandled one. */
function settle<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
