import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { expect, test } from '@playwright/test'
import { readOf } from '../../../lib/case/reference/court-orders.ts'
import { daysIn } from '../../../lib/pattern/courts/court-days.ts'
import { courtDocuments } from '../../../lib/pattern/courts/court-documents.ts'
import { readCourtOrder } from '../../../lib/pattern/courts/court-order.ts'
import { nameIn } from '../../../lib/pattern/courts/court-parties.ts'
import { lettersIn, withKnown } from '../../../lib/work/court-orders/read-court-orders.ts'
import { makeMsg } from '../../make-msg.ts'
import { makeZip } from '../../make-zip.ts'

/** Orders of courts as they are sent: what is read, what is in doubt, and what is never made up. */

const linesOf = (text: string) => text.split('\n').map(t => ({ page: null, text: t }))
const read = (text: string) => {
  const { found, isOrder } = readCourtOrder(linesOf(text))
  return { isOrder, found, ...Object.fromEntries(found.map(f => [f.field, f.value])) } as ReturnType<
    typeof readCourtOrder
  > &
    Record<string, string>
}
const sourceOf = (bytes: Uint8Array) => ({
  bytes: bytes.length,
  open: async function* () {
    yield bytes
  },
})

const nonMolestation = `IN THE FAMILY COURT SITTING AT ALDERMERE
Case No: ZZ26F00417
NON-MOLESTATION ORDER
Family Law Act 1996 section 42

The Applicant: Ms Jodie KEMBLE
The Respondent: Mr Aaron PIKE, born 3 May 1991

Order made on 12 October 2026 before District Judge Ashcombe

IT IS ORDERED THAT the respondent Aaron Pike:
1. must not use or threaten violence against the applicant
or encourage anyone else to do so;
2. must not go within 100 metres of 4 Kestrel Street, Thornfold before 1 November 2026.

This order shall remain in force until 11 October 2027.
An application may be made to vary or discharge this order.`

test('a non-molestation order gives its court, number, parties, days and conditions word for word, each with its line', () => {
  const order = read(nonMolestation)
  expect(order).toMatchObject({
    isOrder: true,
    kind: 'nonMolestation',
    number: 'ZZ26F00417',
    defendant: 'Aaron Pike',
    defendantBornOn: '1991-05-03',
    protectedPerson: 'Jodie Kemble',
    madeOn: '2026-10-12',
    lastDay: '2027-10-11',
  })
  expect(order.court).toMatch(/FAMILY COURT|Family Court/i)
  expect(order.terms).toBe(
    '1. must not use or threaten violence against the applicant or encourage anyone else to do so;\n2. must not go within 100 metres of 4 Kestrel Street, Thornfold before 1 November 2026.',
  )
  expect(order.found.find(f => f.field === 'madeOn')).toMatchObject({ line: 9, doubts: [] })
  // That it may be varied says nothing of an earlier order, and whose birthday the protected person has stands nowhere.
  expect(order.amends).toBeUndefined()
  expect(order.protectedBornOn).toBeUndefined()
})

test('a restraining order and a protection order name the defendant, and police are nobody’s victim', () => {
  expect(
    read(`IN THE ALDERMERE MAGISTRATES’ COURT
R v Darren POCOCK
Date of birth: 27/03/1992
RESTRAINING ORDER on conviction, Sentencing Code s.360
Order date: 02/06/26
The defendant must not contact Imogen Hartwell by any means.
Until further order.`),
  ).toMatchObject({
    kind: 'restraining',
    defendant: 'Darren Pocock',
    madeOn: '2026-06-02',
    lastDay: 'untilFurtherOrder',
  })
  const dapo = read(`DOMESTIC ABUSE PROTECTION ORDER
Applicant: Chief Constable of Marlshire Police
Respondent\tGraham Lane\nPerson to be protected: Farah Qureshi-Lane (DOB 11.12.1985)
1. You must not contact Farah Qureshi-Lane.
This order ends on 3 January 2028`)
  expect(dapo).toMatchObject({
    defendant: 'Graham Lane',
    protectedPerson: 'Farah Qureshi-Lane',
    protectedBornOn: '1985-12-11',
  })
})

test('what could be read two ways says so, and how long is not turned into a day', () => {
  const order = read(`OCCUPATION ORDER
Respondent: Owen Brathwaite
Dated 04/05/2026
1. The respondent must not enter the home.
This order is in force for a period of 6 months.`)
  expect(order.found.find(f => f.field === 'madeOn')).toMatchObject({ value: '2026-05-04', doubts: ['dayFirst'] })
  expect(order.lastDay).toBeUndefined()
  expect(order).toMatchObject({ length: '6 months' })
  const two = read('NON-MOLESTATION ORDER\nRespondent: Ann Lee\nMade on 1 May 2026\nOrder made on 2 May 2026')
  expect(two.found.find(f => f.field === 'madeOn')).toMatchObject({ doubts: ['several'], others: ['2026-05-02'] })
  const loose = read('RESTRAINING ORDER\nDefendant: Ann Lee\nShe must not write to him.')
  expect(loose.found.find(f => f.field === 'terms')).toMatchObject({ doubts: ['notNumbered'] })
})

