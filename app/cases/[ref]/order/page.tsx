import type { Metadata } from 'next'
import { isInForce } from '../../../../lib/case/views/orders.ts'
import { clocksOf } from '../../../../lib/law/clocks/clocks.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { ActLinks } from '../act-links.tsx'
import { HeldServices } from '../held.tsx'
import { Moved } from '../moved.tsx'
import { notHere } from '../not-here.ts'
import { LegalQuestions } from './legal-questions.tsx'
import { OrderSection } from './order-section.tsx'
import { Proposals } from './proposals.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Order – ${(await params).ref}` }
}

/** Every order of the case as it was sealed: in force, served, at odds with the Act, and what may be done. */
export default async function OrderPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'the order' }, (tx, f) =>
    namesOf(tx, [
      ...f.orders.map(o => o.ownerId),
      ...f.services.map(s => s.byId),
      ...f.correctionProposals.map(p => p.byId),
      ...f.legalQuestions.flatMap(q => [q.raisedById, q.answeredById]),
    ]),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const orders = [...file.orders].sort(
    (a, b) => Number(isInForce(b, file, today)) - Number(isInForce(a, file, today)) || b.madeOn.localeCompare(a.madeOn),
  )
  const clocks = clocksOf(file, today, at)
  return (
    <ScriptFree>
      <PageTitle>{orders.length > 1 ? 'Orders' : 'Order'}</PageTitle>
      {orders.length === 0 && (
        <p className="govuk-body app-empty">
          No order has been made.{' '}
          <a className="govuk-link" href={casePath(ref, '/court')}>
            When the court makes one, record it on the court page
          </a>
        </p>
      )}
      <Moved file={file} today={today} />
      <LegalQuestions order={null} seen={{ file, actor, today, at, names }} />
      <Proposals orderId={null} seen={{ file, actor, today, at, names }} />
      <HeldServices seen={{ file, actor, today, at }} />
      {orders.map(order => (
        <OrderSection key={order.id} order={order} clocks={clocks} seen={{ file, actor, today, at, names }} />
      ))}
      <ActLinks file={file} actor={actor} today={today} at={at} place="order" as="links" />
    </ScriptFree>
  )
}
