import { upperFirst } from '../../case/words/grammar.ts'
import type { Comparison } from './compare.ts'
import { at, fieldCount, fields } from './fields.ts'
import type { Table } from './table.ts'

/** Reasons that can be read out, strongest first: what speaks for two rows being of one person, and what against. */
export type Why = { why: string[]; against: string[] }

type Said = { text: string; bits: number }

const plain: Partial<Record<number, readonly string[]>> = {
  [at.born]: [
    'same date of birth',
    'day and month swapped in the date of birth',
    'date of birth the same but for the year',
    'date of birth the same but for the day or the month',
    'dates of birth less than two years apart',
    'different dates of birth',
    'dates of birth a generation apart',
  ],
  [at.year]: ['same year of birth', 'years of birth one apart', 'different years of birth'],
  [at.place]: ['same address', 'same postcode', 'lived in the same postcode area', 'different addresses'],
  [at.phone]: ['same phone', 'phone numbers one digit apart', 'different phones'],
  [at.email]: ['same e-mail address', 'e-mail addresses one letter apart', 'different e-mail addresses'],
  [at.handle]: ['same account name', 'account names one letter apart', 'different account names'],
  [at.ref]: ['same person number in the records system', 'different person numbers'],
  [at.order]: ['', 'given and family name swapped'],
}

// People move and change numbers: that these differ is nothing to be told.
const untold = new Set<number>([at.place, at.phone, at.email, at.handle, at.ref])
/** The first level of a field that speaks of two people and not of one. */
const firstApart = fields.map(({ name, levels }) => (name === 'born' ? 4 : name === 'order' ? 2 : levels.length - 1))

/** Says in words how two people of one table compare, from their comparison and what each field counted for. */
export function sayWhy(table: Table, a: number, b: number, comparison: Comparison, bits: Float64Array): Why {
  const said: Said[] = []
  const against: Said[] = []
  for (let f = 0; f < fieldCount; f++) {
    const level = comparison.levels[f] ?? -1
    if (level < 0) continue
    const apart = level >= (firstApart[f] ?? 9)
    if (apart && untold.has(f)) continue
    const text =
      f === at.given || f === at.family ? nameWords(table, f, level, a, b) : (plain[f]?.[level] ?? initials(f, level))
    if (text !== '') (apart ? against : said).push({ text, bits: bits[f] ?? 0 })
  }
  const strongest = (x: Said, y: Said) => Math.abs(y.bits) - Math.abs(x.bits)
  return {
    why: joinNames(said, comparison)
      .sort(strongest)
      .map(({ text }) => text),
    against: against.sort(strongest).map(({ text }) => text),
  }
}

function initials(field: number, level: number): string {
  if (field === at.initial)
    return level === 0 ? 'initial of the given name agrees' : 'initial of the given name differs'
  if (field === at.middle)
    return ['same middle name', 'initial of the middle name agrees', 'different middle names'][level] ?? ''
  return ''
}

function nameWords(table: Table, field: number, level: number, a: number, b: number): string {
  const column = field === at.given ? table.columns.given : table.columns.family
  const kind = field === at.given ? 'given name' : 'family name'
  const words = [a, b].map(person => upperFirst(table.words.texts[column[person] ?? -1] ?? '')).sort()
  const known = `known as ${words.join(', ')}`
  const levels =
    field === at.given
      ? [
          `same ${kind}`,
          known,
          `${kind} one letter apart`,
          `${kind} spelt alike`,
          'given name of one is a middle name of the other',
          'different given names',
        ]
      : [
          `same ${kind}`,
          `forms of one family name: ${words.join(', ')}`,
          'part of a double family name is the same',
          `${kind} one letter apart`,
          `${kind} spelt alike`,
          'different family names',
        ]
  return levels[level] ?? ''
}

/** "Same name" reads better than its two halves. */
function joinNames(said: Said[], comparison: Comparison): Said[] {
  if (comparison.levels[at.given] !== 0 || comparison.levels[at.family] !== 0) return said
  const halves = said.filter(({ text }) => text === 'same given name' || text === 'same family name')
  const bits = halves.reduce((sum, half) => sum + half.bits, 0)
  return [...said.filter(line => !halves.includes(line)), { text: 'same name', bits }]
}
