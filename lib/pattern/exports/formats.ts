import type { Format } from './export-file.ts'
import type { Sample } from './recognise.ts'
import { CannotRead, type ExportKind, exportKinds } from './row.ts'
import { zipFormat } from './zip.ts'

/** Every format that is not read line by line, the surest first. */
const formats: Format[] = [zipFormat]

/** The format that reads this file, or nothing where it is read line by line. Throws CannotRead where the kind given is not what the file is. */
export function formatOf(sample: Sample, given: ExportKind | undefined): Format | undefined {
  const format = formats.find(f => f.is(sample))
  const wanted = formats.find(f => f.kind === given)
  if (wanted && !wanted.is(sample)) throw new CannotRead(`The file is not a ${exportKinds[wanted.kind]}.`)
  return wanted ?? format
}
