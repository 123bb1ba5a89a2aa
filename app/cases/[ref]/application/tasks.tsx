import { recordOf } from '../../../../lib/acts/act/decide.ts'
import { isOfferedNow } from '../../../../lib/acts/act/offers.ts'
import { acts } from '../../../../lib/acts/index.ts'
import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Actor } from '../../../../lib/case/policy.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { tiers } from '../../../../lib/case/reference/codes/applications.ts'
import { isEditable } from '../../../../lib/case/views/applications.ts'
import { askedFor } from '../../../../lib/drafting/review-points.ts'
import type { Section } from '../../../../lib/drafting/section.ts'
import { sectionHref } from '../../../../lib/drafting/section-place.ts'
import {
  missingFrom,
  sectionStatus,
  sectionStatuses,
  sectionsFor,
  warningsOf,
} from '../../../../lib/drafting/sections.ts'
import type { Refusal } from '../../../../lib/law/refusal.ts'
import { applicationPath, returningTo } from '../../../../lib/site/addresses.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { TaskList } from '../../../ui/govuk/task-list.tsx'

interface TasksProps {
  file: CaseFile
  application: Application
  actor: Actor
  today: string
  at: string
}

/** The parts of an application, drawn from the same source that refuses submission. */
export function Tasks({ file, application, actor, today, at }: TasksProps) {
  const hrefOf = (section: Section) => {
    const task = section.task(file, application)
    const record = task && recordOf(file, acts[task.act].about, task.on)
    if (task && !(record && isOfferedNow(task.act, file, { actor, today, at }, record))) return undefined
    return sectionHref(file, application, section)
  }
  return (
    <section aria-labelledby="tasks-heading">
      <h2 className="govuk-heading-m" id="tasks-heading">
        {application.kind === 'interim' ? 'What the interim application needs' : 'What the application needs'}
      </h2>
      <TaskList
        idPrefix={`task-${application.number}`}
        items={sectionsFor(application).map(section => {
          const status = shownStatus(section, file, application, today)
          return {
            title: section.title,
            hint: section.hint,
            href: isEditable(application) ? hrefOf(section) : undefined,
            status: status.colour
              ? { tag: { text: status.label, classes: `govuk-tag--${status.colour}` } }
              : { text: status.label, classes: 'govuk-task-list__status' },
          }
        })}
      />
    </section>
  )
}

/** A section that a reviewer asked about is not complete until it is answered; one that is questioned says so. */
function shownStatus(
  section: Section,
  file: CaseFile,
  a: Application,
  today: string,
): { label: string; colour: string | null } {
  const state = sectionStatus(section, file, a, today)
  const asked =
    a.status === 'returned' ? askedFor(file, a).find(x => !x.isAnswered && isIn(section, x.point.part)) : undefined
  if (asked) return { label: `Asked for by the ${tiers[asked.point.tier].label.toLowerCase()}`, colour: 'orange' }
  if (state === 'done' && section.warnings?.(file, a, today).length) return { label: 'Warning', colour: 'yellow' }
  return sectionStatuses[state]
}
const isIn = (section: Section, part: string) =>
  part === section.key || (section.key === 'conditions' && part.startsWith('condition '))

/** What stops the application from being submitted, each with the way to mend it. */
export function Missing({ file, application, today }: Pick<TasksProps, 'file' | 'application' | 'today'>) {
  const missing = missingFrom(file, application, today)
  const unanswered = application.status === 'returned' ? askedFor(file, application).filter(x => !x.isAnswered) : []
  if (!missing.length)
    return (
      <p className="govuk-body app-measure">
        {unanswered.length
          ? `No section is missing. ${unanswered.length === 1 ? '1 reason' : `${unanswered.length} reasons`} for its return ${unanswered.length === 1 ? 'is' : 'are'} still to be answered: by a change, or by why not.`
          : 'Nothing is missing. The application can be submitted.'}
      </p>
    )
  return (
    <Details summaryText={`${missing.length} ${missing.length === 1 ? 'thing is' : 'things are'} missing`} open>
      <Reasons reasons={missing} back={applicationPath(file.case.ref, application)} linked />
    </Details>
  )
}

/** What may be questioned: shown to those who write and to those who review. */
export function ToWeigh({
  file,
  application,
  today,
  linked,
}: Pick<TasksProps, 'file' | 'application' | 'today'> & { linked: boolean }) {
  const warnings = warningsOf(file, application, today)
  if (!warnings.length) return <p className="govuk-body">Nothing is questioned.</p>
  return <Reasons reasons={warnings} back={applicationPath(file.case.ref, application)} linked={linked} />
}

function Reasons({ reasons, back, linked }: { reasons: Refusal[]; back: string; linked: boolean }) {
  return (
    <ul className="govuk-list govuk-list--bullet app-measure">
      {reasons.map(r => (
        <li key={r.message}>
          {linked && r.href ? (
            <a className="govuk-link" href={returningTo(back, r.href)}>
              {r.message}
            </a>
          ) : (
            r.message
          )}
          {r.source && <span className="app-source"> {r.source}</span>}
        </li>
      ))}
    </ul>
  )
}
