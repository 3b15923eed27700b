import { overlaps, readPeriod } from '../../kernel/period.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { FigureQuery } from '../../ledger/ports.ts'

/** The figures that a query asks for, in the order given. A place matches the figure's subject, geography or counterpart. */
export function figuresAsked(figures: readonly Figure[], query: FigureQuery): Figure[] {
  const tests = testsOf(query)
  const asked = tests.length === 0 ? [...figures] : figures.filter((figure) => tests.every((test) => test(figure)))
  return query.limit === undefined ? asked : asked.slice(0, query.limit)
}

function testsOf(query: FigureQuery): ((figure: Figure) => boolean)[] {
  const tests: ((figure: Figure) => boolean)[] = []
  const { ids, minerals, stages, measures, places, basis, publisher, period } = query
  if (ids) tests.push(among(ids, (figure) => figure.id))
  if (minerals) tests.push(among(minerals, (figure) => figure.mineral))
  if (stages) tests.push(among(stages, (figure) => figure.stage))
  if (measures) tests.push(among(measures, (figure) => figure.measure))
  if (basis !== undefined) tests.push((figure) => figure.basis === basis)
  if (publisher !== undefined) tests.push((figure) => figure.publisher === publisher)
  if (places) {
    const wanted = new Set<string | null>(places)
    tests.push((figure) => wanted.has(figure.subject) || wanted.has(figure.geography) || wanted.has(figure.counterpart))
  }
  if (period !== undefined) {
    const asked = readPeriod(period)
    tests.push((figure) => {
      if (!asked.ok) return false
      const own = readPeriod(figure.period)
      return own.ok && overlaps(own.value, asked.value)
    })
  }
  return tests
}

function among(wanted: readonly string[], of: (figure: Figure) => string | null): (figure: Figure) => boolean {
  const set = new Set<string | null>(wanted)
  return (figure) => set.has(of(figure))
}
