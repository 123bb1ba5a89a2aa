import { type GlossaryTerm, glossary, termPath } from '../../lib/site/glossary.ts'

/** “What is …?” beside where a term is used. */
export function TermLinks({ of }: { of: readonly GlossaryTerm[] }) {
  return (
    <p className="govuk-body-s app-no-print">
      What the words mean:{' '}
      {of.map((name, n) => (
        <span key={name}>
          {n > 0 && ', '}
          <a className="govuk-link" href={termPath(name)}>
            {glossary[name].term.toLowerCase()}
          </a>
        </span>
      ))}
    </p>
  )
}
