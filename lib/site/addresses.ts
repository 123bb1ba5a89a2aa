import type { ActName, EveryActName, ForceActName } from '../case/act-names.ts'
import { type Application, isChange } from '../case/records/applications.ts'
import { type MailKind, mailKinds } from '../case/reference/mail.ts'
import type { QueueName } from '../case/reference/queue-names.ts'
import type { Stage } from '../case/reference/stages.ts'
import type { PersonSide } from '../case/views/reports.ts'
import type { CaseAddress, CasePage, Page, PartOf } from './pages.ts'

/** Fills an address in; what is undefined is left out. */
export type Query = Readonly<Record<string, string | undefined>> | URLSearchParams
/** An address of this table, asked with a query. */
export function withQuery(path: string, query: Query): string {
  const given =
    query instanceof URLSearchParams
      ? query
      : new URLSearchParams(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])))
  const text = given.toString()
  if (!text) return path
  const [page = '', part] = path.split('#')
  return `${page}?${text}${part === undefined ? '' : `#${part}`}`
}
const segment = encodeURIComponent

/** A page outside cases, asked with a query. */
export const pagePath = (page: PartOf<Page>, query: Query = {}) => withQuery(page, query)
/** A page of a case, asked with a query. */
export const casePath = (ref: string, page: CaseAddress = '', query: Query = {}) =>
  withQuery(`/cases/${segment(ref)}${page}`, query)

const stagePages: Record<Stage, CasePage> = {
  case: '',
  evidence: '/evidence',
  risk: '/risk',
  decision: '/risk',
  application: '/application',
  court: '/court',
  criminal: '/criminal',
  order: '/order',
  compliance: '/compliance',
  breaches: '/breaches',
  contact: '/contact',
}
/** The page of a case on which a stage is shown. */
export const stagePath = (ref: string, stage: Stage) => casePath(ref, stagePages[stage])

/** Records of a case that have pages and files of their own. */
export const incidentPath = (ref: string, id: string, query: Query = {}) =>
  withQuery(`${casePath(ref, '/evidence')}/${segment(id)}`, query)
export const exhibitPath = (ref: string, id: string, part: '' | `#${string}` = '', query: Query = {}) =>
  withQuery(`${casePath(ref, '/evidence/exhibits')}/${segment(id)}${part}`, query)
/** The bytes of an exhibit, its picture, or its recording. */
export const exhibitFilePath = (ref: string, id: string, form: '' | '/picture' | '/recording' = '') =>
  `${casePath(ref)}/documents/${segment(id)}${form}`
export const importPath = (ref: string, id: string, file: '' | '/rejects' = '') =>
  `${casePath(ref, '/evidence/imports')}/${segment(id)}${file}`
export const breachPath = (ref: string, id: string) => `${casePath(ref, '/breaches')}/${segment(id)}`
/** An application by its number, and its paper as filed. */
export const applicationNumberPath = (ref: string, number: number | string, paper: '' | '/document' = '') =>
  `${casePath(ref, '/application')}/${number}${paper}`
/** Where an application is worked on: one about an order has a page of its own. */
export const applicationPath = (ref: string, a: Pick<Application, 'kind' | 'number'>) =>
  isChange(a) ? applicationNumberPath(ref, a.number) : stagePath(ref, 'application')

/** Where the conditions of a draft are chosen and built. */
export const buildPath = (ref: string, a: Pick<Application, 'number'>, query: Query = {}) =>
  casePath(ref, '/application/build', { for: String(a.number), ...query })

/** A paper, or the bundle of a hearing: what is printed of it for whom. */
interface Printed {
  name: string
  key: string
  audience: string
}
/** The page that says whether a paper may be printed, and what holds it back. */
export const paperPagePath = (ref: string, { name, key, audience }: Printed) =>
  withQuery(`${casePath(ref, '/papers')}/${segment(name)}/${segment(key)}`, { audience })
/** The address of a paper’s bytes. */
export const paperPath = (ref: string, { name, key, audience, form }: Printed & { form: string }) =>
  withQuery(`${casePath(ref, '/papers')}/${segment(name)}/${segment(key)}/file`, { audience, form })
/** The page of what is in a bundle, and of what holds it back. */
export const bundlePagePath = (ref: string, { key, audience }: Omit<Printed, 'name'>) =>
  paperPagePath(ref, { name: 'bundle', key, audience })
/** The address of a bundle’s bytes. */
export const bundlePath = (ref: string, { key, audience }: Omit<Printed, 'name'>) =>
  withQuery(`${casePath(ref, '/papers')}/bundle/${segment(key)}/file`, { audience })

