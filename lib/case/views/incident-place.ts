import type { PlaceExactness } from '../reference/codes/incidents.ts'
import { type AreaShape, isInUnitedKingdom, type Point } from './areas.ts'

/** Where an incident was, for a map: coordinates that stand in the words of its place, and how far off they may be. */

/** Metres round the point within which it happened. Where nobody said how exact the place is, it is taken as near. */
export const reach: Record<PlaceExactness, number> = { exact: 25, near: 150, area: 750 }

const written = /(?<![\d.])(\d{2}\.\d{2,})\s*[,\s]\s*(-?\d{1,2}\.\d{2,})(?![\d.])/

/** The point of [longitude, latitude] in degrees that the words of a place hold; undefined where they hold none in the United Kingdom. */
export function pointIn(place: string | null): Point | undefined {
  const found = place ? written.exec(place) : null
  const point: Point | undefined = found ? [Number(found[2]), Number(found[1])] : undefined
  return point && isInUnitedKingdom(point) ? point : undefined
}

/** The round area in which it happened: a ring of 36 corners, so many metres from the point. */
export function areaRound([lng, lat]: Point, exactness: PlaceExactness | null): AreaShape {
  const metres = reach[exactness ?? 'near']
  const [north, east] = [metres / 111_195, metres / (111_195 * Math.cos((lat * Math.PI) / 180))]
  const corners = Array.from({ length: 36 }, (_, n): Point => {
    const turn = (n * Math.PI) / 18
    return [lng + east * Math.sin(turn), lat + north * Math.cos(turn)]
  })
  return { type: 'Polygon', coordinates: [[...corners, corners[0] ?? [lng, lat]]] }
}
