import { transferKinds } from '../case/reference/transfer-codes.ts'
import { addDays, londonDate } from '../case/time/calendar.ts'
import { lowerFirst } from '../case/words/grammar.ts'
import { dueBy, kinds, source, wait } from './wait.ts'

/** In days: another force answers, or is rung. */
const answeredWithin = 3

const transferWaits = kinds({
  transferOut: {
    onCase: 'visible',
    sentence: ({ params: p }) => `${p.what} is with ${p.toForce}: its answer is to be noted here`,
    todo: ({ params: p }) => `See what ${p.toForce} answers`,
    page: '#other-forces',
    go: 'With other forces',
    acts: ({ about }) => [{ name: 'noteTransfer', about: 'transfers', id: about.id }],
  },
})
/** What was offered to another force waits here until its answer, and what it did, is noted: nobody there can write to this case. */
export const transferSource = source({
  name: 'transfers',
  version: 1,
  reads: ['transfers'],
  kinds: transferWaits,
  rows: file =>
    file.transfers
      .filter(t => !t.notedAt || (t.kind !== 'case' && t.state === 'accepted'))
      .map(t => {
        const due = dueBy(t.dueOn ?? addDays(londonDate(t.at), answeredWithin))
        const what = t.kind === 'case' ? 'The case' : transferKinds[t.kind].label
        return wait(
          'transferOut' as const,
          { kind: 'transfers', id: t.id },
          { at: t.at },
          { ...due, params: { what, kind: lowerFirst(what), toForce: t.toForce } },
        )
      }),
})
