'use client'

import { usePathname } from 'next/navigation.js'
import type { ReactNode } from 'react'
import { ServiceNavigation } from './govuk/service-navigation.tsx'

export type MainNavigationItem = { text: string; href: string }

/** The service navigation with the section of the present page marked. */
export function MainNavigation({ items, account }: { items: readonly MainNavigationItem[]; account?: ReactNode }) {
  const path = usePathname() ?? ''
  const section = items
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
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
