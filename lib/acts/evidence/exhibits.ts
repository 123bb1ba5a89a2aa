import { z } from 'zod'
import { type CaseFile, everRecorded, type Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Custody, Exhibit } from '../../case/records/exhibits.ts'
import type { Id } from '../../case/records/id.ts'
import { type CalendarDate, longMoment } from '../../case/time/calendar.ts'
import { factsFrom } from '../../case/views/file-facts.ts'
import { likeTo } from '../../case/views/likeness.ts'
import { list } from '../../case/words/grammar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import {
  carriedField,
  choice,
  longText,
  moment,
  optionalMoment,
  optionalNumber,
  optionalText,
  storedFile,
  text,
} from '../form/fields.ts'
import { warnConflicts } from '../form/file-conflicts.ts'

export const custodyKinds = {
  received: { label: 'Received' },
  viewed: { label: 'Viewed' },
  played: { label: 'Opened to be played' },
  copied: { label: 'Copied' },
  redacted: { label: 'Redacted' },
  disclosed: { label: 'Disclosed or shown', hint: 'Say to whom, and under what power or agreement' },
  moved: { label: 'Moved', hint: 'Say from where, to where, and who holds it now' },
  returned: { label: 'Returned to its owner' },
  disposed: { label: 'Disposed of', hint: 'Say who approved it. The record of it stays' },
} as const satisfies Record<Custody['what'], { label: string; hint?: string }>
// What the program writes itself is not chosen.
const { received: _r, played: _p, ...custodyChoices } = custodyKinds

/** Beside every file that is asked for. */
export const neverUpload =
  'Never upload suspected indecent images of children. Record them as an exhibit held elsewhere, by reference only'
/** What is asked of any file that becomes an exhibit. */
export const exhibitInput = z.object({
  file: storedFile('File', { hint: neverUpload }),
  fileName: carriedField('Name of the file'),
  mediaType: carriedField('Kind of file'),
  bytes: carriedField('Size of the file'),
  likeness: carriedField('Likeness of the picture'),
  // It may say where it was made: a picture taken at home tells a protected address.
  ofItself: carriedField('What the file says of itself', { withheld: true, max: 2000 }),
  description: text('What it is', {
    hint: 'For example, screenshot of WhatsApp messages, 9 March, taken from her phone',
    max: 500,
  }),
  receivedFrom: optionalText('Received from', { hint: 'Who handed it over or sent it' }),
  receivedAt: optionalMoment('When police received it', {
    detail: 'always',
    hint: 'Leave blank if it is received now. For what came earlier, when it came',
  }),
  initials: optionalText('Initials of the person who produces it', {
    hint: 'For example, LO. Leave blank to use your own',
    width: 5,
    max: 5,
    detail: 'always',
  }),
  number: optionalNumber('Number', {
    hint: 'The running number after the initials. Leave blank for the next one',
    least: 1,
    most: 99_999,
    detail: 'always',
  }),
})
export type ExhibitInput = z.output<typeof exhibitInput>

const ranks = new Set(['pc', 'dc', 'ps', 'ds', 'di', 'dci', 'sgt', 'insp', 'supt', 'mr', 'mrs', 'ms', 'dr'])
/** 'PC Lena Osgood' → 'LO'. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(part => part && !ranks.has(part.toLowerCase().replace(/\W/g, '')))
    .map(part => [...part.normalize('NFC')][0]?.toUpperCase() ?? '')
    .join('')
    .slice(0, 5)

/** The next running number for these initials on the case. */
export const nextExhibitNumber = (file: CaseFile<'exhibits'>, initials: string): number =>
  everRecorded(file, 'exhibits').reduce((most, e) => {
    const [before, number] = e.reference.split('/')
    return before === initials ? Math.max(most, Number(number) || 0) : most
  }, 0) + 1

