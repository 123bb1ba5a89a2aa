import { fold } from './text.ts'

export type Name = { given: string; middle: string; family: string; part: string; otherPart: string }

const titles = new Set('mr mrs miss ms mx dr prof rev sir lady lord dame master messrs hon'.split(' '))
const suffixes = new Set('jr jnr junior sr snr senior ii iii iv'.split(' '))
const particles = new Set('o mc mac de da di del van von der den le la al el bin ibn abu st ul ur'.split(' '))
const unknowns = new Set(
  'unknown unk unkn nk none na nil tbc tbd unnamed refused anon anonymous suspect victim x xx'.split(' '),
)
// Said about somebody whose name is not known: "Unknown male", "not given". Alone they may be a name.
const fillers = new Set(
  'male female man woman person party offender caller neighbour not known given stated disclosed provided details name'.split(
    ' ',
  ),
)
const nicknamed = new Set('big little lil wee fat mad crazy old young mr uncle'.split(' '))
const simple = /^[a-z]+$/
const otherwise = /\b(?:aka|a\.k\.a\.?|alias|known as|fka|formerly)\b.*$/

const isFiller = (word: string) => fillers.has(word) || unknowns.has(word)

function words(text: string): string[] {
  const folded = fold(text.trim())
  if (simple.test(folded)) return titles.has(folded) || unknowns.has(folded) ? [] : [folded]
  const found = folded
    .replace(/\(.*?\)|".*?"/g, ' ')
    .replace(/\bn\/[ka]\b/g, ' unknown ')
    .replace(otherwise, '')
    .replace(/['’‘`´]/g, '')
    .split(/[^a-z]+/)
    .filter(word => word !== '' && !titles.has(word))
  if (found.length > 1 && found.every(isFiller)) return []
  return found.filter(word => !unknowns.has(word))
}

/** Particles belong to the word after them: Mc Donald, Al Hassan, de Souza. */
function joinParts(parts: string[]): string[] {
  const out: string[] = []
  let held = ''
  for (const [i, part] of parts.entries()) {
    if (particles.has(part) && i < parts.length - 1) held += part
    else {
      out.push(held + part)
      held = ''
    }
  }
  return out
}

/** The given names as they are compared: titles gone, folded, one word each. None when unknown. */
export const readGiven = (givenNames: string): string[] => words(givenNames)

export type Family = { family: string; part: string; otherPart: string }

/** The family name as it is compared, in one word, with the parts of a double one. Blank when unknown. */
export const readFamily = (familyName: string): Family =>
  familyOf(joinParts(words(withBirthName(familyName)).filter(word => !suffixes.has(word))))

/** A name at birth stands beside the other as a part of a double name does. */
const birthName = /[(\s](?:n[eé]e|born)\s+([^)]*)\)?/i
const withBirthName = (familyName: string) => familyName.replace(birthName, ' $1')

const familyOf = (families: readonly string[]): Family => {
  const last = families.length > 1 ? (families[families.length - 1] ?? '') : ''
  return { family: families.join(''), part: last === '' ? '' : (families[0] ?? ''), otherPart: last }
}

/** A whole name. One that stands in a single column is taken apart. */
export function readName(givenNames: string, familyName: string): Name {
  let givens = words(givenNames)
  let families = joinParts(words(withBirthName(familyName)).filter(word => !suffixes.has(word)))
  const comma = familyName.indexOf(',')
  if (comma > 0 && givens.length === 0) {
    families = joinParts(words(familyName.slice(0, comma)))
    givens = words(familyName.slice(comma + 1))
  } else if (families.length === 0 && givens.length > 1) {
    const all = joinParts(givens.filter(word => !suffixes.has(word)))
    families = all.slice(-1)
    givens = all.slice(0, -1)
    // "Big Dave" is a Dave of whom the family name is not known.
    if (givens.length === 1 && nicknamed.has(givens[0] ?? '')) [givens, families] = [families, []]
  } else if (givens.length === 0 && families.length > 1 && !familyName.includes('-')) {
    givens = families.slice(0, 1)
    families = families.slice(1)
  }
  return { given: givens[0] ?? '', middle: givens[1] ?? '', ...familyOf(families) }
}

const isoStart = /^\d{4}-\d\d-\d\d(?:[T ]|$)/
const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/
const britishDate = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?:[T ].*)?$/
const compactDate = /^(\d{4})(\d{2})(\d{2})$/
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A calendar date as year × 10000 + month × 100 + day; 0 when blank, -1 when it is not a date. Day before month. */
export function readDate(text: string): number {
  if (text === '') return 0
  const trimmed = text.trim()
  if (trimmed === '') return 0
  if (trimmed.length > 9 && isoStart.test(trimmed)) {
    const pair = (at: number) => trimmed.charCodeAt(at) * 10 + trimmed.charCodeAt(at + 1) - 528
    return checkDate(pair(0) * 100 + pair(2), pair(5), pair(8))
  }
  let year: number
  let month: number
  let day: number
  const iso = isoDate.exec(trimmed) ?? compactDate.exec(trimmed)
  if (iso) {
    year = Number(iso[1])
    month = Number(iso[2])
    day = Number(iso[3])
  } else {
    const british = britishDate.exec(trimmed)
    if (!british) return -1
    day = Number(british[1])
    month = Number(british[2])
    year = Number(british[3])
  }
  return checkDate(year, month, day)
}

