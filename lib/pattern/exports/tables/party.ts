/** Names and numbers as exports write them, compared as people would. */

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^~\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
const numeral = /^\+?[\d\s().-]{6,}$/

/** The digits of a telephone number without country prefix marks or leading noughts, or nothing for a name. */
export function digitsOf(text: string): string | undefined {
  const t = plain(text)
  return numeral.test(t) ? t.replace(/\D/g, '').replace(/^0+/, '') : undefined
}

/** The text on its own: a part cut from a long text would keep the whole of it in memory. */
export const ownCopy = (text: string): string => text.split('').join('')

/** Whether two texts name the same party: the same words, or the same number with or without its country code. */
export function sameParty(a: string, b: string): boolean {
  const [x, y] = [digitsOf(a), digitsOf(b)]
  if (x !== undefined && y !== undefined) {
    const [short, long] = x.length < y.length ? [x, y] : [y, x]
    return short.length >= 6 && (short.length >= 9 ? long.endsWith(short) : long === short)
  }
  const mail = /<([^<>\s]+@[^<>\s]+)>/
  return plain(mail.exec(a)?.[1] ?? a) === plain(mail.exec(b)?.[1] ?? b) && plain(a) !== ''
}

/** Whether two lists hold the same texts in the same order. */
export function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Whether two names that are not the same share a word, so that they may be one person's: "Priya" and "Priya Shah". */
export function alike(a: string, b: string): boolean {
  const words = new Set(plain(a).split(' '))
  return plain(b)
    .split(' ')
    .some(word => word.length > 1 && words.has(word))
}

const mostKnown = 10_000
const longestKnown = 100
/** The same function, with what it answered before kept: cells of a table hold the same few texts again and again. */
export function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    if (text.length > longestKnown) return answer(text)
    let is = known.get(text)
    if (is === undefined) {
      is = answer(text)
      if (known.size > mostKnown) known.clear()
      known.set(ownCopy(text), is)
    }
    return is
  }
}

/** Answers, from memory, whether a sender is the owner of the phone; never when no owner is named. */
export function ownership(owner: string | undefined): (party: string) => boolean {
  return owner === undefined ? () => false : remembering(party => sameParty(owner, party))
}
