import type { Metadata } from 'next'
import { outsideRequestKinds } from '../../../../lib/case/reference/codes/requests.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { subjectsOf } from '../../../../lib/work/record/subject-access.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { notHere } from '../not-here.ts'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Subject access – ${(await params).ref}` }
}

/** What is held on each person of the case, to be read by a human before anything of it is given out. */
export default async function SubjectAccessPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({
    actor,
    ref,
    what: 'subject access',
    only: ['outsideRequests'],
    permission: 'keepRecords',
  })
  if (!view) return notHere(actor, ref)
  const { file } = view
  const link = (person: string, to: 'review' | 'release') =>
    casePath(ref, '/subject-access/export', { person, for: to })
  const requests = file.outsideRequests.filter(r => r.kind === 'subjectAccess' || r.kind === 'correction')
  return (
    <ScriptFree>
      <PageTitle>Subject access</PageTitle>
      <p className="govuk-body app-measure">
        Everything that is held on a person here, and in other cases of the force with the same name and date of birth
        that you may see. Each column is to disclose, or may be about somebody else, or is withheld. What is taken out
        is recorded.
      </p>
      <InsetText>
        Read all of it before anything is given out. Legal conversation, confidential addresses and what is held about
        other people are not in it. Whether giving it out would put anybody at risk, or prejudice an investigation, is
        for you to decide.
      </InsetText>
      <DataTable
        caption="People of this case"
        rows={subjectsOf(file)}
        rowKey={s => s.id}
        empty="There is nobody on this case."
        columns={[
          { key: 'name', label: 'Name', isRowHeader: true, cell: s => s.name },
          {
            key: 'side',
            label: 'As',
            cell: s => (s.side === 'defendant' ? 'Defendant' : 'Protected person'),
          },
          {
            key: 'take',
            label: 'Take out',
            cell: s => (
              <ul className="govuk-list app-act-links">
                <li>
                  <a className="govuk-link" href={link(s.id, 'review')}>
                    For review<span className="govuk-visually-hidden"> of {s.name}</span> (CSV)
                  </a>
                </li>
                <li>
                  <a className="govuk-link" href={link(s.id, 'release')}>
                    Masked<span className="govuk-visually-hidden"> of {s.name}</span> (CSV)
                  </a>
                </li>
              </ul>
            ),
          },
        ]}
      />
      <DataTable
        caption="Requests"
        rows={requests}
        rowKey={r => r.id}
        empty="No request for access or correction is recorded."
        columns={[
          { key: 'kind', label: 'Request', isRowHeader: true, cell: r => outsideRequestKinds[r.kind].label },
          { key: 'from', label: 'From', cell: r => r.fromWhom },
          { key: 'due', label: 'Answer by', cell: r => longDate(r.answerDueOn) },
          { key: 'answered', label: 'Answered', cell: r => (r.answeredOn ? longDate(r.answeredOn) : 'Not yet') },
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={casePath(ref, '/contact')}>
          Record or answer a request
        </a>
      </p>
    </ScriptFree>
  )
}
