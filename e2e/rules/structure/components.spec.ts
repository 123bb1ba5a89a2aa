import { readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { renderToStaticMarkup } from 'react-dom/server'
import { govukComponents } from '../../../app/components/govuk.ts'
import { ownComponents } from '../../../app/components/ours.tsx'

/** What stands only in a signed-in page, or has no look of its own. */
const needsPage: Record<string, string> = {
  'act-form/carried': 'carries what nobody sees',
  'act-form/file-field': 'sends to a case',
  'act-form/kept-form': 'is the act form, kept',
  'area-map/read-file': 'is a button of the form that it fills',
  'done-banner': 'reads a cookie',
  'forget-cookie': 'draws nothing',
  'handed-markup': 'draws what it is handed',
  'idle-warning': 'asks the session',
  'page-frame': 'stands around every page',
  'script-free': 'draws what stands in it',
  'stale-law': 'asks who reads',
  'verification-state': 'asks who reads',
  'govuk/script-support': 'draws nothing',
  'govuk/form-group': 'stands round every control',
  'govuk/start': 'draws nothing',
}
const files = readdirSync('app/ui', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.tsx'))
  .map(file => file.replace(/\.tsx$/, ''))

test('every component is on the page of components, or says why not', () => {
  const shown = [...Object.keys(ownComponents), ...Object.keys(govukComponents).map(name => `govuk/${name}`)]
  const others = Object.keys(needsPage)
  expect(files.filter(file => !shown.includes(file) && !others.includes(file))).toEqual([])
  expect([...shown, ...others].filter(name => !files.includes(name))).toEqual([])
})

for (const [name, states] of Object.entries(ownComponents))
  test(`${name} is drawn in each of its states`, () => {
    for (const [state, draw] of Object.entries(states)) expect(renderToStaticMarkup(draw()), state).toContain('<')
  })
