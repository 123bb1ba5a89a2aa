/** In which letters a feed is written, by its first bytes. */

export type FeedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export const encodingNames: Record<FeedEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252, for its letters are no UTF-8',
}

/** Whether most bytes beyond plain letters make letters of UTF-8: one that is broken makes no other writing of the whole. */
export class Utf8Look {
  private good = 0
  private bad = 0
  private wanted = 0

  push(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number
      if (byte < 0x80) {
        if (this.wanted === 0) continue
        this.wanted = 0
        this.bad++
      } else if (byte < 0xc0) {
        if (this.wanted === 0) this.bad++
        else if (--this.wanted === 0) this.good++
      } else {
        if (this.wanted > 0) this.bad++
        this.wanted = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
        if (this.wanted === 0) this.bad++
      }
    }
  }
  get isUtf8(): boolean {
    return this.bad === 0 || this.good > this.bad
  }
}

/** By its mark, by the empty halves of plain letters, or because its bytes are no UTF-8. Takes the first bytes, to be looked at. */
export function feedEncoding(start: Uint8Array, isUtf8: boolean): FeedEncoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const looked = start.subarray(0, 2000)
  let [even, odd] = [0, 0]
  for (let i = 0; i < looked.length; i++) if (looked[i] === 0) i % 2 ? odd++ : even++
  if (odd > looked.length / 4) return 'utf-16le'
  if (even > looked.length / 4) return 'utf-16be'
  return isUtf8 ? 'utf-8' : 'windows-1252'
}

/** What a feed was read as, in words; undefined for UTF-8 with commas, which is usual. */
export function readAs(encoding: FeedEncoding, delimiter: string): string | undefined {
  const between = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' }[delimiter] ?? delimiter
  return encoding === 'utf-8' && between === 'commas'
    ? undefined
    : `${encodingNames[encoding]}, its fields parted by ${between}`
}
