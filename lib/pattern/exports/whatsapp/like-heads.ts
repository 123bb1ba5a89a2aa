/** Lines within a message that look like the head of another, as any program may write one: whose words they are is not known. */

const beginning = /^[\s\u200e\u200f"']*[[(<]?\s*(?=\d|\p{L}{3,12},? \d)/u
const dayLike = /\d{1,4} ?[/.年년-] ?\d{1,2}(?!\d)|\d{1,2}\.? \p{L}{3,9}|\p{L}{3,9} \d{1,2}\b/u
const clockLike = /(?<!\d)\d{1,2}[:.h时時]\d{2}(?!\d)/
/** “Name, [01/03/2026 23:14]”, “[Name] [11:14 PM] words”, “23:14⇥Name⇥words”, “23:14 - Name: words”. */
const named = /^.{1,40}, \[\d{1,4}[/.-]/
const behindName = /^\[[^[\]]{1,40}\] \[[^[\]\d]{0,8}\d{1,2}:\d{2}/
const timed =
  /^[\s\u200e\u200f]*\[?(?:\p{L}{1,8} ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?\p{L}[\p{L}.]{0,8})?\]?(?:\t[^\t]{1,80}\t|[\s–—-]{1,4}\p{L}[^:\n]{0,40}:(?:\s|$))/u

/** A date and a time at its beginning, or a time and a name. */
export function isLikeHead(line: string): boolean {
  // Most lines begin with a word in small letters.
  const c = line.charCodeAt(0)
  if (c >= 0x61 && c <= 0x7a && !line.includes('[', 1)) return false
  const start = line.slice(0, 48)
  if (beginning.test(start) && dayLike.test(start) && clockLike.test(start)) return true
  return named.test(start) || behindName.test(line.slice(0, 80)) || timed.test(line.slice(0, 140))
}
