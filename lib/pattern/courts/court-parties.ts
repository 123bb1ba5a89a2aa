import type { CourtLine } from '../../case/reference/court-orders.ts'
import { inName } from '../orders/order-text.ts'
import type { Candidate } from './candidate.ts'
import { daysIn } from './court-days.ts'

/** Whom an order is against and whom it protects, by the words that say so beside a name. */

export type Party = 'defendant' | 'protectedPerson'
const roles: Record<Party, string> = {
  defendant: 'respondent|defendant|offender|subject of (?:the|this) order|person subject to (?:the|this) order',
  protectedPerson:
    'applicant|complainant|victim|claimant|protected persons?|persons? protected|persons? to be protected|person for whose protection (?:the|this) order is made',
}
const anyRole = new RegExp(`\\b(?:${roles.defendant}|${roles.protectedPerson})\\b`, 'i')
const titles = /^(?:(?:mr|mrs|ms|miss|mx|dr|rev|sir|prof(?:essor)?)\.?\s+)+/i
/** Police and the Crown bring proceedings: they are nobody’s victim. */
const official =
  /\b(?:police|constable|commissioner|chief officer|crown|rex|regina|the king|prosecution|secretary of state)\b/i
const word = "\\p{Lu}[\\p{L}'’-]*"
const wholeName = new RegExp(`^${word}(?: ${word}){1,4}$`, 'u')

/** What stands in a place for a name, as a name; undefined where it is none. */
export function nameIn(text: string): string | undefined {
  const plain = text
    .replace(/[([].*$/, '')
    .replace(
      /\b(?:born|d\.?o\.?b|date of birth|aged|of no fixed|of \d|of flat|of the address|currently|who )\b.*$/i,
      '',
    )
    .replace(/\s+of\s.*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s,;:.–-]+$/, '')
    .trim()
    .replace(titles, '')
  const [family, given, ...more] = plain.split(/\s*,\s*/)
  const turned = family && given && !more.length ? `${given} ${family}` : plain
  if (!wholeName.test(turned) || official.test(turned) || anyRole.test(turned)) return undefined
  return turned.split(' ').map(inName).join(' ')
}

/** Every name that the text gives a party, the surest first. */
export function partiesIn(lines: readonly CourtLine[], party: Party): Candidate[] {
  const role = roles[party]
  const before = new RegExp(
    `^\\W*(?:the\\s+)?(?:${role})(?:['’]s)?(?:\\s*\\((?:s|he|she|the [\\w ]+)\\))?(?:\\s*(?:full\\s+)?name)?\\s*(?::|\\t|\\s{2,}|\\s[–-]\\s)\\s*(.+)$`,
    'iu',
  )
  const alone = new RegExp(
    `^\\W*(?:the\\s+)?(?:${role})(?:\\(s\\))?(?:['’]s)?(?:\\s+(?:full\\s+)?name)?\\s*[:.]?\\s*$`,
    'i',
  )
  const after = new RegExp(`^(.+?)\\s*(?:[,\\t–-]\\s*)?\\(?(?:\\bthe\\s+)?(?:${role})\\)?\\W*$`, 'iu')
  const inline = new RegExp(`\\bthe (?:${role}),? (?:(?:mr|mrs|ms|miss|mx|dr)\\.? )?(${word}(?: ${word}){1,4})`, 'u')
  const versus = /^(?:rex|regina|r|the king|the crown)\s*-?\s*v(?:ersus|s)?\.?\s*-?\s+(.+)$/i
  const found: Candidate[] = []
  const put = (text: string | undefined, line: number, rank: number, doubts: Candidate['doubts'] = []) => {
    const value = text && nameIn(text)
    if (value) found.push({ value, line, rank, doubts })
  }
  for (const [n, { text }] of lines.entries()) {
    const [said] = [text.trim()]
    put(before.exec(said)?.[1], n, 0)
    if (alone.test(said)) put(lines[n + 1]?.text, n + 1, 0)
    put(after.exec(said)?.[1], n, 1)
    if (party === 'defendant') put(versus.exec(said)?.[1], n, 0)
    put(inline.exec(said)?.[1], n, 2, ['mention'])
  }
  return found.sort((a, b) => a.rank - b.rank || a.line - b.line)
}

const birth = /\b(?:born|d\.?\s?o\.?\s?b\.?|date of birth|birth date)\b\W*(?:on\s+)?/i
/** Days of birth of a party: beside the name, below it before another party is spoken of, or on a line of their own that names the party. */
export function birthsIn(lines: readonly CourtLine[], party: Party, namedAt: readonly number[]): Candidate[] {
  const own = new RegExp(`\\b(?:${roles[party]})(?:['’]s)?\\b.*\\b(?:born|d\\.?o\\.?b|date of birth)\\b`, 'i')
  const found: Candidate[] = []
  const dayAfter = (n: number, rank: number) => {
    const text = lines[n]?.text ?? ''
    const at = birth.exec(text)
    const day = at && daysIn(text).find(d => d.at >= at.index)
    if (day) found.push({ value: day.value, line: n, rank, doubts: day.doubts })
    return !!day
  }
  for (const [n, { text }] of lines.entries()) if (own.test(text)) dayAfter(n, 0)
  for (const at of namedAt)
    for (let n = at; n <= at + 3; n++) {
      const other = lines[n]?.text ?? ''
      if (n > at && anyRole.test(other) && !new RegExp(`\\b(?:${roles[party]})\\b`, 'i').test(other)) break
      if (dayAfter(n, 1)) break
    }
  return found.sort((a, b) => a.rank - b.rank || a.line - b.line)
}
