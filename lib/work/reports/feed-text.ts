import { type FeedEncoding, feedEncoding, Utf8Look } from '../../pattern/linkage/encoding.ts'

/** A file of reports as text, in the encoding that its bytes show. It is opened twice: a letter that is no UTF-8 may stand in the last row. */
export async function feedText(
  open: () => AsyncIterable<Uint8Array>,
): Promise<{ encoding: FeedEncoding; text: () => AsyncGenerator<string> }> {
  const look = new Utf8Look()
  let start: Uint8Array = new Uint8Array(0)
  for await (const part of open()) {
    if (start.length < 4096) start = Buffer.concat([start, part.subarray(0, 4096)])
    look.push(part)
  }
  const encoding = feedEncoding(start, look.isUtf8)
  return {
    encoding,
    text: async function* () {
      const decoder = new TextDecoder(encoding)
      for await (const part of open()) yield decoder.decode(part, { stream: true })
      yield decoder.decode()
    },
  }
}
