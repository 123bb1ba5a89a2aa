import { useEffect } from 'react'

/** While a form shows errors, the page's title says so first: also where the title comes after the form, or comes again. */
export function useErrorTitle(hasErrors: boolean): void {
  useEffect(() => {
    const say = () => {
      const plain = document.title.replace(/^Error: /, '')
      const title = hasErrors ? `Error: ${plain}` : plain
      if (document.title !== title) document.title = title
    }
    say()
    if (!hasErrors) return
    const watch = new MutationObserver(say)
    watch.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [hasErrors])
}
