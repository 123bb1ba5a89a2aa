const marks = /[̀-ͯ]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const plain = /^[\x00-\x7f]*$/
const latin: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }
const others = /[øłđðþßæœı]/g

/** Lower case without accents; letters that Unicode does not take apart are spelt as English papers spell them. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (plain.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(marks, '')
    .replace(others, letter => latin[letter] ?? letter)
}

/** A 52-bit number for a text (never 0), the same on every machine. */
export function hash(text: string, seed = 0): number {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 1 + (low >>> 0) + (high & 0xfffff) * 4294967296
}

/** Mixes two numbers into 32 bits. */
export function mix(a: number, b: number): number {
  let h = Math.imul((a >>> 0) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul((a / 4294967296) | 0, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul((b >>> 0) + 0x165667b1, 0xc2b2ae35)
  h ^= Math.imul((b / 4294967296) | 0, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39)
  return (h ^ (h >>> 16)) >>> 0
}

const matchedA = new Uint8Array(64)
const matchedB = new Uint8Array(64)

/** Jaro-Winkler likeness of two words, 0 to 1. Letters beyond the sixty-fourth are not looked at. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const la = Math.min(a.length, 64)
  const lb = Math.min(b.length, 64)
  if (la === 0 || lb === 0) return 0
  const reach = Math.max(0, (Math.max(la, lb) >> 1) - 1)
  matchedA.fill(0, 0, la)
  matchedB.fill(0, 0, lb)
  let matches = 0
  for (let i = 0; i < la; i++) {
    const code = a.charCodeAt(i)
    const end = Math.min(lb, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (matchedB[j] === 1 || b.charCodeAt(j) !== code) continue
      matchedA[i] = 1
      matchedB[j] = 1
      matches++
      break
    }
  }
  if (matches === 0) return 0
  let turned = 0
  for (let i = 0, j = 0; i < la; i++) {
    if (matchedA[i] === 0) continue
    while (matchedB[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) turned++
    j++
  }
  const jaro = (matches / la + matches / lb + (matches - turned / 2) / matches) / 3
  let prefix = 0
  while (prefix < 4 && prefix < la && prefix < lb && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Whether one letter put in, left out or changed, or two neighbours exchanged, makes one word the other. */
export function oneEdit(a: string, b: string): boolean {
  const long = a.length >= b.length ? a : b
  const short = a.length >= b.length ? b : a
  if (long.length - short.length > 1) return false
  let i = long.length - 1
  let j = short.length - 1
  if (j > 1 && long.charCodeAt(0) !== short.charCodeAt(0) && long.charCodeAt(i) !== short.charCodeAt(j)) return false
  let start = 0
  while (start < short.length && long.charCodeAt(start) === short.charCodeAt(start)) start++
  while (j >= start && long.charCodeAt(i) === short.charCodeAt(j)) {
    i--
    j--
  }
  if (i < start) return false
  if (long.length !== short.length) return i === start
  if (i === start) return true
  return (
    i === start + 1 && long.charCodeAt(start) === short.charCodeAt(i) && long.charCodeAt(i) === short.charCodeAt(start)
  )
}

/** Whether two such edits at most do it. */
export function twoEdits(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false
  let start = 0
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  return within(a.slice(start, endA), b.slice(start, endB))
}

function within(a: string, b: string): boolean {
  if (a.length < 2 || b.length < 2) return Math.max(a.length, b.length) <= 2
  const turned = a[0] === b[1] && a[1] === b[0] ? rest(a.slice(2), b.slice(2)) : false
  return turned || rest(a.slice(1), b.slice(1)) || rest(a.slice(1), b) || rest(a, b.slice(1))
}

const rest = (a: string, b: string) => a === b || oneEdit(a, b)

const codes: Record<string, number> = {}
for (const [n, letters] of ['bp', 'fvw', 'ckqgx', 'szj', 'dt', 'l', 'mn', 'r'].entries())
  for (const letter of letters) codes[letter] = n + 1

/** How a word sounds, roughly, as a number: for finding candidates and never as evidence by itself. */
export function soundOf(word: string): number {
  let spoken = word
  // Asked first, for most words have none of these.
  if (word.includes('h')) spoken = spoken.replace(/ph/g, 'f').replace(/gh/g, 'g')
  const head = word.charCodeAt(0)
  if (head === 107 || head === 103) spoken = spoken.replace(/^(kn|gn)/, 'n')
  else if (head === 119) spoken = spoken.replace(/^wr/, 'r')
  if (word.includes('h') || word.includes('z')) spoken = spoken.replace(/(sch|sz|cz|sh|ch|dz)/g, 's')
  if (word.includes('c')) spoken = spoken.replace(/c(?=[iey])/g, 's')
  if (word.includes('w')) spoken = spoken.replace(/w(?=[^aeiou]|$)/g, '')
  let sound = 0
  let last = -1
  let length = 0
  for (let i = 0; i < spoken.length && length < 4; i++) {
    const code = codes[spoken[i] ?? ''] ?? 0
    if (code === 0) {
      if (i === 0) {
        sound = 9
        length = 1
      }
      if (spoken[i] !== 'h') last = -1
      continue
    }
    if (code !== last) {
      sound = sound * 10 + code
      length++
    }
    last = code
  }
  return sound
}
