import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'

export type Scanned = { kind: 'clean' } | { kind: 'infected'; name: string } | { kind: 'failed'; why: string }

const patience = 120_000

/** Where clamd listens, `host:3310` or the path of its socket; undefined where none is configured. */
export const clamdAddress = (): string | undefined => process.env.SPO_CLAMD?.trim() || undefined

/** Has clamd look at a file over INSTREAM. What cannot be checked is a failure, never clean. */
export async function scanFile(path: string, address: string): Promise<Scanned> {
  const socket = open(address)
  const answer = answerOf(socket)
  // Watched now: a refused connection must not go unhandled while the file is read.
  answer.catch(() => undefined)
  try {
    socket.write('zINSTREAM\0')
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (socket.destroyed || socket.writableEnded) break
      const length = Buffer.alloc(4)
      length.writeUInt32BE(chunk.length)
      if (!socket.write(Buffer.concat([length, chunk]))) await waitUntilDrained(socket)
    }
    if (!socket.destroyed) socket.write(Buffer.alloc(4))
    return scannedFrom(await answer)
  } catch (error) {
    return { kind: 'failed', why: (error as Error).message }
  } finally {
    socket.destroy()
  }
}

function open(address: string): Socket {
  const tcp = /^(.+):(\d+)$/.exec(address)
  return tcp ? connect({ host: tcp[1], port: Number(tcp[2]) }) : connect(address)
}
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setTimeout(patience, () => socket.destroy(new Error('clamd did not answer')))
    socket.on('data', part => {
      text += part.toString('latin1')
      if (text.includes('\0')) resolve(text)
    })
    socket.once('error', reject)
    socket.once('close', () => (text ? resolve(text) : reject(new Error('clamd closed the connection'))))
  })
}
const waitUntilDrained = (socket: Socket): Promise<void> =>
  new Promise(resolve => {
    const on = () => {
      socket.off('drain', on).off('close', on)
      resolve()
    }
    socket.on('drain', on).on('close', on)
  })

function scannedFrom(answer: string): Scanned {
  const said = answer.replace(/\0.*$/s, '').trim()
  if (said === 'stream: OK') return { kind: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(said)
  return found?.[1] ? { kind: 'infected', name: found[1] } : { kind: 'failed', why: said }
}
