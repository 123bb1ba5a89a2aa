import { notFound } from 'next/navigation'
import { actPath, buildPath } from '../../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'

type Context = { params: Promise<{ ref: string }> }

/** Leads from the conditions chosen together to the one form that builds them. */
export async function GET(request: Request, { params }: Context) {
  const { ref } = await params
  const actor = await currentActor()
  const query = new URL(request.url).searchParams
  const view = await viewCase({
    actor,
    ref,
    what: 'the way to conditions chosen together',
    only: ['applications'],
    permission: 'draft',
  })
  const application = view?.file.applications.find(a => String(a.number) === query.get('for'))
  if (!application) notFound()
  const codes = [...new Set(query.getAll('code'))].filter(code => /^[PR]\d{1,2}A?$/.test(code)).slice(0, 12)
  const list = buildPath(ref, application)
  const to = codes.length
    ? actPath(ref, 'buildConditions', application.id, { codes: codes.join(','), back: list })
    : buildPath(ref, application, { none: '1' })
  return new Response(null, { status: 303, headers: { location: to } })
}
