import { type AnyAct, isForceAbout, type Stage } from './acts/act.ts'
import type { ActName, EveryActName, ForceActName } from './acts/names.ts'
import { isChange } from './change.ts'
import type { ForceAbout } from './force.ts'
import { type MailKind, mailKinds } from './mail.ts'
import type { Permission } from './policy.ts'
import type { Application } from './records/applications.ts'
import type { PersonSide } from './reports.ts'

/** Where everything is shown: the one table of addresses, read by pages, mail and calendar. Each begins with a slash. */

const stagePages: Record<Stage, string> = {
  case: '',
  evidence: '/evidence',
  risk: '/risk',
  decision: '/risk',
  application: '/application',
  court: '/court',
  order: '/order',
  compliance: '/compliance',
  breaches: '/breaches',
  contact: '/contact',
}
export const casePath = (ref: string, page: `/${string}` | '' = '') => `/cases/${ref}${page}`
/** The page of a case on which a stage is shown. */
export const stagePath = (ref: string, stage: Stage) => `/cases/${ref}${stagePages[stage]}`
/** Where an application is worked on: one about an order has a page of its own. */
export const applicationPath = (ref: string, a: Pick<Application, 'kind' | 'number'>) =>
  `${stagePath(ref, 'application')}${isChange(a) ? `/${a.number}` : ''}`

const withQuery = (path: string, query: Record<string, string>) => {
  const text = new URLSearchParams(query).toString()
  return text ? `${path}?${text}` : path
}
/** The page of an act on a case: its form. `more` fills fields in, and `back` is where it returns to, with its filters. */
export const actPath = (ref: string, act: ActName, on?: string | null, more: Record<string, string> = {}) =>
  withQuery(`/cases/${ref}/do/${act}`, { ...(on ? { on } : {}), ...more })
/** An order for the officer who meets the defendant, and where a breach is recorded from it. */
export const doorCardPath = (orderRef: string) => `/register/${orderRef}`
export const doorBreachPath = (orderRef: string) => `/register/breach/${orderRef}`
/** A draft beside the list of those that wait for the same reviewer. */
export const reviewPath = (ref: string) => `/queues/review/${ref}`
/** The act of a case, and the record, whose form an address is; undefined for any other address. */
export function actAt(path: string | undefined): { act: string; on: string | null } | undefined {
  const [, act, query] = /^\/cases\/[^/]+\/do\/([^/?]+)(?:\?(.*))?$/.exec(path ?? '') ?? []
  return act ? { act, on: new URLSearchParams(query).get('on') } : undefined
}
/** The page of an act on the force: its form. */
export const forceActPath = (act: ForceActName, on?: string, more: Record<string, string> = {}) =>
  withQuery(`/people/do/${act}`, { ...(on ? { on } : {}), ...more })
/** Opening a case begins with a search. */
export const newCasePath = '/cases/new'

export const pairPath = (id: string) => `/reports/pairs/${id}`
/** The form that takes a pair's reports to a new case, or to one that there is. */
export const pairCasePath = (id: string, adding = false) =>
  withQuery(`${pairPath(id)}/case`, adding ? { add: '1' } : {})
/** The page of the suspect or the victim of a report: by its reference, which stays when the report is sent again. */
export const personPath = (side: PersonSide, report: string) => withQuery('/reports/people', { side, report })
/** Restricted cases that were opened in an emergency: looked at from outside the case, which is closed to its reader. */
export const openingsPath = '/queues#openings'
/** The page that a mail leads to. */
export const mailPath = (kind: MailKind, ref: string): string => {
  const { at } = mailKinds[kind]
  if (at === 'openings') return openingsPath
  return at === 'history' ? casePath(ref, '/history') : stagePath(ref, at)
}

/** Under which a form's typing is kept: one for each act and record, and for each value that the act's questions vary by. */
export const formKey = (ref: string, act: EveryActName, on: string | undefined, value = '') =>
  [ref, `${act}${value}`, on].filter(Boolean).join(' ')
export const forceFormKey = (act: ForceActName, on: string | undefined) => formKey('force', act, on)

/** What the page of an act on the force was opened from: a pair, or the suspect or the victim of a report. */
export interface OpenedFrom {
  pair?: string | undefined
  person?: { side: PersonSide; report: string } | undefined
}
const recordPages: Partial<Record<ForceAbout, (on: string, from: OpenedFrom) => string>> = {
  reportPairs: on => pairPath(on),
  personLinks: (_, { pair }) => (pair ? pairPath(pair) : '/reports'),
  reportImports: on => `/reports/imports/${on}`,
  recordsSystems: () => '/reports/systems',
  people: on => `/people/${on}`,
}
const permissionPages: Partial<Record<Permission, string>> = {
  workPairs: '/reports/review',
  managePeople: '/people',
  keepOwnAccount: '/deadlines',
  recordReports: forceActPath('recordReportCounts'),
}
/** Where an act on the force is shown once it is done. */
export function forceHome(act: AnyAct, on: string | undefined, from: OpenedFrom = {}): string {
  if (from.person) return personPath(from.person.side, from.person.report)
  if (act.shownAt) return act.shownAt
  const own = isForceAbout(act.about) ? recordPages[act.about as ForceAbout] : undefined
  if (own && on && act.permission !== 'keepOwnAccount') return own(on, from)
  return permissionPages[act.permission] ?? '/settings'
}
/** Whether a text is an address within the program, and leads nowhere else. */
export const isOwnPath = (text: string | undefined): text is string => text !== undefined && /^\/(?![/\\])/.test(text)
