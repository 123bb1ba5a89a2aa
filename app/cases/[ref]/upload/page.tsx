import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { neverUpload } from '../../../../lib/acts/evidence/exhibits.ts'
import { casePath, isOfCase } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../../ui/govuk/error-summary.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { refusedWords } from '../../../ui/refused.ts'
import { ScriptFree } from '../../../ui/script-free.tsx'

type Props = {
  params: Promise<{ ref: string }>
  searchParams: Promise<{ form?: string; field?: string; back?: string; error?: string }>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { error } = await searchParams
  return { title: `${error ? 'Error: ' : ''}Upload a file – ${(await params).ref}` }
}

/** One file for a form, where there is no JavaScript: the form itself stays small, and what was typed in it is kept. */
export default async function UploadPage({ params, searchParams }: Props) {
  const { ref } = await params
  const { form = '', field = 'file', back = '', error: code } = await searchParams
  const error = await refusedWords(code)
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'where a file is added', only: [], permission: 'recordEvidence' })
  if (!view) notFound()
  const backTo = isOfCase(ref, back) ? back : casePath(ref, '/evidence')
  return (
    <ScriptFree>
      <BackLink href={backTo} />
      {error && <ErrorSummary errorList={[{ text: error, href: '#file' }]} />}
      <PageTitle>Upload a file</PageTitle>
      <p className="govuk-body app-measure">What you typed is kept. You go back to it after the upload.</p>
      <WarningText>{neverUpload}.</WarningText>
      <form method="post" encType="multipart/form-data" action={casePath(ref, '/files', { form, field, back: backTo })}>
        <FileUpload id="file" name="upload" label="File" errorMessage={error} />
        <Button text="Upload file" />
      </form>
    </ScriptFree>
  )
}
