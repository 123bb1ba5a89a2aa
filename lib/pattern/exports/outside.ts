import { rejectedRow } from './message-row.ts'
import type { Outcome } from './row.ts'

/** Text of a document that stands outside its records: nobody knows whose it is, and it may be somebody’s words. */

/** At least three words of letters, or two of a script without spaces: more than a name, a code, a date or an address of the web. */
const sentence =
  /\p{L}{2,}[\s,;:!?.’'-]+(?:\p{L}+[\s,;:!?.’'-]+)+\p{L}{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{8,}/u
const code = /^(?:https?:|\w+:\/\/|data:|[\w./\\-]+$|<)/
/** Whether the text may be what a person wrote. */
export const maybeWords = (text: string): boolean => {
  const t = text.slice(0, 400).trim()
  return t.length >= 12 && !code.test(t) && sentence.test(t)
}
export const outside = (line: number, text: string): Outcome =>
  rejectedRow(
    line,
    1,
    text.slice(0, 100_000),
    'It stands outside the messages of the file, and nothing says who wrote it or when',
  )
