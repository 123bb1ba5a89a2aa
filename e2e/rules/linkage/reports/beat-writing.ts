import type { Chance } from './chance.ts'
import { two } from './chance.ts'

// How the people of a beat are written down: every slip is one of a hand, an ear or a form, never of the linkage's lists.
const neighbours: Record<string, string> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
}
const ear: readonly [RegExp, string][] = [
  [/ph/, 'f'],
  [/f(?=[aeiou])/, 'ph'],
  [/ck/, 'k'],
  [/c(?=[aou])/, 'k'],
  [/ie/, 'ei'],
  [/ei/, 'ie'],
  [/ey$/, 'y'],
  [/y$/, 'ie'],
  [/(?<=[a-z])ll/, 'l'],
  [/(?<=[aeiou])l(?=[aeiou])/, 'll'],
  [/tt/, 't'],
  [/nn/, 'n'],
  [/(?<=[aeiou])n(?=[aeiou])/, 'nn'],
  [/ss/, 's'],
  [/er$/, 'or'],
  [/on$/, 'en'],
  [/ton$/, 'tan'],
  [/ee/, 'ea'],
  [/oo/, 'u'],
  [/z/, 's'],
  [/kh/, 'k'],
  [/gh/, 'g'],
  [/(?<=[bdgkt])h/, ''],
  [/ou/, 'u'],
  [/w(?=[aeiou])/, 'v'],
  [/ai/, 'ay'],
  [/(?<=.)e$/, ''],
]

export function slip(luck: Chance, name: string): string {
  if (name.length < 3) return name
  const at = luck.between(1, name.length - 1)
  const letter = (name[at] ?? '').toLowerCase()
  const kind = luck.next()
  if (kind < 0.35) {
    const heard = luck.shuffle([...ear]).find(([sound]) => sound.test(name))
    if (heard) return name.replace(heard[0], heard[1])
  }
  if (kind < 0.5) return name.slice(0, at) + name.slice(at + 1)
  if (kind < 0.63) return name.slice(0, at) + letter + name.slice(at)
  if (kind < 0.78 && at + 1 < name.length) return name.slice(0, at) + (name[at + 1] ?? '') + letter + name.slice(at + 2)
  const beside = neighbours[letter]
  return beside ? name.slice(0, at) + luck.pick([...beside]) + name.slice(at + 1) : name
}

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/Ł/g, 'L')

/** As forms hold a name: capitals, accents lost, titles, a cut end. */
export function form(luck: Chance, name: string): string {
  let written = luck.is(0.9) ? plain(name) : name
  const kind = luck.next()
  if (kind < 0.22) written = written.toUpperCase()
  else if (kind < 0.26) written = written.toLowerCase()
  if (luck.is(0.008)) written = ` ${written} `
  if (luck.is(0.02)) written = written.replace(/['-]/g, luck.pick(['', ' ', '’']))
  return written
}

export function wrongDate(luck: Chance, born: string): string {
  const [year = 1980, month = 1, day = 1] = born.split('-').map(Number)
  const kind = luck.next()
  if (kind < 0.22) return day <= 12 && day !== month ? `${year}-${two(day)}-${two(month)}` : `${year}-01-01`
  if (kind < 0.4) return `${year}-01-01`
  if (kind < 0.58) return `${year + luck.pick([-1, 1])}-${two(month)}-${two(Math.min(day, 28))}`
  if (kind < 0.7) return `${year + luck.pick([-10, 10])}-${two(month)}-${two(Math.min(day, 28))}`
  if (kind < 0.86) return `${year}-${two(month)}-${two(1 + ((day + luck.pick([0, 6, 9])) % 28))}`
  if (kind < 0.97) return `${year}-${two(1 + (month % 12))}-${two(Math.min(day, 28))}`
  return '1900-01-01'
}

export function phoneAsWritten(luck: Chance, digits: string): string {
  let number = digits
  if (luck.is(0.025)) {
    const at = luck.between(3, 10)
    number = luck.is(0.5)
      ? number.slice(0, at) + luck.whole(10) + number.slice(at + 1)
      : number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2)
  }
  const kind = luck.next()
  if (kind < 0.45) return number
  if (kind < 0.62) return `${number.slice(0, 5)} ${number.slice(5)}`
  if (kind < 0.78) return `+44${number.slice(1)}`
  if (kind < 0.86) return `+44 (0)${number.slice(1, 5)} ${number.slice(5)}`
  if (kind < 0.92) return `0044${number.slice(1)}`
  if (kind < 0.97) return `${number.slice(0, 5)}-${number.slice(5, 8)}-${number.slice(8)}`
  return number.slice(1)
}

export function postcodeAsWritten(luck: Chance, postcode: string): string {
  const kind = luck.next()
  if (kind < 0.7) return postcode
  if (kind < 0.82) return postcode.replace(' ', '')
  if (kind < 0.9) return postcode.toLowerCase()
  if (kind < 0.94) return postcode.split(' ')[0] ?? ''
  const at = postcode.length - luck.between(1, 2)
  return kind < 0.97
    ? postcode.slice(0, at) + luck.pick([...'ABDEFGHJLNPQRSTUWXYZ']) + postcode.slice(at + 1)
    : postcode.replace('O', '0').replace('1', 'I')
}

export const noName = ['', '', 'UNKNOWN', 'Unknown male', 'N/K', 'NOT KNOWN', 'Unk', '?']
