import type { Metadata } from 'next'
import { type ExemplarOutcome, exemplarOutcomes } from '../../lib/case/records/quality.ts'
import { relationships } from '../../lib/case/reference/codes/people.ts'
import { type Category, categories } from '../../lib/case/reference/statute.ts'
import { actPath, pagePath, withQuery } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { type ExemplarRow, exemplarPageSize, listExemplars } from '../../lib/work/lists/exemplars.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DoneBanner } from '../ui/done-banner.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { Details } from '../ui/govuk/details.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Exemplars' }

/** Applications worth learning from, found by the kind of behaviour and by what came of them. */
export default async function ExemplarsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'viewCase')
  const asked = await searchParams
  const queryValue = (name: string) => askedFirst(asked, name)
  const behaviour = Object.keys(categories).find(c => c === queryValue('behaviour')) as Category | undefined
  const outcome = Object.keys(exemplarOutcomes).find(o => o === queryValue('outcome')) as ExemplarOutcome | undefined
  const page = Math.max(1, Number.parseInt(queryValue('page') ?? '1', 10) || 1)
  const found = await listExemplars(actor, { behaviour, outcome, page })
  const to = (n: number) => withQuery(pagePath('/exemplars'), { behaviour, outcome, page: String(n) })
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Exemplars</PageTitle>
      <p className="govuk-body app-measure">
        Applications to learn from, without any name, place, date or number. A coordinator or a supervisor makes one
        from the page of an application.
      </p>
      <form method="get" action={pagePath('/exemplars')}>
        <Select
          id="behaviour"
          name="behaviour"
          label="Kind of behaviour"
          value={behaviour ?? ''}
          items={[
            { text: 'Every kind', value: '' },
            ...Object.entries(categories).map(([value, { label }]) => ({ value, text: label })),
          ]}
        />
        <Select
          id="outcome"
          name="outcome"
          label="What came of it"
          value={outcome ?? ''}
          items={[
            { text: 'Anything', value: '' },
            ...Object.entries(exemplarOutcomes).map(([value, { label }]) => ({ value, text: label })),
          ]}
        />
        <Button text="Show" classes="govuk-button--secondary" />
      </form>
      {found.length === 0 && (
        <p className="govuk-body app-empty">
          {behaviour || outcome ? 'No exemplar matches.' : 'No exemplar has been made yet.'}
        </p>
      )}
      {found.slice(0, exemplarPageSize).map(e => (
        <Exemplar key={e.id} exemplar={e} />
      ))}
      <KeyPaging
        label="Exemplars"
        previousHref={page > 1 ? to(page - 1) : undefined}
        nextHref={found.length > exemplarPageSize ? to(page + 1) : undefined}
      />
    </ScriptFree>
  )
}

function Exemplar({ exemplar: e }: { exemplar: ExemplarRow }) {
  const more = [
    ['What the court changed', e.courtChanged],
    ['Why it was refused', e.whyRefused],
  ] as const
  return (
    <section className="govuk-!-margin-bottom-6" aria-labelledby={`exemplar-${e.id}`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-1" id={`exemplar-${e.id}`}>
        {e.title}
      </h2>
      <p className="govuk-body">
        {exemplarOutcomes[e.outcome].label}. {relationships[e.relationship].label}.{' '}
        {e.behaviours.map(b => categories[b].label).join('; ')}
      </p>
      <h3 className="govuk-heading-s">Conditions</h3>
      <ul className="govuk-list govuk-list--bullet">
        {e.conditions
          .split('\n')
          .filter(line => line.trim())
          .map(line => (
            <li key={line}>{line}</li>
          ))}
      </ul>
      {more.map(
        ([label, text]) =>
          text && (
            <div key={label}>
              <h3 className="govuk-heading-s">{label}</h3>
              <p className="govuk-body app-spoken">{text}</p>
            </div>
          ),
      )}
      <Details summaryText="Grounds">
        <p className="govuk-body app-spoken">{e.grounds}</p>
      </Details>
      {e.ref && (
        <ul className="govuk-list app-act-links">
          {(['correctExemplar', 'withdrawExemplar'] as const).map(name => (
            <li key={name}>
              <a className="govuk-link" href={actPath(e.ref ?? '', name, e.id, { back: pagePath('/exemplars') })}>
                {name === 'correctExemplar' ? 'Correct' : 'Withdraw'}
                <span className="govuk-visually-hidden"> the exemplar {e.title}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
