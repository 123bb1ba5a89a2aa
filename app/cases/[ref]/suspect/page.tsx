import type { Metadata } from 'next'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import type { PersonSide } from '../../../../lib/case/views/reports.ts'
import { actPath, casePath, personPath } from '../../../../lib/site/addresses.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import type { ReportOfPerson } from '../../../../lib/work/suspects/elsewhere.ts'
import { type KnownElsewhere, viewSuspect } from '../../../../lib/work/suspects/suspect.ts'
import { sentenceOf } from '../../../reports/wording.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PersonCases } from '../../../ui/person-cases.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { notHere } from '../not-here.ts'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `The defendant elsewhere – ${(await params).ref}` }
}

/** The defendant wherever else they are known: other victims, cases, orders, breaches and crime reports; and those protected here. */
export default async function SuspectPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const suspect = await viewSuspect(actor, ref)
  if (!suspect) return notHere(actor, ref)
  return (
    <ScriptFree>
      <PageTitle>Where else {suspect.name} is known</PageTitle>
      <p className="govuk-body app-measure">
        {bornWords(suspect)} Found by name, date of birth, phone and account, as crime reports are linked. It is a
        proposal: look before you link.
      </p>
      <PersonCases
        caption="Other cases"
        cases={suspect.cases}
        locked={suspect.locked}
        link={{
          label: 'Linked',
          cell: c =>
            c.isLinked ? (
              'As the same defendant'
            ) : (
              <a
                className="govuk-link"
                href={actPath(ref, 'linkCase', undefined, {
                  otherRef: c.ref,
                  kind: 'sameDefendant',
                  back: casePath(ref, '/suspect'),
                })}
              >
                Link<span className="govuk-visually-hidden"> case {c.ref} as the same defendant</span>
              </a>
            ),
        }}
      />
      <Reports side="suspect" known={suspect} caption="Crime reports" />
      {suspect.protectedPersons.map(p => (
        <section key={p.name} aria-label={`Where else ${p.name} is known`}>
          <h2 className="govuk-heading-m">Where else {p.name} is known, who is protected here</h2>
          <p className="govuk-body">{bornWords(p)}</p>
          <PersonCases caption={`Other cases that protect ${p.name}`} cases={p.cases} locked={p.locked} />
          <Reports side="victim" known={p} caption={`Crime reports of ${p.name}`} />
        </section>
      ))}
    </ScriptFree>
  )
}

const bornWords = ({ bornOn }: Pick<KnownElsewhere, 'bornOn'>) =>
  bornOn ? `Born ${longDate(bornOn)}.` : 'Date of birth not known.'

function Reports({ side, known, caption }: { side: PersonSide; known: KnownElsewhere; caption: string }) {
  const { reports, reportCount } = known
  const none = `No crime report names somebody so like them as its ${side}.`
  if (!reports)
    return (
      <p className="govuk-body">
        {reportCount === 0
          ? none
          : `${reportCount === 1 ? '1 crime report names' : `${reportCount} crime reports name`} somebody very like them as the ${side}. Ask the stalking coordinator, who sees them.`}
      </p>
    )
  return (
    <DataTable
      caption={reportCount > reports.length ? `${caption}: the latest ${reports.length} of ${reportCount}` : caption}
      rows={reports}
      rowKey={r => r.ref}
      empty={none}
      columns={[
        {
          key: 'ref',
          label: 'Report',
          isRowHeader: true,
          cell: (r: ReportOfPerson) => (
            <>
              <a className="govuk-link" href={personPath(side, r.ref)}>
                {r.ref}
              </a>
              <span className="app-under">{longDate(r.recordedOn)}</span>
            </>
          ),
        },
        { key: 'offence', label: 'Offence', cell: r => r.offence },
        { key: 'other', label: side === 'suspect' ? 'Victim' : 'Suspect', cell: r => r.other },
        { key: 'why', label: 'In common', cell: r => sentenceOf(r.why) },
      ]}
    />
  )
}
