import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Id } from '../../case/records/id.ts'
import { type YouthStepKind, youthStepKinds } from '../../case/reference/codes/people.ts'
import { applicationsThat, statusesOf } from '../../case/reference/status.ts'
import { ageOn, longDate } from '../../case/time/calendar.ts'
import { youthOf } from '../../case/views/youth.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { date, optionalLongText, text } from '../form/fields.ts'

const step = (who: string, hint: string) =>
  z.object({
    doneOn: date('Date'),
    who: text(who, { hint, withheld: true }),
    note: optionalLongText('Note', { rows: 3, withheld: true }),
  })
const addYouthStep = (
  kind: YouthStepKind,
  input: { doneOn: string; who: string; note: string | null },
  m: Moment,
  on: { applicationId?: Id; orderId?: Id },
) =>
  add('youthSteps', {
    id: m.newId(),
    kind,
    applicationId: on.applicationId ?? null,
    orderId: on.orderId ?? null,
    ...input,
    at: m.at,
    byId: m.actor.id,
  })
const sentence = (kind: YouthStepKind, doneOn: string) => `${youthStepKinds[kind].label} on ${longDate(doneOn)}`
const wasMinor = (file: CaseFile<'defendants'>, on: string) => {
  const born = file.defendants[0]?.bornOn
  return born !== null && born !== undefined && ageOn(born, on) < 18
}

/** What is done because the defendant is under 18. */
export const youthActs = {
  tellYouthTeam: act({
    label: 'Record that the youth offending team was told',
    stage: 'court',
    place: 'court/beside',
    permission: 'recordEvidence',
    about: 'applications',
    onlyAdds: true,
    reads: ['defendants', 'youthSteps'],
    offeredReads: ['defendants', 'youthSteps'],
    from: statusesOf.applications,
    guidance:
      'The team is told before the application is made, so that it can advise on conditions, school and support.',
    input: step('Who was told', 'Name and team'),
    offered: ({ file, record: a, today }) =>
      a.kind === 'main' &&
      youthOf(file, a, today) !== undefined &&
      !file.youthSteps.some(s => s.kind === 'youthTeamTold' && s.applicationId === a.id),
    recorded: ({ input }) => sentence('youthTeamTold', input.doneOn),
    refuse: ({ input, moment }) => notAfterToday('doneOn', 'Date', input.doneOn, moment),
    patch: ({ record: a, input, moment }) => [addYouthStep('youthTeamTold', input, moment, { applicationId: a.id })],
    prefill: ({ today }) => ({ doneOn: today }),
  }),
  serveGuardian: act({
    label: 'Record service of the application on a parent or guardian',
    stage: 'court',
    place: 'court/beside',
    permission: 'serve',
    about: 'applications',
    onlyAdds: true,
    reads: ['defendants', 'youthSteps'],
    offeredReads: ['defendants', 'youthSteps'],
    from: applicationsThat(s => s.atCourt || s.ended),
    input: step('Who was served', 'Name, and parent or guardian'),
    offered: ({ file, record: a, today }) =>
      a.kind === 'main' &&
      youthOf(file, a, today) !== undefined &&
      !file.youthSteps.some(s => s.kind === 'papersOnGuardian' && s.applicationId === a.id),
    recorded: ({ input }) => sentence('papersOnGuardian', input.doneOn),
    refuse: ({ input, moment }) => notAfterToday('doneOn', 'Date', input.doneOn, moment),
    patch: ({ record: a, input, moment }) => [addYouthStep('papersOnGuardian', input, moment, { applicationId: a.id })],
    prefill: ({ today }) => ({ doneOn: today }),
  }),
  giveOrderToGuardian: act({
    label: 'Record that a parent or guardian was given the order',
    stage: 'order',
    place: 'order/upkeep',
    rank: -1,
    permission: 'serve',
    about: 'orders',
    onlyAdds: true,
    reads: ['defendants', 'youthSteps'],
    offeredReads: ['defendants', 'youthSteps'],
    from: open,
    guidance: 'The order is served on the defendant as well, and explained in words that a child can follow.',
    input: step('Who was given it', 'Name, and parent or guardian'),
    offered: ({ file, record: o, today }) =>
      wasMinor(file, today) && !file.youthSteps.some(s => s.kind === 'orderOnGuardian' && s.orderId === o.id),
    recorded: ({ record: o, input }) => `${sentence('orderOnGuardian', input.doneOn)}: ${o.ref}`,
    refuse: ({ file, record: o, input, moment }) => [
      ...notAfterToday('doneOn', 'Date', input.doneOn, moment),
      ...(input.doneOn < o.madeOn
        ? [
            contradicts(file.case.ref, ['correctOrderRecord', o.id], {
              field: 'doneOn',
              message: `Date must be on or after ${longDate(o.madeOn)}, when the order was made`,
            }),
          ]
        : []),
    ],
    patch: ({ record: o, input, moment }) => [addYouthStep('orderOnGuardian', input, moment, { orderId: o.id })],
    prefill: ({ today }) => ({ doneOn: today }),
  }),
} as const
