import { expect, test } from '@playwright/test'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { FoldedRest } from '../../../app/ui/folded.tsx'

const drawn = (rows: readonly string[], shown: number) =>
  renderToStaticMarkup(
    createElement(FoldedRest<string>, {
      rows,
      shown,
      title: n => `${n} more`,
      // biome-ignore lint/correctness/noChildrenProp: drawn without JSX
      children: some => some.map(row => createElement('p', { key: row }, row)),
    }),
  )
const cases: [rows: number, shown: number, open: number, folded: number][] = [
  [0, 3, 0, 0],
  [3, 3, 3, 0],
  [4, 3, 4, 0],
  [5, 3, 3, 2],
  [200, 3, 3, 197],
]
for (const [count, shown, open, folded] of cases)
  test(`Given a list of ${count} of which ${shown} stand open, when it is drawn, then ${folded} are folded and none is lost`, () => {
    const rows = Array.from({ length: count }, (_, n) => `row ${n + 1}`)
    const [above = '', rest = ''] = drawn(rows, shown).split('<details')
    expect(above.match(/<p>/g) ?? []).toHaveLength(open)
    expect(rest.match(/<p>/g) ?? []).toHaveLength(folded)
    if (folded) expect(rest).toContain(`${folded} more`)
    for (const row of rows) expect(above + rest).toContain(`<p>${row}</p>`)
  })
