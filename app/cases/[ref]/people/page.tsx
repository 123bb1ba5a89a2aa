import type { Metadata } from 'next'
import { Fragment } from 'react'
import { factsOf } from '../../../../lib/acts/act/decide.ts'
import { can } from '../../../../lib/case/policy.ts'
import { caseRoles, identifierKinds, supportViews } from '../../../../lib/case/reference/codes/people.ts'
import { belongings } from '../../../../lib/case/reference/import-codes.ts'
import { gateways } from '../../../../lib/case/reference/statute.ts'
import { ageOn, longDate } from '../../../../lib/case/time/calendar.ts'
import { relationshipInWords } from '../../../../lib/case/words/relationship.ts'
import { safeContactOf } from '../../../../lib/law/practice/safe-contact.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { KeyPaging } from '../../../ui/key-paging.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { TermLinks } from '../../../ui/term-link.tsx'
import { ActLinks } from '../act-links.tsx'
import { Moved } from '../moved.tsx'
import { notHere } from '../not-here.ts'
import { RecordLinks } from '../record-links.tsx'
import { WhereTheDefendantIs } from '../whereabouts.tsx'
import { OtherOrders } from './other-orders.tsx'
import { SafeContactRules } from './safe-contact-rules.tsx'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<{ names?: string }> }
/** An export brings hundreds of numbers and accounts to a case: so many stand on one page. */
const namesAtOnce = 25

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `People – ${(await params).ref}` }
}

