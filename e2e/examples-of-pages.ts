import type { Connection } from '../db/client.ts'
import type { EveryActName } from '../lib/acts/index.ts'
import type { Actor } from '../lib/case/policy.ts'
import { cast, forces } from '../lib/demo/cast.ts'
import {
  casePath,
  courtOrderPath,
  courtUploadPath,
  doorBreachPath,
  doorCardPath,
  orderImportPath,
  pagePath,
  panelPath,
  peopleImportPath,
  queueTogetherPath,
  transferPath,
} from '../lib/site/addresses.ts'
import { readCourtFile } from '../lib/work/court-orders/read-court-orders.ts'
import { readOrders } from '../lib/work/order-imports/order-imports.ts'
import { readPeople } from '../lib/work/people/people-imports.ts'
import { performAsSeen } from '../lib/work/pipeline/as-seen.ts'
import { sourceOf } from './rules/exports/export-source.ts'

/** Of the pages that nothing in the demonstration leads to: what each is about, made in a copy of it, and its address. */
export async function examplesOfPages(owner: Connection, { db }: Connection): Promise<Record<string, string>> {
  const { sql } = owner
  const read = async (of: Promise<{ kind: 'read'; importId: string } | { kind: string; message?: string }>) => {
    const done = await of
    if (!('importId' in done)) throw new Error(done.message)
    return done.importId
  }
  const sent = (name: string, text: string) => ({ name, sha256: 'a'.repeat(64), source: sourceOf(text) })
  const act = async (actor: Actor, name: EveryActName, input: object, more: { ref?: string; on?: string } = {}) => {
    const done = await performAsSeen({ actor, act: name, input, db, ...more })
    if (done.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(done)}`)
    return done.created
  }
  const at = new Date().toISOString()
  const people = await read(
    readPeople(cast.okafor, sent('people.csv', 'Name,Email\nDC Ada Lisle,ada@new.example.org'), { at, db }),
  )
  const list = 'Surname,Forename,Order type,Court,Date made,Expiry date\nBrathwaite,Owen,Full,Aldermere,11/05/2026,'
  const orders = await read(readOrders(cast.calloway, sent('orders.csv', list), { at, db }))
  const letter =
    'IN THE FAMILY COURT AT ALDERMERE\nNON-MOLESTATION ORDER\nRespondent: Octavian Sloane\nOrder made on 12 November 2026'
  const upload = await read(readCourtFile(cast.calloway, sent('order.txt', letter), { at, db }))
  const whole = `${letter}\nCase No: ZZ26F00417\nApplicant: Imelda Quennell\nIt is ordered that the respondent:
1. must not contact Imelda Quennell;\nThis order shall remain in force until 11 November 2027.`
  const taken = await read(readCourtFile(cast.calloway, sent('whole-order.txt', whole), { at, db }))
  await act(cast.calloway, 'takeCourtUpload', { leaveOut: [] }, { on: taken })
  const [courtOrder] = await sql`select id from court_orders limit 1`
  await act(cast.calloway, 'planPanel', { heldOn: '2026-12-20', place: '', attendance: 'A. Adviser, probation' })
  const [panel] = await sql`select id from panels limit 1`
  const [neighbours] = await sql`
    select c.ref from cases c where c.force_id = ${forces.severnvale.id} and c.status = 'open' order by c.ref limit 1`
  const asks = { kind: 'other', basis: 'defendantThere', basisWhy: 'He lives there', contact: '101', parts: [] }
  const offer = { ...asks, toForceId: forces.marlshire.id, orderId: '', conditionIds: [], asked: 'Find him', dueOn: '' }
  await act(cast.prosser, 'offerTransfer', offer, { ref: String(neighbours?.ref) })
  const [transfer] = await sql`select id from transfers where to_force_id = ${forces.marlshire.id} order by id limit 1`
  const [draft] = await sql`
    select c.ref, a.number, d.id from applications a join cases c on c.id = a.case_id
      join draft_conditions d on d.application_id = a.id
    where a.status in ('draft', 'returned') and c.force_id = ${forces.marlshire.id} limit 1`
  const [order] = await sql`
    select o.ref from orders o where o.force_id = ${forces.marlshire.id} and o.ended_on is null and o.withdrawn_at is null
      and o.ref is not null and not exists (select 1 from restrictions r where r.case_id = o.case_id) order by o.ref limit 1`
  const [contact] = await sql`
    select c.ref, k.id from contacts k join cases c on c.id = k.case_id where c.force_id = ${forces.marlshire.id}
      and not exists (select 1 from restrictions r where r.case_id = c.id) order by c.ref, k.id limit 1`
  const ref = String(draft?.ref)
  const door = String(order?.ref)
  return {
    '/cases/[ref]/application/area': casePath(ref, '/application/area', { on: String(draft?.id) }),
    '/cases/[ref]/application/build': casePath(ref, '/application/build', { for: String(draft?.number) }),
    '/court-orders/[id]': courtOrderPath(String(courtOrder?.id)),
    '/court-orders/sent/[id]': courtUploadPath(upload),
    '/neighbours/[id]': transferPath(String(transfer?.id)),
    '/panels/[id]': panelPath(String(panel?.id)),
    '/people/imports/[id]': peopleImportPath(people),
    '/queues/[queue]/together': queueTogetherPath('contact', [`${contact?.ref} ${contact?.id}`]),
    '/register/[...ref]': doorCardPath(door),
    '/register/breach': pagePath('/register/breach', { q: door }),
    '/register/breach/[...ref]': doorBreachPath(door),
    '/register/imports/[id]': orderImportPath(orders),
  }
}
