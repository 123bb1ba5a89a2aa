import { type Lines, wholeLines } from '../lines.ts'
import {
  type Doubt,
  type HalfDay,
  longest,
  type Mark,
  type Outcome,
  type Party,
  type PlainMessage,
  type ReadOptions,
  type Row,
  type Source,
} from '../row.ts'
import { ownership } from '../tables/party.ts'
import { type Placed, stamps, wallSeconds, type ZoneClock } from '../times/clock.ts'
import { noHalf } from '../times/half-words.ts'
import { dayIn, isBuddhist, type NumericDate } from '../times/numeric-date.ts'
import { isLikeHead } from './like-heads.ts'
import { mayBeOwnWords, type PlainDay, type PlainEnd, type PlainLine, PlainLines } from './plain-lines.ts'
import { rowOfPlain } from './plain-row.ts'
import { callOf, missedFrom } from './whatsapp-calls.ts'
import { type ClockTime, clockTime, type Head, headOf } from './whatsapp-head.ts'
import { type Sender, senderIn } from './whatsapp-names.ts'
import { type ChatSurvey, isReturned } from './whatsapp-survey.ts'
import { contentOf, isKnownNotice, isNotice } from './whatsapp-text.ts'

/** An entry that is being gathered: lines are added until the next one begins. */
type Entry = {
  is: 'row' | 'reject' | 'notice'
  line: number
  raw: string[]
  /** What its first line says behind the head; undefined where it has none. */
  said: string | undefined
  size: number
  reason: string
  wall: number
  from: string
  /** Undefined where it has no time. */
  placed: Placed | undefined
  precise: boolean
  doubts: Doubt[]
  /** A line without a sender that is no notice we know: it may be a line of the message before. */
  unsure: boolean
  /** It begins in another way than the messages of this export. */
  foreign: boolean
  call: Row['call']
}

const hour = 3600
/** As much of a head as is there when a file is cut off in it: the date, and perhaps a part of the time. */
const cutHead =
  /^[\s\u200e\u200f]*\[?\s*\p{Nd}{1,4}[/.-]\p{Nd}{1,2}(?:[/.-]\p{Nd}{0,4}(?:[,،\s]+(?:\p{Nd}{1,2}(?:[:.]\p{Nd}{0,2}){0,2}\]?)?[\s\p{L}.]{0,12}-?)?)?$/u
/** Reads a chat line by line. Lines before the first message, and lines whose date or time is none, are rejects. */
export class ChatReader {
  private survey: ChatSurvey
  private clock: ZoneClock
  private isOwner: (party: string) => boolean
  private owner: string | undefined
  private now: Entry | undefined
  /** The message before an unsure notice. */
  private held: Entry | undefined
  private out: (Outcome | PlainMessage)[] = []
  /** Whether anything stands before. */
  private isBegun = false
  /** Heads so far, as the survey counts them. */
  private heads = 0
  private known: Set<string>
  private halves: Map<string, HalfDay>
  /** Whether the line before ended with a carriage return. */
  private returned = true

  constructor(survey: ChatSurvey, clock: ZoneClock, options: ReadOptions) {
    this.survey = survey
    this.clock = clock
    this.owner = options.owner
    this.isOwner = ownership(options.owner)
    this.known = new Set(survey.senders.map(([name]) => name))
    this.halves = new Map(Object.entries(options.halves ?? {}))
  }

  /** Everything that is complete so far. */
  taken(): (Outcome | PlainMessage)[] {
    const out = this.out
    this.out = []
    return out
  }

  line(text: string, number: number, odd: boolean, returned: boolean): void {
    const head = headOf(text)
    const inside = this.survey.returnsDecide && !this.returned
    const afterFeed = this.survey.returnsUsual && !this.returned
    this.returned = returned
    const turn = head ? this.heads++ : 0
    if (head && !inside) {
      const sender = senderIn(text, head.end, this.survey.longNames)
      const own = this.isOwn(head.shape)
      if (own ? sender || !this.isOpen(head) : sender && this.isForeign(head, sender.name)) {
        this.begin(head, sender, turn, !own || afterFeed, text, number)
        if (odd && this.now) doubt(this.now, 'encoding')
        return
      }
    }
    if (!this.now) {
      this.out.push(
        text.trim() === ''
          ? { is: 'frame', span: 1, line: number, raw: text }
          : { is: 'reject', span: 1, line: number, raw: text, reason: 'The line stands before the first message' },
      )
      return
    }
    // What stands behind a line of the program is none of its words.
    if (this.now.is === 'notice' && !this.now.unsure && text.trim() !== '') {
      this.give(this.now)
      this.now = entryAt(number, 'reject', behindNotice)
    }
    if (this.now.size + text.length > longest) this.overflow(number)
    this.add(this.now, text)
    if (odd) doubt(this.now, 'encoding')
    if (!inside && (head || isLikeHead(text))) doubt(this.now, 'line-like-message')
  }

