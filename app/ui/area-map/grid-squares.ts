import type * as Leaflet from 'leaflet'

/** Squares of a plain grid with the coordinates of their corners: a map's stand-in that needs no server. */
export function gridSquares(L: typeof Leaflet): Leaflet.GridLayer {
  const Squares = L.GridLayer.extend({
    createTile(this: Leaflet.GridLayer & { _map: Leaflet.Map }, at: Leaflet.Coords) {
      const square = document.createElement('div')
      square.className = 'app-area-map__square'
      const size = this.getTileSize()
      const corner = this._map.unproject([at.x * size.x, at.y * size.y], at.z)
      square.textContent = `${corner.lat.toFixed(4)}, ${corner.lng.toFixed(4)}`
      square.setAttribute('aria-hidden', 'true')
      return square
    },
  })
  return new (Squares as unknown as new () => Leaflet.GridLayer)()
}
