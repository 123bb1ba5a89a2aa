import type { z } from 'zod'
import { heldHearings, heldServices } from '../../../lib/acts/court/held-records.ts'
import { type Field, fieldsOf, type NamedField } from '../../../lib/acts/form/fields.ts'
import type { CaseFile } from '../../../lib/case/case.ts'

/** How a form is filled in when nobody says how: everything or only what is asked for, and on which day. */
export interface Filling {
  optional: boolean
  day: string
  /** The id given where a person, a team or a list outside the case is picked from. */
  person: string
  /** The SHA-256 of a file in the store. */
  file: string
}

/** A raw input that an act's schema takes, made from its fields alone. */
export const anyInput = (input: z.ZodObject, file: CaseFile, how: Filling): Record<string, unknown> =>
  rawValues(fieldsOf(input), file, how)
const rawValues = (fields: NamedField[], file: CaseFile, how: Filling): Record<string, unknown> =>
  Object.fromEntries(fields.map(([name, field]) => [name, rawOf(field, file, how)]))

const isList = (f: Field) => f.control === 'choices' || f.control === 'records' || f.control === 'lines'

function rawOf(f: Field, file: CaseFile, how: Filling): unknown {
  if (f.optional && !how.optional) return isList(f) ? [] : ''
  switch (f.control) {
    case 'text':
      return 'OH'
    case 'longText':
      return 'Said to PC O’Hare'
    case 'lines':
      return ['Said to PC O’Hare']
    case 'date':
      return how.day
    case 'moment':
      return `${how.day}T09:05`
    case 'choice':
    case 'select':
      return f.options?.[0]?.value ?? ''
    case 'choices':
      return [f.options?.[0]?.value]
    case 'record':
      return recordFrom(f, file, how)
    case 'records':
      return f.from && f.from in held ? held[f.from]?.(file) : [recordFrom(f, file, how)]
    case 'number':
      return '2'
    case 'file':
      return how.file
    case 'hidden':
      return f.options?.[0]?.value ?? ''
    case 'rows':
      return f.columns ? [rawValues(f.columns, file, how)] : []
  }
}
/** Lists of a case that are a part of one of its collections. */
const held: Record<string, (file: CaseFile) => string[]> = {
  furtherIncidents: file => file.incidents.slice(0, 1).map(i => i.id),
  heldServices: file => heldServices(file).map(s => s.id),
  heldHearings: file => heldHearings(file).map(h => h.id),
}
function recordFrom(f: Field, file: CaseFile, how: Filling): string {
  const rows = f.from && f.from in file ? file[f.from as keyof CaseFile] : undefined
  return Array.isArray(rows) && rows[0] ? rows[0].id : how.person
}
