import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import { statusesOf } from '../../case/reference/status.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { chronology, conditionsOf, interimOf, isLive, liveStatuses } from '../../case/views/applications.ts'
import { lastDecision } from '../../case/views/considered.ts'
import { refusalInWords, refusedBefore } from '../../case/views/refusals.ts'
import { interimInPast } from '../../drafting/interim-last-day.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { actPath, stagePath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import { longText } from '../form/fields.ts'
import { blankApplication } from './blank-application.ts'
import {
  conditionsTaken,
  type InterimParts,
  interimLastDay,
  interimParts,
  interimTakes,
  refuseInterimParts,
  takenFromFull,
} from './interim-parts.ts'

const hasLiveMain = (file: CaseFile<'applications'>) => file.applications.some(a => a.kind === 'main' && isLive(a))
export const hasLiveInterim = (file: CaseFile<'applications'>, main: Application) => {
  const half = interimOf(file, main)
  return half !== undefined && isLive(half)
}
/** Adds the actor to those who have written in the application, so that none of them reviews it, and says when. */
export const writtenBy = (
  a: Application,
  m: Pick<Moment, 'actor' | 'at'>,
): Pick<Application, 'writtenAt' | 'writtenByIds'> => ({
  writtenAt: m.at,
  writtenByIds: [...new Set([...a.writtenByIds, m.actor.id])],
})

/** Why no interim order may be asked for beside this application now. */
export const refuseInterim = (file: CaseFile<'applications'>, main: Application, today: CalendarDate): Refusal[] => [
  ...refusalsOf(
    { applications: [main, { id: 'started', kind: 'interim', mainId: main.id }] },
    today,
    ['V38'],
    'refuse',
    {
      about: 'started',
    },
  ),
  ...(hasLiveInterim(file, main)
    ? [{ message: 'An interim order is already being asked for', href: stagePath(file.case.ref, 'application') }]
    : []),
]
/** The interim application beside a full one, and the conditions that it takes. */
export const interimStarted = (
  file: CaseFile<'applications' | 'draftConditions'>,
  main: Application,
  { interimReason, interimLastDay, conditionIds }: InterimParts,
  moment: Moment,
): Patch => [
  add('applications', blankApplication(file, moment, 'interim', { mainId: main.id, interimReason, interimLastDay })),
  ...conditionsTaken(file, main, conditionIds),
]

/** What the forms of a new draft show as ticked: it is so from the start, and whoever drafts takes out what does not belong. */
function takenFromCase(file: CaseFile<'incidents' | 'protectedPersons'>): Partial<Application> {
  const standing = file.protectedPersons.filter(p => !p.removedAt)
  return {
    actsIncidentIds: chronology(file).map(i => i.id),
    riskToIds: standing.length === 1 ? standing.map(p => p.id) : [],
  }
}
export const startingActs = {
  startApplication: act({
    label: 'Start an application',
    follow: { button: 'Start it and write the first section', act: 'writeActs', pastSettled: true },
    stage: 'application',
    place: 'application',
    permission: 'draft',
    about: 'case',
    onlyAdds: true,
    reads: ['applications', 'decisions', 'incidents', 'protectedPersons', 'reviews'],
    offeredReads: ['applications'],
    from: open,
    guidance:
      'What is known from the incidents, the risk assessment and the decision is carried into the application: nothing is asked twice.',
    input: z.object({}),
    recorded: 'Application for a full order started',
    offered: ({ file }) => !hasLiveMain(file),
    refuse: ({ file }) =>
      hasLiveMain(file)
        ? [
            {
              message: 'This case already has an application that is not finished',
              href: stagePath(file.case.ref, 'application'),
            },
          ]
        : [],
    warn: ({ file }) => [
      ...refusedBefore(file, { id: '', kind: 'main' })
        .slice(0, 1)
        .map(r => ({
          message: `${refusalInWords(r)}. Apply again from there, so that the new application says so and takes over what was written`,
          source: 'Good practice',
          href: actPath(file.case.ref, 'startAfterRefusal', r.application.id),
        })),
      ...(lastDecision(file)?.decision === 'apply'
        ? []
        : [
            {
              message: 'The latest decision on this case is not to apply for an order',
              source: 'Good practice',
              href: actPath(file.case.ref, 'decideSpo'),
            },
          ]),
    ],
    patch: ({ file, moment }) => {
      const decision = lastDecision(file)
      return [
        add('applications', {
          ...blankApplication(file, moment, 'main', {}),
          ...takenFromCase(file),
          ...(decision?.decision === 'apply'
            ? {
                actsGrounds: decision.actsReason,
                riskGrounds: decision.riskReason,
                necessityGrounds: decision.necessityReason,
              }
            : {}),
        }),
      ]
    },
  }),

  startInterim: act({
    label: 'Ask for an interim order too',
    stage: 'application',
    place: 'application/beside',
    permission: 'draft',
    about: 'applications',
    compares: ({ file, record }) => conditionsOf(file, record).map(c => [c.id, c.inInterim]),
    reads: ['draftConditions', 'incidents'],
    from: liveStatuses,
    guidance:
      'An interim order protects until the full application is decided. The court may make one if it considers it appropriate. Only what is different from the full application is asked.',
    input: z.object(interimParts),
    recorded: 'Application for an interim order started',
    offered: ({ file, record }) => record.kind === 'main' && !hasLiveInterim(file, record),
    aside: takenFromFull,
    prefill: ({ file, record, today }) => ({
      interimLastDay: interimLastDay(today),
      conditionIds: interimTakes(file, record),
    }),
    refuse: ({ file, record, input, moment }) => [
      ...refuseInterim(file, record, moment.today),
      ...refuseInterimParts(file, record, input),
    ],
    warn: ({ input, moment }) => interimInPast(input.interimLastDay, moment.today),
    patch: ({ file, record, input, moment }) => interimStarted(file, record, input, moment),
  }),

  comment: act({
    label: 'Add to the conversation',
    stage: 'application',
    place: 'application/conversation',
    permission: 'converse',
    about: 'applications',
    onlyAdds: true,
    reads: [],
    from: statusesOf.applications,
    guidance: 'Advice and questions between the people working on this application. It is kept with the case.',
    input: z.object({ text: longText('Your comment', { rows: 5, max: 5000 }) }),
    recorded: 'Comment added to the application',
    patch: ({ record, input, moment }) => [
      add('comments', {
        id: moment.newId(),
        applicationId: record.id,
        text: input.text,
        at: moment.at,
        byId: moment.actor.id,
      }),
    ],
  }),
} as const
