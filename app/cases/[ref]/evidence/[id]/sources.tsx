import type { Incident } from '../../../../../lib/case/records/pattern.ts'
import { incidentSources } from '../../../../../lib/case/reference/codes/incidents.ts'
import { incidentPath } from '../../../../../lib/site/addresses.ts'
import type { Joined } from '../../../../../lib/work/imports/joined.ts'
import { DataTable } from '../../../../ui/data-table.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { ActLinks, type ActLinksProps, type Seat } from '../../act-links.tsx'

type Props = {
  acts: Seat & { file: ActLinksProps<'evidence/join'>['file'] }
  caseRef: string
  incident: Incident
  joined: Joined
}

/** How the event came to be known, where it was reported more than once: each report with its own page and reference. */
export function IncidentSources({ acts, caseRef, incident, joined }: Props) {
  const { sources, partOf } = joined
  if (partOf)
    return (
      <InsetText>
        It is a source of{' '}
        <a className="govuk-link" href={incidentPath(caseRef, partOf.id)}>
          incident {partOf.number}
        </a>
        , which is the same event.
      </InsetText>
    )
  if (!sources.length) return null
  const rows = [{ join: undefined, incident }, ...sources.map(s => ({ join: s, incident: s.incident }))]
  return (
    <DataTable
      caption={`One event with ${rows.length} sources`}
      rows={rows}
      rowKey={r => r.incident.id}
      empty=""
      columns={[
        {
          key: 'number',
          label: 'Report',
          isRowHeader: true,
          cell: r =>
            r.join ? (
              <a className="govuk-link" href={incidentPath(caseRef, r.incident.id)}>
                Incident {r.incident.number}
              </a>
            ) : (
              `This one, incident ${r.incident.number}`
            ),
        },
        { key: 'source', label: 'How police know', cell: r => incidentSources[r.incident.source].label },
        { key: 'reference', label: 'Reference', cell: r => r.incident.crimeReference ?? 'None' },
        { key: 'says', label: 'What it says', cell: r => r.incident.summary.slice(0, 200) },
        { key: 'why', label: 'Why it is the same event', cell: r => r.join?.reason ?? '' },
        {
          key: 'acts',
          label: 'Change',
          cell: r =>
            r.join && (
              <ActLinks
                {...acts}
                place="evidence/join"
                record={{ id: r.join.joinId }}
                as="links"
                of={`incident ${r.incident.number}`}
              />
            ),
        },
      ]}
    />
  )
}
