import type { CaseFile } from '../../case/case.ts'
import type { LegalQuestion } from '../../case/records/orders.ts'
import type { PaperMark } from '../../case/records/papers.ts'
import { londonDate, longDate } from '../../case/time/calendar.ts'
import { type PaperEntry, sheetOf } from '../paper.ts'
import { Writer } from '../printing/sheet.ts'

const adviceReleased = (
  file: CaseFile<'legalQuestions' | 'paperMarks'>,
): { question: LegalQuestion; mark: PaperMark }[] =>
  file.paperMarks.flatMap(mark => {
    const question =
      mark.kind === 'adviceReleased' && !mark.endedAt && file.legalQuestions.find(q => q.id === mark.recordId)
    return question ? [{ question, mark }] : []
  })

/** Legal advice is privileged and in no paper. What legal services released, with their reason, is in this one alone. */
export const releasedAdviceEntry: PaperEntry = {
  title: 'Legal advice that was released',
  says: 'Only what legal services released from privilege, with their reason',
  audiences: ['police'],
  forms: ['pdf', 'docx'],
  subjects: file => (adviceReleased(file).length ? [{ key: file.case.id, label: file.case.ref }] : []),
  sheet: (file, _key, context) => {
    const w = new Writer()
    for (const { question, mark } of adviceReleased(file))
      w.heading(`Asked on ${longDate(londonDate(question.raisedAt))}`)
        .heading('Question', 2)
        .numbered(question.question)
        .heading('Answer', 2)
        .numbered(question.answer)
        .note(`Released from privilege on ${longDate(londonDate(mark.at))}: ${mark.reason}`)
    return sheetOf(
      context,
      {
        title: 'Legal advice that was released',
        reference: file.case.ref,
        dated: context.today,
        status: `Made on ${longDate(context.today)}`,
      },
      w,
    )
  },
}
