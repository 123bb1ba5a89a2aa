import { panelDecisions } from '../../case/records/panels.ts'
import { longDate } from '../../case/time/calendar.ts'
import { longText, optionalChoice, optionalDate, optionalLongText } from '../form/fields.ts'
import { minuteInput, refuseMinute } from '../safety/panels.ts'
import { correction } from './correction.ts'

/** A case before the panel, with its minute. Withdrawn, it is off the agenda; what was agreed there stays agreed. */
export const panelCorrections = {
  PanelItem: correction({
    kind: 'panelItems',
    stage: 'decision',
    place: 'safety/panel',
    permission: 'secondLook',
    name: (_, p) => `case before the panel of ${longDate(p.panelOn)}`,
    input: minuteInput.extend({
      why: longText('What the panel is asked', { rows: 3, max: 2000 }),
      decision: optionalChoice('What the panel decided', panelDecisions),
      minute: optionalLongText('Minute', { rows: 6, max: 8000, withheld: true }),
      minutedOn: optionalDate('Date of the decision', { hint: 'Leave blank if nothing has been decided' }),
    }),
    prefill: (_, p) => ({ ...p }),
    next: ({ input: i }) =>
      i.decision ? i : { ...i, minute: null, disclosed: null, disclosedTo: null, minutedOn: null },
    refuse: ({ input: i, record: r, moment: m }) =>
      i.decision
        ? [
            ...(i.minute ? [] : [{ field: 'minute', message: 'Enter the minute' }]),
            ...(i.minutedOn
              ? refuseMinute(r, { ...i, decision: i.decision, minute: i.minute ?? '', minutedOn: i.minutedOn }, m)
              : [{ field: 'minutedOn', message: 'Enter the date of the decision' }]),
          ]
        : [],
  }),
}
