import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { factsOf } from '../../../lib/acts/act/decide.ts'
import { can, mayEver } from '../../../lib/case/policy.ts'
import { conditionKinds } from '../../../lib/case/reference/statute.ts'
import { longDate, longMoment } from '../../../lib/case/time/calendar.ts'
import { notFinalWords } from '../../../lib/case/views/proposals.ts'
import { casePath, doorBreachPath } from '../../../lib/site/addresses.ts'
import { type DoorCard, doorCard } from '../../../lib/views/at-the-door.ts'
import { type RegisterEntry, registerEntry } from '../../../lib/work/lists/register.ts'
import { currentActor, requireAnyPermission } from '../../../lib/work/sign-in/actor.ts'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StatusStrip } from '../../ui/status-strip.tsx'

type Props = { params: Promise<{ ref: string[] }> }
const refOf = (parts: string[]) => parts.join('/')

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Door card ${refOf((await params).ref)}` }
}

/**
 * The door card: one order for the officer who meets the defendant. Who, whether it holds today, what it says and what to do,
 * on a phone and on paper; whom to ring and how to contact the protected person, on screen alone.
 */
export default async function DoorCardPage({ params }: Props) {
  const actor = await currentActor()
  requireAnyPermission(actor, ['seeRegister', 'takeCalls'])
  const entry = await registerEntry(actor, refOf((await params).ref))
  if (!entry) notFound()
  const card = doorCard(entry.order, entry.file, entry.today)
  const facts = factsOf(entry.file, entry.at)
  return (
    <article className="app-door-card">
      {mayEver(actor, 'seeRegister') ? (
        <BackLink href="/register" text="Register" />
      ) : (
        <BackLink href="/register/calls" text="Take a call" />
      )}
      <DoneBanner path="/register" />
      <PageTitle caption={`Door card. ${card.title} ${entry.order.ref}`}>{card.defendant}</PageTitle>
      <StatusStrip
        items={[
          {
            label: 'In force today?',
            value: card.inForce ? 'Yes, in force' : 'No, not in force',
            note: card.standing,
            isUrgent: !card.inForce,
          },
          {
            label: 'Served?',
            value: servedWords[card.served],
            note: card.service,
            isUrgent: card.inForce && card.served !== 'served',
          },
        ]}
      />
      {card.isDraft && (
        <p className="govuk-inset-text">
          <strong>{notFinalWords}</strong>
        </p>
      )}
      {mayEver(actor, 'recordBreachAtDoor') && <Button href={doorBreachPath(entry.order.ref)} text="Record a breach" />}
      <div className="app-door-card__columns">
        <div>
          <Conditions card={card} />
          <OnScreen entry={entry} />
        </div>
        <div>
          {card.steps.map(step => (
            <section key={step.title} className="app-door-step">
              <h2 className="govuk-heading-m">{step.title}</h2>
              <ul className="govuk-list govuk-list--bullet">
                {step.lines.map(line => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              {step.source && <p className="govuk-body-s">{step.source}</p>}
            </section>
          ))}
          <Who card={card} entry={entry} />
        </div>
      </div>
      {can(actor, 'viewCase', facts) && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={casePath(entry.file.case.ref)}>
            Open case {entry.file.case.ref}
          </a>
        </p>
      )}
      <p className="govuk-body-s">
        As it stood on {longMoment(entry.at)}. The sealed order is what counts: if this door card differs from it,
        follow the sealed order.
      </p>
    </article>
  )
}

const servedWords: Record<DoorCard['served'], string> = {
  served: 'Yes, served',
  termsNotServed: 'Not as it now stands',
  notServed: 'No, not served',
}

function Conditions({ card }: { card: DoorCard }) {
  return (
    <section aria-labelledby="conditions">
      <h2 className="govuk-heading-m" id="conditions">
        Conditions
      </h2>
      {card.conditions.length === 0 && <p className="govuk-body">No condition applies today.</p>}
      <ol className="govuk-list app-door-conditions">
        {card.conditions.map(c => (
          <li key={c.id}>
            <strong>Condition {c.number}</strong>
            <span className="app-words app-door-conditions__text">{c.text}</span>
            <span className="app-under">
              {[
                conditionKinds[c.kind].label,
                c.locality && `Only in ${c.locality}`,
                c.lastDay && `Until the end of ${longDate(c.lastDay)}`,
              ]
                .filter(Boolean)
                .join('. ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Whom to ring and how to contact the protected person: drawn on screen, and on no paper. */
function OnScreen({ entry }: { entry: RegisterEntry }) {
  const { owner, ownerPhone } = entry
  return (
    <section className="app-no-print" aria-labelledby="on-screen">
      <h2 className="govuk-heading-m" id="on-screen">
        Who to ring, and safe contact
      </h2>
      <p className="govuk-body">
        {owner
          ? `${owner} answers for this order. `
          : 'Nobody answers for this order yet. Ask the stalking coordinator.'}
        {ownerPhone ? (
          <a className="govuk-link app-nowrap" href={`tel:${ownerPhone.replace(/[^\d+]/g, '')}`}>
            {ownerPhone}
          </a>
        ) : (
          owner && 'No phone number is recorded.'
        )}
      </p>
      {entry.contact.map(contact => (
        <InsetText key={contact.title}>
          <strong>{contact.title}</strong>
          <ul className="govuk-list govuk-!-margin-bottom-0">
            {contact.lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </InsetText>
      ))}
      <p className="govuk-body-s">This part is on screen only. It is not printed, and the browser does not keep it.</p>
    </section>
  )
}

function Who({ card, entry }: { card: DoorCard; entry: RegisterEntry }) {
  return (
    <section aria-labelledby="who">
      <h2 className="govuk-heading-m" id="who">
        Who this is about
      </h2>
      <SummaryList
        rows={[
          { key: 'Defendant', value: card.defendant },
          { key: 'Other names', value: card.aliases.join(', ') || 'None known' },
          { key: 'Born', value: card.bornOn ? longDate(card.bornOn) : 'Not known' },
          { key: 'Home address', value: card.homeAddress ?? 'Not known' },
          { key: 'Made', value: `${longDate(entry.order.madeOn)}, ${entry.order.court}` },
          { key: 'Who answers for it', value: entry.owner ?? 'Nobody yet. Ask the stalking coordinator' },
          { key: 'Team', value: entry.team ?? 'Not known' },
        ]}
      />
    </section>
  )
}
