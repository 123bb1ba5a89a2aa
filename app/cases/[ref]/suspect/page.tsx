import type { Metadata } from 'next'
import { caseStatuses } from '../../../../lib/case/reference/status.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { actPath, casePath, doorCardPath, personPath } from '../../../../lib/site/addresses.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { type SuspectCase, type SuspectReport, viewSuspect } from '../../../../lib/work/suspects/suspect.ts'
import { sentenceOf } from '../../../reports/wording.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { notHere } from '../not-here.ts'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `The defendant elsewhere – ${(await params).ref}` }
}

/** The defendant wherever else they are known: other victims, cases, orders, breaches and crime reports. */
export default async function SuspectPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const suspect = await viewSuspect(actor, ref)
  if (!suspect) return notHere(actor, ref)
  const { cases, lockedCases, reports, reportCount } = suspect
  return (
    <>
      <PageTitle>Where else {suspect.name} is known</PageTitle>
      <p className="govuk-body app-measure">
        {suspect.bornOn ? `Born ${longDate(suspect.bornOn)}. ` : 'Date of birth not known. '}
        Found by name, date of birth, phone and account, as crime reports are linked. It is a proposal: look before you
        link.
      </p>
      {lockedCases > 0 && (
        <InsetText>
          {lockedCases === 1 ? '1 more case is' : `${lockedCases} more cases are`} about somebody very like them and{' '}
          {lockedCases === 1 ? 'is' : 'are'} closed to you. Ask the stalking coordinator.
        </InsetText>
      )}
      <DataTable
        caption="Other cases"
        rows={cases}
        rowKey={c => c.ref}
        empty="No other case that you may see is about somebody so like them."
        columns={[
          {
            key: 'ref',
            label: 'Case',
            isRowHeader: true,
            cell: (c: SuspectCase) => (
              <>
                <a className="govuk-link" href={casePath(c.ref)}>
                  {c.ref}
                </a>
                <span className="app-under">{caseStatuses[c.status].label}</span>
              </>
            ),
          },
          { key: 'who', label: 'Protected', cell: c => c.protectedPersons.join(', ') || 'Nobody' },
          {
            key: 'orders',
            label: 'Orders',
            cell: c => (
              <>
                {c.orders}
                {c.inForce.map(order => (
                  <span key={order} className="app-under">
                    In force:{' '}
                    <a className="govuk-link" href={doorCardPath(order)}>
                      {order}
                    </a>
                  </span>
                ))}
              </>
            ),
          },
          { key: 'breaches', label: 'Breaches', numeric: true, cell: c => c.breaches },
          { key: 'why', label: 'In common', cell: c => sentenceOf(c.why) },
          {
            key: 'link',
            label: 'Linked',
            cell: c =>
              c.isLinked ? (
                'As the same defendant'
              ) : (
                <a
                  className="govuk-link"
                  href={actPath(ref, 'linkCase', undefined, {
                    otherRef: c.ref,
                    kind: 'sameDefendant',
                    back: casePath(ref, '/suspect'),
                  })}
                >
                  Link<span className="govuk-visually-hidden"> case {c.ref} as the same defendant</span>
                </a>
              ),
          },
        ]}
      />
      {reports ? (
        <DataTable
          caption={
            reportCount > reports.length
              ? `Crime reports: the latest ${reports.length} of ${reportCount}`
              : 'Crime reports'
          }
          rows={reports}
          rowKey={r => r.ref}
          empty="No crime report names somebody so like them as its suspect."
          columns={[
            {
              key: 'ref',
              label: 'Report',
              isRowHeader: true,
              cell: (r: SuspectReport) => (
                <>
                  <a className="govuk-link" href={personPath('suspect', r.ref)}>
                    {r.ref}
                  </a>
                  <span className="app-under">{longDate(r.recordedOn)}</span>
                </>
              ),
            },
            { key: 'offence', label: 'Offence', cell: r => r.offence },
            { key: 'victim', label: 'Victim', cell: r => r.victim },
            { key: 'why', label: 'In common', cell: r => sentenceOf(r.why) },
          ]}
        />
      ) : (
        <p className="govuk-body">
          {reportCount === 0
            ? 'No crime report names somebody so like them as its suspect.'
            : `${reportCount === 1 ? '1 crime report names' : `${reportCount} crime reports name`} somebody very like them as the suspect. Ask the stalking coordinator, who sees them.`}
        </p>
      )}
    </>
  )
}
