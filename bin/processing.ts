import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { getTableName } from 'drizzle-orm'
import { type Classified, type DataClass, dataClasses } from '../db/data-classes/index.ts'
import { allPermissions, allRoles, policy, roles } from '../lib/case/policy.ts'
import { retentionGroups } from '../lib/case/reference/codes/decisions.ts'
import { mailKinds } from '../lib/case/reference/mail.ts'
import { defaultSettings, settingSources } from '../lib/case/settings.ts'
import { paperNames, papers } from '../lib/documents/registry.ts'
import { lookLabels } from '../lib/work/pipeline/events.ts'

// npm run processing: writes docs/processing.md from the program's own tables. A test holds that it is current.

const file = path.resolve(import.meta.dirname, '../docs/processing.md')
/** A table with its columns as wide as their longest cell, as the linter lays one out. */
const table = (head: string[], rows: (string | number)[][]) => {
  const lines = [head, ...rows].map(cells => cells.map(c => String(c).replaceAll('|', '\\|')))
  const widths = head.map((_, n) => Math.max(3, ...lines.map(cells => [...(cells[n] ?? '')].length)))
  const row = (cells: string[]) =>
    `| ${cells.map((c, n) => c + ' '.repeat((widths[n] ?? 0) - [...c].length)).join(' | ')} |`
  const [top = [], ...rest] = lines
  return [row(top), row(widths.map(n => '-'.repeat(n))), ...rest.map(row)].join('\n')
}

const sides = {
  defendant: 'the defendant',
  protectedPerson: 'a protected person',
  case: 'the case and whoever is named in it',
} as const
const kinds: Record<DataClass, string> = {
  disclose: 'Given to the person it is about',
  thirdParty: 'Masked until somebody has read it',
  withhold: 'Never given',
}
const named = (c: Classified, kind: DataClass) =>
  [...c.of].flatMap(([column, of]) => (of === kind ? [column] : [])).join(', ') || '–'

/** The settings that say how long something is kept, and within which time somebody is answered. */
const periods = [
  'retainPublicProtectionYears',
  'retainSeriousYears',
  'retainOtherYears',
  'retainUnfoundedYears',
  'backupsKeptDays',
  'subjectAnsweredWithinMonths',
  'subjectExtendedByMonths',
] as const

function personal(): string {
  const given = Object.values<Classified>(dataClasses).filter(c => [...c.of.values()].some(of => of !== 'withhold'))
  return table(
    ['table', 'about', 'holds', kinds.disclose, kinds.thirdParty],
    given
      .map(c => [
        getTableName(c.table),
        sides[c.side],
        c.holds === 'fact' ? 'facts' : 'assessments',
        named(c, 'disclose'),
        named(c, 'thirdParty'),
      ])
      .sort(),
  )
}
const withheldTables = () =>
  Object.values<Classified>(dataClasses)
    .filter(c => [...c.of.values()].every(of => of === 'withhold'))
    .map(c => getTableName(c.table))
    .sort()

const permissionRows = () =>
  allPermissions.map(permission => [
    permission,
    ...(['force', 'team', 'own'] as const).map(
      scope =>
        allRoles
          .filter(role => policy[permission][role] === scope)
          .map(role => roles[role].label.toLowerCase())
          .join(', ') || '–',
    ),
  ])

/** What the facts of a data-protection impact assessment and of a record of processing are, from the code’s own tables. */
export function processingText(): string {
  const columns = Object.values<Classified>(dataClasses).flatMap(c => [...c.of.values()])
  const count = (kind: DataClass) => columns.filter(of => of === kind).length
  return `# What is processed

Written by \`npm run processing\` from the tables of the program itself, not by hand: \`db/data-classes\`, the policy, the settings and the registry of papers. It gives the facts that a data-protection impact assessment (DPA 2018 s.64) and a record of processing activities (s.61) ask for; what is necessary and proportionate, and the force’s own lawful basis, is for the force to say.

## Purpose and people

Law-enforcement processing by a police force (DPA 2018 Part 3): applying for stalking protection orders under the Stalking Protection Act 2019, and serving, checking and enforcing them. It is about defendants, protected persons, witnesses and others named in evidence (s.38(3)), and the people of the force who use it. Evidence may hold sensitive data of any kind (s.35(8)). Facts are told from assessments table by table (s.38(2)).

## What is held

${columns.length} columns of ${Object.keys(dataClasses).length} tables: ${count('disclose')} are given to the person they are about, ${count('thirdParty')} are masked until somebody has read them, ${count('withhold')} are never given. A column that nobody has classified does not compile.

${personal()}

Of these tables nothing is given: they hold what is privileged, what would endanger somebody, or what is the program’s own. ${withheldTables().join(', ')}.

## How long

${table(
  ['period', 'starting value', 'source'],
  periods.map(name => [settingSources[name].label, String(defaultSettings[name]), settingSources[name].source]),
)}

Groups of retention: ${Object.values(retentionGroups)
    .map(g => g.label)
    .join(
      '; ',
    )}. A disposal is asked for by one person, approved by another and carried out by \`npm run dispose\`; a legal hold stops it. Sessions end after 12 hours, calendar keys after 180 days.

## Who may

Whoever has no role may do nothing, and nobody anything in another force. A case that is restricted is closed to all but those named on it.

${table(['permission', 'the whole force', 'their team', 'their own'], permissionRows())}

## What leaves the service

- Papers, each for those it is made for, with its classification: ${[...new Set(paperNames.map(name => papers[name].title))].sort().join('; ')}.
- Mail, which names a case by its reference and holds nothing of it: ${Object.values(mailKinds)
    .map(kind => kind.says)
    .join('; ')}.
- Feeds to records systems (\`/api/v1\`), each by a token for one thing.
- Exports of measures, in which small numbers are withheld.

## What is recorded of it

Every collection, alteration, consultation, disclosure, combination and erasure (s.62) leaves a line in a record that nobody can change, with who, when and why. Beside the acts: ${[...new Set(Object.values(lookLabels))].sort().join('; ').toLowerCase()}.

## How it is kept safe

Row-level security in the database keeps forces and restricted cases apart even from a wrong query (docs/decisions/006); the program’s role owns nothing and can delete nothing of a case. Protected addresses reach no paper, mail or log. The record is a chain of hashes, verified every night, with signed heads outside (docs/operate.md). Logs hold no name and no value of a statement. Backups are the force’s own to encrypt.
`
}

if (process.argv[1] && path.basename(process.argv[1]) === 'processing.ts') {
  writeFileSync(file, processingText())
  console.log('Written: docs/processing.md')
}
