import { redirect } from 'next/navigation'
import { reviewPath } from '../../../../lib/site/addresses.ts'
import { readQueue } from '../../../../lib/work/queues/read.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'

/** After a decision the next draft opens; when there is none, the list of them. */
export default async function NextDraft() {
  const actor = await currentActor()
  requirePermission(actor, 'viewCase')
  const { rows } = await readQueue(actor, 'review', {})
  redirect(rows[0] ? reviewPath(rows[0].ref) : '/queues')
}
