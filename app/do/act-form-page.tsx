import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { type Aside, verbOf } from '../../lib/acts/act/act.ts'
import type { Option } from '../../lib/acts/form/fields.ts'
import type { OpenedForm } from '../../lib/acts/form/opened.ts'
import { typedFrom } from '../../lib/acts/form/typed.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { longMoment } from '../../lib/case/time/calendar.ts'
import type { Refusal } from '../../lib/law/refusal.ts'
import { casePath } from '../../lib/site/addresses.ts'
import { unsentOf } from '../../lib/work/case/unsent.ts'
import { KeptForm } from '../ui/act-form/kept-form.tsx'
import { errorsPlace } from '../ui/act-form/state.ts'
import { BackLink } from '../ui/govuk/back-link.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { Details } from '../ui/govuk/details.tsx'
import { InsetText } from '../ui/govuk/inset-text.tsx'
import { NotificationBanner } from '../ui/govuk/notification-banner.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { startAgain } from './start-again.ts'
import { submitAct } from './submit.ts'

interface ActFormPageProps {
  actor: Actor
  form: OpenedForm
  /** What an officer at the door knows the order by, for an act that only writes. */
  door?: string
  /** The case, for an act on one, and the record, where that is not the subject itself. */
  caseRef?: string
  on?: string | undefined
  options: Record<string, Option[]>
  /** What only this page knows, and no earlier typing replaces. */
  fixed?: Record<string, unknown>
  /** Under which what is typed is kept until it is sent. */
  keepAs: string
  /** The address of this form, for starting again. */
  here: string
  /** Where it leads once it is done, or given up. */
  home: string
  back?: { href: string; text?: string } | undefined
  caption?: string | undefined
  /** Above the heading. */
  before?: ReactNode
  button?: string
  /** In place of the act's own heading. */
  heading?: string
  /** The rows of a queue that it is recorded of, each its case, its record and the version that was seen. */
  together?: readonly string[]
  /** Between the guidance and the form. */
  children?: ReactNode
  /** What the rules question of it as it opens: said at once, and not only when it is sent. */
  warnings?: readonly Refusal[]
  /** Evidence beside the writing. */
  beside?: ReactNode
  /** What the reader writes next, where forms follow one another. */
  onward?: { href: string; title: string } | undefined
}

/** The page of any act, whatever its subject: its form, drawn from the act's own entry. */
export async function ActFormPage(p: ActFormPageProps) {
  return (
    <>
      {p.back && <BackLink {...p.back} />}
      {p.before}
      <div id={errorsPlace} className="app-form-page" />
      <ActFormPart {...p} title={label => <PageTitle caption={p.caption}>{p.heading ?? label}</PageTitle>} />
    </>
  )
}

interface ActFormPartProps extends ActFormPageProps {
  title?: (label: string) => ReactNode
  /** The id of the form, where its button stands elsewhere on the page. */
  formId?: string
}
/** The form of an act as a part of a page. */
export async function ActFormPart(p: ActFormPartProps) {
  const { form, on } = p
  const { name, act, fields, asked, version } = form
  const unsent = await unsentOf(p.actor, p.keepAs)
  // What was typed about other rows is not put beside these.
  const isOfOther = fields.some(
    ([field, { control }]) =>
      control === 'hidden' &&
      field !== act.varies?.by &&
      asked[field] &&
      (unsent?.typed[field]?.[0] ?? '') !== asked[field],
  )
  const kept = isOfOther ? undefined : unsent
  const known = typedFrom(fields, form.filled)
  const follow = p.onward ? undefined : form.follow
  return (
    <>
      {p.title?.(act.label)}
      {act.guidance && <p className="govuk-body app-measure">{act.guidance}</p>}
      {form.asides.map(aside => (
        <AsideOf key={aside.title} {...aside} />
      ))}
      {p.children}
      {kept && (
        <NotificationBanner titleText="Kept for you">
          <p className="govuk-body">What you typed on {longMoment(kept.at)} was kept. It has not been sent.</p>
          <form action={startAgain}>
            <input type="hidden" name="key" value={p.keepAs} />
            <input type="hidden" name="to" value={p.here} />
            <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" text="Throw it away and start again" />
          </form>
        </NotificationBanner>
      )}
      <KeptForm
        key={p.here}
        kept={kept !== undefined}
        fields={fields}
        keepAs={p.keepAs}
        action={submitAct}
        typed={{ ...known, ...kept?.typed, ...typedFrom(fields, p.fixed ?? {}) }}
        options={p.options}
        opensWith={known}
        corrects={form.corrects}
        button={p.button ?? verbOf(act)}
        next={form.next}
        grave={act.grave ?? false}
        carried={{
          act: name,
          ...(p.caseRef ? { ref: p.caseRef } : {}),
          ...(p.door ? { door: p.door } : {}),
          ...(p.together ? { rows: p.together.join('\n') } : {}),
          on: on ?? '',
          seen: version === undefined ? '' : kept?.typed._seen?.[0] || version,
          once: randomUUID(),
          back: p.home,
        }}
        cancelHref={p.home}
        {...(p.formId ? { id: p.formId } : {})}
        beside={p.beside}
        warnings={p.warnings ?? []}
        onward={p.onward}
        {...(follow ? { follow: { button: follow.button, when: follow.when } } : {})}
        {...(p.caseRef ? { uploadTo: casePath(p.caseRef, '/files') } : {})}
      />
    </>
  )
}

const AsideOf = ({ title, lines, folded }: Aside) => {
  const list = (
    <ul className="govuk-list">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
  return folded ? (
    <Details summaryText={title}>{list}</Details>
  ) : (
    <InsetText>
      <strong>{title}</strong>
      {list}
    </InsetText>
  )
}
