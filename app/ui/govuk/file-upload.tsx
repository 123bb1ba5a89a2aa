import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'
import type { LabelledOptions } from './form-group.tsx'
import { describedByIds, LabelledGroup } from './form-group.tsx'
import { i18nAttributes } from './i18n.ts'

type FileUploadProps = LabelledOptions &
  Props<{
    name?: string
    id?: string
    multiple?: boolean
    disabled?: boolean
    classes?: string
    attributes?: Attributes<'input'>
    /** Adds a place to drop files on, where there is JavaScript. */
    javascript?: boolean
    wrapperClasses?: string
    wrapperAttributes?: Attributes<'div'>
    chooseFilesButtonText?: string
    noFileChosenText?: string
    multipleFilesChosenText?: Record<string, string>
    dropInstructionText?: string
    enteredDropZoneText?: string
    leftDropZoneText?: string
  }>

export function FileUpload(props: FileUploadProps) {
  const { name, id = name, formGroup, javascript } = props
  const input = (
    <input
      className={classList('govuk-file-upload', props.classes, props.errorMessage ? 'govuk-file-upload--error' : '')}
      id={id}
      name={name}
      type="file"
      disabled={props.disabled}
      multiple={props.multiple}
      aria-describedby={describedByIds(id, props, props.describedBy)}
      {...props.attributes}
    />
  )
  return (
    // A new question is a new element, so that its script starts afresh.
    <LabelledGroup key={id} {...props} id={id}>
      {formGroup?.beforeInput}
      {javascript ? (
        <div
          className={classList('govuk-file-upload-wrapper', props.wrapperClasses)}
          data-module="govuk-file-upload"
          {...i18nAttributes({
            'choose-files-button': props.chooseFilesButtonText,
            'no-file-chosen': props.noFileChosenText,
            'multiple-files-chosen': props.multipleFilesChosenText,
            'drop-instruction': props.dropInstructionText,
            'entered-drop-zone': props.enteredDropZoneText,
            'left-drop-zone': props.leftDropZoneText,
          })}
          {...props.wrapperAttributes}
        >
          {input}
        </div>
      ) : (
        input
      )}
      {formGroup?.afterInput}
    </LabelledGroup>
  )
}
