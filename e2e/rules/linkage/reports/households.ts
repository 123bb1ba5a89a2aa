import type { Person } from '../../../../lib/pattern/linkage/report.ts'
import { type Chance, chance, two } from './chance.ts'
import { familyNames, femaleNames, maleNames, shortForms, streets, variants } from './household-names.ts'
import { type Known, nobody } from './truth.ts'

// A force of households: fathers and sons, brothers and twins share names, addresses and telephones; the names of the
// day are given far more often than the rest; and clerks mishear.

type Someone = {
  given: string
  middle: string
  family: string
  maiden: string
  born: [number, number, number]
  homes: { address: string; postcode: string }[]
  phones: string[]
  email: string
  handle: string
  refs: string[]
}

export type Faults = { names: number; kin: number }

/** About `count` reports with the pairs that they are truly about. One in three or so repeats another. */
export function householdReports(count: number, seed: number, faults: Faults = { names: 1, kin: 1 }): Known[] {
  const by = chance(seed)
  const known: Known[] = []
  let number = 0
  const ref = () => `42/${10001 + number++}/${two(by.between(22, 26))}`
  let pairs = 0

  const tell = (suspect: Someone, victim: Someone, times: number) => {
    const pair = `pair ${pairs++}`
    for (let i = 0; i < times && known.length < count; i++)
      known.push({
        pair,
        report: {
          ref: ref(),
          suspect: writePerson(by, suspect, suspectShare, faults.names),
          victim: writePerson(by, victim, victimShare, faults.names),
        },
      })
  }
  const repeats = () => (by.is(0.55) ? 2 : by.is(0.5) ? 3 : by.between(4, 7))
  const times = () => (by.is(0.125) ? repeats() : 1)

  while (known.length < count) {
    const suspect = someone(by, by.is(0.85))
    const victim = someone(by, by.is(0.15))
    tell(suspect, victim, times())
    if (by.is(0.05 * faults.kin)) tell(relative(by, suspect), victim, times())
    if (by.is(0.04)) tell(someone(by, true), victim, times())
    if (by.is(0.05)) tell(suspect, someone(by, by.is(0.15)), times())
    if (by.is(0.03 * faults.kin)) tell(suspect, relative(by, victim), times())
    if (by.is(0.02 * faults.kin)) tell(relative(by, suspect), relative(by, victim), times())
  }
  return by.shuffle(known)
}

type Share = { born: number; place: number; phone: number; email: number; handle: number; ref: number; marries: number }
const suspectShare: Share = { born: 0.45, place: 0.42, phone: 0.4, email: 0.1, handle: 0.15, ref: 0.5, marries: 0 }
const victimShare: Share = { born: 0.85, place: 0.85, phone: 0.75, email: 0.4, handle: 0.12, ref: 0.7, marries: 0.04 }

const home = (by: Chance) => {
  const [town, area] = by.pick([
    ['Norbury', 'NB'],
    ['Eastholme', 'EH'],
    ['Wexley', 'WX'],
    ['Saltby', 'SB'],
  ] as const)
  const letters = () => 'ABDEFGHJLNPQRSTUWXYZ'[by.whole(20)]
  return {
    address: `${by.is(0.15) ? `Flat ${by.between(1, 30)}, ` : ''}${by.between(1, 160)} ${by.common(streets)}, ${town}`,
    postcode: `${area}${by.between(1, 20)} ${by.between(1, 9)}${letters()}${letters()}`,
  }
}
const mobile = (by: Chance) => `07700 9${by.between(10000, 99999)}`
const personRef = (by: Chance) => `P${by.between(1_000_000, 9_999_999)}`

function someone(by: Chance, male: boolean, family = by.common(familyNames)): Someone {
  const given = by.common(male ? maleNames : femaleNames)
  const letters = given.toLowerCase().replace(/\W/g, '')
  return {
    given,
    middle: by.is(0.6) ? by.common(male ? maleNames : femaleNames) : '',
    family,
    maiden: by.common(familyNames),
    born: [by.between(1945, 2007), by.between(1, 12), by.between(1, 28)],
    homes: by.is(0.3) ? [home(by), home(by)] : [home(by)],
    phones: by.is(0.25) ? [mobile(by), mobile(by)] : [mobile(by)],
    email: `${letters}${by.is(0.5) ? `.${family.toLowerCase().replace(/\W/g, '')}` : ''}${by.between(1, 999)}@${by.pick(['gmail.com', 'outlook.com', 'yahoo.co.uk', 'icloud.com'])}`,
    handle: `${by.is(0.5) ? letters : by.pick(['king', 'babe', 'lad', 'queen', 'boss'])}_${by.between(10, 9999)}`,
    refs: by.is(0.35) ? [personRef(by), personRef(by)] : [personRef(by)],
  }
}