type Numbering = Pick<ExhibitInput, 'initials' | 'number'>
export const referenceOf = (file: CaseFile<'exhibits'>, i: Numbering, m: Moment): string => {
  const initials = i.initials?.toUpperCase() ?? initialsOf(m.actor.name)
  return `${initials}/${i.number ?? nextExhibitNumber(file, initials)}`
}

/** Why an exhibit may not have this reference. */
export function refuseReference(file: CaseFile<'exhibits'>, i: Numbering, m: Moment): Refusal[] {
  const reference = referenceOf(file, i, m)
  return [
    ...(i.initials && !/^\p{L}{1,5}$/u.test(i.initials)
      ? [{ field: 'initials', message: 'Initials must be letters only, like LO' }]
      : []),
    ...(everRecorded(file, 'exhibits').some(e => e.reference === reference)
      ? [
          {
            field: 'number',
            message: `${reference} is already an exhibit of this case. Leave blank for the next number`,
          },
        ]
      : []),
  ]
}
export const refuseExhibit = (file: CaseFile<'exhibits'>, i: ExhibitInput, m: Moment): Refusal[] => [
  ...(!i.file ? [{ field: 'file', message: 'Select a file' }] : []),
  ...(i.file && !(i.fileName && i.mediaType && Number(i.bytes) > 0)
    ? [{ field: 'file', message: 'The file was not received. Upload it again' }]
    : []),
  ...(i.receivedAt && Date.parse(i.receivedAt) > Date.parse(m.at)
    ? [{ field: 'receivedAt', message: 'When police received it must be now or earlier' }]
    : []),
  ...refuseReference(file, i, m),
]
/** The same file, and pictures nearly the same, pointed out: `from` is the exhibit that this one is a copy of. */
export function warnExhibit(
  file: CaseFile<'exhibits'>,
  i: ExhibitInput,
  from?: Id,
  happenedOn?: CalendarDate,
): Refusal[] {
  if (!i.file) return []
  const { identical, alike } = likeTo(file.exhibits, { sha256: i.file, likeness: i.likeness })
  const others = alike.filter(e => e.id !== from).map(e => e.reference)
  return [
    ...warnConflicts(factsFrom(i.ofItself), happenedOn),
    ...(identical.length
      ? [
          {
            field: 'file',
            message: `The same file is already exhibit ${list(identical.map(e => e.reference))} of this case`,
            meanwhile: true as const,
          },
        ]
      : []),
    ...(others.length
      ? [
          {
            field: 'file',
            message: `This picture is nearly the same as exhibit ${list(others)}. Both are kept: say how they differ`,
          },
        ]
      : []),
  ]
}

/** An exhibit and the first line of its custody, for any act that receives a file. */
export function exhibitPatch(
  file: CaseFile<'exhibits'>,
  i: ExhibitInput,
  m: Moment,
  of: Partial<
    Pick<
      Exhibit,
      'incidentId' | 'orderId' | 'breachId' | 'derivedFromId' | 'derivation' | 'distressing' | 'distressingWhy'
    >
  >,
): Patch {
  if (!i.file || !i.fileName || !i.mediaType) return []
  const id = m.newId()
  return [
    add('exhibits', {
      id,
      incidentId: of.incidentId ?? null,
      orderId: of.orderId ?? null,
      breachId: of.breachId ?? null,
      reference: referenceOf(file, i, m),
      description: i.description,
      fileName: i.fileName,
      mediaType: i.mediaType,
      bytes: Number(i.bytes),
      sha256: i.file,
      heldIn: null,
      heldReference: null,
      clips: [],
      receivedAt: i.receivedAt ?? m.at,
      receivedFrom: i.receivedFrom,
      byId: m.actor.id,
      derivedFromId: of.derivedFromId ?? null,
      derivation: of.derivation ?? null,
      innerName: null,
      likeness: i.likeness,
      ofItself: factsFrom(i.ofItself),
      distressing: of.distressing ?? false,
      distressingWhy: of.distressingWhy ?? null,
    }),
    add('custody', {
      id: m.newId(),
      exhibitId: id,
      at: i.receivedAt ?? m.at,
      byId: m.actor.id,
      what: 'received',
      note: i.receivedFrom ? `From ${i.receivedFrom}` : null,
    }),
  ]
}

