import type { ActName } from '../case/act-names.ts'
import type { CaseFile, Collection } from '../case/case.ts'
import type { Permission } from '../case/policy.ts'
import type { Id } from '../case/records/id.ts'
import { addDays, type CalendarDate, type Instant, startOfDay } from '../case/time/calendar.ts'
import type { Span } from '../case/views/in-force-spans.ts'
import type { ClockId } from '../law/clocks/clocks.ts'
import type { CaseAddress } from '../site/pages.ts'

/** A calendar day in London, or an instant. Which of them a time is, it says itself. */
export type Time = { on: CalendarDate } | { at: Instant }
/** The instant from which a time has come: of a day, its first moment in London. */
export const instantOf = (time: Time): Instant => ('on' in time ? startOfDay(time.on) : time.at)
/** Whether a time has come. A day has come from its first moment. */
export const hasCome = (time: Time, at: Instant): boolean => Date.parse(instantOf(time)) <= Date.parse(at)

export type Param = string | number | boolean | null | readonly string[]
/** What a sentence is made of at reading. Never an address or a contact detail: rows are listed and exported. */
export type Params = Readonly<Record<string, Param>>
export interface About {
  kind: 'case' | Collection
  id: Id
}

/**
 * Something that somebody must do or know, as the case now stands. It holds dates and no today: a reader compares them.
 * All times are from which something holds; `lapses` is the first moment at which the row is over.
 */
export interface Wait<K extends string = string> {
  kind: K
  about: About
  /** Tells rows of one kind about one record apart. */
  part: string
  /** The person whose it is by name: a condition’s checker, an order’s owner. Null: the case’s officer, or whoever holds the permission. */
  ownerId: Id | null
  /** Only for holders of this permission, where one kind belongs to several: the tier that a draft stands before. */
  permission: Permission | null
  /** It waits only once the owner has left the force. */
  ifOwnerLeft: boolean
  /** When it arose: never a date counted back from its end. */
  since: Time
  /** From when it could be seen to come. */
  foreseen: Time
  /** From when it is somebody’s to do. */
  visible: Time
  /** By when; a day is inclusive. */
  due: Time | null
  late: Time | null
  /** From when it stands among the red flags. */
  red: Time | null
  alarms: readonly Instant[]
  lapses: Time | null
  params: Params
}

export interface Now {
  today: CalendarDate
  at: Instant
}
export interface Doing {
  name: ActName
  about: 'case' | Collection
  id?: Id
  /** What its form is opened with. */
  given?: Readonly<Record<string, string>>
}
/** What is shown of a row: its words, its page and the acts that settle it. */
export interface Shown {
  about: About
  params: Params
  /** The name of the person whose it is; null where it is nobody’s by name. */
  owner: string | null
  /** Free text of the record, read where it is shown and kept in no row. */
  text: string
}
/** One kind of thing that waits. */
export interface WaitEntry {
  /** The clocks of the law and of the force that it tells of. */
  clocks?: readonly ClockId[] | ((p: Params) => readonly ClockId[])
  /** Whether the case’s own page says it: as soon as it is visible, only once it is late, or not at all. */
  onCase: 'visible' | 'late' | 'never' | ((p: Params) => boolean)
  /** The sentence on the case, without a full stop. */
  sentence: (s: Shown, now: Now) => string
  /** What is to be done, as an imperative; else the label of the act that settles it. */
  todo?: (s: Shown, now: Now) => string
  /** Several late ones of one case, said and done once. */
  together?: {
    sentence: (rows: readonly Wait[], now: Now) => string
    todo: string | ((rows: readonly Wait[]) => string)
    acts?: (rows: readonly Wait[]) => Doing[]
  }
  /** The line in a queue; else the sentence. */
  line?: (s: Shown, now: Now, reader: { id: Id }) => string
  /** The page of the case that shows it, and what its link says. */
  page: CaseAddress | ((s: Shown) => CaseAddress)
  go: string | ((s: Shown) => string)
  acts: (s: Shown) => Doing[]
  /** Its rows wait only once whoever they are of has left the force. */
  ofLeavers?: true
  /** A field of the record whose text belongs to the sentence. */
  text?: { in: Collection; field: string }
}
/** The clocks that a row tells of. */
export const clocksOfRow = (entry: WaitEntry, p: Params): readonly ClockId[] =>
  typeof entry.clocks === 'function' ? entry.clocks(p) : (entry.clocks ?? [])
export const kinds = <E extends Record<string, WaitEntry>>(entries: E): E => entries

/** Rows of some kinds, from the collections that they read: it runs when an act changes one of them. */
export interface WaitSource<K extends string = string> {
  name: string
  /** Raised when the same case gives other rows than before. */
  version: number
  reads: readonly (Collection | 'case')[]
  kinds: Record<K, WaitEntry>
  rows: (file: CaseFile) => Wait<K>[]
}
export const source = <K extends string>(s: WaitSource<K>): WaitSource<K> => s

type Given = Partial<Omit<Wait, 'kind' | 'about' | 'since'>>
/** A row with what is usual: visible since it arose, foreseen no earlier, never late. */
export const wait = <K extends string>(kind: K, about: About, since: Time, given: Given = {}): Wait<K> => ({
  kind,
  about,
  part: '',
  ownerId: null,
  permission: null,
  ifOwnerLeft: false,
  since,
  foreseen: given.visible ?? since,
  visible: since,
  due: null,
  late: null,
  red: null,
  alarms: [],
  lapses: null,
  params: {},
  ...given,
})
/** Due by the end of a day, late from the next. */
export const dueBy = (on: CalendarDate): Pick<Wait, 'due' | 'late'> => ({ due: { on }, late: { on: addDays(on, 1) } })
/** Due at an instant, late from it. */
export const dueAt = (at: Instant): Pick<Wait, 'due' | 'late'> => ({ due: { at }, late: { at } })
/** From ever: red from the beginning. */
export const always: Time = { at: '1970-01-01T00:00:00.000Z' }

/** The visible window that a span of days gives. */
export const within = ({ from, to }: Span): Pick<Wait, 'visible' | 'lapses'> => ({
  visible: { on: from },
  lapses: to === null ? null : { on: addDays(to, 1) },
})
