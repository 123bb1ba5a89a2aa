import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import {
  type CourtLetter,
  courtLetter,
  courtOrderName,
  dayIn,
  isOrderKind,
  mostCourtLetters,
  plainNumber,
  readOf,
} from '../../case/reference/court-orders.ts'
import { forceAct } from '../act/act.ts'
import { carriedField, lines, longText, rows, text } from '../form/fields.ts'
import { linesLeftOut, mustBeRead } from '../form/sheets.ts'

const many = (n: number) => (n === 1 ? '1 document' : `${n.toLocaleString('en-GB')} documents`)
/** A document as the act carries it: checked again where it is kept. */
const letterIn = (json: string | null): CourtLetter | undefined => {
  try {
    return courtLetter.safeParse(JSON.parse(json ?? '')).data
  } catch {
    return undefined
  }
}
const upload = {
  fileName: text('File', { max: 300 }),
  sha256: text('SHA-256'),
  rows: rows('Documents', z.object({ row: carriedField('Document', { max: 2_000_000 }) }), {
    rowLabel: 'document',
    most: mostCourtLetters,
    withheld: true,
  }),
}
type Upload = { fileName: string; sha256: string; rows: { row: string | null }[] }
const lettersOf = (input: Upload) => input.rows.flatMap(r => letterIn(r.row) ?? [])
const newUpload = (id: string, input: Upload, state: 'read' | 'taken', m: Moment) => ({
  in: 'courtUploads' as const,
  add: {
    id,
    name: input.fileName,
    fileName: input.fileName,
    fileSha256: input.sha256,
    state,
    rows: state === 'read' ? lettersOf(input) : [],
    orders: state === 'taken' ? lettersOf(input).length : 0,
    readAt: m.at,
    byId: m.actor.id,
    endedAt: state === 'taken' ? m.at : null,
    endedById: state === 'taken' ? m.actor.id : null,
    reason: null,
    decided: 0,
    waiting: [],
  },
})
const queued = (uploadId: string, fileSha256: string, letter: CourtLetter, m: Moment) => {
  const kind = readOf(letter.found, 'kind')
  return {
    in: 'courtOrders' as const,
    add: {
      id: m.newId(),
      name: courtOrderName(letter.found, letter.name),
      uploadId,
      fileSha256,
      state: 'waiting' as const,
      letter,
      kind: isOrderKind(kind) ? kind : null,
      number: plainNumber(readOf(letter.found, 'number')) || null,
      madeOn: dayIn(letter.found, 'madeOn'),
      textHash: letter.textHash,
      followsId: letter.follows,
      receivedAt: m.at,
      byId: m.actor.id,
      caseId: null,
      pairId: null,
      reason: null,
      decidedAt: null,
      decidedById: null,
      placedOn: null,
      earlierOn: null,
    },
  }
}

