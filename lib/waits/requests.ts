import { type Requester, requesters } from '../case/reference/codes/requests.ts'
import { addDays, londonDate, longDate } from '../case/time/calendar.ts'
import { dueBy, kinds, type Params, source, type Wait, wait } from './wait.ts'

const from = (p: Params) => requesters[p.fromKind as Requester].label.toLowerCase()
const what = (p: Params) => `${p.complaint ? 'complaint' : 'request'} from ${from(p)}`
const page = { page: '/contact', go: 'Requests and complaints' } as const

const requestKinds = kinds({
  requestDue: {
    onCase: 'visible',
    sentence: ({ params: p }, { today }) =>
      `A ${what(p)} of ${longDate(String(p.receivedOn))} is to be answered by ${longDate(String(p.dueOn))}${String(p.dueOn) < today ? ': overdue' : ''}`,
    todo: ({ params: p }) => `Answer the ${what(p)}`,
    ...page,
    acts: ({ about }) => [{ name: 'answerOutsideRequest', about: 'outsideRequests', id: about.id }],
  },
  requesterUntold: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `The answer of ${longDate(String(p.answeredOn))} to a ${what(p)} has not been told to whoever asked`,
    todo: ({ params: p }) => `Tell the answer to the ${what(p)}`,
    ...page,
    acts: ({ about }) => [{ name: 'tellRequester', about: 'outsideRequests', id: about.id }],
  },
  complaintUnseen: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `A ${what(p)} of ${longDate(String(p.receivedOn))} has not been seen by the supervisor`,
    todo: () => 'Read the complaint',
    ...page,
    acts: ({ about }) => [{ name: 'seeComplaint', about: 'outsideRequests', id: about.id }],
  },
})
type Kind = keyof typeof requestKinds
/** Requests and complaints from outside, whether the case is open or closed: to see, to answer, to tell. */
export const requestSource = source({
  name: 'requests',
  version: 1,
  reads: ['outsideRequests'],
  kinds: requestKinds,
  rows: file =>
    file.outsideRequests.flatMap((r): Wait<Kind>[] => {
      const about = { kind: 'outsideRequests' as const, id: r.id }
      const params = {
        complaint: r.kind === 'complaint',
        fromKind: r.fromKind,
        receivedOn: r.receivedOn,
        dueOn: r.answerDueOn,
        answeredOn: r.answeredOn,
      }
      const late = dueBy(r.answerDueOn)
      const told = r.answeredOn ? dueBy(addDays(r.answeredOn, file.settings.victimToldWithinDays)) : null
      return [
        ...(r.kind === 'complaint' && !r.seenAt
          ? [
              wait(
                'complaintUnseen',
                about,
                { at: r.at },
                { ...dueBy(londonDate(r.at)), permission: 'oversee', params },
              ),
            ]
          : []),
        ...(r.answeredOn ? [] : [wait('requestDue', about, { on: r.receivedOn }, { ...late, red: late.late, params })]),
        ...(r.answeredOn && !r.toldOn
          ? [wait('requesterUntold', about, { on: r.answeredOn }, { ...told, params })]
          : []),
      ]
    }),
})
