import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor, requirePermission } from '../../../../lib/casework/actor.ts'
import { registerEntry } from '../../../../lib/casework/register.ts'
import { doorBreachPath, doorCardPath } from '../../../../lib/spo/addresses.ts'
import { doorCard } from '../../../../lib/spo/at-the-door.ts'
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
      today={entry.today}
      here={doorBreachPath(ref)}
      home={doorCardPath(ref)}
      caption={`${card.defendant}, ${ref}`}
    />
  )
}
