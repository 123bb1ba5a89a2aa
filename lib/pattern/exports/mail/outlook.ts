import MsgReaderModule, { type FieldsData } from '@kenjiuno/msgreader'
import type { Export, Format, Opening } from '../export-file.ts'
import { gather, textSource } from '../gather.ts'
import { CannotRead, type Outcome } from '../row.ts'
import { type CfbEntry, checkedCfb } from './cfb.ts'
import { wordsOf } from './mail-row.ts'

const most = 64 * 2 ** 20
/** Deeper than this no mail lies in a mail. */
const deepest = 5
/** Loaded as CommonJS, the class may stand one step further in. */
const MsgReader = (MsgReaderModule as unknown as { default?: typeof MsgReaderModule }).default ?? MsgReaderModule

export const outlookFormat: Format = {
  kinds: ['msg'],
  kindOf: ({ bytes }) =>
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((b, i) => bytes[i] === b) ? 'msg' : undefined,
  open: openOutlook,
}

const others: [RegExp, string][] = [
  [
    /^(?:Workbook|Book)$/,
    'an old Excel workbook (.xls): open it in Excel and save it as .xlsx, or ask for it as .xlsx',
  ],
  [
    /^WordDocument$/,
    'an old Word document (.doc), which holds no messages that can be told apart: ask for the export itself, or keep it as an exhibit',
  ],
  [
    /^PowerPoint Document$/,
    'an old PowerPoint presentation (.ppt): ask for the export itself, or keep it as an exhibit',
  ],
  [
    /^Encrypt(?:edPackage|ionInfo)$/,
    'an Office document locked with a password: ask for the password, or for an unlocked copy',
  ],
]

/** That the file is an Outlook message. Throws CannotRead, which says what else it is. */
function checkOutlook(bytes: Uint8Array) {
  const root = checkedCfb(bytes)
  const has = (p: RegExp) => root.children.some((e: CfbEntry) => p.test(e.name))
  const other = others.find(([name]) => has(name))
  if (other) throw new CannotRead(`The file is ${other[1]}.`)
  if (!has(/^__properties_version1\.0$/))
    throw new CannotRead(
      'The file is an old Office document and no Outlook message: open it in the program that made it and save it as .xlsx, .pdf or text.',
    )
}

/** A message of Outlook with what is attached to it, each as it was. */
export function outlookMail(bytes: Uint8Array) {
  checkOutlook(bytes)
  try {
    const reader = new MsgReader(bytes.slice().buffer)
    const fields = reader.getFileData()
    if (!('error' in fields && fields.error)) {
      const f = fields as FieldsData
      const sent = Date.parse(f.messageDeliveryTime ?? f.clientSubmitTime ?? '')
      return {
        sentFrom: oneLine(f.senderSmtpAddress || f.senderEmail || f.senderName) || null,
        subject: oneLine(f.subject) || null,
        sentAt: Number.isNaN(sent) ? null : new Date(sent).toISOString(),
        text: f.body?.trim() ? f.body : wordsOf(f.bodyHtml ?? (f.html?.length ? new TextDecoder().decode(f.html) : '')),
        attachments: (f.attachments ?? []).map(a => {
          const { fileName, content } = reader.getAttachment(a)
          return { name: oneLine(fileName) || 'file without a name', bytes: content }
        }),
      }
    }
  } catch {
    // Said below, in words.
  }
  throw new CannotRead('The file is an Outlook message (.msg) and damaged: ask for the mail saved as .eml.')
}

async function openOutlook(opening: Opening): Promise<Export> {
  const bytes = await gather(opening.source, most)
  checkOutlook(bytes)
  const mail = mailOf(bytes)
  const { kind: _, ...options } = opening.options
  const opened = await opening.inner(
    textSource(() => [mail.text]),
    { ...options, kind: 'eml' },
  )
  return {
    ...opened,
    kind: 'msg',
    batches: async function* () {
      for await (const outcomes of opened.batches()) yield mail.draft ? outcomes.map(asDraft) : outcomes
    },
  }
}
const asDraft = (o: Outcome): Outcome =>
  o.is === 'row' && !o.row.doubts.includes('not-sent')
    ? { ...o, row: { ...o.row, doubts: [...o.row.doubts, 'not-sent'] } }
    : o

