import { z } from 'zod'
import { set } from '../../case/patch.ts'
import { notificationKinds } from '../../case/reference/codes/orders.ts'
import { longDate } from '../../case/time/calendar.ts'
import { act, open } from '../act/act.ts'
import { text } from '../form/fields.ts'

/** The written acknowledgement that a notification waits for (s.10(4)): its clock runs until there is one. */
export const acknowledgementActs = {
  recordAcknowledgement: act({
    label: 'Record the written acknowledgement',
    stage: 'order',
    place: 'order/notification',
    permission: 'takeNotification',
    about: 'notifications',
    reads: [],
    from: open,
    guidance: 'The Act sets no time: hand it over at once.',
    input: z.object({
      acknowledgement: text('Reference of the written acknowledgement', { hint: 'SPA 2019 s.10(4)', max: 60 }),
    }),
    offered: ({ record: n }) => n.method === 'inPerson' && !n.acknowledgement,
    recorded: ({ record: n }) => `${notificationKinds[n.kind].label} of ${longDate(n.givenOn)} acknowledged in writing`,
    refuse: ({ record: n }) => (n.acknowledgement ? [{ message: 'It has been acknowledged in writing already' }] : []),
    patch: ({ record: n, input }) => [set('notifications', n.id, input)],
  }),
} as const
