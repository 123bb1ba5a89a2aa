import type { FiledExhibit } from '../../../../../../lib/case/records/exhibits.ts'
import { exhibitFilePath, exhibitPath } from '../../../../../../lib/site/addresses.ts'
import { Button } from '../../../../../ui/govuk/button.tsx'
import { WarningText } from '../../../../../ui/govuk/warning-text.tsx'

type Props = { exhibit: FiledExhibit; caseRef: string; look: string | undefined }
/** Kinds that are drawn afresh; others are downloaded. */
const shown = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/tiff',
  'image/heic',
  'image/heif',
]

/** A picture, opened only when asked for; where it is distressing, only after a warning, and in grey. */
export function Picture({ exhibit, caseRef, look }: Props) {
  if (!shown.includes(exhibit.mediaType))
    return (
      <p className="govuk-body">
        {exhibit.mediaType.startsWith('image/')
          ? 'A picture of this kind cannot be shown here. Download it to look at it.'
          : 'Files of this kind are not opened here. Download it to read it.'}
      </p>
    )
  if (look === 'warned' || (look === 'yes' && !exhibit.distressing))
    return (
      <figure className="app-chart" id="picture">
        <figcaption className="govuk-body-s">
          {exhibit.reference}
          {exhibit.distressing && ', in grey'}. This look is in its custody.
        </figcaption>
        {/* biome-ignore lint/performance/noImgElement: it must not pass through a cache of pictures */}
        <img
          className="app-exhibit__picture"
          src={exhibitFilePath(caseRef, exhibit.id, '/picture')}
          alt={exhibit.description}
        />
      </figure>
    )
  if (look === 'yes')
    return (
      <section id="picture">
        <h2 className="govuk-heading-m">Before you open it</h2>
        <WarningText>This picture is distressing: {exhibit.distressingWhy}</WarningText>
        <p className="govuk-body app-measure">
          It is shown in grey. You do not have to look if another person has described it. Talk to your supervisor if it
          stays with you.
        </p>
        <Button text="Open it in grey" href={exhibitPath(caseRef, exhibit.id, '#picture', { look: 'warned' })} />
      </section>
    )
  return (
    <>
      <Button
        text="Look at the picture"
        href={exhibitPath(caseRef, exhibit.id, '#picture', { look: 'yes' })}
        classes="govuk-button--secondary"
      />
      {/^image\/hei[cf]/.test(exhibit.mediaType) && (
        <p className="govuk-body app-measure">
          This is a HEIC picture, the kind that iPhones take. Should it not appear,{' '}
          <a className="govuk-link" href="#download">
            download it
          </a>{' '}
          or attach a copy of it saved as a JPEG.
          {exhibit.distressing && ' Downloaded, it opens on your own machine in colour.'}
        </p>
      )}
    </>
  )
}
