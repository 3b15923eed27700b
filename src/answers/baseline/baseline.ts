import { Refusal } from '../../kernel/errors.ts'
import { imbalance } from '../../model/baseline/imbalance.ts'
import { chiSquareTail } from '../../model/reconciliation/chi-square.ts'
import { number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { askedPlace } from '../share/asked.ts'
import { baselineWorld } from './baseline-world.ts'
import { bySourceOf, comparedOf, flowsOf, observationsOf, outputsOf, shipmentsOf } from './rows.ts'
import { baselineInput, baselineOutput } from './shapes.ts'

export const baseline = operation({
  name: 'baseline',
  asks: 'Who mines, separates, makes metal and magnets, and ships to whom, so that everything balances, and which reports disagree?',
  input: baselineInput,
  output: baselineOutput,
  cli: { examples: ['baseline --element Dy', 'baseline --stage magnet', 'baseline --place Japan'] },
  rows: ({ outputs }) =>
    tableOf(
      outputs,
      [
        text('good', 'element, or grade of magnet', ({ good }) => good),
        text('stage', 'stage', ({ stage }) => stage),
        text('place', 'country, ISO 3166 alpha-3', ({ place }) => place),
        number('value', 'reconciled, tonnes a year', ({ value }) => value),
        number('sd', 'standard deviation', ({ sd }) => sd),
        number('share', 'fraction of the world', ({ share }) => share),
        number('adjustment', 'reconciled less what was thought beforehand', ({ adjustment }) => adjustment),
        text('class', 'what the balances make of it', (row) => row.class),
        text('ground', 'what the thought beforehand rests on', ({ ground }) => ground),
      ],
      () => [],
    ),
  async answer(desk, { element, stage, place, year, flag, limit, knownBy }) {
    const { world, baseline: found, receipts } = await baselineWorld(desk, { year, knownBy })
    const where = place === undefined ? undefined : place.toUpperCase() === 'OTHER' ? 'OTHER' : askedPlace(place)
    if (where !== undefined && !found.chain.places.includes(where))
      throw new Refusal(
        'not-found',
        `${where} is not told apart in the chain; it is part of OTHER. Told apart are ${found.chain.places.join(', ')}`,
      )
    // Grades that hold the element stand for it after metal.
    const goods = new Set(
      element === undefined
        ? []
        : [element, ...found.chain.book.grades.filter((each) => each.element === element).map(({ grade }) => grade)],
    )
    const isAsked = (row: { good: string; stage: string }): boolean =>
      (element === undefined || goods.has(row.good)) && (stage === undefined || row.stage === stage)
    const shares = await desk.ledger.figures({
      knownBy,
      minerals: ['rare_earths'],
      measures: ['production_share'],
      period: String(year),
    })
    const checked = observationsOf(found)
    const disagree = checked.filter(({ normalised }) => Math.abs(normalised) > flag)
    const assumed = found.provenance.filter(({ kind }) => kind === 'assumed').length
    const compared = comparedOf(
      found,
      shares.filter(({ kind }) => kind !== 'projected'),
    )
    const used = new Set(found.provenance.flatMap(({ source }) => source ?? []))
    const ids = [...new Set([...receipts, ...compared.flatMap((each) => each.receipts)])]
    return {
      year,
      unit: 't/yr' as const,
      outputs: outputsOf(found, (code) => code)
        .filter((row) => isAsked(row) && (where === undefined || row.place === where))
        .slice(0, limit),
      shipments: shipmentsOf(found)
        .filter((row) => isAsked(row) && (where === undefined || row.from === where || row.to === where))
        .slice(0, limit),
      flows: flowsOf(found, element),
      compared,
      disagree: disagree.slice(0, limit),
      bySource: bySourceOf(found),
      chi2: found.found.chi2,
      degreesOfFreedom: found.found.degreesOfFreedom,
      pValue: chiSquareTail(found.found.chi2, found.found.degreesOfFreedom),
      imbalance: imbalance(world),
      observations: found.provenance.length,
      balances: found.problem.balances.length,
      notes: [
        `${assumed} of ${found.provenance.length} observations are assumed, each with its reason and a wide spread; what nothing checks stays as assumed`,
        'yields and bills of contents are taken as exact, so their doubt is not in the standard deviations',
        'magnets reach who uses them or builds them in, not who buys the finished machine',
        ...(found.found.chi2 < found.found.degreesOfFreedom / 2
          ? ['chi-square is far below its degrees of freedom: the assumed spreads are wider than the disagreement']
          : []),
      ],
      sources: [...used].toSorted().flatMap((id) => {
        const source = desk.sources.get(id)
        return source === undefined ? [] : [{ id, publisher: source.publisher, title: source.title, url: source.url }]
      }),
      receipts: (await desk.receipts.getMany(ids, knownBy)).map(receiptRowOf),
    }
  },
})
