import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { conflictsIn, type FileFacts, factsFrom } from '../../../lib/case/views/file-facts.ts'

const facts = (set: Partial<FileFacts> = {}): FileFacts => ({
  software: null,
  device: 'samsung SM-A536B',
  takenAt: '2026-02-02 21:14',
  changedAt: '2026-02-02 21:14',
  ...set,
})

test.describe('what a picture says of itself', () => {
  for (const [what, of, on, sentence] of [
    ['a telephone’s own picture', facts({ software: 'A536BXXS9CWK1' }), '2026-02-02', ''],
    ['an editor', facts({ software: 'Adobe Photoshop 25.1 (Windows)' }), '2026-02-02', 'saved by Adobe Photoshop'],
    ['another editor', facts({ software: 'PicsArt' }), undefined, 'saved by PicsArt'],
    ['changed a minute later', facts({ changedAt: '2026-02-02 21:15' }), '2026-02-02', 'changed on 2 February 2026'],
    ['made the day before what it shows', facts(), '2026-02-03', 'before the incident of 3 February 2026'],
    ['made after what it shows', facts(), '2026-02-01', ''],
    ['nothing', null, '2026-02-01', ''],
  ] as const)
    test(what, () => {
      const said = conflictsIn(of, on).join(' ')
      if (sentence) expect(said).toContain(sentence)
      else expect(said).toBe('')
    })
  test('it comes back from a form as it went in, and anything else is nothing', () => {
    expect(factsFrom(JSON.stringify(facts()))).toEqual(facts())
    fc.assert(fc.property(fc.string(), text => factsFrom(`{{${text}`) === null))
    expect(factsFrom(null)).toBeNull()
  })
})
