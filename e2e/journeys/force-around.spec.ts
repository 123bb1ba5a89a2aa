import { cast } from '../../lib/demo/cast.ts'
import { listOfOrders } from '../a-list-of-orders.ts'
import { addDays, choose, expect, fits, follow, press, send, soundPage, test, today, type, visit } from '../journey.ts'
import { aCase, meanwhile, uniqueName } from '../scene.ts'

/** What stands round the force: courts that send orders, and lists from before. Each walked once, and short. */

const mailOf = (respondent: string, applicant: string) => {
  const order = `IN THE FAMILY COURT AT ALDERMERE
Case No: ZZ26F00417
NON-MOLESTATION ORDER
Applicant: ${applicant}
Respondent: ${respondent}, born 11 February 1992
Order made on 3 July 2026
It is ordered that the respondent:
1. must not contact the applicant by any means;
2. must not enter Aldermere Hospital.
This order shall remain in force until 2 July 2027.
`
  return `From: listing@court.example.org\r\nTo: orders@marl.example.org\r\nSubject: Order\r\nDate: Fri, 3 Jul 2026 16:20:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n${order.replaceAll('\n', '\r\n')}`
}

test('A mail of a court is read, queued and matched to a case, where the order then stands and asks for a decision again', async ({
  as,
}) => {
  const scene = await aCase.opened({
    defendant: { given: 'Darren', family: uniqueName(''), born: '1992-02-11' },
    protectedPerson: { given: 'Imogen', family: uniqueName(''), born: '1994-09-30' },
  })
  await meanwhile(scene, s =>
    s.tell(cast.siddiqui, `${addDays(today(), -20)} 15:00`, 'decideSpo', {
      decision: 'no',
      reasonCode: 'otherOrder',
      whatWouldChange: 'What becomes of her own application.',
      reviewOn: addDays(today(), 40),
      actsReason: 'Messages and waiting outside her work.',
      riskReason: 'She is at risk of psychological harm.',
      necessityReason: 'She asks the Family Court for an order of her own.',
    }),
  )
  const officer = await as('hale')
  await visit(officer, '/register')
  await follow(officer, 'Orders sent by courts')
  await officer.getByLabel('Send what a court sent').setInputFiles({
    name: 'order.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.from(mailOf(scene.defendant, scene.protectedPerson)),
  })
  await press(officer, 'Read it')
  await expect(officer.getByRole('heading', { level: 1, name: 'order.eml' })).toBeVisible()
  await soundPage(officer)
  await fits(officer, 320)
  await expect(officer.getByRole('row', { name: /Made on 3 July 2026/ })).toContainText('Line')
  await follow(officer, 'Queue these orders')
  await send(officer, 'Queue the orders', /Queued 1 document/)

  const coordinator = await as('calloway')
  await visit(coordinator, '/court-orders')
  await follow(
    coordinator,
    /^Non-molestation order/,
    coordinator.getByRole('row', { name: new RegExp(scene.defendant) }),
  )
  await fits(coordinator, 320)
  await follow(coordinator, `Accept case ${scene.ref}`)
  await expect(coordinator.getByLabel('What it says')).toHaveValue(/must not contact the applicant/)
  await send(coordinator, 'Accept the match', `matched to case ${scene.ref}`)
  await visit(coordinator, '/court-orders?state=placed')
  await follow(coordinator, scene.ref)
  await expect(coordinator.getByRole('heading', { level: 3, name: 'Non-molestation order' })).toBeVisible()
  await visit(coordinator, `/cases/${scene.ref}/risk`)
  await expect(
    coordinator.getByText('Another order came from a court, ended or was breached: decide again').first(),
  ).toBeVisible()
})

test('A backlog of 60 orders is imported, undone and imported', async ({ as }) => {
  const page = await as('prosser')
  // Sixty cases in one transaction: on a slow machine that takes its time.
  const done = async (words: RegExp) => {
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible({ timeout: 60_000 })
    await soundPage(page)
  }
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
    await choose(page, 'Team that has the cases', 'Stalking coordination')
    await press(page, 'Import the orders')
    await done(/Imported 60 orders/)
  }
  await bring()
  await follow(page, 'Undo this import')
  await type(page, 'Reason', 'The columns were shifted')
  await press(page, 'Undo this import')
  await done(/Undid the import of live-orders\.csv: 60 orders taken back/)
  await bring()
})
