import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import Busboy, { type BusboyConfig } from '@fastify/busboy'
import type { Typed } from '../../acts/form/typed.ts'
import type { Received } from './files.ts'

/** A body that is no form, or that ended before it was whole. */
export class NotWhole extends Error {
  override name = 'NotWhole'
}
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
  if (!request.body || !/^multipart\/form-data/i.test(type)) throw new NotWhole('Not a form with a file')
  const parser = parserFor({
    headers: { 'content-type': type },
    limits: { files: 1, fields: 5000, fieldSize: 1_000_000, parts: 5001 },
    isPartAFile: (_field, _type, fileName) => fileName !== undefined,
  })
  const typed: Typed = {}
  let receiving: Promise<Received | undefined> = Promise.resolve(undefined)
  parser.on('field', (name, value) => {
    if (name.startsWith('$') || name in Object.prototype) return
    typed[name] = [...(typed[name] ?? []), value.replaceAll('\0', '')]
  })
  const enough = new AbortController()
  let part: Readable | undefined
  parser.on('file', (_field, stream, fileName) => {
    part = stream
    // A body that is cut is told of by the pipelines below; told here too, it would end the process.
    stream.on('error', () => undefined)
    // A file box left empty comes as a file without a name.
    if (!fileName) {
      stream.resume()
      return
    }
    receiving = settle(
      receive(fileName, stream).finally(() => {
        // Refused, or failed, before it was whole: the rest of it is not read.
        if (!stream.readableEnded) enough.abort()
      }),
    )
  })
  try {
    await pipeline(Readable.fromWeb(request.body), parser, { signal: enough.signal })
  } catch (error) {
    if (enough.signal.aborted) return { typed, file: await receiving }
    // The half that came is given up before the failure is told, so that nothing of it is left behind.
    part?.destroy(error as Error)
    await receiving.catch(() => undefined)
    throw new NotWhole('The form did not arrive whole', { cause: error })
  }
  return { typed, file: await receiving }
}

function parserFor(config: BusboyConfig) {
  try {
    return new Busboy(config)
  } catch (cause) {
    throw new NotWhole('Not a form with a file', { cause })
  }
}

/** Marks a promise as watched, so that a cut connection is one failure and not also an unhandled one. */
function settle<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
