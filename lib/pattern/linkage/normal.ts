import { fold } from './text.ts'

export type Name = { given: string; middle: string; family: string; part: string; otherPart: string }

const titles = new Set('mr mrs miss ms mx dr prof rev sir lady lord dame master messrs hon'.split(' '))
const suffixes = new Set('jr jnr junior sr snr senior ii iii iv'.split(' '))
const particles = new Set('o mc mac de da di del van von der den le la al el bin ibn abu st ul ur'.split(' '))
const unknowns = new Set(
  'unknown unk unkn nk none na nil tbc tbd unnamed refused anon anonymous suspect victim x xx'.split(' '),
)
const simple = /^[a-z]+$/

function words(text: string): string[] {
  const folded = fold(text.trim())
  if (simple.test(folded)) return titles.has(folded) || unknowns.has(folded) ? [] : [folded]
  return folded
    .replace(/\(.*?\)|".*?"/g, ' ')
    .replace(/\bn\/[ka]\b/g, ' ')
    .replace(/['’‘`´]/g, '')
    .split(/[^a-z]+/)
    .filter(word => word !== '' && !titles.has(word) && !unknowns.has(word))
}

/** Particles belong to the word after them: Mc Donald, Al Hassan, de Souza. */
function joined(parts: string[]): string[] {
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

/** A name as it is compared: titles gone, folded, one word for the given name, the rest apart. Blank when unknown. */
export function readName(givenNames: string, familyName: string): Name {
  let givens = words(givenNames)
  let families = joined(words(familyName).filter(word => !suffixes.has(word)))
  const comma = familyName.indexOf(',')
  if (comma > 0 && givens.length === 0) {
    families = joined(words(familyName.slice(0, comma)))
    givens = words(familyName.slice(comma + 1))
  } else if (families.length === 0 && givens.length > 1) {
    const all = joined(givens.filter(word => !suffixes.has(word)))
    families = all.slice(-1)
    givens = all.slice(0, -1)
  } else if (givens.length === 0 && families.length > 1 && !familyName.includes('-')) {
    givens = families.slice(0, 1)
    families = families.slice(1)
  }
  const first = families[0] ?? ''
  const last = families.length > 1 ? (families[families.length - 1] ?? '') : ''
  return {
    given: givens[0] ?? '',
    middle: givens[1] ?? '',
    family: families.join(''),
    part: last === '' ? '' : first,
    otherPart: last,
  }
}

const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/
const britishDate = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?:[T ].*)?$/
const compactDate = /^(\d{4})(\d{2})(\d{2})$/
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A calendar date as year × 10000 + month × 100 + day; 0 when blank, -1 when it is not a date. Day before month. */
export function readDate(text: string): number {
  if (text === '') return 0
  const trimmed = text.trim()
  if (trimmed === '') return 0
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
  if (month < 1 || month > 12 || day < 1 || day > (monthLengths[month - 1] ?? 0)) return -1
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2 && day === 29 && !leap) return -1
  return year * 10000 + month * 100 + day
}

/** A telephone number as its digits with the country code (United Kingdom when none is given); 0 when it is none. */
export function readPhone(text: string): number {
  let digits = text
    .replace(/\(0\)/g, '')
    .replace(/(?:ext|x)\.?\s*\d+\s*$/i, '')
    .replace(/[^\d+]/g, '')
  if (digits.startsWith('+')) digits = digits.slice(1)
  else if (digits.startsWith('00')) digits = digits.slice(2)
  else if (digits.startsWith('0')) digits = `44${digits.slice(1)}`
  else if (digits.startsWith('7') && digits.length === 10) digits = `44${digits}`
  digits = digits.replace(/\D/g, '')
  if (digits.startsWith('440')) digits = `44${digits.slice(3)}`
  if (digits.length < 8 || digits.length > 15 || /^44?(\d)\1+$/.test(digits)) return 0
  return Number(digits)
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

/** An account's name without @, case or the address of the service. "snap:" and the like are left out. */
export function readHandle(text: string): string {
  const handle = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/^[a-z ]+:\s*(?=\S)/, '')
    .replace(/[\s@/]+/g, '')
  return handle.length < 3 ? '' : handle
}

const postcodePattern = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/
const outwardPattern = /^[A-Z]{1,2}\d[A-Z\d]?$/

/** A postcode in its two halves; only the first for a partial one, both blank when it is none. */
export function readPostcode(text: string): { outward: string; inward: string } {
  const plain = text.toUpperCase().replace(/[^A-Z\d]/g, '')
  const whole = postcodePattern.exec(plain)
  if (whole) return { outward: whole[1] ?? '', inward: whole[2] ?? '' }
  const [first = ''] = text.trim().toUpperCase().split(/\s+/)
  return { outward: outwardPattern.test(first) ? first : '', inward: '' }
}

const shorter: Record<string, string> = {
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
}

/** The number and the first words of the street of an address, so that towns and abbreviations make no difference. */
export function readAddress(text: string): string {
  if (text === '') return ''
  const parts = fold(text)
    .replace(/['’.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(part => part !== '')
    .map(part => shorter[part] ?? part)
  const number = parts.findLastIndex(
    (part, i) => /^\d/.test(part) && i < parts.length - 1 && !/^\d/.test(parts[i + 1] ?? ''),
  )
  if (number < 0) return ''
  const flat = parts.indexOf('flat')
  const which = flat >= 0 && flat < number ? parts[flat + 1] : ''
  return `${which} ${parts.slice(number, number + 3).join(' ')}`
}

/** The entries of a list as the records system writes it. */
export const readList = (text: string): string[] =>
  text === '' ? [] : text.split(';').flatMap(entry => (entry.trim() === '' ? [] : [entry.trim()]))
