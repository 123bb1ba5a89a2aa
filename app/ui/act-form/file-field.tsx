import { FileUpload } from '../govuk/file-upload.tsx'

type FileFieldProps = {
  name: string
  label: string
  hint: string | undefined
  value: string
  fileName: string
  error: string | undefined
  uploadTo: string
  form: string
}

export function FileField({ name, label, hint, value, error }: FileFieldProps) {
  return (
    <>
      <input type="hidden" name={name} value={value} />
      <FileUpload id={`${name}-file`} name={`${name}-file`} label={label} hint={hint} errorMessage={error} />
    </>
  )
}
