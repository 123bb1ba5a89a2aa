const parts = 1 << 18
const pageSize = 16
const pagesInSlab = 8192
const mostFew = 1000
/** More rows of one moment than this are found by the tables. */
const mostAtOnce = 64
const encoder = new TextEncoder()
/** A fingerprint on its way. */
type Mixed = { a: number; b: number }
const nothing: Mixed = { a: 0xdeadbeef | 0, b: 0x41c6ce57 }

/**
 * Fingerprints of rows that nothing was compared with yet, in the order in which they came: seven bytes each, in slabs that are given back
 * as they are taken out.
 */
class Waiting {
  private slabs: { high: Uint32Array; middle: Uint16Array; low: Uint8Array }[] = []
  size = 0

  push(part: number, high: number, low: number): void {
    const at = this.size & (slabSize - 1)
    if (at === 0)
      this.slabs.push({
        high: new Uint32Array(slabSize),
        middle: new Uint16Array(slabSize),
        low: new Uint8Array(slabSize),
      })
    const slab = this.slabs[this.slabs.length - 1]
    if (slab) {
      slab.high[at] = high
      slab.middle[at] = part & 0xffff
      slab.low[at] = (part >>> 16) | (low << 2)
    }
    this.size++
  }

  /** Whether it is among those from a position on. */
  has(from: number, part: number, high: number, low: number): boolean {
    for (let i = from; i < this.size; i++) {
      const slab = this.slabs[Math.floor(i / slabSize)]
      const at = i & (slabSize - 1)
      if (
        slab?.high[at] === high &&
        slab.middle[at] === (part & 0xffff) &&
        slab.low[at] === ((part >>> 16) | (low << 2))
      )
        return true
    }
    return false
  }

  /** Gives all away, oldest first. */
  drain(take: (part: number, high: number, low: number) => void): void {
    for (let left = this.size; left > 0; left -= slabSize) {
      const slab = this.slabs.shift()
      if (!slab) break
      for (let i = 0; i < Math.min(left, slabSize); i++) {
        const low = slab.low[i] ?? 0
        take((slab.middle[i] ?? 0) | ((low & 3) << 16), slab.high[i] ?? 0, low >>> 2)
      }
    }
    this.size = 0
  }
}
const slabSize = 1 << 14

/**
 * Which rows came before. A row leaves 56 bits of a fingerprint: 18 say in which part it lies, 38 lie there in five bytes. The chance
 * that ten million different rows hold one wrong answer is under one in a thousand. Memory grows by slabs and leaves no rubbish:
 * fifteen million rows, a gigabyte of short messages, take 110 MB. Most files stand in the order of their times: a row later than all
 * before it, or earlier, repeats none, and only waits for one that is in between.
 */
export class Seen {
  private high: Uint32Array[] = []
  private low: Uint8Array[] = []
  /** The page before each page of a part. */
  private before: Int32Array[] = []
  private pages = 0
  private lastPage = new Int32Array(0)
  private filled = new Uint8Array(0)
  /** The first rows: most files have no more, and the tables of the others are a megabyte. */
  private few: Set<string> | undefined = new Set()
  private waiting = new Waiting()
  /** The moment of the last that wait, and where they begin. */
  private moment: number | undefined
  private momentFrom = 0

  private bytes = new Uint8Array(1 << 12)
  private four = new Uint32Array(this.bytes.buffer)

  /**
   * Whether the same texts of the same moment were given before, behind the same beginning; they are kept. `isBeyond` says that the moment
   * is later, or earlier, than that of every row before.
   */
  again(texts: readonly string[], moment?: number, isBeyond = false, beginning = nothing): boolean {
    this.a = beginning.a
    this.b = beginning.b
    if (moment !== undefined) this.mixNumber(moment)
    this.mix(texts)
    return this.isMixedKnown(moment, isBeyond)
  }

  /** The same for one text in plain letters, as it stands in bytes. */
  againPlain(text: Uint8Array, from: number, to: number, moment: number, isBeyond: boolean, beginning: Mixed): boolean {
    this.a = beginning.a
    this.b = beginning.b
    this.mixNumber(moment)
    const { bytes } = this
    let written = 0
    for (let at = from; at < to; at++) bytes[written++] = text[at] ?? 0
    this.mixLength(to - from)
    this.mixBytes(written)
    return this.isMixedKnown(moment, isBeyond)
  }

  private isMixedKnown(moment: number | undefined, isBeyond: boolean): boolean {
    let { a, b } = this
    a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
    b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
    return this.isKnown(moment, isBeyond, b >>> 14, a >>> 0, b & 0x3f)
  }