test('a letter that only speaks of an order is none, and a changed order says which day it changes', () => {
  expect(read('Please find attached the restraining order in this matter.\nKind regards')).toMatchObject({
    isOrder: false,
  })
  expect(
    read(
      `NON-MOLESTATION ORDER\nRespondent: Aaron Pike\nThe order made on 12 October 2026 is hereby varied.\nDated 20 November 2026\n1. must not contact her`,
    ),
  ).toMatchObject({ amends: '2026-10-12' })
})

test('days and names are taken as they are written, and nothing that is none', () => {
  expect(
    daysIn('31 February 2026, 29/02/2024, the 3rd day of May 2026, May 4, 2026, 2026-05-05').map(d => d.value),
  ).toEqual(['2024-02-29', '2026-05-03', '2026-05-04', '2026-05-05'])
  for (const [text, name] of [
    ['Mr Seán O’BRIEN-SMITH (the Respondent)', 'Seán O’Brien-Smith'],
    ['KEMBLE, Jodie', 'Jodie Kemble'],
    ['Dr Helena Voss of 4 Kestrel Street', 'Helena Voss'],
    ['Chief Constable of Marlshire', undefined],
    ['must not contact her', undefined],
  ] as const)
    expect(nameIn(text), text).toBe(name)
})

const wordXml = (paragraphs: string[]) =>
  `<?xml version="1.0"?><w:document><w:body>${paragraphs.map(p => (p.startsWith('#') ? `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>${p.slice(1)}</w:t></w:r></w:p>` : `<w:p><w:r><w:t xml:space="preserve">${p}</w:t></w:r></w:p>`)).join('')}</w:body></w:document>`

test('a mail with a Word document gives the order in it and not the letter; the same words sent again are known', async () => {
  const word = makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content: wordXml([
        'NON-MOLESTATION ORDER',
        'Case No: ZZ26F00417',
        'Respondent: Aaron Pike',
        'Made on 12 October 2026',
        'It is ordered:',
        '#must not contact her',
        '#must not go to Ashcombe &amp; Vale',
      ]),
    },
  ])
  const mail = new TextEncoder().encode(
    `From: listing@court.example.org\r\nTo: orders@marl.example.org\r\nSubject: Order in Pike\r\nDate: Mon, 12 Oct 2026 16:20:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease find the non-molestation order attached.\r\n--b\r\nContent-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=order.docx\r\nContent-Disposition: attachment; filename=order.docx\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(word).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`,
  )
  const [letter, ...more] = await lettersIn({ name: 'order.eml', source: sourceOf(mail) })
  expect(more).toEqual([])
  expect(letter).toMatchObject({
    name: 'order.docx',
    sentFrom: 'listing@court.example.org',
    sentAt: '2026-10-12T15:20:00.000Z',
  })
  expect(readOf(letter?.found ?? [], 'terms')).toBe('1. must not contact her\n2. must not go to Ashcombe & Vale')
  const [again] = await lettersIn({ name: 'order.docx', source: sourceOf(word) })
  if (!letter || !again) throw new Error('nothing was read')
  expect(withKnown([letter, { ...again, line: 2 }], []).map(l => l.sameAs)).toEqual([null, 'row 1'])
  const before = {
    id: 'earlier',
    text_hash: 'other',
    kind: 'nonMolestation',
    number: 'ZZ26F00417',
    made_on: '2026-08-01',
  }
  expect(withKnown([letter], [before])[0]).toMatchObject({ sameAs: null, follows: 'earlier' })
  expect(withKnown([letter], [{ ...before, made_on: '2026-10-12' }])[0]).toMatchObject({
    sameAs: 'earlier',
    follows: null,
  })
})

test('what cannot be read is among what was sent, with why; an archive gives each of its documents', async () => {
  const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0])
  const zip = makeZip([
    { name: 'one.txt', content: nonMolestation },
    { name: 'scan.jpg', content: picture },
  ])
  const documents = await courtDocuments(sourceOf(zip), 'both.zip')
  expect(documents.map(d => [d.name, d.unread !== null])).toEqual([
    ['one.txt', false],
    ['scan.jpg', true],
  ])
})

