import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import {
  type ExhibitInput,
  exhibitPatch,
  initialsOf,
  neverUpload,
  nextExhibitNumber,
  warnExhibit,
} from '../evidence/exhibits.ts'
import { carriedField, optionalMoment, optionalText, storedFile, text } from './fields.ts'

/** Photographs and files sent with the form of what they show: each becomes an exhibit of it. */

const most = 20
const numbers = Array.from({ length: most }, (_, i) => i + 1)
const fileField = (n: number, label: string, further: string, detail: { detail?: 'always'; hint?: string }) => ({
  [`photo${n}`]: storedFile(n === 1 ? label : `${further} ${n} (optional)`, detail),
  [`photo${n}Name`]: carriedField('Name of the file'),
  [`photo${n}MediaType`]: carriedField('Kind of file'),
  [`photo${n}Bytes`]: carriedField('Size of the file'),
  [`photo${n}Likeness`]: carriedField('Likeness of the picture'),
  // It may say where it was made: a picture taken at home tells a protected address.
  [`photo${n}OfItself`]: carriedField('What the file says of itself', { withheld: true, max: 2000 }),
})
const hint = (count: number) => `Up to ${count}. Each becomes an exhibit. ${neverUpload}`
const fileFields = (count: number, of: (n: number) => ReturnType<typeof fileField>): ReturnType<typeof fileField> =>
  Object.assign({}, ...numbers.slice(0, count).map(of))
export const filesInForm = {
  ...fileFields(4, n =>
    fileField(n, 'Photographs or files (optional)', 'Photograph or file', {
      detail: 'always',
      ...(n === 1 ? { hint: hint(4) } : {}),
    }),
  ),
  photosShow: optionalText('What the photographs or files show', { max: 500, detail: 'always' }),
}
/** Screenshots and other files of the case itself, many at once. */
export const manyFiles = {
  ...fileFields(most, n => fileField(n, 'Pictures or files', 'Picture or file', n === 1 ? { hint: hint(most) } : {})),
  photosShow: text('What they show', { hint: 'For example, screenshots of her Instagram messages', max: 500 }),
  photosFrom: optionalText('Who they came from', { max: 300 }),
  photosAt: optionalMoment('When police received them', { hint: 'Leave blank if it is now' }),
}
interface WithFiles {
  photosShow: string | null
  photosFrom?: string | null
  photosAt?: string | null
}

/** The files of a form, each as the exhibit that it becomes. */
export function filesIn(input: WithFiles): ExhibitInput[] {
  const of = input as unknown as Record<string, string | null>
  return numbers.flatMap(n => {
    const file = of[`photo${n}`]
    if (!file) return []
    return [
      {
        file,
        fileName: of[`photo${n}Name`] ?? null,
        mediaType: of[`photo${n}MediaType`] ?? null,
        bytes: of[`photo${n}Bytes`] ?? null,
        likeness: of[`photo${n}Likeness`] ?? null,
        ofItself: of[`photo${n}OfItself`] ?? null,
        description: input.photosShow ?? '',
        receivedFrom: input.photosFrom ?? null,
        receivedAt: input.photosAt ?? null,
        initials: null,
        number: null,
      },
    ]
  })
}
export const refuseFiles = (input: WithFiles): Refusal[] => [
  ...numbers.flatMap((n, at) => {
    const file = filesIn(input)[at]
    return !file || (file.fileName && file.mediaType && Number(file.bytes) > 0)
      ? []
      : [{ field: `photo${n}`, message: 'The file was not received. Upload it again' }]
  }),
  ...(filesIn(input).length && !input.photosShow
    ? [{ field: 'photosShow', message: 'Enter what the photographs or files show' }]
    : []),
]
export const warnFiles = (file: CaseFile<'exhibits'>, input: WithFiles, happenedOn?: CalendarDate): Refusal[] =>
  filesIn(input).flatMap(photo => warnExhibit(file, photo, undefined, happenedOn))
export function filesPatch(
  file: CaseFile<'exhibits'>,
  input: WithFiles,
  m: Moment,
  of: Parameters<typeof exhibitPatch>[3],
): Patch {
  const first = nextExhibitNumber(file, initialsOf(m.actor.name))
  return filesIn(input).flatMap((photo, n) => exhibitPatch(file, { ...photo, number: first + n }, m, of))
}
