import type { Person } from '../../../../lib/pattern/linkage/report.ts'
import { type Chance, chance, two } from './chance.ts'
import { alias, faithNames, firstNames, lastNames, syllables } from './register-names.ts'
import { type Known, nobody } from './truth.ts'

// A second force, made in another way, and since tuned against like the first: a fixed register of people in which all names
// are about as frequent, few contact details, whole clans, many who share a name by accident, slips of keyboard and
// ear, several to a row now and then, and person numbers that point at somebody else who exists.

type Entry = {
  n: number
  first: string
  second: string
  last: string
  born: string
  road: string
  code: string
  oldRoad: string
  oldCode: string
  tel: string
  oldTel: string
  mail: string
  nick: string
  clan: number
  female: boolean
}

/** About `count` reports on a register of their own, with the pairs that they are truly about. */
export function registerReports(count: number, seed: number): Known[] {
  const by = chance(seed * 7919 + 5)
  const people: Entry[] = []
  for (let clan = 0; people.length < count * 1.3; clan++) {
    const last = lastName(by)
    const [road, code, tel] = [roadName(by), postcode(by), landline(by)]
    const size = by.is(0.6) ? 1 : by.between(2, 5)
    for (let i = 0; i < size; i++) {
      const entry = newEntry(by, people.length, clan, last, road, code)
      if (i > 0 && by.is(0.35)) entry.tel = tel
      if (i > 0 && by.is(0.12)) entry.born = people[people.length - 1]?.born ?? entry.born
      if (i === 2 && by.is(0.1)) entry.first = people[people.length - 1]?.first ?? entry.first
      people.push(entry)
    }
  }
  const known: Known[] = []
  let n = 0
  const report = (suspect: Entry, victim: Entry, pair?: string) => {
    n++
    known.push({
      pair: pair ?? `${suspect.n} on ${victim.n}`,
      report: {
        ref: `NR-${(n * 7919) % 1000003}-${n % 10}`,
        suspect: row(by, suspect, people, false),
        victim: row(by, victim, people, true),
      },
    })
  }
  while (known.length < count) {
    const [suspect, victim] = [by.pick(people), by.pick(people)]
    if (suspect.clan === victim.clan) continue
    const again = by.is(0.11) ? Math.min(9, 2 + Math.floor(-Math.log(1 - by.next()) * 1.2)) : 1
    for (let i = 0; i < again; i++) report(suspect, victim)
    // Others of the clan join in, on either side; and now and then nobody knows who it was.
    const clan = [suspect.n - 1, suspect.n + 1].flatMap(i => (people[i]?.clan === suspect.clan ? [people[i]] : []))
    const hers = [victim.n - 1, victim.n + 1].flatMap(i => (people[i]?.clan === victim.clan ? [people[i]] : []))
    for (const other of clan) if (other && by.is(0.1)) for (let i = by.between(1, 3); i > 0; i--) report(other, victim)
    for (const other of hers)
      if (other && by.is(0.08)) for (let i = by.between(1, 2); i > 0; i--) report(suspect, other)
    if (by.is(0.03)) report(by.pick(people), victim)
    if (by.is(0.03))
      known.push({
        pair: `nobody ${n}`,
        report: { ref: `NR-0-${n}`, suspect: nobody, victim: row(by, victim, people, true) },
      })
  }
  return by.shuffle(known)
}

const lastName = (by: Chance) =>
  by.is(0.75) ? by.pick(lastNames) : by.pick(syllables.start) + by.pick(syllables.middle) + by.pick(syllables.end)
const roadName = (by: Chance) =>
  `${by.between(1, 99)}${by.is(0.1) ? 'a' : ''} ${by.pick(syllables.start)}${by.pick(syllables.end)} ${by.pick(['Street', 'Road', 'Way', 'Gardens', 'Court'])}`
const postcode = (by: Chance) =>
  `${by.pick(['TR', 'PL', 'EX', 'TQ'])}${by.between(1, 34)} ${by.between(0, 9)}${'ABDEFGHJ'.charAt(by.whole(8))}${'LNPQRSTU'.charAt(by.whole(8))}`
const landline = (by: Chance) => `01632 960${by.between(100, 999)}${by.between(0, 9)}`
const mobile = (by: Chance) => `07${by.between(300, 999)}${by.between(100000, 999999)}`

function newEntry(by: Chance, n: number, clan: number, last: string, road: string, code: string): Entry {
  const female = by.is(0.45)
  const [men, women] = by.is(0.2) ? faithNames : firstNames
  const first = by.pick(female ? women : men)
  const away = by.is(0.3)
  return {
    n,
    first,
    female,
    second: by.is(0.4) ? by.pick(female ? women : men) : '',
    last,
    born: `${by.between(1950, 2006)}-${two(by.between(1, 12))}-${two(by.between(1, 28))}`,
    road: away ? roadName(by) : road,
    code: away ? postcode(by) : code,
    oldRoad: roadName(by),
    oldCode: postcode(by),
    tel: mobile(by),
    oldTel: mobile(by),
    clan,
    mail: `${by.is(0.7) ? first.toLowerCase() : by.pick(syllables.start).toLowerCase()}${by.whole(9999)}@${by.pick(['mail.example', 'post.example'])}`,
    nick: `${by.pick(syllables.start)}${by.pick(syllables.end)}${by.whole(99)}`.toLowerCase(),
  }
}

