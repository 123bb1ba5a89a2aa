import { z } from 'zod'
import { add } from '../../case/patch.ts'
import { custodyKinds, whereaboutsPlaces } from '../../case/reference/codes/people.ts'
import { longDate } from '../../case/time/calendar.ts'
import { ordersInForce } from '../../case/views/orders.ts'
import { whereaboutsInWords, whereaboutsOn } from '../../case/views/whereabouts.ts'
import { actPath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import { addressDuties } from '../compliance/address-duties.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { choice, date, optionalChoice, optionalDate, optionalLongText, optionalText, text } from '../form/fields.ts'

const yesOrNo = { yes: { label: 'Yes' }, no: { label: 'No' } } as const

/** Where the defendant is. An order goes on through prison and after it; the Act has no clock of a release. */
export const whereaboutsActs = {
  recordWhereabouts: act({
    label: 'Record where the defendant is',
    stage: 'case',
    place: 'people/whereabouts',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['applications', 'changes', 'defendants', 'orderVersions', 'orders', 'whereabouts'],
    from: open,
    guidance:
      'It holds until the next record. In custody the order goes on: visits pause, the prison’s records are checked in their place, and release is foreseen 60, 14 and 2 days ahead.',
    aside: ({ file, today }) => {
      const now = whereaboutsOn(file, today)
      return now ? [{ title: 'As recorded now', lines: [whereaboutsInWords(now)] }] : []
    },
    input: z.object({
      place: choice('Where the defendant is', whereaboutsPlaces),
      custody: optionalChoice('Why in custody', custodyKinds, {
        when: { field: 'place', is: 'custody' },
        needed: true,
      }),
      fromOn: date('From which day'),
      expectedRelease: optionalDate('Expected release or end', {
        hint: 'The earliest day on which the defendant may be out. Leave blank if it is not known',
      }),
      detail: optionalText('Which prison, hospital or place', { max: 300, withheld: true }),
      toldBy: text('Who said so', { hint: 'Name and organisation', max: 300 }),
      homeChanged: optionalChoice('Is the home address another than before?', yesOrNo, {
        hint: 'If it is, the three days in which the defendant must notify start on that day. SPA 2019 s.9(4)',
      }),
      note: optionalLongText('Note', { rows: 3, max: 2000, withheld: true }),
    }),
    recorded: ({ input }) =>
      `${whereaboutsPlaces[input.place].label}${input.place === 'custody' && input.custody ? `, ${custodyKinds[input.custody].label.toLowerCase()},` : ''} from ${longDate(input.fromOn)}${input.expectedRelease ? `, expected to ${longDate(input.expectedRelease)}` : ''}${input.homeChanged === 'yes' ? '. The home address changed' : ''}`,
    refuse: ({ file, input, moment: m }) => [
      ...notAfterToday('fromOn', 'From which day', input.fromOn, m),
      ...(input.place === 'custody' && !input.custody
        ? [{ field: 'custody', message: 'Select why the defendant is in custody' }]
        : []),
      ...(input.expectedRelease && input.expectedRelease < input.fromOn
        ? [{ field: 'expectedRelease', message: `Expected release must be on or after ${longDate(input.fromOn)}` }]
        : []),
      ...file.whereabouts
        .filter(w => w.place === input.place && w.fromOn === input.fromOn)
        .slice(0, 1)
        .map(w => ({
          field: 'fromOn',
          message: 'This is recorded already. Correct that record if something of it is wrong',
          href: actPath(file.case.ref, 'correctWhereabouts', w.id),
        })),
    ],
    warn: ({ file, input }) => {
      const before = whereaboutsOn(file, input.fromOn)
      return before?.place === 'custody' &&
        input.place !== 'custody' &&
        !input.homeChanged &&
        ordersInForce(file, input.fromOn).length
        ? [
            {
              field: 'homeChanged',
              message:
                'The defendant is released while an order is in force. If the home address is another than before, the defendant must notify it within 3 days: say whether it is.',
              source: 'SPA 2019 s.9(4)',
            },
          ]
        : []
    },
    patch: ({ file, input: { homeChanged, ...where }, moment: m }) => [
      add('whereabouts', {
        id: m.newId(),
        ...where,
        custody: where.place === 'custody' ? where.custody : null,
        at: m.at,
        byId: m.actor.id,
      }),
      ...(homeChanged === 'yes' ? addressDuties(file, where.fromOn, 'Home address changed, as told', m) : []),
    ],
  }),
} as const
