import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import { courtRefusals } from '../../case/reference/codes/court.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { warnOfEnding } from '../../law/rules/questions.ts'
import { act } from '../act/act.ts'
import { askAboutWarnings } from '../decision/legal-questions.ts'
import { choice, date, longText } from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'
import { kindOf, lastHearingDay, notAfterToday, notBeforeLodged } from './court-checks.ts'
import { hearingActs } from './hearings.ts'
import { lodgingActs } from './lodging.ts'
import { determinedPatch, interimOrdersEnding } from './outcomes.ts'

const atCourt = applicationsThat(s => s.atCourt)
const outcomeInput = z.object({
  determinedOn: date('Date of the court’s decision'),
  courtRefusal: choice('Court’s main reason', courtRefusals),
  outcomeReason: longText('What the court said', { rows: 4, hint: 'As recorded in court' }),
})

/** Whether withdrawal decides a main application is not clear, so neither is whether its interim order ends. */
const ifWithdrawn = (file: CaseFile, a: Application, on: CalendarDate): Refusal[] =>
  a.kind === 'main'
    ? refusalsOf(
        {
          ...file,
          orders: interimOrdersEnding(file, a, on),
          applications: file.applications.map(x =>
            x.id === a.id ? { ...x, status: 'withdrawn', determinedOn: on } : x,
          ),
        },
        on,
        ['V48'],
        'warn',
      )
    : []

export const courtActs = {
  ...lodgingActs,
  ...hearingActs,
  refuseAtCourt: act({
    label: 'Record that the court refused',
    stage: 'court',
    place: 'court',
    rank: 1,
    permission: 'court',
    about: 'applications',
    reads: ['hearings', 'orderVersions', 'orders', 'protectedPersons'],
    from: atCourt,
    to: 'refusedByCourt',
    grave: true,
    input: outcomeInput,
    offered: ({ record }) => record.kind !== 'appeal',
    guidance:
      'The refusal stays on the record whatever follows. Refusing the interim order leaves the main application alive.',
    recorded: ({ record, input }) =>
      `Refused by the court: ${kindOf(record)}, on ${longDate(input.determinedOn)}. ${courtRefusals[input.courtRefusal].label}`,
    refuse: ({ file, record, input, moment }) => [
      ...notAfterToday('determinedOn', 'Date of the decision', input.determinedOn, moment),
      ...notBeforeLodged(file, 'determinedOn', 'Date of the decision', input.determinedOn, record),
      ...(record.kind === 'appeal' ? [{ message: 'Record an appeal’s result as allowed or dismissed' }] : []),
    ],
    warn: ({ file, record, input }) =>
      record.kind === 'main'
        ? interimOrdersEnding(file, record, input.determinedOn).map(o => warnOfEnding(o.ref, input.determinedOn))
        : [],
    patch: ({ file, record, input, moment }) => [
      ...determinedPatch(file, record, input.determinedOn, input.outcomeReason),
      set('applications', record.id, { courtRefusal: input.courtRefusal }),
      ...dueContacts(file, moment, 'outcome', { on: input.determinedOn }),
    ],
    prefill: ({ file, record, today }) => ({ determinedOn: lastHearingDay(file, record, today) }),
  }),
  withdrawApplication: act({
    label: 'Record that the application was withdrawn',
    stage: 'court',
    place: 'court/beside',
    permission: 'court',
    about: 'applications',
    from: atCourt,
    to: 'withdrawn',
    grave: true,
    input: z.object({
      determinedOn: date('Date withdrawn'),
      outcomeReason: longText('Why it was withdrawn', { rows: 3 }),
    }),
    recorded: ({ record, input }) => `Withdrawn: ${kindOf(record)}, on ${longDate(input.determinedOn)}`,
    refuse: ({ file, record, input, moment }) => [
      ...notAfterToday('determinedOn', 'Date withdrawn', input.determinedOn, moment),
      ...notBeforeLodged(file, 'determinedOn', 'Date withdrawn', input.determinedOn, record),
    ],
    warn: ({ file, record, input }) => ifWithdrawn(file, record, input.determinedOn),
    patch: ({ file, record, input, moment }) => [
      ...determinedPatch(file, record, input.determinedOn, input.outcomeReason),
      ...dueContacts(file, moment, 'outcome', { on: input.determinedOn }),
      ...interimOrdersEnding(file, record, input.determinedOn)
        .slice(0, 1)
        .flatMap(o => askAboutWarnings(file, moment, o.id, ifWithdrawn(file, record, input.determinedOn))),
    ],
  }),
}
