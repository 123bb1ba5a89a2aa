import { readsAt } from '../../../../../../lib/acts/act/places.ts'
import { casePath, exhibitPath } from '../../../../../../lib/site/addresses.ts'
import '../../evidence.scss'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { type Exhibit, isFiled } from '../../../../../../lib/case/records/exhibits.ts'
import { derivations } from '../../../../../../lib/case/reference/codes/incidents.ts'
import { longMoment } from '../../../../../../lib/case/time/calendar.ts'
import { heldWords, isUnlawfulToHold } from '../../../../../../lib/case/views/held-elsewhere.ts'
import { likeTo } from '../../../../../../lib/case/views/likeness.ts'
import { isRecording, mayPlay } from '../../../../../../lib/case/views/playing.ts'
import { wordsOfExhibit } from '../../../../../../lib/case/words/exhibit-words.ts'
import { upperFirst } from '../../../../../../lib/case/words/grammar.ts'
import { viewCase } from '../../../../../../lib/work/case/view-case.ts'
import { damageTo } from '../../../../../../lib/work/files/files.ts'
import { namesOf } from '../../../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../../ui/govuk/back-link.tsx'
import { ErrorSummary } from '../../../../../ui/govuk/error-summary.tsx'
import { SummaryList } from '../../../../../ui/govuk/summary-list.tsx'
import { WarningText } from '../../../../../ui/govuk/warning-text.tsx'
import { PageTitle } from '../../../../../ui/page-title.tsx'
import { refusedWords } from '../../../../../ui/refused.ts'
import { ScriptFree } from '../../../../../ui/script-free.tsx'
import { ActLinks } from '../../../act-links.tsx'
import { notHere } from '../../../not-here.ts'
import { Clips, CustodyLines, sizeOf } from '../../exhibits.tsx'
import { WordsTable } from '../../words-table.tsx'
import { Download } from './download.tsx'
import { OfItself } from './of-itself.tsx'
import { Picture } from './picture.tsx'
import { Recording } from './recording.tsx'

type Props = {
  params: Promise<{ ref: string; id: string }>
  searchParams: Promise<{ look?: string; error?: string; playError?: string }>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { error, playError } = await searchParams
  return { title: `${error || playError ? 'Error: ' : ''}Exhibit – ${(await params).ref}` }
}

