import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import type { Id } from '../../../../lib/case/records/id.ts'
import type { Incident } from '../../../../lib/case/records/pattern.ts'
import { harms, limbs } from '../../../../lib/case/reference/statute.ts'
import { citedIncidents, isEditable, isLive } from '../../../../lib/case/views/applications.ts'
import { list } from '../../../../lib/case/words/grammar.ts'
import { type Stale, staleCitations } from '../../../../lib/drafting/citations.ts'
import { actPath, casePath } from '../../../../lib/site/addresses.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { CitedIncidents } from './cited-incidents.tsx'
import { StaleNote } from './stale-note.tsx'

interface GroundsProps {
  file: CaseFile<
    'applications' | 'citationLooks' | 'draftConditions' | 'formerVersions' | 'incidents' | 'protectedPersons'
  >
  application: Application
  /** Whether the reader may write: the ways to each form are shown. */
  mayWrite: boolean
}

/** The three parts of the Act's question, each beside the incidents it rests on. */
export function Grounds({ file, application: a, mayWrite }: GroundsProps) {
  const writable = mayWrite && isEditable(a)
  const stale = isLive(a) ? staleCitations(file, a) : []
  const names = file.protectedPersons
    .filter(p => a.riskToIds.includes(p.id))
    .map(p => `${p.givenNames} ${p.familyName}`)
  return (
    <section aria-labelledby="grounds">
      <h2 className="govuk-heading-l" id="grounds">
        Grounds
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={casePath(file.case.ref, '/application/support')}>
          See what supports each part, and what is thin
        </a>
      </p>
      <Limb
        file={file}
        stale={stale.filter(s => s.paragraph.part === 'acts')}
        title={limbs.acts.label}
        source={limbs.acts.source}
        text={a.actsGrounds}
        incidentIds={a.actsIncidentIds}
        href={writable ? actPath(file.case.ref, 'writeActs', a.id) : undefined}
      />
      <Limb
        file={file}
        stale={stale.filter(s => s.paragraph.part === 'risk')}
        title={limbs.risk.label}
        source={limbs.risk.source}
        text={a.riskGrounds}
        incidentIds={a.riskIncidentIds}
        href={writable ? actPath(file.case.ref, 'writeRisk', a.id) : undefined}
      >
        <dl className="app-pairs">
          <dt>Who is at risk</dt>
          <dd>{names.join(', ') || 'Not answered yet'}</dd>
          <dt>At risk of</dt>
          <dd>{list(a.harms.map(h => harms[h].label)) || 'Not answered yet'}</dd>
          <dt>Prosecution</dt>
          <dd className="app-verbatim">{a.prosecution ?? 'Not answered yet'}</dd>
        </dl>
      </Limb>
      <Limb
        file={file}
        stale={stale.filter(s => s.paragraph.part === 'necessity')}
        title={limbs.necessity.label}
        source={limbs.necessity.source}
        text={a.necessityGrounds}
        incidentIds={a.necessityIncidentIds}
        href={writable ? actPath(file.case.ref, 'writeNecessity', a.id) : undefined}
      />
    </section>
  )
}

interface LimbProps {
  file: CaseFile<'incidents'>
  stale: readonly Stale[]
  title: string
  source: string
  text: string | null
  incidentIds: readonly Id[]
  href: string | undefined
  children?: React.ReactNode
}

function Limb({ file, stale, title, source, text, incidentIds, href, children }: LimbProps) {
  return (
    <div className="app-limb">
      <div className="app-limb__words">
        <h3 className="govuk-heading-m">
          {title} <span className="app-source">{source}</span>
        </h3>
        <StaleNote stale={stale} />
        <p className="govuk-body app-verbatim">{text ?? 'Not written yet'}</p>
        {children}
        {href && (
          <p className="govuk-body">
            <a className="govuk-link" href={href}>
              {text ? 'Change' : 'Write'}
              <span className="govuk-visually-hidden"> {title.toLowerCase()}</span>
            </a>
          </p>
        )}
      </div>
      <Cited title={title} incidents={citedIncidents(file, incidentIds)} />
    </div>
  )
}

function Cited({ title, incidents }: { title: string; incidents: Incident[] }) {
  if (!incidents.length) return <p className="govuk-body-s app-limb__cited">No incident is cited.</p>
  return (
    <Details summaryText={`Incidents cited (${incidents.length})`} classes="app-limb__cited">
      <CitedIncidents label={`Incidents cited: ${title}`} incidents={incidents} />
    </Details>
  )
}
