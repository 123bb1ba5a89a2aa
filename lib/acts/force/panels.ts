import { z } from 'zod'
import { longDate } from '../../case/time/calendar.ts'
import { forceAct } from '../act/act.ts'
import { date, lines, longText, optionalText } from '../form/fields.ts'

const attendance = lines('Who was there', { hint: 'One to a line: name, agency', most: 60 })
const place = optionalText('Where, or how it meets', { max: 200 })

/** Meetings of the expert panel. More than one may meet on a day; a case stands on the agenda of its own. */
export const forcePanelActs = {
  planPanel: forceAct({
    label: 'Plan a panel',
    place: 'panels',
    permission: 'secondLook',
    about: 'force',
    needs: ['panels'],
    onlyAdds: true,
    shownAt: '/panels',
    input: z.object({ heldOn: date('Day of the panel'), place, attendance }),
    recorded: ({ input: i }) => `Planned an expert panel for ${longDate(i.heldOn)}`,
    refuse: ({ file, input: i }) =>
      file.panels.some(p => p.heldOn === i.heldOn && !p.cancelledAt && (p.place ?? '') === (i.place ?? ''))
        ? [
            {
              field: 'heldOn',
              message: 'There is a panel on that day already. Say where this one meets to tell them apart',
            },
          ]
        : [],
    patch: ({ input: i, moment: m }) => [
      {
        in: 'panels',
        add: { id: m.newId(), ...i, cancelledAt: null, cancelledReason: null, at: m.at, byId: m.actor.id },
      },
    ],
  }),
  recordAttendance: forceAct({
    label: 'Record who was there',
    place: 'panels/panel',
    permission: 'secondLook',
    about: 'panels',
    input: z.object({ place, attendance }),
    recorded: ({ record: p, input: i }) =>
      `Recorded who was at the panel of ${longDate(p.heldOn)}: ${i.attendance.length} ${i.attendance.length === 1 ? 'person' : 'people'}`,
    offered: ({ record: p }) => !p.cancelledAt,
    refuse: ({ record: p }) => (p.cancelledAt ? [{ message: 'This panel was cancelled' }] : []),
    prefill: ({ record: p }) => ({ place: p.place, attendance: p.attendance }),
    patch: ({ record: p, input: i }) => [{ in: 'panels', id: p.id, set: i }],
  }),
  cancelPanel: forceAct({
    label: 'Cancel this panel',
    place: 'panels/panel',
    permission: 'secondLook',
    about: 'panels',
    grave: true,
    guidance:
      'The cases on its agenda without a minute wait to be moved to another panel, and stand on the page of panels until they are.',
    input: z.object({ reason: longText('Why', { rows: 2, max: 500 }) }),
    recorded: ({ record: p, input: i }) => `Cancelled the panel of ${longDate(p.heldOn)}: ${i.reason}`,
    offered: ({ record: p, today }) => !p.cancelledAt && p.heldOn >= today,
    refuse: ({ record: p }) => (p.cancelledAt ? [{ message: 'This panel was cancelled already' }] : []),
    patch: ({ record: p, input: i, moment: m }) => [
      { in: 'panels', id: p.id, set: { cancelledAt: m.at, cancelledReason: i.reason } },
    ],
  }),
}
