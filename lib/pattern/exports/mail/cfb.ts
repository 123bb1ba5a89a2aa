import { CannotRead } from '../row.ts'

/** An entry of the directory of a compound file (MS-CFB): a folder (1), a stream (2) or the root (5). */
export type CfbEntry = { name: string; type: number; children: CfbEntry[] }

const endOfChain = -2
const none = 0xffffffff

/**
 * Checks that a compound file leads nowhere in a circle and nowhere outside itself, so that a reader which follows its chains
 * ends; gives back its directory. Throws CannotRead. Linear in the size of the file.
 */
export function checkedCfb(bytes: Uint8Array): CfbEntry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fault = () =>
    new CannotRead(
      'The file begins as an Outlook message (.msg) or an old Office document and nothing in it can be read: ask for it again, a mail saved as .eml or a workbook as .xlsx.',
    )
  if (bytes.length < 1024) throw fault()
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw fault()
  const size = 1 << shift
  const sectors = Math.ceil(bytes.length / size) - 1
  const int = (at: number): number => {
    if (at + 4 > bytes.length) throw fault()
    return view.getInt32(at, true)
  }
  const offset = (sector: number) => {
    if (sector < 0 || sector >= sectors) throw fault()
    return (sector + 1) * size
  }
  const perSector = size / 4
  const tables: number[] = []
  for (let i = 0; i < 109 && tables.length < sectors; i++) if (int(76 + i * 4) >= 0) tables.push(int(76 + i * 4))
  let more = int(68)
  for (let steps = 0; more >= 0; steps++) {
    if (steps > sectors) throw fault()
    const at = offset(more)
    for (let i = 0; i < perSector - 1; i++) if (int(at + i * 4) >= 0) tables.push(int(at + i * 4))
    more = int(at + (perSector - 1) * 4)
  }
  if (tables.length > sectors || !tables.length) throw fault()
  const starts = tables.map(offset)
  const next = (sector: number): number => {
    const start = starts[Math.floor(sector / perSector)]
    if (start === undefined) throw fault()
    return int(start + (sector % perSector) * 4)
  }
  const seen = new Set<number>()
  /** Every sector of a chain; one that is in another chain, or twice in this, is a fault. */
  const chain = (first: number): number[] => {
    const all: number[] = []
    for (let s = first; s !== endOfChain; s = next(s)) {
      offset(s)
      if (seen.has(s)) throw fault()
      seen.add(s)
      all.push(s)
    }
    return all
  }
  const directory = chain(int(48))
  const smallTable = int(60) >= 0 && int(64) > 0 ? chain(int(60)) : []
  const smallNext = (sector: number): number => {
    const s = smallTable[Math.floor(sector / perSector)]
    if (s === undefined) throw fault()
    return int(offset(s) + (sector % perSector) * 4)
  }
  const smallSeen = new Set<number>()
  const perDirectory = size / 128
  const visited = new Set<number>()
  const decoder = new TextDecoder('utf-16le')
  const place = (id: number) => {
    const sector = directory[Math.floor(id / perDirectory)]
    if (sector === undefined) throw fault()
    return offset(sector) + (id % perDirectory) * 128
  }
  const check = (at: number, type: number) => {
    const first = int(at + 116)
    const length = int(at + 120)
    if (type === 5) {
      if (first >= 0) chain(first)
    } else if (type === 2 && length > 0) {
      if (length < 0 || length > bytes.length) throw fault()
      if (length >= 4096) chain(first)
      else
        for (let s = first; s !== endOfChain; s = smallNext(s)) {
          if (s < 0 || smallSeen.has(s)) throw fault()
          smallSeen.add(s)
        }
    }
  }
  const root: CfbEntry = { name: '', type: 5, children: [] }
  const waiting: { id: number; parent: CfbEntry; depth: number }[] = []
  const visit = (id: number, parent: CfbEntry | undefined, depth: number) => {
    if (visited.has(id) || depth > 30) throw fault()
    visited.add(id)
    const at = place(id)
    if (at + 128 > bytes.length) throw fault()
    const type = bytes[at + 66] ?? 0
    const length = Math.min(64, view.getUint16(at + 64, true))
    const entry =
      id === 0 ? root : { name: decoder.decode(bytes.subarray(at, at + Math.max(0, length - 2))), type, children: [] }
    if (id === 0 && type !== 5) throw fault()
    check(at, type)
    parent?.children.push(entry)
    const [left, right, child] = [68, 72, 76].map(o => view.getUint32(at + o, true))
    if (parent)
      for (const sibling of [left, right])
        if (sibling !== undefined && sibling !== none) waiting.push({ id: sibling, parent, depth })
    if (type !== 2 && child !== undefined && child !== none)
      waiting.push({ id: child, parent: entry, depth: depth + 1 })
  }
  visit(0, undefined, 0)
  for (let w = waiting.pop(); w; w = waiting.pop()) visit(w.id, w.parent, w.depth)
  return root
}