/** The message as a mail. Whatever its reader trips over is damage of the file. */
function mailOf(bytes: Uint8Array<ArrayBuffer>): { text: string; draft: boolean } {
  try {
    const fields = new MsgReader(bytes.buffer).getFileData()
    if (!('error' in fields && fields.error)) return asMail(fields as FieldsData)
  } catch {
    // Said below, in words.
  }
  throw new CannotRead(
    'The file is an Outlook message (.msg) and damaged: nothing can be read from it; ask for the mail saved as .eml.',
  )
}

const oneLine = (text: string | undefined) => (text ?? '').replace(/[\r\n]+/g, ' ').trim()
const encodeHeader = (text: string) => {
  const plain = oneLine(text)
  return /^[\x20-\x7e]*$/.test(plain) ? plain : `=?utf-8?B?${Buffer.from(plain).toString('base64')}?=`
}
const quoteName = (name: string) =>
  /^[\x20-\x7e]*$/.test(name) ? `"${name.replace(/["\\]/g, '')}"` : encodeHeader(name)
const address = (name: string | undefined, ...mails: (string | undefined)[]) => {
  const mail = mails.find(m => m?.includes('@')) ?? mails.find(Boolean)
  const plain = oneLine(mail).replace(/[<>]/g, '')
  // An address inside Exchange ("/O=EXAMPLE/…/CN=NAME") is no mail address: then the name is what is known.
  if (!plain.includes('@')) return quoteName(oneLine(name) || plain)
  return name && oneLine(name) !== plain ? `${quoteName(oneLine(name))} <${plain}>` : plain
}

/** The message as a mail that is read like any other: its heads, its words, and its attachments by name. */
function asMail(f: FieldsData, depth = 0): { text: string; draft: boolean } {
  const sent = oneLine(f.headers?.match(/^Date:[ \t]*(.*(?:\r?\n[ \t]+.*)*)/im)?.[1])
  const day = (text: string | undefined) => {
    const time = Date.parse(text ?? '')
    return Number.isNaN(time) ? '' : new Date(time).toUTCString().replace('GMT', '+0000')
  }
  const date = sent || day(f.clientSubmitTime)
  const delivered = day(f.messageDeliveryTime)
  const people = (type: 'to' | 'cc' | 'bcc') =>
    (f.recipients ?? [])
      .filter(r => (r.recipType ?? 'to') === type)
      .map(r => address(r.name, r.smtpAddress, r.email))
      .join(', ')
  const isHtml = !f.body?.trim() && Boolean(f.bodyHtml ?? f.html?.length)
  const words = isHtml ? (f.bodyHtml ?? new TextDecoder().decode(f.html)) : (f.body ?? '')
  const edge = `edge-${depth}-of-the-message`
  const inner = (f.attachments ?? []).filter(a => depth < deepest && a.innerMsgContentFields)
  const names = (f.attachments ?? [])
    .filter(a => !inner.includes(a))
    .map(a => oneLine(a.fileName || a.name || a.fileNameShort || 'file without a name'))
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll(`--${edge}`, '-- edge')
  const parts = [
    `Content-Type: text/${isHtml ? 'html' : 'plain'}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${plain(words)}`,
    ...names.map(
      n =>
        `Content-Type: application/octet-stream; name=${quoteName(n)}\nContent-Disposition: attachment; filename=${quoteName(n)}\n\n`,
    ),
    ...inner.map(
      a =>
        `Content-Type: message/rfc822\nContent-Disposition: attachment; filename=${quoteName(`${oneLine(a.name || a.fileName || 'message')}.eml`)}\n\n${plain(asMail(a.innerMsgContentFields ?? a, depth + 1).text)}`,
    ),
  ]
  const heads = [
    [
      'From',
      address(f.senderName, f.senderSmtpAddress, f.senderEmail, f.sentRepresentingSmtpAddress, f.creatorSMTPAddress),
    ],
    ['To', people('to')],
    ['Cc', people('cc')],
    ['Bcc', people('bcc')],
    ['Subject', encodeHeader(f.subject ?? '')],
    ['Date', date],
    // The time of delivery stands where a mail has it.
    ['Received', date || !delivered ? '' : `from unknown by mailbox; ${delivered}`],
    ['Message-ID', oneLine(f.messageId)],
    ['MIME-Version', '1.0'],
    ['Content-Type', `multipart/mixed; boundary="${edge}"`],
  ].filter(([, value]) => value)
  const text = `${heads.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${parts.map(p => `--${edge}\n${p}`).join('\n')}\n--${edge}--\n`
  return { text, draft: Boolean((f.messageFlags ?? 0) & 8) && !sent }
}
