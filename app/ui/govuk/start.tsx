'use client'

import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from 'govuk-frontend'
import { useEffect } from 'react'

const scripts = [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
]

/**
 * Starts govuk-frontend's scripts on whatever is on the page, and on what comes to it later. Goes last in the body:
 * its effect then runs after the rest of the page is React's, whose markup these scripts change.
 */
export function Start() {
  useEffect(() => {
    document.body.classList.add('js-enabled', 'govuk-frontend-supported')
    startAll()
    const observer = new MutationObserver(changes => {
      if (changes.some(change => change.addedNodes.length > 0)) startAll()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [])
  return null
}

function startAll() {
  for (const Script of scripts) {
    const name = Script.moduleName
    // A second start on the same element throws.
    for (const root of document.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) new Script(root)
  }
}
