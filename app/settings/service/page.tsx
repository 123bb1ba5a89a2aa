import type { Metadata } from 'next'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { VerificationState } from '../../ui/verification-state.tsx'
import { MailState } from './mail-state.tsx'
import { StaleState } from './stale-state.tsx'

export const metadata: Metadata = { title: 'Mail, lists and verification' }

/** How the running service stands: whether its lists are computed, its mail leaves and its record was found whole. */
export default async function ServiceStatePage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const file = await asPerson(actor, tx =>
    loadForce(tx, actor, { act: { about: 'force' }, at: new Date().toISOString() }),
  )
  return (
    <ScriptFree>
      <BackLink href="/settings" text="Settings" />
      <PageTitle>Mail, lists and verification</PageTitle>
      <StaleState actor={actor} settings={file.force.settings} />
      <MailState actor={actor} />
      <VerificationState actor={actor} />
    </ScriptFree>
  )
}
