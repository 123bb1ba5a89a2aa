import type { ComponentType } from 'react'
import { Accordion } from '../ui/govuk/accordion.tsx'
import { BackLink } from '../ui/govuk/back-link.tsx'
import { Breadcrumbs } from '../ui/govuk/breadcrumbs.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { CharacterCount } from '../ui/govuk/character-count.tsx'
import { Checkboxes } from '../ui/govuk/checkboxes.tsx'
import { DateInput } from '../ui/govuk/date-input.tsx'
import { Details } from '../ui/govuk/details.tsx'
import { ErrorMessage } from '../ui/govuk/error-message.tsx'
import { ErrorSummary } from '../ui/govuk/error-summary.tsx'
import { Fieldset } from '../ui/govuk/fieldset.tsx'
import { FileUpload } from '../ui/govuk/file-upload.tsx'
import { Footer } from '../ui/govuk/footer.tsx'
import { GenericHeader } from '../ui/govuk/generic-header.tsx'
import { Hint } from '../ui/govuk/hint.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { InsetText } from '../ui/govuk/inset-text.tsx'
import { Label } from '../ui/govuk/label.tsx'
import { NotificationBanner } from '../ui/govuk/notification-banner.tsx'
import { Pagination } from '../ui/govuk/pagination.tsx'
import { Panel } from '../ui/govuk/panel.tsx'
import { PasswordInput } from '../ui/govuk/password-input.tsx'
import { Radios } from '../ui/govuk/radios.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { ServiceNavigation } from '../ui/govuk/service-navigation.tsx'
import { SkipLink } from '../ui/govuk/skip-link.tsx'
import { SummaryList } from '../ui/govuk/summary-list.tsx'
import { Table } from '../ui/govuk/table.tsx'
import { Tabs } from '../ui/govuk/tabs.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { TaskList } from '../ui/govuk/task-list.tsx'
import { Textarea } from '../ui/govuk/textarea.tsx'
import { WarningText } from '../ui/govuk/warning-text.tsx'

/** Each component of the GOV.UK Design System that we draw, by the name of its folder in govuk-frontend. */
export type Entry = {
  // biome-ignore lint/suspicious/noExplicitAny: options of every component go through here, untyped as they come
  component: ComponentType<any>
  /** Fixtures that we do not draw alike, and why. */
  exceptions?: Record<string, string>
  /** Parts of the GOV.UK component that ours leaves out. */
  without?: string
}

export const govukComponents: Record<string, Entry> = {
  accordion: { component: Accordion },
  'character-count': { component: CharacterCount },
  'file-upload': { component: FileUpload },
  footer: {
    component: Footer,
    without: [
      '.govuk-footer__crown',
      '.govuk-footer__licence-logo',
      '.govuk-footer__licence-description',
      '.govuk-footer__meta-item:last-child',
    ].join(', '),
  },
  'generic-header': { component: GenericHeader },
  panel: { component: Panel },
  'password-input': { component: PasswordInput },
  'service-navigation': { component: ServiceNavigation },
  'skip-link': { component: SkipLink },
  tabs: { component: Tabs },
  'back-link': { component: BackLink },
  breadcrumbs: { component: Breadcrumbs },
  button: { component: Button },
  checkboxes: { component: Checkboxes },
  'date-input': { component: DateInput },
  details: { component: Details },
  'error-message': { component: ErrorMessage },
  'error-summary': { component: ErrorSummary },
  fieldset: { component: Fieldset },
  hint: { component: Hint },
  input: { component: Input },
  'inset-text': { component: InsetText },
  label: { component: Label },
  'notification-banner': { component: NotificationBanner },
  pagination: { component: Pagination },
  radios: { component: Radios },
  select: { component: Select },
  'summary-list': { component: SummaryList },
  table: { component: Table },
  tag: { component: Tag },
  'task-list': { component: TaskList },
  textarea: { component: Textarea },
  'warning-text': { component: WarningText },
}
