import { openApi } from '../../../../lib/work/reports/openapi.ts'

/** What the feed takes and answers, for whoever connects a records system. */
export const GET = (): Response => Response.json(openApi)
