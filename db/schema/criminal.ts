import { pgTable } from 'drizzle-orm/pg-core'
import * as k from '../../lib/case/reference/codes/breaches.ts'
import { ofCase } from './cases.ts'
import { code, day, id, instant, on, oneOf, recordColumns, ref, words } from './columns.ts'

export const criminalSteps = pgTable(
  'criminal_steps',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    step: code(k.criminalSteps).notNull(),
    happenedOn: day().notNull(),
    untilOn: day(),
    offence: words(),
    crimeReference: words(),
    advice: code(k.prosecutorAdvices),
    outcome: code(k.criminalOutcomes),
    detail: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('criminal_steps_case', t.caseId),
    oneOf('criminal_steps_step', t.step, k.criminalSteps),
    oneOf('criminal_steps_advice', t.advice, k.prosecutorAdvices),
    oneOf('criminal_steps_outcome', t.outcome, k.criminalOutcomes),
  ],
)
export const enquiries = pgTable(
  'enquiries',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    what: words().notNull(),
    ownerId: ref(),
    dueOn: day().notNull(),
    doneOn: day(),
    result: code(k.enquiryResults),
    resultNote: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('enquiries_case', t.caseId), oneOf('enquiries_result', t.result, k.enquiryResults)],
)