  /** What many rows begin with, worked out once. */
  beginning(texts: readonly string[]): Mixed {
    this.a = nothing.a
    this.b = nothing.b
    this.mix(texts)
    return { a: this.a, b: this.b }
  }

  private a = 0
  private b = 0
  private mixNumber(n: number): void {
    for (const c of [n | 0, Math.floor(n / 2 ** 32)]) {
      this.a = Math.imul(this.a ^ c, 2_654_435_761)
      this.b = Math.imul((this.b << 5) ^ (this.b >>> 27) ^ c, 1_597_334_677)
      this.a ^= this.a >>> 15
    }
  }
  private mix(texts: readonly string[]): void {
    let all = ''
    for (const text of texts) {
      this.mixLength(text.length)
      all += text
    }
    for (let at = 0; at < all.length; ) {
      const { read, written } = encoder.encodeInto(at ? all.slice(at) : all, this.bytes)
      this.mixBytes(written)
      at += read
    }
  }
  /** Where a text ends is part of it: "ab", "c" is not "a", "bc". */
  private mixLength(length: number): void {
    this.a = Math.imul(this.a ^ length, 2_654_435_761)
    this.b = Math.imul((this.b << 5) ^ (this.b >>> 27) ^ length, 1_597_334_677)
  }
  /** Four bytes at once: looking at each letter of a text that is a part of another takes several times as long. */
  private mixBytes(written: number): void {
    let { a, b } = this
    const { bytes, four } = this
    for (let i = written; i & 3; i++) bytes[i] = 0
    const end = (written + 3) >> 2
    for (let i = 0; i < end; i++) {
      const c = four[i] ?? 0
      a = Math.imul(a ^ c, 2_654_435_761)
      b = Math.imul((b << 5) ^ (b >>> 27) ^ c, 1_597_334_677)
      a ^= a >>> 15
    }
    this.a = a
    this.b = b
  }

  private isKnown(moment: number | undefined, isBeyond: boolean, part: number, high: number, low: number): boolean {
    const { waiting } = this
    if (isBeyond) {
      this.moment = moment
      this.momentFrom = waiting.size
    } else if (moment !== undefined && moment === this.moment && waiting.size - this.momentFrom < mostAtOnce) {
      if (waiting.has(this.momentFrom, part, high, low)) return true
    } else {
      waiting.drain((p, h, l) => this.put(p, h, l))
      this.moment = undefined
      return this.put(part, high, low)
    }
    waiting.push(part, high, low)
    return false
  }

  private put(part: number, high: number, low: number): boolean {
    if (this.few) {
      const key = `${part} ${high} ${low}`
      if (this.few.has(key)) return true
      this.few.add(key)
      if (this.few.size >= mostFew) this.spread(this.few)
      return false
    }
    let count = this.filled[part] ?? 0
    for (let page = this.lastPage[part] ?? -1; page >= 0; ) {
      const slab = page >>> 13
      const highs = this.high[slab]
      if (!highs) break
      const from = (page & (pagesInSlab - 1)) << 4
      for (let i = from; i < from + count; i++) if (highs[i] === high && this.low[slab]?.[i] === low) return true
      page = this.before[slab]?.[page & (pagesInSlab - 1)] ?? -1
      count = pageSize
    }
    this.add(part, high, low)
    return false
  }

  private spread(few: Set<string>): void {
    this.few = undefined
    this.lastPage = new Int32Array(parts).fill(-1)
    this.filled = new Uint8Array(parts)
    for (const key of few) {
      const [part = 0, high = 0, low = 0] = key.split(' ').map(Number)
      this.add(part, high, low)
    }
  }

  private add(part: number, high: number, low: number): void {
    let page = this.lastPage[part] ?? -1
    let count = this.filled[part] ?? 0
    if (page < 0 || count === pageSize) {
      if (this.pages % pagesInSlab === 0) {
        this.high.push(new Uint32Array(pagesInSlab * pageSize))
        this.low.push(new Uint8Array(pagesInSlab * pageSize))
        this.before.push(new Int32Array(pagesInSlab))
      }
      const before = this.before.at(-1)
      if (before) before[this.pages % pagesInSlab] = page
      page = this.pages++
      this.lastPage[part] = page
      count = 0
    }
    const slab = Math.floor(page / pagesInSlab)
    const at = (page % pagesInSlab) * pageSize + count
    const [highs, lows] = [this.high[slab], this.low[slab]]
    if (highs && lows) {
      highs[at] = high
      lows[at] = low
    }
    this.filled[part] = count + 1
  }
}
