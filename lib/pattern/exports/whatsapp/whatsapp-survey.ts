import { type Lines, wholeLines } from '../lines.ts'
import type { ReadOptions, Source } from '../row.ts'
import { alike, digitsOf, ownership } from '../tables/party.ts'
import { dayNumber } from '../times/clock.ts'
import { StrangeWords } from '../times/half-words.ts'
import { DateOrders, type DateReading, dayIn } from '../times/numeric-date.ts'
import { outOfTurn, Times } from '../turns.ts'
import { type PlainLine, PlainLines } from './plain-lines.ts'
import { type Head, headOf } from './whatsapp-head.ts'
import { longNamesOf, type Named, noNames, seeName, seeSender, senderIn } from './whatsapp-names.ts'

/** What the whole chat says before any row is read. */
export type ChatSurvey = {
  /** The shapes that begin a message here; a line of another shape is text that somebody pasted. */
  shapes: Set<string>
  /** How the heads of those shapes end. */
  frame: Head['frame']
  dates: DateReading
  /** Names that hold a colon and a space, because every line that begins so goes on so. */
  longNames: Set<string>
  /** Senders by number of messages, most first. */
  senders: [string, number][]
  /** Those who write once, where everyone else writes more. */
  lone: Set<string>
  heads: number
  /** Whether the owner named is one of the senders; nothing is known of an owner not named. */
  ownerFound: boolean
  /** No sender is the owner, but one may be: named in part alike, or by a name where the owner is named by a number. */
  ownerUnsure: boolean
  /** A carriage return before the line feed ends a message: a line feed alone stands inside one. */
  returnsDecide: boolean
  /** Most heads follow a carriage return. */
  returnsUsual: boolean
  /** Words beside the time that say nothing, for they stand beside hours beyond twelve too. */
  idle: Set<string>
  /** Words beside the time of which it is not known which half of the day they mean. */
  unknown: Map<string, number>
  /** Whether the head of this number, counted from 0 through the file, is out of turn. */
  isOutOfTurn(head: number): boolean
}

const mostShapes = 40
type Shape = { shape: string; count: number; frame: Head['frame']; dates: DateOrders; names: Map<string, Named> }

/** What line ends say: how often a head, or a line that is none, follows each. */
class Ends {
  private counts = { returnHead: 0, returnOther: 0, feedHead: 0, feedOther: 0 }
  private before: boolean | undefined

  see(isReturn: boolean, isHead: boolean): void {
    if (this.before !== undefined)
      this.counts[this.before ? (isHead ? 'returnHead' : 'returnOther') : isHead ? 'feedHead' : 'feedOther']++
    this.before = isReturn
  }

  decide(frame: Head['frame']): Pick<ChatSurvey, 'returnsDecide' | 'returnsUsual'> {
    const { returnHead, returnOther, feedHead, feedOther } = this.counts
    const mixed = (returnHead > 0 || this.before === true) && feedHead + feedOther > 0
    // iPhones end each message so; on Android a return is the last sign of somebody's text, unless nearly all messages end with it.
    const enough = frame === '[' || returnHead >= feedHead
    return {
      returnsDecide: mixed && returnOther === 0 && enough,
      returnsUsual: mixed && returnHead > feedHead * 4,
    }
  }
}

export const isReturned = (lot: Lines, i: number): boolean =>
  typeof lot.crlf === 'boolean' ? lot.crlf : (lot.crlf[i] ?? false)

