import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import { type PanelItem, panelDecisions } from '../../case/records/panels.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { choice, date, longText, optionalDate, optionalLongText, optionalRecord, optionalText } from '../form/fields.ts'
import { actionInput, refuseOwners } from './safety.ts'

/** A case before the expert panel: put on the agenda of a day, minuted, with what was disclosed to whom and what was agreed. */

export const minuteInput = z.object({
  decision: choice('What the panel decided', panelDecisions),
  minute: longText('Minute: what was said and why it was decided', { rows: 6, max: 8000, withheld: true }),
  disclosed: optionalLongText('What was disclosed about this case', {
    rows: 3,
    max: 4000,
    hint: 'Leave blank if nothing was',
    withheld: true,
    needed: true,
  }),
  disclosedTo: optionalText('Who it was disclosed to', {
    max: 500,
    hint: 'Names and agencies. Leave blank if nothing was disclosed',
    needed: true,
  }),
  minutedOn: date('Date of the decision'),
})
type Minute = z.output<typeof minuteInput>
export const refuseMinute = (
  r: Pick<PanelItem, 'panelOn'>,
  i: Minute,
  m: Moment,
  otherwise: (refusal: Refusal) => Refusal = refusal => refusal,
): Refusal[] => [
  ...notAfterToday('minutedOn', 'Date of the decision', i.minutedOn, m),
  ...(i.minutedOn < r.panelOn
    ? [
        otherwise({
          field: 'minutedOn',
          message: `Date of the decision must be on or after ${longDate(r.panelOn)}, the day of the panel`,
        }),
      ]
    : []),
  ...(i.disclosed && !i.disclosedTo ? [{ field: 'disclosedTo', message: 'Enter who it was disclosed to' }] : []),
  ...(i.disclosedTo && !i.disclosed ? [{ field: 'disclosed', message: 'Enter what was disclosed' }] : []),
]

const whichPanel = {
  panelId: optionalRecord('Which panel', 'panels'),
  panelOn: optionalDate('Day of a panel that is not planned yet'),
}
type WhichPanel = { panelId: string | null; panelOn: CalendarDate | null }
/** The day of the panel that was picked, or the day that was typed. */
const panelDay = (i: WhichPanel, m: Moment): CalendarDate | null =>
  i.panelId ? (m.panels?.find(p => p.id === i.panelId)?.heldOn ?? null) : i.panelOn
function refusePanel(items: readonly PanelItem[], i: WhichPanel, m: Moment): Refusal[] {
  if (!i.panelId && !i.panelOn) return [{ field: 'panelId', message: 'Select which panel, or enter its day' }]
  const panel = m.panels?.find(p => p.id === i.panelId)
  if (i.panelId && !panel) return [{ field: 'panelId', message: 'Select which panel from the list' }]
  if (panel?.cancelledAt) return [{ field: 'panelId', message: 'This panel was cancelled. Select another' }]
  if (panel && i.panelOn && i.panelOn !== panel.heldOn)
    return [
      { field: 'panelOn', message: `The panel that you picked is on ${longDate(panel.heldOn)}. Leave the day blank` },
    ]
  const day = panelDay(i, m) ?? ''
  return items.some(p => !p.decision && p.panelId === i.panelId && p.panelOn === day)
    ? [{ field: i.panelId ? 'panelId' : 'panelOn', message: `It is on the agenda of ${longDate(day)} already` }]
    : []
}

