/** In which letters a feed is written, by its first bytes. */

export type FeedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export const encodingNames: Record<FeedEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252, for its letters are no UTF-8',
}

/** By its mark, by the empty halves of plain letters, or because its bytes are no UTF-8. Takes all the bytes it is given to be looked at. */
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