function row(by: Chance, who: Entry, people: readonly Entry[], victim: boolean): Person {
  const full = by.is(victim ? 0.7 : 0.3)
  const moved = by.is(0.25)
  const has = (whenFull: number, else_: number) => by.is(full ? whenFull : else_)
  let first = who.first
  let last = who.last
  if (by.is(0.09)) first = by.pick(alias[first] ?? [first])
  else if (by.is(0.015) && who.second) first = who.second
  else if (by.is(0.03)) first = first.slice(0, 1)
  else if (by.is(0.05)) first = slip(by, first)
  if (by.is(0.06)) last = slip(by, last)
  if (victim && who.female && by.is(0.05)) last = by.is(0.6) ? by.pick(lastNames) : `${last}-${by.pick(lastNames)}`
  if (by.is(0.1) && who.second && first.length > 1) first = `${first} ${who.second}`
  if (by.is(0.03)) first = `${who.female ? 'Ms' : 'Mr'} ${first}`
  if (by.is(0.02)) [first, last] = [last, first]
  const shout = by.is(0.15)
  const number = (entry: Entry) => `N${((entry.n * 104729) % 9999991) + (by.is(0.2) ? 10_000_000 : 0)}`
  return {
    ref: by.is(0.35) ? number(by.is(0.025) ? by.pick(people) : who) : '',
    givenNames: shout ? first.toUpperCase() : first,
    familyName: shout ? last.toUpperCase() : last,
    bornOn: has(0.9, 0.2) ? birthday(by, who.born) : '',
    address: has(0.7, 0.15) ? (moved ? who.oldRoad : who.road) : '',
    postcode: has(0.8, 0.15)
      ? (moved ? who.oldCode : by.is(0.1) ? (who.code.split(' ')[0] ?? '') : who.code).toLowerCase()
      : '',
    phones: has(0.6, 0.2) ? spoken(by, by.is(0.2) ? who.oldTel : who.tel) : '',
    emails: has(0.2, 0.05) ? who.mail : '',
    handles: has(0.1, 0.1) ? `@${who.nick}` : '',
  }
}

const keys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const heard: readonly (readonly [RegExp, string])[] = [
  [/ck/, 'k'],
  [/ph/, 'f'],
  [/ie/, 'ei'],
  [/ey$/, 'y'],
  [/y$/, 'ie'],
  [/s$/, 'z'],
  [/ll/, 'l'],
  [/tt/, 't'],
  [/ou/, 'u'],
  [/c/, 'k'],
  [/ee/, 'ea'],
  [/nn/, 'n'],
]

function slip(by: Chance, name: string): string {
  if (name.length < 4) return name
  if (by.is(0.12)) return slip(by, slipOnce(by, name))
  return slipOnce(by, name)
}

function slipOnce(by: Chance, name: string): string {
  const i = by.between(1, name.length - 1)
  if (by.is(0.4)) {
    const fits = heard.filter(([sound]) => sound.test(name))
    if (fits.length > 0) return name.replace(...by.pick(fits))
  }
  if (by.is(0.3)) return name.slice(0, i) + name.charAt(i) + name.slice(i)
  if (by.is(0.3)) return name.slice(0, i - 1) + name.charAt(i) + name.charAt(i - 1) + name.slice(i + 1)
  const line = keys.find(letters => letters.includes(name.charAt(i).toLowerCase())) ?? 'aeiou'
  const near = line.charAt(Math.max(0, line.indexOf(name.charAt(i).toLowerCase()) + by.pick([-1, 1]))) || 'e'
  return name.slice(0, i) + near + name.slice(i + 1)
}

function birthday(by: Chance, born: string): string {
  const [year = '', month = '', day = ''] = born.split('-')
  if (by.is(0.05)) return `${year}-01-01`
  if (by.is(0.04) && Number(day) < 13) return `${year}-${day}-${month}`
  if (by.is(0.04)) return `${Number(year) + by.pick([-1, 1, 10, -10])}-${month}-${day}`
  if (by.is(0.02)) return `${year}-${month}-${two(by.between(1, 28))}`
  return born
}

function spoken(by: Chance, tel: string): string {
  if (by.is(0.3)) return `+44${tel.slice(1)}`
  if (by.is(0.1)) return `(0044) ${tel.slice(1)}`
  return by.is(0.3) ? `${tel.slice(0, 5)} ${tel.slice(5)}` : tel
}
