import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { mayEver } from '../../../lib/case/policy.ts'
import { apiScopes } from '../../../lib/case/reference/api-scopes.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { forceActPath } from '../../../lib/site/addresses.ts'
import { systemsOf } from '../../../lib/work/reports/systems.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { ForgetCookie } from '../../ui/forget-cookie.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { ReportSections } from '../sections.tsx'
import { tokenCookie, tokenName } from './token.ts'

export const metadata: Metadata = { title: 'Records systems' }

/** The systems that send crime reports by themselves, each with a token that is shown once. */
export default async function SystemsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'feedReports')
  const systems = await systemsOf(actor)
  const token = (await cookies()).get(tokenName)?.value
  const manages = mayEver(actor, 'manageSettings')
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Records systems</PageTitle>
      <ReportSections actor={actor} here="/reports/systems" />
      {token && manages && (
        <InsetText>
          <ForgetCookie name={tokenName} path={tokenCookie.path} />
          <p className="govuk-body">Copy the token now. It is not shown again.</p>
          <p className="govuk-body app-break">
            <code>{token}</code>
          </p>
        </InsetText>
      )}
      <p className="govuk-body app-measure">
        A records system sends reports to /api/v1/reports with its token. A system that keeps a copy of orders reads
        their changes from /api/v1/orders.{' '}
        <a className="govuk-link" href="/api/v1/openapi.json">
          What each may send and what it is answered
        </a>
        .
      </p>
      {manages && <Button href={forceActPath('addRecordsSystem')} text="Add a records system" />}
      <DataTable
        caption="Records systems"
        rows={systems}
        rowKey={s => s.id}
        empty="No other system sends or reads anything by itself."
        columns={[
          { key: 'name', label: 'Name', isRowHeader: true, cell: s => s.name },
          {
            key: 'scopes',
            label: 'What it may do',
            cell: s => (
              <ul className="govuk-list govuk-!-margin-bottom-0">
                {s.scopes.map(scope => (
                  <li key={scope}>{apiScopes[scope].label}</li>
                ))}
              </ul>
            ),
          },
          { key: 'since', label: 'Since', cell: s => longMoment(s.startedAt) },
          { key: 'used', label: 'Last used', cell: s => (s.lastUsedAt ? longMoment(s.lastUsedAt) : 'Not yet') },
          {
            key: 'state',
            label: 'State',
            cell: s =>
              s.endedAt ? (
                `Ended ${longMoment(s.endedAt)}`
              ) : manages ? (
                <a className="govuk-link" href={forceActPath('endRecordsSystem', s.id)}>
                  End<span className="govuk-visually-hidden"> {s.name}</span>
                </a>
              ) : (
                'In use'
              ),
          },
        ]}
      />
    </ScriptFree>
  )
}