/** A PDF with text, a paragraph for each line, as a court’s own program lays out an order. */
const pdfOf = (text: string, pages = 1) =>
  new Uint8Array(
    NodeCompiler.create().pdf({
      mainFileContent: `#set page(width: 595pt, height: 842pt, margin: 60pt)\n#set text(size: 11pt)\n${text
        .split('\n')
        .map(line => `#par[#"${line.replace(/["\\]/g, c => `\\${c}`)}"]`)
        .join(pages > 1 ? '\n#v(80pt)\n' : '\n')}`,
    }),
  )
const readOrder = {
  kind: 'nonMolestation',
  number: 'ZZ26F00417',
  defendant: 'Aaron Pike',
  protectedPerson: 'Jodie Kemble',
  madeOn: '2026-10-12',
  lastDay: '2027-10-11',
}
const whatIsRead = (letter: { found: Parameters<typeof readOf>[0] } | undefined) =>
  Object.fromEntries(Object.keys(readOrder).map(field => [field, readOf(letter?.found ?? [], field as 'kind')]))

test('an order in a PDF is read with the page of each answer, and the same order as text is known again', async () => {
  const [letter, ...more] = await lettersIn({ name: 'order.pdf', source: sourceOf(pdfOf(nonMolestation)) })
  expect(more).toEqual([])
  expect(letter?.unread).toBeNull()
  expect(whatIsRead(letter)).toEqual(readOrder)
  expect(readOf(letter?.found ?? [], 'terms')).toContain(
    '2. must not go within 100 metres of 4 Kestrel Street, Thornfold',
  )
  expect(letter?.found.every(f => f.page === 1)).toBe(true)
  const [plain] = await lettersIn({ name: 'order.txt', source: sourceOf(new TextEncoder().encode(nonMolestation)) })
  if (!letter || !plain) throw new Error('nothing was read')
  expect(withKnown([letter, { ...plain, line: 2 }], []).map(l => l.sameAs)).toEqual([null, 'row 1'])
  // Over several pages, each answer has its own.
  const [long] = await lettersIn({ name: 'long.pdf', source: sourceOf(pdfOf(nonMolestation, 2)) })
  expect(whatIsRead(long)).toEqual(readOrder)
  expect(long?.found.find(f => f.field === 'lastDay')?.page).toBeGreaterThan(1)
  // Pages without text, as a scan has, are told and not guessed at.
  const [scan] = await lettersIn({ name: 'scan.pdf', source: sourceOf(pdfOf('')) })
  expect(scan?.unread).toMatch(/picture of pages/)
})

test('an Outlook message gives the order that is attached to it with who sent it and when; the covering words are left out', async () => {
  const mail = makeMsg({
    subject: 'Order in Pike',
    body: 'Please find the order attached.',
    from: ['Family Court listing', 'listing@court.example.org'],
    to: [['Orders', 'orders@marl.example.org']],
    sent: '2026-10-12T15:20:00Z',
    attachments: [{ name: 'order.pdf', bytes: pdfOf(nonMolestation) }, 'signature.png'],
  })
  const letters = await lettersIn({ name: 'order.msg', source: sourceOf(mail) })
  const letter = letters.find(l => l.name === 'order.pdf')
  expect(letter).toMatchObject({
    sentFrom: 'listing@court.example.org',
    subject: 'Order in Pike',
    sentAt: '2026-10-12T15:20:00.000Z',
  })
  expect(whatIsRead(letter)).toEqual(readOrder)
  expect(letters.some(l => l.name === 'order.msg')).toBe(false)
})

test('a mailbox gives each of its mails by itself: an order in the words of one, an order attached to another', async () => {
  const pdf = Buffer.from(pdfOf(nonMolestation)).toString('base64').replace(/.{76}/g, '$&\n')
  const restraining =
    'IN THE ALDERMERE MAGISTRATES’ COURT\nR v Darren POCOCK\nRESTRAINING ORDER on conviction, Sentencing Code s.360\nOrder date: 02/06/26\nThe defendant must not contact Imogen Hartwell by any means.\nUntil further order.'
  const box = `From listing@court.example.org Mon Oct 12 15:20:00 2026
From: listing@court.example.org
To: orders@marl.example.org
Subject: Order in Pike
Date: Mon, 12 Oct 2026 16:20:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Please find the order attached.
--b
Content-Type: application/pdf; name=order.pdf
Content-Disposition: attachment; filename=order.pdf
Content-Transfer-Encoding: base64

${pdf}
--b--

From crown@court.example.org Tue Oct 13 09:00:00 2026
From: crown@court.example.org
To: orders@marl.example.org
Subject: R v Pocock
Date: Tue, 13 Oct 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

${restraining}
`
  const letters = await lettersIn({ name: 'orders.mbox', source: sourceOf(new TextEncoder().encode(box)) })
  expect(letters.map(l => [l.sentFrom, l.sentAt, readOf(l.found, 'kind')])).toEqual([
    ['listing@court.example.org', '2026-10-12T15:20:00.000Z', 'nonMolestation'],
    ['crown@court.example.org', '2026-10-13T09:00:00.000Z', 'restraining'],
  ])
  expect(whatIsRead(letters[0])).toEqual(readOrder)
})
