import { groupTotal, nameGroups, soundKey } from './nicknames.ts'
import { placeholderWords, whoIsNamed } from './nobody.ts'
import {
  readAddress,
  readDate,
  readEmail,
  readFamily,
  readGiven,
  readHandle,
  readList,
  readName,
  readPhones,
  readPostcode,
} from './normal.ts'
import type { Person, Report } from './report.ts'
import { fold, hash, mix } from './text.ts'

// An earlier one is what a form holds when nobody knows.
const firstBirth = 1905_00_00

export const phoneSlots = 3
export const emailSlots = 2
export const handleSlots = 2

/** Counts by hash: near enough for rarity, and a fixed amount of memory however many there are. */
class Counts {
  private readonly counts: Uint16Array
  private readonly mask: number

  constructor(bits: number) {
    this.counts = new Uint16Array(1 << bits)
    this.mask = (1 << bits) - 1
  }

  private slot(value: number) {
    return Math.imul(value ^ (value / 0x7fffffff), 0x9e3779b1) & this.mask
  }

  add(value: number) {
    const slot = this.slot(value)
    if ((this.counts[slot] ?? 0) < 65535) this.counts[slot] = (this.counts[slot] ?? 0) + 1
  }

  /** About how many rows bear this number. */
  of(value: number): number {
    return this.counts[this.slot(value)] ?? 0
  }
}

/** Words seen once each, with how often; for names also how they sound and which families of names they belong to. */
class Words {
  readonly ids = new Map<string, number>()
  readonly texts: string[] = []
  readonly given: number[] = []
  readonly family: number[] = []
  readonly sounds: number[] = []
  readonly groups: (readonly number[])[] = []
  readonly hashes: number[] = []
  readonly letters: number[] = []
  private readonly names: boolean

  constructor(names: boolean) {
    this.names = names
  }

  id(text: string): number {
    if (text === '') return -1
    const known = this.ids.get(text)
    if (known !== undefined) return known
    const own = ownCopy(text)
    const id = this.texts.push(own) - 1
    this.ids.set(own, id)
    this.given.push(0)
    this.hashes.push(hash(own))
    if (this.names) {
      this.family.push(0)
      this.letters.push(lettersOf(own))
      // A mere initial has no sound to be found by.
      this.sounds.push(own.length < 2 ? 0 : soundKey(own))
      this.groups.push(nameGroups(own))
    }
    return id
  }
}

/** Which letters a word has, as bits. */
function lettersOf(word: string): number {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) - 97)
  return bits
}

/** A long piece cut from a text keeps the whole text in memory; a copy does not. */
const ownCopy = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))

function remember(seen: Map<string, readonly number[]>, text: string, ids: readonly number[]) {
  if (seen.size > 100_000) seen.clear()
  seen.set(ownCopy(text), ids)
}

const span = 2 ** 26

/**
 * The numbers of texts, first by `first` (26 bits) and then in an order that the texts alone decide: by a number made of
 * each, which is quicker than letters.
 */
function orderOf(texts: readonly string[], first: (n: number) => number, ofSame: (a: number, b: number) => number) {
  const hashes = Float64Array.from(texts, text => hash(text))
  const packed = Float64Array.from(hashes, (_, n) => first(n) * span + n).sort()
  const order = Uint32Array.from(packed, value => value % span)
  for (let from = 0; from < order.length; ) {
    const head = Math.floor((packed[from] ?? 0) / span)
    let to = from + 1
    while (to < order.length && Math.floor((packed[to] ?? 0) / span) === head) to++
    if (to - from > 1)
      order.subarray(from, to).sort((a, b) => {
        const byHash = (hashes[a] ?? 0) - (hashes[b] ?? 0)
        if (byHash !== 0) return byHash
        const [x, y] = [texts[a] ?? '', texts[b] ?? '']
        return x < y ? -1 : x > y ? 1 : ofSame(a, b)
      })
    from = to
  }
  return order
}

type Columns = ReturnType<typeof columnsFor>
const columnsFor = (people: number) => ({
  given: new Int32Array(people),
  middle: new Int32Array(people),
  family: new Int32Array(people),
  part: new Int32Array(people),
  otherPart: new Int32Array(people),
  born: new Int32Array(people),
  outward: new Int32Array(people),
  postcode: new Float64Array(people),
  address: new Float64Array(people),
  ref: new Float64Array(people),
  phones: new Float64Array(people * phoneSlots),
  emails: new Int32Array(people * emailSlots),
  handles: new Int32Array(people * handleSlots),
})

