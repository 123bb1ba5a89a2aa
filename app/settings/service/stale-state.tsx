import type { Settings } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { staleCount } from '../../../lib/work/pipeline/project.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'

/** How many cases wait to have their lists of work computed again, after new settings or a new version of the program. */
export async function StaleState({ actor, settings }: { actor: Actor; settings: Settings }) {
  const stale = await asPerson(actor, tx => staleCount(tx, settings))
  return (
    <>
      <h2 className="govuk-heading-m" id="lists">
        Lists of work
      </h2>
      <p className="govuk-body">
        {stale
          ? `${stale.toLocaleString('en-GB')} ${stale === 1 ? 'case is' : 'cases are'} still listed by earlier settings or an earlier version of the program. They are being computed again; until then their targets may differ.`
          : 'Every case is listed by the settings in use.'}
      </p>
    </>
  )
}
