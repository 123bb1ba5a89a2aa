import type { Metadata } from 'next'
import { alarmFormValues } from '../../../lib/acts/force/alarms.ts'
import { type AlarmReader, alarmKindNames, alarmKinds, alarmReaders } from '../../../lib/case/reference/alarm-kinds.ts'
import { upperFirst } from '../../../lib/case/words/grammar.ts'
import { forceActPath } from '../../../lib/site/addresses.ts'
import { policyFor } from '../../../lib/waits/alarms.ts'
import { rulesOf } from '../../../lib/work/people/roster.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { FoldedRest } from '../../ui/folded.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Alarms' }

/** Every kind of alarm: whom it goes to, when it goes to the next, and whether by mail. */
export default async function AlarmSettingsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const rules = await asPerson(actor, rulesOf)
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <BackLink href="/settings" text="Settings" />
      <PageTitle>Alarms</PageTitle>
      <p className="govuk-body app-measure">
        When an alarm is raised is set with the other settings: breach alarms, targets, days before an order ends and
        quiet hours. Here is who is told, and after how long without an answer it goes to the next.
      </p>
      <Details summaryText="Who they are">
        <ul className="govuk-list">
          {Object.values(alarmReaders).map(({ label }) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      </Details>
      <FoldedRest rows={alarmKindNames} shown={20} title={n => `${n} more alarms`}>
        {(rows, isRest) => (
          <DataTable
            caption={isRest ? 'Other alarms' : 'Alarms'}
            captionHidden
            rows={rows}
            rowKey={kind => kind}
            empty="None."
            columns={[
              {
                key: 'kind',
                label: 'Alarm',
                isRowHeader: true,
                cell: kind => alarmKinds[kind].label,
              },
              {
                key: 'to',
                label: 'To',
                cell: kind => inTurn(policyFor(kind, rules)),
              },
              {
                key: 'how',
                label: 'How',
                cell: kind => {
                  const { byMail, always } = policyFor(kind, rules)
                  return `${byMail ? 'In the list and by mail' : 'In the list only'}${always ? ', at any hour' : byMail ? ', not in quiet hours' : ''}`
                },
              },
              {
                key: 'change',
                label: 'Change',
                cell: kind => (
                  <a className="govuk-link" href={forceActPath('changeAlarm', undefined, alarmFormValues(kind, rules))}>
                    Change<span className="govuk-visually-hidden"> {alarmKinds[kind].label}</span>
                  </a>
                ),
              },
            ]}
          />
        )}
      </FoldedRest>
    </ScriptFree>
  )
}
/** “Whose it is, after 30 minutes the supervisor”: the time runs for each of them alike. */
function inTurn({ ladder, seenWithin }: { ladder: readonly AlarmReader[]; seenWithin: number }): string {
  const [first = '', ...rest] = ladder.map(reader => alarmReaders[reader].short)
  return [
    upperFirst(first),
    ...rest.map((next, n) => (n ? `then ${next}` : `after ${minutes(seenWithin)} ${next}`)),
  ].join(', ')
}
const minutes = (n: number) => (n % 60 ? `${n} minutes` : n === 60 ? '1 hour' : `${n / 60} hours`)
