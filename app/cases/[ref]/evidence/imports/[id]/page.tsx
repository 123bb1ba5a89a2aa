import { casePath, importPath } from '../../../../../../lib/site/addresses.ts'
import type { Asked } from '../../../../../../lib/site/asked.ts'
import '../../evidence.scss'
import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { factsOf } from '../../../../../../lib/acts/act/decide.ts'
import { versionOf } from '../../../../../../lib/acts/act/versions.ts'
import { whoMay } from '../../../../../../lib/acts/act/ways.ts'
import { acts } from '../../../../../../lib/acts/index.ts'
import { can } from '../../../../../../lib/case/policy.ts'
import { longMoment } from '../../../../../../lib/case/time/calendar.ts'
import { viewCase } from '../../../../../../lib/work/case/view-case.ts'
import {
  rememberedAnswers,
  seenWith,
  sourceOf,
  type WholeImport,
  wholeImport,
} from '../../../../../../lib/work/imports/imports.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../../ui/govuk/back-link.tsx'
import { InsetText } from '../../../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../../ui/script-free.tsx'
import { ActLinks } from '../../../act-links.tsx'
import { notHere } from '../../../not-here.ts'
import { answersFrom } from './answers.ts'
import { ReadFile, UnreadFile } from './stages.tsx'
import { Watch } from './watch.tsx'

const undo = acts.undoImport
type Props = { params: Promise<{ ref: string; id: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Import – ${(await params).ref}` }
}

/** One import: how its file will be read and what it leaves open; how far it has come; what became of every line. */
export default async function ImportPage({ params, searchParams }: Props) {
  const [{ ref, id }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const view = await viewCase({ actor, ref, what: 'an import', only: [] }, async (tx, file) => {
    const whole = await wholeImport(tx, file.case.id, id)
    if (!whole) return undefined
    const waits = whole.record.state === 'waiting' || whole.record.state === 'failed'
    const source = waits ? await sourceOf(whole.exhibit.sha256) : undefined
    return { whole, remembered: source && (await rememberedAnswers(tx, file.case.id, source)) }
  })
  if (!view) return notHere(actor, ref)
  if (!view.also) notFound()
  const { whole, remembered } = view.also
  const { record, exhibit } = whole
  const here = importPath(ref, id)
  const waits = record.state === 'waiting' || record.state === 'failed'
  const isAnswered = Object.keys(asked).length > 0
  const known = record.state === 'failed' ? record.answers : (remembered?.answers ?? {})
  const answers = isAnswered ? answersFrom(asked) : known
  const seen = waits ? await seenWith(exhibit.sha256, answers) : undefined
  const { today, at } = view
  const file = { ...view.file, imports: [record] }
  return (
    <ScriptFree renewed={record.state === 'queued'}>
      <BackLink text="Back to the imports" href={casePath(ref, '/evidence/imports')} />
      <PageTitle caption={`Exhibit ${exhibit.reference}: ${exhibit.fileName}`}>Import {record.number}</PageTitle>
      {record.state === 'failed' && (
        <InsetText>
          <strong>It could not be read.</strong> {record.failure} Nothing of it was kept but the exhibit.
        </InsetText>
      )}
      {record.state === 'undone' && record.undoneAt && (
        <InsetText>
          <strong>Taken back</strong> on {longMoment(record.undoneAt)}: {record.undoneReason} Its rows are in no list
          and no count. The exhibit is kept.
        </InsetText>
      )}
      {record.state !== 'undone' && !can(actor, undo.permission, factsOf(view.file, at)) && (
        <InsetText>
          You cannot undo an import in this case. Where one is of the wrong file, ask its {whoMay(undo.permission)}.
        </InsetText>
      )}
      {record.state === 'queued' && <Progress {...whole} here={here} />}
      {seen && (
        <UnreadFile
          {...{ seen, answers, here }}
          remembered={isAnswered || record.state === 'failed' ? undefined : remembered?.number}
          carried={{
            act: 'readImport',
            ref,
            on: id,
            seen: versionOf(file, acts.readImport, record) ?? '',
            once: randomUUID(),
            back: here,
          }}
        />
      )}
      {record.state === 'read' && <ReadFile whole={whole} caseRef={ref} />}
      <ActLinks {...{ file, actor, today, at, back: here }} place="evidence/import" record={record} />
    </ScriptFree>
  )
}

function Progress({ progress, here }: WholeImport & { here: string }) {
  const { done = 0, total = 0, rows = 0 } = progress ?? {}
  const percent = total ? Math.floor((done / total) * 100) : 0
  return (
    <div role="status">
      <h2 className="govuk-heading-m">The file is being read</h2>
      <p className="govuk-body">
        <progress max={100} value={percent} aria-label="Read so far" /> {percent}%, {rows.toLocaleString('en-GB')} rows
        so far. You can leave this page: nothing is kept until all of it has been read.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={here}>
          See how far it is now
        </a>
      </p>
      <Watch />
    </div>
  )
}
