import type { Metadata } from 'next'
import { glossary, glossaryTerms } from '../../lib/site/glossary.ts'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'What the words mean' }

/** The words of the work, each in a sentence or two. */
export default function GlossaryPage() {
  return (
    <ScriptFree>
      <PageTitle>What the words mean</PageTitle>
      <nav aria-label="Words">
        <ul className="govuk-list app-contents">
          {glossaryTerms.map(name => (
            <li key={name}>
              <a className="govuk-link" href={`#${name}`}>
                {glossary[name].term}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <dl className="app-glossary">
        {glossaryTerms.map(name => {
          const { term, says, source } = glossary[name]
          return (
            <div key={name} id={name} className="app-glossary__entry">
              <dt className="govuk-heading-s app-glossary__term">{term}</dt>
              <dd className="govuk-body app-glossary__says">
                {says}
                {source && <span className="app-under">{source}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
    </ScriptFree>
  )
}
