import { fold } from './text.ts'

/**
 * Names that name nobody: "MALE" / "UNKNOWN", "Not" / "stated", "Asian Male" / "30s", REGINA, a shop. Both name columns are judged together:
 * a word that is a true name beside others ("White", "Partner") is none of the person beside "Male".
 */

const set = (...lists: string[]) => new Set(lists.join(' ').split(/\s+/))

/** Said in place of a name, in the languages of feeds: with one of these the others of the lists say nothing either. */
const instead = set(
  'unknown unk unkn unkown unknwon unnamed unidentified unconfirmed undisclosed unspecified anonymous anon nk na nfa nil none null blank tbc tbd tba redacted withheld removed deleted confidential restricted sanitised protected refused declined',
  'stated given known disclosed provided confirmed recorded identified supplied available obtained applicable details name names surname forename nameless named no not',
  'suspect offender perpetrator perp assailant caller sender defendant accused subject person persons people individual someone somebody nobody other others witness informant complainant victim aggrieved ip stalker harasser attacker intruder driver rider passenger passerby',
  'male female males females man woman men women boy girl boys girls youth youths adult child children juvenile teenager lady gentleman bloke chap lad',
  'neighbour neighbours neighbor colleague colleagues coworker workmate boss customer client tenant landlord lodger stranger acquaintance friend friends user account profile follower admirer',
  'boyfriend girlfriend husband wife ex expartner exboyfriend exgirlfriend exhusband exwife spouse fiance fiancee bf gf exbf exgf worker',
  'inconnu inconnue anonyme aucun nom homme femme personne unbekannt unbekannter unbekannte anonym mann frau niemand person taeter tater desconocido desconocida anonimo anonima hombre mujer nombre ninguno sconosciuto sconosciuta ignoto ignota uomo donna nieznany nieznana nieznani sprawca mezczyzna kobieta necunoscut necunoscuta barbat femeie nepoznat nepoznata neznamy neznama ismeretlen bilinmeyen bilinmiyor isimsiz erkek kadin onbekend onbekende okand desconhecido desconhecida homem mulher nezinomas nezinoma nezinams hysbys anhysbys dyn menyw ddim неизвестно неизвестный неизвестная невідомо неизвестен мужчина женщина غير معروف مجهول رجل امرأة نامعلوم अज्ञात अज्ञात ਅਣਜਾਣ অজ্ঞাত 不明 未知 不详',
  'former previous estranged online hair haired beard bearded hooded masked',
  'staff member officer officers constable pcso sergeant inspector security guard manager cashier assistant receptionist nurse doctor paramedic teacher driver engineer',
  'summary mo log text see above below report attached investigation enquiry pending cctv',
)
/** Beside one of those they describe or count, and name nobody; alone they may be names. */
const beside = set(
  'white black asian mixed oriental chinese indian pakistani african european polish romanian arab eastern western dark light fair brown blonde blond ginger bald slim fat thin heavy large small tall short build young old elderly middle aged age aged years yrs year approx early mid late teens mystery emergency tattooed scruffy smart stocky skinny foreign local drunk',
  'partner current internet facebook instagram snapchat whatsapp twitter tiktok discord telegram dating site app social media work school gym van car bike taxi delivery bus train the a an of from her his their my by in at with and or to be for on x y z q one two three four five six first second third possibly believed maybe same mr mrs miss ms sir madam ic dim i ii iii time this yet known as is was van shop house door next flat brother sister mother father mum dad uncle aunt cousin nephew niece stepfather stepmother stepdad stepson stepbrother inlaw law',
)
/** One of these makes of it an office, a business or the state. */
const bodies = set(
  'ltd limited plc llp llc cic stores store supermarket superstore shop shops police constabulary cps nhs trust hmp hmcts council county borough company companies co-op coop cooperative school academy university hospital surgery pharmacy prosecution prosecutions ministry department dwp hmrc housing homes association services solutions group holdings tesco asda sainsburys sainsbury morrisons aldi lidl waitrose iceland boots argos primark poundland greggs mcdonalds wetherspoons spar premier inn travelodge hotel prison court service rail railway railways ambulance bank barclays hsbc natwest santander halifax amazon ikea starbucks kfc nandos wilko debenhams halfords screwfix toolstation currys nursery college clinic church mosque synagogue station depot airport authority federation institute foundation charity committee',
)
/** These only where nothing else stands beside them: each is some person’s name too. */
const states = set(
  'rex regina r the crown state king queen v public order society community corporate business organisation organization',
)
/** Regina King is a person. */
const crowned = set('rex regina king queen')
/** Alone in the column of given names: a man called Rex, and an initial. */
const mayBeGiven = (word: string) => word === 'v' || (word !== 'regina' && crowned.has(word))
/** Of bodies those that are family names, which need more than themselves and a given name to be a body. */
const surnames = set(
  'court group service services homes boots premier inn county trust store shop hotel sainsbury spar bank church college station halifax',
)
const known = set('doe bloggs')
const invented = new Set([
  'john doe',
  'jane doe',
  'joe bloggs',
  'fred bloggs',
  'mickey mouse',
  'donald duck',
  'test test',
  'test person',
  'john x',
  'mr x',
])
const ranks = set('pc ps dc ds di dci dcs insp inspector sgt pcso wpc wdc sc officer constable collar shoulder')

