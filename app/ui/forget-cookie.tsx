'use client'

import { useEffect } from 'react'

/** What a page shows once is forgotten as soon as it is shown. Without JavaScript it lasts for a few seconds. */
export function ForgetCookie({ name, path }: { name: string; path: string }) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that forces use.
    document.cookie = `${name}=; Max-Age=0; Path=${path}; SameSite=Lax`
  }, [name, path])
  return null
}
