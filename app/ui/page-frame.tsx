import type { ReactNode } from 'react'
import { Footer } from './govuk/footer.tsx'
import { GenericHeader } from './govuk/generic-header.tsx'
import { SkipLink } from './govuk/skip-link.tsx'
import type { MainNavigationItem } from './main-navigation.tsx'
import { MainNavigation } from './main-navigation.tsx'

type PageFrameProps = {
  navigation?: readonly MainNavigationItem[] | undefined
  /** The section that offers the form of an act on the force. */
  formIn?: string | undefined
  /** Who is signed in, and the way out; beside the navigation. */
  account?: ReactNode
  /** A line above the page, such as the force or a notice about training data. */
  notice?: ReactNode
  accessibilityHref?: string | undefined
  children: ReactNode
}

/** What stands around every page: skip link, header, navigation, main and footer. */
export function PageFrame({ navigation = [], formIn, account, notice, accessibilityHref, children }: PageFrameProps) {
  return (
    <>
      <SkipLink href="#main-content" text="Skip to main content" />
      <header className="govuk-template__header">
        <GenericHeader logoText="Stalking protection orders" classes="app-header" />
        {(navigation.length > 0 || account) && <MainNavigation items={navigation} account={account} formIn={formIn} />}
        {notice && (
          <div className="govuk-width-container">
            <p className="govuk-body-s app-notice">{notice}</p>
          </div>
        )}
      </header>
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper app-main" id="main-content">
          {children}
        </main>
      </div>
      <footer className="govuk-template__footer">
        <Footer
          classes="app-footer"
          meta={{
            items: [
              { text: 'What the words mean', href: '/glossary' },
              { text: 'The law in use', href: '/law' },
              { text: 'Accessibility statement', href: accessibilityHref ?? '/accessibility' },
            ],
            text: 'Stalking Protection Act 2019, England and Wales. Use only for a policing purpose: every view is recorded.',
          }}
        />
      </footer>
    </>
  )
}
