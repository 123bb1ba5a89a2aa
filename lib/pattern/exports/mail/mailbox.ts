import { monthNamed } from '../times/day-period.ts'

/** Where one message of a mailbox ends and the next begins. */

const telling = new Set(
  'from to cc date subject received message-id mime-version return-path delivered-to content-type sender reply-to x-mailer dkim-signature status x-status x-gm-thrid x-gmail-labels x-uid in-reply-to references user-agent'.split(
    ' ',
  ),
)
const headerName = /^([!-9;-~]{1,80}):(?=[ \t]|$)/
const mostHeaders = 60

/** The name of a mail header in lower case, where the line is one. */
export const headerOf = (line: string): string | undefined => headerName.exec(line.slice(0, 100))?.[1]?.toLowerCase()

/**
 * Whether a line may part two messages: "From" and nothing, a sender alone, or a sender and a date in any form. A sentence that begins so is
 * none; and a block of headers has to follow.
 */
export function mayPart(line: string): boolean {
  if (line === 'From') return true
  if (!line.startsWith('From ') || line.length > 300) return false
  const rest = line.slice(5).trim()
  if (rest === '') return true
  const [sender = '', ...others] = rest.split(/[ \t]+/)
  if (others.length === 0) return /[@\d]|^[A-Z-]{2,}$|^[-?]+$/.test(sender)
  const date = others.join(' ')
  return (
    /\d{4}/.test(date) &&
    (/\d[:T]\d|\d{1,2}:\d{2}/.test(date) || others.some(w => monthNamed(w) !== undefined)) &&
    date.length < 80
  )
}

/** Mailboxes of MMDF stand each message between two such lines, and nothing else parts them. */
const mmdfMark = '\u0001'.repeat(4)
export const isMmdfMark = (line: string): boolean => line.startsWith(mmdfMark) && line.trimEnd() === mmdfMark

/** Looks at the lines behind one that may part two messages, until it is known. */
export class Parting {
  readonly lines: Uint8Array[] = []
  private found = new Set<string>()
  /** The line before names a sender and a time, as the programs that keep mailboxes write it. */
  private full: boolean
  constructor(mark: string) {
    this.full = /^From \S*@.*\d:\d{2}/.test(mark)
  }

  /** Whether a message begins here; undefined while it is open. */
  see(line: string): boolean | undefined {
    // A pasted line with a single word and a colon below it is no message: who wrote it, or when, must be among its headers.
    if (line.trim() === '')
      return (
        this.found.size > (this.full ? 0 : 1) || ['from', 'date', 'received', 'message-id'].some(n => this.found.has(n))
      )
    const name = headerOf(line)
    if (name === undefined && !(this.lines.length > 1 && /^[ \t>]/.test(line))) return false
    if (name !== undefined && telling.has(name)) this.found.add(name)
    if (this.found.size >= 2) return true
    return this.lines.length > mostHeaders ? false : undefined
  }
}

/** Parts that are read for their words although they are files. */
const wordy = /\.(?:eml|mbo?x|ics)\b|application\/(?:mbox|ics)|message\//i

/** Follows the parts of one message, to know whether a line stands inside an attached mailbox. */
export class Parts {
  private boundary = ''
  private head = ''
  inHead = true
  /** Inside a part that is a mailbox itself. */
  inMailbox = false
  /** Inside a part that holds no words: a picture, a recording, a document. */
  isPicture = false

  see(line: string): void {
    if (this.boundary && line.startsWith('--') && line.startsWith(this.boundary, 2)) {
      this.inHead = true
      this.inMailbox = false
      this.isPicture = false
      this.head = ''
      return
    }
    if (!this.inHead) return
    if (line.trim() !== '') {
      if (this.head.length < 8192) this.head += `${/^[ \t]/.test(line) ? ' ' : '\n'}${line.slice(0, 1000)}`
      return
    }
    this.inHead = false
    if (!this.boundary) {
      this.boundary = /\ncontent-type:[^\n]{0,4000}?;\s*boundary="?([^";\s]{1,200})/i.exec(this.head)?.[1] ?? ''
      return
    }
    this.isPicture = /\ncontent-type: *(?:image|audio|video|application)\//i.test(this.head) && !wordy.test(this.head)
    this.inMailbox = /\ncontent-type: *application\/mbox|name\*?="?[^"\n;]{0,200}\.mbo?x\b/i.test(this.head)
  }
}
