import type { Stage } from '../../../lib/spo/acts/act.ts'
import { isChange } from '../../../lib/spo/change.ts'
import type { Application } from '../../../lib/spo/records/applications.ts'

const pages: Record<Stage, string> = {
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
/** The page of a case on which a stage is shown. */
export const stagePath = (ref: string, stage: Stage) => `/cases/${ref}${pages[stage]}`

/** Where an application is worked on: one about an order has a page of its own. */
export const applicationPath = (ref: string, a: Pick<Application, 'kind' | 'number'>) =>
  `/cases/${ref}/application${isChange(a) ? `/${a.number}` : ''}`

/** The page of an act: its form. `back` is where it returns to, with its filters. */
export function actPath(ref: string, act: string, on?: string | null, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(on ? { on } : {}), ...more }).toString()
  return `/cases/${ref}/do/${act}${query ? `?${query}` : ''}`
}

/** Under which a form's typing is kept: one for each act and record. */
export const formKey = (ref: string, act: string, on: string | undefined) => [ref, act, on].filter(Boolean).join(' ')
