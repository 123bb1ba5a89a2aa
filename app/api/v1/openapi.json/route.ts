import { openApi } from '../../../../lib/casework/reports/openapi.ts'

/** What the feed takes and answers, for whoever connects a records system. */
export const GET = (): Response => Response.json(openApi)
