'use client'

import { useEffect, useState } from 'react'
import { Button } from './ui/govuk/button.tsx'
import { PageTitle } from './ui/page-title.tsx'

/** A fault: logged once on the server under the number shown. What was being typed is kept. */
export default function Fault({ error }: { error: Error & { digest?: string } }) {
  const [request, setRequest] = useState('')
  useEffect(() => setRequest(document.querySelector('meta[name="request"]')?.getAttribute('content') ?? ''), [])
  return (
    <>
      <PageTitle>Something has gone wrong</PageTitle>
      <p className="govuk-body app-measure">
        This page could not be shown. Nothing was half saved. What you were typing is kept, and will be there when you
        come back to the form.
      </p>
      {error.digest && (
        <p className="govuk-body">
          If it happens again, give this number to your help desk: {[error.digest, request].filter(Boolean).join(' / ')}
        </p>
      )}
      {/* Asked of the server again, which has what was kept: drawn again from here, a form would stand empty. */}
      <Button text="Try again" attributes={{ onClick: () => window.location.reload() }} />
    </>
  )
}
