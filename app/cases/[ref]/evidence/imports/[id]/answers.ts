import type { ImportAnswers } from '../../../../../../lib/case/records/imports.ts'
import {
  type DateOrder,
  dateOrders,
  type HalfDay,
  halfDays,
} from '../../../../../../lib/case/reference/import-codes.ts'
import { columnRoles } from '../../../../../../lib/pattern/exports/row.ts'
import { type Asked, askedFirst } from '../../../../../../lib/site/asked.ts'

const oneValue = (asked: Asked, name: string): string => askedFirst(asked, name) ?? ''

/** Before a word beside a time, in the name of its question. */
export const halfPrefix = 'half:'

/** The answers that the address holds: what is not there is not answered. */
export function answersFrom(asked: Asked): ImportAnswers {
  const [order, zone, whose, typed] = ['order', 'zone', 'whose', 'owner'].map(name => oneValue(asked, name))
  const map = Object.fromEntries(
    columnRoles.flatMap(role => (oneValue(asked, role) ? [[role, oneValue(asked, role)]] : [])),
  )
  const halves = Object.fromEntries(
    Object.keys(asked)
      .filter(name => name.startsWith(halfPrefix) && Object.hasOwn(halfDays, oneValue(asked, name)))
      .slice(0, 50)
      .map(name => [name.slice(halfPrefix.length), oneValue(asked, name) as HalfDay]),
  )
  const year = oneValue(asked, 'year')
  const owner = whose === 'unknown' ? '' : whose?.startsWith('sender:') ? whose.slice(7) : typed || undefined
  return {
    ...(order && Object.hasOwn(dateOrders, order) ? { dateOrder: order as DateOrder } : {}),
    ...(zone ? { timeZone: zone.slice(0, 60) } : {}),
    ...(owner === undefined ? {} : { owner: owner.slice(0, 300) }),
    ...(Object.keys(halves).length ? { halves } : {}),
    ...(/^(?:19|20)\d{2}$/.test(year) ? { year: Number(year) } : {}),
    ...(Object.keys(map).length ? { map } : {}),
  }
}

/** The fields of the act that has the file read with these answers. */
export const inputFrom = (a: ImportAnswers): Record<string, string> => ({
  dateOrder: a.dateOrder ?? '',
  timeZone: a.timeZone ?? '',
  owner: a.owner ?? '',
  ownerAnswered: a.owner === undefined ? '' : 'yes',
  halves: new URLSearchParams(a.halves ?? {}).toString(),
  year: a.year === undefined ? '' : String(a.year),
  map: new URLSearchParams(a.map ?? {}).toString(),
})
