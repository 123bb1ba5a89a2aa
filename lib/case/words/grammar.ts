/** How blanks are put into an English sentence: lists, plurals, possessives and the indefinite article. */

/** 'A', 'A and B', 'A, B and C'; semicolons where an item has a comma of its own. Empty items are dropped. */
export function list(items: readonly (string | number)[], word: 'and' | 'or' = 'and'): string {
  const full = items.map(String).filter(Boolean)
  const last = full.at(-1) ?? ''
  if (full.length < 2) return last
  const between = full.some(item => /,\s/.test(item)) ? ';' : ','
  const before = full.slice(0, -1).join(`${between} `)
  return `${before}${between === ';' ? ';' : ''} ${word} ${last}`
}

/** ‘Sara’s’, ‘James’s’, ‘the Joneses’’: only a plural that ends in s goes without a second s. */
export function possessive(name: string): string {
  if (!name) return ''
  // A family or a group named with ‘the’ is plural; a person's name that ends in s is not.
  const isPlural = /(?:^|\s)the\s+\S*s$/i.test(name)
  return `${name}${isPlural ? '’' : '’s'}`
}

/** A number with its noun: ‘1 device’, ‘2 devices’, ‘once’. The plural is worked out unless it is given. */
export function countWithNoun(count: number, noun: string, plural: string = pluralOf(noun)): string {
  const adverb = noun === 'time' ? ['', 'once', 'twice'][count] : undefined
  return adverb || `${count} ${count === 1 ? noun : plural}`
}

/** The last word of a noun made plural by the ordinary rules. */
export function pluralOf(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/i.test(noun)) return `${noun}es`
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`
  return `${noun}s`
}

const soundsLikeVowel =
  /^(?:[aeio]|u(?!ni(?![nm])|s[aeiu]|k\b|t[ei])|hour|honest|honour|heir|[fhlmnrsx](?:[A-Z]|$)|8|1[18](?!\d))/i
// Letters read out one by one: ‘an SPO’, ‘an FBI file’, but ‘a UK phone’.
const readOut = /^[AEFHILMNORSX][A-Z\d]+\b/
const consonantAnyway = /^(?:one\b|once\b|eu|ewe|uni(?![nm])|use|usu|UK\b|UN\b)/i
/** ‘a’ or ‘an’ before these words, by how they sound. */
export function article(words: string): string {
  const isAn =
    readOut.test(words) ||
    (!/^[A-Z][A-Z\d]+\b/.test(words) && !consonantAnyway.test(words) && soundsLikeVowel.test(words))
  return `${isAn ? 'an' : 'a'} ${words}`
}

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
/** A number below ten in words, as a paper has it; a larger one in digits. */
export const numberInWords = (n: number): string => numberWords[n] ?? String(n)

/** A label as it stands within a sentence: 'No contact' → 'no contact'. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
/** The same words at the beginning of a sentence. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** Words as a sentence: a full stop at their end unless they have a mark of their own. */
export const fullStop = (text: string): string => (/[.!?…][”’)]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
