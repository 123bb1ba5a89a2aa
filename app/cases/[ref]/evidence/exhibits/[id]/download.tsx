import type { FiledExhibit } from '../../../../../../lib/case/records/exhibits.ts'
import { isRecording, isSound } from '../../../../../../lib/case/views/playing.ts'
import { exhibitFilePath } from '../../../../../../lib/site/addresses.ts'
import { Button } from '../../../../../ui/govuk/button.tsx'
import { Textarea } from '../../../../../ui/govuk/textarea.tsx'

const asItIs = (mediaType: string) =>
  isSound(mediaType) ? 'with its sound on' : isRecording(mediaType) ? 'in colour and with its sound on' : 'in colour'

/** A reason first, and the bytes as the answer to it. */
export function Download({
  exhibit,
  caseRef,
  error,
}: {
  exhibit: FiledExhibit
  caseRef: string
  error: string | undefined
}) {
  return (
    <section id="download" className="app-no-print">
      <h2 className="govuk-heading-m">Download {exhibit.reference}</h2>
      <p className="govuk-body app-measure">
        {exhibit.distressing && `It opens on your own machine ${asItIs(exhibit.mediaType)}. `}
        The file is hashed again before it is sent.
      </p>
      <form method="post" action={exhibitFilePath(caseRef, exhibit.id)}>
        <Textarea
          id="reason"
          name="reason"
          rows={2}
          label={{ text: 'Why you need it' }}
          hint={{ text: 'It is kept in the record and in the custody of the exhibit' }}
          {...(error ? { errorMessage: { text: error } } : {})}
        />
        <Button text="Download file" classes="govuk-button--secondary" />
      </form>
    </section>
  )
}
