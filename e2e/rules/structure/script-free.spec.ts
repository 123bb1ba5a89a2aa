import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from '@playwright/test'
import { createElement, Fragment, type ReactNode } from 'react'
import { renderToReadableStream } from 'react-dom/server'
import { ScriptFree } from '../../../app/ui/script-free.tsx'
import { holdRequests, type RequestStore } from '../../../lib/site/request-store.ts'

// What a page sends once: parts that need no script are handed past its data, and what stands around a component of the browser’s is not.
const requests = holdRequests(new AsyncLocalStorage<RequestStore>())
const list = (...items: string[]) =>
  createElement(
    'ul',
    { className: 'list' },
    items.map(item => createElement('li', { key: item }, item)),
  )
const long = ['a', 'b', 'c', 'd', 'e', 'f']
/** As Next gives a component of the browser’s to the server: by name, and not to be called. */
const ofBrowser = Object.assign(
  () => {
    throw new Error('Called on the server')
  },
  { $$typeof: Symbol.for('react.client.reference') },
)
const Later = async () => Promise.resolve(list(...long))
const Sentence = () => list(...long)

async function drawn(children: ReactNode, store: RequestStore) {
  return requests.run(store, async () => {
    const node = await ScriptFree({ children })
    const data = JSON.stringify(node, (_key, value) => (typeof value === 'symbol' ? String(value) : value))
    return { node, data, handed: store.handed ?? [] }
  })
}
const htmlOf = (node: ReactNode, store: RequestStore) =>
  requests.run(store, async () => new Response(await renderToReadableStream(node)).text())

test('given components of the server alone, when a page is drawn, its data holds none of their words and its HTML all of them', async () => {
  for (const draw of [() => list(...long), () => createElement(Sentence), () => createElement(Later)]) {
    const store: RequestStore = { id: '1', handed: [] }
    const { node, data, handed } = await drawn(createElement('div', { id: 'all' }, draw(), 'end'), store)
    expect(handed).toHaveLength(1)
    expect(data).not.toContain('"f"')
    const html = await htmlOf(node, store)
    expect(html).toContain('<div id="all" data-handed="0">')
    for (const item of long) expect(html).toContain(`<li>${item}</li>`)
  }
})
test('given a component of the browser’s deep within, when a page is drawn, what stands around it goes as data and the rest is handed over', async () => {
  const browser = createElement(ofBrowser as never, { key: 'b' })
  for (const around of [createElement('section', null, browser), createElement(Fragment, null, browser)]) {
    const store: RequestStore = { id: '1', handed: [] }
    const { node, data, handed } = await drawn(
      createElement('main', null, createElement('div', null, createElement('div', null, around)), list(...long)),
      store,
    )
    expect(handed).toHaveLength(1)
    expect(JSON.stringify(handed)).toContain('"f"')
    expect(data).not.toContain('"f"')
    // It stands where it stood, to be drawn by the browser’s half.
    await expect(htmlOf(node, store)).rejects.toThrow('Called on the server')
  }
})
test('given a form that a script sends, when a page is drawn, the form goes as data and its fields are handed over', async () => {
  const store: RequestStore = { id: '1', handed: [] }
  const form = createElement('form', { action: (() => {}) as never }, createElement(Sentence))
  const { node, handed } = await drawn(createElement('div', null, form), store)
  expect(handed).toHaveLength(1)
  const sent = (node as { props: { children: { type: string; props: { action: unknown } } } }).props.children
  expect([sent.type, typeof sent.props.action]).toEqual(['form', 'function'])
})
test('given that data alone is asked for, when a page is drawn, nothing is handed over', async () => {
  const { node } = await drawn(list(...long), { id: '1' })
  expect(node).toEqual(list(...long))
})
