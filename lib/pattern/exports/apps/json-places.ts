import { epochOf, type Told, type When } from '../message-row.ts'
import type { Place } from '../row.ts'
import type { AppForm } from './app-form.ts'
import { isObject, type JsonObject, listOf, words } from './json-elements.ts'

const at = (value: unknown): When | undefined => {
  const epoch = epochOf(value)
  return epoch !== undefined ? { epoch } : typeof value === 'string' && value ? { text: value } : undefined
}
/** A place on earth, or nothing: 91° north is a fault of the file. */
export function placeAt(lat: unknown, lon: unknown, accuracy?: unknown): Place | undefined {
  const [y, x, r] = [Number(lat), Number(lon), Number(accuracy)]
  if (lat === null || lon === null || lat === '' || lon === '' || !(Math.abs(y) <= 90) || !(Math.abs(x) <= 180))
    return undefined
  return { lat: y, lon: x, ...(accuracy !== undefined && accuracy !== '' && r >= 0 ? { accuracy: r } : {}) }
}
const e7 = (o: JsonObject | undefined): Place | undefined =>
  o && o.latitudeE7 !== undefined && o.longitudeE7 !== undefined
    ? placeAt(Number(o.latitudeE7) / 1e7, Number(o.longitudeE7) / 1e7, o.accuracy ?? o.accuracyMetres)
    : undefined
/** "51.5074°, -0.1278°" or "geo:51.5074,-0.1278". */
export function placeIn(text: unknown, accuracy?: unknown): Place | undefined {
  const m = /^(?:geo:)?\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*°?/.exec(words(text))
  return m ? placeAt(m[1], m[2], accuracy) : undefined
}
const object = (value: unknown): JsonObject => (isObject(value) ? value : {})
const spot = (app: string, when: When | undefined, place: Place | undefined, text: string): Told[] =>
  place ? [{ when, place, text, kind: 'place', app }] : []
const until = (value: unknown) => (words(value) ? ` until ${words(value)}` : '')

/** Google’s location history: Records.json. */
export const fromRecords: AppForm = {
  kind: 'places',
  element: /^locations\/\*$/,
  is: e => 'latitudeE7' in e,
  instants: true,
  tell: e => spot('Google location history', at(e.timestamp ?? e.timestampMs), e7(e), words(e.source)),
}

/** Google’s older months: Semantic Location History. */
export const fromTimelineObjects: AppForm = {
  kind: 'places',
  element: /^timelineObjects\/\*$/,
  is: e => 'placeVisit' in e || 'activitySegment' in e,
  instants: true,
  tell: e => {
    const [visit, move] = [object(e.placeVisit), object(e.activitySegment)]
    const times = object(visit.duration ?? move.duration)
    const start = at(times.startTimestamp ?? times.startTimestampMs)
    const end = at(times.endTimestamp ?? times.endTimestampMs)
    const location = object(visit.location)
    const named = [words(location.name), words(location.address)].filter(Boolean).join(', ')
    const activity = words(move.activityType).toLowerCase().replaceAll('_', ' ')
    return [
      ...spot(
        'Google location history',
        start,
        e7(location),
        `Visit${named ? ` to ${named}` : ''}${until(times.endTimestamp)}`,
      ),
      ...spot(
        'Google location history',
        start,
        e7(object(move.startLocation)),
        `Set off${activity && `, ${activity}`}`,
      ),
      ...spot('Google location history', end, e7(object(move.endLocation)), `Arrived${activity && `, ${activity}`}`),
    ]
  },
}

/** A stretch of the timeline that a phone keeps itself, of Android (semanticSegments) or of an iPhone (a list). */
function segment(e: JsonObject): Told[] {
  const app = 'Google Timeline'
  const [start, end] = [at(e.startTime), at(e.endTime)]
  const candidate = object(object(e.visit).topCandidate)
  const place = placeIn(candidate.placeLocation) ?? placeIn(object(candidate.placeLocation).latLng)
  const semantic = words(candidate.semanticType).toLowerCase().replaceAll('_', ' ')
  const move = object(e.activity)
  const kind = words(object(move.topCandidate).type).toLowerCase().replaceAll('_', ' ')
  const end1 = (value: unknown) => placeIn(value) ?? placeIn(object(value).latLng)
  const path = listOf(e.timelinePath).flatMap((p): Told[] => {
    const point = object(p)
    const minutes = Number(point.durationMinutesOffsetFromStartTime)
    const begun = Date.parse(words(e.startTime))
    const when =
      point.time !== undefined
        ? at(point.time)
        : Number.isFinite(minutes) && Number.isFinite(begun)
          ? { epoch: begun / 1000 + minutes * 60 }
          : start
    return spot(app, when, placeIn(point.point), 'On the way')
  })
  return [
    ...spot(app, start, place, `Visit${semantic && semantic !== 'unknown' ? ` (${semantic})` : ''}${until(e.endTime)}`),
    ...spot(app, start, end1(move.start), `Set off${kind && `, ${kind}`}`),
    ...spot(app, end, end1(move.end), `Arrived${kind && `, ${kind}`}`),
    ...path,
  ]
}
export const fromTimeline: AppForm = {
  kind: 'places',
  element: /^(?:semanticSegments|rawSignals)\/\*$/,
  is: e => ('startTime' in e && ('visit' in e || 'activity' in e || 'timelinePath' in e)) || isObject(e.position),
  instants: true,
  tell: e => {
    const position = object(e.position)
    return position.LatLng !== undefined
      ? spot(
          'Google Timeline',
          at(position.timestamp),
          placeIn(position.LatLng, position.accuracyMeters),
          words(position.source),
        )
      : segment(e)
  },
}
export const fromOwnPhone: AppForm = {
  kind: 'places',
  element: /^\*$/,
  is: e => 'startTime' in e && ('visit' in e || 'activity' in e || 'timelinePath' in e),
  instants: true,
  tell: segment,
}
