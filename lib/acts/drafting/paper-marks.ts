import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Id } from '../../case/records/id.ts'
import type { PaperMark } from '../../case/records/papers.ts'
import { act, open } from '../act/act.ts'
import { longText, optionalLongText } from '../form/fields.ts'

const standingMarks = (file: CaseFile<'paperMarks'>, recordId: Id, kind: PaperMark['kind']): PaperMark[] =>
  file.paperMarks.filter(m => m.recordId === recordId && m.kind === kind && !m.endedAt)
const markOf = (
  m: Moment,
  mark: Pick<PaperMark, 'kind' | 'recordKind' | 'recordId' | 'passage' | 'reason'>,
): PaperMark => ({ id: m.newId(), ...mark, at: m.at, byId: m.actor.id, endedAt: null, endedById: null })
const why = longText('Why the defendant should not read it', {
  hint: 'It is kept in the police version, with what was held back. Withholding more than a protected address needs the leave of the court',
  rows: 3,
  max: 1000,
})
const whole = { input: z.object({ reason: why }) }

/** What of a case is served on the defendant, text by text. */
export const paperMarkActs = {
  holdBackIncident: act({
    label: 'Hold back from what is served',
    stage: 'evidence',
    place: 'evidence/incident-papers',
    permission: 'draft',
    about: 'incidents',
    onlyAdds: true,
    offeredReads: ['paperMarks'],
    reads: ['paperMarks'],
    from: open,
    guidance:
      'The incident stays in the police version of every paper, and is left out of what the defendant is given.',
    ...whole,
    offered: ({ file, record }) => !record.withdrawnAt && !standingMarks(file, record.id, 'heldBack').length,
    recorded: ({ record }) => `Incident ${record.number} held back from what is served`,
    patch: ({ record, input, moment: m }) => [
      add(
        'paperMarks',
        markOf(m, {
          kind: 'heldBack',
          recordKind: 'incidents',
          recordId: record.id,
          passage: null,
          reason: input.reason,
        }),
      ),
    ],
  }),
  chooseWords: act({
    label: 'Serve their own words',
    stage: 'evidence',
    place: 'evidence/incident-papers',
    permission: 'draft',
    about: 'incidents',
    onlyAdds: true,
    offeredReads: ['paperMarks'],
    reads: ['paperMarks'],
    from: open,
    guidance:
      'The protected person’s own words and the effect on them are left out of what the defendant is given unless somebody chooses them here. Ask the person first.',
    input: z.object({ reason: longText('How the person was asked, and what they said', { rows: 2, max: 1000 }) }),
    offered: ({ file, record }) =>
      !record.withdrawnAt &&
      (record.victimWords !== null || record.effect !== null) &&
      !standingMarks(file, record.id, 'wordsChosen').length,
    recorded: ({ record }) => `Own words of incident ${record.number} chosen to be served`,
    patch: ({ record, input, moment: m }) => [
      add(
        'paperMarks',
        markOf(m, {
          kind: 'wordsChosen',
          recordKind: 'incidents',
          recordId: record.id,
          passage: null,
          reason: input.reason,
        }),
      ),
    ],
  }),
  holdBackExhibit: act({
    label: 'Hold back from what is served',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'draft',
    about: 'exhibits',
    onlyAdds: true,
    offeredReads: ['paperMarks'],
    reads: ['paperMarks'],
    from: open,
    ...whole,
    offered: ({ file, record }) => !standingMarks(file, record.id, 'heldBack').length,
    recorded: ({ record }) => `Exhibit ${record.reference} held back from what is served`,
    patch: ({ record, input, moment: m }) => [
      add(
        'paperMarks',
        markOf(m, {
          kind: 'heldBack',
          recordKind: 'exhibits',
          recordId: record.id,
          passage: null,
          reason: input.reason,
        }),
      ),
    ],
  }),
  holdBackPassage: act({
    label: 'Hold back a passage',
    stage: 'application',
    place: 'papers/application',
    permission: 'draft',
    about: 'applications',
    onlyAdds: true,
    reads: [],
    from: ['draft', 'returned', 'withSergeant', 'withCoordinator', 'withLegal', 'withAuthorising', 'authorised'],
    guidance:
      'Copy the words exactly as they stand in the grounds. What is served shows that a passage was held back there.',
    input: z.object({ passage: longText('Words to hold back', { rows: 3, max: 4000 }), reason: why }),
    refuse: ({ record, input }) =>
      [
        record.actsGrounds,
        record.riskGrounds,
        record.necessityGrounds,
        record.interimReason,
        record.noNoticeReason,
        record.wouldSay,
        record.changeAsked,
        record.changedSince,
      ].some(text => text?.includes(input.passage))
        ? []
        : [{ field: 'passage', message: 'These words are not in the grounds. Copy them exactly as they stand' }],
    recorded: ({ record }) => `A passage of application ${record.number} held back from what is served`,
    patch: ({ record, input, moment: m }) => [
      add(
        'paperMarks',
        markOf(m, {
          kind: 'heldBack',
          recordKind: 'applications',
          recordId: record.id,
          passage: input.passage,
          reason: input.reason,
        }),
      ),
    ],
  }),
  endPaperMark: act({
    label: 'Undo this',
    stage: 'application',
    place: 'papers/mark',
    permission: 'draft',
    about: 'paperMarks',
    reads: [],
    from: open,
    input: z.object({ note: optionalLongText('Why', { rows: 2, max: 500 }) }),
    offered: ({ record }) => !record.endedAt && record.kind !== 'adviceReleased',
    refuse: ({ record }) =>
      record.kind === 'adviceReleased'
        ? [{ message: 'What was released from privilege cannot be made privileged again' }]
        : record.endedAt
          ? [{ message: 'This was undone before' }]
          : [],
    recorded: ({ record }) =>
      record.kind === 'heldBack' ? 'Something held back is served again' : 'Own words are no longer served',
    patch: ({ record, moment: m }) => [set('paperMarks', record.id, { endedAt: m.at, endedById: m.actor.id })],
  }),
}