/** A brother, a twin, a father or a son: one roof, one family name, now and then one telephone and one given name. */
function relative(by: Chance, of: Someone): Someone {
  const kin = someone(by, maleNames.includes(of.given), of.family)
  while (kin.given === of.given) kin.given = by.common(maleNames.includes(of.given) ? maleNames : femaleNames)
  const [year, month, day] = of.born
  const kind = by.next()
  if (kind < 0.15) kin.born = [year, month, day]
  else if (kind < 0.6) kin.born = [year + by.pick([-6, -4, -3, -2, 2, 3, 4, 6]), kin.born[1], kin.born[2]]
  else {
    kin.born = [year - by.between(20, 38), kin.born[1], kin.born[2]]
    if (by.is(0.2)) kin.given = of.given
  }
  if (by.is(0.8)) kin.homes = of.homes
  if (by.is(0.3)) kin.phones = [of.phones[0] ?? '', ...kin.phones].slice(0, 2)
  return kin
}

function writePerson(by: Chance, who: Someone, share: Share, faults: number): Person {
  const born = by.is(share.born) ? date(by, who.born) : ''
  const home = by.is(share.place) ? who.homes[by.is(0.7) ? 0 : who.homes.length - 1] : undefined
  return {
    ...nobody,
    ...names(by, who, share.marries, faults),
    bornOn: born,
    address: home && by.is(0.8) ? home.address : '',
    postcode: home && by.is(0.9) ? home.postcode : '',
    phones: by.is(share.phone)
      ? who.phones
          .slice(0, by.is(0.7) ? 1 : 2)
          .map(phone => writePhone(by, phone))
          .join(';')
      : '',
    emails: by.is(share.email) ? (by.is(0.2) ? who.email.toUpperCase() : who.email) : '',
    handles: by.is(share.handle) ? `${by.is(0.5) ? '@' : ''}${by.is(0.2) ? who.handle.toUpperCase() : who.handle}` : '',
    ref: by.is(share.ref) ? (by.is(0.02) ? personRef(by) : by.pick(who.refs)) : '',
  }
}

function names(by: Chance, who: Someone, marries: number, faults: number) {
  let { given, family } = who
  if (by.is(marries)) family = by.is(0.7) ? who.maiden : `${who.family}-${who.maiden}`
  if (by.is(0.06 * faults)) given = by.pick(shortForms[given] ?? variants[given] ?? [given])
  else if (by.is(0.1 * faults)) given = by.pick(variants[given] ?? [given])
  else if (by.is(0.03 * faults)) given = misspelt(by, given)
  if (by.is(0.05 * faults)) family = misspelt(by, family)
  if (by.is(0.02 * faults)) given = given.charAt(0)
  else if (who.middle !== '' && by.is(0.12)) given = `${given} ${by.is(0.3) ? who.middle.charAt(0) : who.middle}`
  if (by.is(0.015 * faults)) return { givenNames: family, familyName: given }
  if (by.is(0.08)) return { givenNames: given.toUpperCase(), familyName: family.toUpperCase() }
  return { givenNames: given, familyName: family }
}

function misspelt(by: Chance, name: string): string {
  if (name.length < 4) return name
  const i = by.between(1, name.length - 2)
  const kind = by.whole(4)
  const letter = 'aeioulnrst'.charAt(by.whole(10))
  if (kind === 0) return name.slice(0, i) + name.slice(i + 1)
  if (kind === 1) return name.slice(0, i) + letter + name.slice(i)
  if (kind === 2) return name.slice(0, i) + letter + name.slice(i + 1)
  return name.slice(0, i) + name.charAt(i + 1) + name.charAt(i) + name.slice(i + 2)
}

function date(by: Chance, [year, month, day]: [number, number, number]): string {
  const kind = by.next()
  if (kind < 0.03) return `${year}-01-01`
  if (kind < 0.06 && day <= 12) return `${year}-${two(day)}-${two(month)}`
  if (kind < 0.09) return `${year + by.pick([-1, 1])}-${two(month)}-${two(day)}`
  if (kind < 0.11) return `${year}-${two(month)}-${two(Math.max(1, day - by.pick([1, 3, 7])))}`
  return `${year}-${two(month)}-${two(day)}`
}

function writePhone(by: Chance, phone: string): string {
  const kind = by.next()
  const digits = phone.replace(/ /g, '')
  if (kind < 0.3) return digits
  if (kind < 0.5) return `+44 ${phone.slice(1)}`
  if (kind < 0.6) return `0044${digits.slice(1)}`
  if (kind < 0.62) return digits.slice(0, -1) + by.whole(10)
  return phone
}
