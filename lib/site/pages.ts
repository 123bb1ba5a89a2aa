/** Every page of the program, as other tables name it; `addresses.ts` fills them in. */

/** Every page and route of a case that is not about one of its records. */
export const casePages = [
  '',
  '/people',
  '/people/vault',
  '/suspect',
  '/contact',
  '/risk',
  '/safety',
  '/why',
  '/quality',
  '/evidence',
  '/evidence/conduct',
  '/evidence/timeline',
  '/evidence/rows',
  '/evidence/rows/days',
  '/evidence/rows/choose',
  '/evidence/exhibits',
  '/evidence/exhibits/schedule',
  '/evidence/pictures',
  '/evidence/imports',
  '/evidence/accounts',
  '/application',
  '/application/area',
  '/application/build',
  '/application/build/choose',
  '/application/conditions',
  '/application/support',
  '/papers',
  '/court',
  '/criminal',
  '/order',
  '/compliance',
  '/breaches',
  '/history',
  '/retention',
  '/subject-access',
  '/subject-access/export',
  '/export',
  '/export/file',
  '/corrections',
  '/restricted',
  '/upload',
  '/files',
] as const

/**
 * Where everything is shown: the one table of addresses, read by pages, mail and calendar, in the browser too. Each begins with
 * a slash. `e2e/rules/structure/addresses.spec.ts` holds it against the routes of `app`, and finds an address that is built elsewhere.
 */

export type CasePage = (typeof casePages)[number]

/** Every page and route outside a case that is not about a record. */
export const pages = [
  '/',
  '/sign-in',
  '/account',
  '/alarms',
  '/alarms/all',
  '/duty',
  '/training',
  '/panels',
  '/overrides',
  '/samples',
  '/entries',
  '/exemplars',
  '/queues',
  '/queues/force',
  '/queues/review/next',
  '/deadlines',
  '/cases',
  '/cases/new',
  '/register',
  '/register/breach',
  '/register/calls',
  '/register/imports',
  '/register/imports/upload',
  '/court-orders',
  '/court-orders/upload',
  '/neighbours',
  '/neighbours/open',
  '/reports',
  '/reports/people',
  '/reports/changes',
  '/reports/imports',
  '/reports/imports/upload',
  '/reports/names',
  '/reports/review',
  '/reports/systems',
  '/reports/weights',
  '/measures',
  '/measures/limits',
  '/measures/published',
  '/measures/export',
  '/measures/packs',
  '/measures/packs/give',
  '/library',
  '/record',
  '/people',
  '/people/imports',
  '/people/imports/upload',
  '/settings',
  '/settings/alarms',
  '/settings/directory',
  '/settings/forces',
  '/settings/markers',
  '/settings/premises',
  '/settings/rules',
  '/settings/service',
  '/settings/teams',
  '/settings/welsh',
  '/law',
  '/glossary',
  '/accessibility',
  '/api/session',
  '/api/unsent',
  '/api/v1/reports',
  '/api/v1/orders',
  '/api/v1/orders-from-courts',
  '/api/v1/entries',
  '/api/v1/changes',
  '/api/v1/openapi.json',
] as const

export type Page = (typeof pages)[number]

/** A page of a case as other tables name it: what waits, what is dangerous. */
export type CaseAddress =
  | PartOf<CasePage>
  | `/breaches/${string}`
  | `/application/${number}`
  | `/application/${number}/document`

/** A part of a page, by the id of its heading. */
export type PartOf<P extends string> = P | `${P}#${string}`
