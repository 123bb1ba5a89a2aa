import { longMoment } from '../../lib/case/time/calendar.ts'
import { InsetText } from './govuk/inset-text.tsx'
import { WarningText } from './govuk/warning-text.tsx'

type RecordCheckProps = { count: number; firstWrong: { at: string; sentence: string } | undefined }

/** Whether the record is as it was written: worked out again from every line. */
export function RecordCheck({ count, firstWrong }: RecordCheckProps) {
  return firstWrong ? (
    <WarningText
      text={`The record does not fit from ${longMoment(firstWrong.at)}: “${firstWrong.sentence}”. A line was changed, added or taken away. Tell your force’s information security officer.`}
    />
  ) : (
    <InsetText>
      The record fits together: {count.toLocaleString('en-GB')} {count === 1 ? 'line' : 'lines'}, each sealed with the
      one before it.
    </InsetText>
  )
}
