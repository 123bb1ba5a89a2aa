import type { Incident } from '../../../../../lib/case/records/pattern.ts'
import { placeExactness } from '../../../../../lib/case/reference/codes/incidents.ts'
import { areaSvg } from '../../../../../lib/case/views/area-picture.ts'
import { areaRound, pointIn, reach } from '../../../../../lib/case/views/incident-place.ts'

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
