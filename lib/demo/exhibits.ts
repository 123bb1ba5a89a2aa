import sharp from 'sharp'
import { receiveBytes } from '../work/files/files.ts'
import type { cast } from './cast.ts'
import type { Story } from './telling.ts'

type Person = (typeof cast)[keyof typeof cast]
/** A file that came with an incident: its bytes are made here, so that every one is invented. */
export interface Attached {
  name: string
  bytes: () => Uint8Array | Promise<Uint8Array>
  what: string
  from?: string
  distressing?: string
}

/** A drawing in place of a photograph: a plate of shapes, told apart by its numbers. */
export const plate = (across: number, down: number) => (): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><rect width="480" height="320" fill="#d8d2c4"/><rect x="${40 + across}" y="${60 + down}" width="240" height="150" fill="#4a5a6a"/><circle cx="${330 - across}" cy="${210 - down}" r="70" fill="#a34b3c"/><path d="M20 ${280 - down} L460 ${140 + across}" stroke="#20242a" stroke-width="9"/></svg>`,
    ),
  )
    .png()
    .toBuffer()

/** A call log as a phone company sends it: so many calls, some minutes apart, from one number. */
export const callLog = (from: string, start: string, calls: number) => (): Uint8Array => {
  const first = Date.parse(start)
  const rows = Array.from({ length: calls }, (_, n) => {
    const at = new Date(first + n * 461_000).toISOString().replace('.000', '')
    return `${at},${from},${n % 9 === 4 ? 'answered,12' : 'missed,0'}`
  })
  return Buffer.from(`Timestamp (UTC),From,Call type,Duration\n${rows.join('\n')}\n`)
}
export const letter = (words: string) => (): Uint8Array => Buffer.from(`${words}\n`)

/** Receives the files of the newest incident and attaches them to it. */
export async function attach(s: Story, who: Person, when: string, files: readonly Attached[]) {
  for (const file of files) {
    const got = await receiveBytes({ actor: who, ref: s.ref, name: file.name }, await file.bytes())
    if (got.kind !== 'received') throw new Error(`${s.ref}: ${file.name} was not received: ${got.message}`)
    const { sha256, mediaType, bytes, likeness } = got.receipt
    await s.tell(
      who,
      when,
      'attachExhibit',
      {
        file: sha256,
        fileName: got.receipt.name,
        mediaType,
        bytes: String(bytes),
        likeness: likeness ?? '',
        description: file.what,
        receivedFrom: file.from ?? '',
      },
      kept =>
        kept.incidents.reduce<(typeof kept.incidents)[number] | undefined>(
          (a, b) => (a && a.number > b.number ? a : b),
          undefined,
        ),
    )
    if (file.distressing)
      await s.tell(who, when, 'markDistressing', { why: file.distressing }, kept =>
        kept.exhibits.find(e => e.sha256 === sha256),
      )
  }
}