/** What a court sends: read, looked at, queued as orders that wait for their case, and undone as a whole. */
export const courtUploadActs = {
  readCourtUpload: forceAct({
    label: 'Read orders sent by a court',
    permission: 'sendCourtOrders',
    about: 'force',
    onlyAdds: true,
    byProgram: true,
    input: z.object(upload),
    recorded: ({ input }) => `Read ${many(input.rows.length)} sent by a court`,
    patch: ({ input, moment: m }) => [newUpload(m.newId(), input, 'read', m)],
  }),
  receiveCourtOrders: forceAct({
    label: 'Receive orders sent by a court',
    permission: 'sendCourtOrders',
    about: 'force',
    onlyAdds: true,
    byProgram: true,
    input: z.object(upload),
    recorded: ({ input }) => `Received ${many(input.rows.length)} sent by a court`,
    patch: ({ input, moment: m }) => {
      const id = m.newId()
      return [newUpload(id, input, 'taken', m), ...lettersOf(input).map(letter => queued(id, input.sha256, letter, m))]
    },
  }),
  takeCourtUpload: forceAct({
    label: 'Queue these orders',
    verb: 'Queue the orders',
    place: 'court-orders/upload',
    permission: 'sendCourtOrders',
    about: 'courtUploads',
    compares: ({ record: r }) => r.state,
    guidance:
      'Each is matched to the pairs and cases that it is likely about, and waits for the coordinator to say so. Nothing is recorded on a case until then, and the whole can be undone.',
    input: z.object({
      leaveOut: lines('Documents to leave out', {
        hint: 'Numbers from the list, one on each line. Covering letters, and what was sent before, are filled in',
        most: mostCourtLetters,
      }),
    }),
    prefill: ({ record: r }) => ({ leaveOut: r.rows.filter(l => l.sameAs || isCover(l)).map(l => String(l.line)) }),
    recorded: ({ record: r, input }) => `Queued ${many(linesLeftOut(r.rows, input.leaveOut).taken.length)} of a court`,
    refuse: ({ record: r, input }) => [
      ...mustBeRead(r),
      ...(r.state === 'read' && !linesLeftOut(r.rows, input.leaveOut).taken.length
        ? [{ field: 'leaveOut', message: 'Every document is left out. Do not queue them instead' }]
        : []),
    ],
    patch: ({ record: r, input, moment: m }) => {
      const { taken } = linesLeftOut(r.rows, input.leaveOut)
      return [
        {
          in: 'courtUploads',
          id: r.id,
          set: { state: 'taken', rows: [], orders: taken.length, endedAt: m.at, endedById: m.actor.id },
        },
        ...taken.map(letter => queued(r.id, r.fileSha256, letter, m)),
      ]
    },
    offered: ({ record: r }) => r.state === 'read',
  }),
  leaveCourtUpload: forceAct({
    label: 'Do not queue these orders',
    place: 'court-orders/upload',
    permission: 'sendCourtOrders',
    about: 'courtUploads',
    compares: ({ record: r }) => r.state,
    guidance: 'Nothing is queued, and what was read is forgotten.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: 'Did not queue what a court sent',
    refuse: ({ record: r }) => mustBeRead(r),
    patch: ({ record: r, input, moment: m }) => [
      {
        in: 'courtUploads',
        id: r.id,
        set: { state: 'left', rows: [], reason: input.reason, endedAt: m.at, endedById: m.actor.id },
      },
    ],
    offered: ({ record: r }) => r.state === 'read',
  }),
  undoCourtUpload: forceAct({
    label: 'Undo this sending',
    place: 'court-orders/upload',
    permission: 'sendCourtOrders',
    about: 'courtUploads',
    compares: ({ record: r }) => [r.state, r.decided],
    grave: true,
    guidance:
      'What it queued is taken out of the queue and its words are removed. What was decided is taken back first, one by one.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record: r }) => `Undid the sending of ${many(r.orders)} of a court`,
    refuse: ({ record: r }) => [
      ...(r.state === 'taken' ? [] : [{ message: 'Nothing of this sending is queued' }]),
      ...(r.decided
        ? [
            {
              message: `${many(r.decided)} of it ${r.decided === 1 ? 'has' : 'have'} been decided already. Take that back first`,
            },
          ]
        : []),
    ],
    patch: ({ record: r, input, moment: m }) => [
      {
        in: 'courtUploads',
        id: r.id,
        set: { state: 'undone', reason: input.reason, endedAt: m.at, endedById: m.actor.id },
      },
      ...r.waiting.map(id => ({
        in: 'courtOrders' as const,
        id,
        set: {
          state: 'undone' as const,
          letter: emptyLetter,
          reason: input.reason,
          decidedAt: m.at,
          decidedById: m.actor.id,
        },
      })),
    ],
    offered: ({ record: r }) => r.state === 'taken' && !r.decided,
  }),
} as const

/** Words that were read, found in nothing that is an order. */
const isCover = (l: CourtLetter) =>
  !l.unread && !l.found.some(f => f.field === 'terms') && !l.found.some(f => f.field === 'defendant')
const emptyLetter: CourtLetter = {
  line: 1,
  name: 'Removed',
  sentFrom: null,
  subject: null,
  sentAt: null,
  unread: 'Removed',
  lines: [],
  found: [],
  textHash: '',
  sameAs: null,
  follows: null,
}
