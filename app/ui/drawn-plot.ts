import domino from '@mixmark-io/domino'
import * as Plot from '@observablehq/plot'

/**
 * A chart as markup, drawn on the server into a document of its own. Its look is in _chart.scss: the page's own policy lets no
 * style stand in markup. The figure around it names it, so the drawing itself is hidden from assistive technology.
 */
export function drawnPlot(options: Plot.PlotOptions, classes = ''): string {
  const { document } = domino.createWindow('')
  const drawn = Plot.plot({ ...options, className: 'app-plot', document: document as unknown as Document })
  // Lists of this document are array-like and cannot be iterated.
  for (const sheet of Array.from(drawn.querySelectorAll('style'))) sheet.remove()
  for (const styled of [drawn, ...Array.from(drawn.querySelectorAll('[style]'))]) styled.removeAttribute('style')
  drawn.setAttribute('aria-hidden', 'true')
  if (classes) drawn.setAttribute('class', `app-plot ${classes}`)
  return drawn.outerHTML
}