/** The defendant, the protected persons with their safe-contact rules, what they are known by, and other orders. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const [{ ref }, asked] = await Promise.all([params, searchParams])
  const actor = await currentActor()
  const view = await viewCase(
    {
      actor,
      ref,
      what: 'the people',
      only: [
        'exhibits',
        'identifiers',
        'otherOrders',
        'moves',
        'whereabouts',
        'applications',
        'orders',
        'orderVersions',
        'orderConditions',
      ],
    },
    (tx, f) =>
      namesOf(
        tx,
        f.defendants.map(d => d.offenderManagerId),
      ),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const facts = factsOf(file, at)
  const back = casePath(ref, '/people')
  const props = { file, actor, today, at, back }
  const mayContact = can(actor, 'contactVictim', facts)
  const identifiers = file.identifiers.filter(i => !i.removedAt)
  const namesPage = Math.max(0, Number.parseInt(asked.names ?? '0', 10) || 0)
  const firstName = namesPage * namesAtOnce
  return (
    <ScriptFree>
      <PageTitle>People</PageTitle>
      <TermLinks of={['gateway', 'protectedPerson', 'safeContact']} />
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={casePath(ref, '/suspect')}>
          Where else the defendant is known
        </a>
      </p>
      <div className="app-abreast">
        <div>
          {file.defendants.map(d => (
            <section key={d.id} aria-labelledby="defendant">
              <h2 className="govuk-heading-m" id="defendant">
                Defendant: {d.givenNames} {d.familyName}
              </h2>
              <SummaryList
                classes="app-facts"
                rows={[
                  { key: 'Other names', value: d.aliases.join(', ') || 'None known' },
                  {
                    key: 'Date of birth',
                    value: d.bornOn ? `${longDate(d.bornOn)}, aged ${ageOn(d.bornOn, today)}` : 'Not known',
                  },
                  { key: 'Home address', value: d.homeAddress ?? (d.foundAt ? 'No fixed address' : 'Not known') },
                  d.foundAt !== null && { key: 'Can be found at', value: d.foundAt },
                  { key: 'Occupation', value: d.occupation ?? 'Not known' },
                  { key: 'Relationship', value: relationshipInWords(file.case) },
                  {
                    key: 'Sex offender notification',
                    value: d.isSexOffender
                      ? `Yes${d.sexOffenderFrom ? `, since ${longDate(d.sexOffenderFrom)}` : ''}${d.sexOffenderUntil ? `, until ${longDate(d.sexOffenderUntil)}` : ''}. SPA 2019 s.9 does not apply meanwhile`
                      : 'No',
                  },
                  d.isSexOffender && {
                    key: 'Reference in the offender database',
                    value: d.offenderReference ?? 'Not recorded',
                  },
                  d.isSexOffender && {
                    key: 'Offender manager',
                    value: (d.offenderManagerId && names.get(d.offenderManagerId)) || 'Not recorded',
                  },
                  {
                    key: 'Why this force may apply',
                    value: {
                      text: d.gateway ? (
                        <>
                          {gateways[d.gateway].label} <span className="app-under">{gateways[d.gateway].source}</span>
                          {d.gatewayGrounds && <p className="govuk-body-s app-spoken">{d.gatewayGrounds}</p>}
                        </>
                      ) : (
                        'Not answered'
                      ),
                    },
                  },
                ]}
              />
              <ActLinks {...props} place="people/defendant" record={d} as="links" />
              <WhereTheDefendantIs {...props} today={today} />
              <Moved file={file} today={today} />
              {file.moves.map(m => (
                <Fragment key={m.id}>
                  <ActLinks
                    {...props}
                    place="people/move"
                    record={m}
                    as="links"
                    of={`: move of ${longDate(m.movedOn)}`}
                  />
                  <RecordLinks {...props} kind="moves" record={m} of={`the move of ${longDate(m.movedOn)}`} />
                </Fragment>
              ))}
            </section>
          ))}
        </div>
        <div>
          <h2 className="govuk-heading-m">Protected persons</h2>
          {file.protectedPersons
            .filter(p => !p.removedAt)
            .map(p => (
              <section key={p.id} aria-labelledby={`person-${p.id}`}>
                <h3 className="govuk-heading-s" id={`person-${p.id}`}>
                  {p.givenNames} {p.familyName}
                </h3>
                <SafeContactRules rules={safeContactOf(p, mayContact)} />
                <SummaryList
                  classes="app-facts"
                  rows={[
                    {
                      key: 'Date of birth',
                      value: p.bornOn ? `${longDate(p.bornOn)}, aged ${ageOn(p.bornOn, today)}` : 'Not known',
                    },
                    { key: 'Involved as', value: caseRoles[p.role].label },
                    p.linkToActs !== null && { key: 'Connected to the acts', value: p.linkToActs },
                    {
                      key: 'View of an application',
                      value: `${supportViews[p.support].label}${p.viewsOn ? `, on ${longDate(p.viewsOn)}` : ''}`,
                    },
                    p.views !== null && {
                      key: 'In their own words',
                      value: { text: <span className="app-spoken">{p.views}</span> },
                    },
                  ]}
                />
                <ActLinks
                  {...props}
                  place="people/protected"
                  record={p}
                  as="links"
                  of={`${p.givenNames} ${p.familyName}`}
                />
              </section>
            ))}
          <ActLinks {...props} place="people" as="links" />
          {can(actor, 'viewVault', facts) && (
            <p className="govuk-body">
              <a className="govuk-link" href={casePath(ref, '/people/vault')}>
                Confidential addresses
              </a>
              <span className="app-under">Each look at them is recorded by itself</span>
            </p>
          )}
        </div>
      </div>

      <DataTable
        caption="Names, phones, accounts, vehicles and references"
        rows={identifiers.slice(firstName, firstName + namesAtOnce)}
        rowKey={i => i.id}
        empty="None is on the case."
        columns={[
          { key: 'value', label: 'Number, name or reference', isRowHeader: true, cell: i => i.value },
          { key: 'kind', label: 'Kind', cell: i => identifierKinds[i.kind].label },
          { key: 'whose', label: 'Whose', cell: i => belongings[i.belongsTo].label },
          {
            key: 'note',
            label: 'How it is known',
            cell: i =>
              [
                i.note,
                i.source && `Said by ${i.source}`,
                i.seenOn && `Known from ${longDate(i.seenOn)}`,
                i.exhibitId && `Exhibit ${file.exhibits.find(e => e.id === i.exhibitId)?.reference ?? 'withdrawn'}`,
              ]
                .filter(Boolean)
                .join('. '),
          },
          {
            key: 'acts',
            label: 'Change',
            cell: i => <ActLinks {...props} place="people/identifier" record={i} as="links" of={i.value} />,
          },
        ]}
      />
      <KeyPaging
        label="Names, phones, accounts, vehicles and references"
        previousHref={namesPage ? casePath(ref, '/people', { names: String(namesPage - 1) }) : undefined}
        nextHref={
          firstName + namesAtOnce < identifiers.length
            ? casePath(ref, '/people', { names: String(namesPage + 1) })
            : undefined
        }
      />
      <ActLinks {...props} place="people/identifiers" as="links" />
      <OtherOrders {...props} />
    </ScriptFree>
  )
}