  /** When the day of plain lines begins; undefined where something is to be said of every message with its date. */
  private usualDay(day: PlainDay): number | undefined {
    if (this.day.of !== day) {
      const is = dayIn(day.date, this.survey.dates.order)
      const isUsual = is && this.isOwn(day.shape) && this.dateDoubts(day.date).length === 0
      this.day = { of: day, midnight: isUsual ? wallSeconds(is, { hour: 0, minute: 0, second: 0 }) : undefined }
    }
    return this.day.midnight
  }
  private day: { of: PlainDay | undefined; midnight: number | undefined } = { of: undefined, midnight: undefined }

  /** The sender of plain lines; undefined where something is to be said of every message by them. */
  private usualParty(end: PlainEnd): Party | undefined {
    let known = this.parties.get(end)
    if (known === undefined) {
      const { direction, doubts } = this.directionOf(this.isOwner(end.name))
      const isUsual = !doubts.length && !this.survey.longNames.size && !this.survey.lone.has(end.name)
      known = isUsual
        ? { precision: end.precise ? 'second' : 'minute', channel: 'whatsapp', direction, from: end.name, to: [] }
        : null
      this.parties.set(end, known)
    }
    return known ?? undefined
  }
  private parties = new WeakMap<PlainEnd, Party | null>()

  /** A line that begins a message, is all of it, and leaves nothing to be asked; false where it is not. `letters` has one for each byte. */
  plain(found: PlainLine, line: number, bytes: Uint8Array, letters: string): boolean {
    const { survey } = this
    const { from, textAt, to } = found
    if (survey.returnsDecide && !(this.returned && found.returned)) return false
    if (survey.returnsUsual && !this.returned) return false
    const midnight = this.usualDay(found.day)
    const by = this.usualParty(found.end)
    if (midnight === undefined || by === undefined || survey.isOutOfTurn(this.heads)) return false
    const wall = midnight + found.secondOfDay
    const { epoch, offset, changed } = this.clock.placeSeconds(wall)
    if (changed || mayBeOwnWords(letters, textAt, to)) return false
    this.heads++
    this.isBegun = true
    this.returned = found.returned
    this.resolve(wall)
    if (this.now) this.give(this.now)
    this.now = undefined
    this.out.push({ is: 'plain', line, seconds: epoch, offset, by, bytes, from, textAt, to, isRepeat: false })
    return true
  }

  private asked = { shape: '', own: false }
  private isOwn(shape: string): boolean {
    if (shape !== this.asked.shape) this.asked = { shape, own: this.survey.shapes.has(shape) }
    return this.asked.own
  }

  end(): (Outcome | PlainMessage)[] {
    if (this.now) this.look(this.now)
    this.resolve(undefined)
    if (this.now) this.give(this.now)
    this.now = undefined
    return this.taken()
  }

  /** The file may end within a head: what stands last is then somebody else’s, or no notice. */
  private look(last: Entry): void {
    if (last.raw.length > 1) {
      if (cutHead.test(last.raw.at(-1) ?? '')) doubt(last, 'line-like-message')
      return
    }
    const start = last.said ?? last.raw[0] ?? ''
    if (!last.unsure || start === '' || ![...this.known].some(name => name.startsWith(start))) return
    last.is = 'reject'
    last.unsure = false
    last.reason = 'The file ends within this line: ask for it again'
  }

  private add(entry: Entry, text: string): void {
    entry.raw.push(text)
    entry.size += text.length + 1
  }

  private overflow(number: number): void {
    this.resolve(undefined)
    const full = this.now
    if (!full) return
    if (full.is === 'row') doubt(full, 'shortened')
    this.give(full)
    this.now = entryAt(number, 'reject', 'The message before goes on here, beyond the length that is kept in one row')
  }

