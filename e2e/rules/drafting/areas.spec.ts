import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { areaOfOrder } from '../../../lib/case/views/area-of-order.ts'
import { areaSvg } from '../../../lib/case/views/area-picture.ts'
import { areaFrom, asTyped, cornersOf, sizeInWords, sizeOf } from '../../../lib/case/views/areas.ts'
import { after, ask, mainOf, people, readyToSubmit, refusalsOf } from './drafted.ts'

const square = '51.2700, 0.5200\n51.2700, 0.5300\n51.2750, 0.5300\n51.2750, 0.5200'
const ring = [
  [0.52, 51.27],
  [0.53, 51.27],
  [0.53, 51.275],
  [0.52, 51.275],
  [0.52, 51.27],
]
const geo = (coordinates: unknown) => JSON.stringify({ type: 'Polygon', coordinates })
const shapeOf = (typed: string) => {
  const area = areaFrom(typed)
  if (!area.ok) throw new Error(area.problems.join('; '))
  return area.shape
}

for (const [name, typed] of [
  ['corners typed', square],
  ['corners with spaces between, and the first again at the end', `${square.replaceAll(',', ' ')}\n51.2700 0.5200`],
  ['a Polygon', geo([ring])],
  [
    'a Feature',
    JSON.stringify({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }),
  ],
  [
    'a FeatureCollection',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: { type: 'Point', coordinates: [0.5, 51.2] } },
        { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] } },
      ],
    }),
  ],
] as const)
  test(`an area is read: ${name}`, () => {
    const shape = shapeOf(typed)
    expect(shape.coordinates[0]).toEqual(ring)
    expect(cornersOf(shape)).toHaveLength(4)
  })

for (const [name, typed, problem] of [
  ['two corners', '51.27, 0.52\n51.28, 0.53', '3 corners or more'],
  ['a line that is not numbers', `${square}\nMill Lane`, 'Line 5 must be a latitude and a longitude'],
  ['longitude first', '0.52, 51.27\n0.53, 51.27\n0.53, 51.28', 'Corner 1 is not in the United Kingdom'],
  ['a bow tie', '51.27, 0.52\n51.28, 0.53\n51.28, 0.52\n51.27, 0.53', 'crosses'],
  ['a side that lies back along another', '51.27, 0.52\n51.27, 0.54\n51.27, 0.53\n51.28, 0.53', 'crosses'],
  ['a corner twice', '51.27, 0.52\n51.27, 0.53\n51.28, 0.53\n51.27, 0.53\n51.28, 0.52', 'is there twice'],
  ['corners in one line', '51.27, 0.52\n51.28, 0.52\n51.29, 0.52', 'crosses'],
  ['GeoJSON that is not closed', geo([ring.slice(0, 4)]), 'not closed'],
  ['GeoJSON with a hole', geo([ring, ring]), 'hole'],
  ['GeoJSON with two areas', JSON.stringify({ type: 'MultiPolygon', coordinates: [[ring], [ring]] }), 'one area'],
  ['GeoJSON of a point', JSON.stringify({ type: 'Point', coordinates: [0.5, 51] }), 'no area'],
  [
    'GeoJSON with words for numbers',
    geo([
      [
        ['a', 'b'],
        ['c', 'd'],
        ['a', 'b'],
      ],
    ]),
    'in numbers',
  ],
  ['half of a GeoJSON', '{"type":"Polygon","coordinates":[[', 'cannot be read'],
  [
    'too many corners',
    Array.from({ length: 201 }, (_, n) => `51.${2000 + n}, 0.52`).join('\n'),
    '200 corners or fewer',
  ],
] as const)
  test(`an area is refused: ${name}`, () => {
    const area = areaFrom(typed)
    expect(area.ok).toBe(false)
    if (!area.ok) expect(area.problems.join(' ')).toContain(problem)
  })

