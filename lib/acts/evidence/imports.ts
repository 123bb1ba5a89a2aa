import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import { isFiled } from '../../case/records/exhibits.ts'
import type { Id } from '../../case/records/id.ts'
import type { Import, ImportAnswers } from '../../case/records/imports.ts'
import { type DateOrder, dateOrders, type HalfDay, halfDays, importStates } from '../../case/reference/import-codes.ts'
import { partiesPatch, withoutImport } from '../../case/views/found-parties.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { carriedField, lines, longText, number, optionalMoment, optionalText, text } from '../form/fields.ts'
import { exhibitInput, exhibitPatch, referenceOf, refuseExhibit, warnExhibit } from './exhibits.ts'
import { filesFrom, mediaPatch } from './import-media.ts'

const nextNumber = (file: CaseFile<'imports'>) => file.imports.reduce((most, i) => Math.max(most, i.number), 0) + 1
const many = (n: number, one: string, more = `${one}s`) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`

const beginImport = (file: CaseFile<'imports'>, exhibitId: Id, m: Moment): Patch => [
  add('imports', {
    id: m.newId(),
    number: nextNumber(file),
    exhibitId,
    state: 'waiting',
    kind: null,
    headings: [],
    answers: {},
    read: 0,
    accepted: 0,
    rejected: 0,
    system: 0,
    duplicates: 0,
    earliest: null,
    latest: null,
    dateOrderFrom: null,
    files: null,
    failure: null,
    at: m.at,
    byId: m.actor.id,
    askedAt: null,
    askedById: null,
    endedAt: null,
    undoneAt: null,
    undoneById: null,
    undoneReason: null,
  }),
]
const only = (record: Import, states: readonly Import['state'][]): Refusal[] =>
  states.includes(record.state)
    ? []
    : [
        {
          message: `This import cannot be changed so: it is marked “${importStates[record.state].label.toLowerCase()}”`,
        },
      ]
const readable = (mediaType: string) =>
  /^text\/|^message\/rfc822$|xml$|^application\/(?:json|zip|pdf|mbox)$|spreadsheetml|ms-outlook|google-earth/.test(
    mediaType,
  ) && !/vcard|calendar/.test(mediaType)
const liveImport = (file: CaseFile<'imports'>, exhibitId: Id) =>
  file.imports.find(i => i.exhibitId === exhibitId && i.state !== 'undone')

/** The mapping of columns as it is carried: 'at=Date,from=Sender' written as a query. */
const mapFrom = (typed: string | null): Record<string, string> =>
  Object.fromEntries([...new URLSearchParams(typed ?? '')].filter(([, heading]) => heading))

const halvesFrom = (typed: string | null): Record<string, HalfDay> =>
  Object.fromEntries(
    [...new URLSearchParams(typed ?? '')].filter((pair): pair is [string, HalfDay] => Object.hasOwn(halfDays, pair[1])),
  )

const isYear = (typed: string) => /^(?:19|20)\d{2}$/.test(typed)

export const readImportInput = z.object({
  dateOrder: carriedField('Order of dates'),
  timeZone: carriedField('Time zone'),
  owner: carriedField('Whose phone', { withheld: true, max: 300 }),
  ownerAnswered: carriedField('Whether it was said whose phone'),
  halves: carriedField('Words for halves of the day', { max: 3000 }),
  year: carriedField('Year of the last message'),
  map: carriedField('Columns', { max: 3000 }),
})

export const importActs = {
  importExport: act({
    label: 'Import a phone or computer export',
    stage: 'evidence',
    place: ['evidence', 'evidence/imports'],
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['exhibits', 'imports'],
    from: open,
    guidance:
      'WhatsApp chats (text or ZIP), SMS Backup & Restore files, Excel and CSV tables, reports of phone labs, emails and mailboxes, downloads from social media, and ZIP files of several of these. The file is kept as an exhibit exactly as it was received. Its rows are read only after you have seen how.',
    input: exhibitInput,
    recorded: ({ file, input: i, moment: m }) =>
      `Exhibit ${referenceOf(file, i, m)} received for import ${nextNumber(file)}`,
    refuse: ({ file, input: i, moment: m }) => refuseExhibit(file, i, m),
    warn: ({ file, input: i }) => warnExhibit(file, i),
    patch: ({ file, input: i, moment: m }) => {
      const exhibit = exhibitPatch(file, i, m, {})
      const added = exhibit.find(c => c.in === 'exhibits')
      return added && 'add' in added ? [...exhibit, ...beginImport(file, added.add.id, m)] : exhibit
    },
  }),
  importExhibit: act({
    label: 'Read as an export',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'recordEvidence',
    about: 'exhibits',
    onlyAdds: true,
    reads: ['imports'],
    offeredReads: ['imports'],
    from: open,
    guidance: 'The exhibit stays as it is. Its messages or calls are read only after you have seen how.',
    input: z.object({}),
    offered: ({ file, record }) =>
      record.mediaType !== null && readable(record.mediaType) && !liveImport(file, record.id),
    recorded: ({ file, record }) => `Import ${nextNumber(file)} begun from exhibit ${record.reference}`,
    refuse: ({ file, record }) => {
      if (!isFiled(record)) return [{ message: `The file of ${record.reference} is not in this service` }]
      const already = liveImport(file, record.id)
      return already ? [{ message: `This exhibit is import ${already.number} already` }] : []
    },
    patch: ({ file, record, moment: m }) => beginImport(file, record.id, m),
  }),
  readImport: act({
    label: 'Read the whole file',
    stage: 'evidence',
    place: 'evidence/import-answers',
    permission: 'recordEvidence',
    about: 'imports',
    compares: ({ record }) => record.state,
    reads: [],
    from: open,
    input: readImportInput,
    offered: () => false,
    recorded: ({ record }) => `Import ${record.number} to be read`,
    refuse: ({ record, input: i }) => [
      ...only(record, ['waiting', 'failed']),
      ...(i.dateOrder && !Object.hasOwn(dateOrders, i.dateOrder)
        ? [{ message: 'Select whether the day or the month comes first' }]
        : []),
      ...(i.year && !isYear(i.year) ? [{ message: 'Enter the year of the last message in four figures' }] : []),
    ],
    patch: ({ record, input: i, moment: m }) => {
      const map = mapFrom(i.map)
      const halves = halvesFrom(i.halves)
      const answers: ImportAnswers = {
        ...(i.dateOrder ? { dateOrder: i.dateOrder as DateOrder } : {}),
        ...(i.timeZone ? { timeZone: i.timeZone } : {}),
        ...(i.owner || i.ownerAnswered ? { owner: i.owner ?? '' } : {}),
        ...(Object.keys(halves).length ? { halves } : {}),
        ...(i.year ? { year: Number(i.year) } : {}),
        ...(Object.keys(map).length ? { map } : {}),
      }
      return [
        set('imports', record.id, {
          state: 'queued',
          answers,
          failure: null,
          askedAt: m.at,
          askedById: m.actor.id,
          endedAt: null,
        }),
      ]
    },
  }),
  finishImport: act({
    label: 'Keep what was read',
    stage: 'evidence',
    byProgram: true,
    permission: 'recordEvidence',
    about: 'imports',
    reads: ['exhibits', 'identifiers'],
    from: open,
    input: z.object({
      kind: text('Kind'),
      headings: lines('Headings'),
      read: number('Read', { most: 2_000_000_000 }),
      accepted: number('Accepted', { most: 2_000_000_000 }),
      rejected: number('Rejected', { most: 2_000_000_000 }),
      system: number('System notices', { most: 2_000_000_000 }),
      duplicates: number('Repeats', { most: 2_000_000_000 }),
      earliest: optionalMoment('Earliest'),
      latest: optionalMoment('Latest'),
      dateOrderFrom: optionalText('Order of dates known from'),
      found: lines('Numbers and accounts found', { most: 2000, withheld: true }),
      files: carriedField('Files inside', { max: 1_000_000, withheld: true }),
      media: carriedField('Pictures and recordings inside', { max: 2_000_000, withheld: true }),
    }),
    offered: () => false,
    recorded: ({ record, input: i }) =>
      `Import ${record.number} read: ${many(i.accepted, 'row')}, ${i.rejected.toLocaleString('en-GB')} refused, ${many(i.duplicates, 'repeat')}`,
    // Only the one who reads sees an import in this state: it is set and left within the transaction that holds the rows.
    refuse: ({ record }) => only(record, ['reading']),
    patch: ({ file, record, input: { found, files, media, ...counts }, moment: m }) => [
      set('imports', record.id, { ...counts, files: filesFrom(files), state: 'read', endedAt: m.at }),
      ...mediaPatch(file, record, media, m),
      ...partiesPatch(file, record.id, found, m.newId),
    ],
  }),
  failImport: act({
    label: 'Say why it could not be read',
    stage: 'evidence',
    byProgram: true,
    permission: 'recordEvidence',
    about: 'imports',
    reads: [],
    from: ['open', 'closed'],
    evenClosed: true,
    input: z.object({ failure: longText('Why', { max: 1000 }) }),
    offered: () => false,
    recorded: ({ record }) => `Import ${record.number} could not be read: nothing of it was kept but the exhibit`,
    refuse: ({ record }) => only(record, ['reading']),
    patch: ({ record, input, moment: m }) => [
      set('imports', record.id, { state: 'failed', failure: input.failure, endedAt: m.at }),
    ],
  }),
  undoImport: act({
    label: 'Undo this import',
    stage: 'evidence',
    place: 'evidence/import',
    permission: 'correctEvidence',
    about: 'imports',
    compares: ({ record }) => record.state,
    reads: ['identifiers'],
    from: open,
    grave: true,
    guidance:
      'All of its rows leave the lists and counts, and so do the strangers that nothing else names. The exhibit stays. An incident made of its rows stays too, with its rows: withdraw it by itself if it is wrong.',
    input: z.object({ reason: longText('Why it is taken back', { rows: 3, max: 2000 }) }),
    offered: ({ record }) => ['waiting', 'failed', 'read'].includes(record.state),
    recorded: ({ record }) => `Import ${record.number} taken back`,
    refuse: ({ record }) =>
      record.state === 'queued'
        ? [{ message: 'It is being read. Wait until it has been read' }]
        : only(record, ['waiting', 'failed', 'read']),
    patch: ({ file, record, input, moment: m }) => [
      set('imports', record.id, {
        state: 'undone',
        undoneAt: m.at,
        undoneById: m.actor.id,
        undoneReason: input.reason,
      }),
      ...withoutImport(file, record.id, m.at),
    ],
    rows: ({ record }) => (record.state === 'read' ? [{ undo: record.id }] : []),
  }),
}
