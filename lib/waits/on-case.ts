import type { CaseFile } from '../case/case.ts'
import type { Permission } from '../case/policy.ts'
import type { Id } from '../case/records/id.ts'
import { tiers } from '../case/reference/codes/applications.ts'
import type { CaseAddress } from '../site/pages.ts'
import { tierPermission } from './applications.ts'
import type { ClockKind } from './clocks.ts'
import { type CaseWait, type WaitKind, waitKinds } from './projection.ts'
import { type Doing, hasCome, type Now, type Shown, type Time, type Wait, type WaitEntry } from './wait.ts'

/** What a thing to do is for: how a long list of them is read. */
export const todoGroups = {
  victim: 'The victim',
  court: 'Court and application',
  checks: 'The order and its checks',
  risk: 'Risk and decision',
} as const
export type TodoGroup = keyof typeof todoGroups

/** Something on a case that waits for somebody: what it is, where it is seen, and the acts that settle it. */
export interface Waiting {
  id: string
  kind: WaitKind
  group: TodoGroup
  /** What is to be done, where the act that settles it does not say it well enough. */
  todo: string | null
  message: string
  due: Time | null
  /** The force's target in the days by which it counts, where these are not all: '2 working days'. */
  counted: string | null
  late: boolean
  /** Whose it is by name or by what they may do; neither where it is the case’s officer. */
  ownerId: Id | null
  permission: Permission | null
  /** Late, or a person unprotected: it stands among the red flags. */
  red: boolean
  /** The page of the case that shows it, and what its link says. */
  page: CaseAddress
  go: string
  acts: Doing[]
}

/** The most pressing first; a red one of a kind that stands twice comes at its first place. */
const order: readonly WaitKind[] = [
  'breachUnactioned',
  'breachNext',
  'breachThird',
  'breachThird',
  'unserved',
  'gap',
  'notification',
  'notificationOnly',
  'renewal',
  'nothingLogged',
  'considered',
  'checkDue',
  'noticeCheckDue',
  'ownerless',
  'marker',
  'contact',
  'safetyPlan',
  'agreedAction',
  'referralUnsent',
  'complaintUnseen',
  'requestDue',
  'transferOut',
  'requesterUntold',
  'decisionEscalated',
  'notStalkingUnread',
  'reminder',
  'addressRevealed',
  'draft',
  'returned',
  'oldWording',
  'review',
  'refused',
  'readyToLodge',
  'hearing',
  'unlisted',
  'youthTeamTold',
  'papersOnGuardian',
  'orderOnGuardian',
  'held',
  'release',
  'releaseTell',
  'moveTold',
  'legalQuestion',
  'correctionWaits',
  'interimUnlisted',
  'acknowledge',
  'notAsNotified',
  'falseNotice',
  'part2Ends',
  'renewal',
  'conditionEnds',
  'criminalDate',
  'direction',
  'supplementUnserved',
  'papersCertificate',
  'orderCertificate',
  'hearsayNotice',
  'crossExaminationNotice',
  'turnsAdult',
  'thirdParty',
  'enquiry',
  'aggressor',
  'riskDue',
  'referralDue',
  'panelItem',
  'gateway',
  'notStarted',
  'noOfficer',
  'disposalAsked',
  'retentionDue',
]
/** Every kind that a case’s own page says, and what it is for. */
const groups: Record<Exclude<WaitKind, ClockKind>, TodoGroup> = {
  breachUnactioned: 'victim',
  breachNext: 'victim',
  breachRepeated: 'risk',
  safetyPlan: 'victim',
  agreedAction: 'victim',
  referralUnsent: 'victim',
  referralDue: 'victim',
  panelItem: 'risk',
  requestDue: 'victim',
  transferOut: 'checks',
  requesterUntold: 'victim',
  complaintUnseen: 'victim',
  disposalAsked: 'checks',
  retentionDue: 'checks',
  breachThird: 'risk',
  contact: 'victim',
  addressRevealed: 'victim',
  unserved: 'checks',
  notification: 'checks',
  notificationOnly: 'checks',
  acknowledge: 'checks',
  notAsNotified: 'checks',
  falseNotice: 'checks',
  part2Ends: 'checks',
  renewal: 'checks',
  checkDue: 'checks',
  noticeCheckDue: 'checks',
  ownerless: 'checks',
  marker: 'checks',
  ownerLeft: 'checks',
  heldByLeaver: 'checks',
  orderEnding: 'checks',
  conditionEnding: 'checks',
  conditionEnds: 'checks',
  orderOnGuardian: 'checks',
  moveTold: 'checks',
  held: 'court',
  release: 'checks',
  releaseTell: 'victim',
  gap: 'court',
  interimUnlisted: 'court',
  draft: 'court',
  returned: 'court',
  review: 'court',
  refused: 'court',
  readyToLodge: 'court',
  hearing: 'court',
  unlisted: 'court',
  hearsayNotice: 'court',
  crossExaminationNotice: 'court',
  summonsAgain: 'court',
  hearingAgain: 'court',
  direction: 'court',
  supplementUnserved: 'court',
  papersCertificate: 'court',
  orderCertificate: 'court',
  criminalDate: 'court',
  enquiry: 'risk',
  youthTeamTold: 'court',
  papersOnGuardian: 'court',
  turnsAdult: 'court',
  legalQuestion: 'court',
  correctionWaits: 'court',
  gateway: 'court',
  notStarted: 'court',
  nothingLogged: 'risk',
  considered: 'risk',
  screening: 'risk',
  decisionEscalated: 'risk',
  refusedFirst: 'risk',
  notStalkingUnread: 'risk',
  oldStandard: 'risk',
  oldRefusal: 'risk',
  closedLacking: 'risk',
  sampleDrawn: 'risk',
  overrideDrawn: 'risk',
  reminder: 'risk',
  draftIdle: 'court',
  oldWording: 'court',
  diverted: 'risk',
  riskDue: 'risk',
  riskReview: 'risk',
  thirdParty: 'risk',
  aggressor: 'risk',
  noOfficer: 'risk',
  importGaps: 'checks',
}
const groupOf = (kind: WaitKind): TodoGroup => (kind in groups ? groups[kind as keyof typeof groups] : 'risk')
/** The tier that holds a permission, in words; undefined where no tier does. */
export const tierOf = (permission: Permission | null): string | undefined => {
  const tier = (Object.keys(tierPermission) as (keyof typeof tierPermission)[]).find(
    t => tierPermission[t] === permission,
  )
  return tier && tiers[tier].label
}
const placeOf = (kind: WaitKind, red: boolean) => (red ? order.indexOf(kind) : order.lastIndexOf(kind))

