import { appJsonFormat } from './app-json.ts'
import type { Format } from './export-file.ts'
import { imessageFormat } from './imessage-text.ts'
import { outlookFormat } from './outlook.ts'
import type { Sample } from './recognise.ts'
import { reportXmlFormat } from './report-xml.ts'
import { CannotRead, type ExportKind, exportKinds } from './row.ts'
import { trackFormat } from './track-xml.ts'
import { whatsappWebFormat } from './whatsapp-web.ts'
import { zipFormat } from './zip.ts'

/** Every format that is not read line by line, the surest first. */
const formats: Format[] = [
  zipFormat,
  outlookFormat,
  appJsonFormat,
  reportXmlFormat,
  trackFormat,
  imessageFormat,
  whatsappWebFormat,
]

/** The format that reads this file, or nothing where it is read line by line. Throws CannotRead where the kind given is not what the file is. */
export function formatOf(sample: Sample, given: ExportKind | undefined): Format | undefined {
  const wanted = given && formats.find(f => f.kinds.includes(given))
  if (!wanted) return formats.find(f => f.kindOf(sample) !== undefined)
  if (wanted.kindOf(sample) === undefined) throw new CannotRead(`The file is not a ${exportKinds[given]}.`)
  return wanted
}
