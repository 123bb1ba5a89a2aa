import type { Readable } from 'node:stream'
import type { Part } from './byte-range.ts'

/** Where files and their receipts are kept: whole or not at all, by names that are hashes. */
export interface Store {
  /** Keeps the file at this path under a name. What is there already is the same bytes. */
  keep: (from: string, name: string) => Promise<void>
  /** The bytes under a name, or a part of them; undefined when there are none. */
  read: (name: string, part?: Part) => Promise<Readable | undefined>
  size: (name: string) => Promise<number | undefined>
  write: (name: string, text: string) => Promise<void>
  /** The names that begin with a folder. */
  list: (folder: string) => Promise<string[]>
  /** Removes what was kept before a moment; false when it was kept since. What is not there is removed. */
  removeOld: (name: string, before: Date) => Promise<boolean>
  /** Removes everything whose name begins with a folder. */
  removeUnder: (folder: string) => Promise<void>
}
