import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'
import { Button } from './button.tsx'

type PanelAction = Props<{
  text: ReactNode
  href?: string
  type?: 'submit' | 'button' | 'reset'
  classes?: string
  attributes?: Attributes<'button'> | Attributes<'a'>
}>

type PanelProps = Props<{
  titleText: ReactNode
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  text?: ReactNode
  children?: ReactNode
  /** Shown only with the class `govuk-panel--interruption`. */
  actions?: Props<{ items?: readonly PanelAction[]; classes?: string; attributes?: Attributes<'div'> }>
  classes?: string
  attributes?: Attributes<'div'>
}>

export function Panel(props: PanelProps) {
  const { titleText, headingLevel = 1, text, children = text, actions, classes, attributes } = props
  const isInterruption = classes?.includes('govuk-panel--interruption')
  const Heading = `h${headingLevel}` as 'h1'
  return (
    <div className={classList('govuk-panel', !isInterruption && 'govuk-panel--confirmation', classes)} {...attributes}>
      <Heading className="govuk-panel__title">{titleText}</Heading>
      {children && <div className="govuk-panel__body">{children}</div>}
      {isInterruption && actions && (
        <div className={classList('govuk-panel__actions', actions.classes)} {...actions.attributes}>
          {actions.items && actions.items.length > 0 && (
            <div className="govuk-button-group">
              {actions.items.map((action, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an action is its place
                <Action key={index} {...action} />
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  )
}

function Action({ text, href, type, classes, attributes }: PanelAction) {
  if (href && type !== 'button') {
    return (
      <a
        className={classList('govuk-link govuk-link--inverse', classes)}
        href={href}
        {...(attributes as Attributes<'a'>)}
      >
        {text}
      </a>
    )
  }
  return (
    <Button
      text={text}
      type={type || 'button'}
      classes={classList('govuk-button--inverse', classes)}
      href={href}
      attributes={attributes}
    />
  )
}
