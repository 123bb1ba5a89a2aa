'use client'

import 'leaflet/dist/leaflet.css'
import '@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css'
import type { Map as LeafletMap, Polygon } from 'leaflet'
import { useEffect, useRef, useState } from 'react'
import { areaFrom, asTyped, cornersOf, sizeInWords } from '../../../lib/case/views/areas.ts'
import { gridSquares } from './grid-squares.ts'

export interface AreaMapProps {
  /** The name of the form's control that holds the corners: what is typed and what is drawn are one. */
  field: string
  /** Where maps come from, as Leaflet writes it; with none, a plain grid is drawn. */
  tiles: { address: string; credit: string } | null
}

type Geoman = LeafletMap & {
  pm: {
    addControls: (o: object) => void
    setGlobalOptions: (o: object) => void
    setPathOptions: (o: object) => void
  }
}
type Editable = Polygon & { pm: { enable: (o?: object) => void } }
const england: [number, number] = [52.6, -1.5]
const red = { color: '#b10e1e', weight: 3, fillOpacity: 0.12 }

/** A map to draw an area on, bound to the text of its corners. Everything it does can also be typed. */
export function AreaMap({ field, tiles }: AreaMapProps) {
  const box = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')

  useEffect(() => {
    const here = box.current
    if (!here) return
    // The form draws its controls anew after each answer, so the one that stands now is asked for each time.
    const control = () => document.querySelector<HTMLTextAreaElement>(`textarea[name="${field}"]`)
    const corners = () => control()?.value ?? ''
    let map: Geoman | undefined
    let gone = false
    let onType: ((event: Event) => void) | undefined
    const draw = async () => {
      const L = (await import('leaflet')).default
      // The drawing tools add themselves to the Leaflet that they find here.
      Object.assign(window, { L })
      await import('@geoman-io/leaflet-geoman-free')
      if (gone) return
      // Squares that fade in cannot be read while they do.
      map = L.map(here, { attributionControl: tiles !== null, fadeAnimation: false }).setView(england, 6) as Geoman
      if (tiles) L.tileLayer(tiles.address, { attribution: tiles.credit, maxZoom: 20 }).addTo(map)
      else gridSquares(L).addTo(map)
      L.control.scale({ imperial: false }).addTo(map)
      map.pm.setPathOptions(red)
      map.pm.addControls({
        position: 'topleft',
        drawMarker: false,
        drawCircle: false,
        drawCircleMarker: false,
        drawPolyline: false,
        drawRectangle: false,
        drawText: false,
        cutPolygon: false,
        rotateMode: false,
        dragMode: false,
      })
      map.pm.setGlobalOptions({ allowSelfIntersection: false })

      let area: Editable | undefined
      const write = () => {
        const ring = (area?.getLatLngs()[0] ?? []) as { lat: number; lng: number }[]
        const typed = control()
        if (!typed) return
        typed.value = ring.map(p => `${p.lat.toFixed(6)}, ${p.lng.toFixed(6)}`).join('\n')
        // The form keeps what is typed, and listens for it here too.
        typed.dispatchEvent(new Event('input', { bubbles: true }))
        say()
      }
      const say = () => {
        const read = areaFrom(corners())
        setSaid(read.ok ? sizeInWords(read.shape) : corners().trim() ? (read.problems[0] ?? '') : '')
      }
      const follow = (layer: Editable) => {
        layer.on('pm:edit pm:markerdragend pm:vertexremoved', write)
        layer.on('pm:remove', () => {
          area = undefined
          write()
        })
      }
      const show = () => {
        say()
        const read = areaFrom(corners())
        if (!read.ok || !map) return
        area?.remove()
        area = L.polygon(
          cornersOf(read.shape).map(([lng, lat]): [number, number] => [lat, lng]),
          red,
        ).addTo(map) as Editable
        follow(area)
        map.fitBounds(area.getBounds().pad(0.3))
      }
      map.on('pm:create', event => {
        area?.remove()
        area = event.layer as Editable
        follow(area)
        write()
      })
      onType = event => {
        if (event.target !== control()) return
        const read = areaFrom(corners())
        if (!area || !read.ok || asTyped(read.shape) !== cornersText(area)) show()
      }
      document.addEventListener('change', onType)
      // The tools are links without an address: what each does is said, and a key presses it.
      for (const tool of here.querySelectorAll<HTMLElement>('.leaflet-buttons-control-button')) {
        const title = tool.parentElement?.getAttribute('title') ?? tool.querySelector('[title]')?.getAttribute('title')
        if (title) tool.setAttribute('aria-label', title)
      }
      show()
    }
    void draw()
    return () => {
      gone = true
      if (onType) document.removeEventListener('change', onType)
      map?.remove()
    }
  }, [field, tiles])

  return (
    <section aria-label="Map of the area">
      <div ref={box} className="app-area-map" />
      <p className="govuk-body-s" role="status">
        {said || 'Draw the area with the polygon tool, or type its corners below.'}
      </p>
    </section>
  )
}
const cornersText = (area: Polygon) =>
  ((area.getLatLngs()[0] ?? []) as { lat: number; lng: number }[])
    .map(p => `${p.lat.toFixed(6)}, ${p.lng.toFixed(6)}`)
    .join('\n')
