import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import type { CaseFile } from '../../lib/case/case.ts'
import { applicationStatus } from '../../lib/case/reference/status.ts'
import { isWithoutNotice } from '../../lib/case/views/applications.ts'
import { servicesOf } from '../../lib/case/views/orders.ts'
import { cast } from '../../lib/demo/cast.ts'
import type { PaperContext } from '../../lib/documents/paper.ts'
import { printPdf } from '../../lib/documents/printing/pdf.ts'
import { textsOf } from '../../lib/documents/printing/sheet.ts'
import { printWord } from '../../lib/documents/printing/word.ts'
import { availablePapers, type PaperName, paperNames, papers } from '../../lib/documents/registry.ts'
import { inferencesOf } from '../../lib/drafting/inference.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { contextOf, heldBackBy } from '../../lib/work/papers/papers.ts'
import { type FreshDatabase, toldDatabase } from '../database.ts'
import { pdfText } from '../pdf-text.ts'
import { zipText } from '../rules/exports/zip-text.ts'

/** Every paper of every case of the demonstration that a civil-orders officer may see. */

const today = '2026-11-29'
let fresh: FreshDatabase
let program: Connection
const cases: { file: CaseFile; context: Omit<PaperContext, 'audience'> }[] = []

test.beforeAll(async () => {
  test.setTimeout(300_000)
  fresh = await toldDatabase()
  const owner = connect(fresh.ownerUrl, { max: 1 })
  program = connect(fresh.programUrl, { max: 2 })
  const refs = await owner.sql<{ ref: string }[]>`select ref from cases order by ref`
  await owner.close()
  for (const actor of [cast.lindqvist, cast.tunstall])
    for (const { ref } of refs) {
      const view = await viewCase({ actor, ref, what: 'papers', db: program.db }, (tx, file) =>
        contextOf(tx, file, { key: '', audience: 'served' }, today),
      )
      if (view) cases.push({ file: view.file, context: view.also })
    }
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

/** What a row of the table of papers says must be there. */
function expectedPapers(file: CaseFile): [PaperName, string][] {
  const ours = file.applications.filter(a => a.applicant === 'chiefOfficer')
  const open = ours.filter(a => !applicationStatus(a.status).ended)
  const listed = file.hearings.filter(h => h.status === 'listed' && h.applicationId)
  const each = (name: PaperName, rows: { id: string }[]) => rows.map((r): [PaperName, string] => [name, r.id])
  return [
    ...each('application', ours),
    ...each(
      'draftOrder',
      open.filter(a => a.kind === 'main' || a.kind === 'interim'),
    ),
    ...each(
      'response',
      file.applications.filter(a => a.applicant !== 'chiefOfficer'),
    ),
    ...each('fullAndFrank', ours.filter(isWithoutNotice)),
    ...each(
      'victimStatement',
      file.protectedPersons.filter(p => !p.removedAt),
    ),
    ...(file.incidents.some(i => !i.withdrawnAt) ? each('chronology', [file.case]) : []),
    ...(file.exhibits.some(e => !e.orderId && !e.breachId) ? each('exhibitList', [file.case]) : []),
    ...each(
      'hearingNote',
      file.hearings.filter(h => h.status === 'heard' && ours.some(a => a.id === h.applicationId && isWithoutNotice(a))),
    ),
    ...each(
      'hearsay',
      file.witnesses.filter(w => !w.called && open.some(a => a.id === w.applicationId)),
    ),
    ...each('supplement', file.supplements),
    ...each(
      'supplementStatement',
      file.supplements
        .filter(s => s.incidentIds.length)
        .map(s => ({ id: `${s.id}_${file.incidents.find(i => i.id === s.incidentIds[0])?.recordedById}` })),
    ),
    ...each(
      'amendedOrder',
      file.supplements.filter(s => file.conditionAmendments.some(c => c.supplementId === s.id)),
    ),
    ...each(
      'papersCertificate',
      file.paperServices.filter(p => p.served).map(p => ({ id: p.supplementId ?? p.applicationId })),
    ),
    ...(file.paperMarks.some(m => m.kind === 'adviceReleased' && !m.endedAt)
      ? each('releasedAdvice', [file.case])
      : []),
    ...(file.incidents.some(i => ours.some(a => a.kind === 'main' && a.actsIncidentIds.includes(i.id)))
      ? each(
          'officerStatement',
          file.incidents
            .filter(i => ours.some(a => a.kind === 'main' && a.actsIncidentIds.includes(i.id)))
            .slice(0, 1)
            .map(i => ({ id: i.recordedById })),
        )
      : []),
    ...each(
      'summons',
      listed.filter(h => file.applications.some(a => a.id === h.applicationId && !isWithoutNotice(a))),
    ),
    ...each('hearingSheet', listed),
    ...each('coveringMessage', open),
    ...each('orderSheet', file.orders),
    ...each(
      'certificate',
      file.orders.filter(o => servicesOf(o, file).some(s => s.served)),
    ),
    ...each(
      'acknowledgement',
      file.notifications.filter(n => n.method === 'inPerson'),
    ),
  ]
}

test('every paper is there where its row says that it must be, and made for whom it is for', () => {
  expect(cases.length).toBeGreaterThan(60)
  const made = new Set<string>()
  for (const { file, context } of cases) {
    const list = availablePapers(file, context.names)
    const has = new Set(list.map(p => `${p.name} ${p.key}`))
    for (const [name, key] of expectedPapers(file)) {
      expect(has, `${file.case.ref}: ${name}`).toContain(`${name} ${key}`)
      made.add(name)
    }
    for (const p of list)
      for (const audience of p.audiences) {
        const sheet = papers[p.name].sheet(file, p.key, { ...context, audience })
        const text = textsOf(sheet)
          .map(t => t.text)
          .join('\n')
        expect(text, `${file.case.ref}: ${p.title}`).not.toMatch(/\b(?:undefined|null|NaN|\[object)\b/)
        // A police paper full of ‘Not recorded’ is no paper.
        expect(text.split('Not recorded').length, `${file.case.ref}: ${p.title}`).toBeLessThan(6)
        if (p.name === 'application' && audience === 'served') {
          expect(text, file.case.ref).not.toMatch(/Risk summary|Professional judgement|SHA-256/)
          expect(text, file.case.ref).toContain(`Applicant: The Chief Constable of ${context.force}`)
          expect(text, file.case.ref).toContain('Address for service: Legal Services')
          if (file.applications.find(a => a.id === p.key)?.authorisedOn)
            expect(text, file.case.ref).toMatch(/Authorising officer: .*(Rackham|Castellano).*, Superintendent, on /)
        }
      }
  }
  // A kind that the demonstration never makes would be tried by nothing here.
  expect([...made].sort()).toEqual([...paperNames].sort())
})
test('no served paper holds a protected address, or words from which one could be inferred', () => {
  let secret = 0
  for (const { file, context } of cases) {
    if (file.confidentialAddresses.some(a => !a.releasedAt)) secret++
    for (const p of availablePapers(file, context.names).filter(p => p.audiences.includes('served'))) {
      const sheet = papers[p.name].sheet(file, p.key, { ...context, audience: 'served' })
      const where = `${file.case.ref}: ${p.title}`
      expect(heldBackBy(file, sheet), where).toEqual([])
      expect(inferencesOf(file, textsOf(sheet)), where).toEqual([])
    }
  }
  expect(secret).toBeGreaterThan(1)
})
test('one of each kind prints with the words of the case, the same bytes twice, and opens as Word', async () => {
  test.setTimeout(600_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'spo-papers-'))
  const printed = new Set<string>()
  const office = spawnSync('soffice', ['--version']).status === 0
  try {
    for (const { file, context } of cases)
      for (const p of availablePapers(file, context.names)) {
        if (printed.has(p.name)) continue
        printed.add(p.name)
        const sheet = papers[p.name].sheet(file, p.key, { ...context, audience: p.audiences[0] ?? 'served' })
        const words = sheet.blocks.flatMap(b => (b.kind === 'heading' ? [b.text.replace(/\s+/g, ' ')] : []))
        if (p.forms.includes('pdf')) {
          const pdf = printPdf(sheet)
          expect(printPdf(sheet).equals(pdf), p.title).toBe(true)
          const text = await pdfText(pdf)
          for (const w of [sheet.reference, ...words]) expect(text, p.title).toContain(w)
        }
        if (!p.forms.includes('docx')) continue
        const word = await printWord(sheet)
        expect((await printWord(sheet)).equals(word), p.title).toBe(true)
        const xml = await zipText(word, 'word/document.xml')
        const plain = xml.replace(/<[^>]+>/g, '').replaceAll('&amp;', '&')
        for (const w of words) expect(plain.replace(/\s+/g, ' '), p.title).toContain(w)
        expect(xml.match(/<w:tbl>/g)?.length ?? 0, p.title).toBe(
          sheet.blocks.filter(b => b.kind === 'facts' || b.kind === 'table').length,
        )
        writeFileSync(path.join(folder, `${p.name}.docx`), word)
      }
    expect([...printed].sort()).toEqual([...paperNames].sort())
    if (!office)
      test.info().annotations.push({ type: 'lacking', description: 'LibreOffice, to open what is made for Word' })
    else {
      const files = readdirSync(folder).filter(f => f.endsWith('.docx'))
      execFileSync(
        'soffice',
        [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', ...files],
        { cwd: folder, timeout: 500_000 },
      )
      expect(readdirSync(folder).filter(f => f.endsWith('.pdf')).length).toBe(files.length)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
test('at least three areas are drawn, each in the order asked for with the names of its roads', () => {
  const drawn = cases.flatMap(({ file }) => file.draftConditions.filter(c => c.shape && !c.removedAt))
  expect(drawn.length).toBeGreaterThanOrEqual(3)
  const maps = cases.flatMap(({ file, context }) =>
    availablePapers(file, context.names).flatMap(p =>
      p.name === 'orderSheet'
        ? papers.orderSheet
            .sheet(file, p.key, { ...context, audience: 'served' })
            .blocks.flatMap(b => (b.kind === 'picture' ? [b.says] : []))
        : [],
    ),
  )
  expect(maps.length).toBeGreaterThanOrEqual(3)
  for (const says of maps) expect(says).toMatch(/Roads and water shown: .*Mill Lane|Chapel Street|School Lane/)
})
