import {
  choose,
  date,
  expect,
  fits,
  follow,
  ownVerb,
  press,
  send,
  soundPage,
  test,
  turnTo,
  type,
  unfold,
  visit,
} from '../journey.ts'
import { aCase } from '../scene.ts'

test.use({ script: false })

test('What an application rests on: a corrected incident marks the grounds, each behaviour is answered, and wording that was closed is led to its successor', async ({
  as,
}) => {
  const { ref } = await aCase.inReview({
    opened: '2026-03-02',
    incidents: [
      { on: '2026-02-02', category: 'B', summary: 'Thirty messages in one night', source: 'data' },
      { on: '2026-02-11', category: 'E', summary: 'Waited outside her work' },
      { on: '2026-02-20', category: 'G', summary: 'Filmed her front door' },
    ],
    risk: { on: '2026-03-03', yes: 6, judgement: 'high', reason: 'It grows.' },
    decided: '2026-03-04',
    drafted: {
      on: '2026-03-20',
      conditions: [{ code: 'P2' }, { code: 'P7', values: { number: '1' } }],
    },
  })
  const officer = await as('siddiqui')
  const sergeant = await as('ashby')
  const application = `/cases/${ref}/application`

  await officer.goto(`/cases/${ref}/evidence`)
  await officer
    .getByRole('row', { name: /Thirty messages/ })
    .getByRole('link')
    .first()
    .click()
  await soundPage(officer)
  await follow(officer, 'Correct this incident')
  await type(officer, 'What happened', 'Thirteen messages in one night')
  await type(officer, 'Why it is corrected', 'The export holds thirteen, not thirty')
  await send(officer, ownVerb, /corrected/)

  // The reviewer sees what changed beneath the words, and sends it back.
  await visit(sergeant, application)
  await expect(sergeant.getByText(/Incident 1 was corrected on/).first()).toBeVisible()
  await follow(sergeant, /^Return to the officer/)
  await sergeant.getByRole('group', { name: 'What needs more work' }).getByRole('checkbox').first().check()
  await type(sergeant, 'What to do next', 'Read the grounds again beside incident 1')
  await send(sergeant, ownVerb, /Application returned by the sergeant/)

  await visit(officer, application)
  await unfold(officer, /^What is written so far/)
  await follow(officer, 'Confirm that the grounds still stand')
  await expect(
    officer
      .getByRole('main')
      .getByText(/corrected on/)
      .first(),
  ).toBeVisible()
  await send(officer, ownVerb, /Citations looked at again/)
  for (const number of [1, 2]) {
    await visit(officer, application)
    await unfold(officer, /^What is written so far/)
    await follow(officer, new RegExp(`^Confirm that this condition still stands.*condition ${number}`))
    await send(
      officer,
      'Confirm that this condition still stands',
      new RegExp(`Citations of condition ${number} looked at again`),
    )
  }
  await visit(officer, application)
  await expect(officer.getByText(/Incident 1 was corrected on/)).toHaveCount(0)

  // The wording of March was closed in May.
  await unfold(officer, /^What is written so far/)
  await follow(officer, /^Take the new wording of condition 2/)
  await expect(officer.getByText('Answers the objection that deleting one unwanted message').first()).toBeVisible()
  await send(officer, ownVerb, /Condition 2 takes the library’s new wording \(P7, version 3\)/)
  await unfold(officer, /^What is written so far/)
  await expect(officer.getByText('must not delete or hide the history of calls').first()).toBeVisible()

  // A new kind of act, relied on and answered by nothing.
  await turnTo(officer, 'Incidents')
  await follow(officer, /^Log an incident/)
  await type(officer, 'What happened', 'Her car was keyed')
  await choose(officer, 'When did it happen?', 'Another day')
  await date(officer, 'Date', '2026-03-25')
  await choose(officer, 'What kind of act', 'Interfering with property')
  await choose(officer, 'How police know', 'The protected person')
  await send(officer, ownVerb, /Incident 4 logged/)
  await turnTo(officer, 'Application')
  await follow(officer, 'Acts associated with stalking')
  await officer.getByRole('checkbox', { name: /Her car was keyed/ }).check()
  await send(officer, ownVerb, /Grounds about acts written/)
  await visit(officer, `${application}/support`)
  await fits(officer, 320)
  await follow(officer, /^Say why none is needed for interfering with property/)
  await type(
    officer,
    'Why no condition is needed for it',
    'Damage is a crime already, and the exclusion keeps him from the street',
  )
  await send(officer, ownVerb, /No condition for interfering with property/)
  await visit(officer, `${application}/support`)
  await expect(officer.getByText('No condition: Damage is a crime already')).toBeVisible()

  await unfold(officer, 'Choose an incident or exhibit that could not be used')
  await officer.getByLabel('Without').selectOption({ index: 4 })
  await press(officer, 'See what is lost')
  await expect(officer.getByRole('heading', { name: /^Without Incident 4/ })).toBeVisible()
  await soundPage(officer)
})
