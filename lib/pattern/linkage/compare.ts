import { at, fieldCount } from './fields.ts'
import { sameName } from './nicknames.ts'
import { emailSlots, handleSlots, phoneSlots, type Table } from './table.ts'
import { jaroWinkler, oneEdit, soundOf, twoEdits } from './text.ts'

/** The level of each field for two people, -1 where either is blank, and how likely strangers agree so. */
export type Comparison = { levels: Int8Array; chances: Float64Array }

export const newComparison = (): Comparison => ({
  levels: new Int8Array(fieldCount),
  chances: new Float64Array(fieldCount),
})

// What a name not yet seen weighs, in people; and how many ways there are to misspell one.
const unseen = 2000
const slips = 60
const wideSlips = 500
const slipAtMost = 0.004
const listedRate = 0.003
const unlistedRate = 0.0003

type Likeness = 0 | 1 | 2 | 3 | 4
const same = 0
const known = 1
const oneLetter = 2
const alike = 3
const different = 4

const cacheBits = 18

const comparers = new WeakMap<Table, ReturnType<typeof newComparer>>()

/** Compares people of one table. A table has one comparer, for what it remembers of names serves all who compare. */
export function comparer(table: Table): ReturnType<typeof newComparer> {
  const known = comparers.get(table)
  if (known) return known
  const made = newComparer(table)
  comparers.set(table, made)
  return made
}

