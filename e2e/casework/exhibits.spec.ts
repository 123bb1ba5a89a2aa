import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { type Connection, connect } from '../../db/client.ts'
import type { ActName } from '../../lib/acts/index.ts'
import type { CaseFile } from '../../lib/case/case.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { printPdf } from '../../lib/documents/printing/pdf.ts'
import type { Sheet } from '../../lib/documents/printing/sheet.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { receiveBytes } from '../../lib/work/files/files.ts'
import { scheduleCsv } from '../../lib/work/lists/schedule.ts'
import { drawnExhibit } from '../../lib/work/papers/bundles.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const actor = cast.calloway
let folder: string
let fresh: FreshDatabase
let owner: Connection
let program: Connection
let ref: string

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'spo-exhibits-'))
  process.env.SPO_FILES = folder
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 2 })
  const opened = await performAsSeen({
    act: 'openCase',
    actor,
    db: program.db,
    at: '2026-10-01T09:00:00.000Z',
    input: {
      givenNames: 'Colin',
      familyName: 'Strake',
      relationship: 'colleague',
      protectedGivenNames: 'Bethan',
      protectedFamilyName: 'O’Royle',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-09-30',
      teamId: actor.teamIds[0],
      searched: 'Strake',
    },
  })
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened))
  ref = opened.ref
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
  await rm(folder, { recursive: true, force: true })
})

async function performAct(act: ActName, on: string | undefined, input: object) {
  const answer = await performAsSeen({ actor, ref, act, on, input, db: program.db })
  if (answer.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(answer)}`)
  return answer
}
async function attach(
  name: string,
  words: string,
  description: string,
  of?: { act: ActName; on: string; more: object },
) {
  const got = await receiveBytes({ actor, ref, name }, Buffer.from(words))
  if (got.kind !== 'received') throw new Error(got.message)
  const { sha256, mediaType, bytes } = got.receipt
  const file = { file: sha256, fileName: got.receipt.name, mediaType, bytes: String(bytes), description }
  const { created } = await performAct(of?.act ?? 'attachCaseExhibit', of?.on, { ...file, ...of?.more })
  return { id: created.exhibits ?? '', sha256 }
}
const file = async () => {
  const view = await viewCase({
    actor,
    ref,
    what: 'exhibits',
    only: ['exhibits', 'custody', 'disclosures'],
    db: program.db,
  })
  if (!view) throw new Error('The case was not found')
  return view.file
}

test('custody from receipt to disclosure is kept, and neither it nor what was received can be written again', async () => {
  const note = await attach('=note.txt', 'I know where you work', '=HYPERLINK("x") note from his locker')
  const copy = await attach('covered.txt', 'I know where ███', 'Note with the place covered', {
    act: 'attachRedactedCopy',
    on: note.id,
    more: { derivation: 'redacted', derivedWhy: 'Where she works' },
  })
  await performAct('viewExhibit', note.id, {})
  await performAct('downloadExhibit', copy.id, { reason: 'For the hearing' })
  await performAct('recordDisclosure', undefined, {
    toWhom: 'Ashcombe O’Dell',
    purpose: 'Hearsay notice',
    disclosedOn: '2026-10-02',
    exhibitIds: [copy.id],
    withheldIds: [note.id],
    withheldWhy: 'Shows where she works',
  })
  const { custody, exhibits } = await file()
  const lines = (id: string) =>
    custody
      .filter(c => c.exhibitId === id)
      .map(c => c.what)
      .sort()
  expect(lines(note.id)).toEqual(['received', 'redacted', 'viewed'])
  expect(lines(copy.id)).toEqual(['copied', 'disclosed', 'received'])
  expect(exhibits.find(e => e.id === copy.id)).toMatchObject({ derivedFromId: note.id, derivation: 'redacted' })
  await performAct('markDistressing', note.id, { why: 'A threat' })
  expect((await file()).exhibits.find(e => e.id === note.id)?.distressing).toBe(true)
  const asForce = (statement: string) =>
    program.sql.begin(async tx => {
      await tx`select set_config('spo.force', ${actor.forceId}, true), set_config('spo.actor', ${actor.id}, true)`
      await tx.unsafe(statement)
    })
  for (const statement of [
    `update custody set note = 'never'`,
    'delete from custody',
    'delete from disclosures',
    `update exhibits set sha256 = 'f00'`,
    `update exhibits set derived_from_id = null`,
    'delete from exhibits',
  ])
    await expect(asForce(statement), statement).rejects.toThrow(/permission denied/)
  await expect(owner.sql`update custody set note = 'never'`).rejects.toThrow(/./)
})

test('the schedule hashes every file again, and no cell of it begins a formula', async () => {
  const gone = await attach('gone.txt', 'to be altered', 'Altered on disk')
  await writeFile(path.join(folder, 'kept', gone.sha256.slice(0, 2), gone.sha256), 'as somebody would like it')
  const csv = await scheduleCsv(await file())
  const lines = csv.replace('\ufeff', '').trim().split('\r\n')
  expect(lines[0]).toContain('"SHA-256 now","Disclosed to","Withheld from, and why"')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"") note from his locker"`)
  expect(lines[1]).toContain('"The same","","Ashcombe O’Dell, 2 October 2026: Shows where she works"')
  expect(lines[2]).toContain('"Redacted copy of RC/1"')
  expect(lines[2]).toContain('"Ashcombe O’Dell, 2 October 2026",""')
  expect(lines[3]).toContain('"NOT the same"')
  expect(csv).not.toMatch(/(^|,)"[=+@-]/m)
})

