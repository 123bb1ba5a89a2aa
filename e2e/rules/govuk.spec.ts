import { expect, test } from '@playwright/test'
import type { ComponentType } from 'react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Accordion } from '../../app/ui/govuk/accordion.tsx'
import { BackLink } from '../../app/ui/govuk/back-link.tsx'
import { Breadcrumbs } from '../../app/ui/govuk/breadcrumbs.tsx'
import { Button } from '../../app/ui/govuk/button.tsx'
import { CharacterCount } from '../../app/ui/govuk/character-count.tsx'
import { Checkboxes } from '../../app/ui/govuk/checkboxes.tsx'
import { DateInput } from '../../app/ui/govuk/date-input.tsx'
import { Details } from '../../app/ui/govuk/details.tsx'
import { ErrorMessage } from '../../app/ui/govuk/error-message.tsx'
import { ErrorSummary } from '../../app/ui/govuk/error-summary.tsx'
import { Fieldset } from '../../app/ui/govuk/fieldset.tsx'
import { FileUpload } from '../../app/ui/govuk/file-upload.tsx'
import { Footer } from '../../app/ui/govuk/footer.tsx'
import { GenericHeader } from '../../app/ui/govuk/generic-header.tsx'
import { Hint } from '../../app/ui/govuk/hint.tsx'
import { Input } from '../../app/ui/govuk/input.tsx'
import { InsetText } from '../../app/ui/govuk/inset-text.tsx'
import { Label } from '../../app/ui/govuk/label.tsx'
import { NotificationBanner } from '../../app/ui/govuk/notification-banner.tsx'
import { Pagination } from '../../app/ui/govuk/pagination.tsx'
import { Panel } from '../../app/ui/govuk/panel.tsx'
import { PasswordInput } from '../../app/ui/govuk/password-input.tsx'
import { Radios } from '../../app/ui/govuk/radios.tsx'
import { Select } from '../../app/ui/govuk/select.tsx'
import { ServiceNavigation } from '../../app/ui/govuk/service-navigation.tsx'
import { SkipLink } from '../../app/ui/govuk/skip-link.tsx'
import { SummaryList } from '../../app/ui/govuk/summary-list.tsx'
import { Table } from '../../app/ui/govuk/table.tsx'
import { Tabs } from '../../app/ui/govuk/tabs.tsx'
import { Tag } from '../../app/ui/govuk/tag.tsx'
import { TaskList } from '../../app/ui/govuk/task-list.tsx'
import { Textarea } from '../../app/ui/govuk/textarea.tsx'
import { WarningText } from '../../app/ui/govuk/warning-text.tsx'
import { fixturesOf, normalised, propsFrom } from './govuk-fixtures.ts'

type Entry = {
  // biome-ignore lint/suspicious/noExplicitAny: options of every component go through here, untyped as they come
  component: ComponentType<any>
  /** Fixtures that we do not draw alike, and why. */
  exceptions?: Record<string, string>
  /** Parts of the GOV.UK component that ours leaves out. */
  without?: string
}

const components: Record<string, Entry> = {
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

for (const [name, { component, exceptions = {}, without }] of Object.entries(components)) {
  test(`${name} draws what govuk-frontend draws`, () => {
    const fixtures = fixturesOf(name)
    const alike = fixtures.filter(fixture => {
      const ours = normalised(renderToStaticMarkup(createElement(component, propsFrom(fixture.options))))
      const theirs = normalised(fixture.html, without)
      if (fixture.name in exceptions) {
        expect(ours, `${fixture.name} is alike now: take it off the list of exceptions`).not.toBe(theirs)
        return false
      }
      expect.soft(ours, fixture.name).toBe(theirs)
      return ours === theirs
    })
    console.log(`${name}: ${alike.length} of ${fixtures.length}`)
    expect(alike.length).toBe(fixtures.length - Object.keys(exceptions).length)
  })
}
