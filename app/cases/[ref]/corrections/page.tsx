import type { Metadata } from 'next'
import { offersAt } from '../../../../lib/acts/act/offers.ts'
import { type ListedKind, type ListedRecord, listedRecords } from '../../../../lib/acts/correct/listing.ts'
import type { CaseFile } from '../../../../lib/case/case.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { casePath, isOwnPath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { ActLinks, type Seat } from '../act-links.tsx'
import { notHere } from '../not-here.ts'
import { FormerValues } from './former-values.tsx'

type Props = {
  params: Promise<{ ref: string }>
  searchParams: Promise<{ of?: string; back?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Corrections – ${(await params).ref}` }
}

/** Every record of the case that can be corrected or withdrawn, or one of them, with what each said before. */
export default async function CorrectionsPage({ params, searchParams }: Props) {
  const { ref } = await params
  const { of, back } = await searchParams
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'what can be corrected' }, (tx, file) =>
    namesOf(
      tx,
      file.formerVersions.map(v => v.byId),
    ),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const all = listedRecords(file)
  const mayChange = (kind: ListedKind, id: string) => {
    const record = recordOf(file, kind, id)
    return record && offersAt('corrections', file, { actor, today, at }, { record, about: kind.kind }).length > 0
  }
  // What this reader can neither change nor read the past of is left out, and that it is.
  const isShown = (kind: ListedKind, r: ListedRecord) =>
    of ? r.id === of : r.withdrawn || r.former.length > 0 || mayChange(kind, r.id)
  const kinds = all.flatMap(k => {
    const records = k.records.filter(r => isShown(k, r))
    return records.length ? [{ ...k, records }] : []
  })
  const count = (list: readonly ListedKind[]) => list.reduce((sum, k) => sum + k.records.length, 0)
  const others = of ? 0 : count(all) - count(kinds)
  const from = isOwnPath(back) && back.startsWith(casePath(ref)) ? back : undefined
  return (
    <ScriptFree>
      {of && <BackLink href={from ?? casePath(ref, '/corrections')} text={from ? 'Back' : 'All records of the case'} />}
      <PageTitle>{of ? 'Correct or withdraw' : 'Corrections'}</PageTitle>
      <p className="govuk-body app-measure">
        Anything that was typed wrongly is corrected here, and anything that should not be here is withdrawn. What was
        said before is kept. Deadlines, lists, papers and figures are worked out again at once.
      </p>
      {others > 0 && (
        <p className="govuk-body app-measure">
          {others === 1 ? 'One record of this case is' : `${others} records of this case are`} not shown: you may not
          change {others === 1 ? 'it' : 'them'}. Ask the officer in the case, or whoever recorded{' '}
          {others === 1 ? 'it' : 'them'}.
        </p>
      )}
      {!kinds.length && (
        <p className="govuk-body app-empty">
          {of ? 'There is no such record.' : 'There is nothing here that you can correct.'}
        </p>
      )}
      <ul className="govuk-list" hidden={Boolean(of)}>
        {kinds.map(k => (
          <li key={k.kind}>
            <a className="govuk-link" href={`#${k.kind}`}>
              {k.noun} ({k.records.length})
            </a>
          </li>
        ))}
      </ul>
      {kinds.map(k => (
        <section key={k.kind} id={k.kind} aria-labelledby={`h-${k.kind}`}>
          <h2 className="govuk-heading-m" id={`h-${k.kind}`}>
            {k.noun}
          </h2>
          <ul className="govuk-list app-records">
            {k.records.map(r => (
              <OneRecord
                key={r.id}
                kind={k}
                record={r}
                names={names}
                links={{ file, actor, today, at, back: from ?? casePath(ref, `/corrections#${k.kind}`) }}
              />
            ))}
          </ul>
        </section>
      ))}
    </ScriptFree>
  )
}

const recordOf = (file: CaseFile, kind: ListedKind, id: string) =>
  (file[kind.kind] as { id: string }[]).find(r => r.id === id)

function OneRecord({
  kind,
  record,
  names,
  links,
}: {
  kind: ListedKind
  record: ListedRecord
  names: Map<string, string>
  links: Seat & { file: CaseFile }
}) {
  const whole = recordOf(links.file, kind, record.id)
  return (
    <li className="app-records__record">
      {record.withdrawn ? (
        <>
          <del>{record.name}</del>{' '}
          <span className="app-under">
            <strong>Withdrawn</strong> on {longMoment(record.withdrawn.at)}: {record.withdrawn.reason}
          </span>
        </>
      ) : (
        record.name
      )}
      <FormerValues lines={record.former.filter(l => l.how === 'corrected')} names={names} />
      {whole && !record.withdrawn && (
        <ActLinks {...links} place="corrections" about={kind.kind} record={whole} as="links" of={record.name} />
      )}
    </li>
  )
}
