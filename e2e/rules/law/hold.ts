import type { Answer } from '../../../lib/law/rules/check.ts'
import type { Facts, FactsInput, Read } from '../../../lib/law/rules/facts.ts'
import { breachRows } from './breach-rows.ts'
import { changeRows } from './change-rows.ts'
import { clockRows } from './clock-rows.ts'
import { draftRows } from './draft-rows.ts'
import { interimRows } from './interim-rows.ts'
import { notificationRows } from './notification-rows.ts'
import type { Row } from './row.ts'
import { serviceRows } from './service-rows.ts'
import { termRows } from './term-rows.ts'

/** Every row of every table. */
export const rows: readonly Row[] = [
  ...draftRows,
  ...termRows,
  ...interimRows,
  ...changeRows,
  ...serviceRows,
  ...notificationRows,
  ...breachRows,
  ...clockRows,
]
/** The program under trial: as it stands, or with one thing in it changed. */
export interface Program {
  readFacts: (given: unknown) => Read
  answer: (facts: Facts) => Answer
}
const weights = {
  R: { draft: 'refuse', made: 'flag' },
  W: { draft: 'warn', made: 'warn' },
  'R→W': { draft: 'warn', made: 'flag' },
  red: { draft: 'flag', made: 'flag' },
} as const
type Mode = 'draft' | 'made'
const findingFor = (written: string, mode: Mode) => {
  const [rule, weight, about] = written.split(' ')
  return `${rule} ${weights[weight as keyof typeof weights][mode]} ${about}`
}
const unlike = (what: string, wanted: string[], had: string[]): string[] => {
  const [w, h] = [wanted.toSorted().join('; '), had.toSorted().join('; ')]
  return w === h ? [] : [`${what}: wanted [${w}], had [${h}]`]
}
export const ask = (program: Program, facts: FactsInput): Answer => {
  const read = program.readFacts(facts)
  if ('error' in read) throw new Error(`${read.path}: ${read.error}`)
  return program.answer(read.facts)
}
const words = (...values: unknown[]) => values.map(v => v ?? '-').join(' ')

/** What a program gets wrong on one row; nothing when it holds. */
export function wrongOn(program: Program, row: Row): string[] {
  const modes: Mode[] = row.facts.mode ? [row.facts.mode] : ['draft', 'made']
  return modes.flatMap(mode => {
    const had = ask(program, { ...row.facts, mode })
    const clocks = had.clocks.map(c => words(c.clock, c.about, c.startsOn, c.lastDay, c.state))
    const named = new Set(row.clocks?.map(c => c.split(' ').slice(0, 2).join(' ')))
    return [
      ...unlike(
        `${mode} findings`,
        row.finds.map(f => findingFor(f, mode)),
        had.findings.map(f => words(f.rule, f.severity, f.about)),
      ),
      ...(row.clocks
        ? unlike(
            'clocks',
            row.clocks,
            clocks.filter(c => named.has(c.split(' ').slice(0, 2).join(' '))),
          )
        : []),
      ...(row.absent ?? []).flatMap(a => clocks.filter(c => c.startsWith(`${a} `)).map(c => `should be absent: ${c}`)),
      ...(row.inForce
        ? unlike(
            'in force',
            row.inForce,
            had.inForce.map(o => words(o.about, o.from, o.lastDay, o.inForce)),
          )
        : []),
      ...(row.says === undefined || had.findings.some(f => f.message.includes(row.says ?? ''))
        ? []
        : [`says ${had.findings.map(f => f.message).join(' ')}, not ${row.says}`]),
      ...(row.sentences
        ? unlike(
            'sentences',
            row.sentences,
            had.maximumSentence.map(s => words(s.about, s.summaryMonths, s.indictmentYears)),
          )
        : []),
    ]
  })
}
