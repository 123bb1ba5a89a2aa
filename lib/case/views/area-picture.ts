import { type AreaShape, cornersInMetres, cornersOf, drawnOver, sizeInWords, sizeOf } from './areas.ts'
import { sketchRoads } from './sketch-ground.ts'

/** An area drawn without a map server: its boundary on a grid with coordinates, a scale and north. */

const [wide, tall, edge, foot] = [600, 420, 56, 40]
const escapeText = (text: string) =>
  text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
/** A round length of about this much: 1, 2 or 5 and noughts. */
const roundLength = (about: number) => {
  const power = 10 ** Math.floor(Math.log10(Math.max(about, 1)))
  return power * ([5, 2, 1].find(n => n * power <= about) ?? 1)
}
const metres = (n: number) => (n >= 1000 ? `${n / 1000} km` : `${n} m`)

interface Frame {
  scale: number
  left: number
  top: number
}
function frameOf(shape: AreaShape): Frame {
  const size = sizeOf(shape)
  const scale = Math.min(
    (wide - 2 * edge) / Math.max(size.width, 1),
    (tall - edge - 2 * foot) / Math.max(size.height, 1),
  )
  return {
    scale,
    left: (wide - size.width * scale) / 2,
    top: edge / 2 + (tall - edge - 2 * foot - size.height * scale) / 2,
  }
}
/** The roads of the bundled ground that the picture of an area shows, each with where its name stands. */
function roadsShown(shape: AreaShape, { scale, left, top }: Frame) {
  const taken: (readonly [number, number])[] = []
  const isFree = ([x, y]: readonly [number, number]) =>
    taken.every(([x2, y2]) => Math.abs(x - x2) > 110 || Math.abs(y - y2) > 16)
  return sketchRoads.flatMap(({ name, bends }) => {
    const points = drawnOver(shape, bends).map(([x, y]) => [left + x * scale, top + y * scale] as const)
    const along = points.slice(1).flatMap(([x2, y2], n) => {
      const [x1, y1] = points[n] ?? [x2, y2]
      return Array.from({ length: 60 }, (_, k) => [x1 + ((x2 - x1) * k) / 60, y1 + ((y2 - y1) * k) / 60] as const)
    })
    const inside = along.filter(([x, y]) => x > 20 && x < wide - 20 && y > 14 && y < tall - foot - 6)
    const places = [0.33, 0.5, 0.67, 0.2, 0.8, 0.1, 0.9]
      .map(share => inside[Math.floor(inside.length * share)])
      .filter(at => at !== undefined)
    const label = places.find(isFree) ?? places[0]
    if (label) taken.push(label)
    return label ? [{ name, points, label }] : []
  })
}
/** An area as SVG for the page and for paper. The title is read out where it is shown; `at` is said at its foot in place of the first corner. */
export function areaSvg(shape: AreaShape, title: string, at?: string): string {
  const frame = frameOf(shape)
  const { scale } = frame
  const offset = [frame.left, frame.top] as const
  const points = cornersInMetres(shape).map(([x, y]) => [offset[0] + x * scale, offset[1] + y * scale] as const)
  const step = roundLength(140 / scale)
  const grid = step * scale
  const lines: string[] = []
  for (let x = offset[0] % grid; x <= wide; x += grid)
    lines.push(`<path d="M${x.toFixed(1)} 0V${tall - foot}" stroke="#b1b4b6" stroke-width="1"/>`)
  for (let y = offset[1] % grid; y <= tall - foot; y += grid)
    lines.push(`<path d="M0 ${y.toFixed(1)}H${wide}" stroke="#b1b4b6" stroke-width="1"/>`)
  const corners = cornersOf(shape)
  const labels = points.map(([x, y], n) => {
    const few = corners.length <= 12
    return few
      ? `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5" fill="#b10e1e"/><text x="${(x + 6).toFixed(1)}" y="${(y - 5).toFixed(1)}" font-size="13" fill="#0b0c0c" stroke="#ffffff" stroke-width="3" paint-order="stroke">${n + 1}</text>`
      : ''
  })
  const roads = roadsShown(shape, frame)
  const ways = roads.map(
    r =>
      `<path d="${r.points.map(([x, y], n) => `${n ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')}" fill="none" stroke="#6f777b" stroke-width="5" stroke-linejoin="round"/>`,
  )
  const names = roads.map(
    ({ name, label: [x, y] }) =>
      `<text x="${x.toFixed(1)}" y="${(y - 6).toFixed(1)}" font-size="13" text-anchor="middle" fill="#0b0c0c" stroke="#ffffff" stroke-width="4" paint-order="stroke">${escapeText(name)}</text>`,
  )
  const path = points.map(([x, y], n) => `${n ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  const [lng, lat] = corners[0] ?? [0, 0]
  const base = tall - 14
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" width="${wide}" height="${tall}" font-family="DejaVu Sans, Arial, sans-serif">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="${wide}" height="${tall}" fill="#ffffff"/>`,
    ...lines,
    ...ways,
    `<path d="${path}Z" fill="#b10e1e" fill-opacity="0.12" stroke="#b10e1e" stroke-width="3" stroke-linejoin="round"/>`,
    ...labels,
    ...names,
    `<rect y="${tall - foot}" width="${wide}" height="${foot}" fill="#ffffff"/>`,
    `<path d="M12 ${base - 12}v8h${grid.toFixed(1)}v-8" fill="none" stroke="#0b0c0c" stroke-width="2"/>`,
    `<text x="${(20 + grid).toFixed(1)}" y="${base}" font-size="13" fill="#0b0c0c">${metres(step)}</text>`,
    `<text x="${wide - 40}" y="${base}" font-size="13" fill="#0b0c0c" text-anchor="end">${at ?? `Corner 1: ${lat.toFixed(5)}, ${lng.toFixed(5)}`}</text>`,
    `<path d="M${wide - 20} ${base}V${base - 20}m-5 7l5 -7l5 7" fill="none" stroke="#0b0c0c" stroke-width="2"/>`,
    `<text x="${wide - 20}" y="${base - 26}" font-size="12" fill="#0b0c0c" text-anchor="middle">N</text>`,
    `<rect x="0.5" y="0.5" width="${wide - 1}" height="${tall - 1}" fill="none" stroke="#505a5f"/>`,
    '</svg>',
  ].join('')
}

/** What stands under the picture on paper: its size, and the roads that it shows by name. */
export function mapSays(number: number, shape: AreaShape): string {
  const roads = roadsShown(shape, frameOf(shape)).map(r => r.name)
  return [
    `Map of the area of condition ${number}.`,
    sizeInWords(shape),
    roads.length ? `Roads and water shown: ${roads.join(', ')}.` : '',
    'The words are the condition; the map is its picture.',
  ]
    .filter(Boolean)
    .join(' ')
}
