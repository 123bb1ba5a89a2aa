import { ownCopy } from '../tables/party.ts'
import { withoutMarks } from '../times/day-period.ts'
import { isNoticeBeforeColon } from './whatsapp-text.ts'

/** Where the sender’s name ends and the text begins. */

export type Longer = { count: number; kept: boolean }
export type Named = { count: number; longer: Map<string, Longer> }

const most = 5000
const longestName = 120
const separator = /:(?=\s|\u200e|$)/g
const tidy = (name: string) =>
  withoutMarks(name)
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()

/** Names as they were written, tidied; undefined for what is no name. */
const tidied = new Map<string, string | undefined>()
function nameWritten(written: string): string | undefined {
  const known = tidied.get(written)
  if (known !== undefined || tidied.has(written)) return known
  const name = tidy(written)
  const is = name === '' || isNoticeBeforeColon(name) ? undefined : name
  if (tidied.size > 10_000) tidied.clear()
  tidied.set(ownCopy(written), is)
  return is
}
/** The last name of each length and first letter: the same few come again and again, and need not be cut out to be known. */
const lastNames: { written: string; name: string }[] = Array.from({ length: 64 }, () => ({ written: '', name: '' }))
function nameBetween(line: string, from: number, colon: number): string | undefined {
  const length = colon - from
  const last = lastNames[(length + 7 * line.charCodeAt(from)) & 63]
  if (last?.written.length === length && length > 0 && line.startsWith(last.written, from)) return last.name
  const written = line.slice(from, colon)
  const name = nameWritten(written)
  if (last && name !== undefined) {
    last.written = ownCopy(written)
    last.name = name
  }
  return name
}
/** Whether a colon here ends a name: blank space, a mark or nothing stands behind it. */
const separates = (line: string, colon: number) =>
  colon + 1 === line.length || line.charCodeAt(colon + 1) === 0x20 || behind.test(line[colon + 1] ?? '')
const behind = /[\s\u200e]/

/** Who a line names, and where what it says begins. */
export type Sender = { name: string; textAt: number }

/**
 * The sender in a line whose head ends at `from`, or nothing for a notice. A name ends at the first colon unless it is one of the long
 * names.
 */
export function senderIn(line: string, from: number, longNames: Set<string>): Sender | undefined {
  let found: Sender | undefined
  for (
    let colon = line.indexOf(':', from);
    colon >= 0 && colon - from <= longestName;
    colon = line.indexOf(':', colon + 1)
  ) {
    if (!separates(line, colon)) continue
    if (!found) {
      const name = nameBetween(line, from, colon)
      if (name === undefined) return undefined
      found = { name, textAt: textAfter(line, colon) }
    } else {
      const name = tidy(line.slice(from, colon))
      if (longNames.has(name)) found = { name, textAt: textAfter(line, colon) }
    }
    if (longNames.size === 0) break
  }
  return found
}
const textAfter = (line: string, colon: number) => (line.charCodeAt(colon + 1) === 0x20 ? colon + 2 : colon + 1)

/** What WhatsApp writes before a colon is a label: “location: https://…”, “POLL:” and its lines, “OPTION: …”. A name is none of these. */
const isLabel = (word: string, after: string) =>
  after === '' ||
  /^\S{0,4}(?:https?:\/\/|geo:|-?\d)/.test(after) ||
  word === word.toLowerCase() ||
  (word.length > 3 && word === word.toUpperCase()) ||
  /^(?:ps|pps|re|fwd?|aw|wg|nb|n\.b\.|tbh|btw|fyi|note|ps\.|p\.s\.)$/i.test(word)

export const noNames: Set<string> = new Set()
/** Counts a message of the sender; undefined where there are too many senders. */
export function seeName(names: Map<string, Named>, name: string): Named | undefined {
  let known = names.get(name)
  if (!known) {
    if (names.size >= most) return undefined
    known = { count: 0, longer: new Map() }
    names.set(ownCopy(name), known)
  }
  known.count++
  return known
}

const longestLabel = 60
/** Counts the sender of a line, and notes what may belong to the name. */
export function seeSender(names: Map<string, Named>, line: string, found: Sender): void {
  const known = seeName(names, found.name)
  if (!known) return
  const colonAt = line.indexOf(':', found.textAt)
  if (!known.longer.size && (colonAt < 0 || colonAt - found.textAt >= longestLabel)) return
  const text = line.slice(found.textAt)
  separator.lastIndex = 0
  for (let colon = separator.exec(text); colon && colon.index < longestLabel; colon = separator.exec(text)) {
    const word = tidy(text.slice(0, colon.index))
    const longer = `${found.name}: ${word}`
    const label = isLabel(
      word,
      withoutMarks(text.slice(textAfter(text, colon.index)))
        .trim()
        .slice(0, 40),
    )
    const seen = known.longer.get(longer)
    if (seen) {
      seen.count++
      seen.kept &&= !label
    } else if (known.longer.size < 20) known.longer.set(ownCopy(longer), { count: 1, kept: !label })
  }
}

/** Names that hold a colon and a space: the owner’s, or one with which every line of the sender goes on. */
export function longNamesOf(names: Map<string, Named>, isOwner: (party: string) => boolean): Set<string> {
  const long = new Set<string>()
  for (const known of names.values())
    for (const [longer, { count, kept }] of known.longer)
      if (isOwner(longer) || (kept && count >= 5 && count === known.count)) long.add(longer)
  return long
}
