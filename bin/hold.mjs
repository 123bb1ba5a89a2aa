import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/**
 * Claims `folder` for this process until it ends; whoever comes second gets the first one's `note` back instead of undefined.
 * The claim is a socket, so the system itself gives it up however the process ends.
 */
export async function hold(folder, note) {
  mkdirSync(folder, { recursive: true })
  const name = `spo-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`
  const address =
    process.platform === 'linux'
      ? `\0${name}`
      : process.platform === 'win32'
        ? `\\\\.\\pipe\\${name}`
        : path.join(os.tmpdir(), `${name}.sock`)
  if (await claim(address, note)) return undefined
  const holder = await ask(address)
  if (holder !== undefined) return holder
  // Only a socket that is a file can outlive its process.
  if (process.platform !== 'linux' && process.platform !== 'win32') rmSync(address, { force: true })
  return (await claim(address, note)) ? undefined : ((await ask(address)) ?? '')
}

function claim(address, note) {
  return new Promise((resolve, reject) => {
    const server = net.createServer(socket => socket.on('error', () => {}).end(note))
    server.once('error', error => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(address, () => {
      server.unref()
      resolve(true)
    })
  })
}

function ask(address) {
  return new Promise(resolve => {
    let note = ''
    const socket = net.connect(address)
    socket.setEncoding('utf8').setTimeout(2000, () => socket.destroy())
    socket.on('data', text => {
      note += text
    })
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => resolve(note))
  })
}