/** The reports as columns of numbers. The suspect of report n is person 2n, the victim is person 2n + 1. */
export class Table {
  refs: string[] = []
  readonly words = new Words(true)
  readonly accounts = new Words(false)
  readonly outwards = new Words(false)
  readonly outwardCounts: number[] = []
  readonly groupCounts = new Int32Array(groupTotal)
  readonly counts: { postcode: Counts; address: Counts; phone: Counts }
  readonly years = new Int32Array(200)
  readonly totals = { given: 0, family: 0, postcode: 0, address: 0, people: 0, years: 0 }
  columns: Columns
  private room: number
  private readonly givenSeen = new Map<string, readonly number[]>()
  private readonly familySeen = new Map<string, readonly number[]>()

  private readonly named = new Map<string, ReturnType<typeof whoIsNamed>>()
  private readonly placeholders: ReadonlySet<string>

  /** `placeholders`: words that this force writes where there is no name, beside those known. */
  constructor(reports = 50_000, placeholders: readonly string[] = []) {
    this.placeholders = placeholderWords(placeholders)
    const bits = Math.min(22, Math.max(12, Math.ceil(Math.log2(reports * 4))))
    this.counts = { postcode: new Counts(bits), address: new Counts(bits), phone: new Counts(bits) }
    this.room = Math.max(2, reports * 2)
    this.columns = columnsFor(this.room)
  }

  get size(): number {
    return this.refs.length
  }

  /** Adds a report and gives its number. */
  add(report: Report): number {
    const n = this.refs.push(ownCopy(report.ref)) - 1
    if (n * 2 + 2 > this.room) this.grow()
    this.person(n * 2, report.suspect)
    this.person(n * 2 + 1, report.victim)
    return n
  }

  /**
   * Puts the reports in an order of their own, so that the order of a file makes no difference: those whose victims' names
   * sound alike stand together, for they will be compared, and what lies together is read faster.
   */
  sort(): void {
    const order = orderOf(
      this.refs,
      n => this.soundOfVictim(n),
      (a, b) => this.content(a) - this.content(b) || a - b,
    )
    const sorted = columnsFor(order.length * 2)
    for (const name of Object.keys(sorted) as (keyof Columns)[]) {
      const [from, to] = [this.columns[name], sorted[name]]
      const width = to.length / order.length
      for (let i = 0; i < order.length; i++) {
        const start = (order[i] ?? 0) * width
        for (let k = 0; k < width; k++) to[i * width + k] = from[start + k] ?? 0
      }
    }
    const refs = this.refs
    this.refs = Array.from(order, i => refs[i] ?? '')
    this.columns = sorted
    this.room = order.length * 2
  }

  /** How a victim's two names sound, whichever way round, in 26 bits. */
  private soundOfVictim(n: number): number {
    const { given, family } = this.columns
    const [a, b] = [given[n * 2 + 1] ?? -1, family[n * 2 + 1] ?? -1]
    const x = a < 0 ? 0 : (this.words.sounds[a] ?? 0)
    const y = b < 0 ? 0 : (this.words.sounds[b] ?? 0)
    return mix(Math.min(x, y), Math.max(x, y)) >>> 6
  }

  /** A number for what a report says, for those that bear the same reference. */
  private content(n: number): number {
    const c = this.columns
    let number = 0
    for (let p = n * 2; p < n * 2 + 2; p++) {
      for (const word of [c.given[p], c.middle[p], c.family[p]])
        number = mix(number, this.words.hashes[word ?? -1] ?? 0)
      const phones = c.phones.subarray(p * phoneSlots, (p + 1) * phoneSlots)
      for (const value of [c.born[p], c.postcode[p], c.address[p], c.ref[p], ...phones])
        number = mix(number, value ?? 0)
    }
    return number
  }

  private grow() {
    const wider = columnsFor(Math.max(4, this.room * 2))
    for (const name of Object.keys(wider) as (keyof Columns)[]) wider[name].set(this.columns[name])
    this.columns = wider
    this.room = Math.max(4, this.room * 2)
  }

