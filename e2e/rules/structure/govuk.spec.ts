import { expect, test } from '@playwright/test'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { govukComponents } from '../../../app/components/govuk.ts'
import { fixturesOf, normaliseHtml, propsFrom } from '../../../app/components/govuk-fixtures.ts'

for (const [name, { component, exceptions = {}, without }] of Object.entries(govukComponents)) {
  test(`${name} draws what govuk-frontend draws`, () => {
    const fixtures = fixturesOf(name)
    const alike = fixtures.filter(fixture => {
      const ours = normaliseHtml(renderToStaticMarkup(createElement(component, propsFrom(fixture.options))))
      const theirs = normaliseHtml(fixture.html, without)
      if (fixture.name in exceptions) {
        expect(ours, `${fixture.name} is alike now: take it off the list of exceptions`).not.toBe(theirs)
        return false
      }
      expect.soft(ours, fixture.name).toBe(theirs)
      return ours === theirs
    })
    console.log(`${name}: ${alike.length} of ${fixtures.length}`)
    expect(alike.length).toBe(fixtures.length - Object.keys(exceptions).length)
  })
}
