import type { Fault } from '../../kernel/read.ts'

/**
 * Who says so. `reconciled`: one figure for a pair, made by the publisher out of both reports (BACI). `export`, `import`: what
 * the exporter's or the importer's customs reported (Comtrade); the two seldom agree.
 */
export const flows = ['reconciled', 'export', 'import'] as const
export type FlowKind = (typeof flows)[number]

/** One trade flow of one good in one year or month, as one file gives it. */
export interface TradeRow {
  /** Line of the file from 1, or number of the element in a JSON list from 1. */
  readonly line: number
  /** HS code of six digits as a number, or a group of goods from `firstGroup` on. */
  readonly code: number
  readonly year: number
  /** 1 to 12, or 0 for the whole year. */
  readonly month: number
  readonly flow: FlowKind
  /** Area codes as Comtrade and BACI use them (M49 with exceptions); 0 is the world. */
  readonly exporter: number
  readonly importer: number
  /** US dollars. */
  readonly value: number
  /** Kilograms; null when the publisher does not state it. */
  readonly quantity: number | null
}

/** Groups of goods that a table names instead of an HS code. */
export const firstGroup = 1_000_000
export const groups = ['rare-earths', 'graphite', 'gallium-germanium', 'polysilicon'] as const

/**
 * What became of one row: kept; set aside because it repeats what another row says (a breakdown, a re-export); or quarantined
 * with the reason. Nothing is dropped without being counted.
 */
export type RowOutcome = { readonly row: TradeRow } | { readonly aside: string } | { readonly fault: Fault }

export const quarantined = (kind: string, says: string, line: number): RowOutcome => ({ fault: { kind, says, line } })
