import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { filesFolder } from '../files/store.ts'
import type { Entry } from './seal.ts'

/** Text that is written row by row while a case is held, and read again as its parcel goes out: kept in no memory. */
export class Spool {
  readonly #files: { name: string; place: string; stream: WriteStream }[] = []
  async open(name: string): Promise<(text: string) => Promise<void>> {
    const folder = path.join(filesFolder(), 'incoming')
    await mkdir(folder, { recursive: true })
    const place = path.join(folder, randomUUID())
    const stream = createWriteStream(place, { flags: 'wx', mode: 0o600 })
    this.#files.push({ name, place, stream })
    return async text => {
      if (!stream.write(text)) await once(stream, 'drain')
    }
  }
  /** What was written, as entries of a parcel. Nothing more can be written. */
  async entries(): Promise<Entry[]> {
    await Promise.all(
      this.#files.map(async ({ stream }) => {
        stream.end()
        await once(stream, 'close')
      }),
    )
    return this.#files.map(({ name, place }) => ({ name, open: async () => ({ stream: createReadStream(place) }) }))
  }
  async remove(): Promise<void> {
    await Promise.all(
      this.#files.map(async ({ stream, place }) => {
        stream.destroy()
        await rm(place, { force: true })
      }),
    )
  }
}
