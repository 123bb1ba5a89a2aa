import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formerLines } from '../../../../../lib/acts/correct/listing.ts'
import { addressKinds } from '../../../../../lib/case/reference/codes/people.ts'
import { longMoment } from '../../../../../lib/case/time/calendar.ts'
import { formerOf } from '../../../../../lib/case/views/former-values.ts'
import { casePath } from '../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { ActLinks } from '../../act-links.tsx'
import { FormerValues } from '../../corrections/former-values.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Confidential addresses – ${(await params).ref}` }
}

/** Addresses that the defendant must not learn. Only for those who may see them; each look is recorded. */
export default async function VaultPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase(
    {
      actor,
      ref,
      what: 'the confidential addresses',
      only: ['confidentialAddresses', 'formerVersions'],
      permission: 'viewVault',
    },
    (tx, file) =>
      namesOf(
        tx,
        file.formerVersions.map(v => v.byId),
      ),
  )
  if (!view) notFound()
  const { file, today, at, also: names } = view
  const back = casePath(ref, '/people/vault')
  const props = { file, actor, today, at, back }
  return (
    <ScriptFree>
      <BackLink href={casePath(ref, '/people')} text="People" />
      <PageTitle>Confidential addresses</PageTitle>
      <WarningText text="The defendant must not learn these. Your look at this page has been recorded." />
      {file.protectedPersons
        .filter(p => !p.removedAt)
        .map(p => {
          const addresses = file.confidentialAddresses.filter(a => a.personId === p.id)
          return (
            <section key={p.id} aria-labelledby={`person-${p.id}`}>
              <h2 className="govuk-heading-m" id={`person-${p.id}`}>
                {p.givenNames} {p.familyName}
              </h2>
              {addresses.length === 0 && <p className="govuk-body">No confidential address is kept.</p>}
              {addresses.map(a => (
                <div key={a.id}>
                  <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
                    {addressKinds[a.kind as keyof typeof addressKinds]?.label ?? a.kind}{' '}
                    {a.releasedAt && <Tag text="No longer secret" classes="govuk-tag--grey" />}
                  </h3>
                  <p className="govuk-body app-spoken">
                    {a.address}
                    {a.postcode && `\n${a.postcode}`}
                  </p>
                  <FormerValues
                    lines={formerLines('confidentialAddresses', a, formerOf(file, 'confidentialAddresses', a.id))}
                    names={names}
                  />
                  {a.releasedAt && <p className="govuk-body-s">Released on {longMoment(a.releasedAt)}</p>}
                  <ActLinks
                    {...props}
                    place="people/vault-address"
                    record={a}
                    as="links"
                    of={`for ${p.givenNames} ${p.familyName}`}
                  />
                </div>
              ))}
              <ActLinks {...props} place="people/vault" record={p} of={`for ${p.givenNames} ${p.familyName}`} />
            </section>
          )
        })}
    </ScriptFree>
  )
}