function checkDate(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > (monthLengths[month - 1] ?? 0)) return -1
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2 && day === 29 && !leap) return -1
  return year * 10000 + month * 100 + day
}

const extension = /(?:ext|x)\.?\s*\d+\s*$/i

/** A telephone number as its digits with the country code (United Kingdom when none is given); 0 when it is none. */
export function readPhone(text: string): number {
  const plain = text.includes('x') || text.includes('X') ? text.replace(extension, '') : text
  let value = 0
  let digits = 0
  let zeros = 0
  let plus = false
  let turned = false
  let before = 0
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i)
    if (code === 43) plus = true
    if (code < 48 || code > 57) continue
    // The (0) of +44 (0)7700: dialled at home only.
    if (code === 48 && digits > 0 && plain.charCodeAt(i - 1) === 40 && plain.charCodeAt(i + 1) === 41) continue
    if (code === 48 && digits === 0) zeros++
    else {
      value = value * 10 + code - 48
      turned ||= digits > 0 && code !== before
      before = code
      digits++
    }
  }
  if (plus || zeros === 2) {
    // As it stands, but for the 0 that some keep after the country code.
    const after = 10 ** (digits - 3)
    if (digits === 13 && Math.floor(value / after) === 440) return 44 * after + (value % after)
  } else if (zeros === 1 || (digits === 10 && Math.floor(value / 1e9) === 7)) {
    value += 44 * 10 ** digits
    digits += 2
  }
  return digits < 8 || digits > 15 || !turned ? 0 : value
}

const betweenPhones =
  /[;,/|&\\\n\r]+| - |(?<=\d)\s*(?=\+)|\b(?:or|and|mob(?:ile)?|home|work|tel(?:ephone)?|land ?line|old|new|alt(?:ernative)?|also|then|now|phone|number|no|m|h|w|t)\b[:.]?|[()](?=[^\d()]*[a-z])/gi
/** A spreadsheet kept half of the digits. */
const spoiltPhone = /\d[.,]?\d*e\+?\d/i
const digitCount = (text: string) => text.replace(/\D/g, '').length

/** The telephone numbers of a list, however it is divided; damaged ones are none. */
export function readPhones(text: string): number[] {
  const whole = text.length < 16 && digitCount(text) < 14 ? readPhone(text) : 0
  if (whole !== 0 && !spoiltPhone.test(text)) return [whole]
  const found = text.split(betweenPhones).flatMap(piece => {
    if (spoiltPhone.test(piece)) return []
    const after = piece.replace(/^\s*\+0/, '0')
    // Two numbers with nothing but a space between them.
    const parts = digitCount(after) > 15 ? after.trim().split(/\s+/) : [after]
    return parts.map(readPhone)
  })
  const phones = found.filter(phone => phone !== 0)
  // Where a sign stood inside one number, the pieces are none.
  if (phones.length === 0 && !spoiltPhone.test(text)) return [readPhone(text)].filter(phone => phone !== 0)
  return [...new Set(phones)]
}