export const panelActs = {
  putToPanel: act({
    label: 'Put it to the expert panel',
    verb: 'Put it on the agenda',
    stage: 'decision',
    place: 'safety',
    rank: 2,
    permission: 'secondLook',
    about: 'case',
    onlyAdds: true,
    reads: ['panelItems'],
    from: open,
    guidance: 'It stands on the agenda of that day, and waits from then on until its minute is recorded.',
    input: z.object({ ...whichPanel, why: longText('What the panel is asked', { rows: 3, max: 2000 }) }),
    recorded: ({ input: i, moment: m }) => `Put to the expert panel of ${longDate(panelDay(i, m) ?? m.today)}`,
    refuse: ({ file, input: i, moment: m }) => refusePanel(file.panelItems, i, m),
    patch: ({ input: i, moment: m }) => [
      add('panelItems', {
        id: m.newId(),
        why: i.why,
        panelId: i.panelId,
        panelOn: panelDay(i, m) ?? m.today,
        decision: null,
        minute: null,
        disclosed: null,
        disclosedTo: null,
        minutedOn: null,
        at: m.at,
        byId: m.actor.id,
      }),
    ],
  }),
  movePanelItem: act({
    label: 'Put it to another panel',
    verb: 'Move it',
    stage: 'decision',
    place: 'safety/panel',
    rank: 2,
    permission: 'secondLook',
    about: 'panelItems',
    reads: [],
    from: open,
    guidance: 'For a case whose panel was cancelled or had no time for it. What it is asked stays as it is.',
    input: z.object(whichPanel),
    recorded: ({ record: r, input: i, moment: m }) =>
      `Moved from the expert panel of ${longDate(r.panelOn)} to that of ${longDate(panelDay(i, m) ?? m.today)}`,
    offered: ({ record: r }) => !r.decision,
    refuse: ({ file, record: r, input: i, moment: m }) =>
      r.decision
        ? [
            {
              message:
                'The minute has been recorded, so it stays where it was heard. Put the case to the other panel too',
            },
          ]
        : refusePanel(file.panelItems, i, m),
    patch: ({ record: r, input: i, moment: m }) => [
      set('panelItems', r.id, { panelId: i.panelId, panelOn: panelDay(i, m) ?? r.panelOn }),
    ],
  }),
  minutePanel: act({
    label: 'Record the minute and the decision',
    verb: 'Record the minute',
    stage: 'decision',
    place: 'safety/panel',
    permission: 'secondLook',
    about: 'panelItems',
    reads: [],
    from: ['open', 'closed'],
    evenClosed: true,
    guidance: 'It does not decide for the force: whether to apply is decided on the case, with its reasons.',
    aside: ({ record: r }) => [{ title: `Asked of the panel of ${longDate(r.panelOn)}`, lines: [r.why] }],
    follow: { button: 'Record it and add an action', act: 'agreeAction' },
    input: minuteInput,
    recorded: ({ record: r, input: i }) =>
      `Expert panel of ${longDate(r.panelOn)}: ${panelDecisions[i.decision].label.toLowerCase()}${i.disclosedTo ? `. Information about the case was disclosed to ${i.disclosedTo}` : ''}`,
    offered: ({ record: r, today }) => !r.decision && r.panelOn <= today,
    refuse: ({ file, record: r, input: i, moment: m }) => [
      ...(r.decision ? [{ message: 'The minute has been recorded. Correct it instead' }] : []),
      ...refuseMinute(r, i, m, x => contradicts(file.case.ref, ['correctPanelItem', r.id], x)),
    ],
    prefill: ({ record: r, today }) => ({ minutedOn: [r.panelOn, today].sort()[0] }),
    patch: ({ record: r, input: i }) => [set('panelItems', r.id, i)],
  }),
  agreePanelAction: act({
    label: 'Add an action of the panel',
    verb: 'Add the action',
    stage: 'decision',
    place: 'safety/panel',
    rank: 1,
    permission: 'secondLook',
    about: 'panelItems',
    reads: ['agreedActions'],
    from: open,
    onlyAdds: true,
    guidance: 'It waits for whoever does it, like every other action of the safety plan.',
    input: actionInput,
    recorded: ({ record: r, input: i }) =>
      `Expert panel of ${longDate(r.panelOn)}: an action was agreed, by ${longDate(i.dueOn)}`,
    offered: ({ record: r, today }) => r.panelOn <= today,
    refuse: ({ input: i }) => refuseOwners(i),
    patch: ({ record: r, input: i, moment: m }) => [
      add('agreedActions', {
        id: m.newId(),
        ...i,
        panelItemId: r.id,
        doneOn: null,
        result: null,
        resultNote: null,
        at: m.at,
        byId: m.actor.id,
      }),
    ],
  }),
}
