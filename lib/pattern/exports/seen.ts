/** One part of the table: 48 bits of a fingerprint in six bytes a place. */
class Part {
  private high = new Uint32Array(16)
  private low = new Uint16Array(16)
  private used = 0

  /** Whether the fingerprint was put here before. The low half is never 0: 0 marks an empty place. */
  put(high: number, low: number): boolean {
    if (this.used * 8 >= this.high.length * 7) this.grow()
    const size = this.high.length
    let place = (Math.imul(high ^ (low << 15), 0x9e3779b1) >>> 7) % size
    for (;;) {
      const there = this.low[place]
      if (there === 0) break
      if (there === low && this.high[place] === high) return true
      place = place + 1 === size ? 0 : place + 1
    }
    this.high[place] = high
    this.low[place] = low
    this.used++
    return false
  }

  private grow(): void {
    const [high, low] = [this.high, this.low]
    const size = Math.ceil(high.length * 1.3)
    this.high = new Uint32Array(size)
    this.low = new Uint16Array(size)
    this.used = 0
    for (let i = 0; i < low.length; i++) {
      const there = low[i]
      if (there) this.put(high[i] ?? 0, there)
    }
  }
}

/**
 * Which rows came before. A row leaves 56 bits of a fingerprint, about eight bytes of memory; the chance that ten million
 * different rows hold one wrong answer is under one in a thousand. The parts grow one at a time, so memory never doubles.
 */
export class Seen {
  private parts = Array.from({ length: 256 }, () => new Part())

  /** Whether the same parts were given before; they are kept. */
  again(...parts: string[]): boolean {
    let a = 0xdeadbeef
    let b = 0x41c6ce57
    for (const part of parts) {
      for (let i = 0; i < part.length; i++) {
        const c = part.charCodeAt(i)
        a = Math.imul(a ^ c, 2_654_435_761)
        b = Math.imul(b ^ c, 1_597_334_677)
      }
      // No character has this number: "ab", "c" is not "a", "bc".
      a = Math.imul(a ^ 0x10000, 2_654_435_761)
      b = Math.imul(b ^ 0x10000, 1_597_334_677)
    }
    a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
    b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
    return this.parts[(b >>> 16) & 255]?.put(a >>> 0, b & 0xffff || 1) ?? false
  }
}
