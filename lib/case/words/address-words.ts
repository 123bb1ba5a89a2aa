/** Addresses and places brought to one spelling, so that they can be compared however they were typed. */

const shortForms: Record<string, string> = {
  street: 'st',
  strt: 'st',
  stryd: 'st',
  heol: 'rd',
  hewl: 'rd',
  ffordd: 'rd',
  lon: 'ln',
  rhodfa: 'ave',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  lane: 'ln',
  la: 'ln',
  drive: 'dr',
  drv: 'dr',
  close: 'cl',
  clo: 'cl',
  court: 'ct',
  crt: 'ct',
  crescent: 'cres',
  cresent: 'cres',
  crst: 'cres',
  place: 'pl',
  square: 'sq',
  terrace: 'terr',
  ter: 'terr',
  gardens: 'gdns',
  gdn: 'gdns',
  garden: 'gdns',
  grove: 'gr',
  house: 'hse',
  ho: 'hse',
  building: 'bldg',
  buildings: 'bldg',
  apartment: 'flat',
  apt: 'flat',
  appt: 'flat',
  fflat: 'flat',
  unit: 'flat',
  saint: 'st',
  mount: 'mt',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  center: 'centre',
}
const numbers = [
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  ),
]
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const welsh = ['', 'un', 'dau', 'tri', 'pedwar', 'pump', 'chwech', 'saith', 'wyth', 'naw', 'deg']
const digits: Record<string, string> = {
  ...Object.fromEntries(numbers.map((word, n) => [word, String(n)])),
  ...Object.fromEntries(tens.map((word, n) => [word, String((n + 2) * 10)])),
  hundred: '100',
  ...Object.fromEntries(welsh.map((word, n) => [word, String(n)])),
  first: '1st',
  second: '2nd',
  third: '3rd',
}
delete digits['']

/** Text without accents, invisible characters or case, and with what addresses in links are escaped with undone. */
export const plain = (text: string): string => {
  const bare = (t: string) =>
    t
      .normalize('NFKD')
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
      .toLowerCase()
  try {
    return bare(/%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text)
  } catch {
    return bare(text)
  }
}

/** Words without case, accents or punctuation, in their short forms. Capitals and digits run together as in a file's name are parted. */
export const addressWords = (text: string): string[] => joinTens(parts(text))

/** Twenty-one is one number in two words. */
const joinTens = (words: string[]): string[] =>
  words.flatMap((word, n) => {
    const next = words[n + 1] ?? ''
    if (/^[2-9]0$/.test(word) && /^[1-9]$/.test(next)) return [`${word[0]}${next}`]
    return /^[1-9]$/.test(word) && /^[2-9]0$/.test(words[n - 1] ?? '') ? [] : [word]
  })
const parts = (text: string): string[] =>
  plain(
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Ll}{2})(\d)/gu, '$1 $2')
      .replace(/(\d)(\p{Lu}\p{Ll})/gu, '$1 $2'),
  )
    .replace(/\.(?=[a-z0-9]{2})/g, ' ')
    .replace(/['’‘`.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map(word => shortForms[word] ?? digits[word] ?? word)

const longForms = Object.entries(shortForms).filter(([long]) => long.length >= 4)
/** Letters and digits alone, with the kinds of street in their short forms even inside a longer run. */
export const packedWords = (text: string): string =>
  longForms.reduce((left, [long, short]) => left.replaceAll(long, short), plain(text).replace(/[^a-z0-9]/g, ''))

/** A word in every spelling that it may have in an address: lane, la and ln are one. */
export function spellingsOf(word: string): string[] {
  const short = shortForms[word] ?? word
  const longs = Object.keys(shortForms).filter(long => shortForms[long] === short)
  const number = digits[word]
  return [...new Set([word, short, ...longs, ...(number ? [number] : [])])]
}

/** Words for kinds of street, in their short forms. */
export const streetWords = new Set(
  'st rd ave ln dr cl ct cres pl sq terr gdns gr way row walk mews hill green park rise view mt wharf quay'.split(' '),
)

/** The first postcode in a text, without its space and in lower case. */
export const postcodeOf = (text: string): string | undefined =>
  /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i.exec(text)?.slice(1).join('').toLowerCase()