/** One exhibit: what it is, what was made from it and what resembles it, the way to see and to download it, its custody. */
export default async function ExhibitPage({ params, searchParams }: Props) {
  const [{ ref, id }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const { look } = asked
  const error = await refusedWords(asked.error)
  const playError = await refusedWords(asked.playError)
  const view = await viewCase(
    { actor, ref, what: 'an exhibit', only: ['custody', 'exhibitWords', ...readsAt('evidence/exhibit')] },
    async (tx, file) =>
      namesOf(
        tx,
        file.custody.filter(c => c.exhibitId === id).map(c => c.byId),
      ),
  )
  if (!view) return notHere(actor, ref)
  const { file } = view
  const exhibit = file.exhibits.find(e => e.id === id)
  if (!exhibit) notFound()
  const damage = isFiled(exhibit) && (await damageTo(exhibit))
  const here = exhibitPath(ref, id)
  const acts = { file, actor, today: view.today, at: view.at, back: here }
  return (
    <ScriptFree>
      <BackLink text="Back to the schedule of exhibits" href={casePath(ref, '/evidence/exhibits')} />
      {error && <ErrorSummary errorList={[{ text: error, href: '#reason' }]} />}
      {playError && <ErrorSummary errorList={[{ text: playError, href: '#play-reason' }]} />}
      <PageTitle caption={exhibit.reference}>{exhibit.description}</PageTitle>
      {damage && (
        <WarningText>
          {damage === 'absent'
            ? 'The file of this exhibit is not in the store.'
            : 'The file in the store is not the file that was received.'}{' '}
          It is not given out. Tell whoever runs this service today, and do not rely on it at court until it is
          restored.
        </WarningText>
      )}
      {exhibit.distressing && <WarningText>Distressing: {exhibit.distressingWhy}</WarningText>}
      <SummaryList rows={factsOf(file.exhibits, exhibit, ref)} />
      <ActLinks {...acts} place="evidence/exhibit" record={exhibit} as="links" of={`of ${exhibit.reference}`} />
      {isFiled(exhibit) ? (
        <>
          {isRecording(exhibit.mediaType) ? (
            <Recording
              exhibit={exhibit}
              caseRef={ref}
              look={look}
              error={playError}
              mayPlay={mayPlay(file.custody, id, actor.id, view.at)}
            />
          ) : (
            <Picture exhibit={exhibit} caseRef={ref} look={look} />
          )}
          <Download exhibit={exhibit} caseRef={ref} error={error} />
        </>
      ) : (
        <p className="govuk-body app-measure">
          {isUnlawfulToHold(exhibit)
            ? 'Nothing of it is here, and no copy may be made. Ask the unit that holds it, and record who looked at it there.'
            : 'Its file is not here. Look at it where it is held, and record who looked at it. A part that is taken out of it for court is attached as a copy.'}
        </p>
      )}
      {(exhibit.mediaType === null || /^(?:image|audio|video)\//.test(exhibit.mediaType)) && (
        <WordsTable
          caption={exhibit.mediaType?.startsWith('image/') ? 'What it shows' : 'What is said in it'}
          rows={wordsOfExhibit(file, id)}
          seat={acts}
          empty={
            exhibit.mediaType?.startsWith('image/') ? 'Nothing has been read in it yet.' : 'Nothing has been typed yet.'
          }
        />
      )}
      <h2 className="govuk-heading-m">Custody of {exhibit.reference}</h2>
      <CustodyLines custody={file.custody.filter(c => c.exhibitId === id)} names={view.also} headingLevel={3} />
    </ScriptFree>
  )
}

function factsOf(all: Exhibit[], e: Exhibit, ref: string) {
  const links = (of: Exhibit[]) => (
    <>
      {of.map((other, i) => (
        <span key={other.id}>
          {i > 0 && ', '}
          <a className="govuk-link" href={exhibitPath(ref, other.id)}>
            {other.reference}
          </a>
          {other.derivation && other.derivedFromId === e.id
            ? ` (${derivations[other.derivation].label.toLowerCase()})`
            : ''}
        </span>
      ))}
    </>
  )
  const { identical, alike } = likeTo(all, e)
  const original = all.filter(o => o.id === e.derivedFromId)
  const made = all.filter(o => o.derivedFromId === e.id)
  const row = (key: string, text: ReactNode) => ({ key: { text: key }, value: { text } })
  return [
    ...(isFiled(e)
      ? [
          row('File', <span className="app-incident__words">{e.fileName}</span>),
          row('Kind and size', `${e.mediaType}, ${sizeOf(e.bytes)}`),
        ]
      : [row('Held elsewhere', upperFirst(heldWords(e)))]),
    ...(e.clips.length ? [row('Parts that matter', <Clips clips={e.clips} />)] : []),
    row('Received', `${longMoment(e.receivedAt)}${e.receivedFrom ? `, from ${e.receivedFrom}` : ''}`),
    ...(isFiled(e) ? [row('SHA-256', <span className="app-incident__hash">{e.sha256}</span>)] : []),
    ...(e.ofItself ? [row('What the file says of itself', <OfItself facts={e.ofItself} />)] : []),
    ...(original.length && e.derivation
      ? [row(`${derivations[e.derivation].label} of`, links(original))]
      : [row('Original', 'This is the original')]),
    ...(made.length ? [row('Copies made from it', links(made))] : []),
    ...(identical.length ? [row('The same file as', links(identical))] : []),
    ...(alike.length ? [row('Nearly the same picture as', links(alike))] : []),
  ]
}
