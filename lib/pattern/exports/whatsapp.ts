import { placedAt, stamps, type Wall, type ZoneClock } from './clock.ts'
import { type Encoding, lines } from './lines.ts'
import { dayIn } from './numeric-date.ts'
import { ownership } from './party.ts'
import { type Doubt, longest, type Outcome, type ReadOptions, type Row, type Source } from './row.ts'
import { type Head, headOf } from './whatsapp-head.ts'
import { type ChatSurvey, senderOf } from './whatsapp-survey.ts'
import { contentOf, isKnownNotice, isNotice } from './whatsapp-text.ts'

/** An entry that is being gathered: lines are added until the next one begins. */
type Entry = {
  is: 'row' | 'reject' | 'notice'
  line: number
  raw: string[]
  size: number
  reason: string
  wall: number
  text: string[]
  from: string
  row: Pick<Row, 'at' | 'local' | 'precision'> | undefined
  doubts: Doubt[]
  /** A line without a sender that is no notice we know: it may be a line of the message before. */
  unsure: boolean
}

const hour = 3600

/** Reads a chat line by line. Lines before the first message, and lines whose date or time is none, are rejects. */
export class ChatReader {
  private survey: ChatSurvey
  private clock: ZoneClock
  private isOwner: (party: string) => boolean
  private owner: string | undefined
  private now: Entry | undefined
  /** The message before an unsure notice. */
  private held: Entry | undefined
  private out: Outcome[] = []

  constructor(survey: ChatSurvey, clock: ZoneClock, options: ReadOptions) {
    this.survey = survey
    this.clock = clock
    this.owner = options.owner
    this.isOwner = ownership(options.owner)
  }

  /** Everything that is complete so far. */
  taken(): Outcome[] {
    const out = this.out
    this.out = []
    return out
  }

  line(text: string, number: number, odd: boolean): void {
    const head = headOf(text)
    if (head && this.survey.shapes.has(head.shape)) {
      this.begin(head, text, number, odd)
      return
    }
    if (!this.now) {
      this.out.push(
        text.trim() === ''
          ? { is: 'frame', span: 1, line: number, raw: text }
          : { is: 'reject', span: 1, line: number, raw: text, reason: 'The line stands before the first message' },
      )
      return
    }
    if (this.now.size + text.length > longest) this.overflow(number)
    this.add(this.now, text)
    if (odd) doubt(this.now, 'encoding')
    if (head) doubt(this.now, 'line-like-message')
  }

  end(): Outcome[] {
    this.resolve(undefined)
    if (this.now) this.give(this.now)
    this.now = undefined
    return this.taken()
  }

  private add(entry: Entry, text: string): void {
    entry.raw.push(text)
    entry.text.push(text)
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

  private begin(head: Head, text: string, number: number, odd: boolean): void {
    const { dates } = this.survey
    const day = dayIn(head.date, dates.order)
    const wall: Wall | undefined = day && head.time && { ...day, ...head.time }
    const epoch = wall && placedAt(wall, 0).epoch
    this.resolve(epoch)
    const sender = senderOf(head.rest, this.survey.longNames)
    let entry: Entry
    if (!wall || epoch === undefined) {
      entry = entryAt(number, 'reject', day ? `“${head.clock}” is not a time` : dates.refusal(head.date))
    } else if (!sender || isNotice(sender.text)) {
      entry = entryAt(number, 'notice', '')
      entry.unsure = !sender && !isKnownNotice(head.rest)
    } else {
      entry = entryAt(number, 'row', '')
      const placed = this.clock.place(wall)
      entry.row = { ...stamps(placed), precision: head.precise ? 'second' : 'minute' }
      entry.from = sender.name
      if (placed.changed) doubt(entry, 'clock-change')
      if (dates.open(head.date)) doubt(entry, 'date-order')
      if (this.survey.longNames.has(sender.name) && !this.isOwner(sender.name)) doubt(entry, 'sender')
    }
    entry.wall = epoch ?? 0
    this.add(entry, text)
    entry.text = [sender?.text ?? head.rest]
    if (odd) doubt(entry, 'encoding')
    if (entry.unsure && this.now?.is === 'row') this.held = this.now
    else if (this.now) this.give(this.now)
    this.now = entry
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
    held.raw.push(...now.raw)
    held.text.push(...now.raw)
    held.size += now.size
    for (const d of [...now.doubts, 'line-like-message' as const]) doubt(held, d)
    this.now = held
  }

  private give(e: Entry): void {
    const [span, raw] = [e.raw.length, e.raw.join('\n')]
    if (e.is === 'reject') this.out.push({ is: 'reject', span, line: e.line, raw, reason: e.reason })
    else if (e.is === 'notice' || !e.row) this.out.push({ is: 'notice', span, line: e.line, raw })
    else {
      const content = contentOf(e.text.join('\n'))
      const row: Row = {
        line: e.line,
        ...e.row,
        channel: 'whatsapp',
        direction: this.direction(e),
        from: e.from,
        to: [],
        text: content.text,
        attachments: content.attachments,
        raw,
        doubts: [...e.doubts, ...content.doubts],
      }
      this.out.push({ is: 'row', span, row })
    }
  }

  private direction(e: Entry): Row['direction'] {
    if (this.owner === undefined) return 'unknown'
    if (this.isOwner(e.from)) return 'out'
    const { ownerFound, ownerUnsure, senders } = this.survey
    if (ownerFound) return 'in'
    // A chat in which the owner never wrote has one sender; with more, one of them may be the owner by another name.
    if (senders.length > 1 || ownerUnsure) doubt(e, 'owner')
    return ownerUnsure ? 'unknown' : 'in'
  }
}

const doubt = (e: Entry, d: Doubt) => {
  if (!e.doubts.includes(d)) e.doubts.push(d)
}
const entryAt = (line: number, is: Entry['is'], reason: string): Entry => ({
  is,
  line,
  raw: [],
  size: 0,
  reason,
  wall: 0,
  text: [],
  from: '',
  row: undefined,
  doubts: [],
  unsure: false,
})

/** The whole chat, in batches. */
export async function* readChat(
  source: Source,
  encoding: Encoding,
  survey: ChatSurvey,
  clock: ZoneClock,
  options: ReadOptions,
): AsyncGenerator<Outcome[]> {
  const reader = new ChatReader(survey, clock, options)
  for await (const lot of lines(source, encoding)) {
    for (let i = 0; i < lot.text.length; i++) reader.line(lot.text[i] ?? '', lot.first + i, lot.odd.has(i))
    yield reader.taken()
  }
  yield reader.end()
}
