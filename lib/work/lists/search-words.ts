import { isCalendarDate } from '../../case/time/calendar.ts'
import { normalName, normalQuery, soundOf } from '../../case/views/search.ts'

/** What somebody typed, taken apart into the forms in which words are kept. */
export interface Words {
  names: string[]
  sounds: string[]
  phone: string
  plain: string
  handle: string
  born: string
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const patterns: [RegExp, (m: RegExpExecArray) => (string | undefined)[]][] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, m => [m[1], m[2], m[3]]],
  [/\b(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\b/, m => [m[3], m[2], m[1]]],
  [
    /\b(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{4})\b/i,
    m => [m[3], String(months.indexOf((m[2] ?? '').toLowerCase()) + 1), m[1]],
  ],
]

/** One search box's text: a date of birth is taken out, and the rest is read as a name, a number or a reference. */
export function wordsOf(typed: string): Words {
  let rest = typed.trim().slice(0, 200)
  let born = ''
  for (const [pattern, read] of patterns) {
    const found = pattern.exec(rest)
    if (!found) continue
    const [y = '', m = '', d = ''] = read(found)
    const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
    if (!isCalendarDate(date)) continue
    born = date
    rest = rest.replace(found[0], ' ').trim()
    break
  }
  const { name, phone, plain, handle } = normalQuery(rest)
  const isName = name.length >= 2 && !/\d/.test(name)
  // “O Dowd” and “O’Dowd” are the same name; so are “Mc Donald” and “McDonald”.
  const joined = name.replace(/\b(o|d|mc|mac) (?=\p{L})/gu, '$1')
  // “Pocock, Darren” as registers write it.
  const [family = '', ...given] = rest.split(',')
  const turned = normalName(`${given.join(' ')} ${family}`)
  const names = isName ? [...new Set([name, joined, turned])] : []
  const sounds = isName
    ? soundOf(joined)
        .split(' ')
        .filter(s => s.length >= 2)
    : []
  return { names, sounds, phone, plain, handle, born }
}

/** Whether there is anything to look for. */
export const anyWords = (w: Words): boolean =>
  w.names.length > 0 || w.born !== '' || w.phone.length >= 6 || w.plain.length >= 4 || w.handle.length >= 3

const kinds: Record<string, string> = {
  ref: 'Case reference',
  orderRef: 'Order reference',
  defendant: 'Defendant’s name',
  protected: 'Protected person’s name',
  alias: 'Defendant’s other name',
  bornOn: 'Date of birth',
  phone: 'Phone number',
  email: 'Email address',
  handle: 'Account or handle',
  vehicle: 'Vehicle',
  device: 'Device',
  crimeReference: 'Crime reference',
}
/** Why a case was found, in words: 'defendant:sound' → 'Defendant’s name, sounds alike'. */
export function whyFound(code: string): string {
  const [kind = '', how = ''] = code.split(':')
  const label = kinds[kind] ?? 'A word of the case'
  return how === 'sound' ? `${label}, sounds alike` : how === 'near' ? `${label}, similar` : label
}
