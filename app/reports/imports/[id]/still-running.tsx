'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Looks again every two seconds while an import runs. Without JavaScript the link beside it does. */
export function StillRunning() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 2000)
    return () => clearInterval(timer)
  }, [router])
  return null
}
