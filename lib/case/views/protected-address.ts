import { addressWords, packedWords, plain, postcodeOf, spellingsOf, streetWords } from '../words/address-words.ts'

/** Finds a protected address in a text, however it is spelt. */

export interface Secret {
  address: string
  postcode: string | null
}
export interface Needle {
  /** Runs of letters and digits, any of which gives the address away. */
  runs: string[]
  /** Its postcode without a space. */
  postcode: string | undefined
}

// Letters typed for digits and digits for letters: ME1O lAB for ME10 1AB.
const nearPostcode = /\b[a-z]{1,2}[\doils][a-z\d]?\s*[\doils][a-z\d]{2}\b/g
const alike = (packed: string) => packed.replace(/o/g, '0').replace(/[il]/g, '1').replace(/s/g, '5')
const pieces = (address: string) =>
  address
    .split(/[\n,;]/)
    .map(line => addressWords(line.replace(/\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i, '')))
    .filter(words => words.length > 0)

/** What of an address would give it away: its postcode, its number with its street, its street, its flat with its street. */
export function needlesOf(secret: Secret): Needle {
  const postcode = (secret.postcode && postcodeOf(secret.postcode)) ?? postcodeOf(secret.address)
  const lines = pieces(secret.address)
  const runs = new Set<string>()
  for (const [n, line] of lines.entries()) {
    const isStreet = line.some(word => streetWords.has(word)) || /\b(?:heol|ffordd|stryd)\b/i.test(secret.address)
    const numbered = /^\d/.test(line[0] ?? '')
    const street = numbered ? line.slice(1) : line
    if (numbered && street.length) for (const run of spelt(line[0] ?? '', street)) runs.add(run)
    // A street alone gives a person away where few live on it: its name without the number is looked for too.
    if (isStreet && street.length > 1) {
      runs.add(street.join(''))
      // Welsh puts the kind of street first: Heol y Felin, Felin Heol.
      runs.add([...street.slice(1), street[0]].join(''))
    }
    // A street of whatever type, where a number says that it is one; and the name of a house before the line of its street.
    if (numbered && street.join('').length >= 6) runs.add(street.join(''))
    if (!numbered && n === 0 && lines.length > 1 && line.join('').length >= 6 && !isFlat(line)) runs.add(line.join(''))
    // A house or flat on a line of its own stands with the line that follows it.
    const next = lines[n + 1]
    if (!isStreet && n === 0 && next) for (const run of withFlat(line, next)) runs.add(run)
  }
  return { runs: [...runs].filter(run => run.length >= 5), postcode }
}
const isFlat = (line: string[]) => line[0] === 'flat' || line.every(word => word.length < 3)
/** A number and a street in every order that they are written in. */
const spelt = (number: string, street: string[]) => {
  const name = street.join('')
  return [`${number}${name}`, `${name}${number}`, `${name}no${number}`, `${name}number${number}`]
}
/** ‘Flat 2, 14 Mill Lane’, ‘14 Mill Lane, Flat 2’, ‘2/14 Mill Lane’, ‘14/2 Mill Lane’, ‘Flat 2 at 14 Mill Lane’. */
function withFlat(flat: string[], next: string[]): string[] {
  const bare = flat.filter(w => w !== 'flat').join('')
  const [number = '', ...street] = next
  const whole = next.join('')
  return [
    [...flat, ...next].join(''),
    [...next, ...flat].join(''),
    [...flat, 'at', ...next].join(''),
    ...(/^\d/.test(number) && /^\d/.test(bare)
      ? [`${bare}${whole}`, `${number}${bare}${street.join('')}`, `${bare}at${whole}`, `${whole}${bare}`]
      : []),
  ]
}

/** What of a case names a protected address, where it is given to somebody: a line in its place. */
export const keptBackWords = 'Kept back: it names an address that is kept secret'
const isCode = /^(?:[0-9a-f]{64}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/
/** A value with every text in it that names a protected address put aside. Ids and hashes stay. */
export function masked(value: unknown, needles: readonly Needle[]): unknown {
  if (typeof value === 'string') return !isCode.test(value) && reveals(value, needles) ? keptBackWords : value
  if (Array.isArray(value)) return value.map(v => masked(v, needles))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, masked(v, needles)]))
}

/** Whether the text holds any run that gives an address away. Spaces, case, accents and punctuation do not hide it. */
export function reveals(text: string, needles: readonly Needle[]): boolean {
  if (!needles.length || !text) return false
  const squashed = addressWords(text).join('')
  const run = packedWords(text)
  const bare = plain(text)
  const joined = bare.replace(/[^a-z0-9]/g, '')
  const near = (bare.match(nearPostcode) ?? []).map(found => alike(found.replace(/\s/g, '')))
  return needles.some(
    ({ runs, postcode }) =>
      runs.some(wanted => squashed.includes(wanted) || run.includes(wanted)) ||
      (postcode !== undefined && (joined.includes(postcode) || near.includes(alike(postcode)))),
  )
}

/** What the record of searches holds in the place of a text that is a protected address or a part of one. */
export const keptBackSearch = 'Kept back: it is an address that is kept secret, or part of one'
const outward = /^[a-z]{1,2}\d[a-z\d]?$/
const datesIn = /\b(?:\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})\b/g
/** The most words of a text that are looked at: an address has fewer. */
const mostWords = 40
/** A run that a protected address may hold without naming it is shorter, or all digits. */
const isTelling = (run: string) => /[a-z]/.test(run) && run.length >= (/\d/.test(run) ? 4 : 5)

/**
 * Runs of letters and digits of a typed text, one of which an address holds if the text is a part of it: two words or more
 * that follow each other, a text of one word, the first half of a postcode, and each long word beside a house number.
 */
export function typedPieces(text: string): string[] {
  const words = plain(text.replace(datesIn, ' '))
    .replace(/['’‘`.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, mostWords)
  const pieces = new Set<string>()
  const add = (some: readonly string[]) => {
    for (const run of spelled(some)) if (isTelling(run)) pieces.add(run)
  }
  const isNumbered = words.some(word => /^\d{1,4}[a-z]?$/.test(word))
  for (const [n, word] of words.entries()) {
    const rest = words.slice(n)
    // A longer run that an address holds has this one in it.
    const upTo = rest.findIndex((_, last) => last > 0 && isTelling(rest.slice(0, last + 1).join('')))
    if (upTo > 0) add(rest.slice(0, upTo + 1))
    if (words.length === 1 || (isNumbered && word.length >= 5)) add([word])
    // Three letters after it make it the plate of a vehicle.
    if (outward.test(word) && !/^[a-z]{3}$/.test(words[n + 1] ?? '')) pieces.add(word)
  }
  return [...pieces]
}
/** Words run together, in every spelling of each, up to as many as a name of three such words has. */
const spelled = (words: readonly string[]): string[] =>
  words
    .map(spellingsOf)
    .reduce<string[]>((runs, some) => runs.flatMap(run => some.map(word => run + word)).slice(0, 200), [''])
