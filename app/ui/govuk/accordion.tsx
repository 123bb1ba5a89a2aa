import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { classList, present } from './attributes.ts'
import { i18nAttributes } from './i18n.ts'

export type AccordionItem = Props<{
  heading: Props<{ text?: ReactNode }>
  summary?: Props<{ text?: ReactNode }>
  /** `text` for one paragraph, `children` for anything longer. */
  content: Props<{ text?: ReactNode; children?: ReactNode }>
  expanded?: boolean
}>

type AccordionProps = Props<{
  id: string
  items: readonly Maybe<AccordionItem>[]
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  rememberExpanded?: boolean
  hideAllSectionsText?: string
  hideSectionText?: string
  hideSectionAriaLabelText?: string
  showAllSectionsText?: string
  showSectionText?: string
  showSectionAriaLabelText?: string
  classes?: string
  attributes?: Attributes<'div'>
}>

export function Accordion(props: AccordionProps) {
  const { id, items, headingLevel = 2, classes } = props
  const Heading = `h${headingLevel}` as 'h2'
  return (
    <div
      className={classList('govuk-accordion', classes)}
      data-module="govuk-accordion"
      id={id}
      {...i18nAttributes({
        'hide-all-sections': props.hideAllSectionsText,
        'hide-section': props.hideSectionText,
        'hide-section-aria-label': props.hideSectionAriaLabelText,
        'show-all-sections': props.showAllSectionsText,
        'show-section': props.showSectionText,
        'show-section-aria-label': props.showSectionAriaLabelText,
      })}
      data-remember-expanded={props.rememberExpanded}
      {...props.attributes}
    >
      {present(items).map(({ item: { heading, summary, content, expanded }, place }) => (
        <div
          key={place}
          className={classList('govuk-accordion__section', expanded && 'govuk-accordion__section--expanded')}
        >
          <div className="govuk-accordion__section-header">
            <Heading className="govuk-accordion__section-heading">
              <span className="govuk-accordion__section-button" id={`${id}-heading-${place}`}>
                {heading.text}
              </span>
            </Heading>
            {summary?.text && (
              <div className="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${place}`}>
                {summary.text}
              </div>
            )}
          </div>
          <div id={`${id}-content-${place}`} className="govuk-accordion__section-content">
            {content.children ?? (content.text ? <p className="govuk-body">{content.text}</p> : null)}
          </div>
        </div>
      ))}
    </div>
  )
}
