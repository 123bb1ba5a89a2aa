import type { Point } from './areas.ts'

/**
 * Invented ground for the demonstration, bundled so that a map needs no server. It lies in the Irish Sea, where no area that a
 * force draws can fall on it.
 */
export interface Road {
  name: string
  /** [longitude, latitude] of each bend. */
  bends: Point[]
}

const [longitude, latitude] = [-4.2, 53.8]
/** A point so many metres east and north of the market cross of Aldermere. */
export const groundAt = (east: number, north: number): Point => [
  Math.round((longitude + east / 65_672) * 1e6) / 1e6,
  Math.round((latitude + north / 111_195) * 1e6) / 1e6,
]
const road = (name: string, ...metres: [number, number][]): Road => ({
  name,
  bends: metres.map(([east, north]) => groundAt(east, north)),
})

export const sketchRoads: readonly Road[] = [
  road('A402', [-1400, 720], [-200, 690], [1500, 600]),
  road('Station Road', [760, 1100], [730, 100], [720, -1000]),
  road('Mill Lane', [-1200, -400], [50, -470], [1300, -510]),
  road('River Wend', [-720, 1200], [-650, 300], [-720, -200], [-640, -1100]),
  road('High Street', [-1000, 130], [40, 110], [1200, 90]),
  road('Church Street', [-420, 696], [-430, 120], [-440, -442]),
  road('Chapel Street', [40, 110], [55, -180], [60, -470]),
  road('Wharf Street', [-650, 340], [-120, 380], [-90, 688]),
  road('Church Road, Thornfold', [4000, -600], [4060, 160], [4040, 900]),
  road('School Lane', [4055, 120], [4330, 140], [4600, 110]),
  road('Weir Road', [3500, -120], [4320, -90], [4700, -140]),
]