/** Reads the chat once to find its shape, its date order, its senders and what stands out of turn. */
export async function surveyChat(source: Source, options: ReadOptions, plain = new PlainLines()): Promise<ChatSurvey> {
  const shapes = new Map<string, Shape>()
  const times = new Times()
  const ends = new Ends()
  const words = new StrangeWords()
  let shape: Shape | undefined
  const seePlain = ({ day, end, secondOfDay, returned }: PlainLine, number: number) => {
    ends.see(returned, true)
    times.push(day.date.parts, secondOfDay)
    if (shape?.shape !== day.shape) shape = shapeOf(day, shapes)
    if (!shape) return true
    shape.count++
    shape.dates.see(day.date, number)
    seeName(shape.names, end.name)
    return true
  }
  const see = (line: string, number: number, returned: boolean) => {
    const head = headOf(line)
    ends.see(returned, head !== undefined)
    if (!head) return
    if (head.unknown) seeWord(words, head, line)
    const { hour, minute, second } = head.time ?? head.numbers
    const isTimed = head.time !== undefined || head.unknown === ''
    times.push(head.date.parts, isTimed && hour < 24 && minute < 60 ? hour * 3600 + minute * 60 + second : undefined)
    if (shape?.shape !== head.shape) shape = shapeOf(head, shapes)
    if (!shape) return
    shape.count++
    shape.dates.see(head.date, number)
    const sender = senderIn(line, head.end, noNames)
    if (sender) seeSender(shape.names, line, sender)
  }
  let first = 1
  for await (const lot of wholeLines(source)) {
    first = plain.walk(lot, first, seePlain, lines => {
      for (let i = 0; i < lines.text.length; i++) see(lines.text[i] ?? '', lines.first + i, isReturned(lines, i))
    })
  }
  return settleSurvey(shapes, times, ends, words, options)
}

function shapeOf({ shape, frame }: Pick<Head, 'shape' | 'frame'>, shapes: Map<string, Shape>): Shape | undefined {
  let known = shapes.get(shape)
  if (!known && shapes.size < mostShapes) {
    known = { shape, count: 0, frame, dates: new DateOrders(), names: new Map() }
    shapes.set(shape, known)
  }
  return known
}

function seeWord(words: StrangeWords, head: Head, line: string): void {
  if (words.has(head.unknown) || senderIn(line, head.end, noNames)) words.see(head.unknown, head.numbers.hour)
}

function settleSurvey(
  shapes: Map<string, Shape>,
  times: Times,
  ends: Ends,
  words: StrangeWords,
  options: ReadOptions,
): ChatSurvey {
  const ranked = [...shapes.entries()].sort(([, a], [, b]) => b.count - a.count)
  const main = ranked[0]
  // A second export joined to the first is a good part of the file; a pasted conversation is not.
  const chosen = ranked.filter(([, s], i) => i === 0 || (s.count >= 20 && s.count * 3 >= (main?.[1].count ?? 0)))
  const names = new Map<string, Named>(chosen.flatMap(([, s]) => [...s.names]))
  const isOwner = ownership(options.owner)
  const longNames = longNamesOf(names, isOwner)
  const senders = [...names]
    .flatMap(([name, n]): [string, number][] => {
      const longest = [...n.longer]
        .filter(([longer]) => longNames.has(longer))
        .sort(([a], [b]) => b.length - a.length)[0]
      if (!longest) return [[name, n.count]]
      const rest = n.count - longest[1].count
      return [[longest[0], longest[1].count], ...(rest > 0 ? [[name, rest] as [string, number]] : [])]
    })
    .sort(([, a], [, b]) => b - a)
  const ownerFound = senders.some(([name]) => isOwner(name))
  const byNumber = options.owner !== undefined && digitsOf(options.owner) !== undefined
  const dates = (main?.[1].dates ?? new DateOrders()).settle(options.dateOrder)
  const late = outOfTurn(
    times.seconds(parts => {
      const day = dayIn({ parts, written: '' }, dates.order)
      return day && dayNumber(day.year, day.month, day.day)
    }),
  )
  const frame = main?.[1].frame ?? '-'
  const others = senders.filter(([, n]) => n > 1).length
  return {
    shapes: new Set(chosen.map(([shape]) => shape)),
    frame,
    dates,
    longNames,
    senders,
    lone: new Set(
      others > 1 || senders.length > 2
        ? senders.filter(([name, n]) => n === 1 && !isOwner(name)).map(([name]) => name)
        : [],
    ),
    heads: main?.[1].count ?? 0,
    ownerFound,
    ownerUnsure:
      !ownerFound &&
      senders.some(([name]) => (byNumber ? digitsOf(name) === undefined : alike(name, options.owner ?? ''))),
    ...ends.decide(frame),
    idle: words.idle(),
    unknown: words.unknown(),
    isOutOfTurn: head => late?.[head] === 1,
  }
}