function newComparer(table: Table) {
  const { words, accounts, counts, totals } = table
  const cachedPairs = new Float64Array(1 << cacheBits).fill(-1)
  const cachedLikeness = new Uint8Array(1 << cacheBits)

  const likeness = (a: number, b: number): Likeness => {
    if (a === b) return same
    const low = Math.min(a, b)
    const high = Math.max(a, b)
    const pair = high * 67108864 + low
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - cacheBits)
    if (cachedPairs[place] === pair) return cachedLikeness[place] as Likeness
    const found = fewInCommon(words.letters[a] ?? 0, words.letters[b] ?? 0)
      ? words.groups[a]?.some(group => words.groups[b]?.includes(group))
        ? known
        : different
      : likenessOf(words.texts[a] ?? '', words.texts[b] ?? '')
    cachedPairs[place] = pair
    cachedLikeness[place] = found
    return found
  }

  const rate = (word: number, counted: number[], total: number) => {
    const prior = (words.groups[word]?.length ?? 0) > 0 ? listedRate : unlistedRate
    return ((counted[word] ?? 0) + unseen * prior) / (total + unseen)
  }
  const givenRate = (word: number) => rate(word, words.given, totals.given)
  const familyRate = (word: number) => rate(word, words.family, totals.family)

  const groupRate = (a: number, b: number) => {
    let sum = 0
    for (const group of words.groups[a] ?? [])
      if (words.groups[b]?.includes(group)) sum += table.groupCounts[group] ?? 0
    return Math.min(1, (sum + unseen * listedRate) / (totals.given + unseen))
  }

  /**
   * Chance of meeting a misspelling: governed by the rarer of the two, for a common name is no slip of another. A word
   * that is no listed name and hardly occurs is a slip more likely than not, however few rows there are to count.
   */
  const slipChance = (a: number, b: number, fa: number, fb: number, counted: number[], ways: number) => {
    const chance = Math.min(1, (ways * fa * fb) / (fa + fb))
    const rarer = fa < fb ? a : b
    const slip = (counted[rarer] ?? 0) <= 2 && words.groups[rarer]?.length === 0
    return slip ? Math.min(chance, slipAtMost) : chance
  }

  const set = (out: Comparison, field: number, level: number, chance: number) => {
    out.levels[field] = level
    out.chances[field] = chance
  }

  const compareGiven = (
    a: number,
    b: number,
    ra: (w: number) => number,
    rb: (w: number) => number,
    out: Comparison,
  ) => {
    const ta = words.texts[a] ?? ''
    const tb = words.texts[b] ?? ''
    if (ta.length === 1 || tb.length === 1) {
      const agrees = ta[0] === tb[0]
      set(out, at.initial, agrees ? 0 : 1, agrees ? 0.09 : 0.91)
      return
    }
    const like = likeness(a, b)
    if (like === same) set(out, at.given, 0, Math.max(ra(a), rb(a)))
    else if (like === known) set(out, at.given, 1, Math.max(groupRate(a, b), ra(a) + rb(b)))
    else if (like === oneLetter) set(out, at.given, 2, slipChance(a, b, ra(a), rb(b), words.given, slips))
    else if (like === alike) set(out, at.given, 3, slipChance(a, b, ra(a), rb(b), words.given, wideSlips))
    else set(out, at.given, 5, 1)
  }

  const family = (a: number, b: number, ra: (w: number) => number, rb: (w: number) => number, out: Comparison) => {
    const like = likeness(a, b)
    if (like === same) set(out, at.family, 0, Math.max(ra(a), rb(a)))
    else if (like === known) set(out, at.family, 1, ra(a) + rb(b))
    else if (like === oneLetter) set(out, at.family, 3, slipChance(a, b, ra(a), rb(b), words.family, slips))
    else if (like === alike) set(out, at.family, 4, slipChance(a, b, ra(a), rb(b), words.family, wideSlips))
    else {
      const single = (words.texts[a] ?? '').length === 1 || (words.texts[b] ?? '').length === 1
      if (single && words.texts[a]?.[0] === words.texts[b]?.[0]) set(out, at.family, -1, 1)
      else set(out, at.family, 5, 1)
    }
  }

  const close = (a: number, b: number) => a >= 0 && b >= 0 && likeness(a, b) <= oneLetter
  const nearly = (a: number, b: number) => a >= 0 && b >= 0 && likeness(a, b) <= alike
  const initialOf = (a: number, b: number) => {
    const [x = '', y = ''] = [words.texts[a], words.texts[b]]
    return (x.length === 1) !== (y.length === 1) && x[0] === y[0]
  }

  const names = (a: number, b: number, out: Comparison) => {
    const c = table.columns
    const ga = c.given[a] ?? -1
    const gb = c.given[b] ?? -1
    const fa = c.family[a] ?? -1
    const fb = c.family[b] ?? -1
    if (ga >= 0 && gb >= 0) compareGiven(ga, gb, givenRate, givenRate, out)
    if (fa >= 0 && fb >= 0) family(fa, fb, familyRate, familyRate, out)
    const givenApart = out.levels[at.given] === 5 || out.levels[at.initial] === 1
    const familyApart = out.levels[at.family] === 5

    if ((givenApart || ga < 0 || gb < 0) && (familyApart || fa < 0 || fb < 0)) {
      const isCrossed = (x: number, y: number) => x < 0 || y < 0 || nearly(x, y) || initialOf(x, y)
      if (isCrossed(ga, fb) && isCrossed(fa, gb) && (close(ga, fb) || close(fa, gb))) {
        out.levels[at.given] = out.levels[at.initial] = out.levels[at.family] = -1
        // Of the two rows one has its names in the usual order: take the order that the file knows better.
        const usual = (w: number) => Math.max(givenRate(w), unlistedRate)
        const usualFamily = (w: number) => Math.max(familyRate(w), unlistedRate)
        const first = givenRate(ga) * familyRate(fa) >= givenRate(fa) * familyRate(ga)
        const [given1, given2, family1, family2] = first ? [ga, fb, fa, gb] : [fa, gb, ga, fb]
        if (given1 >= 0 && given2 >= 0) compareGiven(given1, given2, usual, usual, out)
        if (family1 >= 0 && family2 >= 0) family(family1, family2, usualFamily, usualFamily, out)
        set(out, at.order, 1, 1)
        return
      }
    }
    if (ga >= 0 && gb >= 0 && fa >= 0 && fb >= 0) set(out, at.order, 0, 1)
    if (out.levels[at.given] === 5) {
      const [ma, mb] = [c.middle[a] ?? -1, c.middle[b] ?? -1]
      if (ma >= 0 && close(ma, gb) && ma !== ga) set(out, at.given, 4, 2 * Math.max(givenRate(ma), givenRate(gb)))
      else if (mb >= 0 && close(mb, ga) && mb !== gb) set(out, at.given, 4, 2 * Math.max(givenRate(mb), givenRate(ga)))
    } else if ((c.middle[a] ?? -1) >= 0 && (c.middle[b] ?? -1) >= 0) middles(c.middle[a] ?? -1, c.middle[b] ?? -1, out)
    if (out.levels[at.family] !== 0) parts(a, b, out)
  }

  const middles = (a: number, b: number, out: Comparison) => {
    const ta = words.texts[a] ?? ''
    const tb = words.texts[b] ?? ''
    if (ta.length === 1 || tb.length === 1) {
      const agrees = ta[0] === tb[0]
      set(out, at.middle, agrees ? 1 : 2, agrees ? 0.09 : 0.91)
    } else if (likeness(a, b) <= oneLetter) set(out, at.middle, 0, 0.02)
    else set(out, at.middle, 2, 0.98)
  }

  /** Smith-Jones against Jones: one part of a double name stands alone in the other row. */
  const parts = (a: number, b: number, out: Comparison) => {
    const c = table.columns
    const own = (p: number) => [c.part[p] ?? -1, c.otherPart[p] ?? -1, (c.part[p] ?? -1) < 0 ? (c.family[p] ?? -1) : -1]
    if ((c.part[a] ?? -1) < 0 && (c.part[b] ?? -1) < 0) return
    for (const x of own(a))
      for (const y of own(b))
        if (x >= 0 && y >= 0 && likeness(x, y) <= oneLetter) {
          set(out, at.family, 2, Math.max(familyRate(x), familyRate(y)))
          return
        }
  }

  const sameYear = () => {
    let sum = 0
    for (let i = 0; i < 200; i++) sum += ((table.years[i] ?? 0) / Math.max(1, totals.years)) ** 2
    const weight = totals.years / (totals.years + 200)
    return weight * sum + (1 - weight) * 0.022
  }
  let yearsCounted = -1
  const bornChances = new Float64Array(7)
  const yearChances = new Float64Array(3)
  const countYears = () => {
    yearsCounted = totals.years
    const y = sameYear()
    bornChances.set([y / 366, y / 700, y / 90, 0.045 * y, 4 * y, 0.5, 0.42])
    yearChances.set([y, 2 * y, 1 - 3 * y])
  }

  const born = (a: number, b: number, out: Comparison) => {
    const da = table.columns.born[a] ?? 0
    const db = table.columns.born[b] ?? 0
    if (da === 0 || db === 0) return
    if (yearsCounted < 0 || totals.years > yearsCounted * 1.1) countYears()
    const level = bornLevel(da, db)
    if (level >= 10) set(out, at.year, level - 10, yearChances[level - 10] ?? 1)
    else set(out, at.born, level, bornChances[level] ?? 1)
  }

  const places = (a: number, b: number, out: Comparison) => {
    const c = table.columns
    const aa = c.address[a] ?? 0
    const ab = c.address[b] ?? 0
    const pa = c.postcode[a] ?? 0
    const pb = c.postcode[b] ?? 0
    const oa = c.outward[a] ?? -1
    const ob = c.outward[b] ?? -1
    const codes = oa >= 0 && ob >= 0
    const postcodeRate = () => (counts.postcode.of(pa) + 0.02) / (totals.postcode + unseen)
    const fullSame = pa !== 0 && pa === pb
    if (aa !== 0 && aa === ab && (!codes || oa === ob)) {
      const chance = (counts.address.of(aa) + 0.02) / (totals.address + unseen)
      set(out, at.place, 0, fullSame ? Math.min(chance, postcodeRate()) : chance)
    } else if (fullSame) set(out, at.place, 1, postcodeRate())
    else if (codes && oa === ob)
      set(out, at.place, 2, Math.min(1, ((table.outwardCounts[oa] ?? 0) + unseen * 0.01) / (totals.postcode + unseen)))
    else if (codes || (aa !== 0 && ab !== 0)) set(out, at.place, 3, 1)
  }

  const phones = (a: number, b: number, out: Comparison) => {
    const list = table.columns.phones
    const [ia, ib] = [a * phoneSlots, b * phoneSlots]
    if (list[ia] === 0 || list[ib] === 0) return
    let near = false
    for (let i = ia; i < ia + phoneSlots && list[i] !== 0; i++)
      for (let j = ib; j < ib + phoneSlots && list[j] !== 0; j++) {
        const x = list[i] ?? 0
        const y = list[j] ?? 0
        if (x === y) {
          set(out, at.phone, 0, (counts.phone.of(x) + 0.02) / (totals.people + unseen))
          return
        }
        near ||= nearPhone(x, y)
      }
    if (near) set(out, at.phone, 1, 0.0004)
    else set(out, at.phone, 2, 1)
  }

  const accountsOf = (list: Int32Array, slots: number, field: number, a: number, b: number, out: Comparison) => {
    const [ia, ib] = [a * slots, b * slots]
    if (list[ia] === 0 || list[ib] === 0) return
    let near = false
    for (let i = ia; i < ia + slots && list[i] !== 0; i++)
      for (let j = ib; j < ib + slots && list[j] !== 0; j++) {
        const x = (list[i] ?? 0) - 1
        const y = (list[j] ?? 0) - 1
        if (x === y) {
          set(out, field, 0, ((accounts.given[x] ?? 0) + 0.02) / (totals.people + unseen))
          return
        }
        near ||= nearAccount(accounts.texts[x] ?? '', accounts.texts[y] ?? '')
      }
    if (near) set(out, field, 1, 0.0006)
    else set(out, field, 2, 1)
  }

  return (a: number, b: number, out: Comparison) => {
    for (let f = 0; f < fieldCount; f++) {
      out.levels[f] = -1
      out.chances[f] = 1
    }
    const c = table.columns
    names(a, b, out)
    born(a, b, out)
    places(a, b, out)
    phones(a, b, out)
    accountsOf(c.emails, emailSlots, at.email, a, b, out)
    accountsOf(c.handles, handleSlots, at.handle, a, b, out)
    const [ra, rb] = [c.ref[a] ?? 0, c.ref[b] ?? 0]
    if (ra !== 0 && rb !== 0) set(out, at.ref, ra === rb ? 0 : 1, ra === rb ? 0.002 : 1)
  }
}

