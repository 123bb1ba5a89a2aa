'use client'

import { createElement, type ReactNode, useState } from 'react'
import { requestStore } from '../../lib/site/request-store.ts'

type Handed = { as: string; attributes: Record<string, unknown>; at: number }

/**
 * An element whose content was handed to the drawing of the HTML past the data of the page (`ScriptFree`). The browser keeps what
 * it got: React looks at nothing within, and were it to draw the page anew, it draws the same.
 */
export function HandedMarkup({ as, attributes, at }: Handed) {
  const content = typeof window === 'undefined' ? (requestStore()?.handed?.[at] as ReactNode) : undefined
  const [html] = useState(() =>
    typeof window === 'undefined' ? '' : (document.querySelector(`[data-handed="${at}"]`)?.innerHTML ?? ''),
  )
  const mark = { ...attributes, 'data-handed': at, suppressHydrationWarning: true }
  return typeof window === 'undefined'
    ? createElement(as, mark, content)
    : createElement(as, { ...mark, dangerouslySetInnerHTML: { __html: html } })
}
