import type { TradeAnswer } from '../../../answers/trade/shapes.ts'
import type { Sheet, SheetTable } from '../sheet.ts'
import { sayNumber } from './words.ts'

const millions = (value: number | null): string => (value === null ? '' : sayNumber(value / 1e6, 1))
const tonnes = (kilograms: number | null): string => (kilograms === null ? 'not stated' : sayNumber(kilograms / 1000, 1))
const price = (value: number | null): string => (value === null ? '' : sayNumber(value, 2))

export function tradeSheet(answer: TradeAnswer): Sheet {
  const { code, definition, world, concentration, imports } = answer
  return {
    title: `HS ${code.code}${code.title === null ? '' : `: ${code.title}`}`,
    lines: [
      ...(definition === null
        ? []
        : [
            `${definition.publisher}${definition.release === '' ? '' : ` ${definition.release}`}, ${definition.from === definition.to ? definition.from : `${definition.from} to ${definition.to}`}, ${definition.series}`,
            definition.says,
          ]),
      ...(world === null
        ? []
        : [
            `Value ${millions(world.value)} million US dollars, weight ${tonnes(world.quantity)} t${world.unitValue === null ? '' : `, ${price(world.unitValue)} US dollars a kg`}`,
          ]),
      ...(concentration === null
        ? []
        : [
            `HHI of exporters ${sayNumber(concentration.hhi, 0)}, largest ${sayNumber(concentration.cr1)} %, largest three ${sayNumber(concentration.cr3)} %`,
          ]),
      ...(imports === null ? [] : [imports.says]),
    ],
    tables: [
      ...(definition === null
        ? []
        : [partners('Exporters', answer.exporters), partners('Importers', answer.importers), flowTable(answer)]),
      ...(answer.mirror === null ? [] : [mirrorTable(answer.mirror)]),
      ...(answer.years.length > 1 ? [yearTable(answer)] : []),
      ...(answer.months.length === 0 ? [] : [monthTable(answer)]),
    ],
    notes: [
      ...answer.warnings,
      ...(imports === null ? [] : [`Import with: ${imports.commands.join(' or ')}`, `From: ${imports.addresses.join(' , ')}`]),
    ],
  }
}

const partners = (title: string, rows: TradeAnswer['exporters']): SheetTable => ({
  title,
  columns: [
    { head: 'Place', share: 3 },
    { head: 'Share, %', number: true },
    { head: 'Million USD', share: 1.5, number: true },
    { head: 't', share: 1.5, number: true },
    { head: 'USD/kg', number: true },
  ],
  rows: rows.map((row) => [row.name, sayNumber(row.share), millions(row.value), tonnes(row.quantity), price(row.unitValue)]),
  empty: 'None.',
})

const flowTable = ({ flows }: TradeAnswer): SheetTable => ({
  title: 'Largest flows',
  columns: [
    { head: 'From', share: 2 },
    { head: 'To', share: 2 },
    { head: 'Year' },
    { head: 'Million USD', share: 1.5, number: true },
    { head: 't', share: 1.5, number: true },
    { head: 'USD/kg', number: true },
    { head: 'Receipt and line', share: 2 },
  ],
  rows: flows.map((flow) => [
    flow.exporterName,
    flow.importerName,
    String(flow.year),
    millions(flow.value),
    tonnes(flow.quantity),
    `${price(flow.unitValue)}${flow.outlier === null ? '' : ` ${flow.outlier}!`}`,
    `${flow.receipt} ${flow.line}`,
  ]),
  empty: 'None.',
})

const mirrorTable = ({ pairs, says }: NonNullable<TradeAnswer['mirror']>): SheetTable => ({
  title: `Both customs, largest gaps. ${says}`,
  columns: [
    { head: 'From', share: 2 },
    { head: 'To', share: 2 },
    { head: 'Exporter, million USD', share: 1.5, number: true },
    { head: 'Importer, million USD', share: 1.5, number: true },
    { head: 'Gap', share: 1.5, number: true },
    { head: 'Ratio', number: true },
  ],
  rows: pairs.map((pair) => [
    pair.exporterName,
    pair.importerName,
    millions(pair.exporterSays.value),
    millions(pair.importerSays.value),
    millions(pair.gap),
    `${price(pair.ratio)}${pair.beyondFreight ? ' !' : ''}`,
  ]),
  empty: 'None.',
})

const yearTable = ({ years }: TradeAnswer): SheetTable => ({
  title: 'Years',
  columns: [
    { head: 'Year' },
    { head: 'Million USD', share: 1.5, number: true },
    { head: 't', share: 1.5, number: true },
    { head: 'USD/kg', number: true },
    { head: 'HHI', number: true },
    { head: 'Largest exporter', share: 2 },
    { head: 'Table', share: 2 },
  ],
  rows: years.map((year) => [
    String(year.year),
    millions(year.value),
    tonnes(year.quantity),
    price(year.unitValue),
    year.hhi === null ? '' : sayNumber(year.hhi, 0),
    year.topName === null ? '' : `${year.topName} ${sayNumber(year.topShare)} %`,
    year.series,
  ]),
  empty: 'None.',
})

/** The latest months; all of them are in the JSON. */
const shownMonths = 24

const monthTable = ({ months }: TradeAnswer): SheetTable => ({
  title: months.length > shownMonths ? `The latest ${shownMonths} of ${months.length} monthly figures` : 'Months',
  columns: [
    { head: 'Month' },
    { head: 'Goods', share: 3 },
    { head: 'From' },
    { head: 'To', share: 1.5 },
    { head: 'Million USD', share: 1.5, number: true },
    { head: 't', share: 1.5, number: true },
    { head: 'Receipt', share: 2 },
  ],
  rows: months
    .slice(-shownMonths)
    .map((row) => [
      row.month,
      row.goods,
      row.exporter,
      row.importerName,
      millions(row.value),
      tonnes(row.quantity),
      row.receipts[0] ?? '',
    ]),
  empty: 'None.',
})
