import { chronology, conditionsOf } from './applications.ts'
import { type CalendarDate, withinYearsBeginning } from './calendar.ts'
import type { Application, CaseFile, DraftCondition, Refusal } from './case.ts'
import { libraryEntry } from './conditions.ts'
import { enforceability } from './enforceability.ts'

const change = (file: CaseFile, c: DraftCondition) => `/cases/${file.case.ref}/do/changeCondition?on=${c.id}`

/** What the conditions of an application lack before it may be submitted. */
export function conditionGaps(file: CaseFile, a: Application): Refusal[] {
  const all = conditionsOf(file, a)
  if (!all.length)
    return [
      {
        message: 'Add at least one condition',
        rule: 'V20',
        source: 'SPA 2019 s.1(2)',
        href: `/cases/${file.case.ref}/application/conditions`,
      },
    ]
  return all.flatMap(c => gapsOfCondition(file, a, c))
}

/** What one condition lacks. */
export function gapsOfCondition(file: CaseFile, a: Application, c: DraftCondition): Refusal[] {
  const href = change(file, c)
  return [
    ...(c.necessity
      ? []
      : [
          {
            message: `Condition ${c.number}: write why it is necessary`,
            rule: 'V21',
            source: 'SPA 2019 s.2(2)',
            href,
          },
        ]),
    ...(c.religionWorkEducation
      ? []
      : [
          {
            message: `Condition ${c.number}: say what was checked about religion, work and education`,
            rule: 'V22',
            source: 'SPA 2019 s.2(3)',
            href,
          },
        ]),
    ...(c.lastDay && a.termKind === 'fixed' && a.termLastDay && c.lastDay > a.termLastDay
      ? [
          {
            message: `Condition ${c.number}: it ends after the order does`,
            rule: 'V34',
            source: 'SPA 2019 s.3(3)',
            href,
          },
        ]
      : []),
    ...(saysLocal(c.text) && !c.locality
      ? [
          {
            message: `Condition ${c.number}: name the locality it is limited to, or take “local” out. Otherwise it applies in all of the United Kingdom`,
            rule: 'V23',
            source: 'SPA 2019 s.2(4)',
            href,
          },
        ]
      : []),
  ]
}
const saysLocal = (text: string) => /\b(local area|locally|locality|the local)\b/i.test(text)

/** What may be questioned about one condition, each with how to mend it. */
export function conditionWarnings(file: CaseFile, c: DraftCondition, today: CalendarDate): Refusal[] {
  const href = change(file, c)
  const standing = chronology(file).filter(i => c.incidentIds.includes(i.id))
  const caution = libraryEntry(c.libraryCode)?.caution
  return [
    ...(standing.length
      ? []
      : [
          {
            message: `Condition ${c.number}: no incident is cited for it`,
            rule: 'V21',
            source: 'SPA 2019 s.2(2)',
            href,
          },
        ]),
    ...(c.kind === 'prohibition' && c.lastDay && c.lastDay < withinYearsBeginning(today, 2)
      ? [
          {
            message: `Condition ${c.number}: it lasts for less than two years`,
            rule: 'V35',
            source: 'SPA 2019 s.3(3)',
            href,
          },
        ]
      : []),
    ...enforceability(c).map(d => ({
      message: `Condition ${c.number}: ${lowerFirst(d.message)} ${d.mend}`,
      ...(d.code === 'boundary' ? { rule: 'V24' } : {}),
      source: 'Can it be obeyed and checked',
      href,
    })),
    ...(caution
      ? [{ message: `Condition ${c.number}: ${lowerFirst(caution)}`, source: 'Condition library', href }]
      : []),
  ]
}
const lowerFirst = (s: string) => s.charAt(0).toLowerCase() + s.slice(1)
