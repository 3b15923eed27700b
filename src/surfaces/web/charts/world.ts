import { createRequire } from 'node:module'
import { geoArea, geoCentroid, geoEqualEarth, geoPath, type GeoPermissibleObjects } from 'd3-geo'
import countries from 'i18n-iso-countries/index.js'
import { feature, merge, mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'

type Atlas = Topology<{ countries: GeometryCollection }>

/** The outlines of the world at a drawing's width, as path data in its units. */
export interface World {
  readonly height: number
  /** All land as one piece, and the borders within it; countries are drawn over it. */
  readonly ground: string
  readonly borders: string
  /** One country's outline; undefined where the atlas has none at this scale. */
  outline(place: string): string | undefined
  /** Where a country too small to be seen gets its dot; undefined where even the finer atlas has no such country. */
  spot(place: string): readonly [x: number, y: number] | undefined
}

/** Natural Earth's countries at two scales: the coarse one is drawn, the finer one only says where small states lie. */
interface Atlases {
  readonly coarse: Atlas
  readonly byPlace: ReadonlyMap<string, GeometryObject>
  readonly centres: ReadonlyMap<string, readonly [number, number]>
}

const alpha3 = (id: string | number | undefined): string | undefined =>
  id === undefined ? undefined : countries.numericToAlpha3(String(id).padStart(3, '0'))

/** Smaller than this on the sphere (steradians; about 30,000 square kilometres), a country is a dot. */
const smallestArea = 0.00075

let read: Atlases | undefined

/** Read when the first map is drawn; a desk that shows none pays nothing. */
function atlases(): Atlases {
  if (read !== undefined) return read
  const require = createRequire(import.meta.url)
  const coarse = require('world-atlas/countries-110m.json') as Atlas
  const fine = require('world-atlas/countries-50m.json') as Atlas
  const centres = new Map<string, readonly [number, number]>()
  const areas = new Map<string, number>()
  // Outlying territories carry the number of their state; the largest piece is the state.
  for (const shape of feature(fine, fine.objects.countries).features) {
    const [place, area] = [alpha3(shape.id), geoArea(shape)]
    if (place === undefined || area <= (areas.get(place) ?? 0)) continue
    areas.set(place, area)
    centres.set(place, geoCentroid(shape))
  }
  const isSmall = (place: string): boolean => (areas.get(place) ?? 0) < smallestArea
  const byPlace = new Map(
    coarse.objects.countries.geometries.flatMap((geometry): [string, GeometryObject][] => {
      const place = alpha3(geometry.id)
      return place === undefined || isSmall(place) ? [] : [[place, geometry]]
    }),
  )
  read = { coarse, byPlace, centres }
  return read
}

/** Nobody mines Antarctica, and it would take a fifth of the picture. */
const leftOut = '010'

const worlds = new Map<number, World>()

/** The world in the Equal Earth projection, `width` units wide, where areas can be compared by eye. Worked out once a width. */
export function worldAt(width: number): World {
  const found = worlds.get(width) ?? projected(width)
  worlds.set(width, found)
  return found
}

function projected(width: number): World {
  const { coarse, byPlace, centres } = atlases()
  const geometries = coarse.objects.countries.geometries.filter(({ id }) => String(id) !== leftOut)
  const whole = { type: 'GeometryCollection' as const, geometries }
  const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(width, feature(coarse, whole))
  const path = geoPath(projection).digits(1)
  const [, [, height]] = path.bounds(feature(coarse, whole))
  const drawn = (object: GeoPermissibleObjects): string => path(object) ?? ''
  const outlines = new Map([...byPlace].map(([place, geometry]) => [place, drawn(feature(coarse, geometry))]))
  return {
    height: Math.ceil(height) + 2,
    ground: drawn(merge(coarse, geometries as Parameters<typeof merge>[1])),
    borders: drawn(mesh(coarse, whole, (a, b) => a !== b)),
    outline: (place) => outlines.get(place),
    spot(place) {
      const centre = centres.get(place)
      return centre === undefined ? undefined : (projection([...centre]) ?? undefined)
    },
  }
}
