import { Refusal } from '../../kernel/errors.ts'
import type { Day } from '../../kernel/day.ts'
import type { Desk } from '../operation.ts'
import type { ReceiptRow } from '../parts.ts'
import { tradeInput } from '../trade/shapes.ts'
import { trade } from '../trade/trade.ts'
import type { OnRecord } from './governance-on-record.ts'
import type { YearPoint } from './of-ledger.ts'
import type { Supply } from './supply.ts'

export interface TradeAsked {
  readonly code: string
  readonly year?: number | undefined
  readonly asOf?: Day | undefined
  readonly knownBy?: Day | undefined
}

/** Exporters of one good by value, as the strongest imported table has them. */
export interface TradedSupply {
  readonly supply: Supply
  readonly byYear: YearPoint[]
  readonly says: string
  readonly kind: 'measured' | 'derived'
  readonly year: number
  readonly publisher: string
  readonly release: string
  readonly receipts: readonly ReceiptRow[]
}

/** All exporters of a code: there are fewer countries than this. */
const everyExporter = 1000

/** Supply of a good in trade. Refuses with how to import a table where none has the code. */
export async function supplyOfTrade(desk: Desk, asked: TradeAsked, onRecord: OnRecord | null): Promise<TradedSupply> {
  const input = tradeInput.safeParse({ code: asked.code, year: asked.year, limit: everyExporter })
  if (!input.success) throw new Refusal('bad-input', `code: ${input.error.issues[0]?.message ?? 'is no HS code'}`)
  const answer = await trade.answer(desk, { ...input.data, asOf: asked.asOf, knownBy: asked.knownBy })
  const { definition } = answer
  if (definition === null || answer.exporters.length === 0)
    throw new Refusal('not-found', answer.imports?.says ?? `no table has exporters of ${asked.code}`)
  const receipts = answer.datasets.filter(({ series }) => series === definition.series).map(({ receipt }) => receipt)
  const kind = definition.flow === 'reconciled' ? 'derived' : 'measured'
  return {
    supply: {
      suppliers: answer.exporters.map(({ place, name, value }) => {
        const score = onRecord?.scores.get(place)
        return {
          place,
          name,
          amount: value,
          low: value,
          high: value,
          score: score?.value ?? null,
          trade: null,
          capacity: null,
          receipts: [...receipts, ...(score?.receipts ?? [])],
        }
      }),
      other: null,
      total: null,
      unit: 'USD',
      governance: onRecord === null ? null : { scale: onRecord.scale, from: onRecord.says },
      notes: [...answer.warnings],
      isStructure: true,
    },
    byYear: answer.years.map((point): YearPoint => {
      const hhi = point.hhi === null ? null : point.hhi / 10_000
      return {
        year: point.year,
        period: String(point.year),
        kind,
        scenario: null,
        edition: point.series,
        hhi,
        cr1: point.topShare === null ? null : point.topShare / 100,
        cr3: null,
        effective: hhi === null ? null : 1 / hhi,
        largest:
          point.top === null || point.topName === null || point.topShare === null
            ? null
            : { place: point.top, name: point.topName, share: point.topShare / 100 },
        receipts: [...receipts],
      }
    }),
    says: `concentration of exports of HS ${asked.code}${answer.code.title === null ? '' : ` (${answer.code.title})`} by value, ${definition.to}, ${definition.says}`,
    kind,
    year: definition.to,
    publisher: definition.publisher,
    release: definition.release,
    receipts: answer.receipts,
  }
}
