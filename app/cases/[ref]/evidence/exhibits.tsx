import { custodyKinds } from '../../../../lib/acts/evidence/exhibits.ts'
import { type Custody, type Exhibit, isFiled } from '../../../../lib/case/records/exhibits.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { heldWords } from '../../../../lib/case/views/held-elsewhere.ts'
import { upperFirst } from '../../../../lib/case/words/grammar.ts'
import { exhibitPath } from '../../../../lib/site/addresses.ts'
import { FoldedRest } from '../../../ui/folded.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { ActLinks, type ActLinksProps, type Seat } from '../act-links.tsx'

type Acts = Seat & { file: ActLinksProps<'evidence/exhibit'>['file'] }
type Props = { acts: Acts; exhibits: readonly Exhibit[]; custody: Custody[]; names?: Map<string, string> | undefined }

export const sizeOf = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-GB')} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Exhibits that belong to the case and to no one incident. */
export function CaseExhibits(props: Props) {
  if (!props.exhibits.length) return null
  return (
    <section>
      <h2 className="govuk-heading-m">Other exhibits of the case</h2>
      <FoldedRest rows={props.exhibits} shown={1} title={n => `${n} more exhibits of the case`}>
        {exhibits => <ExhibitList {...props} exhibits={exhibits} />}
      </FoldedRest>
    </section>
  )
}

/** Exhibits, each with what it is, its SHA-256 and its custody from receipt. */
export function ExhibitList({ acts, exhibits, custody, names }: Props) {
  const ref = acts.file.case.ref
  return exhibits.map(exhibit => (
    <article key={exhibit.id} id={exhibit.id} className="govuk-!-margin-bottom-6">
      <h3 className="govuk-heading-s">
        {exhibit.reference}: {exhibit.description}
        {exhibit.distressing && (
          <>
            {' '}
            <Tag text="Distressing" classes="govuk-tag--grey" />
          </>
        )}
      </h3>
      <SummaryList
        rows={[
          {
            key: { text: isFiled(exhibit) ? 'File' : 'Held elsewhere' },
            value: {
              text: (
                <a className="govuk-link app-incident__words" href={exhibitPath(ref, exhibit.id)}>
                  {exhibit.fileName ?? upperFirst(heldWords(exhibit))}
                  <span className="govuk-visually-hidden"> (open {exhibit.reference})</span>
                </a>
              ),
            },
          },
          ...(isFiled(exhibit)
            ? [{ key: { text: 'Kind and size' }, value: { text: `${exhibit.mediaType}, ${sizeOf(exhibit.bytes)}` } }]
            : []),
          ...(exhibit.clips.length
            ? [{ key: { text: 'Parts that matter' }, value: { text: <Clips clips={exhibit.clips} /> } }]
            : []),
          {
            key: { text: 'Received' },
            value: {
              text: `${longMoment(exhibit.receivedAt)}${exhibit.receivedFrom ? `, from ${exhibit.receivedFrom}` : ''}`,
            },
          },
          ...(isFiled(exhibit)
            ? [
                {
                  key: { text: 'SHA-256' },
                  value: { text: <span className="app-incident__hash">{exhibit.sha256}</span> },
                },
              ]
            : []),
        ]}
      />
      <p className="govuk-body govuk-!-font-weight-bold">Custody of {exhibit.reference}</p>
      <CustodyLines custody={custody.filter(c => c.exhibitId === exhibit.id)} names={names} />
      <ActLinks {...acts} place="evidence/exhibit" record={exhibit} as="links" of={`of ${exhibit.reference}`} />
    </article>
  ))
}

/** The parts of a recording that matter, a line for each. */
export function Clips({ clips }: { clips: string[] }) {
  return (
    <ul className="govuk-list">
      {clips.map(clip => (
        <li key={clip}>{clip}</li>
      ))}
    </ul>
  )
}

/** The custody of one exhibit from receipt, a line for each thing done with it. */
export function CustodyLines({
  custody,
  names,
  headingLevel = 4,
}: Pick<Props, 'custody' | 'names'> & { headingLevel?: 3 | 4 }) {
  return (
    <FoldedRest rows={custody} shown={4} title={n => `${n} later entries of its custody`}>
      {lines => (
        <Timeline
          headingLevel={headingLevel}
          events={lines.map(c => ({
            id: c.id,
            title: custodyKinds[c.what].label,
            at: c.at,
            atText: longMoment(c.at),
            by: names?.get(c.byId),
            children: c.note && <p className="govuk-body-s app-incident__words">{c.note}</p>,
          }))}
        />
      )}
    </FoldedRest>
  )
}
