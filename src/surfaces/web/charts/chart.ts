import type { ReceiptRow } from '../../../answers/parts.ts'

/**
 * A chart before it is drawn: plain data. The picture, the table beside it, the spoken alternative and the files are all
 * made from this one value, so that they cannot tell different numbers.
 */
export interface Chart {
  /** Unique on its page; names the chart in addresses and files: letters, digits and hyphens. */
  readonly name: string
  /** The finding, as a sentence without a full stop: `China holds 69% of mining`. */
  readonly title: string
  /** What is counted: unit, period and definition. */
  readonly subtitle: string
  /** Receipts of what is drawn; publishers, editions and licences of the source line are read from them. */
  readonly receipts: readonly ReceiptRow[]
  /** How the numbers came about where they are not the publisher's own: "Shares computed from tonnes of the same edition". */
  readonly note?: string | undefined
  readonly drawing: Drawing
}

/**
 * Which colour a mark has. `lead` is the place or series the chart is about, `rest` the others, `other` a remainder that is
 * not broken down; the others tell apart up to five more. A tone is never the only sign: marks are labelled too.
 */
export const tones = ['lead', 'second', 'third', 'fourth', 'fifth', 'sixth', 'rest', 'other'] as const
export type Tone = (typeof tones)[number]

/** A number with its interval and receipts. `null` (or anything not finite) is unknown: it is never drawn as zero. */
export interface Amount {
  readonly value: number | null
  readonly low?: number | null | undefined
  readonly high?: number | null | undefined
  /** Ids of receipts, most telling first. */
  readonly receipts?: readonly string[] | undefined
  /** One remark for the table: "computed", "as printed: >90". */
  readonly note?: string | undefined
}

/** One moment of a series. `x` is a year, or a count of months (year × 12 + month − 1) where the axis says `month`. */
export interface Point extends Amount {
  readonly x: number
  readonly projected?: boolean | undefined
}

export interface Series {
  readonly name: string
  readonly tone?: Tone | undefined
  readonly points: readonly Point[]
}

/** Series over time. Missing moments stay gaps, intervals become bands, what is projected is dashed. */
export interface LineDrawing {
  readonly kind: 'line'
  /** As `sayAmount` knows it: `percent`, `t_REO`, `USD`. */
  readonly unit: string
  readonly axis?: 'year' | 'month' | undefined
  readonly series: readonly Series[]
  /** Where the vertical axis begins; default zero (or the lowest number below it). */
  readonly from?: number | undefined
}

export interface BarPart extends Amount {
  /** Names the part in the legend and the table of stacked bars; one bar of one part needs none. */
  readonly name?: string | undefined
  readonly tone?: Tone | undefined
}

export interface BarRow {
  readonly label: string
  readonly parts: readonly BarPart[]
}

/** Horizontal bars, stacked where a row has several parts. An unknown part is said in words, not drawn as nothing. */
export interface BarDrawing {
  readonly kind: 'bars'
  readonly unit: string
  readonly rows: readonly BarRow[]
  /** What a full bar is (100 for shares): what the known parts leave open of it is hatched as not stated. */
  readonly whole?: number | undefined
}

export interface ColumnPart extends Amount {
  /** Parts with one key in neighbouring columns are joined by a band. */
  readonly key: string
  readonly name: string
  readonly tone: Tone
}

export interface StageColumn {
  readonly title: string
  /** Definition in few words: "all rare earths, 2024, USGS". */
  readonly note: string
  /** In percent of the stage, largest first or in any order that helps. */
  readonly parts: readonly ColumnPart[]
  /** Why there are no parts; the column is then hatched. */
  readonly none?: string | undefined
  /** Address behind the column's title, on the page only. */
  readonly href?: string | undefined
}

/** Wholes of 100 percent side by side; bands join one place through the stages and are not flows of material. */
export interface ColumnsDrawing {
  readonly kind: 'columns'
  readonly columns: readonly StageColumn[]
}

export interface FlowNode {
  readonly id: string
  readonly name: string
  readonly tone?: Tone | undefined
}

export interface FlowLink extends Amount {
  readonly from: string
  readonly to: string
  readonly tone?: Tone | undefined
}

/** Amounts that go from the nodes of one column to those of the next (sankey). Ids are unique over all columns. */
export interface FlowDrawing {
  readonly kind: 'flow'
  readonly unit: string
  readonly columns: readonly { readonly title: string; readonly nodes: readonly FlowNode[] }[]
  readonly links: readonly FlowLink[]
}

export interface MapPlace extends Amount {
  /** ISO 3166-1 alpha-3; what is no country (`EU`, `OTHER`) stands in the table and in the line below the map. */
  readonly place: string
  readonly name: string
}

/** The world in classes of one number. Places listed without a number are hatched; zero is a class of its own. */
export interface MapDrawing {
  readonly kind: 'map'
  readonly unit: string
  readonly places: readonly MapPlace[]
  /** Lower bounds of the classes above zero, ascending; default 1, 5, 10, 25, 50 for percent, else five round steps. */
  readonly breaks?: readonly number[] | undefined
}

export interface DotRow extends Amount {
  readonly label: string
  /** Second line of the label: the definition's edition, a verdict in a word. */
  readonly detail?: string | undefined
  readonly tone?: Tone | undefined
}

/** One dot a row with its interval, against one or two numbers drawn as lines through all rows. */
export interface DotDrawing {
  readonly kind: 'dots'
  readonly unit: string
  readonly rows: readonly DotRow[]
  readonly marks?: readonly { readonly label: string; readonly value: number }[] | undefined
  /** Where the axis begins and ends; default zero (shares: 0 to 100) and the largest number. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** A point of two numbers; its own amount is the one that goes up. */
export interface ScatterPoint extends Amount {
  readonly label: string
  readonly across: Amount
  readonly tone?: Tone | undefined
}

/** Points by two numbers, both with intervals. A point without one of them stands in the table only. */
export interface ScatterDrawing {
  readonly kind: 'scatter'
  readonly across: { readonly title: string; readonly unit: string }
  readonly up: { readonly title: string; readonly unit: string }
  readonly points: readonly ScatterPoint[]
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export type Drawing = LineDrawing | BarDrawing | ColumnsDrawing | FlowDrawing | MapDrawing | DotDrawing | ScatterDrawing

/** A picture is laid out twice: for a wide column and for a telephone. Both are in the page; style shows one. */
export const shapes = ['wide', 'narrow'] as const
export type Shape = (typeof shapes)[number]

/** Units of the drawing's own system a shape is wide; type is 14 or 13 of them, so it stays legible when scaled a little. */
export const widthOf: Readonly<Record<Shape, number>> = { wide: 900, narrow: 380 }
