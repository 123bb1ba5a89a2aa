/** Times by number, worked out where they are asked for: those of a gigabyte would take a hundred megabytes. */
export type Series = { readonly length: number; at(i: number): number | undefined }

/** Seconds by which messages of a chat may stand before each other: clocks of two phones differ. */
const slack = 120
/** So many times more entries that follow than entries before them: then it is those before that stand wrongly. */
const outweighs = 10
const mostSpikes = 20

/**
 * Which entries of a chat stand out of turn: a chat is written in the order of its times, so what is earlier than what stands before it was
 * sent late, or is text that somebody pasted. A few entries dated ahead, after which the whole file would be late, are themselves the ones.
 * Times in seconds, NaN for none; undefined where all is in order. Takes as long as there are entries.
 */
export function outOfTurn(times: Series): Uint8Array | undefined {
  if (inOrder(times)) return undefined
  const out = new Uint8Array(times.length)
  /** Entries in turn so far. */
  const chain: number[] = []
  let spikes = 0
  const latest = () => timeAt(times, chain.at(-1)) ?? Number.NEGATIVE_INFINITY
  for (let i = 0; i < times.length; ) {
    const t = times.at(i) ?? Number.NaN
    if (Number.isNaN(t) || t >= latest() - slack) {
      if (t >= latest()) chain.push(i)
      i++
      continue
    }
    const from = i
    let earliest = t
    let size = 0
    while (i < times.length && !((times.at(i) ?? Number.NaN) >= latest() - slack)) {
      const next = times.at(i) ?? Number.NaN
      if (!Number.isNaN(next)) size++
      if (next < earliest) earliest = next
      i++
    }
    const ahead = laterThan(earliest + slack, chain, times, size / outweighs)
    if (ahead !== undefined) for (let k = 0; k < ahead; k++) out[chain[chain.length - 1 - k] ?? 0] = 1
    if (ahead !== undefined && i === times.length && spikes < mostSpikes) {
      spikes++
      chain.length -= ahead
      i = from
    } else for (let k = from; k < i; k++) if (!Number.isNaN(times.at(k) ?? Number.NaN)) out[k] = 1
  }
  return out
}

/** How many entries at the end of the chain are later; undefined for more than so many. */
function laterThan(time: number, chain: number[], times: Series, most: number): number | undefined {
  for (let n = 0; n < most; n++)
    if ((timeAt(times, chain[chain.length - 1 - n]) ?? Number.NEGATIVE_INFINITY) <= time) return n || undefined
  return undefined
}

const timeAt = (times: Series, i: number | undefined) => (i === undefined ? undefined : times.at(i))

function inOrder(times: Series): boolean {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < times.length; i++) {
    const t = times.at(i) ?? Number.NaN
    if (t < most - slack) return false
    if (t > most) most = t
  }
  return true
}

/** Days and clock readings of many entries in four bytes each; what of a day is beyond the number that fits has no time. */
export class Times {
  private codes = new Uint32Array(1024)
  private size = 0
  private days = new Map<string, number>()
  private written: [string, string, string][] = []

  push(parts: [string, string, string], secondOfDay: number | undefined): void {
    if (this.size === this.codes.length) {
      const wider = new Uint32Array(this.codes.length * 2)
      wider.set(this.codes)
      this.codes = wider
    }
    this.codes[this.size++] = secondOfDay === undefined ? 0 : this.dayOf(parts) * 0x20000 + secondOfDay
  }

  private last: { parts: [string, string, string] | undefined; day: number } = { parts: undefined, day: 0 }

  private dayOf(parts: [string, string, string]): number {
    if (parts !== this.last.parts) this.last = { parts, day: this.newDay(parts) }
    return this.last.day
  }

  private newDay(parts: [string, string, string]): number {
    const key = parts.join('/')
    let day = this.days.get(key)
    if (day === undefined) {
      if (this.written.length >= 0x7ffe) return 0
      this.written.push(parts)
      day = this.written.length
      this.days.set(key, day)
    }
    return day
  }

  /** Seconds of each entry, where its day is `dayNumber` days since 1970; NaN for one without. */
  seconds(dayNumber: (parts: [string, string, string]) => number | undefined): Series {
    const days = this.written.map(dayNumber)
    const { codes, size } = this
    return {
      length: size,
      at(i) {
        const code = codes[i] ?? 0
        const day = days[Math.floor(code / 0x20000) - 1]
        return day === undefined ? Number.NaN : day * 86_400 + (code % 0x20000)
      },
    }
  }
}
