import { type Encoding, lines } from './lines.ts'
import { DateOrders, type DateReading } from './numeric-date.ts'
import { alike, digitsOf, ownCopy, ownership } from './party.ts'
import type { ReadOptions, Source } from './row.ts'
import { type Head, headOf, unmarked } from './whatsapp-head.ts'
import { isNoticeBeforeColon } from './whatsapp-text.ts'

/** What the whole chat says before any row is read. */
export type ChatSurvey = {
  /** The shapes that begin a message here; a line of another shape is text that somebody pasted. */
  shapes: Set<string>
  dates: DateReading
  /** Names that hold a colon and a space, because every line that begins so goes on so. */
  longNames: Set<string>
  /** Senders by number of messages, most first. */
  senders: [string, number][]
  heads: number
  /** Whether the owner named is one of the senders; nothing is known of an owner not named. */
  ownerFound: boolean
  /** No sender is the owner, but one may be: named in part alike, or by a name where the owner is named by a number. */
  ownerUnsure: boolean
}

type Named = { count: number; longer: Map<string, number> }
type Shape = { count: number; dates: DateOrders; names: Map<string, Named> }

const most = 5000
const separator = /:(?=\s|\u200e|$)/g
const tidy = (name: string) =>
  unmarked(name)
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()

/** The sender and the text, or nothing for a notice. A name ends at the first colon unless it is one of the long names. */
export function senderOf(rest: string, longNames: Set<string>): { name: string; text: string } | undefined {
  separator.lastIndex = 0
  let found: { name: string; text: string } | undefined
  for (let colon = separator.exec(rest); colon; colon = separator.exec(rest)) {
    if (colon.index > 120) break
    const name = tidy(rest.slice(0, colon.index))
    if (!found && (name === '' || isNoticeBeforeColon(name))) return undefined
    if (!found || longNames.has(name)) found = { name, text: rest.slice(colon.index + 1).replace(/^ /, '') }
    if (longNames.size === 0) break
  }
  return found
}

function seeNames(names: Map<string, Named>, head: Head): void {
  const found = senderOf(head.rest, new Set())
  if (!found) return
  let known = names.get(found.name)
  if (!known) {
    if (names.size >= most) return
    known = { count: 0, longer: new Map() }
    names.set(ownCopy(found.name), known)
  }
  known.count++
  if (!found.text.includes(':') && !known.longer.size) return
  separator.lastIndex = 0
  for (let colon = separator.exec(found.text); colon && colon.index < 60; colon = separator.exec(found.text)) {
    const longer = `${found.name}: ${tidy(found.text.slice(0, colon.index))}`
    if (known.longer.size < 20 || known.longer.has(longer))
      known.longer.set(ownCopy(longer), (known.longer.get(longer) ?? 0) + 1)
  }
}

/** Reads the chat once to find its shape, its date order and its senders. */
export async function surveyChat(source: Source, encoding: Encoding, options: ReadOptions): Promise<ChatSurvey> {
  const shapes = new Map<string, Shape>()
  for await (const lot of lines(source, encoding)) {
    for (let i = 0; i < lot.text.length; i++) {
      const head = headOf(lot.text[i] ?? '')
      if (!head) continue
      let shape = shapes.get(head.shape)
      if (!shape) {
        if (shapes.size >= 40) continue
        shape = { count: 0, dates: new DateOrders(), names: new Map() }
        shapes.set(head.shape, shape)
      }
      shape.count++
      shape.dates.see(head.date, lot.first + i)
      seeNames(shape.names, head)
    }
  }
  const ranked = [...shapes.entries()].sort(([, a], [, b]) => b.count - a.count)
  const main = ranked[0]
  // A second export joined to the first is a good part of the file; a pasted conversation is not.
  const chosen = ranked.filter(([, s], i) => i === 0 || (s.count >= 20 && s.count * 3 >= (main?.[1].count ?? 0)))
  const names = new Map<string, Named>(chosen.flatMap(([, s]) => [...s.names]))
  const isOwner = ownership(options.owner)
  const longNames = new Set<string>()
  for (const known of names.values())
    for (const [longer, count] of known.longer)
      if (isOwner(longer) || (count >= 3 && count === known.count)) longNames.add(longer)
  const senders = [...names]
    .flatMap(([name, n]): [string, number][] => {
      const longest = [...n.longer]
        .filter(([longer]) => longNames.has(longer))
        .sort(([a], [b]) => b.length - a.length)[0]
      return longest
        ? [longest, ...(n.count > longest[1] ? [[name, n.count - longest[1]] as [string, number]] : [])]
        : [[name, n.count]]
    })
    .sort(([, a], [, b]) => b - a)
  const ownerFound = senders.some(([name]) => isOwner(name))
  const byNumber = options.owner !== undefined && digitsOf(options.owner) !== undefined
  return {
    shapes: new Set(chosen.map(([shape]) => shape)),
    dates: (main?.[1].dates ?? new DateOrders()).settle(options.dateOrder),
    longNames,
    senders,
    heads: main?.[1].count ?? 0,
    ownerFound,
    ownerUnsure:
      !ownerFound &&
      senders.some(([name]) => (byNumber ? digitsOf(name) === undefined : alike(name, options.owner ?? ''))),
  }
}
