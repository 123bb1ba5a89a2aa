import type { Locator, Page } from '@playwright/test'
import { expect, visit } from './journey.ts'
import { pdfText } from './pdf-text.ts'

/** What a correction is read in again: the measures, and the papers. */

/** The row of a case behind a measure, on whichever page of the list it stands. */
export async function behindMeasure(page: Page, measure: string, ref: string): Promise<Locator> {
  await visit(page, `/measures/${measure}/cases`)
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: ref, exact: true }) })
  const next = page.getByRole('navigation', { name: 'Cases pages' }).getByRole('link', { name: /^Next/ })
  while (!(await row.count()) && (await next.count())) {
    await page.goto(String(await next.getAttribute('href')))
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  }
  return row
}

/** The words of a paper of a case as its PDF gives them. */
export async function paperWords(page: Page, ref: string, paper: string, key: string, audience = 'served') {
  const answer = await page.request.get(`/cases/${ref}/papers/${paper}/${key}/file?audience=${audience}&form=pdf`, {
    maxRedirects: 0,
  })
  expect(answer.status(), paper).toBe(200)
  return pdfText(await answer.body())
}
