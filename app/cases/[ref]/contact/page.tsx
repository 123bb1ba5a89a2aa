import type { Metadata } from 'next'
import { factsOf } from '../../../../lib/acts/act/decide.ts'
import { can } from '../../../../lib/case/policy.ts'
import type { Contact } from '../../../../lib/case/records/people.ts'
import { contactMeans, spokenTo, supportViews } from '../../../../lib/case/reference/codes/people.ts'
import { requesters } from '../../../../lib/case/reference/codes/requests.ts'
import { daysBetween, longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { contactName } from '../../../../lib/case/words/contact-names.ts'
import { safeContactOf } from '../../../../lib/law/practice/safe-contact.ts'
import { actPath, casePath } from '../../../../lib/site/addresses.ts'
import { releaseReads, releasesToTell } from '../../../../lib/waits/whereabouts.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { FoldedRest } from '../../../ui/folded.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'
import { SafeContactRules } from '../people/safe-contact-rules.tsx'
import { correctionColumn } from '../record-links.tsx'
import { OutsideRequests } from './outside-requests.tsx'

type Props = { params: Promise<{ ref: string }> }
interface Due {
  key: string
  personId: string
  what: string
  dueOn: string
  /** The contact that is planned; null for a release, which waits until somebody tells of it. */
  contact: Contact | null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Victim contact – ${(await params).ref}` }
}

/** The contact ledger: the safe-contact rules first, then what is due, then who was told what and when. */
export default async function ContactPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase(
    { actor, ref, what: 'victim contact', only: ['outsideRequests', ...releaseReads] },
    (tx, file) =>
      namesOf(
        tx,
        file.contacts.map(c => c.toldById),
      ),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const props = { file, actor, today, at, back: casePath(ref, '/contact') }
  const people = file.protectedPersons.filter(p => !p.removedAt)
  const mayContact = can(actor, 'contactVictim', factsOf(file, at))
  const nameOf = (id: string) => {
    const person = file.protectedPersons.find(p => p.id === id)
    return person ? `${person.givenNames} ${person.familyName}` : ''
  }
  const due = file.contacts
    .filter(c => !c.toldAt && people.some(p => p.id === c.personId))
    .map((c): Due => ({ key: c.id, personId: c.personId, what: contactName(c), dueOn: c.dueOn, contact: c }))
  // A release is told of from when it is foreseen, and by its day.
  const releases = releasesToTell(file, at).map((w): Due => {
    const on = String(w.params.on)
    const what = contactName({ milestone: 'release', eventOn: on })
    return { key: `${w.about.id} ${w.part}`, personId: w.about.id, what, dueOn: on, contact: null }
  })
  const told = file.contacts
    .filter(c => c.toldAt)
    .sort((a, b) => Date.parse(b.toldAt ?? '') - Date.parse(a.toldAt ?? ''))
  const overdueBy = (dueOn: string) => {
    const late = daysBetween(dueOn, today)
    return late > 0 ? `Overdue by ${late} ${late === 1 ? 'day' : 'days'}` : late === 0 ? 'Due today' : null
  }
  return (
    <ScriptFree>
      <PageTitle>Victim contact</PageTitle>
      {people.map(p => (
        <section key={p.id} aria-label={`${p.givenNames} ${p.familyName}`}>
          <SafeContactRules rules={safeContactOf(p, mayContact)} />
          <p className="govuk-body">{supportViews[p.support].label}.</p>
          <ActLinks {...props} place="contact/person" record={p} as="links" of={`${p.givenNames} ${p.familyName}`} />
        </section>
      ))}
      <ActLinks {...props} place="contact" as="links" />
      <FoldedRest
        rows={[...due, ...releases].sort((a, b) => a.dueOn.localeCompare(b.dueOn))}
        shown={10}
        title={n => `${n} more, due later`}
      >
        {(rows, isRest) => (
          <DataTable
            caption={isRest ? 'Due later' : 'Due'}
            rows={rows}
            rowKey={d => d.key}
            empty="Nothing is due to be told."
            columns={[
              {
                key: 'what',
                label: 'What',
                isRowHeader: true,
                cell: d => d.what,
              },
              { key: 'who', label: 'Who', cell: d => nameOf(d.personId) },
              {
                key: 'due',
                label: 'By when',
                cell: ({ dueOn, contact: c }) => (
                  <>
                    {longDate(dueOn)}
                    {c?.means && `, ${contactMeans[c.means].label.toLowerCase()}`}{' '}
                    {overdueBy(dueOn) && (
                      <Tag text={overdueBy(dueOn)} classes={dueOn < today ? 'govuk-tag--red' : 'govuk-tag--yellow'} />
                    )}
                  </>
                ),
              },
              {
                key: 'acts',
                label: 'Record',
                cell: ({ contact: c, what, personId }) =>
                  c ? (
                    <ActLinks
                      {...props}
                      place="contact/due"
                      record={c}
                      as="links"
                      of={`${nameOf(personId)}, ${what}`}
                    />
                  ) : (
                    mayContact && (
                      <a
                        className="govuk-link"
                        href={actPath(ref, 'recordOtherContact', personId, {
                          milestone: 'release',
                          back: casePath(ref, '/contact'),
                        })}
                      >
                        Record that they were told
                        <span className="govuk-visually-hidden">
                          : {nameOf(personId)}, {what}
                        </span>
                      </a>
                    )
                  ),
              },
            ]}
          />
        )}
      </FoldedRest>
      <OutsideRequests
        requests={file.outsideRequests}
        today={today}
        links={r => (
          <ActLinks
            {...props}
            place="contact/request"
            record={r}
            as="links"
            of={`${requesters[r.fromKind].label}, ${longDate(r.receivedOn)}`}
          />
        )}
      />
      <DataTable
        caption="Told"
        rows={told}
        rowKey={c => c.id}
        empty="No contact has been recorded."
        columns={[
          { key: 'what', label: 'What', isRowHeader: true, cell: c => contactName(c) },
          { key: 'who', label: 'Who', cell: c => nameOf(c.personId) },
          {
            key: 'when',
            label: 'When and how',
            cell: c => (
              <>
                {c.toldAt && longMoment(c.toldAt)}
                <span className="app-under">
                  {c.means && contactMeans[c.means].label}
                  {c.spokenTo && c.spokenTo !== 'person' && `, ${spokenTo[c.spokenTo].label.toLowerCase()} answered`}
                  {c.toldById && `, recorded by ${names.get(c.toldById) ?? 'someone who has left'}`}
                </span>
              </>
            ),
          },
          { key: 'note', label: 'What was said', cell: c => <span className="app-spoken">{c.note}</span> },
          correctionColumn({ ...props, kind: 'contacts' }, (c: Contact) => contactName(c)),
        ]}
      />
    </ScriptFree>
  )
}