/** Whether a row is somebody’s to do at a moment. */
export const isVisible = (row: Wait, at: string): boolean =>
  hasCome(row.visible, at) && !(row.lapses && hasCome(row.lapses, at))
export const isLate = (row: Wait, at: string): boolean => row.late !== null && hasCome(row.late, at)
export const isRed = (row: Wait, at: string): boolean => row.red !== null && hasCome(row.red, at)

function standsOnCase(row: CaseWait, at: string): boolean {
  // A row of an earlier release, until the case is computed again.
  if (!Object.hasOwn(waitKinds, row.kind)) return false
  const { onCase } = waitKinds[row.kind]
  if (row.ifOwnerLeft || !isVisible(row, at) || onCase === 'never') return false
  return typeof onCase === 'function' ? onCase(row.params) : onCase === 'visible' || isLate(row, at)
}
/** Free text that belongs to a row’s sentence, from the record itself. */
const textIn = (file: CaseFile, row: CaseWait): string => {
  const { text } = waitKinds[row.kind]
  const record = text && (file[text.in] as { id: string }[]).find(r => r.id === row.about.id)
  return String((record as Record<string, unknown> | undefined)?.[text?.field ?? ''] ?? '')
}

const togetherTodo = ({ todo }: NonNullable<WaitEntry['together']>, rows: readonly CaseWait[]) =>
  typeof todo === 'function' ? todo(rows) : todo

/** What waits on an open case at a moment, from its rows: the most pressing first, in words. */
export function waitingOn(rows: readonly CaseWait[], file: CaseFile, now: Now): Waiting[] {
  if (file.case.status !== 'open') return []
  const standing = rows.filter(row => standsOnCase(row, now.at))
  const all = standing.flatMap((row): (Waiting & { place: number })[] => {
    const entry = waitKinds[row.kind]
    const late = isLate(row, now.at)
    // Several late ones of a kind that is said once are said by the one longest due.
    const alike = entry.together && late ? standing.filter(o => o.kind === row.kind && isLate(o, now.at)) : []
    const together = alike.length > 1 ? entry.together : undefined
    if (together && alike[0] !== row) return []
    const shown: Shown = { about: row.about, params: row.params, owner: null, text: textIn(file, row) }
    const red = isRed(row, now.at)
    return [
      {
        id: `${row.kind} ${row.about.id} ${row.part}`.trim(),
        kind: row.kind,
        group: groupOf(row.kind),
        todo: together ? togetherTodo(together, alike) : (entry.todo?.(shown, now) ?? null),
        message: together ? together.sentence(alike, now) : entry.sentence(shown, now),
        due: row.due,
        counted: typeof row.params.counted === 'string' ? row.params.counted : null,
        late,
        ownerId: row.ownerId,
        permission: row.permission,
        red,
        page: typeof entry.page === 'function' ? entry.page(shown) : entry.page,
        go: typeof entry.go === 'function' ? entry.go(shown) : entry.go,
        acts: together?.acts?.(alike) ?? entry.acts(shown),
        place: placeOf(row.kind, red),
      },
    ]
  })
  return all.sort((a, b) => a.place - b.place).map(({ place: _, ...waiting }) => waiting)
}
