/** How old a reader must be to follow a text at one reading. */

/**
 * Above this the wording is questioned. Surrey County Council’s writing guide asks for 14 or below, statutory text too where it
 * can be; GOV.UK writes for 9. A condition is read once, by someone who may be distressed.
 */
export const readingAgeLimit = {
  age: 14,
  source: 'Flesch–Kincaid grade and 5 years; limit from a council writing guide',
}

const vowels = /[aeiouy]+/g
function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  const heard = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, end => end[0] ?? '')
  return Math.max(1, heard.match(vowels)?.length ?? 1)
}
/** Sentences of a condition: a full stop in a time or an abbreviation ends none. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?;:])\s+(?=[A-Z•–-])|\n+/)
    .map(s => s.trim())
    .filter(Boolean)

/**
 * The age in years at which the text is read with ease: the Flesch–Kincaid grade level and five years.
 * Names, numbers and addresses count as short words, and ‘the defendant’ as ‘he’: nobody can write them more simply.
 * A text of under 12 words is too little to judge, and is read as easy.
 */
export function readingAge(text: string): number {
  const sentences = sentencesOf(text.replace(/\bthe defendant\b/gi, 'He'))
  const words = sentences.flatMap(s =>
    s
      .split(/[\s—–/]+/)
      .filter(w => /[\p{L}\d]/u.test(w))
      .map((w, n) => (n > 0 && /^[‘“(]?(?:\p{Lu}|\d)/u.test(w) ? 1 : syllables(w))),
  )
  if (words.length < 12) return 5
  const sounds = words.reduce((sum, n) => sum + n, 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59
  return Math.max(5, Math.round(grade + 5))
}
