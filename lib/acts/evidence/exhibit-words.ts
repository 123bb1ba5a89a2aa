import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Exhibit, ExhibitWords } from '../../case/records/exhibits.ts'
import { wordsFrom } from '../../case/reference/codes/incidents.ts'
import { longDate, timeOfDay } from '../../case/time/calendar.ts'
import { isUnlawfulToHold } from '../../case/views/held-elsewhere.ts'
import { isRecording } from '../../case/views/playing.ts'
import { secondsIn } from '../../case/words/lengths.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { carriedChoice, longText, optionalDate, optionalLongText, optionalText, rows, text } from '../form/fields.ts'
import { filesIn, filesPatch, manyFiles, refuseFiles, warnFiles } from '../form/files-in-form.ts'

/** What a picture shows and what a recording says, in words beside the exhibit: never in its place. */

export const isPicture = (e: Exhibit): boolean => e.mediaType?.startsWith('image/') ?? false
const mayBeRecording = (e: Exhibit): boolean => (e.mediaType === null ? true : isRecording(e.mediaType))

export const pictureFields = {
  shownOn: optionalDate('Date that the picture shows', { hint: 'As it is read by eye. For example, 27 3 2026' }),
  shownTime: optionalText('Time that the picture shows', {
    hint: 'For example, 23:14 or 11.14pm',
    width: 5,
    max: 20,
  }),
  sender: optionalText('Who sent or wrote it', { hint: 'As the picture names them', max: 300 }),
  words: optionalLongText('What it says', { hint: 'Exactly as it stands there', rows: 4, max: 20_000 }),
}
const pictureInput = z.object({ ...pictureFields, wordsFrom: carriedChoice('Where the words come from', wordsFrom) })
type PictureInput = z.output<typeof pictureInput>

const timeWrong = 'Enter the time as the picture shows it, such as 23:14 or 11.14pm'
export const refusePicture = (
  i: Pick<PictureInput, 'shownOn' | 'shownTime' | 'sender' | 'words'>,
  m: Moment,
): Refusal[] => [
  ...(i.shownTime && timeOfDay(i.shownTime) === null ? [{ field: 'shownTime', message: timeWrong }] : []),
  ...(i.shownOn && i.shownOn > m.today
    ? [{ field: 'shownOn', message: `Date that the picture shows must be today or earlier, ${longDate(m.today)}` }]
    : []),
  ...(i.shownOn || i.shownTime || i.sender || i.words
    ? []
    : [{ field: 'shownOn', message: 'Enter at least one thing that the picture shows' }]),
]

export const momentWrong = 'Enter how far into the recording it is said, as minutes and seconds, such as 1:05'
const line = z.object({
  at: text('Time in the recording', { hint: 'Minutes and seconds, such as 1:05', width: 5, max: 12 }),
  sender: optionalText('Who speaks', { max: 300 }),
  words: longText('What is said', { rows: 2, max: 20_000 }),
})

const wordsOf = (
  exhibitId: string,
  i: Partial<Omit<ExhibitWords, 'id' | 'exhibitId' | 'at' | 'byId'>>,
  m: Moment,
): ExhibitWords => ({
  id: m.newId(),
  exhibitId,
  shownOn: i.shownOn ?? null,
  shownTime: i.shownTime ?? null,
  atSecond: i.atSecond ?? null,
  sender: i.sender ?? null,
  words: i.words ?? null,
  wordsFrom: i.wordsFrom ?? 'eye',
  at: m.at,
  byId: m.actor.id,
})

export const exhibitWordsActs = {
  attachManyExhibits: act({
    label: 'Attach several pictures or files',
    stage: 'evidence',
    place: ['evidence/exhibits', 'evidence/pictures'],
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['exhibits'],
    from: open,
    guidance: 'For screenshots that came together. Each is kept exactly as it was received, as an exhibit of its own.',
    next: () => 'What each picture shows, and when, is read picture by picture under “Pictures”.',
    input: z.object(manyFiles),
    recorded: ({ input }) => {
      const n = filesIn(input).length
      return `${n} ${n === 1 ? 'exhibit' : 'exhibits'} attached to the case`
    },
    refuse: ({ input, moment: m }) => [
      ...(filesIn(input).length ? [] : [{ field: 'photo1', message: 'Select at least one picture or file' }]),
      ...refuseFiles(input),
      ...(input.photosAt && Date.parse(input.photosAt) > Date.parse(m.at)
        ? [{ field: 'photosAt', message: 'When police received them must be now or earlier' }]
        : []),
    ],
    warn: ({ file, input }) => warnFiles(file, input),
    patch: ({ file, input, moment: m }) => filesPatch(file, input, m, {}),
  }),
  readPicture: act({
    label: 'Record what the picture shows',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'recordEvidence',
    about: 'exhibits',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance:
      'The date, the time and the words that are read in the picture stand beside it. The picture itself stays the evidence.',
    input: pictureInput,
    prefill: () => ({ wordsFrom: 'eye' }),
    offered: ({ record }) => isPicture(record),
    recorded: ({ record, input: i }) =>
      `What exhibit ${record.reference} shows was recorded${i.wordsFrom === 'program' ? ', its words suggested by the program and checked' : ''}`,
    refuse: ({ record, input: i, moment: m }) => [
      ...(isPicture(record) ? [] : [{ message: `${record.reference} is not a picture` }]),
      ...refusePicture(i, m),
    ],
    patch: ({ record, input: i, moment: m }) => [
      add(
        'exhibitWords',
        wordsOf(
          record.id,
          {
            ...i,
            shownTime: i.shownTime && timeOfDay(i.shownTime),
            // Words that were suggested and taken out again came from nobody.
            wordsFrom: i.words ? i.wordsFrom : 'eye',
          },
          m,
        ),
      ),
    ],
  }),
  typeTranscript: act({
    label: 'Type what is said in the recording',
    verb: 'Keep these words',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'recordEvidence',
    about: 'exhibits',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance:
      'Each part with its time in the recording. A part can be typed at a time, in any order, and by several people. The recording itself stays the evidence.',
    input: z.object({
      parts: rows('What is said', line, { rowLabel: 'part', least: 1, spare: 4, most: 100 }),
    }),
    offered: ({ record }) => mayBeRecording(record) && !isUnlawfulToHold(record),
    recorded: ({ record, input: i }) =>
      `${i.parts.length} ${i.parts.length === 1 ? 'part' : 'parts'} of what exhibit ${record.reference} says typed`,
    refuse: ({ record, input: i }) => [
      ...(mayBeRecording(record) ? [] : [{ message: `${record.reference} is not a recording` }]),
      ...i.parts.flatMap((p, n) =>
        secondsIn(p.at) === null ? [{ field: `parts.${n}.at`, message: `Part ${n + 1} here: ${momentWrong}` }] : [],
      ),
    ],
    patch: ({ record, input: i, moment: m }) =>
      i.parts.map(p =>
        add('exhibitWords', wordsOf(record.id, { atSecond: secondsIn(p.at), sender: p.sender, words: p.words }, m)),
      ),
  }),
}
