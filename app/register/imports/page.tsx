import type { Metadata } from 'next'
import { sheetStates } from '../../../lib/case/reference/sheet-states.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { mostSheetOrders } from '../../../lib/case/views/imported-orders.ts'
import { orderImportPath } from '../../../lib/site/addresses.ts'
import { orderImportsOf } from '../../../lib/work/order-imports/order-imports.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { ErrorSummary } from '../../ui/govuk/error-summary.tsx'
import { FileUpload } from '../../ui/govuk/file-upload.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { refusedWords } from '../../ui/refused.ts'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Lists of live orders' }

/** Where a force brings the orders that it kept in a spreadsheet. */
export default async function OrderImportsPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'importOrders')
  const [{ error: code }, lists] = await Promise.all([searchParams, orderImportsOf(actor)])
  const error = await refusedWords(code)
  return (
    <ScriptFree>
      {error && <ErrorSummary errorList={[{ text: error, href: '#file' }]} />}
      <DoneBanner path="/register" />
      <BackLink href="/register" text="Register of orders in force" />
      <PageTitle>Lists of live orders</PageTitle>
      <p className="govuk-body app-measure">
        Orders that were in force before this service was used. A list is read and shown first: nothing is imported
        until you say so, and an import can be undone.
      </p>
      <form method="post" encType="multipart/form-data" action="/register/imports/upload">
        <FileUpload
          id="file"
          name="file"
          label="List of live orders"
          hint={`XLSX or CSV, with a row of headings and up to ${mostSheetOrders} orders`}
          errorMessage={error}
        />
        <Button text="Read the list" />
      </form>
      <Details summaryText="Columns that are read">
        <p className="govuk-body">
          Defendant (or Surname and Forename), Also known as, Date of birth, Address, Protected person, Protected person
          date of birth, Order type, Court, Reference, Date made, Expiry date, Date served, Served by, Conditions (or
          Condition 1, Condition 2 and so on), Owner. Only the defendant must be named: what else is missing becomes a
          task.
        </p>
      </Details>
      <DataTable
        caption="Lists that were sent"
        rows={lists}
        rowKey={l => l.id}
        empty="No list has been sent yet."
        columns={[
          {
            key: 'file',
            label: 'File',
            isRowHeader: true,
            cell: l => (
              <a className="govuk-link" href={orderImportPath(l.id)}>
                {l.fileName}
              </a>
            ),
          },
          { key: 'at', label: 'Sent', cell: l => longMoment(l.readAt) },
          { key: 'state', label: 'State', cell: l => sheetStates[l.state].label },
          { key: 'orders', label: 'Orders', numeric: true, cell: l => l.orders },
        ]}
      />
    </ScriptFree>
  )
}