const bitsIn = (bits: number) => {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Words with so few letters in common are alike in no way: most pairs of names need no closer look. */
const fewInCommon = (a: number, b: number) => bitsIn(a & b) * 2 < Math.min(bitsIn(a), bitsIn(b))

/** How two folded names compare: the same, known forms of one, a letter apart, alike, or different. */
export function likenessOf(a: string, b: string): Likeness {
  if (a === b) return same
  if (sameName(a, b)) return known
  const shorter = Math.min(a.length, b.length)
  if (shorter < 2) return different
  if (Math.max(a.length, b.length) > 2 && oneEdit(a, b)) return oneLetter
  if (shorter < 3) return different
  // Shortened in a way that no list has: Seb, Sebastian.
  if (Math.abs(a.length - b.length) > 1 && (a.startsWith(b) || b.startsWith(a))) return known
  if (shorter < 4) return different
  const likely = jaroWinkler(a, b)
  if (likely >= 0.88 || (shorter > 4 && twoEdits(a, b))) return alike
  return likely >= 0.75 && soundOf(a) === soundOf(b) ? alike : different
}

/** The level of two dates of birth; 10 and above are levels of the year, where a 1 January says no more. */
export function bornLevel(a: number, b: number): number {
  if (a === b && a % 10000 !== 101) return 0
  const ya = Math.floor(a / 10000)
  const yb = Math.floor(b / 10000)
  const ma = Math.floor(a / 100) % 100
  const mb = Math.floor(b / 100) % 100
  const da = a % 100
  const db = b % 100
  const years = Math.abs(ya - yb)
  if (a % 10000 === 101 || b % 10000 === 101) return years === 0 ? 10 : years === 1 ? 11 : 12
  if (years === 0 && ma === db && da === mb) return 1
  if (ma === mb && da === db && (years === 1 || years === 10 || (years < 10 && oneEdit(`${ya}`, `${yb}`)))) return 2
  const digitOut = (x: number, y: number) =>
    Math.abs(x - y) === 1 || x % 10 === y % 10 || Math.floor(x / 10) === Math.floor(y / 10)
  if (years === 0 && ma === mb && digitOut(da, db)) return 3
  if (years === 0 && da === db) return 3
  const months = Math.abs(ya * 12 + ma - yb * 12 - mb)
  if (months <= 24) return 4
  return years < 16 ? 5 : 6
}

/** One digit changed, left out or put in, or two neighbours exchanged. */
function nearPhone(a: number, b: number): boolean {
  const [large, small] = a > b ? [a, b] : [b, a]
  if (large < small * 2) {
    let apart = large - small
    while (apart % 10 === 0) apart /= 10
    if (apart > 9 && (apart > 81 || apart % 9 !== 0)) return false
  } else if (large > small * 100) return false
  return oneEdit(`${a}`, `${b}`)
}

/** One letter apart, in accounts long enough for that to say something. */
const nearAccount = (a: string, b: string) => a.length >= 6 && oneEdit(a, b)
