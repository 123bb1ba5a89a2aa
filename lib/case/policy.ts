/** One closed table: permission × role → scope. A new role or permission does not compile until every cell is answered. */

export const roles = {
  officer: { label: 'Officer in the case' },
  sergeant: { label: 'Sergeant' },
  coordinator: { label: 'Stalking coordinator' },
  civilOrders: { label: 'Civil-orders officer' },
  legal: { label: 'Legal adviser' },
  authorising: { label: 'Authorising officer' },
  compliance: { label: 'Compliance officer' },
  supervisor: { label: 'Force supervisor' },
  administrator: { label: 'Administrator' },
  auditor: { label: 'Auditor' },
  controlRoom: { label: 'Control room' },
} as const
export type Role = keyof typeof roles
export const allRoles = Object.keys(roles) as Role[]

export const scopes = ['never', 'own', 'team', 'force'] as const
export type Scope = (typeof scopes)[number]
type Cells = Record<Role, Scope>
const n = 'never'
const o = 'own'
const t = 'team'
const f = 'force'
// The order of the columns is the order of `roles` above.
type Row = [Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope]
const cells = (...c: Row): Cells => Object.fromEntries(allRoles.map((role, i) => [role, c[i]])) as Cells

export const policy = {
  //                      officer sgt co-ord civil legal author compl superv admin auditor control
  viewCase: cells(t, t, f, f, f, f, f, f, n, f, n),
  viewVault: cells(o, t, f, n, n, n, n, n, n, n, n),
  viewLookers: cells(n, n, f, n, n, n, n, n, n, f, n),
  /** Of a case of their own: not when an auditor looked, who may be looking into them. */
  viewReaders: cells(o, t, f, n, n, n, n, f, n, f, n),
  secondLook: cells(n, n, f, n, n, n, n, f, n, n, n),
  openCase: cells(t, t, f, f, n, n, n, n, n, n, n),
  recordEvidence: cells(t, t, f, f, n, n, f, n, n, n, n),
  correctEvidence: cells(o, t, f, n, n, n, n, n, n, n, n),
  assessRisk: cells(o, t, f, n, n, n, f, n, n, n, n),
  decideSpo: cells(o, t, f, n, n, n, n, n, n, n, n),
  draft: cells(o, t, f, f, n, n, n, n, n, n, n),
  submit: cells(o, t, f, f, n, n, n, n, n, n, n),
  converse: cells(o, t, f, f, f, f, n, n, n, n, n),
  reviewAsSergeant: cells(n, t, n, n, n, n, n, n, n, n, n),
  reviewAsCoordinator: cells(n, n, f, n, n, n, n, n, n, n, n),
  reviewAsLegal: cells(n, n, n, n, f, n, n, n, n, n, n),
  authorise: cells(n, n, n, n, n, f, n, n, n, n, n),
  escalate: cells(o, t, f, n, n, n, n, n, n, n, n),
  court: cells(o, n, f, f, f, n, n, n, n, n, n),
  recordOrder: cells(o, n, f, f, f, n, n, n, n, n, n),
  importOrders: cells(n, n, f, f, n, n, n, n, n, n, n),
  sendCourtOrders: cells(f, f, f, f, n, n, f, f, f, n, n),
  matchCourtOrders: cells(n, n, f, f, n, n, n, n, n, n, n),
  exchange: cells(n, n, f, f, n, n, n, f, n, n, n),
  serve: cells(t, t, f, f, n, n, f, n, n, n, n),
  takeNotification: cells(t, t, f, f, n, n, f, n, n, n, n),
  check: cells(t, t, f, f, n, n, f, n, n, n, n),
  recordBreach: cells(t, t, f, f, n, n, f, n, n, n, n),
  recordBreachAtDoor: cells(f, f, f, f, n, f, f, f, n, n, f),
  actOnBreach: cells(t, t, f, n, n, n, f, n, n, n, n),
  correctOrder: cells(o, t, f, f, f, n, f, n, n, n, n),
  agreeCorrection: cells(n, n, n, f, f, n, n, n, n, n, n),
  planChecks: cells(o, t, f, f, n, n, f, n, n, n, n),
  recordMarker: cells(t, t, f, f, n, n, f, n, n, n, n),
  acknowledgeEntries: cells(t, t, f, f, n, n, f, f, n, n, n),
  contactVictim: cells(o, t, f, n, n, n, n, n, n, n, n),
  allocate: cells(n, t, f, f, n, n, n, f, n, n, n),
  handOver: cells(n, t, f, n, n, n, n, f, f, n, n),
  oversee: cells(n, n, n, n, n, n, n, f, n, n, n),
  closeCase: cells(n, t, f, n, n, n, n, n, n, n, n),
  keepRecords: cells(n, n, f, n, n, n, n, f, n, n, n),
  exportCase: cells(n, n, f, n, n, n, n, f, n, n, n),
  disposeRecords: cells(n, n, n, n, n, f, n, f, n, n, n),
  restrict: cells(n, n, f, n, n, n, n, f, n, n, n),
  breakGlass: cells(t, t, n, f, n, f, n, f, n, f, n),
  keepOwnAccount: cells(o, o, o, o, o, o, o, o, n, n, o),
  seeRegister: cells(f, f, f, f, f, f, f, f, n, f, n),
  takeCalls: cells(n, n, f, n, n, n, n, f, n, n, f),
  seeMeasures: cells(n, t, f, f, n, f, n, f, n, f, n),
  exportMeasures: cells(n, n, f, n, n, n, n, f, n, f, n),
  recordReports: cells(n, n, f, n, n, n, n, f, f, n, n),
  seeReports: cells(n, n, f, n, n, n, n, f, n, f, n),
  workPairs: cells(n, n, f, n, n, n, n, n, n, n, n),
  feedReports: cells(n, n, f, n, n, n, n, n, f, n, n),
  manageDuty: cells(n, n, f, n, n, n, n, f, f, n, n),
  readOwnAlarms: cells(f, f, f, f, f, f, f, f, f, f, n),
  seeAlarms: cells(n, n, f, n, n, n, n, f, n, f, n),
  managePeople: cells(n, n, n, n, n, n, n, n, f, n, n),
  /** Nobody’s: the program does it by itself. */
  keepAccounts: cells(n, n, n, n, n, n, n, n, n, n, n),
  manageSettings: cells(n, n, n, n, n, n, n, n, f, n, n),
  seeRecord: cells(n, n, n, n, n, n, n, n, n, f, n),
} as const satisfies Record<string, Cells>
export type Permission = keyof typeof policy
export const allPermissions = Object.keys(policy) as Permission[]

