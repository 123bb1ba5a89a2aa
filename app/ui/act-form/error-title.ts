import { useEffect } from 'react'

const mark = /^Error: /

/** While a form shows errors, the page's title says so first: also where the title comes after the form, or comes again. */
export function useErrorTitle(hasErrors: boolean): void {
  useEffect(() => {
    if (!hasErrors) {
      document.title = document.title.replace(mark, '')
      return
    }
    const say = () => {
      if (!mark.test(document.title)) document.title = `Error: ${document.title}`
    }
    say()
    const watch = new MutationObserver(say)
    watch.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [hasErrors])
}
