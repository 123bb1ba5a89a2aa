import { expect, test } from '@playwright/test'
import { cornersOf, sizeOf } from '../../../lib/case/views/areas.ts'
import { areaRound, pointIn, reach } from '../../../lib/case/views/incident-place.ts'

/** Coordinates in the words of a place, and how wide the area is that is drawn for them. */

const places: [string | null, [number, number] | undefined][] = [
  [null, undefined],
  ['Ward 11, Aldermere Infirmary', undefined],
  ['51.27200, 0.52250', [0.5225, 51.272]],
  ['Lay-by on the A402 (53.80120 -4.20100), northbound', [-4.201, 53.8012]],
  // Beyond the United Kingdom, the other way round, a price and a time are no place.
  ['48.85661, 2.35222', undefined],
  ['0.52250, 51.27200', undefined],
  ['Paid 51.50, 20.15 on the meter', undefined],
  ['At 21.30 and 22.15', undefined],
]
for (const [place, point] of places)
  test(`the point of “${place}”`, () => {
    expect(pointIn(place)).toEqual(point)
  })

for (const exactness of ['exact', 'near', 'area', null] as const)
  test(`an area as wide as ${exactness ?? 'an unsaid exactness'} allows`, () => {
    const shape = areaRound([-4.2, 53.8], exactness)
    const { width, height } = sizeOf(shape)
    const across = 2 * reach[exactness ?? 'near']
    expect(width / across).toBeCloseTo(1, 1)
    expect(height / across).toBeCloseTo(1, 1)
    expect(cornersOf(shape)).toHaveLength(36)
  })
