'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks again how far an import has come, for as long as the page shows that it is being read. */
export function Watch() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 2000)
    return () => clearInterval(timer)
  }, [router])
  return null
}
