import type {
  CourtDoubt,
  CourtField,
  CourtLine,
  CourtOrderKind,
  FoundValue,
} from '../../case/reference/court-orders.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import type { Candidate } from './candidate.ts'
import { type DayFound, daysIn } from './court-days.ts'
import { birthsIn, type Party, partiesIn } from './court-parties.ts'

/** What the text of an order says: each value with the line that it was read from, and never one that stands nowhere. */

const kindWords: [CourtOrderKind, RegExp][] = [
  ['nonMolestation', /\bnon[- ]?molestation order\b/i],
  ['occupation', /\boccupation order\b/i],
  ['restraining', /\brestraining order\b/i],
  ['dapo', /\bdomestic abuse protection order\b|\bDAPO\b/i],
  ['dvpo', /\bdomestic violence protection order\b|\bDVPO\b/i],
  ['otherSpo', /\bstalking protection order\b/i],
  ['injunction', /\binjunction\b/i],
  [
    'bail',
    /\b(?:bail conditions|conditions of bail|(?:notice|record|grant) of (?:conditional )?bail|conditional bail)\b/i,
  ],
  ['licence', /\blicence conditions\b|\bconditions of (?:the |your )?licence\b|\breleased on licence\b/i],
]
const courtKind = String.raw`(?:Family|FAMILY|County|COUNTY|Crown|CROWN|Youth|YOUTH|Magistrates['’]?|MAGISTRATES['’]?)\s+(?:Court|COURT)`
const place = String.raw`\p{Lu}[\p{L}'’-]*(?:[ -]\p{Lu}[\p{L}'’-]*)*`
const court = new RegExp(
  String.raw`(?:\b${courtKind}\s+(?:(?:sitting at|at|in)|(?:SITTING AT|AT|IN))\s+${place}|(?<!\bIN THE |\bIn the )${place}\s+${courtKind}|\b${courtKind}|\b(?:High Court of Justice|HIGH COURT OF JUSTICE))`,
  'u',
)
const number =
  /\b(?:(?:court |family )?case|order|claim|court|application|bail|licence)?\s*(?:no|number|ref(?:erence)?|URN)\b\.?\s*[:.#\t]?\s*([A-Z0-9][A-Z0-9/ -]{2,24}[A-Z0-9])/i
const made: [RegExp, number][] = [
  [
    /\b(?:order\s+(?:was\s+)?made|made\s+(?:on|this|at|by)|date\s+(?:of\s+(?:the\s+|this\s+)?order|(?:order\s+)?made)|order\s+dated?)\b/i,
    0,
  ],
  [/^\W*dated?\b/i, 1],
  [/\b(?:heard|hearing|sitting|before)\b.*\bon\b/i, 2],
]
const ends: [RegExp, number][] = [
  [
    /\b(?:expir(?:es|y)(?:\s+date)?|last\s+day|ends?\s+on|(?:remains?|continues?|is|be)\s+in\s+force\s+(?:until|up\s+to|to)|has\s+effect\s+until|end\s+date)\b/i,
    0,
  ],
  [/\b(?:until|up\s+to\s+and\s+including|to\s+midnight\s+on)\b/i, 1],
]
const further = /\buntil\s+(?:a\s+)?further\s+order\b|\bwithout\s+limit\s+of\s+time\b|\bindefinite(?:ly)?\b/i
const lasting =
  /\bfor\s+(?:a\s+)?(?:period\s+of\s+)?((?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four)\s+(?:days?|weeks?|months?|years?))\b/i
const amending = /\b(?:varied|varying|variation|amended|amending|in substitution for|replaces|supersedes)\b/i
const item = /^\s*(?:\(?\d{1,2}[.):]|\(?[a-z][.)])\s+\S/
const stop =
  /^\W*(?:this order|the order|notice|notes?\b|penal|important|warning|dated?\b|made (?:on|by)|signed|by the court|if you|ordered by|(?:deputy )?district judge|hh?j\b|service\b|expir|case (?:no|number)|court address)/i
const forbids = /\b(?:must not|shall not|may not|is forbidden|are forbidden|forbidden from|prohibited from|not to)\b/i
const begins =
  /\b(?:it is (?:hereby )?ordered|the court orders?|orders? that|forbidden|prohibited|prohibitions?|requirements?|conditions?|must not|following)\b/i

/** Of the same value the surest; the others are named beside it. */
function surest(field: CourtField, lines: readonly CourtLine[], given: readonly Candidate[]): FoundValue[] {
  const [first] = [...given].sort((a, b) => a.rank - b.rank || a.line - b.line)
  if (!first) return []
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const others = [...new Set(given.map(c => c.value).filter(v => !same(v, first.value)))]
  return [
    {
      field,
      value: first.value,
      line: first.line + 1,
      page: lines[first.line]?.page ?? null,
      doubts: [...new Set([...first.doubts, ...(others.length ? (['several'] as const) : [])])],
      others: others.slice(0, 5),
    },
  ]
}

/** The lines of its conditions: numbered ones below the words that begin them, or every line that forbids something. */
function termsIn(
  lines: readonly CourtLine[],
): { value: string; line: number; inside: Set<number>; doubts: CourtDoubt[] } | undefined {
  const inside = new Set<number>()
  const items: { line: number; text: string }[] = []
  let open = false
  let begun = false
  for (const [n, { text }] of lines.entries()) {
    const said = text.replace(/\s+/g, ' ').trim()
    if (!said) {
      open = false
      continue
    }
    if (item.test(said) && (begun || forbids.test(said))) {
      begun = true
      const body = said.replace(/^\(?(?:\d{1,2}|[a-z])[.):]\s+/, '')
      open = !stop.test(body)
      if (open) {
        items.push({ line: n, text: said })
        inside.add(n)
      }
      continue
    }
    const last = items.at(-1)
    if (open && last && !stop.test(said)) {
      last.text += ` ${said}`
      inside.add(n)
      continue
    }
    open = false
    if (begins.test(said)) begun = true
  }
  const [first] = items
  if (first) return { value: items.map(i => i.text).join('\n'), line: first.line, inside, doubts: [] }
  const loose = lines.flatMap(({ text }, n) =>
    forbids.test(text) ? [{ line: n, text: text.replace(/\s+/g, ' ').trim() }] : [],
  )
  const [start] = loose
  if (!start) return undefined
  return {
    value: loose.map(l => l.text).join('\n'),
    line: start.line,
    inside: new Set(loose.map(l => l.line)),
    doubts: ['notNumbered'],
  }
}

const isBirth = (text: string) => /\b(?:born|d\.?o\.?b|date of birth|birth)\b/i.test(text)
/** Days that stand behind one of the words. */
function labelled(
  lines: readonly CourtLine[],
  labels: readonly [RegExp, number][],
  inside: ReadonlySet<number>,
): Candidate[] {
  return lines.flatMap(({ text }, n) => {
    if (isBirth(text)) return []
    const days = daysIn(text)
    for (const [label, rank] of labels) {
      const at = label.exec(text)
      if (!at) continue
      // A day that is alone on the next line belongs to its label too.
      const next = days.length
        ? []
        : daysIn(lines[n + 1]?.text ?? '').filter(d => /^\W*$/.test((lines[n + 1]?.text ?? '').slice(0, d.at)))
      const day: DayFound | undefined = days.find(d => d.at >= at.index) ?? next[0]
      if (!day) continue
      const line = days.length ? n : n + 1
      return [
        {
          value: day.value,
          line,
          rank: rank + (inside.has(n) ? 5 : 0),
          doubts: [...day.doubts, ...(inside.has(n) ? (['inCondition'] as const) : [])],
        },
      ]
    }
    return []
  })
}

export interface OrderRead {
  found: FoundValue[]
  /** Whether the text is an order, and not a letter that speaks of one. */
  isOrder: boolean
}
/** Reads an order. A text that is none gives what stands in it all the same. */
export function readCourtOrder(lines: readonly CourtLine[]): OrderRead {
  const terms = termsIn(lines)
  const inside = terms?.inside ?? new Set<number>()
  const each = (of: (text: string, n: number) => Omit<Candidate, 'line'> | undefined): Candidate[] =>
    lines.flatMap(({ text }, n) => {
      const found = of(text, n)
      return found ? [{ ...found, line: n }] : []
    })
  const kinds = lines.flatMap(({ text }, n) =>
    kindWords.flatMap(([value, pattern]): Candidate[] => {
      if (!pattern.test(text)) return []
      const heading = text.trim().length < 90 && !inside.has(n) && !/[.;]\s*$/.test(text.trim())
      return [{ value, line: n, rank: heading ? 0 : 3, doubts: heading ? [] : ['mention'] }]
    }),
  )
  // The day in a line that speaks of a change is that of the order that was changed.
  const madeOn = labelled(lines, made, inside).filter(c => !amending.test(lines[c.line]?.text ?? ''))
  const lastDay = labelled(lines, ends, inside)
  const untilFurther = each((text, n) =>
    further.test(text) && !inside.has(n) ? { value: 'untilFurtherOrder', rank: 1, doubts: [] } : undefined,
  )
  const length = each((text, n) => {
    const said = !inside.has(n) && lasting.exec(text)?.[1]
    return said && /order|force|effect/i.test(text) ? { value: said, rank: 0, doubts: ['lengthOnly'] } : undefined
  })
  const ofParty = (party: Party, births: CourtField): FoundValue[] => {
    const named = partiesIn(lines, party)
    const [first] = named
    const at = first ? named.filter(c => c.value.toLowerCase() === first.value.toLowerCase()).map(c => c.line) : []
    return [...surest(party, lines, named), ...surest(births, lines, birthsIn(lines, party, at))]
  }
  const firstMade = [...madeOn].sort((a, b) => a.rank - b.rank || a.line - b.line)[0]?.value
  const found: FoundValue[] = [
    ...surest('kind', lines, kinds),
    ...surest(
      'court',
      lines,
      each(text => {
        const said = court.exec(text)?.[0]
        return said
          ? {
              value: said
                .replace(/\s+/g, ' ')
                .replace(/^(?:in )?the /i, '')
                .trim(),
              rank: text.trim().length < 90 ? 0 : 2,
              doubts: [],
            }
          : undefined
      }),
    ),
    ...surest(
      'number',
      lines,
      each((text, n) => {
        const said = number.exec(text)?.[1]?.trim()
        return said && /\d/.test(said) && !inside.has(n) && !daysIn(said).length
          ? { value: said.replace(/\s{2,}.*$/, ''), rank: 0, doubts: [] }
          : undefined
      }),
    ),
    ...ofParty('defendant', 'defendantBornOn'),
    ...ofParty('protectedPerson', 'protectedBornOn'),
    ...surest('madeOn', lines, madeOn),
    ...surest('lastDay', lines, lastDay.length ? lastDay : untilFurther),
    ...(lastDay.length || untilFurther.length ? [] : surest('length', lines, length)),
    ...surest('amends', lines, amended(lines, inside, firstMade)),
    ...(terms ? surest('terms', lines, [{ value: terms.value, line: terms.line, rank: 0, doubts: terms.doubts }]) : []),
  ]
  const has = (field: CourtField) => found.some(f => f.field === field)
  return { found, isOrder: has('kind') && (has('terms') || (has('defendant') && (has('number') || has('madeOn')))) }
}

/** That it changes an earlier order, with the day of that where it is given. */
function amended(
  lines: readonly CourtLine[],
  inside: ReadonlySet<number>,
  madeOn: CalendarDate | undefined,
): Candidate[] {
  return lines.flatMap(({ text }, n) => {
    if (!amending.test(text) || inside.has(n)) return []
    // That an order may be varied is said in every one.
    if (
      /\b(?:may|can|apply|application|until|unless|if)\b/i.test(text) &&
      !/\b(?:has been|is hereby|was|amended order|varies)\b/i.test(text)
    )
      return []
    const day = daysIn(text).find(d => d.value !== madeOn)
    return [{ value: day?.value ?? 'yes', line: n, rank: day ? 0 : 1, doubts: day?.doubts ?? [] }]
  })
}