test('an area is measured in metres', () => {
  const size = sizeOf(shapeOf(square))
  // 0.01° of longitude at 51.27° north is 696 m; 0.005° of latitude is 556 m.
  expect(size.width).toBeGreaterThan(690)
  expect(size.width).toBeLessThan(700)
  expect(size.height).toBe(556)
  expect(size.longestSide).toBe(size.width)
  expect(Math.abs(size.squareMetres - size.width * size.height)).toBeLessThan(600)
  expect(sizeInWords(shapeOf(square))).toMatch(
    /^4 corners\. 0\.39 square kilometres \(38\d,\d{3} square metres\)\. Longest side 69\d metres\.$/,
  )
})
test('an area is the same whichever way round and wherever it starts, and comes back as it was typed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 30 }),
      fc.integer({ min: 0, max: 29 }),
      fc.double({ min: 50.2, max: 58, noNaN: true }),
      fc.double({ min: 0.001, max: 0.02, noNaN: true }),
      (n, start, lat, size) => {
        const corners = Array.from({ length: n }, (_, k) => {
          const turn = (2 * Math.PI * k) / n
          return `${(lat + size * Math.sin(turn)).toFixed(6)}, ${(-1.5 + size * Math.cos(turn)).toFixed(6)}`
        })
        const turned = [...corners.slice(start % n), ...corners.slice(0, start % n)].reverse()
        const [a, b] = [shapeOf(corners.join('\n')), shapeOf(turned.join('\n'))]
        expect(Math.abs(sizeOf(a).squareMetres - sizeOf(b).squareMetres)).toBeLessThanOrEqual(
          1 + sizeOf(a).squareMetres / 10_000,
        )
        expect(shapeOf(asTyped(a))).toEqual(a)
      },
    ),
  )
})
test('the picture holds the boundary, the scale and the first corner, and its title cannot break out', () => {
  const svg = areaSvg(shapeOf(square), 'Area of condition 2 <script>&"')
  expect(svg).toContain('<title>Area of condition 2 &lt;script&gt;&amp;&quot;</title>')
  expect(svg).toContain('Corner 1: 51.27000, 0.52000')
  expect(svg).toMatch(/>\d+ (?:m|km)<\/text>/)
  expect(svg).toMatch(/<path d="M[\d. L]+Z" fill="#b10e1e"/)
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
})
test('an area is drawn for a condition, its words stay the condition, and the map can be taken away', () => {
  let file = readyToSubmit()
  file = after(file, people.officer, 'addCondition', {
    on: mainOf(file).id,
    input: { code: 'P1A', roads: 'High Street\nMill Lane\nthe A229', inInterim: 'no' },
  })
  const c = file.draftConditions.at(-1)
  expect(c).toMatchObject({ isArea: true, boundary: 'High Street, Mill Lane and the A229', shape: null })
  const on = c?.id ?? ''
  const boundary = 'High Street, Mill Lane and the A229, including those roads'
  const bad = ask(file, people.officer, 'drawArea', { on, input: { boundary, corners: '51.27, 0.52' } })
  expect(refusalsOf(bad).map(r => r.field)).toEqual(['corners'])
  const wordless = ask(file, people.officer, 'drawArea', { on, input: { boundary: '', corners: square } })
  expect(refusalsOf(wordless).map(r => r.field)).toEqual(['boundary'])
  file = after(file, people.officer, 'drawArea', { on, input: { boundary, corners: square } })
  expect(file.draftConditions.at(-1)).toMatchObject({ boundary, text: c?.text, shape: { type: 'Polygon' }, version: 2 })
  file = after(file, people.officer, 'removeArea', { on })
  expect(file.draftConditions.at(-1)).toMatchObject({ boundary, shape: null })
})

test('a sealed condition has the map of its draft only while the court’s words are the draft’s', () => {
  let file = readyToSubmit()
  const on = file.draftConditions[0]?.id ?? ''
  file = after(file, people.officer, 'drawArea', { on, input: { boundary: 'Mill Lane', corners: square } })
  const [draft] = file.draftConditions
  const sealed = {
    id: 'sealed',
    orderId: 'order',
    fromVersion: 1,
    toVersion: null,
    number: 1,
    kind: 'prohibition' as const,
    text: draft?.text ?? '',
    locality: null,
    lastDay: null,
    libraryCode: null,
    checkMethod: null,
    checkEveryDays: null,
    checkerId: null,
    nextCheckOn: null,
  }
  expect(areaOfOrder(file, sealed)).toEqual(draft?.shape)
  expect(areaOfOrder(file, { ...sealed, text: `${sealed.text} At night.` })).toEqual(draft?.shape)
  expect(areaOfOrder(file, { ...sealed, text: 'You must not enter Bell Street.' })).toBeNull()
})
test('a condition that no longer covers an area loses its map', () => {
  let file = readyToSubmit()
  const on = file.draftConditions[0]?.id ?? ''
  file = after(file, people.officer, 'drawArea', { on, input: { boundary: 'Mill Lane', corners: square } })
  const input = { kind: 'prohibition', text: 'x', isArea: 'no', inInterim: 'no' }
  file = after(file, people.officer, 'changeCondition', { on, input })
  expect(file.draftConditions[0]).toMatchObject({ isArea: false, shape: null })
})
