import type { ReactNode } from 'react'
import type { NamedField, Option } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { answerInWords } from './answer-words.ts'
import { AsRecorded } from './as-recorded.tsx'

interface LineProps {
  of: string
  fields: NamedField[]
  opensWith: Typed
  options: Record<string, Option[]>
  open: boolean
  drawn: (field: NamedField) => ReactNode
}

/** What is known of one person or thing, said on one line that opens to its questions. */
export const Line = ({ of, fields, opensWith, options, open, drawn }: LineProps) => (
  <AsRecorded label={of} value={lineInWords(fields, opensWith, options)} open={open} whole>
    <div className="app-questions">{fields.map(drawn)}</div>
  </AsRecorded>
)

const lineInWords = (fields: NamedField[], typed: Typed, options: Record<string, Option[]>): string =>
  fields
    .map(([name, f]) => `${f.line?.lead ?? ''}${answerInWords(typed, name, f, options).replaceAll('\n', ', ')}`)
    .join('')
    .replace(/^[\s,.;]+/, '')
