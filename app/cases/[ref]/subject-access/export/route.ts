import { heldCsv, heldOn } from '../../../../../lib/work/record/subject-access.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../../export-response.ts'

/** What is held on one person of the case, for review or as it may be released: recorded as an export. */
export async function GET(request: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  const { ref } = await params
  const query = new URL(request.url).searchParams
  const held = await heldOn(await currentActor(), ref, query.get('person') ?? '')
  if (!held) return new Response('There is no such person on a case whose records you keep', { status: 404 })
  const whom = query.get('for') === 'release' ? 'release' : 'review'
  return exportResponse('subjectAccess', heldCsv(held, whom), {
    type: 'text/csv; charset=utf-8',
    fileName: `subject-access-${whom}.csv`,
  })
}