  /** A line of text with a date and a time in it, and words that nobody puts there. */
  private isOpen(head: Head): boolean {
    return (
      head.unknown !== '' && !head.time && !this.survey.idle.has(head.unknown) && !this.survey.unknown.has(head.unknown)
    )
  }

  /**
   * A head of another shape with a sender: an own entry, for it may be somebody else's words. Only where another kind of phone wrote it and
   * its sender is one of this chat is it surely pasted, and stays in the message that holds it.
   */
  private isForeign(head: Head, name: string): boolean {
    if (!dayIn(head.date, this.survey.dates.order)) return false
    return head.frame === this.survey.frame || !this.known.has(name) || this.now?.foreign === true
  }

  /** The time beside a word that no language is known to put there. */
  private answerFor(head: Head): { time: ClockTime | undefined; answered: boolean } {
    const half = this.halves.get(head.unknown)
    if (half === undefined && !this.survey.idle.has(head.unknown)) return { time: undefined, answered: false }
    const late = half === 'pm' ? true : half === 'am' ? false : undefined
    return { time: clockTime(head.numbers, late), answered: half !== undefined }
  }

  private begin(
    head: Head,
    sender: Sender | undefined,
    turn: number,
    foreign: boolean,
    text: string,
    number: number,
  ): void {
    const { dates, lone, longNames } = this.survey
    const day = dayIn(head.date, dates.order)
    const answer = head.time || !head.unknown ? undefined : this.answerFor(head)
    const time = answer ? answer.time : head.time
    const wall = day && time && wallSeconds(day, time)
    this.resolve(wall)
    const said = text.slice(sender?.textAt ?? head.end)
    const missed = sender || wall === undefined ? undefined : missedFrom(said)
    const name = sender?.name ?? missed?.from
    const entry = entryAt(number, 'row', '', [text], said)
    if (wall === undefined) {
      entry.is = 'reject'
      entry.reason = day ? timeMissing(head) : dates.refusal(head.date)
    } else if (name === undefined || (sender && isNotice(said))) {
      entry.is = 'notice'
      entry.unsure = !sender && !isKnownNotice(said)
    } else {
      const placed = this.clock.placeSeconds(wall)
      entry.placed = placed
      entry.precise = head.precise
      entry.from = name
      entry.call = missed?.call
      if (placed.changed) doubt(entry, 'clock-change')
      for (const d of this.dateDoubts(head.date)) doubt(entry, d)
      if (answer?.answered) doubt(entry, 'half-day')
      if (foreign) doubt(entry, 'other-shape')
      if (this.survey.isOutOfTurn(turn) && !placed.changed) doubt(entry, 'out-of-turn')
      if (lone.size && !missed && this.isBegun && lone.has(name)) doubt(entry, 'lone-sender')
      if (longNames.size && longNames.has(name) && !this.isOwner(name)) doubt(entry, 'sender')
    }
    entry.foreign = foreign
    entry.wall = wall ?? 0
    entry.size = text.length + 1
    this.isBegun = true
    if (entry.unsure && this.now?.is === 'row') this.held = this.now
    else if (this.now) this.give(this.now)
    this.now = entry
  }

  /** What is to be said of every message with this date. */
  private dateDoubts(date: NumericDate): Doubt[] {
    const found: Doubt[] = []
    if (this.survey.dates.open(date)) found.push('date-order')
    if (isBuddhist(date)) found.push('buddhist-year')
    return found
  }

  /** The next message's clock tells whether an unsure notice stood in its place or is text of the message before. */
  private resolve(next: number | undefined): void {
    const { now, held } = this
    this.held = undefined
    if (!now || !held) return
    const outOfTurn = now.wall < held.wall - hour || (next !== undefined && now.wall > next + hour)
    if (!outOfTurn || held.size + now.size > longest) {
      this.give(held)
      return
    }
    for (const line of now.raw) held.raw.push(line)
    held.size += now.size
    for (const d of [...now.doubts, 'line-like-message' as const]) doubt(held, d)
    this.now = held
  }

  private give(e: Entry): void {
    const span = e.raw.length
    const raw = span === 1 ? (e.raw[0] ?? '') : e.raw.join('\n')
    if (e.is === 'reject') this.out.push({ is: 'reject', span, line: e.line, raw, reason: e.reason })
    else if (e.is === 'notice' && e.raw.slice(1).some(line => line.trim() !== ''))
      this.out.push({ is: 'reject', span, line: e.line, raw, reason: behindNotice })
    else if (e.is === 'notice' || !e.placed) this.out.push({ is: 'notice', span, line: e.line, raw })
    else this.out.push({ is: 'row', span, row: this.rowOf(e, raw, e.placed), seconds: e.placed.epoch })
  }

