import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { type Connection, connect } from '../../db/client.ts'
import { selectionFrom } from '../../lib/case/rows.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { receiveBytes } from '../../lib/work/files/files.ts'
import { mediaOf } from '../../lib/work/imports/import-media.ts'
import { seenWith } from '../../lib/work/imports/imports.ts'
import { readDue } from '../../lib/work/imports/read-imports.ts'
import { rowCounts } from '../../lib/work/lists/row-counts.ts'
import { rowPage } from '../../lib/work/lists/rows.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import type { Performing } from '../../lib/work/pipeline/performing.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { makeWorkbook, makeZip } from '../make-zip.ts'

const actor = cast.calloway
let fresh: FreshDatabase
let owner: Connection
let program: Connection

test.beforeAll(async () => {
  test.setTimeout(240_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 6 })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

async function aCase(): Promise<string> {
  const opened = await performAsSeen({
    act: 'openCase',
    actor,
    despite: 'Each test has a case of its own about them',
    db: program.db,
    at: '2026-03-10T09:00:00.000Z',
    input: {
      givenNames: 'Darren',
      familyName: 'O’Pocock',
      relationship: 'formerPartner',
      protectedGivenNames: 'Imogen',
      protectedFamilyName: 'Hartwell',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-03-09',
      teamId: actor.teamIds[0],
      searched: 'Pocock',
    },
  })
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened))
  return opened.ref
}
async function act(ref: string, name: Performing['act'], input: object, on?: string): Promise<Record<string, string>> {
  const done = await performAsSeen({ actor, db: program.db, ref, act: name, on, input, despite: 'As reported' })
  if (done.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(done)}`)
  return done.created as Record<string, string>
}
async function receiveExport(ref: string, name: string, bytes: Uint8Array) {
  const sent = await receiveBytes({ actor, ref, name }, bytes)
  if (sent.kind !== 'received') throw new Error(sent.message)
  const { sha256, mediaType, bytes: size } = sent.receipt
  const input = { file: sha256, fileName: name, mediaType, bytes: String(size), description: `Export ${name}` }
  return { id: (await act(ref, 'importExport', input)).imports ?? '', sha256 }
}
async function readExport(ref: string, name: string, bytes: Uint8Array, answers: object = answered): Promise<string> {
  const { id } = await receiveExport(ref, name, bytes)
  await act(ref, 'readImport', answers, id)
  await readDue({ db: program.db })
  return id
}
const importOf = async (id: string) => (await owner.sql`select * from imports where id = ${id}`)[0]
const answered = { timeZone: 'Europe/London', owner: 'Imogen', ownerAnswered: 'yes', dateOrder: 'dmy' }
const pageOf = (ref: string, importId: string) =>
  viewCase({ actor, ref, what: 'rows', only: ['exhibits'], db: program.db }, async (tx, file) => {
    const selection = { ...selectionFrom(new URLSearchParams()), importId }
    const page = await rowPage(tx, file.case.id, selection, { size: 50 })
    return { page, media: await mediaOf(tx, file.case.id, page.rows), counts: await rowCounts(tx, file.case.id) }
  })
const picture = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer()

test('a chat exported with its media: each file that a message names is an exhibit under the archive’s, tied to its row', async () => {
  const ref = await aCase()
  const zip = makeZip([
    {
      name: 'WhatsApp Chat with Darren.txt',
      content: [
        '13/03/2026, 23:14 - Darren: I know you are there',
        '13/03/2026, 23:15 - Darren: IMG-20260313-WA0001.jpg (file attached)',
        '13/03/2026, 23:16 - Darren: IMG-20260313-WA0002.jpg (file attached)',
        '13/03/2026, 23:17 - Imogen: stop',
      ].join('\n'),
    },
    { name: 'IMG-20260313-WA0001.jpg', content: await picture('#fff'), stored: true },
    { name: 'IMG-20260313-WA0002.jpg', content: 'no picture at all', stored: true },
    { name: 'IMG-20260313-WA0003.jpg', content: await picture('#000'), stored: true },
  ])
  const { id, sha256 } = await receiveExport(ref, 'WhatsApp Chat with Darren.zip', zip)
  const seen = await seenWith(sha256, { timeZone: 'Europe/London', owner: 'Imogen' })
  expect(seen).toMatchObject({ is: 'readable', kind: 'zip', open: [] })
  await act(ref, 'readImport', answered, id)
  await readDue({ db: program.db })
  const record = await importOf(id)
  expect([record?.failure, record?.state, record?.kind, record?.accepted]).toEqual([null, 'read', 'zip', 4])
  const files = record?.files as { name: string; is: string; reason?: string }[]
  expect(files.map(f => [f.name.slice(-10), f.is])).toEqual([
    ['Darren.txt', 'read'],
    ['WA0001.jpg', 'media'],
    ['WA0002.jpg', 'unread'],
    ['WA0003.jpg', 'media'],
  ])
  expect(files[2]?.reason).toMatch(/inside it is something else/)
  const view = await pageOf(ref, id)
  const archive = view?.file.exhibits.find(e => e.derivedFromId === null)
  const [only, ...others] = view?.file.exhibits.filter(e => e.derivedFromId !== null) ?? []
  expect(others).toEqual([])
  expect(only).toMatchObject({
    derivedFromId: archive?.id,
    reference: `${archive?.reference}/1`,
    mediaType: 'image/jpeg',
  })
  const named = view?.also.page.rows.find(r => r.attachments[0] === 'IMG-20260313-WA0001.jpg')
  expect(view?.also.media.get(named?.id ?? 0)).toEqual([
    { name: 'IMG-20260313-WA0001.jpg', id: only?.id, reference: only?.reference },
  ])
  expect([...(view?.also.media.keys() ?? [])]).toEqual([named?.id])
  // Taken back and read again: the picture stays the one exhibit that it is.
  await act(ref, 'undoImport', { reason: 'To read it again' }, id)
  const { importExhibit } = { importExhibit: await act(ref, 'importExhibit', {}, archive?.id) }
  await act(ref, 'readImport', answered, importExhibit.imports)
  await readDue({ db: program.db })
  const again = await pageOf(ref, importExhibit.imports ?? '')
  expect(again?.file.exhibits.filter(e => e.derivedFromId !== null)).toHaveLength(1)
  expect(again?.also.media.size).toBe(1)
})

test('a workbook: rows of each sheet with its name; taken back, none is left in the lists', async () => {
  const ref = await aCase()
  const book = makeWorkbook([
    { name: 'Cover', rows: [['Report', 'OP-1']] },
    {
      name: 'SMS',
      rows: [
        ['Date', 'From', 'Body'],
        [{ date: 46094.5 }, '07700900111', 'Answer me'],
        ['no date', '07700900111', '?'],
      ],
    },
  ])
  const id = await readExport(ref, 'report.xlsx', book)
  expect(await importOf(id)).toMatchObject({ state: 'read', kind: 'xlsx', accepted: 1, rejected: 1 })
  const rejects = await owner.sql`select file, line from import_rejects where import_id = ${id}`
  expect(rejects[0]).toMatchObject({ file: 'SMS', line: 3 })
  const view = await pageOf(ref, id)
  expect(view?.also.page.rows.map(r => [r.file, r.line, r.text])).toEqual([['SMS', 2, 'Answer me']])
  expect(view?.also.counts).toHaveLength(1)
  await act(ref, 'undoImport', { reason: 'Wrong phone' }, id)
  expect((await pageOf(ref, id))?.also.page.rows).toEqual([])
})

test('a file that says it is a workbook and is not is refused in a sentence, and nothing of it is kept but the exhibit', async () => {
  const ref = await aCase()
  const sent = await receiveBytes({ actor, ref, name: 'lie.xlsx' }, makeZip([{ name: 'a.txt', content: 'x' }]))
  expect(sent).toMatchObject({ kind: 'refused' })
  const id = await readExport(ref, 'bomb.zip', makeZip([{ name: 'bomb.txt', content: Buffer.alloc(80 * 2 ** 20) }]))
  const record = await importOf(id)
  expect(record?.state).toBe('failed')
  expect(record?.failure).toMatch(/archives made to do harm/)
})
