import { answerChanges } from '../../../../lib/work/feeds/answer-changes.ts'

/** Changes of crimes from a records system. It has a token of its own and no session. */
export const POST = (request: Request): Promise<Response> => answerChanges(request)