  private rowOf(e: Entry, raw: string, placed: Placed): Row {
    const isOne = e.raw.length === 1
    const said = e.said ?? e.raw[0] ?? ''
    const byOwner = this.isOwner(e.from)
    const content = contentOf(isOne ? said : [said, ...e.raw.slice(1)].join('\n'))
    const typed = isOne && !e.call ? callOf(said, byOwner) : undefined
    if (typed?.typed) content.doubts.push('call-words')
    const { direction, doubts } = e.call ? { direction: 'in' as const, doubts: [] } : this.directionOf(byOwner)
    for (const d of doubts) doubt(e, d)
    const { at, local } = stamps(placed)
    const row: Row = {
      line: e.line,
      at,
      local,
      precision: e.precise ? 'second' : 'minute',
      channel: 'whatsapp',
      direction,
      from: e.from,
      to: [],
      text: content.text,
      attachments: content.attachments,
      raw,
      doubts: e.doubts,
    }
    if (content.doubts.length) {
      row.doubts = [...e.doubts, ...content.doubts]
      const happened = marksOf(content.doubts)
      if (happened.length) row.marks = happened
    }
    const call = e.call ?? typed
    if (call) row.call = { type: call.type, seconds: call.seconds }
    return row
  }

  private directionOf(byOwner: boolean): { direction: Row['direction']; doubts: Doubt[] } {
    if (this.owner === undefined) return { direction: 'unknown', doubts: [] }
    if (byOwner) return { direction: 'out', doubts: [] }
    const { ownerFound, ownerUnsure, senders } = this.survey
    if (ownerFound) return { direction: 'in', doubts: [] }
    // A chat in which the owner never wrote has one sender; with more, one of them may be the owner by another name.
    return { direction: ownerUnsure ? 'unknown' : 'in', doubts: senders.length > 1 || ownerUnsure ? ['owner'] : [] }
  }
}

const behindNotice = 'It stands behind a line of the program, and nothing says who wrote it'
const doubt = (e: Entry, d: Doubt) => {
  if (!e.doubts.includes(d)) e.doubts.push(d)
}
const marksOf = (doubts: Doubt[]): Mark[] => doubts.filter((d): d is Doubt & Mark => d === 'deleted' || d === 'edited')
const entryAt = (line: number, is: Entry['is'], reason: string, raw: string[] = [], said?: string): Entry => ({
  is,
  line,
  raw,
  said,
  size: 0,
  reason,
  wall: 0,
  from: '',
  placed: undefined,
  precise: false,
  doubts: [],
  unsure: false,
  foreign: false,
  call: undefined,
})

const timeMissing = (head: Head) => (head.unknown ? noHalf(head.unknown, head.clock) : `“${head.clock}” is not a time`)

/** The whole chat, in batches, with plain messages left where they stand in the bytes of the file. */
export async function* readPlainChat(
  source: Source,
  survey: ChatSurvey,
  clock: ZoneClock,
  options: ReadOptions,
  plain = new PlainLines(),
): AsyncGenerator<(Outcome | PlainMessage)[]> {
  const reader = new ChatReader(survey, clock, options)
  const take = (line: PlainLine, number: number, bytes: Uint8Array, letters: string) =>
    reader.plain(line, number, bytes, letters)
  const read = (lot: Lines) => {
    for (let i = 0; i < lot.text.length; i++)
      reader.line(lot.text[i] ?? '', lot.first + i, lot.odd.has(i), isReturned(lot, i))
  }
  let first = 1
  for await (const lot of wholeLines(source)) {
    first = plain.walk(lot, first, take, read)
    yield reader.taken()
  }
  yield reader.end()
}

/** The whole chat, in batches. */
export async function* readChat(
  source: Source,
  survey: ChatSurvey,
  clock: ZoneClock,
  options: ReadOptions,
): AsyncGenerator<Outcome[]> {
  for await (const lot of readPlainChat(source, survey, clock, options))
    yield lot.map(o => (o.is === 'plain' ? { is: 'row', span: 1, row: rowOfPlain(o), seconds: o.seconds } : o))
}
