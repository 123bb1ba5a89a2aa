import type { Database } from '../../db/client.ts'
import type { ImportAnswers } from '../case/records/imports.ts'
import { londonToInstant } from '../case/time/calendar.ts'
import { receiveBytes } from '../work/files/files.ts'
import { readDue } from '../work/imports/read-imports.ts'
import type { cast } from './cast.ts'
import { plate } from './exhibits.ts'
import { type ExportFile, owner, threeExports } from './exports.ts'
import { last, type Pick, type Story } from './telling.ts'

type Person = (typeof cast)[keyof typeof cast]
const latestImport: Pick = file => last(file.imports)
const exhibitNamed =
  (name: string): Pick =>
  file =>
    file.exhibits.find(e => e.fileName === name)

async function receiveFile(s: Story, who: Person, name: string, bytes: Uint8Array, what: string) {
  const got = await receiveBytes({ actor: who, ref: s.ref, name }, bytes)
  if (got.kind !== 'received') throw new Error(`${s.ref}: ${name} was not received: ${got.message}`)
  const { sha256, mediaType, likeness, bytes: size } = got.receipt
  return { file: sha256, fileName: name, mediaType, bytes: String(size), likeness: likeness ?? '', description: what }
}
/** Answers what the file left open, has it read, and waits for that. */
async function tellReading(s: Story, db: Database, who: Person, day: string, answers: ImportAnswers) {
  await s.tell(who, `${day} 14:05`, 'readImport', { ...answers, ownerAnswered: 'yes' }, latestImport)
  await readDue({ db, at: londonToInstant(`${day}T14:06`) ?? undefined })
  const record = last((await s.read()).imports)
  if (record?.state !== 'read')
    throw new Error(`${s.ref}: import ${record?.number} is ${record?.state}: ${record?.failure}`)
}
async function tellImport(s: Story, db: Database, who: Person, day: string, file: ExportFile, answers: ImportAnswers) {
  await s.tell(
    who,
    `${day} 14:00`,
    'importExport',
    await receiveFile(s, who, file.name, Buffer.from(file.text), file.what),
  )
  await tellReading(s, db, who, day, answers)
}

/** The three exports of S03 as they came in; 143 strangers, until a decision says that they are one person. */
export async function importThree(s: Story, db: Database, who: Person, decides: Person): Promise<void> {
  const { stream, video, screenshots } = threeExports()
  const zone = { timeZone: 'Europe/London', owner }
  await tellImport(s, db, who, '2026-02-16', stream, { owner })
  await tellImport(s, db, who, '2026-02-18', video, zone)
  const picture = await receiveFile(
    s,
    who,
    'screenshots.png',
    await plate(12, 70)(),
    'Screenshots of messages, taken from his phone',
  )
  await s.tell(who, '2026-02-20 11:00', 'attachCaseExhibit', { ...picture, receivedFrom: owner })
  const typed = await receiveFile(s, who, screenshots.name, Buffer.from(screenshots.text), screenshots.what)
  const transcript = { ...typed, derivation: 'transcript', derivedWhy: 'The times and words, typed off by hand' }
  await s.tell(who, '2026-02-20 13:00', 'attachRedactedCopy', transcript, exhibitNamed('screenshots.png'))
  await s.tell(who, '2026-02-20 14:00', 'importExhibit', {}, exhibitNamed(screenshots.name))
  await tellReading(s, db, who, '2026-02-20', { ...zone, dateOrder: 'dmy' })
  await s.tell(decides, '2026-03-02 10:00', 'attributeIdentifiers', {
    which: 'strangers',
    whose: 'defendant',
    reason: 'Subscriber and payment details from both platforms, received on 2 March, lead to one address',
  })
  const summary = await s.read()
  const whole = summary.incidents.find(i => i.happenedTo)
  if (whole)
    await s.tell(who, '2026-03-02 15:00', 'addRowsToIncident', {
      selection: `from=${whole.happenedOn}&to=${whole.happenedTo}`,
      incidentId: whole.id,
      reason: 'They are the messages that he reported',
    })
}