  private person(p: number, person: Person) {
    const c = this.columns
    this.totals.people++
    const who = this.who(person)
    if (who === 'person') this.name(p, person.givenNames, person.familyName)
    else this.setName(p, -1, -1, -1, -1, -1)
    if (who === 'body') {
      // A shop has an address and a number, and is nobody whom two reports could have in common.
      c.outward[p] = -1
      return
    }
    const date = readDate(person.bornOn)
    const born = date < firstBirth ? 0 : date
    c.born[p] = born
    if (born > 0) {
      this.totals.years++
      const year = Math.min(199, Math.max(0, Math.floor(born / 10000) - 1850))
      this.years[year] = (this.years[year] ?? 0) + 1
    }
    c.outward[p] = -1
    if (person.postcode !== '') {
      const { outward, inward } = readPostcode(person.postcode)
      const id = this.outwards.id(outward)
      c.outward[p] = id
      if (id >= 0) this.outwardCounts[id] = (this.outwardCounts[id] ?? 0) + 1
      c.postcode[p] = inward === '' ? 0 : hash(outward + inward)
      if (id >= 0) this.totals.postcode++
      if (inward !== '') this.counts.postcode.add(c.postcode[p] ?? 0)
    }
    const address = readAddress(person.address)
    if (address !== '') {
      c.address[p] = hash(address)
      this.totals.address++
      this.counts.address.add(c.address[p] ?? 0)
    }
    c.ref[p] = person.ref === '' ? 0 : hash(fold(person.ref))
    if (person.phones !== '') {
      let at = p * phoneSlots
      for (const phone of readPhones(person.phones)) {
        if (phone === 0 || at === (p + 1) * phoneSlots) continue
        c.phones[at++] = phone
        this.counts.phone.add(phone)
      }
    }
    this.accountsOf(c.emails, p * emailSlots, emailSlots, person.emails, readEmail)
    this.accountsOf(c.handles, p * handleSlots, handleSlots, person.handles, readHandle)
  }

  private who({ givenNames, familyName }: Person): ReturnType<typeof whoIsNamed> {
    const name = `${givenNames}\n${familyName}`
    let who = this.named.get(name)
    if (who === undefined) {
      who = whoIsNamed(givenNames, familyName, this.placeholders)
      if (this.named.size > 100_000) this.named.clear()
      this.named.set(ownCopy(name), who)
    }
    return who
  }

  /** The numbers of a name's words: given, middle; family and its parts. Nearly every name was met before. */
  private name(p: number, givenNames: string, familyName: string) {
    let given = this.givenSeen.get(givenNames)
    if (!given) {
      given = readGiven(givenNames).map(word => this.words.id(word))
      remember(this.givenSeen, givenNames, given)
    }
    let family = this.familySeen.get(familyName)
    if (!family) {
      const { family: whole, part, otherPart } = readFamily(familyName)
      family = [whole, part, otherPart].map(word => this.words.id(word))
      remember(this.familySeen, familyName, family)
    }
    if (given.length > 0 && (family[0] ?? -1) >= 0) {
      this.setName(p, given[0] ?? -1, given[1] ?? -1, family[0] ?? -1, family[1] ?? -1, family[2] ?? -1)
      return
    }
    const name = readName(givenNames, familyName)
    const id = (word: string) => this.words.id(word)
    this.setName(p, id(name.given), id(name.middle), id(name.family), id(name.part), id(name.otherPart))
  }

  private setName(p: number, given: number, middle: number, family: number, part: number, otherPart: number) {
    const c = this.columns
    c.given[p] = given
    c.middle[p] = middle
    c.family[p] = family
    c.part[p] = part
    c.otherPart[p] = otherPart
    const words = this.words
    if (given >= 0) {
      words.given[given] = (words.given[given] ?? 0) + 1
      const groups = words.groups[given]
      if (groups && groups.length > 0)
        for (const group of groups) this.groupCounts[group] = (this.groupCounts[group] ?? 0) + 1
      this.totals.given++
    }
    this.countFamily(family)
    if (part >= 0) {
      this.countFamily(part)
      this.countFamily(otherPart)
    }
    if (family >= 0) this.totals.family++
  }

  private countFamily(word: number) {
    if (word >= 0) this.words.family[word] = (this.words.family[word] ?? 0) + 1
  }

  private accountsOf(column: Int32Array, from: number, slots: number, text: string, read: (text: string) => string) {
    if (text === '') return
    let at = from
    for (const account of readList(text).map(read)) {
      if (account === '' || at === from + slots) continue
      const id = this.accounts.id(account)
      this.accounts.given[id] = (this.accounts.given[id] ?? 0) + 1
      column[at++] = id + 1
    }
  }
}
