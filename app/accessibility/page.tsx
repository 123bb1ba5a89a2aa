import type { Metadata } from 'next'
import { PageTitle } from '../ui/page-title.tsx'

export const metadata: Metadata = { title: 'Accessibility statement' }

/** What is tested, what is known to fall short, and whom to tell. */
export default function AccessibilityPage() {
  return (
    <div className="app-measure">
      <PageTitle>Accessibility statement</PageTitle>
      <p className="govuk-body">
        This service is built to WCAG 2.2 AA with the components of the GOV.UK Design System. Every form works without
        JavaScript and with the keyboard alone. Pages are laid out for screens from 320 pixels wide. No meaning is
        carried by colour alone: every picture has the same facts as text or as a table.
      </p>
      <h2 className="govuk-heading-m">How it is tested</h2>
      <p className="govuk-body">
        The program’s own tests check pages with axe, compare each component with the Design System’s own examples, and
        use forms with the keyboard and without JavaScript. It has not been audited by people who use assistive
        technology. A force should arrange that before it goes live.
      </p>
      <h2 className="govuk-heading-m">If something is hard to use</h2>
      <p className="govuk-body">Tell your force’s service desk what you were doing and what you use to do it.</p>
    </div>
  )
}
