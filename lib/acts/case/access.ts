import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Id } from '../../case/records/id.ts'
import { hoursAfter, longMoment } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { longText, record, records } from '../form/fields.ts'

/** How long a break-glass opening lasts. */
export const breakGlassHours = 8

const whole = ['open', 'closed'] as const
const standingRestrictions = (file: CaseFile<'restrictions'>) => file.restrictions.filter(r => !r.liftedAt)
const isRestricted = (file: CaseFile<'restrictions'>) => standingRestrictions(file).length > 0
/** The restriction whose lifting waits for a second person. */
const lifting = (file: CaseFile<'restrictions'>) => standingRestrictions(file).find(r => r.liftAskedAt)
function notBySecond(file: CaseFile<'restrictions'>, moment: Moment): Refusal[] {
  const asked = lifting(file)
  if (!isRestricted(file)) return [{ message: 'This case is not restricted' }]
  if (!asked) return [{ message: 'Lifting it must be asked for first. Somebody else then decides' }]
  return asked.liftAskedById === moment.actor.id
    ? [{ message: 'You asked for it. Somebody else who is named on the case decides' }]
    : []
}
const isNamed = (file: CaseFile<'named'>, personId: Id) =>
  file.named.some(n => n.personId === personId && n.why !== 'breakGlass' && !n.untilAt)
const nameRow = (personId: Id, moment: Moment) =>
  add('named', { id: moment.newId(), personId, why: 'named', at: moment.at, untilAt: null })
