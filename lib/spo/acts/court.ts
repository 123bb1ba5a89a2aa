import { z } from 'zod'
import { longDate } from '../calendar.ts'
import { courtRefusals } from '../codes.ts'
import { choice, date, longText } from '../fields.ts'
import { applicationsThat } from '../status.ts'
import { act, set } from './act.ts'
import { kindOf, lastHearingDay, notAfterToday, notBeforeLodged } from './court-checks.ts'
import { hearingActs } from './hearings.ts'
import { lodgingActs } from './lodging.ts'
import { dueContacts } from './milestones.ts'
import { determined, interimOrdersEnding } from './outcomes.ts'

const atCourt = applicationsThat(s => s.atCourt)
const outcomeInput = z.object({
  determinedOn: date('Date of the court’s decision'),
  courtRefusal: choice('Court’s main reason', courtRefusals),
  outcomeReason: longText('What the court said', { rows: 4, hint: 'As recorded in court' }),
})

export const courtActs = {
  ...lodgingActs,
  ...hearingActs,
  refuseAtCourt: act({
    label: 'Record that the court refused',
    stage: 'court',
    permission: 'court',
    about: 'applications',
    from: atCourt,
    to: 'refusedByCourt',
    grave: true,
    input: outcomeInput,
    offered: ({ record }) => record.kind !== 'appeal',
    guidance:
      'The refusal stays on the record whatever follows. Refusing the interim order leaves the main application alive.',
    recorded: ({ record, input }) =>
      `Refused by the court: ${kindOf(record)}, on ${longDate(input.determinedOn)}. ${courtRefusals[input.courtRefusal].label}`,
    refuse: ({ record, input, moment }) => [
      ...notAfterToday('determinedOn', 'Date of the decision', input.determinedOn, moment),
      ...notBeforeLodged('determinedOn', 'Date of the decision', input.determinedOn, record),
      ...(record.kind === 'appeal' ? [{ message: 'Record an appeal’s result as allowed or dismissed' }] : []),
    ],
    warn: ({ file, record, input }) =>
      record.kind === 'main'
        ? interimOrdersEnding(file, record, input.determinedOn).map(o => ({
            message: `Interim order ${o.ref} ends on ${longDate(input.determinedOn)} with this decision. The protected person has no order from then.`,
            rule: 'V44',
            source: 'SPA 2019 s.5(6)(b)',
          }))
        : [],
    patch: ({ file, record, input, moment }) => [
      ...determined(file, record, input.determinedOn, input.outcomeReason),
      set('applications', record.id, { courtRefusal: input.courtRefusal }),
      ...dueContacts(file, moment, 'outcome'),
    ],
    prefill: ({ file, record, today }) => ({ determinedOn: lastHearingDay(file, record, today) }),
  }),
  withdrawApplication: act({
    label: 'Record that the application was withdrawn',
    stage: 'court',
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
    refuse: ({ record, input, moment }) => [
      ...notAfterToday('determinedOn', 'Date withdrawn', input.determinedOn, moment),
      ...notBeforeLodged('determinedOn', 'Date withdrawn', input.determinedOn, record),
    ],
    warn: ({ file, record, input }) =>
      record.kind === 'main' && interimOrdersEnding(file, record, input.determinedOn).length
        ? [
            {
              message:
                'The interim order is recorded as ended with this. Whether withdrawing decides the main application is unclear: ask legal services.',
              rule: 'V48',
              source: 'SPA 2019 s.5(6)(b)',
            },
          ]
        : [],
    patch: ({ file, record, input, moment }) => [
      ...determined(file, record, input.determinedOn, input.outcomeReason),
      ...dueContacts(file, moment, 'outcome'),
    ],
  }),
}
