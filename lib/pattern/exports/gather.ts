import { CannotRead, type Source } from './row.ts'

/** All bytes of a file, where they are no more than `most`. Throws CannotRead above it. */
export async function gather(source: Source, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of source.open()) {
    size += part.length
    if (size > most)
      throw new CannotRead(
        `The file has more than ${(most / 2 ** 20).toLocaleString('en-GB')} MB, which is the most of its kind that is read: ask for it in smaller parts.`,
      )
    // Sources may fill one buffer again and again.
    parts.push(part.slice())
  }
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A file made of text, in parts: what another reader takes as if it had been received so. */
export const textSource = (text: () => Iterable<string> | AsyncIterable<string>): Source => ({
  open: async function* () {
    const encoder = new TextEncoder()
    for await (const part of text()) yield encoder.encode(part)
  },
})
