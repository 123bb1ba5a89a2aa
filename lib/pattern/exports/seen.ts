const parts = 1 << 18
const pageSize = 16
const pagesInSlab = 8192
const mostFew = 1000
const encoder = new TextEncoder()

/**
 * Which rows came before. A row leaves 58 bits of a fingerprint: 18 say in which part it lies, 40 lie there in five bytes. The chance
 * that ten million different rows hold one wrong answer is under one in a thousand. Memory grows by slabs and leaves no rubbish:
 * fifteen million rows, a gigabyte of short messages, take 90 MB.
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

  private bytes = new Uint8Array(1 << 12)
  private four = new Uint32Array(this.bytes.buffer)

  /** Whether the same texts were given before; they are kept. */
  again(texts: readonly string[]): boolean {
    let a = 0xdeadbeef
    let b = 0x41c6ce57
    let all = ''
    for (const text of texts) {
      // Where a text ends is part of it: "ab", "c" is not "a", "bc".
      a = Math.imul(a ^ text.length, 2_654_435_761)
      b = Math.imul((b << 5) ^ (b >>> 27) ^ text.length, 1_597_334_677)
      all += text
    }
    // Four bytes at once: looking at each letter of a text that is a part of another takes several times as long.
    const { bytes, four } = this
    for (let at = 0; at < all.length; ) {
      const { read, written } = encoder.encodeInto(at ? all.slice(at) : all, bytes)
      for (let i = written; i & 3; i++) bytes[i] = 0
      const end = (written + 3) >> 2
      for (let i = 0; i < end; i++) {
        const c = four[i] ?? 0
        a = Math.imul(a ^ c, 2_654_435_761)
        b = Math.imul((b << 5) ^ (b >>> 27) ^ c, 1_597_334_677)
        a ^= a >>> 15
      }
      at += read
    }
    a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
    b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
    return this.put(b >>> 14, a >>> 0, b & 0xff)
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
