import { baci, baciTidy, baciTop, baciValues } from './baci.ts'
import { chinaBlocs, chinaPartners, chinaTotals } from './china.ts'
import { comtradeApi, comtradeRaw, comtradeTidy } from './comtrade.ts'
import type { TradeForm } from './kind.ts'

/** Every form of trade table the desk reads. */
export const tradeForms: readonly TradeForm[] = [
  baci,
  baciTidy,
  baciTop,
  baciValues,
  comtradeApi,
  comtradeRaw,
  comtradeTidy,
  chinaPartners,
  chinaTotals,
  chinaBlocs,
]

/** Names of the columns in the first line of a file, without byte-order mark and quotes. */
export const headerIn = (firstLine: string): string[] =>
  firstLine
    .replace(/^\uFEFF/, '')
    .replace(/\r$/, '')
    .split(',')
    .map((name) => name.trim().replace(/^"(.*)"$/, '$1'))

/** The form a header belongs to. Exactly one form recognises a header, or none. */
export const formOf = (header: readonly string[]): TradeForm | undefined => tradeForms.find((form) => form.recognises(header))
