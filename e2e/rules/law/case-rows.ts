import { caseAnswerRows } from './case-answer-rows.ts'
import { caseChangeRows } from './case-change-rows.ts'
import { caseClockRows } from './case-clock-rows.ts'
import { caseClockWordRows } from './case-clock-word-rows.ts'
import { caseDraftRows } from './case-draft-rows.ts'
import { caseFlagRows } from './case-flag-rows.ts'
import { caseFollowingRows } from './case-following-rows.ts'
import type { CaseProgram, CaseRow } from './case-program.ts'
import { caseQuestionRows } from './case-question-rows.ts'
import { caseTermClockRows } from './case-term-clock-rows.ts'

export type { CaseProgram } from './case-program.ts'

/** Every row over a case. */
export const caseRows: readonly CaseRow[] = [
  ...caseFlagRows,
  ...caseAnswerRows,
  ...caseChangeRows,
  ...caseDraftRows,
  ...caseTermClockRows,
  ...caseClockRows,
  ...caseClockWordRows,
  ...caseFollowingRows,
  ...caseQuestionRows,
]
/** What a program gets wrong over a case; nothing when it holds. */
export const wrongInCases = (p: CaseProgram): string[] =>
  caseRows.flatMap(row => {
    const [had, wanted] = [row.had(p), row.wanted].map(list => list.join('; '))
    return had === wanted ? [] : [`${row.id} ${row.name}: wanted [${wanted}], had [${had}]`]
  })
