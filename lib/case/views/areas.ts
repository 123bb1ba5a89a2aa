/** Exclusion areas: the words are the condition, and this boundary is their picture. */

/** The boundary of an area as GeoJSON has it: one ring of [longitude, latitude], closed. */
export interface AreaShape {
  type: 'Polygon'
  coordinates: [number, number][][]
}
export type Point = [number, number]
export type Area = { ok: true; shape: AreaShape } | { ok: false; problems: string[] }

const most = 200
// The United Kingdom, beyond which an order has no effect.
const [west, east, south, north] = [-8.7, 1.8, 49.8, 60.9]

export const isInUnitedKingdom = ([lng, lat]: Point): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north

/** The ring of a shape without the corner that closes it. */
export const cornersOf = (shape: AreaShape): Point[] => (shape.coordinates[0] ?? []).slice(0, -1)

/** An area from what was typed or pasted: corners as ‘latitude, longitude’, one to a line, or GeoJSON. Every problem at once. */
export function areaFrom(typed: string): Area {
  const text = typed.trim()
  const read = /^[{[]/.test(text) ? fromGeoJson(text) : fromLines(text)
  if (!read.ok) return read
  const problems = problemsOf(read.corners)
  if (problems.length) return { ok: false, problems }
  const first = read.corners[0] as Point
  return { ok: true, shape: { type: 'Polygon', coordinates: [[...read.corners, first]] } }
}
/** An area written as it may be typed again. */
export const asTyped = (shape: AreaShape): string =>
  cornersOf(shape)
    .map(([lng, lat]) => `${lat.toFixed(6)}, ${lng.toFixed(6)}`)
    .join('\n')

type Read = { ok: true; corners: Point[] } | { ok: false; problems: string[] }
const roundDegrees = (n: number) => Math.round(n * 1e6) / 1e6

function fromLines(text: string): Read {
  const rows = text.split('\n').filter(line => line.trim())
  const corners: Point[] = []
  const problems: string[] = []
  for (const [n, line] of rows.entries()) {
    const found = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(line)
    if (found) corners.push([roundDegrees(Number(found[2])), roundDegrees(Number(found[1]))])
    else problems.push(`Line ${n + 1} must be a latitude and a longitude, like 51.27200, 0.52250`)
  }
  // Whoever goes back to the first corner has closed it already.
  const [first, last] = [corners[0], corners.at(-1)]
  if (corners.length > 3 && first && last && same(first, last)) corners.pop()
  return problems.length ? { ok: false, problems } : { ok: true, corners }
}

function fromGeoJson(text: string): Read {
  const readFailure = (problem: string): Read => ({ ok: false, problems: [problem] })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return readFailure('This looks like GeoJSON, but it cannot be read. Paste the whole of it')
  }
  const polygons = polygonsIn(value)
  if (polygons.length !== 1)
    return readFailure(
      polygons.length
        ? `It has ${polygons.length} areas. Give each condition one area`
        : 'It has no area. Give a GeoJSON Polygon',
    )
  const rings = polygons[0] as unknown[]
  if (rings.length !== 1) return readFailure('The area has a hole in it. Draw it without one')
  const ring = rings[0]
  const isRing = (r: unknown): r is number[][] =>
    Array.isArray(r) && r.every(p => Array.isArray(p) && p.length >= 2 && p.slice(0, 2).every(n => Number.isFinite(n)))
  if (!isRing(ring)) return readFailure('A corner must be a longitude and a latitude in numbers')
  const corners = ring.map(p => [roundDegrees(p[0] as number), roundDegrees(p[1] as number)] as Point)
  const [first, last] = [corners[0], corners.at(-1)]
  if (!first || !last || !same(first, last))
    return readFailure('The boundary is not closed: end it at its first corner')
  return { ok: true, corners: corners.slice(0, -1) }
}
/** The rings of every polygon in a GeoJSON value. */
function polygonsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const v = value as { type?: unknown; coordinates?: unknown; geometry?: unknown; features?: unknown }
  if (v.type === 'Polygon') return Array.isArray(v.coordinates) ? [v.coordinates] : []
  if (v.type === 'MultiPolygon') return Array.isArray(v.coordinates) ? v.coordinates : []
  if (v.type === 'Feature') return polygonsIn(v.geometry)
  return v.type === 'FeatureCollection' && Array.isArray(v.features) ? v.features.flatMap(polygonsIn) : []
}
const same = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1]

function problemsOf(corners: Point[]): string[] {
  if (corners.length < 3) return ['An area needs 3 corners or more']
  if (corners.length > most) return [`An area must have ${most} corners or fewer`]
  const outside = corners.findIndex(corner => !isInUnitedKingdom(corner))
  if (outside >= 0)
    return [`Corner ${outside + 1} is not in the United Kingdom. Write the latitude first, like 51.27200, 0.52250`]
  const twice = corners.findIndex((p, n) => corners.some((q, m) => m < n && same(p, q)))
  if (twice >= 0) return [`Corner ${twice + 1} is there twice`]
  const crossing = crossingOf(corners)
  if (crossing) return [`The side after corner ${crossing[0]} crosses the side after corner ${crossing[1]}`]
  return areaOf(corners) < 1 ? ['The corners are in one line, so there is no area'] : []
}

