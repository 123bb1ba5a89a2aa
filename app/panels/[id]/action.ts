'use server'

import { redirect } from 'next/navigation'
import { isId } from '../../../lib/case/ids.ts'
import { panelPath, withQuery } from '../../../lib/site/addresses.ts'
import { agendaSize, readPanel } from '../../../lib/work/case/panels.ts'
import { perform } from '../../../lib/work/pipeline/perform.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'

/** Puts the cases that were picked on the agenda: each by its own act, each decided and recorded by itself. */
export async function drawAgenda(data: FormData): Promise<void> {
  const actor = await currentActor()
  requirePermission(actor, 'secondLook')
  const id = String(data.get('panel') ?? '')
  const page = isId(id) ? await readPanel(actor, id) : undefined
  if (!page) redirect('/panels')
  const picked = [...new Set(data.getAll('case').map(String))].slice(0, agendaSize)
  const why = String(data.get('why') ?? '').trim()
  const missing = [...(picked.length ? [] : ['case']), ...(why ? [] : ['why'])]
  if (missing.length) redirect(withQuery(panelPath(id), { missing: missing.join(' '), why }))
  let put = 0
  for (const ref of picked) {
    const done = await perform({ actor, ref, act: 'putToPanel', input: { panelId: page.panel.id, why } })
    if (done.kind === 'done') put++
  }
  redirect(withQuery(panelPath(id), { put: String(put), not: String(picked.length - put) }))
}