/** The page of an act on a case: its form. `more` fills fields in, and `back` is where it returns to, with its filters. */
export const actPath = (
  ref: string,
  act: ActName,
  on?: string | null,
  more: Readonly<Record<string, string | undefined>> = {},
) => withQuery(`${casePath(ref)}/do/${act}`, { ...(on ? { on } : {}), ...more })
/** The same address, which returns to another page. */
export function returningTo(back: string, path: string): string {
  const [page = '', query] = path.split('?')
  return actAt(path) ? withQuery(page, new URLSearchParams([...new URLSearchParams(query), ['back', back]])) : path
}
/** Where one record is corrected or withdrawn, with what it said before. */
export const correctionPath = (ref: string, id: string, back?: string) =>
  casePath(ref, '/corrections', { of: id, back })
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
export const forceActPath = (act: ForceActName, on?: string, more: Readonly<Record<string, string | undefined>> = {}) =>
  withQuery(`/do/${act}`, { ...(on ? { on } : {}), ...more })
/** The act on the force whose form an address is; undefined for any other address. */
export const forceActAt = (path: string): string | undefined => /^\/do\/([^/?]+)/.exec(path)?.[1]
/** A panel: its agenda and minutes. */
export const panelPath = (id: string) => `/panels/${segment(id)}`
export const personOfForcePath = (id: string) => `/people/${segment(id)}`
/** A person’s deadlines, for a calendar that has no session: by a key. */
export const calendarPath = (key: string) => `/api/calendar/${segment(key)}`
/** Opening a case begins with a search. */
export const newCasePath = '/cases/new' satisfies Page

export const queuePath = (name: QueueName, query: Query = {}) => withQuery(`/queues/${name}`, query)
/** The form for several rows of a queue, each named by its case and its record. */
export const queueTogetherPath = (name: QueueName, rows: readonly string[]) =>
  withQuery(`/queues/${name}/together`, new URLSearchParams(rows.map(row => ['row', row])))
export const measurePath = (id: string, query: Query = {}) => withQuery(`/measures/${segment(id)}`, query)
/** The cases that a measure counts. */
export const measureCasesPath = (id: string, query: Query = {}) => withQuery(`/measures/${segment(id)}/cases`, query)
export const reportImportPath = (id: string, file: '' | '/file' = '') => `/reports/imports/${segment(id)}${file}`
export const peopleImportPath = (id: string) => `/people/imports/${segment(id)}`
export const courtUploadPath = (id: string) => `/court-orders/sent/${segment(id)}`
export const courtOrderPath = (id: string, file: '' | '/file' = '') => `/court-orders/${segment(id)}${file}`
export const orderImportPath = (id: string) => `/register/imports/${segment(id)}`
export const transferPath = (id: string, file: '' | '/answer' = '') => `/neighbours/${segment(id)}${file}`
/** The file of an offer to a force outside, or that it is taken back: made by a form. */
export const offerFilePath = (ref: string, id: string) => `/cases/${segment(ref)}/offers/${segment(id)}`
export const pairPath = (id: string) => `/reports/pairs/${segment(id)}`
/** The form that takes a pair’s reports to a new case, or to one that there is. */
export const pairCasePath = (id: string, adding = false) =>
  withQuery(`${pairPath(id)}/case`, adding ? { add: '1' } : {})
/** The page of the suspect or the victim of a report: by its reference, which stays when the report is sent again. */
export const personPath = (side: PersonSide, report: string) => pagePath('/reports/people', { side, report })
/** Restricted cases that were opened in an emergency: looked at from outside the case, which is closed to its reader. */
export const openingsPath = pagePath('/queues#openings')
/** The alarms that a person was told of. */
export const alarmsPath = pagePath('/alarms')
/** The page that a mail leads to. */
export const mailPath = (kind: MailKind, ref: string): string => {
  const { at } = mailKinds[kind]
  if (at === 'openings') return openingsPath
  if (at === 'alarms') return alarmsPath
  if (at === 'desk') return pagePath('/queues')
  if (at === 'limits') return pagePath('/measures/limits')
  return at === 'history' ? casePath(ref, '/history') : stagePath(ref, at)
}

/** Under which a form's typing is kept: one for each act and record, and for each value that the act's questions vary by. */
export const formKey = (ref: string, act: EveryActName, on: string | undefined, value = '') =>
  [ref, `${act}${value}`, on].filter(Boolean).join(' ')
export const forceFormKey = (act: ForceActName, on: string | undefined) => formKey('force', act, on)

/** Whether an address is of a page of this case. */
export const isOfCase = (ref: string, path: string): boolean =>
  path.startsWith(casePath(ref)) && /^(?:[/?#]|$)/.test(path.slice(casePath(ref).length))
/** Whether a text is an address within the program, and leads nowhere else. */
export const isOwnPath = (text: string | undefined): text is string => text !== undefined && /^\/(?![/\\])/.test(text)
