import { startingMarkers } from '../case/reference/marker-kinds.ts'
import { addDays, withinYearsBeginning } from '../case/time/calendar.ts'
import { isInForce } from '../case/views/orders.ts'
import { type Crew, full, holdHearing } from './steps.ts'
import { application, last, latestOrder, type Story } from './telling.ts'

/** What happens to an order in most cases: made, served, notified, checked. */

export async function interimMade(s: Story, c: Crew, on: string, lastDay: string) {
  await holdHearing(s, c, on)
  await s.tell(
    c.civil,
    `${on} 14:00`,
    'recordOrderMade',
    { madeOn: on, termKind: 'fixed', lastDay, ownerId: c.officer.id },
    application('interim'),
  )
}
export async function fullMade(
  s: Story,
  c: Crew,
  on: string,
  term: { years?: number; untilFurther?: boolean; lastDay?: string } = {},
) {
  await holdHearing(s, c, on)
  await s.tell(
    c.civil,
    `${on} 14:30`,
    'recordOrderMade',
    {
      madeOn: on,
      termKind: term.untilFurther ? 'untilFurtherOrder' : 'fixed',
      lastDay: term.untilFurther ? '' : (term.lastDay ?? withinYearsBeginning(on, term.years ?? 2)),
      ownerId: c.officer.id,
    },
    application('main'),
  )
}
export async function serve(
  s: Story,
  c: Crew,
  when: string,
  kind: 'full' | 'interim',
  place = 'Aldermere police station',
) {
  await s.tell(
    c.officer,
    when.includes(' ') ? when : `${when} 17:00`,
    'recordServiceAttempt',
    {
      attemptedAt: at(when.includes(' ') ? when : `${when} 16:30`),
      method: 'inPerson',
      served: 'yes',
      server: c.officer.name,
      place,
      explained: 'yes',
      cardGiven: 'yes',
      certificateFiledOn: when.slice(0, 10),
    },
    latestOrder(kind),
  )
  if (kind === 'full') await enter(s, c, when)
}
/** The order as served, on every other system. */
async function enter(s: Story, c: Crew, when: string) {
  const moment = when.includes(' ') ? when : `${when} 17:00`
  for (const [n, { id }] of startingMarkers.entries())
    await s.tell(
      c.civil,
      moment,
      'recordMarker',
      { kindId: id, action: 'entered', doneAt: at(moment), reference: `E${n + 1}/${s.ref.slice(-5)}`, saysAll: 'yes' },
      latestOrder('full'),
    )
}
const at = (when: string) => when.replace(' ', 'T')

export const notify = (s: Story, c: Crew, on: string, kind: 'full' | 'interim', values: Record<string, unknown> = {}) =>
  s.tell(
    c.officer,
    `${on} 15:00`,
    'recordNotification',
    f => ({
      kind: 'initial',
      givenOn: on,
      method: 'inPerson',
      station: 'Aldermere police station',
      takenBy: c.officer.name,
      names: [full(f.defendants[0])],
      otherNamesAsked: 'yes',
      addressKind: 'home',
      homeAddress: f.defendants[0]?.homeAddress ?? 'Flat 4, Weir Court, Aldermere',
      acknowledgement: `ACK/${s.ref.slice(-5)}`,
      ...values,
    }),
    latestOrder(kind),
  )
/** The plan for each condition, and checks that found it kept. */
export async function tellChecks(s: Story, c: Crew, from: string, days: readonly string[]) {
  const file = await s.read()
  const order = last(file.orders)
  const standing = file.orderConditions.filter(x => x.orderId === order?.id && x.toVersion === null)
  for (const k of standing)
    await s.tell(
      c.compliance,
      `${from} 09:00`,
      'planCheck',
      { checkerId: c.compliance.id, method: 'visit', everyDays: 28, nextOn: addDays(from, 14) },
      () => k,
    )
  for (const day of days)
    for (const k of standing)
      await s.tell(
        c.compliance,
        `${day} 11:00`,
        'recordCheck',
        { result: 'complied', method: 'visit', found: '', checkedAt: '', nextOn: addDays(day, 28) },
        () => k,
      )
}
/** Brings the watch over a living order up to a day: what was due to be checked is checked, what was due to be told is told. */
export async function keptUp(s: Story, c: Crew, on: string) {
  const file = await s.read()
  for (const condition of file.orderConditions.filter(
    x => x.toVersion === null && x.nextCheckOn && x.nextCheckOn <= on,
  )) {
    const order = file.orders.find(o => o.id === condition.orderId)
    if (order && isInForce(order, file, on))
      await s.tell(
        c.compliance,
        `${on} 11:00`,
        'recordCheck',
        { result: 'complied', method: 'visit', found: '', checkedAt: '', nextOn: addDays(on, 28) },
        () => condition,
      )
  }
  await tellContacts(s, { ...c, officer: c.coordinator }, on)
}
/** Tells the protected person everything that is due, on a day. */
export async function tellContacts(s: Story, c: Crew, when: string) {
  const file = await s.read()
  for (const due of file.contacts.filter(x => !x.toldAt))
    await s.tell(
      c.officer,
      `${when} 20:00`,
      'recordContact',
      {
        toldAt: `${when}T18:00`,
        means: 'phone',
        note: 'Told what was decided and what happens next.',
      },
      () => due,
    )
}