/** An e-mail address as it is compared; blank when it is none. */
export function readEmail(text: string): string {
  const email = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
  const at = email.lastIndexOf('@')
  if (at < 1 || at === email.length - 1) return ''
  return email.slice(0, at).replace(/\+.*$/, '') + email.slice(at).replace('@googlemail.com', '@gmail.com')
}

const service =
  /^(?:snap(?:chat)?|insta(?:gram)?|ig|fb|facebook|tik ?tok|twitter|x|whatsapp|telegram|discord|messenger)\s+(?=\S)/

/** An account's name without @, case or the address of the service. "snap:" and the like are left out. */
export function readHandle(text: string): string {
  const handle = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/^[a-z ]+:\s*(?=\S)/, '')
    .replace(service, '')
    .replace(/[\s@/]+/g, '')
  return handle.length < 3 ? '' : handle
}

const postcodePattern = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/
const outwardPattern = /^[A-Z]{1,2}\d[A-Z\d]?$/

/** O for 0 and I for 1, and the other way about, where a postcode can only have the one. */
const lettersAndDigits = (postcode: string) => {
  const end = postcode.length - 3
  const letters = (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'I')
  const digits = (text: string) => text.replaceAll('O', '0').replaceAll('I', '1')
  return (
    letters(postcode.slice(0, 1)) +
    postcode.slice(1, 2) +
    digits(postcode.slice(2, end + 1)) +
    letters(postcode.slice(end + 1))
  )
}

/** A postcode in its two halves; only the first for a partial one, both blank when it is none. */
export function readPostcode(text: string): { outward: string; inward: string } {
  const upper = text.trim().toUpperCase()
  const whole = postcodePattern.exec(upper) ?? postcodePattern.exec(upper.replace(/[^A-Z\d]/g, ''))
  if (whole) return { outward: whole[1] ?? '', inward: whole[2] ?? '' }
  const mended = postcodePattern.exec(lettersAndDigits(upper.replace(/[^A-Z\d]/g, '')))
  if (mended) return { outward: mended[1] ?? '', inward: mended[2] ?? '' }
  const [first = ''] = upper.split(/\s+/)
  return { outward: outwardPattern.test(first) ? first : '', inward: '' }
}

const shorter = new Map(
  Object.entries({
    street: 'st',
    road: 'rd',
    avenue: 'ave',
    av: 'ave',
    lane: 'ln',
    drive: 'dr',
    close: 'cl',
    court: 'ct',
    crescent: 'cres',
    gardens: 'gdns',
    garden: 'gdns',
    grove: 'gr',
    place: 'pl',
    square: 'sq',
    terrace: 'ter',
    terr: 'ter',
    park: 'pk',
    saint: 'st',
    apartment: 'flat',
    apt: 'flat',
    unit: 'flat',
  }),
)

const marksInWords = /['.’]/g
const isDigit = (code: number) => code >= 48 && code <= 57
const startsNumber = (word: string | undefined) => word !== undefined && isDigit(word.charCodeAt(0))

function addressWords(text: string): string[] {
  const folded = fold(text)
  const found: string[] = []
  let start = -1
  let marked = false
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 32
    if ((code >= 97 && code <= 122) || isDigit(code)) {
      if (start < 0) start = i
    } else if (code === 39 || code === 46 || code === 8217) marked = true
    else if (start >= 0) {
      const word = marked ? folded.slice(start, i).replace(marksInWords, '') : folded.slice(start, i)
      found.push(shorter.get(word) ?? word)
      start = -1
      marked = false
    }
  }
  return found
}

/** The number and the first words of the street of an address, so that towns and abbreviations make no difference. */
export function readAddress(text: string): string {
  if (text === '') return ''
  const parts = addressWords(text)
  let number = parts.length - 2
  while (number >= 0 && !(startsNumber(parts[number]) && !startsNumber(parts[number + 1]))) number--
  if (number < 0) return ''
  const flat = parts.indexOf('flat')
  const which = flat >= 0 && flat + 1 < number ? parts[flat + 1] : ''
  return `${which} ${parts[number]} ${parts[number + 1]} ${parts[number + 2] ?? ''}`
}

/** The entries of a list as the records system writes it. */
export function readList(text: string): string[] {
  if (text === '') return []
  if (!text.includes(';')) return [text.trim()]
  return text.split(';').flatMap(entry => (entry.trim() === '' ? [] : [entry.trim()]))
}
