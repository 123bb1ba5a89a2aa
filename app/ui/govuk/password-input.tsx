import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'
import { Button } from './button.tsx'
import type { LabelledOptions } from './form-group.tsx'
import { i18nAttributes } from './i18n.ts'
import { Input } from './input.tsx'

type PasswordInputProps = LabelledOptions &
  Props<{
    name?: string
    id?: string
    value?: string
    classes?: string
    disabled?: boolean
    autoComplete?: string
    attributes?: Attributes<'input'>
    button?: Props<{ classes?: string }>
    showPasswordText?: string
    hidePasswordText?: string
    showPasswordAriaLabelText?: string
    hidePasswordAriaLabelText?: string
    passwordShownAnnouncementText?: string
    passwordHiddenAnnouncementText?: string
  }>

export function PasswordInput(props: PasswordInputProps) {
  const { id = props.name, formGroup } = props
  const toggle = (
    <Button
      type="button"
      classes={classList(
        'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
        props.button?.classes,
      )}
      text={props.showPasswordText ?? 'Show'}
      attributes={{
        'aria-controls': id,
        'aria-label': props.showPasswordAriaLabelText ?? 'Show password',
        hidden: true,
      }}
    />
  )
  return (
    <Input
      // A new question is a new element, so that its script starts afresh.
      key={id}
      id={id}
      name={props.name}
      type="password"
      value={props.value}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      describedBy={props.describedBy}
      disabled={props.disabled}
      classes={classList('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      spellCheck={false}
      autoCapitalize="none"
      autoComplete={props.autoComplete || 'current-password'}
      attributes={props.attributes}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={{
        classes: classList('govuk-password-input', formGroup?.classes),
        attributes: {
          'data-module': 'govuk-password-input',
          ...i18nAttributes({
            'show-password': props.showPasswordText,
            'hide-password': props.hidePasswordText,
            'show-password-aria-label': props.showPasswordAriaLabelText,
            'hide-password-aria-label': props.hidePasswordAriaLabelText,
            'password-shown-announcement': props.passwordShownAnnouncementText,
            'password-hidden-announcement': props.passwordHiddenAnnouncementText,
          }),
          ...formGroup?.attributes,
        },
        beforeInput: formGroup?.beforeInput,
        afterInput: (
          <>
            {toggle}
            {formGroup?.afterInput}
          </>
        ),
      }}
    />
  )
}
