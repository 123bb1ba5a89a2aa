import type { Prompt } from '../../../../../lib/pattern/conduct-four.ts'

/** FOUR: each word with what is recorded for it. Whether it is made out is for a person to say. */
export function Four({ prompts }: { prompts: Prompt[] }) {
  return (
    <section>
      <h2 className="govuk-heading-m">Fixated, obsessive, unwanted, repeated</h2>
      <p className="govuk-body app-measure">
        Prompts for looking at the whole of it. What is listed is what the case records; it is no score, and the
        decision is yours.
      </p>
      <div className="app-fours">
        {prompts.map(({ word, asks, evidence, missing }) => (
          <article key={word} className="app-conduct__prompt">
            <h3 className="govuk-heading-s">{word}</h3>
            <p className="govuk-body">{asks}</p>
            {evidence.length ? (
              <ul className="govuk-list govuk-list--bullet">
                {evidence.map(sentence => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            ) : (
              <p className="govuk-body">
                <strong>Nothing recorded yet.</strong> {missing}
              </p>
            )}
          </article>
        ))}
      </div>
    </section>
  )
}
