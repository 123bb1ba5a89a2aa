import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Part } from './byte-range.ts'
import type { Store } from './file-store.ts'
import { s3Store } from './s3-store.ts'

/** The folder in which files arrive, and in which they stay where no S3 is configured. */
export const filesFolder = () => path.resolve(process.env.SPO_FILES ?? '.data/files')
/** The store that the settings name: a bucket where SPO_S3_BUCKET is set, else a folder. */
export const store = (): Store =>
  process.env.SPO_S3_BUCKET ? s3Store(process.env.SPO_S3_BUCKET) : folderStore(filesFolder())

const isAbsent = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** A folder of one machine. Its file system must be the one that files arrive on. */
export function folderStore(folder: string): Store {
  const placeOf = (name: string) => path.join(folder, name)
  return {
    keep: async (from, name) => {
      await mkdir(path.dirname(placeOf(name)), { recursive: true })
      await rename(from, placeOf(name))
    },
    read: (name, part) => openFile(placeOf(name), part),
    size: async name => (await stat(placeOf(name)).catch(() => undefined))?.size,
    write: async (name, text) => {
      const to = placeOf(name)
      const beside = `${to}.${randomUUID()}`
      await mkdir(path.dirname(to), { recursive: true })
      await writeFile(beside, text, { mode: 0o600 })
      await rename(beside, to)
    },
    list: async name => {
      const found = await readdir(placeOf(name), { recursive: true, withFileTypes: true }).catch(error => {
        if (isAbsent(error)) return []
        throw error
      })
      return found.filter(e => e.isFile()).map(e => path.relative(folder, path.join(e.parentPath, e.name)))
    },
    removeOld: async (name, before) => {
      const found = await stat(placeOf(name)).catch(() => undefined)
      if (found && found.mtime >= before) return false
      await rm(placeOf(name), { force: true })
      return true
    },
    removeUnder: name => rm(placeOf(name), { recursive: true, force: true }),
  }
}
/** A stream that is known to be there. */
function openFile(place: string, part: Part | undefined): Promise<Readable | undefined> {
  const stream = createReadStream(place, part)
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream))
    stream.once('error', error => (isAbsent(error) ? resolve(undefined) : reject(error)))
  })
}

/** The text under a name; undefined when there is none. */
export async function textIn(from: Store, name: string): Promise<string | undefined> {
  const stream = await from.read(name)
  return stream && Buffer.concat(await stream.toArray()).toString('utf8')
}