const count = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`

export const accessActs = {
  restrictCase: act({
    label: 'Restrict this case',
    stage: 'case',
    place: 'case',
    permission: 'restrict',
    about: 'case',
    onlyAdds: true,
    reads: ['named', 'restrictions'],
    offeredReads: ['restrictions'],
    from: whole,
    evenClosed: true,
    grave: true,
    guidance:
      'Only the officer in the case, you and the people you name will be able to open it. Others will not find it. Whoever may open it in an emergency needs its exact reference, and you are told of each attempt.',
    input: z.object({
      reason: longText('Why it must be restricted', {
        rows: 3,
        hint: 'For example, the defendant works for the force',
      }),
      people: records('Who else may open it', 'people', { optional: true }),
    }),
    recorded: ({ input }) =>
      input.people.length
        ? `Restricted the case, and named ${count(input.people.length)} who may open it`
        : 'Restricted the case',
    refuse: ({ file }) => (isRestricted(file) ? [{ message: 'This case is already restricted' }] : []),
    // Named first: once the restriction stands, only the named may write to the case.
    patch: ({ file, input, moment }) => [
      ...[...new Set([moment.actor.id, ...input.people])]
        .filter(id => !isNamed(file, id))
        .map(id => nameRow(id, moment)),
      add('restrictions', {
        id: moment.newId(),
        reason: input.reason,
        at: moment.at,
        byId: moment.actor.id,
        liftedAt: null,
        liftAskedAt: null,
        liftAskedById: null,
        liftReason: null,
      }),
    ],
    offered: ({ file }) => !isRestricted(file),
  }),
  askToLiftRestriction: act({
    label: 'Ask for the restriction to be lifted',
    next: () => 'Whoever else is named on the case and may restrict cases is told, and decides.',
    stage: 'case',
    place: 'case',
    permission: 'restrict',
    about: 'case',
    compares: ({ file }) => file.restrictions,
    reads: ['restrictions'],
    offeredReads: ['restrictions'],
    from: whole,
    evenClosed: true,
    guidance:
      'Somebody else who is named on the case and may restrict cases decides. If nobody is, name them on the case first.',
    input: z.object({ reason: longText('Why it need not be restricted any more', { rows: 3 }) }),
    recorded: ({ input }) => `Asked for the restriction to be lifted: ${input.reason}`,
    refuse: ({ file }) => [
      ...(isRestricted(file) ? [] : [{ message: 'This case is not restricted' }]),
      ...(lifting(file) ? [{ message: 'Lifting it has been asked for already' }] : []),
    ],
    patch: ({ file, input, moment }) =>
      standingRestrictions(file).map(r =>
        set('restrictions', r.id, {
          liftAskedAt: moment.at,
          liftAskedById: moment.actor.id,
          liftReason: input.reason,
        }),
      ),
    tells: ({ moment }) => [{ kind: 'liftingAsked', to: { may: 'restrict', except: [moment.actor.id] } }],
    offered: ({ file }) => isRestricted(file) && !lifting(file),
  }),
  liftRestriction: act({
    label: 'Lift the restriction',
    stage: 'case',
    place: 'case',
    permission: 'restrict',
    about: 'case',
    compares: ({ file }) => file.restrictions,
    reads: ['restrictions'],
    offeredReads: ['restrictions'],
    from: whole,
    evenClosed: true,
    grave: true,
    guidance: 'Everyone whose role and team let them see such a case will be able to open it again.',
    input: z.object({ reason: longText('Why you agree', { rows: 3 }) }),
    recorded: 'Lifted the restriction',
    refuse: ({ file, moment }) => notBySecond(file, moment),
    aside: ({ file }) => [{ title: 'Why it was asked for', lines: [lifting(file)?.liftReason ?? 'It was not'] }],
    patch: ({ file, moment }) =>
      standingRestrictions(file).map(r => set('restrictions', r.id, { liftedAt: moment.at })),
    offered: ({ file }) => lifting(file) !== undefined,
  }),
  keepRestriction: act({
    label: 'Keep the restriction',
    stage: 'case',
    place: 'case',
    permission: 'restrict',
    about: 'case',
    compares: ({ file }) => file.restrictions,
    reads: ['restrictions'],
    offeredReads: ['restrictions'],
    from: whole,
    evenClosed: true,
    input: z.object({ reason: longText('Why it stays', { rows: 3 }) }),
    recorded: ({ input }) => `Kept the restriction: ${input.reason}`,
    refuse: ({ file }) => (lifting(file) ? [] : [{ message: 'Nobody has asked for it to be lifted' }]),
    patch: ({ file }) =>
      standingRestrictions(file).map(r =>
        set('restrictions', r.id, { liftAskedAt: null, liftAskedById: null, liftReason: null }),
      ),
    offered: ({ file }) => lifting(file) !== undefined,
  }),
  nameOnCase: act({
    label: 'Name someone on this case',
    stage: 'case',
    place: 'case',
    permission: 'allocate',
    about: 'case',
    onlyAdds: true,
    reads: ['named'],
    from: whole,
    evenClosed: true,
    guidance: 'A named person may do on this case what their role allows on a case of their own, whatever their team.',
    input: z.object({
      personId: record('Person', 'people'),
      reason: longText('Why they are named', { rows: 2 }),
    }),
    recorded: 'Named someone on the case',
    refuse: ({ file, input }) =>
      isNamed(file, input.personId) || file.case.officerId === input.personId
        ? [{ field: 'personId', message: 'This person is on the case already' }]
        : [],
    patch: ({ input, moment }) => [nameRow(input.personId, moment)],
  }),
  removeFromCase: act({
    label: 'Remove someone from this case',
    stage: 'case',
    place: 'case',
    permission: 'allocate',
    about: 'case',
    compares: ({ file }) => file.named.filter(n => n.why !== 'breakGlass'),
    reads: ['named', 'restrictions'],
    offeredReads: ['named'],
    from: whole,
    evenClosed: true,
    input: z.object({
      personId: record('Person', 'people', { hint: 'Someone who was named on this case' }),
      reason: longText('Why they are removed', { rows: 2 }),
    }),
    recorded: 'Removed someone from the case',
    refuse: ({ file, input, moment }) => [
      ...(isNamed(file, input.personId)
        ? []
        : [{ field: 'personId', message: 'This person is not named on the case' }]),
      ...(isRestricted(file) && input.personId === moment.actor.id
        ? [
            {
              field: 'personId',
              message: 'You cannot remove yourself while the case is restricted. Ask another named person',
            },
          ]
        : []),
    ],
    patch: ({ file, input, moment }) =>
      file.named
        .filter(n => n.personId === input.personId && n.why !== 'breakGlass' && !n.untilAt)
        .map(n => set('named', n.id, { untilAt: moment.at })),
    offered: ({ file }) => file.named.some(n => n.why !== 'breakGlass' && !n.untilAt),
  }),
  breakGlass: act({
    label: 'Open this restricted case',
    stage: 'case',
    place: 'restricted',
    permission: 'breakGlass',
    about: 'case',
    onlyAdds: true,
    reads: ['restrictions'],
    from: whole,
    evenClosed: true,
    opensLocked: true,
    grave: true,
    guidance: `You will be able to open it for ${breakGlassHours} hours. Your reason is kept in the record, and the stalking coordinator is told.`,
    next: () => 'The stalking coordinator is told at once, with your reason.',
    input: z.object({
      reason: longText('Why you need to open it now', {
        rows: 4,
        hint: 'Say what you have been asked to do and who is at risk',
      }),
    }),
    recorded: ({ moment }) =>
      `Opened the restricted case by break-glass, until ${longMoment(hoursAfter(moment.at, breakGlassHours))}`,
    patch: ({ moment }) => [
      add('named', {
        id: moment.newId(),
        personId: moment.actor.id,
        why: 'breakGlass',
        at: moment.at,
        untilAt: hoursAfter(moment.at, breakGlassHours),
      }),
    ],
    tells: () => [{ kind: 'emergencyOpening', to: { role: 'coordinator', evenClosed: true } }],
    // Offered on the page of a case that is closed to the actor, and nowhere else.
    offered: () => false,
  }),
}
