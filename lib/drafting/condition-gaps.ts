import type { CaseFile } from '../case/case.ts'
import type { DraftCondition } from '../case/records/applications.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { circumstancesOf } from '../case/views/circumstances.ts'
import { lowerFirst } from '../case/words/grammar.ts'
import { clashesOf } from '../law/clash.ts'
import type { Refusal } from '../law/refusal.ts'
import { actPath } from '../site/addresses.ts'
import { libraryEntry } from './conditions.ts'
import { conditionFindings, type DraftFinding } from './draft.ts'
import { enforceability } from './enforceability.ts'
import { newWordingPath, unsettledWording } from './library-changes.ts'

const beside = 'Good practice; SPA 2019 s.2(7) bars only two stalking protection orders'
const change = (file: CaseFile<never>, c: DraftCondition) => actPath(file.case.ref, 'changeCondition', c.id)
const of = (found: readonly DraftFinding[], severity: DraftFinding['severity']): Refusal[] =>
  found
    .filter(f => f.severity === severity)
    .map(({ message, rule, source, href }) => ({ message, rule, source, ...(href ? { href } : {}) }))

/** What one condition lacks before its application may be submitted. */
export const gapsOfCondition = (file: CaseFile, c: DraftCondition, today: CalendarDate): Refusal[] => [
  ...of(conditionFindings(file, c, today), 'refuse'),
  ...withoutMap(file, [c]),
]

/** What may be questioned about one condition, each with how to mend it. */
export function conditionWarnings(file: CaseFile, c: DraftCondition, today: CalendarDate): Refusal[] {
  const href = change(file, c)
  const caution = libraryEntry(c.libraryCode, c.libraryVersion)?.caution
  const newer = unsettledWording(c, today)
  const ruled = of(conditionFindings(file, c, today), 'warn')
  return [
    ...ruled,
    // The Act bars only what another stalking protection order says; beside any other it is questioned.
    ...clashesOf(file, c, today)
      .filter(x => x.severity === 'warn')
      .map(x => ({ message: `Condition ${c.number}: ${x.message} ${x.mend}`, source: beside, href })),
    ...enforceability(c, circumstancesOf(file))
      // An area with no boundary at all is found already, and so is an address that is given away.
      .filter(d => !(d.code === 'boundary' && c.isArea && !c.boundary) && d.code !== 'protectedAddress')
      .map(d => ({
        message: `Condition ${c.number}: ${lowerFirst(d.message)} ${d.mend}`,
        source: 'Can it be obeyed and checked',
        href,
      })),
    ...(newer
      ? [
          {
            message: `Condition ${c.number}: the library has newer wording (${newer.code}, version ${newer.version}). Take it, or say why the old one is kept.`,
            source: 'Condition library',
            href: newWordingPath(file.case.ref, c, newer),
          },
        ]
      : []),
    ...(caution
      ? [{ message: `Condition ${c.number}: ${lowerFirst(caution)}`, source: 'Condition library', href }]
      : []),
  ]
}
/** Conditions whose own words speak of a map that is not drawn: what is filed would be without a part of it. */
export const withoutMap = (
  file: CaseFile<'orderConditions'>,
  conditions: readonly Pick<DraftCondition, 'fromConditionId' | 'id' | 'number' | 'shape' | 'text'>[],
): Refusal[] =>
  conditions
    // Words that a court has made already go with the map that it attached.
    .filter(c => !file.orderConditions.some(o => o.id === c.fromConditionId && o.text.trim() === c.text.trim()))
    .filter(c => speaksOfMap.test(c.text) && !c.shape)
    .map(c => ({
      message: `Condition ${c.number} speaks of a map, and none is drawn. Draw its area, or take the map out of its words`,
      source: 'Force policy',
      href: actPath(file.case.ref, 'drawArea', c.id),
    }))
const speaksOfMap = /\bmaps?\b/i
