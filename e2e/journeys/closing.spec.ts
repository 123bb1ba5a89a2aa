import { addDetail, choose, expect, follow, ownVerb, send, test, tick, turnTo, type } from '../journey.ts'
import { aCase } from '../scene.ts'

test.use({ script: false })

test('A case is closed with its checklist, and a new incident opens it again', async ({ as }) => {
  const { ref, protectedPerson } = await aCase.decided()
  const page = await as('calloway')
  await page.goto(`/cases/${ref}`)
  await follow(page, 'Close the case')
  await tick(page, 'Checks done', 'National police records checked')
  await type(page, 'Why the case is closing', 'She has moved abroad and the contact has stopped')
  await send(
    page,
    ownVerb,
    'Case closed: She has moved abroad',
    'Two checks are not possible: no earlier victims are known',
  )
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible()
  await turnTo(page, 'History')
  await expect(page.getByText(/no earlier victims are known/)).toBeVisible()

  await turnTo(page, 'Incidents')
  await follow(page, 'Log an incident')
  await type(page, 'What happened', `A parcel from him reached ${protectedPerson}’s new address`)
  await choose(page, 'What kind of act', 'Contacting or trying to contact by any means')
  await choose(page, 'When did it happen?', 'Yesterday')
  await addDetail(page)
  await choose(page, 'How police know', 'The protected person')
  await type(
    page,
    'Why the defendant knew, or ought to have known, that it was unwelcome',
    'She told him to stop, in writing.',
  )
  await send(page, ownVerb, /logged: .* The case is open again/)
  await page.goto(`/cases/${ref}`)
  await expect(page.getByRole('region', { name: 'Case' })).not.toContainText('Closed')
})

test('People of the case: another protected person, safe contact, views, and an address that stays secret', async ({
  as,
}) => {
  const { ref, protectedPerson } = await aCase.decided()
  const page = await as('siddiqui')
  await page.goto(`/cases/${ref}/people`)
  await follow(page, 'Add a protected person')
  await type(page, 'Given names', 'Tomás')
  await type(page, 'Family name', 'O’Dwyer-Ní Bhriain')
  await choose(page, 'How they are involved', 'Family member')
  await type(page, 'How they are connected to the acts', 'Her son, followed to school twice')
  await choose(page, 'Their view of an application', 'Not asked yet')
  await send(page, ownVerb, 'Protected person added')
  await turnTo(page, 'People')
  await expect(page.getByText('Tomás O’Dwyer-Ní Bhriain').first()).toBeVisible()

  await follow(page, /^Change how to contact them safely/)
  await type(page, 'Never', 'Never ring the house')
  await send(page, ownVerb, 'Safe-contact rules changed')

  await turnTo(page, 'People')
  await follow(page, 'Confidential addresses')
  await follow(page, /^Keep an address secret/)
  await choose(page, 'What it is', 'Home')
  await type(page, 'Address', '3 Hidden Mews, Aldermere ZZ9 8QQ')
  await send(page, ownVerb, 'Confidential address kept')
  await expect(page.getByText('3 Hidden Mews').first()).toBeVisible()
  await turnTo(page, 'History')
  await expect(page.getByText('Hidden Mews')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Safe-contact rules changed' })).toBeVisible()
  expect(protectedPerson).toBeTruthy()
})
