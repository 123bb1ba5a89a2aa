import { choose, expect, expectRefusal, follow, ownVerb, press, send, test, turnTo, type, visit } from '../journey.ts'
import { aCase } from '../scene.ts'

test.use({ script: false })

test('S10: a refusal for a test that the Act does not set is escalated and reversed', async ({ as }) => {
  const { ref } = await aCase.inReview()
  const sergeant = await as('ashby')
  await visit(sergeant, `/cases/${ref}`)
  await turnTo(sergeant, 'Application')
  await follow(sergeant, /^Refuse/)
  await press(sergeant, ownVerb)
  await expectRefusal(sergeant, 'Select which part is not met')
  await expectRefusal(sergeant, 'Enter what would change your decision')
  await choose(sergeant, 'Which part is not met', 'Acts associated with stalking')
  await type(sergeant, 'Why', 'There is not enough evidence to charge him with stalking.')
  await type(sergeant, 'What would change your decision', 'A charge.')
  await choose(sergeant, 'Does any of these play a part in your decision?', 'Not enough evidence to charge')
  await send(sergeant, ownVerb, /refused by the sergeant: .*Flagged: not enough evidence to charge/, 'It is my view.')

  const officer = await as('siddiqui')
  await visit(officer, `/cases/${ref}/application`)
  await expect(officer.getByText('There is not enough evidence to charge him with stalking.').first()).toBeVisible()
  await follow(officer, /^Ask for the refusal to be looked at again/)
  await type(officer, 'Why the refusal should be looked at again', 'The Act asks for no charge.')
  await send(officer, ownVerb, /Refusal escalated to the coordinator/)

  const coordinator = await as('calloway')
  await visit(coordinator, `/cases/${ref}/application`)
  await follow(coordinator, /^Reverse the refusal and send on/)
  await type(coordinator, 'Why the refusal does not stand', 'Acts, risk and necessity all appear to be met.')
  await send(coordinator, ownVerb, /Refusal reversed by the coordinator\. Now: /)
  await turnTo(coordinator, 'History')
  for (const sentence of [/refused by the sergeant/, /Refusal escalated/, /Refusal reversed/])
    await expect(coordinator.getByText(sentence).first()).toBeVisible()
})
