import { sayPlace } from '../../kernel/place.ts'
import type { Chart } from './charts/chart.ts'
import type { FacilityAnswer } from './questions.ts'

/** The plant's country and those of its owners, lenders, suppliers and buyers, by how many ties each has. */
export function facilityMap(answer: FacilityAnswer): Chart | null {
  const { facility, ties } = answer
  if (facility === null) return null
  const standing = ties.filter(({ state }) => state === 'current' || state === 'non-binding')
  const counts = new Map<string, { count: number; receipts: string[]; says: string[] }>([
    [facility.country, { count: 1, receipts: [], says: ['the plant'] }],
  ])
  for (const { country, party, tie, receipts } of standing) {
    const own = counts.get(country) ?? { count: 0, receipts: [], says: [] }
    counts.set(country, {
      count: own.count + 1,
      receipts: [...own.receipts, ...receipts],
      says: [...own.says, `${party}, ${tie.replaceAll('-', ' ')}`],
    })
  }
  const others = [...counts.keys()].filter((country) => country !== facility.country)
  return {
    name: 'ties',
    title:
      others.length === 0
        ? `Nobody abroad stands behind ${facility.name} on record`
        : `Behind ${facility.name} in ${sayPlace(facility.country)} stand ${others.map(sayPlace).join(', ')}`,
    subtitle: 'Ties on record by country: the plant itself, its owners, lenders, suppliers and buyers',
    receipts: answer.receipts.filter(({ id }) => standing.some((tie) => tie.receipts.includes(id))),
    drawing: {
      kind: 'map',
      unit: 'none',
      breaks: [1, 2, 3, 4, 5],
      places: [...counts].map(([place, { count, receipts, says }]) => ({
        place,
        name: sayPlace(place),
        value: count,
        receipts,
        note: says.join('; '),
      })),
    },
  }
}
