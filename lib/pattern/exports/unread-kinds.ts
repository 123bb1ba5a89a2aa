import type { Sample } from './sample.ts'

/** What the first bytes show a file to be that holds no messages which can be read here, and what to ask for instead. */
const picture = 'a picture: keep it as an exhibit, and if it shows messages ask for the chat’s own export as well'
const recording = 'a recording: keep it as an exhibit, where a transcript can be typed beside it'
const database =
  'a database of an app (SQLite), such as msgstore.db, sms.db or chat.db: ask the digital forensics unit for a report of it (Excel, XML or PDF), or the sender for an export made in the app'
const packedIn = (name: string) => `packed with ${name}: ask for an ordinary ZIP, or for the files themselves`
const image = 'a copy of a whole disk or phone: ask the digital forensics unit for a report of it (Excel, XML or PDF)'

const signatures: [bytes: number[] | string, what: string, at?: number][] = [
  [[0xff, 0xd8, 0xff], picture],
  [[0x89, 0x50, 0x4e, 0x47], picture],
  ['GIF8', picture],
  [[0x49, 0x49, 0x2a, 0x00], picture],
  [[0x4d, 0x4d, 0x00, 0x2a], picture],
  ['WEBP', picture, 8],
  ['ftypheic', picture, 4],
  ['ftypheix', picture, 4],
  ['ftypmif1', picture, 4],
  ['ftypavif', picture, 4],
  ['ftyp', recording, 4],
  ['WAVE', recording, 8],
  ['AVI ', recording, 8],
  ['OggS', recording],
  ['ID3', recording],
  ['fLaC', recording],
  ['#!AMR', recording],
  [[0x1a, 0x45, 0xdf, 0xa3], recording],
  ['SQLite', database],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], packedIn('7-Zip')],
  ['Rar!', packedIn('RAR')],
  [[0x1f, 0x8b], packedIn('gzip (.gz or .tgz)')],
  ['BZh', packedIn('bzip2')],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], packedIn('xz')],
  ['ustar', packedIn('tar'), 257],
  [
    'ANDROID BACKUP',
    'a backup of a whole Android phone: ask for an export made in the app, or a report of the digital forensics unit',
  ],
  [
    '!BDN',
    'an Outlook data file (.pst or .ost): open it in Outlook and save the mails as .msg, or ask for a mailbox as .mbox',
  ],
  [
    'bplist00',
    'a settings file of an Apple device (property list), such as those of a backup: ask for an export made in the app',
  ],
  ['EVF', image],
  ['{\\rtf', 'a text of a word processor (RTF): save it as plain text, or ask for the export itself'],
  ['BEGIN:VCARD', 'a list of contacts (vCard), and holds no messages: keep it as an exhibit'],
  ['BEGIN:VCALENDAR', 'a calendar, and holds no messages: keep it as an exhibit'],
  ['MZ', 'a program, and not evidence that can be read'],
]

/** “a picture: keep it …”, without an end, for a file known by its first bytes; undefined for any other. */
export function whatItIs({ bytes }: Sample): string | undefined {
  const is = (wanted: number[] | string, at: number) =>
    [...wanted].every((c, i) => bytes[at + i] === (typeof c === 'string' ? c.charCodeAt(0) : c))
  const found = signatures.find(([wanted, , at]) => is(wanted, at ?? 0))
  return found?.[1]
}
