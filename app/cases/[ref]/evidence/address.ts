import { directions, incidentSources } from '../../../../lib/case/reference/codes/incidents.ts'
import { categories } from '../../../../lib/case/reference/statute.ts'
import { isCalendarDate } from '../../../../lib/case/time/calendar.ts'
import { type Asked, askedAll, askedFirst } from '../../../../lib/site/asked.ts'
import { cursorFrom } from '../../../../lib/work/lists/cursor.ts'
import {
  type IncidentFilter,
  type IncidentPaging,
  type IncidentSort,
  incidentSorts,
} from '../../../../lib/work/lists/incidents.ts'

export interface ListAddress {
  filter: IncidentFilter
  paging: IncidentPaging
  /** What was typed for the dates, to show again. */
  typed: { from: string; to: string }
  errors: { field: 'from' | 'to'; message: string }[]
}

export const pageSize = 50
const oneValue = (asked: Asked, name: string): string => askedFirst(asked, name) ?? ''
const knownValues = <K extends string>(table: Record<K, unknown>, values: string[]): K[] =>
  values.filter((v): v is K => Object.hasOwn(table, v))

/** '27/3/2026', '27 3 2026' or '2026-03-27' as a calendar date; undefined when it is none. */
export function typedDate(typed: string): string | undefined {
  const british = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed)
  const iso = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : typed
  return isCalendarDate(iso) ? iso : undefined
}

const keyPatterns: Record<IncidentSort, RegExp> = {
  when: /^\d{4}-\d{2}-\d{2}$/,
  number: /^\d{1,9}$/,
  category: /^[A-Z]\d?$/,
  recorded: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/,
}
const shapeOf = (sort: IncidentSort) => ({
  isValue: (value: string) => keyPatterns[sort].test(value) && (sort !== 'when' || isCalendarDate(value)),
  isTie: (number: string) => /^\d{1,9}$/.test(number),
})

/** The list's filters, order and place, as its address says them. Anything unknown is left out. */
export function listAddress(asked: Asked): ListAddress {
  const sort = incidentSorts.find(s => s === oneValue(asked, 'sort')) ?? 'when'
  const errors: ListAddress['errors'] = []
  const dateIn = (field: 'from' | 'to', label: string) => {
    const typed = oneValue(asked, field)
    const date = typedDate(typed)
    if (typed && !date) errors.push({ field, message: `${label} must be a real date, like 27/3/2026` })
    return date ?? null
  }
  const [from, to] = [dateIn('from', 'From'), dateIn('to', 'To')]
  if (from && to && to < from) errors.push({ field: 'to', message: 'To must be the same as or after From' })
  const target = oneValue(asked, 'target')
  const withdrawn = oneValue(asked, 'withdrawn')
  return {
    filter: {
      categories: knownValues(categories, askedAll(asked, 'category')),
      sources: knownValues(incidentSources, askedAll(asked, 'source')),
      directions: knownValues(directions, askedAll(asked, 'direction')),
      target: target === 'other' || /^[0-9a-f-]{36}$/.test(target) ? target : null,
      from,
      to,
      words: oneValue(asked, 'words').slice(0, 200),
      withdrawn: withdrawn === 'with' || withdrawn === 'only' ? withdrawn : 'without',
    },
    paging: {
      sort,
      descending: oneValue(asked, 'order') !== 'ascending',
      cursor: cursorFrom({ after: oneValue(asked, 'after'), before: oneValue(asked, 'before') }, shapeOf(sort)),
      size: pageSize,
    },
    typed: { from: oneValue(asked, 'from'), to: oneValue(asked, 'to') },
    errors,
  }
}

const filterNames = ['category', 'source', 'direction', 'target', 'from', 'to', 'words', 'withdrawn'] as const
export type FilterName = (typeof filterNames)[number]

/** The query of the list as it is asked for, with changes; null takes a part out. A change of filter or order starts again at the top. */
export function queryWith(asked: Asked, changes: Record<string, string | string[] | null> = {}): string {
  const query = new URLSearchParams()
  const names = [...filterNames, 'sort', 'order', 'after', 'before']
  for (const name of names) {
    const change = changes[name]
    const values = change === undefined ? askedAll(asked, name) : change === null ? [] : [change].flat()
    for (const value of values) if (value.trim()) query.append(name, value.trim())
  }
  return query.toString()
}
export const fromTop = { after: null, before: null }
