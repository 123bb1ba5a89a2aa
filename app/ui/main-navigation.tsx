'use client'

import { usePathname } from 'next/navigation.js'
import type { ReactNode } from 'react'
import { forceActAt } from '../../lib/site/addresses.ts'
import { ServiceNavigation } from './govuk/service-navigation.tsx'

export type MainNavigationItem = { text: string; href: string }

interface MainNavigationProps {
  items: readonly MainNavigationItem[]
  account?: ReactNode
  /** The section that offers the form of an act on the force, whose own address lies in none. */
  formIn?: string | undefined
}

/** The service navigation with the section of the present page marked. */
export function MainNavigation({ items, account, formIn }: MainNavigationProps) {
  const path = usePathname() ?? ''
  const at = (forceActAt(path) && formIn) || path
  const section = items
    .filter(({ href }) => at === href || at.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return (
    <ServiceNavigation
      classes="app-navigation"
      navigationLabel="Main"
      navigation={items.map(item => ({ ...item, active: item === section, current: item.href === path }))}
      slots={account ? { end: { content: account, align: 'inline' } } : undefined}
    />
  )
}