export const exhibitActs = {
  attachExhibit: act({
    label: 'Attach an exhibit',
    stage: 'evidence',
    place: 'evidence/incident',
    rank: -1,
    permission: 'recordEvidence',
    about: 'incidents',
    onlyAdds: true,
    reads: ['exhibits'],
    from: open,
    guidance: 'The original file is kept exactly as it was received, with its SHA-256.',
    input: exhibitInput,
    offered: ({ record }) => !record.withdrawnAt,
    recorded: ({ file, record, input: i, moment: m }) =>
      `Exhibit ${referenceOf(file, i, m)} attached to incident ${record.number}`,
    refuse: ({ file, record, input: i, moment: m }) => [
      ...refuseExhibit(file, i, m),
      ...(record.withdrawnAt
        ? [{ message: 'This incident was withdrawn. Attach the file to another incident or to the case' }]
        : []),
    ],
    warn: ({ file, record, input: i }) => warnExhibit(file, i, undefined, record.happenedOn),
    patch: ({ file, record, input: i, moment: m }) => exhibitPatch(file, i, m, { incidentId: record.id }),
  }),
  attachCaseExhibit: act({
    label: 'Attach an exhibit to the case',
    stage: 'evidence',
    place: ['evidence', 'evidence/exhibits'],
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['exhibits'],
    from: open,
    guidance:
      'For a file that belongs to no one incident. The original is kept exactly as it was received, with its SHA-256.',
    input: exhibitInput,
    recorded: ({ file, input: i, moment: m }) => `Exhibit ${referenceOf(file, i, m)} attached to the case`,
    refuse: ({ file, input: i, moment: m }) => refuseExhibit(file, i, m),
    warn: ({ file, input: i }) => warnExhibit(file, i),
    patch: ({ file, input: i, moment: m }) => exhibitPatch(file, i, m, {}),
  }),
  recordCustody: act({
    label: 'Record custody',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'recordEvidence',
    about: 'exhibits',
    onlyAdds: true,
    reads: ['custody'],
    from: ['open', 'closed'],
    evenClosed: true,
    guidance:
      'Each line of custody stays as it was written. Of an exhibit held elsewhere, record who looked at it there.',
    input: z.object({
      what: choice('What was done', custodyChoices),
      at: moment('When'),
      note: longText('Who, where and why', { rows: 2, max: 2000 }),
    }),
    recorded: ({ record, input: i }) => `Exhibit ${record.reference}: ${custodyKinds[i.what].label.toLowerCase()}`,
    refuse: ({ input: i, moment: m }) =>
      Date.parse(i.at) > Date.parse(m.at)
        ? [{ field: 'at', message: `When must be now or earlier, ${longMoment(m.at)}` }]
        : [],
    warn: ({ file, record, input: i }) => {
      const gone = file.custody.find(
        c => c.exhibitId === record.id && c.what === 'disposed' && Date.parse(c.at) <= Date.parse(i.at),
      )
      const there = file.custody.find(
        c => c.exhibitId === record.id && c.what === i.what && Date.parse(c.at) === Date.parse(i.at),
      )
      return [
        ...(gone ? [{ message: `It was disposed of on ${longMoment(gone.at)}` }] : []),
        ...(there
          ? [{ field: 'at', message: `The same is recorded at this time already. If it was done twice, say so` }]
          : []),
      ]
    },
    patch: ({ record, input: i, moment: m }) => [
      add('custody', {
        id: m.newId(),
        exhibitId: record.id,
        at: i.at,
        byId: m.actor.id,
        what: i.what,
        note: i.note,
      }),
    ],
  }),
}
