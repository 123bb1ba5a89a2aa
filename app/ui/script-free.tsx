import { cloneElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { requestStore } from '../../lib/site/request-store.ts'
import { HandedMarkup } from './handed-markup.tsx'

interface Given {
  children: ReactNode
  /** Of a page that draws itself anew while it is looked at: React must know all of what it is to replace. */
  renewed?: boolean
}
/**
 * What stands in it is sent once. Next sends a page twice: as HTML, and as data from which the browser makes the same elements
 * again. What needs no script is handed past the data to the drawing of the HTML; of it the data says only that it is there.
 * A component of the browser’s, a form that a script sends and what stands around them go the usual way.
 */
export function ScriptFree({ children, renewed }: Given): ReactNode | Promise<ReactNode> {
  const store = requestStore()
  if (store && renewed) store.isRenewed = true
  if (!store?.handed || store.isRenewed) return children
  const { handed } = store
  const scripted = new WeakSet<object>()
  return then(resolve(children, scripted), drawn => handOver(drawn, scripted, handed))
}

type Element = ReactElement<Record<string, unknown> & { children?: ReactNode }>
type Resolved = ReactNode | Promise<ReactNode>
const isElement = (node: unknown): node is Element => isValidElement(node)
const isObject = (node: unknown): node is object => typeof node === 'object' && node !== null
const then = (value: Resolved, next: (node: ReactNode) => Resolved): Resolved =>
  value instanceof Promise ? value.then(next) : next(value)

/** The same with components of the server in place of which stands what they draw; notes what needs script, and what holds it. */
function resolve(node: ReactNode, scripted: WeakSet<object>): Resolved {
  const noted = <T extends ReactNode>(whole: T, parts: ReactNode): T => {
    const needs = [parts].flat().some(part => isObject(part) && scripted.has(part))
    if (needs && isObject(whole)) scripted.add(whole)
    return whole
  }
  if (node instanceof Promise) return node.then(drawn => resolve(drawn, scripted))
  if (Array.isArray(node)) {
    const parts = node.map(part => resolve(part, scripted))
    return parts.some(part => part instanceof Promise)
      ? Promise.all(parts).then(all => noted(all, all))
      : noted(parts as ReactNode[], parts as ReactNode[])
  }
  if (!isElement(node)) return node
  const { type, props, key } = node
  if (type === ScriptFree) return resolve(props.children, scripted)
  if (typeof type === 'function' && !('$$typeof' in type)) {
    const drawn = then((type as (given: object) => Resolved)(props), all => resolve(all, scripted))
    return key === null ? drawn : then(drawn, all => noted(<Fragment key={key}>{all}</Fragment>, all))
  }
  if (typeof type !== 'string' && type !== Fragment) {
    scripted.add(node)
    return node
  }
  const sends = Object.values(props).some(value => typeof value === 'function')
  return then(resolve(props.children, scripted), children => {
    const whole = children === props.children ? node : cloneElement(node, undefined, children)
    if (sends) scripted.add(whole)
    return noted(whole, children)
  })
}

/** Smaller parts cost no more as data. */
const least = 5
function sizeOf(node: ReactNode, most: number): number {
  if (Array.isArray(node)) {
    let size = 0
    for (const part of node) if (size < most) size += sizeOf(part, most - size)
    return size
  }
  return isElement(node) ? 1 + sizeOf(node.props.children, most - 1) : 0
}

/** Hands over each largest part that needs no script, and leaves its mark. */
function handOver(node: ReactNode, scripted: WeakSet<object>, handed: unknown[]): ReactNode {
  if (Array.isArray(node)) return node.map(part => handOver(part, scripted, handed))
  if (!isElement(node) || sizeOf(node, least) < least) return node
  const { type, props, key } = node
  if (typeof type === 'string' && !scripted.has(node)) {
    const { children, ...attributes } = props
    handed.push(children)
    return <HandedMarkup key={key} as={type} attributes={attributes} at={handed.length - 1} />
  }
  if (typeof type !== 'string' && type !== Fragment) return node
  return cloneElement(node, undefined, handOver(props.children, scripted, handed))
}
