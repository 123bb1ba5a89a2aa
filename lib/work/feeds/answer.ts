import type { Database } from '../../../db/client.ts'
import type { ApiScope } from '../../case/reference/api-scopes.ts'
import { type ApiSystem, systemOf } from '../reports/systems.ts'

/** What every feed of another system begins with: whose token it is, whether it may, and from where it goes on. */

export const problem = (status: number, title: string, headers: Record<string, string> = {}) =>
  Response.json({ problem: title }, { status, headers: { 'cache-control': 'no-store', ...headers } })
export const jsonAnswer = (body: object) => Response.json(body, { headers: { 'cache-control': 'no-store' } })

export const mostChanges = 100
const digits = /^\d{1,15}$/
export interface PageAsked {
  after: number
  limit: number
}

/** The system of the token, or the answer that it is none or may not do this. */
export async function systemFor(request: Request, scope: ApiScope, db?: Database): Promise<ApiSystem | Response> {
  const system = await systemOf(request.headers.get('authorization'), db)
  if (!system)
    return problem(401, 'Send the token of a system that is in use, as Authorization: Bearer', {
      'www-authenticate': 'Bearer',
    })
  return system.scopes.includes(scope) ? system : problem(403, 'This token may not be used for this')
}
/** The cursor and the length of a page, or the answer that they are none. */
export function pageOf(request: Request): PageAsked | Response {
  const asked = new URL(request.url).searchParams
  const [after, limit] = [asked.get('after') ?? '0', asked.get('limit') ?? String(mostChanges)]
  if (!digits.test(after)) return problem(422, 'after is the cursor of an earlier answer, or absent')
  if (!digits.test(limit) || Number(limit) < 1 || Number(limit) > mostChanges)
    return problem(422, `limit is from 1 to ${mostChanges}`)
  return { after: Number(after), limit: Number(limit) }
}
/** A body as JSON; undefined where it is none. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
