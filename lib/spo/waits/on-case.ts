import type { CaseFile } from '../case.ts'
import { type CaseWait, type WaitKind, waitKinds } from './projection.ts'
import { type Doing, hasCome, type Now, type Shown, type Wait } from './wait.ts'

/** Something on a case that waits for somebody: what it is, where it is seen, and the acts that settle it. */
export interface Waiting {
  id: string
  message: string
  /** Late, or a person unprotected: it stands among the red flags. */
  red: boolean
  /** The page of the case that shows it, and what its link says. */
  page: string
  go: string
  acts: Doing[]
}

/** The most pressing first; a red one of a kind that stands twice comes at its first place. */
const order: readonly WaitKind[] = [
  'breachUnactioned',
  'breachNext',
  'unserved',
  'gap',
  'notification',
  'notificationOnly',
  'renewal',
  'nothingLogged',
  'considered',
  'checkDue',
  'ownerless',
  'contact',
  'addressRevealed',
  'draft',
  'returned',
  'review',
  'refused',
  'readyToLodge',
  'hearing',
  'unlisted',
  'youthTeamTold',
  'papersOnGuardian',
  'orderOnGuardian',
  'moveTold',
  'legalQuestion',
  'interimUnlisted',
  'acknowledge',
  'renewal',
  'conditionEnds',
  'hearsayNotice',
  'crossExaminationNotice',
  'turnsAdult',
  'thirdParty',
  'aggressor',
  'riskDue',
  'gateway',
  'notStarted',
  'noOfficer',
]
const placeOf = (kind: WaitKind, red: boolean) => (red ? order.indexOf(kind) : order.lastIndexOf(kind))

/** Whether a row is somebody’s to do at a moment. */
export const isVisible = (row: Wait, at: string): boolean =>
  hasCome(row.visible, at) && !(row.lapses && hasCome(row.lapses, at))
export const isLate = (row: Wait, at: string): boolean => row.late !== null && hasCome(row.late, at)
export const isRed = (row: Wait, at: string): boolean => row.red !== null && hasCome(row.red, at)

function standsOnCase(row: CaseWait, at: string): boolean {
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

/** What waits on an open case at a moment, from its rows: the most pressing first, in words. */
export function waitingOn(rows: readonly CaseWait[], file: CaseFile, now: Now): Waiting[] {
  if (file.case.status !== 'open') return []
  const standing = rows.filter(row => standsOnCase(row, now.at))
  const all = standing.flatMap((row): (Waiting & { place: number })[] => {
    const entry = waitKinds[row.kind]
    const alike = standing.filter(other => other.kind === row.kind)
    // Several of a kind that is said once are said by the first of them.
    if (entry.together && alike.length > 1 && alike[0] !== row) return []
    const shown: Shown = { about: row.about, params: row.params, owner: null, text: textIn(file, row) }
    const red = isRed(row, now.at)
    const message = entry.together && alike.length > 1 ? entry.together(alike.length) : entry.sentence(shown, now)
    return [
      {
        id: `${row.kind} ${row.about.id} ${row.part}`.trim(),
        message,
        red,
        page: typeof entry.page === 'function' ? entry.page(shown) : entry.page,
        go: typeof entry.go === 'function' ? entry.go(shown) : entry.go,
        acts: entry.acts(shown),
        place: placeOf(row.kind, red),
      },
    ]
  })
  return all.sort((a, b) => a.place - b.place).map(({ place: _, ...waiting }) => waiting)
}
