import type { FiledExhibit } from '../../../../../../lib/case/records/exhibits.ts'
import { isSound } from '../../../../../../lib/case/views/playing.ts'
import { exhibitFilePath, exhibitPath } from '../../../../../../lib/site/addresses.ts'
import { Button } from '../../../../../ui/govuk/button.tsx'
import { Textarea } from '../../../../../ui/govuk/textarea.tsx'
import { WarningText } from '../../../../../ui/govuk/warning-text.tsx'

interface Props {
  exhibit: FiledExhibit
  caseRef: string
  look: string | undefined
  error: string | undefined
  /** Whether this person gave a reason a short while ago. */
  mayPlay: boolean
}

/** A recording, played only when asked for and for a reason: silent until the sound is turned on, in grey where it is distressing. */
export function Recording({ exhibit, caseRef, look, error, mayPlay }: Props) {
  const source = exhibitFilePath(caseRef, exhibit.id, '/recording')
  const kind = isSound(exhibit.mediaType) ? 'sound recording' : 'video'
  if (look === 'play' && mayPlay) return <Player exhibit={exhibit} source={source} />
  if (look || error)
    return (
      <section id="recording" className="app-no-print">
        <h2 className="govuk-heading-m">Before you play {exhibit.reference}</h2>
        {exhibit.distressing && (
          <>
            <WarningText>
              This {kind} is distressing: {exhibit.distressingWhy}
            </WarningText>
            <p className="govuk-body app-measure">
              You do not have to play it if another person has described it. Talk to your supervisor if it stays with
              you.
            </p>
          </>
        )}
        <p className="govuk-body app-measure">
          {exhibit.distressing && kind === 'video' && 'It is shown in grey. '}
          It does not start by itself, and its sound is off until you turn it on.
        </p>
        <form method="post" action={source}>
          <Textarea
            id="play-reason"
            name="reason"
            rows={2}
            label={{ text: 'Why you need to play it' }}
            hint={{ text: 'It is kept in the record and in the custody of the exhibit' }}
            {...(error ? { errorMessage: { text: error } } : {})}
          />
          <Button text="Open the player" />
        </form>
      </section>
    )
  return (
    <Button
      text={`Play the ${kind}`}
      href={exhibitPath(caseRef, exhibit.id, '#recording', { look: 'yes' })}
      classes="govuk-button--secondary"
    />
  )
}

function Player({ exhibit, source }: { exhibit: FiledExhibit; source: string }) {
  const shared = {
    src: source,
    controls: true,
    muted: true,
    preload: 'none',
    'aria-label': exhibit.description,
  } as const
  return (
    <figure className="app-chart" id="recording">
      <figcaption className="govuk-body-s">
        {exhibit.reference}
        {exhibit.distressing && !isSound(exhibit.mediaType) && ', in grey'}, its sound off. Opening it is in its
        custody.
      </figcaption>
      {isSound(exhibit.mediaType) ? (
        <audio {...shared} className="app-exhibit__player" />
      ) : (
        <video
          {...shared}
          playsInline
          disablePictureInPicture
          className={`app-exhibit__player${exhibit.distressing ? ' app-exhibit__player--grey' : ''}`}
        />
      )}
      <p className="govuk-body-s">
        If it does not play, your browser does not know this kind of file ({exhibit.mediaType}).{' '}
        <a className="govuk-link" href="#download">
          Download it
        </a>{' '}
        and use a player that does.
      </p>
    </figure>
  )
}
