'use client'

import { useState } from 'react'
import { ActForm, type ActFormProps } from './act-form.tsx'

/**
 * The form of an act, which begins anew when what was kept of it is thrown away, and only then: an answer may bring the
 * page with it on which what was just kept is known, and must not be lost with the form that it answers.
 */
export function KeptForm({ kept, ...props }: ActFormProps & { kept: boolean }) {
  const [known, setKnown] = useState(kept)
  const [round, setRound] = useState(0)
  if (known !== kept) {
    setKnown(kept)
    if (known) setRound(round + 1)
  }
  return <ActForm key={round} {...props} />
}
