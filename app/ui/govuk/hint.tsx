import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

export type HintOptions = Props<{ text?: ReactNode; classes?: string; attributes?: Attributes<'div'> }>

type HintProps = HintOptions & Props<{ id?: string; children?: ReactNode }>

export function Hint({ id, text, children = text, classes, attributes }: HintProps) {
  return (
    <div id={id} className={classList('govuk-hint', classes)} {...attributes}>
      {children}
    </div>
  )
}
