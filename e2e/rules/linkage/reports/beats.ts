import type { Person } from '../../../../lib/pattern/linkage/report.ts'
import { kinds, type Pool, places, pools, streets } from './beat-names.ts'
import { form, noName, phoneAsWritten, postcodeAsWritten, slip, wrongDate } from './beat-writing.ts'
import { chance, two } from './chance.ts'
import type { Known } from './truth.ts'

// A feed of many peoples, written from the contract alone before the linkage was read. It is the hold-out: the linkage is
// measured on it and never tuned to it.
type Home = { address: string; short: string; postcode: string }
type Someone = {
  id: number
  pool: Pool
  male: boolean
  given: string[]
  called: string
  middle: string
  family: string[]
  spelt: string
  married: string
  born: string
  homes: Home[]
  phones: string[]
  emails: string[]
  handles: string[]
  refs: string[]
}
type Case = { suspect: Someone; victim: Someone; reports: number }

export function beatReports(count: number, seed: number): Known[] {
  const luck = chance(seed * 7919 + 17)
  const everyone: Someone[] = []
  const first = (entry: readonly string[]) => entry[0] ?? ''
  const digits = (n: number) => Array.from({ length: n }, () => luck.whole(10)).join('')
  const letters = 'ABDEFGHJLNPQRSTUWXYZ'
  const hostels: Home[] = Array.from({ length: Math.ceil(count / 400) }, home)

  function home(): Home {
    const [long, brief] = luck.pick(kinds)
    const street = luck.pick(streets)
    const flat = luck.is(0.2) ? `Flat ${luck.between(1, 30)}, ` : ''
    const house = `${luck.between(1, 180)}${luck.is(0.05) ? luck.pick(['a', 'b']) : ''}`
    const town = luck.pick(['Northby', 'Easterly', 'Calderham', 'Millom Bridge', 'Port Ness', ''])
    const end = town ? `, ${town}` : ''
    return {
      address: `${flat}${house} ${street} ${long}${end}`,
      short: `${flat.replace('Flat ', luck.pick(['Flt ', 'F', 'Apt ']))}${house} ${street} ${brief}`,
      postcode: `${luck.pick(['LS', 'BD', 'HX', 'WF', 'HD', 'YO', 'S', 'DN'])}${luck.between(1, 20)} ${luck.between(1, 9)}${luck.pick([...letters])}${luck.pick([...letters])}`,
    }
  }
  const phone = () => `07${digits(9)}`

  function familyName(pool: Pool): string[] {
    if (pool !== pools.english || luck.is(0.6)) return luck.common(pool.family, 1.7)
    const made = `${luck.pick(places.heads)}${luck.pick(places.tails)}`
    return [made]
  }

  function someone(like: Partial<Someone> = {}): Someone {
    let turn = luck.next()
    const peoples = Object.values(pools).find(({ share }) => {
      turn -= share
      return turn < 0
    })
    const pool = like.pool ?? peoples ?? (pools.english as Pool)
    const male = like.male ?? luck.is(0.5)
    const given = luck.common(male ? pool.male : pool.female, 1.5)
    const family = familyName(pool)
    const pet = given.length > 1 && luck.is(0.3) ? luck.pick(given.slice(1)) : first(given)
    const born = `${luck.between(1948, 2006)}-${two(luck.between(1, 12))}-${two(luck.between(1, 28))}`
    const person: Someone = {
      id: everyone.length,
      pool,
      male,
      given,
      called: pet,
      middle: luck.is(0.5) ? first(luck.common(male ? pool.male : pool.female)) : '',
      family,
      spelt: luck.is(pool.variant) ? luck.pick(family) : first(family),
      married: '',
      born,
      homes: [luck.is(0.02) ? luck.pick(hostels) : home()],
      phones: [phone()],
      emails: [],
      handles: [],
      refs: [],
      ...like,
    }
    person.id = everyone.length
    person.emails = luck.is(0.6) ? [address(person)] : []
    person.handles = luck.is(0.45) ? [handle(person)] : []
    everyone.push(person)
    return person
  }
  const ascii = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^a-z]/gi, '')
      .toLowerCase()
  const address = ({ called, spelt, born }: Someone) =>
    `${ascii(called)}${luck.pick(['.', '_', ''])}${ascii(spelt)}${luck.pick(['', born.slice(2, 4), digits(2), digits(3)])}@${luck.pick(['gmail.com', 'hotmail.co.uk', 'outlook.com', 'yahoo.co.uk', 'icloud.com', 'btinternet.com'])}`
  const handle = ({ called, born }: Someone) =>
    `${luck.pick(['', 'xx', 'the', 'real', 'its'])}${ascii(called)}${luck.pick(['_', '.', ''])}${luck.pick([born.slice(0, 4), digits(3), 'lad', 'x', 'official', 'lfc', 'ldn'])}${luck.is(0.4) ? digits(2) : ''}`

  const year = (person: Someone) => Number(person.born.slice(0, 4))
  /** Someone else of the same house, easily taken for the first. */
  function kinOf(person: Someone): Someone {
    const { pool, family, spelt, homes, phones } = person
    const kind = luck.next()
    const near = {
      pool,
      family,
      spelt,
      homes: luck.is(0.7) ? [...homes] : [home()],
      phones: luck.is(0.25) ? [...phones] : [phone()],
    }
    if (kind < 0.28) {
      const apart = luck.between(20, 34) * (year(person) < 1980 ? 1 : -1)
      const born = `${year(person) + apart}-${two(luck.between(1, 12))}-${two(luck.between(1, 28))}`
      const named = luck.is(0.35) ? { given: person.given, called: luck.pick(person.given) } : {}
      return someone({ ...near, male: person.male, born, ...named })
    }
    if (kind < 0.4) return someone({ ...near, male: person.male, born: person.born })
    const born = `${year(person) + luck.between(1, 7) * luck.pick([-1, 1])}-${two(luck.between(1, 12))}-${two(luck.between(1, 28))}`
    return someone({ ...near, male: kind < 0.75 ? person.male : !person.male, born })
  }

  const cases: Case[] = []
  const several = () => {
    let n = 2
    while (n < 14 && luck.is(0.36)) n++
    return n
  }
  const few = () => (luck.is(0.45) ? 1 : several())
  const suspectOf = () => someone({ male: luck.is(0.8) })
  const victimOf = () => someone({ male: luck.is(0.24) })
  let room = count
  const add = (suspect: Someone, victim: Someone, reports: number) => {
    if (suspect === victim || room <= 0) return
    const n = Math.min(reports, room)
    room -= n
    cases.push({ suspect, victim, reports: n })
  }
  while (room > 0) {
    const kind = luck.next()
    const suspect = luck.is(0.04) && everyone.length > 50 ? luck.pick(everyone) : suspectOf()
    const victim = luck.is(0.03) && everyone.length > 50 ? luck.pick(everyone) : victimOf()
    if (kind < 0.83) add(suspect, victim, 1)
    else if (kind < 0.915) add(suspect, victim, several())
    else if (kind < 0.938) {
      for (let n = luck.between(2, 5); n > 0; n--) add(suspect, n === 1 ? victim : victimOf(), few())
    } else if (kind < 0.955) {
      for (let n = luck.between(2, 3); n > 0; n--) add(n === 1 ? suspect : suspectOf(), victim, few())
    } else if (kind < 0.975) {
      add(suspect, victim, few())
      add(kinOf(suspect), victim, few())
    } else if (kind < 0.988) {
      add(suspect, victim, few())
      add(suspect, kinOf(victim), few())
    } else {
      add(suspect, victim, few())
      add(victim, suspect, few())
    }
  }

  function live(person: Someone) {
    if (luck.is(0.1)) person.homes.unshift(luck.is(0.06) ? luck.pick(hostels) : home())
    if (luck.is(0.1)) person.phones.unshift(phone())
    if (luck.is(0.03) && person.emails.length) person.emails.unshift(address(person))
    if (luck.is(0.08)) person.handles.unshift(handle(person))
    if (!person.male && person.married === '' && luck.is(0.03)) person.married = first(familyName(person.pool))
  }

  function names(person: Someone, faults: number): [string, string] {
    const { pool, given, called, spelt, family, middle, married } = person
    let one = luck.is(0.1) ? called : first(given)
    if (luck.is(pool.variant * 0.26 * faults)) one = luck.pick(given)
    let last = luck.is(pool.variant * 0.2 * faults) ? luck.pick(family) : spelt
    if (married) last = luck.is(0.2) ? `${last}-${married}` : luck.is(0.7) ? married : last
    if (luck.is(0.035 * faults)) one = slip(luck, one)
    if (luck.is(0.035 * faults)) last = slip(luck, last)
    if (middle && luck.is(0.11)) one = `${one} ${luck.is(0.3) ? (middle[0] ?? '') : middle}`
    else if (luck.is(0.022 * faults)) one = one[0] ?? ''
    if (luck.is(0.012)) one = `${luck.pick(['Mr', 'Mrs', 'Dr', 'Miss'])} ${one}`
    if (luck.is(0.01)) one = `${one} ${luck.pick(['(aka Gaz)', 'Jnr', '(known as Chop)'])}`
    if (luck.is(0.016 * faults)) return [form(luck, last), form(luck, one)]
    if (luck.is(0.006 * faults))
      return luck.is(0.5) ? ['', form(luck, `${one} ${last}`)] : [form(luck, `${one} ${last}`), '']
    if (luck.is(0.012 * faults)) return [form(luck, one), luck.pick(noName)]
    const written = form(luck, one)
    return [written, written === written.toUpperCase() && luck.is(0.8) ? last.toUpperCase() : form(luck, last)]
  }

  function ref(person: Someone): string {
    if (luck.is(0.008)) return luck.pick(luck.pick(everyone).refs.concat(`N${digits(7)}`))
    if (person.refs.length === 0 || (person.refs.length < 10 && luck.is(0.3))) person.refs.push(`N${digits(7)}`)
    return luck.pick(person.refs)
  }

  function writePerson(person: Someone, victim: boolean): Person {
    const faults = victim ? 0.8 : 1.25
    const [some, more] = victim ? [0.8, 0.72] : [0.4, 0.3]
    const [givenNames, familyName] = names(person, faults)
    const now = person.homes[luck.is(0.06) ? person.homes.length - 1 : 0] ?? home()
    const housed = luck.is(some)
    const called = luck.is(more)
      ? person.phones
          .slice(0, luck.is(0.12) ? 2 : 1)
          .map(number => phoneAsWritten(luck, number))
          .join(';')
      : ''
    return {
      ref: luck.is(victim ? 0.6 : 0.42) ? ref(person) : '',
      givenNames,
      familyName,
      bornOn: luck.is(victim ? 0.78 : 0.36) ? (luck.is(0.055) ? wrongDate(luck, person.born) : person.born) : '',
      address: housed
        ? luck.is(0.03)
          ? luck.pick(['NFA', 'No fixed abode', 'Unknown', 'not given'])
          : luck.is(0.3)
            ? now.short
            : luck.is(0.25)
              ? now.address.toUpperCase()
              : now.address
        : '',
      postcode: housed && luck.is(victim ? 0.93 : 0.85) ? postcodeAsWritten(luck, now.postcode) : '',
      phones: called || (luck.is(0.01) ? luck.pick(['00000000000', 'none', 'withheld']) : ''),
      emails:
        person.emails[0] && luck.is(victim ? 0.4 : 0.12)
          ? luck.is(0.2)
            ? person.emails[0].toUpperCase()
            : person.emails[0]
          : '',
      handles:
        person.handles[0] && luck.is(victim ? 0.15 : 0.3)
          ? `${luck.pick(['', '@', '@', 'instagram:', 'snapchat: ', 'IG @'])}${person.handles[0]}`
          : '',
    }
  }

  const known: Known[] = []
  for (const { suspect, victim, reports } of cases)
    for (let n = 0; n < reports; n++) {
      const sides = { suspect: writePerson(suspect, false), victim: writePerson(victim, true) }
      let pair = `${suspect.id}-${victim.id}`
      const stranger = luck.is(0.03)
      if (stranger) {
        sides.suspect.givenNames = luck.pick(noName)
        sides.suspect.familyName = luck.is(0.5) ? '' : luck.pick(noName)
        sides.suspect.bornOn = ''
        sides.suspect.address = ''
        sides.suspect.postcode = ''
        sides.suspect.ref = ''
        if (sides.suspect.phones.length + sides.suspect.handles.length + sides.suspect.emails.length < 8)
          pair += `?${known.length}`
      }
      known.push({ pair, report: { ref: `${luck.between(10, 99)}/${known.length + 1000}/26`, ...sides } })
      live(suspect)
      live(victim)
    }
  return luck.shuffle(known)
}
