import { placeAt } from '../apps/json-places.ts'
import { asksZone, type Export, type Format, type Opening } from '../export-file.ts'
import { outcomeFrom, rejectedRow, rowMaker, type Told } from '../message-row.ts'
import { CannotRead, type Outcome } from '../row.ts'
import { childText, type XmlNode, type XmlRecord, xmlRecords } from './xml-records.ts'

/** Tracks of GPX 1.0 and 1.1, and places of KML 2.2 with Google's tracks. */
const root = /<(?:\w+:)?(gpx|kml)[\s>]/
export const trackFormat: Format = {
  kinds: ['places'],
  kindOf: ({ text }) =>
    /^\s*(?:<\?xml|<!--|<(?:\w+:)?(?:gpx|kml))/.test(text) && root.test(text.slice(0, 8192)) ? 'places' : undefined,
  open: openTrack,
}
const points = new Set(['trkpt', 'wpt', 'rtept'])
const wants = (name: string) => points.has(name) || name === 'Placemark'

async function openTrack(opening: Opening): Promise<Export> {
  const app = root.exec(opening.sample.text)?.[1] === 'gpx' ? 'GPX track' : 'KML'
  let [timed, any, zoneless] = [false, false, false]
  for await (const outcomes of read(opening, app))
    for (const o of outcomes) {
      any = true
      if (o.is !== 'row') continue
      timed = true
      if (!/(?:Z|[+-]\d\d:?\d\d)\s*</.test(o.row.raw)) zoneless = true
    }
  if (!any) throw new CannotRead(`The ${app} file holds no places.`)
  if (!timed)
    throw new CannotRead(
      `The ${app} file says where, and not when: none of its places has a time; ask for the track as the device recorded it.`,
    )
  return {
    kind: 'places',
    timeZone: opening.timeZone,
    dates: null,
    headings: [],
    asks: zoneless ? asksZone(opening.options, opening.timeZone) : [],
    batches: () => read(opening, app),
  }
}

async function* read(opening: Opening, app: string): AsyncGenerator<Outcome[]> {
  const make = rowMaker(opening.clock, opening.options)
  for await (const { records } of xmlRecords(opening.source, wants))
    yield records.flatMap(record => {
      if (record.cut)
        return [rejectedRow(record.line, 1, record.raw, 'The place is cut short, or longer than any place is')]
      const told = record.node.name === 'Placemark' ? ofPlacemark(record, app) : [ofPoint(record.node, app)]
      if (!told.length) return [{ is: 'frame' as const, span: 1, line: record.line, raw: record.raw }]
      return told.map((t, i) =>
        t.place
          ? outcomeFrom(make, record.line, i ? 0 : 1, i ? '' : record.raw, t)
          : rejectedRow(
              record.line,
              i ? 0 : 1,
              record.raw.slice(0, 2000),
              'Its latitude and longitude are no place on earth',
            ),
      )
    })
}

const whenIn = (text: string) => (text ? { when: { text } } : { when: undefined })
const ofPoint = (node: XmlNode, app: string): Told => {
  const place = placeAt(node.attributes.lat ?? '', node.attributes.lon ?? '')
  const text = [childText(node, 'name'), childText(node, 'desc') || childText(node, 'cmt')].filter(Boolean).join(': ')
  return { ...whenIn(childText(node, 'time')), kind: 'place', app, text, ...(place ? { place } : {}) }
}

function all(node: XmlNode, name: string, found: XmlNode[] = []): XmlNode[] {
  for (const c of node.children) {
    if (c.name === name) found.push(c)
    all(c, name, found)
  }
  return found
}
const coordinate = (text: string | undefined) => {
  const [lon = '', lat = ''] = (text ?? '').trim().split(/[\s,]+/)
  return placeAt(lat, lon)
}
function ofPlacemark({ node }: XmlRecord, app: string): Told[] {
  const name = [
    childText(node, 'name'),
    childText(node, 'address'),
    childText(node, 'description').replace(/<[^<>]*>/g, ' '),
  ]
    .map(t => t.replace(/\s+/g, ' ').trim())
    .filter((t, i, list) => t && list.indexOf(t) === i)
    .join(': ')
    .slice(0, 1000)
  const tellPlace = (when: string, spot: string | undefined, text: string): Told => {
    const place = coordinate(spot)
    return { ...whenIn(when), kind: 'place', app, text, ...(place ? { place } : {}) }
  }
  const tracks = all(node, 'Track').flatMap(track => {
    const when = track.children.filter(c => c.name === 'when')
    const coord = track.children.filter(c => c.name === 'coord')
    return when.map((w, i) => tellPlace(w.text.trim(), coord[i]?.text, name))
  })
  if (tracks.length) return tracks
  const start = all(node, 'begin')[0]?.text.trim() || all(node, 'when')[0]?.text.trim() || ''
  const end = all(node, 'end')[0]?.text.trim()
  const point = all(node, 'Point')[0]
  const spot = point && childText(point, 'coordinates')
  if (spot) return [tellPlace(start, spot, `${name}${end ? ` until ${end}` : ''}`)]
  const line = all(node, 'LineString')[0]
  const path = line ? childText(line, 'coordinates').split(/\s+/).filter(Boolean) : []
  // A way has the time of its start and of its end, and none between.
  return path.length
    ? [tellPlace(start, path[0], `Set off: ${name}`), ...(end ? [tellPlace(end, path.at(-1), `Arrived: ${name}`)] : [])]
    : []
}
