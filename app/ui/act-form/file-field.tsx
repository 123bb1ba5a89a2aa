'use client'

import { usePathname, useSearchParams } from 'next/navigation.js'
import { type ChangeEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { withQuery } from '../../../lib/site/addresses.ts'
import { Button } from '../govuk/button.tsx'
import { FileUpload } from '../govuk/file-upload.tsx'

type FileFieldProps = {
  name: string
  label: string
  hint: string | undefined
  /** The SHA-256 of a file received already. */
  value: string
  fileName: string
  error: string | undefined
  /** Where files are sent. */
  uploadTo: string
  /** Under which the form's typing is kept. */
  form: string
  /** The file fields after this one, for files that are chosen together. */
  further?: readonly string[]
  onHeld?: () => void
}
interface Held {
  sha256: string
  name: string
  about?: string
}
/** A file that was chosen with others in one field, on its way to the next. */
const passedOn = 'app-file-passed-on'
interface Passed {
  to: string
  file: File
}
type Sending = { percent: number } | undefined

const signedOut = 'You have been signed out. Sign in again in another tab, then choose the file again'
const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** A file, sent as soon as it is chosen. Without JavaScript a button leads to a page that asks for it, and back. */
export function FileField({ name, label, hint, value, fileName, error, uploadTo, form, ...more }: FileFieldProps) {
  const further = more.further ?? []
  const { onHeld } = more
  const [held, setHeld] = useState<Held | undefined>(
    value ? { sha256: value, name: fileName || 'The file' } : undefined,
  )
  const [sending, setSending] = useState<Sending>()
  const [problem, setProblem] = useState<string>()
  const [live, setLive] = useState(false)
  const hidden = useRef<HTMLInputElement>(null)
  const status = useId()
  const [path, search] = [usePathname() ?? '', useSearchParams()?.toString()]
  useEffect(() => setLive(true), [])

  // The form keeps what is typed when it hears of a change; a value set by script makes none.
  const sha256 = held?.sha256
  useEffect(() => {
    if (sha256 && sha256 !== value) hidden.current?.form?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [sha256, value])
  useEffect(() => {
    const owner = hidden.current?.form
    if (!sending || !owner) return
    const wait = (event: Event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      setProblem('Wait until the file has been sent')
    }
    owner.addEventListener('submit', wait, true)
    return () => owner.removeEventListener('submit', wait, true)
  }, [sending])

  const take = useCallback(
    async (file: File) => {
      setProblem(undefined)
      setHeld(undefined)
      setSending({ percent: 0 })
      onHeld?.()
      const got = await send(uploadTo, file, percent => setSending({ percent }))
      setSending(undefined)
      // Of several that were chosen together, which it was.
      if ('error' in got) setProblem(`${file.name} was not taken. ${got.error}`)
      else {
        setProblem(undefined)
        setHeld({ sha256: got.sha256, name: got.name, about: `${size(got.bytes)}, ${got.mediaType}` })
      }
    },
    [uploadTo, onHeld],
  )
  // Of files chosen together in an earlier field, the one that falls to this.
  const taking = useRef(take)
  taking.current = take
  useEffect(() => {
    const owner = hidden.current?.form
    const takePassedFile = (event: Event) => {
      const { to, file } = (event as CustomEvent<Passed>).detail
      if (to === name) void taking.current(file)
    }
    owner?.addEventListener(passedOn, takePassedFile)
    return () => owner?.removeEventListener(passedOn, takePassedFile)
  }, [name])
  const takeFiles = (event: ChangeEvent<HTMLInputElement>) => {
    const [first, ...others] = [...(event.currentTarget.files ?? [])]
    if (!first) return
    void take(first).then(() => {
      const left = others.slice(further.length)
      if (left.length) setProblem(`Not taken, as there is no room for more: ${left.map(f => f.name).join(', ')}`)
    })
    for (const [n, file] of others.slice(0, further.length).entries())
      hidden.current?.form?.dispatchEvent(new CustomEvent<Passed>(passedOn, { detail: { to: further[n] ?? '', file } }))
  }
  const query = new URLSearchParams({
    form,
    field: name,
    back: withQuery(path, new URLSearchParams(search)),
    choose: '',
  })
  return (
    <>
      <input type="hidden" name={name} value={held?.sha256 ?? ''} ref={hidden} readOnly />
      <input type="hidden" name={`${name}-name`} value={held?.name ?? ''} readOnly />
      {live && (
        <FileUpload
          id={name}
          label={{ text: label, classes: 'govuk-label--s' }}
          hint={hint}
          errorMessage={problem ?? (held ? undefined : error)}
          describedBy={status}
          attributes={{ onChange: takeFiles, multiple: further.length > 0 }}
        />
      )}
      <noscript>
        <div className="govuk-form-group">
          <p className="govuk-label govuk-label--s">{label}</p>
          {error && !held && <p className="govuk-error-message">{error}</p>}
          <Button
            classes="govuk-button--secondary"
            text={held ? 'Choose a different file' : 'Choose a file'}
            attributes={{ formAction: withQuery(uploadTo, query), formNoValidate: true }}
          />
        </div>
      </noscript>
      <div id={status} role="status">
        {sending && (
          <p className="govuk-body">
            <progress max={100} value={sending.percent} aria-label="Sending the file" />{' '}
            {sending.percent < 100 ? `Sending, ${sending.percent}%` : 'Checking the file'}
          </p>
        )}
        {held && (
          <p className="govuk-body app-file-held">
            <strong>{held.name}</strong> has been received{held.about ? ` (${held.about})` : ''}.
            <br />
            <span className="govuk-body-s app-verbatim">SHA-256 {held.sha256}</span>
          </p>
        )}
      </div>
    </>
  )
}

type Got = { sha256: string; name: string; mediaType: string; bytes: number } | { error: string }

async function send(to: string, file: File, onProgress: (percent: number) => void): Promise<Got> {
  const asked = await fetch(withQuery(to, { bytes: String(file.size) }), {
    headers: { accept: 'application/json' },
  }).catch(() => null)
  if (asked?.redirected) return { error: signedOut }
  if (asked?.status === 413) return (await asked.json()) as Got
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.setRequestHeader('accept', 'application/json')
    request.responseType = 'text'
    request.upload.onprogress = event =>
      onProgress(event.total ? Math.min(100, Math.round((event.loaded / event.total) * 100)) : 0)
    const cut = () =>
      resolve({ error: 'The connection was lost before the whole file was sent. Choose the file again' })
    request.onerror = cut
    request.onabort = cut
    request.onload = () => {
      const json = request.getResponseHeader('content-type')?.includes('application/json')
      if (json) resolve(JSON.parse(request.responseText) as Got)
      else if (request.responseURL.includes('/sign-in')) resolve({ error: signedOut })
      else resolve({ error: 'The file could not be received. Choose the file again' })
    }
    const body = new FormData()
    body.append('upload', file)
    request.send(body)
  })
}
