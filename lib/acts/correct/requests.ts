import { requesters } from '../../case/reference/codes/requests.ts'
import { longDate } from '../../case/time/calendar.ts'
import { outsideRequestActs } from '../requests/outside-requests.ts'
import { asRecordedBy, correction } from './correction.ts'

/** What was asked from outside, as it came. The answer is put right by recording it again once it is withdrawn. */
export const requestCorrections = {
  OutsideRequest: correction({
    kind: 'outsideRequests',
    stage: 'contact',
    place: 'contact/request',
    permission: 'recordEvidence',
    name: (_, r) =>
      `${r.kind === 'complaint' ? 'complaint' : 'request'} of ${longDate(r.receivedOn)} from ${requesters[r.fromKind].label.toLowerCase()}`,
    ...asRecordedBy('outsideRequests', outsideRequestActs.recordOutsideRequest, file => file.case, [
      ...(['kind', 'fromKind', 'fromWhom', 'means', 'receivedOn', 'asked', 'answerDueOn'] as const),
    ]),
    prefill: (_, r) => ({ ...r }),
  }),
}
