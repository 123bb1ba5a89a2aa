import '../evidence.scss'
import type { Metadata } from 'next'
import { factsOf } from '../../../../../lib/acts/act/decide.ts'
import { openForm } from '../../../../../lib/acts/form/opened.ts'
import { can } from '../../../../../lib/case/policy.ts'
import type { FiledExhibit } from '../../../../../lib/case/records/exhibits.ts'
import { picturesToRead } from '../../../../../lib/case/words/exhibit-words.ts'
import { casePath, exhibitFilePath, exhibitPath, formKey } from '../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { keptFile } from '../../../../../lib/work/files/files.ts'
import { type Suggestion, wordsInPicture } from '../../../../../lib/work/files/words-in-picture.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { ActFormPart } from '../../../../do/act-form-page.tsx'
import { errorsPlace } from '../../../../ui/act-form/state.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { KeyPaging } from '../../../../ui/key-paging.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { ActLinks, type Seat } from '../../act-links.tsx'
import { notHere } from '../../not-here.ts'
import { OfItself } from '../exhibits/[id]/of-itself.tsx'
import { WordsTable } from '../words-table.tsx'

type Asked = { picture?: string; suggest?: string; page?: string }
type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Pictures – ${(await params).ref}` }
}

const size = 25

/** Pictures read one after another, each beside what is typed of it, and all that was read so far in the order of its times. */
export default async function PicturesPage({ params, searchParams }: Props) {
  const [{ ref }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const view = await viewCase({ actor, ref, what: 'what its pictures show', only: ['exhibits', 'exhibitWords'] })
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const { pictures, unread, read } = picturesToRead(file)
  const here = casePath(ref, '/evidence/pictures')
  const writes = file.case.status === 'open' && can(actor, 'recordEvidence', factsOf(file, at))
  const shown = pictures.find(e => e.id === asked.picture) ?? unread[0]
  const suggested = writes && shown && asked.suggest ? await suggestionFor(shown) : undefined
  const seat: Seat & { file: typeof file } = { file, actor, today, at, back: here }
  const page = Math.max(1, Math.floor(Number(asked.page)) || 1)
  const rows = read.slice((page - 1) * size, page * size)
  return (
    <ScriptFree>
      <BackLink text="Back to the schedule of exhibits" href={casePath(ref, '/evidence/exhibits')} />
      <div id={errorsPlace} />
      <PageTitle>Pictures</PageTitle>
      <p className="govuk-body">
        {pictures.length === 0
          ? 'No picture is attached to this case.'
          : unread.length === 0
            ? `What ${pictures.length === 1 ? 'the picture shows' : `all ${pictures.length.toLocaleString('en-GB')} pictures show`} has been recorded.`
            : `${(pictures.length - unread.length).toLocaleString('en-GB')} of ${pictures.length.toLocaleString('en-GB')} pictures have been read.`}
      </p>
      <ActLinks {...seat} place="evidence/pictures" quiet={writes && shown !== undefined} />
      {writes && shown && (
        <Reading
          key={shown.id}
          exhibit={shown}
          actor={actor}
          caseRef={ref}
          suggested={suggested}
          later={unread[unread.findIndex(e => e.id === shown.id) + 1]?.id}
        />
      )}
      {pictures.length > 0 && (
        <WordsTable
          caption={
            read.length === 0
              ? 'What the pictures say'
              : `What ${read.length.toLocaleString('en-GB')} ${read.length === 1 ? 'reading says' : 'readings say'}`
          }
          rows={rows}
          seat={seat}
          empty="Nothing has been read in a picture yet."
          withExhibit
        />
      )}
      <KeyPaging
        label="Readings"
        previousHref={page > 1 ? casePath(ref, '/evidence/pictures', { page: String(page - 1) }) : undefined}
        nextHref={
          page * size < read.length ? casePath(ref, '/evidence/pictures', { page: String(page + 1) }) : undefined
        }
      />
    </ScriptFree>
  )
}

async function suggestionFor(exhibit: FiledExhibit): Promise<Suggestion> {
  const kept = await keptFile(exhibit.sha256)
  return kept.kind === 'intact' ? wordsInPicture(Buffer.concat(await kept.stream.toArray())) : { is: 'failed' }
}

interface ReadingProps {
  exhibit: FiledExhibit
  actor: Seat['actor']
  caseRef: string
  suggested: Suggestion | undefined
  later: string | undefined
}
function Reading({ exhibit, actor, caseRef, suggested, later }: ReadingProps) {
  const at = (query: Record<string, string>) =>
    casePath(caseRef, '/evidence/pictures', { picture: exhibit.id, ...query })
  const words = suggested?.is === 'words' ? suggested.words : undefined
  return (
    <section>
      <h2 className="govuk-heading-m">
        {exhibit.reference}: {exhibit.description}
      </h2>
      {suggested && (
        <InsetText>
          {words
            ? 'The words below were suggested by the program, which misreads letters and leaves lines out. Compare each line with the picture and put it right before you keep it. The picture stays the evidence.'
            : suggested.is === 'none'
              ? 'The program reads no words in this picture.'
              : 'The program could not open this picture: the file may be damaged or incomplete. If you cannot see it either, ask for it again. It stays an exhibit as it was received.'}
        </InsetText>
      )}
      <ActFormPart
        actor={actor}
        form={openForm({ actor, name: 'readPicture', asked: { wordsFrom: 'eye' } })}
        caseRef={caseRef}
        on={exhibit.id}
        options={{}}
        {...(words ? { fixed: { words, wordsFrom: 'program' } } : {})}
        keepAs={formKey(caseRef, 'readPicture', exhibit.id, words ? 'suggested' : '')}
        here={at({})}
        home={casePath(caseRef, '/evidence/pictures')}
        button="Keep this and go on"
        beside={<Shown exhibit={exhibit} caseRef={caseRef} />}
      />
      <ul className="govuk-list">
        {!suggested && (
          <li>
            <a className="govuk-link" href={at({ suggest: 'yes' })}>
              Suggest its words
            </a>{' '}
            (takes some seconds)
          </li>
        )}
        {later && (
          <li>
            <a className="govuk-link" href={casePath(caseRef, '/evidence/pictures', { picture: later })}>
              Leave it for later
            </a>
          </li>
        )}
      </ul>
    </section>
  )
}

function Shown({ exhibit, caseRef }: { exhibit: FiledExhibit; caseRef: string }) {
  if (exhibit.distressing)
    return (
      <p className="govuk-body">
        This picture is distressing: {exhibit.distressingWhy}.{' '}
        <a className="govuk-link" href={exhibitPath(caseRef, exhibit.id, '#picture', { look: 'yes' })}>
          Look at {exhibit.reference}
        </a>
      </p>
    )
  return (
    <figure className="app-chart">
      <figcaption className="govuk-body-s">
        {exhibit.reference}, <span className="app-incident__words">{exhibit.fileName}</span>. This look is in its
        custody.
      </figcaption>
      {/* biome-ignore lint/performance/noImgElement: it must not pass through a cache of pictures */}
      <img
        className="app-exhibit__picture"
        src={exhibitFilePath(caseRef, exhibit.id, '/picture')}
        alt={exhibit.description}
      />
      <p className="govuk-body-s govuk-!-margin-top-2 govuk-!-margin-bottom-0">
        <a className="govuk-link" href={exhibitPath(caseRef, exhibit.id)}>
          {exhibit.reference} and its custody
        </a>
        . If no picture stands here, the file may be damaged.
      </p>
      {exhibit.ofItself && (
        <>
          <h3 className="govuk-heading-s govuk-!-margin-top-4">What the file says of itself</h3>
          <OfItself facts={exhibit.ofItself} />
        </>
      )}
    </figure>
  )
}
