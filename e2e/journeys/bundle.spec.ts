import { expect, fits, follow, soundPage, test, visit } from '../journey.ts'
import { pdfText } from '../pdf-text.ts'

test('The whole pack of an application is one PDF, with its exhibits and their custody', async ({ as }) => {
  const page = await as('calloway')
  await page.goto('/cases?q=Darren+Pocock')
  const found = page.getByRole('row', { name: /Pocock/ }).getByRole('link')
  const address = (await found.first().getAttribute('href')) ?? ''
  await visit(page, `${address}/papers`)
  await fits(page, 320)
  await follow(page, 'Bundle of full order, application 1: for the court and the defendant')
  await expect(page.getByRole('table', { name: 'Exhibits' })).toContainText('AS/1')
  await fits(page, 320)
  const link = page.getByRole('button', { name: 'Download the bundle (PDF)' })
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const text = await pdfText(await answer.body())
  expect(text).toContain('Bundle page 1 of')
  expect(text).toContain('Exhibit AS/1, page 1 of 1')
  await page.goto(`${address}/evidence/exhibits`)
  await soundPage(page)
  await follow(page, /AS\/1/)
  await expect(page.getByRole('main')).toContainText('In the bundle of application 1, for the court and the defendant')
})
