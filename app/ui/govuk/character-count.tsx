import type { Props } from './attributes.ts'
import { classList } from './attributes.ts'
import { Hint } from './hint.tsx'
import { i18nAttributes } from './i18n.ts'
import type { TextareaProps } from './textarea.tsx'
import { Textarea } from './textarea.tsx'

type Plurals = Record<string, string>

type CharacterCountProps = Omit<TextareaProps, 'disabled' | 'autoComplete' | 'describedBy'> &
  Props<{
    maxLength?: number | string
    maxWords?: number | string
    /** The percentage of the limit from which the count shows. */
    threshold?: number | string
    countType?: string
    countMessage?: Props<{ classes?: string }>
    textareaDescriptionText?: string
    charactersUnderLimitText?: Plurals
    charactersAtLimitText?: string
    charactersOverLimitText?: Plurals
    wordsUnderLimitText?: Plurals
    wordsAtLimitText?: string
    wordsOverLimitText?: Plurals
  }>

export function CharacterCount(props: CharacterCountProps) {
  const { id = props.name, maxLength, maxWords, formGroup, textareaDescriptionText } = props
  const countType = props.countType || (maxWords ? 'words' : undefined)
  const limit = maxWords || maxLength
  const description =
    textareaDescriptionText || `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`
  return (
    <Textarea
      // A new question is a new element, so that its script starts afresh.
      key={id}
      id={id}
      name={props.name}
      describedBy={`${id}-info`}
      rows={props.rows}
      spellCheck={props.spellCheck}
      value={props.value}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      attributes={props.attributes}
      classes={classList('govuk-js-character-count', props.classes)}
      formGroup={{
        classes: classList('govuk-character-count', formGroup?.classes),
        attributes: {
          'data-module': 'govuk-character-count',
          'data-maxlength': maxLength,
          'data-maxwords': maxWords,
          'data-threshold': props.threshold,
          'data-count-type': countType,
          ...i18nAttributes({
            // Without a limit here the script is given one, and puts it into these words.
            'textarea-description': limit || !textareaDescriptionText ? undefined : { other: textareaDescriptionText },
            'characters-under-limit': props.charactersUnderLimitText,
            'characters-at-limit': props.charactersAtLimitText,
            'characters-over-limit': props.charactersOverLimitText,
            'words-under-limit': props.wordsUnderLimitText,
            'words-at-limit': props.wordsAtLimitText,
            'words-over-limit': props.wordsOverLimitText,
          }),
          ...formGroup?.attributes,
        },
        beforeInput: formGroup?.beforeInput,
        afterInput: (
          <>
            <Hint
              id={`${id}-info`}
              classes={classList('govuk-character-count__message', props.countMessage?.classes)}
              text={limit ? description.replace('%{count}', String(limit)) : undefined}
            />
            {formGroup?.afterInput}
          </>
        ),
      }}
    />
  )
}