test('in a bundle a damaged file is named, a hidden address in a PDF is found, and a picture goes without its place', async () => {
  const sheet = {
    ...{ title: 'Letter', reference: 'X', courtReference: '', under: [], status: '', force: 'Marlshire Police' },
    ...{ audience: 'served', marking: '', dated: '2026-10-02' },
    blocks: [{ kind: 'paragraph', text: 'She is at 9 Kestrel Street now', number: null }],
  } satisfies Sheet
  const send = async (name: string, bytes: Buffer) => {
    const got = await receiveBytes({ actor, ref, name }, bytes)
    if (got.kind !== 'received') throw new Error(got.message)
    const { sha256, mediaType, bytes: size } = got.receipt
    const [any] = (await file()).exhibits
    if (!any) throw new Error('No exhibit')
    return { ...any, sha256, mediaType, bytes: size, reference: name }
  }
  const secrets = {
    confidentialAddresses: [
      { id: 'v', personId: 'p', kind: 'home', address: '9 Kestrel Street', postcode: null, releasedAt: null },
    ],
  } as unknown as CaseFile<'confidentialAddresses'>
  const letter = await send('letter.pdf', printPdf(sheet))
  expect((await drawnExhibit(secrets, letter)).found.map(f => f.where)).toEqual(['Exhibit letter.pdf, page 1 of 1'])
  const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#346' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .toBuffer()
  expect(photo.includes('Exif')).toBe(true)
  const [[, drawn] = []] = [...(await drawnExhibit(secrets, await send('door.jpg', photo))).files]
  expect((await sharp(drawn).metadata()).exif).toBeUndefined()
  await writeFile(path.join(folder, 'kept', letter.sha256.slice(0, 2), letter.sha256), 'as somebody would like it')
  expect((await drawnExhibit(secrets, letter)).bundled).toMatchObject({
    content: [],
    absent: 'Not in this bundle: its file is not what was received',
  })
  const broken = await send('broken.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'))
  expect((await drawnExhibit(secrets, broken)).bundled.absent).toBe('Not in this bundle: the PDF cannot be read')
})

test('an exhibit held elsewhere stands in the schedule, is named in a bundle, and keeps no half of a file', async () => {
  const input = {
    heldIn: 'propertyStore',
    heldReference: '26/01873',
    clips: [],
    description: 'A wreath with a card',
    initials: 'TW',
  }
  const { created } = await performAct('referToExhibit', undefined, input)
  const id = created.exhibits ?? ''
  await performAct('correctExhibit', id, {
    description: 'A wreath with a card',
    receivedAt: '2026-10-01T08:00:00.000Z',
    heldIn: 'propertyStore',
    heldReference: '26/01874',
    clips: [],
    correctionReason: 'One digit was wrong',
  })
  const now = await file()
  const held = now.exhibits.find(e => e.id === id)
  expect(held).toMatchObject({ heldReference: '26/01874', sha256: null, version: 2 })
  expect(await scheduleCsv(now)).toContain('property store, reference 26/01874')
  if (!held) throw new Error('It was not kept')
  const { bundled } = await drawnExhibit({ ...now, confidentialAddresses: [] }, held)
  expect(bundled.absent).toBe('Not on paper: held in the property store, reference 26/01874')
  await expect(owner.sql`update exhibits set file_name = 'wreath.png' where id = ${id}`).rejects.toThrow(
    /exhibits_file_or_reference/,
  )
})
