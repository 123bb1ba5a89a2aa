import { answerReports } from '../../../../lib/work/reports/api.ts'

/** The feed of a records system. It has a token of its own and no session. */
export const POST = (request: Request): Promise<Response> => answerReports(request)
