import type { Metadata } from 'next'
import { createElement } from 'react'
import { DataTable } from '../ui/data-table.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { govukComponents } from './govuk.ts'
import { fixturesOf, propsFrom } from './govuk-fixtures.ts'
import { ownComponents } from './ours.tsx'

export const metadata: Metadata = { title: 'Components' }

/** Every component in its states, for whoever changes the look. Built for development only: see `pageExtensions` in next.config.js. */
export default async function ComponentsPage({ searchParams }: { searchParams: Promise<{ of?: string }> }) {
  const { of: wanted = '' } = await searchParams
  const names = [...Object.keys(ownComponents), ...Object.keys(govukComponents).map(name => `govuk/${name}`)]
  return (
    <>
      <PageTitle>Components</PageTitle>
      {names.includes(wanted) ? (
        <>
          <p className="govuk-body">
            <a className="govuk-link" href="?">
              All components
            </a>
          </p>
          <h2 className="govuk-heading-m">{wanted}</h2>
          {statesOf(wanted).map(({ name, drawn }) => (
            <section key={name} aria-label={name}>
              <h3 className="govuk-heading-s">{name}</h3>
              {drawn}
              <hr className="govuk-section-break govuk-section-break--l govuk-section-break--visible" />
            </section>
          ))}
        </>
      ) : (
        <DataTable
          caption="Components and how many states of each can be seen"
          rows={names}
          rowKey={name => name}
          empty="There is no component"
          columns={[
            {
              key: 'name',
              label: 'Component',
              isRowHeader: true,
              cell: name => (
                <a className="govuk-link" href={`?of=${encodeURIComponent(name)}`}>
                  {name}
                </a>
              ),
            },
            { key: 'states', label: 'States', cell: name => statesOf(name).length, numeric: true },
          ]}
        />
      )}
    </>
  )
}

function statesOf(wanted: string) {
  const own = ownComponents[wanted]
  if (own) return Object.entries(own).map(([name, draw]) => ({ name, drawn: draw() }))
  const name = wanted.replace('govuk/', '')
  const entry = govukComponents[name]
  if (!entry) return []
  return fixturesOf(name).map(fixture => ({
    name: fixture.name,
    drawn: createElement(entry.component, propsFrom(fixture.options)),
  }))
}
