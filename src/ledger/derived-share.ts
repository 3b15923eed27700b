import type { Figure } from './figure.ts'

const shareOf: Record<string, string> = {
  production: 'production_share',
  reserves: 'reserves_share',
  capacity: 'capacity_share',
}

/** Everything two figures must agree in before one may be divided by the other. */
const sameWhole = (figure: Figure): string =>
  [
    figure.sourceId,
    figure.measure,
    figure.mineral,
    figure.basis,
    figure.stage,
    figure.of,
    figure.period,
    figure.scenario,
    figure.unit,
  ].join('|')

/**
 * Shares of the publisher's own world total, one for each place it lists, with the two figures they were computed from.
 * Nothing is divided across editions, bases, periods or scenarios. Over a total printed as "more than", a share is "at most".
 */
export function derivedShares(figures: readonly Figure[]): Figure[] {
  const totals = new Map<string, Figure>()
  for (const figure of figures)
    if (figure.geography === 'WORLD' && figure.of === null && figure.measure in shareOf) totals.set(sameWhole(figure), figure)
  return figures.flatMap((figure): Figure[] => {
    const measure = shareOf[figure.measure]
    const total = totals.get(sameWhole(figure))
    if (measure === undefined || !total || total === figure || figure.geography === null) return []
    if (figure.value === null || total.value === null || total.value <= 0) return []
    if (figure.operator !== '=' || (total.operator !== '=' && total.operator !== '>')) return []
    const value = Number(((100 * figure.value) / total.value).toPrecision(12))
    const isBound = total.operator === '>'
    return [
      {
        ...figure,
        id: `${figure.id}.share`,
        measure,
        of: 'WORLD',
        unit: 'percent',
        kind: figure.kind === 'projected' ? 'projected' : 'derived',
        operator: isBound ? '<=' : '=',
        value,
        low: isBound ? 0 : value,
        high: value,
        receipts: [...new Set([...figure.receipts, ...total.receipts])],
        from: [figure.id, total.id],
        note: `${figure.value} of ${isBound ? 'more than ' : ''}${total.value} ${figure.unit}, the publisher's own world total.`,
      },
    ]
  })
}
