import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type ButtonProps = Props<{
  text?: ReactNode
  children?: ReactNode
  /** Makes it a link that looks like a button. */
  href?: string
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  id?: string
  classes?: string
  disabled?: boolean
  isStartButton?: boolean
  preventDoubleClick?: boolean
  attributes?: Attributes<'button'> | Attributes<'a'>
}>

export function Button(props: ButtonProps) {
  const { text, children, href, type = 'submit', name, value, id, classes, disabled, isStartButton } = props
  const className = classList('govuk-button', classes, isStartButton && 'govuk-button--start')
  // A start button is a flexbox: without a span around its children the spaces between them are lost.
  const words = children === undefined ? text : isStartButton ? <span>{children}</span> : children
  const content = (
    <>
      {words}
      {isStartButton && (
        <>
          {' '}
          <StartIcon />
        </>
      )}
    </>
  )
  const shared = { className, 'data-module': 'govuk-button', id }
  if (href) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a link that looks like a button is still a link
      <a href={href} role="button" draggable={false} {...shared} {...(props.attributes as Attributes<'a'>)}>
        {content}
      </a>
    )
  }
  return (
    <button
      type={type}
      value={value || undefined}
      name={name}
      disabled={disabled}
      aria-disabled={disabled || undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...shared}
      {...(props.attributes as Attributes<'button'>)}
    >
      {content}
    </button>
  )
}

function StartIcon() {
  return (
    <svg
      className="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}