/** The first two sides that meet where they should not, counted from 1. */
function crossingOf(corners: Point[]): [number, number] | undefined {
  const n = corners.length
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const [a, b] = [corners[i] as Point, corners[(i + 1) % n] as Point]
      const [c, d] = [corners[j] as Point, corners[(j + 1) % n] as Point]
      const beside = j === i + 1 || (i === 0 && j === n - 1)
      // Sides that share a corner may still lie back along each other.
      if (beside ? foldsBack(a, b, c, d) : meet(a, b, c, d)) return [i + 1, j + 1]
    }
  return undefined
}
const turn = (a: Point, b: Point, c: Point) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
const within = (a: Point, b: Point, p: Point) =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])
function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [t1, t2, t3, t4] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (t1 !== t2 && t3 !== t4) return true
  return (
    (t1 === 0 && within(a, b, c)) ||
    (t2 === 0 && within(a, b, d)) ||
    (t3 === 0 && within(c, d, a)) ||
    (t4 === 0 && within(c, d, b))
  )
}
function foldsBack(a: Point, b: Point, c: Point, d: Point): boolean {
  const [from, shared, to] = same(b, c) ? [a, b, d] : [b, a, c]
  return turn(from, shared, to) === 0 && (within(from, shared, to) || within(shared, to, from))
}

// A degree of latitude in metres, and of longitude where the area is: close enough for an area that a person can walk.
const metresPerDegree = 111_195
const inMetres = (corners: readonly Point[]): Point[] => {
  const middle = corners.reduce((sum, p) => sum + p[1], 0) / corners.length
  const across = metresPerDegree * Math.cos((middle * Math.PI) / 180)
  const [lng0, lat0] = corners[0] ?? [0, 0]
  return corners.map(([lng, lat]) => [(lng - lng0) * across, (lat - lat0) * metresPerDegree])
}
const areaOf = (corners: Point[]): number => {
  const m = inMetres(corners)
  const twice = m.reduce((sum, [x, y], n) => {
    const [x2, y2] = m[(n + 1) % m.length] as Point
    return sum + x * y2 - x2 * y
  }, 0)
  return Math.abs(twice) / 2
}

export interface AreaSize {
  squareMetres: number
  longestSide: number
  /** Across and up, in metres. */
  width: number
  height: number
}
/** How large an area is, in whole metres. */
export function sizeOf(shape: AreaShape): AreaSize {
  const corners = cornersOf(shape)
  const m = inMetres(corners)
  const sides = m.map(([x, y], n) => {
    const [x2, y2] = m[(n + 1) % m.length] as Point
    return Math.hypot(x2 - x, y2 - y)
  })
  const span = (k: 0 | 1) => Math.max(...m.map(p => p[k])) - Math.min(...m.map(p => p[k]))
  return {
    squareMetres: Math.round(areaOf(corners)),
    longestSide: Math.round(Math.max(...sides)),
    width: Math.round(span(0)),
    height: Math.round(span(1)),
  }
}
const number = (n: number) => n.toLocaleString('en-GB')
/** ‘0.42 square kilometres (420,000 square metres). Longest side 830 metres.’ */
export function sizeInWords(shape: AreaShape): string {
  const { squareMetres, longestSide } = sizeOf(shape)
  const area =
    squareMetres < 10_000
      ? `${number(squareMetres)} square metres`
      : `${(squareMetres / 1_000_000).toFixed(2)} square kilometres (${number(squareMetres)} square metres)`
  return `${cornersOf(shape).length} corners. ${area}. Longest side ${number(longestSide)} metres.`
}
/** Points in metres on the same ground as an area's corners are drawn on: x to the east, y to the south of its north-west. */
export function drawnOver(shape: AreaShape, points: readonly Point[]): Point[] {
  const corners = cornersOf(shape)
  const own = inMetres(corners)
  const [left, top] = [Math.min(...own.map(p => p[0])), Math.max(...own.map(p => p[1]))]
  const middle = corners.reduce((sum, p) => sum + p[1], 0) / corners.length
  const across = metresPerDegree * Math.cos((middle * Math.PI) / 180)
  const [lng0, lat0] = corners[0] ?? [0, 0]
  return points.map(([lng, lat]) => [(lng - lng0) * across - left, top - (lat - lat0) * metresPerDegree])
}
/** The corners in metres from the north-west of the picture, for drawing: x to the east, y to the south. */
export function cornersInMetres(shape: AreaShape): Point[] {
  const m = inMetres(cornersOf(shape))
  const [left, top] = [Math.min(...m.map(p => p[0])), Math.max(...m.map(p => p[1]))]
  return m.map(([x, y]) => [x - left, top - y])
}
