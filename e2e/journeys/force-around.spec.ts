import { listOfOrders } from '../a-list-of-orders.ts'
import { expect, fits, follow, press, send, soundPage, test, type, visit } from '../journey.ts'

/** What stands round the force: courts that send orders, lists from before, the control room. Each walked once, and short. */

const order = `IN THE FAMILY COURT AT ALDERMERE
Case No: ZZ26F00417
NON-MOLESTATION ORDER
Applicant: Imogen HARTWELL
Respondent: Darren POCOCK, born 11 February 1992
Order made on 3 July 2026
It is ordered that the respondent:
1. must not contact Imogen Hartwell by any means;
2. must not enter Aldermere Hospital.
This order shall remain in force until 2 July 2027.
`
const mail = `From: listing@court.example.org\r\nTo: orders@marl.example.org\r\nSubject: Order\r\nDate: Fri, 3 Jul 2026 16:20:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n${order.replaceAll('\n', '\r\n')}`

test('A mail of a court is read, queued and matched to a case, where the order then stands', async ({ as }) => {
  const officer = await as('hale')
  await visit(officer, '/register')
  await follow(officer, 'Orders sent by courts')
  await officer
    .getByLabel('Send what a court sent')
    .setInputFiles({ name: 'order.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail) })
  await press(officer, 'Read it')
  await expect(officer.getByRole('heading', { level: 1, name: 'order.eml' })).toBeVisible()
  await soundPage(officer)
  await fits(officer, 320)
  await expect(officer.getByRole('row', { name: /Made on 3 July 2026/ })).toContainText('Line')
  await follow(officer, 'Queue these orders')
  await send(officer, 'Queue the orders', /Queued 1 document/)

  const coordinator = await as('calloway')
  await visit(coordinator, '/court-orders')
  await follow(coordinator, /^Non-molestation order/)
  await fits(coordinator, 320)
  await follow(coordinator, /^Accept case/)
  await expect(coordinator.getByLabel('What it says')).toHaveValue(/must not contact Imogen Hartwell/)
  await send(coordinator, 'Accept the match', /matched to case MA-/)
  await visit(coordinator, '/court-orders?state=placed')
  const where = coordinator.getByRole('row', { name: /Darren Pocock/ }).getByRole('link', { name: /^MA-/ })
  await where.click()
  await expect(coordinator.getByRole('heading', { level: 3, name: 'Non-molestation order' })).toBeVisible()
})

test('A backlog of 60 orders is imported, undone and imported', async ({ as }) => {
  const page = await as('prosser')
  const bring = async () => {
    await visit(page, '/register/imports')
    await page.getByLabel('List of live orders').setInputFiles({
      name: 'live-orders.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(listOfOrders('Elin Prosser')),
    })
    await press(page, 'Read the list')
    await expect(page.getByRole('heading', { level: 1, name: 'live-orders.csv' })).toBeVisible()
    await follow(page, 'Import these orders')
    await page.getByLabel('Team that has the cases').selectOption({ index: 1 })
    await send(page, 'Import the orders', /Imported 60 orders/)
  }
  await bring()
  await follow(page, 'Undo this import')
  await type(page, 'Reason', 'The columns were shifted')
  await send(page, 'Undo this import', /Undid the import/)
  await bring()
})
