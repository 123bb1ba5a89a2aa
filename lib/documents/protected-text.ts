/** Finds a protected address in text that is about to leave the force, however it is spelt. */

export interface Secret {
  address: string
  postcode: string | null
}
/** Where a protected address was found: the way through the document, in words. It never says which address. */
export interface Found {
  where: string
}

const shortForms: Record<string, string> = {
  street: 'st',
  road: 'rd',
  avenue: 'ave',
  lane: 'ln',
  drive: 'dr',
  close: 'cl',
  court: 'ct',
  crescent: 'cres',
  place: 'pl',
  square: 'sq',
  terrace: 'terr',
  gardens: 'gdns',
  house: 'hse',
  apartment: 'flat',
  saint: 'st',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
}
const digits: Record<string, string> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
}

/** Words without case, accents or punctuation, in their short forms. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .toLowerCase()
    .replace(/['’‘`.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map(word => shortForms[word] ?? digits[word] ?? word)

const postcodeOf = (text: string): string | undefined =>
  /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i.exec(text)?.slice(1).join('').toLowerCase()

interface Needle {
  /** Runs of letters and digits, any of which gives the address away. */
  runs: string[]
}

/** What of an address would give it away: its postcode, its number with its street, its street with its town. */
export function needlesOf(secret: Secret): Needle {
  const postcode = (secret.postcode && postcodeOf(secret.postcode)) ?? postcodeOf(secret.address)
  const lines = secret.address
    .split(/[\n,]/)
    .map(line => wordsOf(line.replace(/\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i, '')))
    .filter(words => words.length > 0)
  const runs = new Set<string>()
  if (postcode) runs.add(postcode)
  for (const [n, line] of lines.entries()) {
    const squashed = line.join('')
    const isStreet = line.some(word => streetWords.has(word))
    const hasNumber = /\d/.test(line[0] ?? '')
    if (hasNumber && line.length > 1) runs.add(squashed)
    // A street alone gives a person away where few live on it: its name without the number is looked for too.
    if (isStreet && line.length > (hasNumber ? 2 : 1)) runs.add((hasNumber ? line.slice(1) : line).join(''))
    // A house or flat on a line of its own stands with the line that follows it.
    const next = lines[n + 1]
    if (!isStreet && n === 0 && next) runs.add([...line, ...next].join(''))
  }
  return { runs: [...runs].filter(run => run.length >= 5) }
}
const streetWords = new Set(
  'st rd ave ln dr cl ct cres pl sq terr gdns way row walk mews hill green grove park rise view mount wharf quay'.split(
    ' ',
  ),
)

/** Whether the text holds any run that gives an address away. Spaces, case and punctuation do not hide it. */
export function reveals(text: string, needles: Needle[]): boolean {
  const squashed = wordsOf(text).join('')
  const packed = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return needles.some(needle => needle.runs.some(run => squashed.includes(run) || packed.includes(run)))
}

/** Every place in a document's data where a protected address would be read. `label` puts a path into words. */
export function scan(data: unknown, secrets: Secret[], label: (path: string[]) => string): Found[] {
  const needles = secrets.map(needlesOf)
  const found: Found[] = []
  const walk = (value: unknown, path: string[]) => {
    if (typeof value === 'string') {
      if (reveals(value, needles)) found.push({ where: label(path) })
    } else if (Array.isArray(value)) for (const [n, item] of value.entries()) walk(item, [...path, String(n)])
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
  }
  if (needles.length) walk(data, [])
  return found
}