/** Who acts: roles as they stand at this request. */
export interface Actor {
  id: string
  name: string
  forceId: string
  teamIds: string[]
  roles: Role[]
  rank: string | null
  /** A records system of the force, which has a token and no role. */
  system?: true
  /** The program by itself: an account after its last day, roles as the directory gives them. */
  program?: true
}
/** What the policy asks of a case. */
export interface CaseFacts {
  forceId: string
  teamId: string
  officerId: string | null
  namedIds: string[]
  /** Let in by break-glass: they see what their role would see, and may change nothing. */
  admittedIds: string[]
  restricted: boolean
}

/** The widest scope that any of the actor's roles gives. */
export const scopeFor = (actor: Pick<Actor, 'roles'>, permission: Permission): Scope =>
  actor.roles.reduce<Scope>((widest, role) => {
    const s = policy[permission][role]
    return scopes.indexOf(s) > scopes.indexOf(widest) ? s : widest
  }, 'never')

const reaches = (scope: Scope, actor: Actor, c: CaseFacts): boolean => {
  if (actor.forceId !== c.forceId || scope === 'never') return false
  if (c.officerId === actor.id || c.namedIds.includes(actor.id)) return true
  return scope === 'force' || (scope === 'team' && actor.teamIds.includes(c.teamId))
}

/** What an opening by break-glass gives of what the role allows: to see, for as long as it lasts, and to change nothing. */
export const seeing: readonly Permission[] = ['viewCase', 'viewVault', 'viewLookers', 'seeRegister']

/** Written to a case without seeing it: what is open to the whole force, a restricted case included. */
export const writing: readonly Permission[] = ['recordBreachAtDoor']

/** Whether the actor may do this to the case. `own` is the officer in the case and anyone named on it. */
export const can = (actor: Actor, permission: Permission, c: CaseFacts): boolean =>
  permission === 'breakGlass'
    ? findsLocked(actor, c) && reaches(scopeFor(actor, permission), actor, c)
    : reaches(scopeFor(actor, permission), actor, c) &&
      (!c.restricted ||
        writing.includes(permission) ||
        (seeing.includes(permission) ? isInside(actor, c) : isNamedOn(actor, c)))

/** Whether the actor would find the case were it not restricted: it is shown to them as present but locked. */
export const findsLocked = (actor: Actor, c: CaseFacts): boolean =>
  c.restricted && !isInside(actor, c) && reaches(scopeFor(actor, 'viewCase'), actor, c)

/** All that a records system may do. */
const systemMay: readonly Permission[] = ['feedReports', 'acknowledgeEntries', 'sendCourtOrders']

/** All that the program does by itself to accounts. */
const programMay: readonly Permission[] = ['keepAccounts']

/** Whether the actor may do this in the force at all, when no one case is in question. */
export const mayEver = (actor: Pick<Actor, 'roles' | 'system' | 'program'>, permission: Permission): boolean =>
  actor.program
    ? programMay.includes(permission)
    : actor.system
      ? systemMay.includes(permission)
      : scopeFor(actor, permission) !== 'never'

const isNamedOn = (actor: Actor, c: CaseFacts) => c.officerId === actor.id || c.namedIds.includes(actor.id)
const isInside = (actor: Actor, c: CaseFacts) => isNamedOn(actor, c) || c.admittedIds.includes(actor.id)
