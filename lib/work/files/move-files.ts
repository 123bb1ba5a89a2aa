import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Store } from './file-store.ts'
import { folderStore } from './store.ts'

/** What a move did: files taken over now, those that were there already, and those that did not arrive as they are. */
export interface Moved {
  moved: number
  there: number
  removed: number
  wrong: string[]
}

async function hashOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}
const hashIn = async (store: Store, name: string) => {
  const stream = await store.read(name)
  return stream && hashOf(stream)
}

/**
 * Takes every kept file and receipt of a folder over to another store, each read back there and compared. What is there
 * already as it is here is left, so a move that broke off goes on where it stopped. Nothing is removed from the folder unless
 * asked, and then only what was found whole in the other store. Uploads under way are no part of it.
 */
export async function moveFiles(
  folder: string,
  to: Store,
  { remove = false, onDone = (_: number) => {} } = {},
): Promise<Moved> {
  const from = folderStore(folder)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter(e => e.isFile())
    .map(e => path.relative(folder, path.join(e.parentPath, e.name)).split(path.sep).join('/'))
    .filter(name => !name.startsWith('incoming/'))
    .sort()
  const done: Moved = { moved: 0, there: 0, removed: 0, wrong: [] }
  for (const [n, name] of names.entries()) {
    const here = path.join(folder, name)
    const own = await hashIn(from, name)
    // Kept under its hash: one that was damaged here is not made the copy that counts.
    const damaged = name.startsWith('kept/') && path.basename(name) !== own
    if (own === undefined || damaged) {
      done.wrong.push(`${name}: is not what was received`)
      continue
    }
    if ((await hashIn(to, name)) === own) done.there++
    else {
      if (name.startsWith('kept/')) await to.keep(here, name)
      else await to.write(name, await readFile(here, 'utf8'))
      if ((await hashIn(to, name)) !== own) {
        done.wrong.push(`${name}: did not arrive as it is`)
        continue
      }
      done.moved++
    }
    if (remove) {
      await rm(here)
      done.removed++
    }
    onDone(n + 1)
  }
  return done
}
