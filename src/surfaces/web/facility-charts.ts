import { sayPlace } from '../../kernel/place.ts'
import type { Chart } from './charts/chart.ts'
import type { FacilityAnswer } from './questions.ts'
import { plural, sayDate } from './say.ts'

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** What was said about when something would happen, against when it was said: a line that climbs is a plan that slips. */
export function milestoneChart(answer: FacilityAnswer): Chart | null {
  const { milestones, facility } = answer
  if (milestones.length === 0 || facility === null) return null
  const groups = [...Map.groupBy(milestones, ({ milestone }) => milestone)]
  const slip = Math.max(0, ...milestones.map(({ slipMonths }) => slipMonths))
  const worst = milestones.find(({ slipMonths }) => slipMonths === slip)
  const year = (month: number): number => Math.round((100 * month) / 12) / 100
  return {
    name: 'dates',
    title:
      slip === 0
        ? `No slip on record in ${plural(milestones.length, 'date')} given`
        : `${worst?.milestone ?? ''} slipped by ${plural(slip, 'month')}`.replace(/^./, (first) => first.toUpperCase()),
    subtitle:
      'When it was to happen (years, up), by the day on which that was said (across); a climbing line is a plan that slips',
    receipts: answer.receipts.filter(({ id }) => milestones.some((each) => each.receipts.includes(id))),
    note: milestones
      .map(
        ({ milestone, said, due, met }) =>
          `${milestone}: on ${sayDate(said)} due ${sayDate(due)}${met === null ? '' : `, met ${sayDate(met)}`}`,
      )
      .join('; '),
    drawing: {
      kind: 'line',
      unit: 'none',
      axis: 'month',
      from: Math.floor(Math.min(...milestones.map(({ due }) => year(monthOf(due))))) - 1,
      series: groups.map(([name, group]) => ({
        name,
        points: group.map(({ said, due, receipts }) => ({ x: monthOf(said), value: year(monthOf(due)), receipts })),
      })),
    },
  }
}

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
