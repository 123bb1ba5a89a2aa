import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js'

const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
/** The number of 100 nanoseconds since 1601. */
const fileTime = (iso: string) => (BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n

type Folder = { streams: Record<string, Uint8Array>; folders: Record<string, Folder> }
export type Msg = {
  subject: string
  body?: string
  html?: string
  from: [name: string, mail: string]
  to?: [name: string, mail: string][]
  sent?: string
  delivered?: string
  headers?: string
  attachments?: (string | { name: string; bytes: Uint8Array })[]
  inner?: Msg
}

function properties(
  fixed: [tag: number, value: bigint][],
  counts: [recipients: number, attachments: number],
  top: boolean,
): Uint8Array {
  const head = Buffer.alloc(top ? 32 : 24)
  head.writeUInt32LE(counts[0], 16)
  head.writeUInt32LE(counts[1], 20)
  return new Uint8Array(
    Buffer.concat([
      head,
      ...fixed.map(([tag, value]) => {
        const b = Buffer.alloc(16)
        b.writeUInt32LE(tag, 0)
        b.writeUInt32LE(6, 4)
        b.writeBigUInt64LE(value, 8)
        return b
      }),
    ]),
  )
}
const small = (fixed: [number, bigint][]) => properties(fixed, [0, 0], false).slice(16)

function folderOf(m: Msg, top: boolean): Folder {
  const text = (id: string, value: string | undefined) =>
    value === undefined ? {} : { [`__substg1.0_${id}001F`]: utf16(value) }
  const fixed: [number, bigint][] = [
    ...(m.sent ? [[0x00390040, fileTime(m.sent)] as [number, bigint]] : []),
    ...(m.delivered ? [[0x0e060040, fileTime(m.delivered)] as [number, bigint]] : []),
  ]
  const to = m.to ?? []
  const files = m.attachments ?? []
  const folders: Record<string, Folder> = {}
  to.forEach(([name, mail], i) => {
    folders[`__recip_version1.0_#0000000${i}`] = {
      streams: { ...text('3001', name), ...text('39FE', mail), '__properties_version1.0': small([[0x0c150003, 1n]]) },
      folders: {},
    }
  })
  files.forEach((file, i) => {
    const { name, bytes } = typeof file === 'string' ? { name: file, bytes: new Uint8Array([1, 2, 3]) } : file
    folders[`__attach_version1.0_#0000000${i}`] = {
      streams: {
        ...text('3707', name),
        __substg1_0: new Uint8Array(0),
        '__substg1.0_37010102': bytes,
        '__properties_version1.0': small([[0x37050003, 1n]]),
      },
      folders: {},
    }
  })
  if (m.inner)
    folders[`__attach_version1.0_#0000000${files.length}`] = {
      streams: { ...text('3001', m.inner.subject), '__properties_version1.0': small([[0x37050003, 5n]]) },
      folders: { '__substg1.0_3701000D': folderOf(m.inner, false) },
    }
  return {
    streams: {
      '__properties_version1.0': properties(fixed, [to.length, files.length + (m.inner ? 1 : 0)], top),
      ...text('0037', m.subject),
      ...text('1000', m.body),
      ...(m.html === undefined ? {} : { '__substg1.0_10130102': new Uint8Array(Buffer.from(m.html)) }),
      ...text('0C1A', m.from[0]),
      ...text('5D01', m.from[1]),
      ...text('007D', m.headers),
    },
    folders,
  }
}

/** An Outlook message as Outlook saves it. */
export function makeMsg(m: Msg): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, length: 0, children: [] }]
  const put = (folder: Folder, at: number) => {
    for (const [name, bytes] of Object.entries(folder.streams)) {
      entries[at]?.children?.push(entries.length)
      entries.push({ name, type: 2, length: bytes.length, binaryProvider: () => bytes })
    }
    for (const [name, inner] of Object.entries(folder.folders)) {
      const index = entries.length
      entries[at]?.children?.push(index)
      entries.push({ name, type: 1, length: 0, children: [] })
      put(inner, index)
    }
  }
  put(folderOf(m, true), 0)
  return new Uint8Array(burn(entries))
}
