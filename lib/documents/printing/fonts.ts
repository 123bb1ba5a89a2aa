import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'

/** Our own fonts, so that the same case gives the same bytes on every machine, and evidence looks as it was sent. */

// Found from the folder that the program runs in: the bundler moves this file, the packages stay where they are.
const packages = path.join(process.cwd(), 'node_modules')
const faces = ['DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSans-Oblique', 'DejaVuSans-BoldOblique']
/** Scripts that DejaVu lacks, one weight of each. */
const more = ['noto-emoji', 'noto-sans-arabic', 'noto-sans-devanagari', 'noto-sans-bengali', 'noto-sans-gurmukhi']

export function fontBlobs(): Buffer[] {
  return [
    ...faces.map(face => readFileSync(path.join(packages, 'dejavu-fonts-ttf/ttf', `${face}.ttf`))),
    ...more.flatMap(name => {
      const folder = path.join(packages, '@fontsource', name, 'files')
      return readdirSync(folder)
        .filter(file => /-400-normal\.woff$/.test(file))
        .sort()
        .map(file => fromWoff(readFileSync(path.join(folder, file))))
    }),
  ]
}

/** The font inside a WOFF 1.0 file: each table compressed by itself (W3C WOFF File Format 1.0, section 3). */
export function fromWoff(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== 0x774f4646) throw new Error('Not a WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, n) => {
    const at = 44 + n * 20
    const [offset, packed, length] = [4, 8, 12].map(o => woff.readUInt32BE(at + o)) as [number, number, number]
    const body = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.subarray(at + 16, at + 20),
      data: packed < length ? inflateSync(body) : body,
    }
  })
  const power = 2 ** Math.floor(Math.log2(count))
  const header = Buffer.alloc(12 + count * 16)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(power * 16, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE((count - power) * 16, 10)
  let offset = header.length
  const bodies: Buffer[] = []
  for (const [n, t] of tables.entries()) {
    const at = 12 + n * 16
    t.tag.copy(header, at)
    t.checksum.copy(header, at + 4)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(t.data.length, at + 12)
    const padded = Buffer.concat([t.data, Buffer.alloc((4 - (t.data.length % 4)) % 4)])
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([header, ...bodies])
}
