import { answerAcknowledgements, answerEntries } from '../../../../lib/work/feeds/answer-entries.ts'

/** Log entries for a records system, and what it calls those that it has taken. It has a token of its own and no session. */
export const GET = (request: Request): Promise<Response> => answerEntries(request)
export const POST = (request: Request): Promise<Response> => answerAcknowledgements(request)
