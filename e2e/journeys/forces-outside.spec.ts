import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { cast } from '../../lib/demo/cast.ts'
import {
  addDays,
  choose,
  date,
  expect,
  fits,
  follow,
  now,
  ownVerb,
  press,
  question,
  send,
  soundPage,
  test,
  today,
  type,
  visit,
} from '../journey.ts'
import { aCase, meanwhile, type Scene } from '../scene.ts'

/** A force with an installation of its own, met by files alone: its keys, a task that it does, a case that it refuses and then takes over. */

const keyOf = async (page: Page, name: string) =>
  (await page.locator('.govuk-summary-list__row', { hasText: name }).locator('code').textContent())?.trim() ?? ''
/** New keys each time, so that no earlier run has given them to anybody. */
const ownKeys = async (page: Page) => {
  await visit(page, '/settings/forces')
  await follow(page, 'Make new keys of this force')
  await type(page, 'Why', 'A year has passed')
  await send(page, ownVerb, 'Made new keys of the force')
  return {
    sign: await keyOf(page, 'Key that it signs with'),
    seal: await keyOf(page, 'Key that files for it are locked for'),
    fingerprint: await keyOf(page, 'Fingerprint, to be read out'),
  }
}
type Keys = Awaited<ReturnType<typeof ownKeys>>
async function addForce(page: Page, name: string, code: string, keys: Keys) {
  await follow(page, 'Add a force outside')
  await type(page, 'Name of the force', name)
  await type(page, 'Its code', code)
  await type(page, 'Key that it signs with', keys.sign)
  await type(page, 'Key that files for it are locked for', keys.seal)
  await date(page, 'Used from', addDays(today(), -1))
  await send(page, ownVerb, `Added keys of ${name}`)
}
async function compare(page: Page, name: string, keys: Keys) {
  await follow(page, /^Compare the fingerprint/, page.getByRole('row', { name: new RegExp(name) }))
  await type(page, 'Eight groups of five digits, as you hear them', keys.fingerprint)
  await type(page, 'Who read them out, and on which number', 'Insp. Vale, 101 ext 7')
  await send(page, ownVerb, `Compared the keys of ${name} by voice`)
}
async function fileOf(page: Page, button: string) {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^OFFICIAL-SENSITIVE-.*\.zip\.age$/)
  return { name: 'sent.zip.age', mimeType: 'application/octet-stream', buffer: readFileSync(await download.path()) }
}
async function openFile(page: Page, file: Awaited<ReturnType<typeof fileOf>>) {
  await page.goto('/neighbours')
  await page.getByLabel('Open a file that another force sent').setInputFiles(file)
  await press(page, 'Open it')
}

/** What the force outside is offered, and its answer: each as a file that one makes and the other opens. */
const offerFile = async (page: Page, scene: Scene) => {
  await page.goto(`/cases/${scene.ref}`)
  return fileOf(page, 'Make the file of the offer')
}
const answerFile = (page: Page) => fileOf(page, 'Make the file of the answer')

test('A check goes to a force outside as a file and comes back done; the case is refused, offered again and taken over', async ({
  as,
}) => {
  const scene = await aCase.inForce()
  const [admin, theirAdmin] = await Promise.all([as('okafor'), as('birch')])
  const [ours, theirs] = await Promise.all([ownKeys(admin), ownKeys(theirAdmin)])
  const [severn, marl] = [`Severnvale ${scene.ref}`, `Marlshire ${scene.ref}`]
  await addForce(admin, severn, 'SV', theirs)
  await fits(admin, 320)
  await compare(admin, severn, theirs)

  const [here, there] = await Promise.all([as('calloway'), as('prosser')])
  await visit(here, `/cases/${scene.ref}`)
  await follow(here, 'Offer to another force')
  await choose(here, 'What is offered', 'A check of conditions')
  await choose(here, 'To which force', `${severn} (as a file)`)
  await choose(here, 'Why that force', 'The defendant lives, or intends to come, in its area')
  await type(here, 'What shows it', 'He sleeps at his sister’s')
  await question(here, 'Order').getByRole('radio').first().check()
  await type(here, 'What is asked', 'See which phones he has there')
  await type(here, 'Whom they ring', 'Coordinator’s desk, 101 ext 4410')
  await send(here, ownVerb, /Offered a check of conditions to Severnvale/)
  const task = await offerFile(here, scene)

  await openFile(there, task)
  await expect(there.getByText(/signed with a key that is not kept here/).first()).toBeVisible()
  await addForce(theirAdmin, marl, 'MA', ours)
  await compare(theirAdmin, marl, ours)
  await openFile(there, task)
  await expect(there.getByText(/Opened a file of Marlshire .* Its signature holds/)).toBeVisible()
  await expect(there.getByText('See which phones he has there')).toBeVisible()
  await expect(there.getByText('Protected persons', { exact: true })).toHaveCount(0)
  await soundPage(there)
  await fits(there, 320)
  await follow(there, 'Accept the task')
  await send(there, ownVerb, /Accepted a check of conditions .* from Marlshire/)
  await follow(there, 'Report that it is done')
  await date(there, 'When it was done', now())
  await type(there, 'Who did it, and what came of it', 'PC Desouza: one phone, as declared')
  await send(there, ownVerb, /as done/)
  await openFile(here, await answerFile(there))
  await expect(here).toHaveURL(new RegExp(`/cases/${scene.ref}`))
  await expect(here.getByText(/did a check of conditions.*one phone, as declared/).first()).toBeVisible()

  const offerCase = async (when: string) => {
    await meanwhile(scene, s =>
      s.tell(cast.calloway, when, 'offerTransfer', file => ({
        kind: 'case',
        toForceId: file.force.others?.find(f => f.name === severn)?.id,
        basis: 'victimThere',
        basisWhy: 'She has moved to Fenwater',
        contact: 'Coordinator’s desk, 101 ext 4410',
      })),
    )
    await openFile(there, await offerFile(here, scene))
    await expect(there.getByText('She has moved to Fenwater')).toBeVisible()
    return there.url()
  }
  await offerCase(`${addDays(today(), -1)} 10:00`)
  await soundPage(there)
  await fits(there, 320)
  await follow(there, 'Refuse')
  await type(there, 'Reason, which the other force sees', 'She has left Fenwater again')
  await send(there, ownVerb, /Refused the case from Marlshire/)
  await openFile(here, await answerFile(there))
  await expect(here.getByText(/refused the case.*She has left Fenwater again/).first()).toBeVisible()
  await soundPage(here)
  await fits(here, 320)

  const opened = await offerCase(`${today()} 00:01`)
  await follow(there, 'Take the case over')
  await choose(there, 'Team that has the case', 'Fenwater public protection')
  await send(there, ownVerb, /Took over case .* of Marlshire .* as SV-/)
  await there.goto(opened)
  await openFile(here, await answerFile(there))
  await expect(here.getByText(/accepted the case.*as its case SV-/).first()).toBeVisible()
})
