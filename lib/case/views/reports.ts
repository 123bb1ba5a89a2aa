import type { Id } from '../records/id.ts'
import type { ApiScope } from '../reference/api-scopes.ts'
import type { Limb, WrongTest } from '../reference/statute.ts'
import type { Instant } from '../time/calendar.ts'

/** Where an import of crime reports has got to. */
export const importStates = {
  running: { label: 'Running' },
  done: { label: 'Done' },
  failed: { label: 'Stopped' },
  undone: { label: 'Undone' },
} as const
export type ImportState = keyof typeof importStates

/** What a file of crime reports may be. */
export const feedFormats = ['csv', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** Every pair ever found stands in exactly one of these, so that their counts add up to what was found. */
export const pairStates = {
  waiting: { label: 'Waiting for a decision', live: true },
  decided: { label: 'On a case', live: true },
  dismissed: { label: 'Decided: no order', live: true },
  joined: { label: 'Joined to another pair', live: false },
  apart: { label: 'No longer two reports', live: false },
} as const
export type PairState = keyof typeof pairStates
export const allPairStates = Object.keys(pairStates) as PairState[]

export const linkSides = {
  both: { label: 'Both the suspect and the victim' },
  suspect: { label: 'The suspect' },
  victim: { label: 'The victim' },
} as const
export type LinkSide = keyof typeof linkSides

export const personSides = { suspect: { label: 'Suspect' }, victim: { label: 'Victim' } } as const
export type PersonSide = keyof typeof personSides
export const isPersonSide = (text: unknown): text is PersonSide => text === 'suspect' || text === 'victim'

export const judgements = {
  same: { label: 'The same suspect and the same victim' },
  not: { label: 'Not the same' },
  cannotTell: { label: 'Cannot tell' },
} as const
export type Judgement = keyof typeof judgements
/** What a person said of a name of very many people. */
export const nameJudgements = {
  nobody: { label: 'Nobody: it stands in place of a name' },
  person: { label: 'A person: it is a name' },
} as const
export type NameJudgement = keyof typeof nameJudgements
/** Work on all reports of a force. */
export const feedWork = {
  learn: { label: 'Learning the weights again and linking all reports' },
  sample: { label: 'Drawing a sample to judge' },
} as const
export type FeedWork = keyof typeof feedWork

/** The rows of the feed that acts on it see and change. `name` is how a page calls the row; it is no column of a pair or an import. */
export interface FeedCollections {
  recordsSystems: {
    id: Id
    name: string
    tokenHash: string
    scopes: ApiScope[]
    startedAt: Instant
    startedById: Id
    endedAt: Instant | null
    lastUsedAt: Instant | null
  }
  reportImports: {
    id: Id
    name: string
    state: ImportState
    systemId: Id | null
    byId: Id | null
    fileSha256: string
    fileName: string
    bytes: number
    format: FeedFormat
    readAs: string | null
    startedAt: Instant
    progressAt: Instant
    finishedAt: Instant | null
    problem: string | null
    pairsFound: number
    undoneAt: Instant | null
    undoneById: Id | null
    undoneReason: string | null
  }
  reportPairs: {
    id: Id
    name: string
    state: PairState
    reports: number
    waitingSince: Instant
    caseRef: string | null
    joinedIntoId: Id | null
  }
  pairReports: {
    id: Id
    pairId: Id
    reportRef: string
    linkId: Id | null
    addedAt: Instant
    endedAt: Instant | null
    endedByLinkId: Id | null
  }
  pairDecisions: {
    id: Id
    pairId: Id
    decision: 'no' | 'case'
    limb: Limb | null
    reason: string
    wrongTest: WrongTest | null
    caseRef: string | null
    reports: number
    at: Instant
    byId: Id
  }
  personLinks: {
    id: Id
    name: string
    pairId: Id | null
    otherPairId: Id | null
    side: LinkSide
    same: boolean
    reportRefs: string[]
    otherRefs: string[]
    reason: string
    at: Instant
    byId: Id
    endedAt: Instant | null
    endedById: Id | null
    endedReason: string | null
  }
  /** Rows of one side that are taken as one person’s, when an act is about a person of the feed. */
  crimeReports: {
    id: Id
    name: string
    ref: string
    rowName: string
    bornOn: string
  }
  recordsChanges: RecordsChange
  suspectMatches: {
    id: Id
    name: string
    reportRef: string
    caseRef: string | null
    pairId: Id | null
    ringTeamId: Id | null
    answer: SuspectAnswer | null
    reason: string | null
    answeredAt: Instant | null
    answeredById: Id | null
  }
  frequentNames: {
    id: Id
    name: string
    judged: NameJudgement | null
    judgedAt: Instant | null
    judgedById: Id | null
  }
  reportWork: {
    id: Id
    name: string
    work: FeedWork
    askedAt: Instant
    askedById: Id
    endedAt: Instant | null
  }
  linkJudgements: {
    id: Id
    name: string
    judged: Judgement | null
    judgedAt: Instant | null
    judgedById: Id | null
  }
}

/** What a person says of a report whose suspect is likely known. */
export const suspectAnswers = {
  same: { label: 'The same person' },
  different: { label: 'Somebody else' },
} as const
export type SuspectAnswer = keyof typeof suspectAnswers

/** What a second person finds of a crime that the records system took out of stalking. */
export const reclassifiedAnswers = {
  right: { label: 'Rightly: it is not stalking' },
  wrong: { label: 'Wrongly: it is stalking', hint: 'The records system is to be told. What stands here stays' },
} as const
export type ReclassifiedAnswer = keyof typeof reclassifiedAnswers
/** What a records system says of a crime or an incident that is known here. */
export interface RecordsChange {
  id: Id
  name: string
  crimeReference: string
  changedAt: Instant
  outcome: string | null
  officer: string | null
  /** Whether it is recorded as stalking; null where that did not change. */
  isStalking: boolean | null
  reason: string | null
  caseId: Id | null
  systemId: Id
  at: Instant
  answer: ReclassifiedAnswer | null
  answerNote: string | null
  answeredAt: Instant | null
  answeredById: Id | null
}
