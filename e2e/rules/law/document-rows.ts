import type { caseOf } from '../../../lib/law/rules/document.ts'
import type { FactsInput, Read } from '../../../lib/law/rules/facts.ts'
import { condition, full, today } from './row.ts'

export interface Documents {
  readFacts: (given: unknown) => Read
  caseOf: typeof caseOf
}
type File = ReturnType<typeof caseOf>['file']
const words = (...values: unknown[]) => values.map(v => (v === undefined ? 'unknown' : (v ?? 'none'))).join(' ')
const row = (
  name: string,
  given: Partial<FactsInput>,
  had: (file: File) => string[] | undefined,
  ...wanted: string[]
) => ({
  name,
  given: { today, ...given },
  had,
  wanted,
})
const versions = (file: File) => file.orderVersions?.map(v => words(v.version, v.reason, v.fromOn, v.termKind))

/** What a document of the `check` command becomes in the model of a case, where the rules alone do not show it. */
const documentRows = [
  row(
    'the application that a hearing is about',
    {
      hearings: [
        { id: 'h1', for: 'main' },
        { id: 'h2', for: 'interim' },
        { id: 'h3', for: 'cross_examination' },
        { id: 'h4' },
      ],
    },
    file => file.hearings?.map(h => words(h.id, h.applicationId)),
    'h1 application',
    'h2 interimApplication',
    'h3 unknown',
    'h4 application',
  ),
  row(
    'an act of two codes is of the first kind',
    { acts: [{ id: 'a1', code: ['B', 'E'] }, { id: 'a2', code: 'E' }, { id: 'a3' }] },
    file => file.incidents?.map(i => words(i.id, i.category)),
    'a1 B',
    'a2 E',
    'a3 none',
  ),
  row(
    'drafted conditions are numbered as they are given',
    { conditions: [condition(), condition({ id: 'c2' })] },
    file => file.draftConditions?.map(c => words(c.id, c.number)),
    'c1 1',
    'c2 2',
  ),
  row('an order of one version', { orders: [full()] }, versions, '1 made 2026-11-20 fixed'),
  row(
    'an order that was varied and renewed: its last version is the term as it stands',
    {
      orders: [
        full({
          lastDay: null,
          untilFurtherOrder: true,
          versions: [
            { id: 'v1', on: '2026-11-20', lastDay: '2028-11-19' },
            { id: 'v2', on: '2027-03-01' },
            { id: 'v3', on: '2027-06-01', reason: 'renewed' },
          ],
        }),
      ],
    },
    versions,
    '1 made 2026-11-20 fixed',
    '2 varied 2027-03-01 unknown',
    '3 renewed 2027-06-01 untilFurtherOrder',
  ),
  row(
    'the conditions of an order are those of its first version',
    { orders: [full({ conditions: [{ id: 'x1' }] })] },
    file => file.orderConditions?.map(c => words(c.id, c.fromVersion, c.toVersion)),
    'x1 1 none',
  ),
  row(
    'a sentence: of a kind, of no kind known, of none, and not told',
    {
      convictions: [
        { id: 'k1', sentence: 'conditional_discharge' },
        { id: 'k2', sentence: 'bound over' },
        { id: 'k3', sentence: '' },
        { id: 'k4' },
      ],
    },
    file => file.breachSteps?.map(s => words(s.id, s.sentenceKind)),
    'k1 conditionalDischarge',
    'k2 other',
    'k3 none',
    'k4 unknown',
  ),
]
/** What documents wrongly become; nothing when it holds. */
export const wrongInDocuments = ({ readFacts, caseOf }: Documents): string[] =>
  documentRows.flatMap(({ name, given, had, wanted }) => {
    const read = readFacts(given)
    const is = 'error' in read ? [read.error] : (had(caseOf(read.facts).file) ?? [])
    return is.join('; ') === wanted.join('; ')
      ? []
      : [`a document: ${name}: wanted [${wanted.join('; ')}], had [${is.join('; ')}]`]
  })
