import { redirect } from 'next/navigation'
import { currentActor, requirePermission } from '../../../../lib/casework/actor.ts'
import { readQueue } from '../../../../lib/casework/queues/read.ts'
import { reviewPath } from '../../../../lib/spo/addresses.ts'

/** After a decision the next draft opens; when there is none, the list of them. */
export default async function NextDraft() {
  const actor = await currentActor()
  requirePermission(actor, 'viewCase')
  const { rows } = await readQueue(actor, 'review', {})
  redirect(rows[0] ? reviewPath(rows[0].ref) : '/queues')
}
