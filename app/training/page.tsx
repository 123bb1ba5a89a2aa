import type { Metadata } from 'next'
import { type Course, courses } from '../../lib/case/reference/codes/training.ts'
import { longDate } from '../../lib/case/time/calendar.ts'
import { forceActPath, withQuery } from '../../lib/site/addresses.ts'
import type { Asked } from '../../lib/site/asked.ts'
import { coursePageSize, listCourses } from '../../lib/work/people/training.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../people/force-act-links.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Training' }

/** Who did which course when. It is shown where a case is given to an officer, and measure M31 counts it. */
export default async function TrainingPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'manageDuty')
  const asked = await searchParams
  const queryValue = (name: string) =>
    typeof asked[name] === 'string' && asked[name] ? String(asked[name]) : undefined
  const course = Object.keys(courses).find(c => c === queryValue('course')) as Course | undefined
  const page = Math.max(1, Number.parseInt(queryValue('page') ?? '1', 10) || 1)
  const words = queryValue('words')?.slice(0, 100)
  const { rows, total } = await listCourses(actor, { words, course, page })
  const to = (n: number) => withQuery('/training', { words, course, page: String(n) })
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Training</PageTitle>
      <p className="govuk-body app-measure">
        Whoever gives a case to an officer sees what the officer has done. Measure M31 counts the cases whose officer is
        trained.
      </p>
      <ForceActLinks actor={actor} place="training" />
      <form method="get" action="/training">
        <Input id="words" name="words" label="Name" value={words ?? ''} />
        <Select
          id="course"
          name="course"
          label="Course"
          value={course ?? ''}
          items={[
            { text: 'Every course', value: '' },
            ...Object.entries(courses).map(([value, { label }]) => ({ value, text: label })),
          ]}
        />
        <Button text="Show" classes="govuk-button--secondary" />
      </form>
      <DataTable
        caption={`Courses done: ${total.toLocaleString('en-GB')}`}
        rows={rows}
        rowKey={r => r.id}
        empty={words || course ? 'No record matches.' : 'No course has been recorded.'}
        columns={[
          { key: 'who', label: 'Who', isRowHeader: true, cell: r => r.name },
          { key: 'course', label: 'Course', cell: r => courses[r.course].label },
          { key: 'on', label: 'Completed', cell: r => longDate(r.doneOn) },
          { key: 'by', label: 'Given by', cell: r => r.provider ?? 'Not recorded' },
          {
            key: 'change',
            label: 'Change',
            cell: r => (
              <>
                <a className="govuk-link" href={forceActPath('changeCourse', r.id)}>
                  Change<span className="govuk-visually-hidden"> the course of {r.name}</span>
                </a>{' '}
                <a className="govuk-link" href={forceActPath('removeCourse', r.id)}>
                  Take off<span className="govuk-visually-hidden"> the course of {r.name}</span>
                </a>
              </>
            ),
          },
        ]}
      />
      <KeyPaging
        label="Training"
        previousHref={page > 1 ? to(page - 1) : undefined}
        nextHref={page * coursePageSize < total ? to(page + 1) : undefined}
      />
    </ScriptFree>
  )
}