/** Words and numbers of both columns, folded, in order. */
const tokens = (text: string): string[] =>
  fold(text)
    .replace(/\bn ?\/ ?[ka]\b/g, 'nk')
    .replace(/\bco-op/g, 'coop')
    .replace(/['’‘`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const isCount = (word: string) =>
  /^\d+(?:s|st|nd|rd|th|yrs?|yo|cm|ft\d*(?:in)?)?$/.test(word) || /^ic\d$/.test(word) || /^[a-z]$/.test(word)
const isFill = (word: string) => /^(.)\1+$/u.test(word) && (word.length > 2 || 'xzq'.includes(word[0] ?? ''))

/** What a force writes in place of a name, as it is compared: a word alone, or several as they stand together. */
export const placeholderWords = (own: readonly string[]): ReadonlySet<string> =>
  new Set(own.map(text => tokens(text).join(' ')).filter(Boolean))
/** The words known already, for whoever adds to them. */
export const knownWords: { label: string; words: string[] }[] = [
  { label: 'In place of a name', words: [...instead] },
  { label: 'Beside one of those', words: [...beside] },
  { label: 'Offices, shops and services', words: [...bodies] },
  { label: 'The Crown and the public', words: [...states] },
]
const noWords: ReadonlySet<string> = new Set()

/** What the two name columns name: a person, nobody, or a body that is no person. Blank columns are a person without a name. */
export function whoIsNamed(givenNames: string, familyName: string, own = noWords): 'person' | 'nobody' | 'body' {
  const words = tokens(`${givenNames} ${familyName}`)
  if (words.length === 0) return 'person'
  const whole = words.join(' ')
  if (invented.has(whole) || own.has(whole)) return 'nobody'
  if (words.every(w => ranks.has(w) || /^\d+$/.test(w)) && words.some(w => /^\d+$/.test(w))) return 'body'
  if (
    words.every(w => states.has(w)) &&
    !(words.length > 1 && words.every(w => crowned.has(w))) &&
    !(words.length === 1 && givenNames.trim() !== '' && mayBeGiven(words[0] ?? ''))
  )
    return 'body'
  // “Victims brother”, “neighbours son”: whose they are names them as little.
  const isOf = (w: string) => w.length > 4 && w.endsWith('s') && instead.has(w.slice(0, -1))
  const isName = (w: string) =>
    !instead.has(w) && !beside.has(w) && !own.has(w) && !isCount(w) && !isFill(w) && !known.has(w) && !isOf(w)
  const isInstead = (w: string) => instead.has(w) || own.has(w) || isFill(w) || isOf(w)
  if (words.every(w => !isName(w)) && words.some(isInstead)) return 'nobody'
  const body = words.filter(w => bodies.has(w))
  // Margaret Court is a person, and Court Services is none.
  if (body.some(w => !surnames.has(w)) || body.length > 1 || (body.length === 1 && words.length > 2)) return 'body'
  return body.length === 1 && words.every(w => bodies.has(w) || !isName(w)) ? 'body' : 'person'
}
