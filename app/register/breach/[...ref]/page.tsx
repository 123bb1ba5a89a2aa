import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { doorBreachPath, doorCardPath } from '../../../../lib/site/addresses.ts'
import { doorCard } from '../../../../lib/views/at-the-door.ts'
import { registerEntry } from '../../../../lib/work/lists/register.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { BreachForm } from '../breach-form.tsx'

export const metadata: Metadata = { title: 'Record a breach from the door card' }

/** A breach of an order on the register, recorded by any officer of the force. */
export default async function BreachAtDoor({ params }: { params: Promise<{ ref: string[] }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'recordBreachAtDoor')
  const ref = (await params).ref.join('/')
  const entry = await registerEntry(actor, ref)
  if (!entry) notFound()
  const card = doorCard(entry.order, entry.file, entry.today)
  return (
    <BreachForm
      actor={actor}
      door={ref}
      conditions={card.conditions.map(c => ({ value: c.id, label: `Condition ${c.number}`, hint: c.text }))}
      at={entry.at}
      here={doorBreachPath(ref)}
      home={doorCardPath(ref)}
      caption={`${card.defendant}, ${ref}`}
    />
  )
}
