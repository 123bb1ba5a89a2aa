import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '../../case/time/calendar.ts'
import { store, textIn } from '../files/store.ts'

const shape = z.object({
  at: z.string(),
  forceId: z.string(),
  /** The force that sent it. */
  from: z.string(),
  files: z.array(z.string()),
})
/** Files that come with an offer, noted from before the first is kept until a row of the offer names them all. */
type Arriving = z.output<typeof shape>
const folder = 'arriving'

/** Notes what is about to be kept, so that it is found again if its offer never gets a row. Gives the name of the note. */
export async function noteArriving(files: Arriving): Promise<string> {
  const name = `${folder}/${randomUUID()}.json`
  await store().write(name, JSON.stringify(files))
  return name
}
export const removeNote = (name: string) => store().removeOld(name, new Date(8.64e15))

/** The notes that are left from before a moment, by name. */
export async function notesLeft(before: Instant): Promise<(Arriving & { note: string })[]> {
  const left: (Arriving & { note: string })[] = []
  for (const note of await store().list(folder)) {
    const text = await textIn(store(), note)
    // Gone since it was listed: its offer is there.
    const found = text === undefined ? undefined : shape.parse(JSON.parse(text))
    if (found && found.at < before) left.push({ note, ...found })
  }
  return left
}
