import { appHtmlFormat } from './apps/app-html.ts'
import { appJsonFormat } from './apps/app-json.ts'
import { datedChatFormat } from './apps/dated-chats.ts'
import { imessageFormat } from './apps/imessage-text.ts'
import { telegramTextFormat } from './apps/telegram-text.ts'
import type { Format } from './export-file.ts'
import { outlookFormat } from './mail/outlook.ts'
import { pdfFormat } from './reports/pdf-report.ts'
import { reportXmlFormat } from './reports/report-xml.ts'
import { trackFormat } from './reports/track-xml.ts'
import { CannotRead, type ExportKind, exportKinds } from './row.ts'
import type { Sample } from './sample.ts'
import { recordsFormat } from './tables/record-tables.ts'
import { otherChatFormat } from './whatsapp/whatsapp-other.ts'
import { zipFormat } from './zip.ts'

/** Every format that is not read line by line, the surest first. */
const formats: Format[] = [
  zipFormat,
  outlookFormat,
  pdfFormat,
  appJsonFormat,
  reportXmlFormat,
  trackFormat,
  datedChatFormat,
  imessageFormat,
  telegramTextFormat,
  otherChatFormat,
  appHtmlFormat,
  recordsFormat,
]

/** The format that reads this file, or nothing where it is read line by line. Throws CannotRead where the kind given is not what the file is. */
export function formatOf(sample: Sample, given: ExportKind | undefined): Format | undefined {
  const wanted = given && formats.find(f => f.kinds.includes(given))
  // Whoever says that a file is a chat or a table knows better than its first signs, unless it is no text at all.
  if (!wanted) return (given ? formats.slice(0, 3) : formats).find(f => f.kindOf(sample) !== undefined)
  if (wanted.kindOf(sample) === undefined) throw new CannotRead(`The file is not a ${exportKinds[given]}.`)
  return wanted
}
