import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ReactNode } from 'react'
import { createElement, Fragment } from 'react'

/** What govuk-frontend’s own tests draw of a component: its options, and the markup that comes of them. */
export type Fixture = { name: string; options: Record<string, unknown>; html: string }

const require = createRequire(import.meta.url)
const domino: { createDocument(html: string): Document } = require('@mixmark-io/domino')

export function fixturesOf(component: string): Fixture[] {
  const file = path.join('node_modules/govuk-frontend/dist/govuk/components', component, 'fixtures.json')
  return JSON.parse(readFileSync(file, 'utf8')).fixtures
}

const reactNames: Record<string, string> = {
  for: 'htmlFor',
  class: 'className',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  maxlength: 'maxLength',
  maxwords: 'maxWords',
  tabindex: 'tabIndex',
  autocomplete: 'autoComplete',
  autocapitalize: 'autoCapitalize',
  inputmode: 'inputMode',
  spellcheck: 'spellCheck',
  hreflang: 'hrefLang',
  viewbox: 'viewBox',
}

const reactName = (name: string) => reactNames[name] ?? name

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Options of the Nunjucks macro, as props: `html` becomes what React would draw, names become camelCase. */
export function propsFrom(options: Record<string, unknown>): Record<string, unknown> {
  const { html, ...rest } = nestedProps(options)
  return html ? { ...rest, children: asNode(html) } : rest
}

function nestedProps(options: Record<string, unknown>): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(options)) {
    if (name === 'attributes' || name === 'wrapperAttributes') props[name] = attributesFrom(value)
    else if (wordings.has(name) && isObject(value)) props[name] = asNode(value.html) ?? value.text
    else if (name === 'slots' && isObject(value)) props[name] = slotsFrom(value)
    else if ((name === 'content' || name === 'panel') && isObject(value)) props[name] = propsFrom(value)
    else if (name.endsWith('Html')) props[name.replace(/Html$/, 'Text')] = asNode(value)
    else if (name !== 'html' && !(`${name.replace(/Text$/, 'Html')}` in options && name.endsWith('Text')))
      props[reactName(name)] = inList(value)
  }
  return 'html' in options ? { ...props, html: options.html } : props
}

/** Options that hold words and nothing else. */
const wordings = new Set(['conditional', 'beforeInput', 'afterInput', 'beforeInputs', 'afterInputs'])

function inList(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inList)
  if (!isObject(value)) return value
  const { html, ...rest } = nestedProps(value)
  return html ? { ...rest, text: asNode(html) } : rest
}

function slotsFrom(slots: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [
      name,
      isObject(slot) ? { align: slot.align, content: asNode(slot.html) } : asNode(slot),
    ]),
  )
}

function attributesFrom(value: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).map(([name, item]) => {
      const isOptional = isObject(item) && item.optional === true
      const given = isObject(item) ? item.value : item
      if (isOptional && (given === false || given === null || given === undefined)) return [reactName(name), undefined]
      return [reactName(name), isOptional && given === true ? '' : String(given ?? '')]
    }),
  )
}

/** Markup as React elements. */
function asNode(html: unknown): ReactNode {
  if (typeof html !== 'string' || html === '') return undefined
  const body = domino.createDocument(`<!doctype html><body>${html.trim()}`).body
  return createElement(Fragment, null, ...[...body.childNodes].map(nodeFrom))
}

function nodeFrom(node: ChildNode): ReactNode {
  if (node.nodeType === 3) return node.nodeValue
  if (node.nodeType !== 1) return null
  const element = node as Element
  const attributes = Object.fromEntries([...element.attributes].map(a => [reactName(a.name), a.value]))
  if (attributes.style)
    return createElement(element.localName, { ...attributes, style: styleFrom(attributes.style) }, element.textContent)
  if (element.localName === 'textarea') {
    return createElement('textarea', { ...attributes, defaultValue: element.textContent ?? '' })
  }
  return createElement(element.localName, attributes, ...[...element.childNodes].map(nodeFrom))
}

function styleFrom(css: string): Record<string, string> {
  const rules = css.split(';').flatMap(rule => {
    const [name, value] = rule.split(':').map(part => part.trim())
    return name && value ? [[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), value]] : []
  })
  return Object.fromEntries(rules)
}

/**
 * One line for each element, with its attributes in order, and each run of text. Spaces count only beside text, as
 * in a browser; those between two elements, or at either end of one, are the templates' indentation.
 */
export function normaliseHtml(html: string, without = ''): string {
  const body = domino.createDocument(`<!doctype html><body>${html}`).body
  if (without) for (const element of [...body.querySelectorAll(without)]) element.remove()
  body.normalize()
  return [...body.childNodes].flatMap((node, index, all) => linesOf(node, index, all.length, 0)).join('\n')
}

function linesOf(node: ChildNode, index: number, siblings: number, depth: number): string[] {
  const indent = '  '.repeat(depth)
  if (node.nodeType === 3) {
    let text = (node.nodeValue ?? '').replace(/\s+/g, ' ')
    if (index === 0) text = text.trimStart()
    if (index === siblings - 1) text = text.trimEnd()
    return text.trim() === '' ? [] : [`${indent}"${text}"`]
  }
  if (node.nodeType !== 1) return []
  const element = node as Element
  const attributes = [...element.attributes].map(a => `${a.name}="${normaliseSpaces(a.name, a.value)}"`).sort()
  const children = [...element.childNodes].flatMap((child, i, all) => linesOf(child, i, all.length, depth + 1))
  return [`${indent}<${[element.localName, ...attributes].join(' ')}>`, ...children]
}

function normaliseSpaces(name: string, value: string): string {
  if (name === 'class') return value.trim().replace(/\s+/g, ' ')
  return name === 'style' ? value.replace(/\s+|;$/g, '') : value
}
