import { areaSvg } from '../../../../../lib/spo/area-picture.ts'
import { placeExactness } from '../../../../../lib/spo/codes.ts'
import { areaRound, pointIn, reach } from '../../../../../lib/spo/incident-place.ts'
import type { Incident } from '../../../../../lib/spo/records/pattern.ts'

/** Where it happened, as a round area as wide as the place is exact. Nothing where the place holds no coordinates. */
export function PlaceMap({ incident: i }: { incident: Pick<Incident, 'number' | 'place' | 'placeExact'> }) {
  const point = pointIn(i.place)
  if (!point) return null
  const title = `Place of incident ${i.number}`
  const [lng, lat] = point
  const within = `Within ${reach[i.placeExact ?? 'near']} metres of ${lat}, ${lng}`
  const exact = i.placeExact ? placeExactness[i.placeExact].label : 'How exact the place is was not recorded'
  return (
    <figure className="app-area">
      {/* biome-ignore lint/performance/noImgElement: drawn here from numbers, nothing is fetched */}
      <img
        className="app-area__picture"
        src={`data:image/svg+xml,${encodeURIComponent(areaSvg(areaRound(point, i.placeExact), title, `${lat}, ${lng}`))}`}
        width={600}
        height={420}
        alt={`${title}, drawn on a grid. ${within}`}
      />
      <figcaption className="govuk-body-s">
        {within}. {exact}.
      </figcaption>
    </figure>
  )
}
