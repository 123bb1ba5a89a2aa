'use client'

import { useState } from 'react'

const most = 1_000_000

/** Reads a GeoJSON file into the text of the corners. It stays in the browser until the form is sent. */
export function ReadAreaFile({ field }: { field: string }) {
  const [said, setSaid] = useState('')
  const read = async (file: File | undefined) => {
    const control = document.querySelector<HTMLTextAreaElement>(`textarea[name="${field}"]`)
    if (!file || !control) return
    if (file.size > most) return setSaid('The file is too large to be one area')
    control.value = await file.text()
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.dispatchEvent(new Event('change', { bubbles: true }))
    setSaid(`${file.name} has been read into the corners`)
  }
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor="area-file">
        Or read a GeoJSON file
      </label>
      <input
        className="govuk-file-upload"
        id="area-file"
        type="file"
        accept=".geojson,.json,application/geo+json"
        onChange={event => void read(event.target.files?.[0])}
      />
      <p className="govuk-body-s" role="status">
        {said}
      </p>
    </div>
  )
}
