import type { CaseFile } from '../case.ts'
import { needlesOf, reveals } from './protected-address.ts'

/** Whether a text made of a case could tell anybody whose case it is. Pure. */

export const anonymousReads = [
  'defendants',
  'protectedPersons',
  'confidentialAddresses',
  'identifiers',
  'incidents',
  'applications',
  'orders',
  'witnesses',
  'otherOrders',
] as const
export type AnonymousReads = (typeof anonymousReads)[number]
type File = CaseFile<AnonymousReads>

const plain = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const word = /[\p{L}\p{N}'’]+/gu
const wordsOf = (s: string) => plain(s).match(word) ?? []
/** Words of names and places that tell nobody anything by themselves. */
const ordinary = new Set(
  'the and for his her its our with from near outside inside home house work road street lane avenue close court park school shop station town city centre north south east west unknown online'.split(
    ' ',
  ),
)
/** Words that are names too: only with a capital do they name anybody. */
const alsoWords = new Set(
  'will may mark rose hope grace faith joy bill rob sue jack frank young king brown black white green long short said price cook rich'.split(
    ' ',
  ),
)
const names = (typed: string, w: string, known: ReadonlySet<string>): boolean =>
  known.has(w) && (/^\p{Lu}/u.test(typed) || (w.length > 3 && !alsoWords.has(w)))
const telling = (texts: readonly (string | null | undefined)[], least: number) =>
  new Set(
    texts
      .flatMap(t => wordsOf(t ?? ''))
      .filter(w => w.length >= least && !ordinary.has(w) && !/^(?:\d{1,2}|(?:19|20)\d\d)$/.test(w)),
  )

const titles: readonly string[] = ['mr', 'mrs', 'ms', 'miss', 'dr']
/** The words of a case by which somebody is known, by what they are. */
function knownWords(file: File) {
  const people = [...file.defendants, ...file.protectedPersons]
  const known = telling(
    [
      ...people.flatMap(p => [p.givenNames, p.familyName]),
      ...file.defendants.flatMap(d => d.aliases),
      ...file.witnesses.map(w => w.name),
    ],
    2,
  )
  for (const title of titles) known.delete(title)
  const places = telling(
    [
      ...file.defendants.flatMap(d => [d.homeAddress, d.foundAt]),
      ...file.incidents.map(i => i.place),
      ...file.applications.map(a => a.court),
    ],
    4,
  )
  const handles = telling(
    [
      ...file.identifiers.map(i => i.value),
      ...file.incidents.flatMap(i => [i.handle, i.crimeReference]),
      ...file.orders.map(o => o.ref),
      file.case.ref,
    ],
    4,
  )
  return { people: known, places, handles }
}

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
const dates = new RegExp(
  String.raw`\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})\b(?:,? \d{4})?|\b(?:${months}) \d{4}\b|\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b`,
  'gi',
)
const postcodes = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/gi
const addresses = /\S+@\S+|\bhttps?:\S+|\bwww\.\S+|(?<!\w)@\w{2,}/gi
// Distances, spans and counts of a general kind are left: “100 metres”, “24 hours”, “12 messages”.
const numbers =
  /(?<![\w£])\+?\d[\d ]{2,}\d(?!\w)|\b[a-z]{1,3}\d{1,4} ?[a-z]{0,3}\b|\b\d{3,}\b(?! ?(?:metres|meters|m\b|miles|yards|hours|days|times|messages|calls|emails))/gi

/** Why a text would tell somebody apart, each with the words that do. Empty when nothing was found. */
export function identifying(text: string, file: File): { what: string; words: string[] }[] {
  const { people, places, handles } = knownWords(file)
  const written = (text.match(word) ?? []).map(w => w.replace(/['’]s$/, ''))
  const named = [...new Set(written.filter(w => names(w, plain(w), people)).map(plain))]
  const inText = [...new Set(written.map(plain))]
  const reasonIfAny = (what: string, words: readonly string[]) =>
    words.length ? [{ what, words: [...new Set(words)] }] : []
  const secret = file.confidentialAddresses.map(needlesOf)
  return [
    ...reasonIfAny('a name', named),
    ...reasonIfAny(
      'a place or an address',
      inText.filter(w => places.has(w) && !named.includes(w)),
    ),
    ...reasonIfAny(
      'a number, handle or reference',
      inText.filter(w => handles.has(w)),
    ),
    // The words of a protected address are not said again.
    ...(reveals(text, secret) ? [{ what: 'a protected address', words: [] }] : []),
    ...reasonIfAny('a date', text.match(dates) ?? []),
    ...reasonIfAny('a postcode', text.match(postcodes) ?? []),
    ...reasonIfAny('an email or web address', text.match(addresses) ?? []),
    ...reasonIfAny('a number', text.replace(dates, ' ').replace(postcodes, ' ').match(numbers) ?? []),
  ]
}

const usual = new Set(
  'i the a an he she it they his her their no not if when on in at of to by for and or this that police court act order stalking facebook instagram whatsapp snapchat tiktok twitter google apple airtag internet english welsh british monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
)
/** Words in the middle of a sentence that begin with a capital: names and places that the case does not know. */
export const properNouns = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/(?<=[\p{L}\p{N},;)] )(?:\p{Lu}[\p{L}'’]+)/gu)].map(m => m[0]).filter(w => !usual.has(plain(w))),
  ),
]

/** A first draft without names: what the case knows is replaced, and whoever makes it mends the rest. */
export function anonymise(text: string, file: File): string {
  const { people, places, handles } = knownWords(file)
  const defendants = telling(
    file.defendants.flatMap(d => [d.givenNames, d.familyName, ...d.aliases]),
    2,
  )
  const masked = text
    .replace(dates, '[a day]')
    .replace(postcodes, '[a place]')
    .replace(addresses, '[an address]')
    .replace(word, typed => {
      const w = plain(typed).replace(/['’]s$/, '')
      const tail = /['’]s$/i.exec(typed)?.[0] ?? ''
      if (names(typed, w, people)) return `${defendants.has(w) ? '[the defendant]' : '[the protected person]'}${tail}`
      if (handles.has(w)) return '[a number]'
      return places.has(w) ? '[a place]' : typed
    })
    .replace(numbers, '[a number]')
  // Of a double-barrelled name both halves are one person's.
  return masked.replace(/(\[[a-z ]+\])(?:-\[[a-z ]+\])+/g, '$1').replace(/(\[[a-z ]+\])(?:[ ,]+\1)+/g, '$1')
}
