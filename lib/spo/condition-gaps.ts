import { holderOf } from './applications.ts'
import type { CalendarDate } from './calendar.ts'
import type { CaseFile, Refusal } from './case.ts'
import { circumstancesOf } from './circumstances.ts'
import { type Clash, clashesOf, clashRefusals } from './clash.ts'
import { libraryEntry } from './conditions.ts'
import { enforceability } from './enforceability.ts'
import { conditionFindings, type DraftFinding } from './findings/draft.ts'
import { unsettledWording } from './library-changes.ts'
import type { Application, DraftCondition } from './records/applications.ts'

const change = (file: CaseFile, c: DraftCondition) => `/cases/${file.case.ref}/do/changeCondition?on=${c.id}`
/** An area without a boundary is one of the questions of enforceability, asked there in finer words. */
const askedThere = 'V24'
const of = (found: DraftFinding[], severity: DraftFinding['severity']): Refusal[] =>
  found
    .filter(f => f.severity === severity && f.rule !== askedThere)
    .map(({ message, rule, source, href }) => ({ message, rule, source, ...(href ? { href } : {}) }))

const asRefusal = (file: CaseFile, c: DraftCondition, x: Clash): Refusal => ({
  message: `Condition ${c.number}: ${x.message} ${x.mend}`,
  rule: 'V25',
  source:
    x.severity === 'refuse'
      ? 'SPA 2019 s.2(6) and (7)'
      : 'Good practice; SPA 2019 s.2(7) bars only two stalking protection orders',
  href: change(file, c),
})
/** Where a condition and another stalking protection order in force cannot both be obeyed: such an order cannot be made. */
export const barredBeside = (file: CaseFile, c: DraftCondition, today: CalendarDate): Refusal[] =>
  clashRefusals(file, c, today).map(x => asRefusal(file, c, x))

/** What one condition lacks before its application may be submitted. */
export const gapsOfCondition = (file: CaseFile, a: Application, c: DraftCondition, today: CalendarDate): Refusal[] => [
  ...of(conditionFindings(file, a, c, today), 'refuse'),
  ...barredBeside(file, c, today),
]

/** What may be questioned about one condition, each with how to mend it. */
export function conditionWarnings(file: CaseFile, a: Application, c: DraftCondition, today: CalendarDate): Refusal[] {
  const href = change(file, c)
  const caution = libraryEntry(c.libraryCode, c.libraryVersion)?.caution
  const newer = unsettledWording(c, today)
  return [
    ...of(conditionFindings(file, holderOf(file, a), c, today), 'warn'),
    ...clashesOf(file, c, today)
      .filter(x => x.severity === 'warn')
      .map(x => asRefusal(file, c, x)),
    ...enforceability(c, circumstancesOf(file)).map(d => ({
      message: `Condition ${c.number}: ${lowerFirst(d.message)} ${d.mend}`,
      ...(d.code === 'boundary' ? { rule: 'V24' } : {}),
      source: 'Can it be obeyed and checked',
      href,
    })),
    ...(newer
      ? [
          {
            message: `Condition ${c.number}: the library has newer wording (${newer.code}, version ${newer.version}). Take it, or say why the old one is kept.`,
            source: 'Condition library',
            href: `/cases/${file.case.ref}/do/takeNewWording${newer.code}?on=${c.id}`,
          },
        ]
      : []),
    ...(caution
      ? [{ message: `Condition ${c.number}: ${lowerFirst(caution)}`, source: 'Condition library', href }]
      : []),
  ]
}
const lowerFirst = (s: string) => s.charAt(0).toLowerCase() + s.slice(1)
