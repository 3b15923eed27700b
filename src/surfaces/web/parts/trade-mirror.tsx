import type { TradeAnswer } from '../questions.ts'
import { sayNumber } from '../say.ts'
import { usd } from './trade-words.ts'

type Mirror = NonNullable<TradeAnswer['mirror']>

/** What exporter and importer report of the same goods, side by side. */
export const TradeMirror = ({ mirror, tolerance }: { mirror: Mirror; tolerance: number }) => {
  const beyond = mirror.pairs.filter(({ beyondFreight }) => beyondFreight).length
  return (
    <section aria-labelledby="mirror-title">
      <h2 id="mirror-title">
        Both customs: {beyond} of the {mirror.pairs.length} widest gaps are more than freight
      </h2>
      <p class="small">
        {mirror.says} Marked where one report is more than {sayNumber(tolerance)} times the other.
      </p>
      <div class="scrolled" tabIndex={0} role="region" aria-label="What both customs report">
        <table>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" class="number">
                Exporter says
              </th>
              <th scope="col" class="number">
                Importer says
              </th>
              <th scope="col" class="number">
                Gap
              </th>
              <th scope="col" class="number">
                Ratio
              </th>
            </tr>
          </thead>
          <tbody>
            {mirror.pairs.map((pair) => (
              <tr>
                <th scope="row">{pair.exporterName}</th>
                <td>{pair.importerName}</td>
                {([pair.exporterSays, pair.importerSays] as const).map((says) => (
                  <td class="number">
                    <a href={`/receipt/${says.receipt}?line=${says.line}`}>{usd(says.value)}</a>
                  </td>
                ))}
                <td class="number">{usd(pair.gap).replace('$-', '−$')}</td>
                <td class="number">
                  {pair.ratio === null ? 'none' : sayNumber(pair.ratio < 1 ? pair.ratio : Math.round(pair.ratio * 100) / 100)}
                  {pair.beyondFreight ? <small> more than freight</small> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
