import { areaSvg } from '../../lib/case/views/area-picture.ts'
import { type AreaShape, sizeInWords } from '../../lib/case/views/areas.ts'

/** An area as its picture, with its size in words: the same drawing as on paper. */
export function AreaPicture({ shape, title }: { shape: AreaShape; title: string }) {
  const size = sizeInWords(shape)
  return (
    <figure className="app-area">
      {/* biome-ignore lint/performance/noImgElement: drawn here from numbers, nothing is fetched */}
      <img
        className="app-area__picture"
        src={`data:image/svg+xml,${encodeURIComponent(areaSvg(shape, title))}`}
        width={600}
        height={420}
        alt={`${title}, drawn on a grid. ${size}`}
      />
      <figcaption className="govuk-body-s">{size} The words are the condition; the map is its picture.</figcaption>
    </figure>
  )
}
