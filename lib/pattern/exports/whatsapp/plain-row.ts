import type { PlainMessage, Row } from '../row.ts'
import { stamps } from '../times/clock.ts'

const decoder = new TextDecoder()

/** The row of a plain message. */
export function rowOfPlain({ line, seconds, offset, by, bytes, from, textAt, to }: PlainMessage): Row {
  const { at, local } = stamps({ epoch: seconds, offset, changed: false })
  return {
    line,
    at,
    local,
    precision: by.precision,
    channel: by.channel,
    direction: by.direction,
    from: by.from,
    to: [],
    text: decoder.decode(bytes.subarray(textAt, to)),
    attachments: [],
    raw: decoder.decode(bytes.subarray(from, to)),
    doubts: [],
  }
}
